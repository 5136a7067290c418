"""One app: outlets, stories, articles and the claims compared across them."""
