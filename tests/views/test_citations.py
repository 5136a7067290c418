from __future__ import annotations

from articles.models import Article, Outlet
from articles.views.citations import cite_claim, cite_row

LINK = "https://desk.example/rows/a/"


def test_quotation_marks_inside_are_single() -> None:
    article = Article(outlet=Outlet(name="Echo"), title="“No,” she said")
    assert cite_claim(article, 'He said "yes"', LINK) == f"Echo, “‘No,’ she said”: “He said 'yes'” Compared: {LINK}"


def test_an_article_of_which_nothing_is_known_is_cited_as_such() -> None:
    assert cite_claim(Article(), "It rained", LINK) == f"Source not known: “It rained” Compared: {LINK}"
    assert cite_claim(Article(file_name="a.txt"), "It rained", LINK).startswith("a.txt: ")


def test_a_row_that_was_never_compared_has_no_date() -> None:
    assert cite_row([], "The flood", None, LINK) == f"The flood: {LINK}"
