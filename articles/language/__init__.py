"""Reading: from an article's text to claims with typed contents."""

from articles.language.reading import read

__all__ = ["read"]
