"""Citations as one puts them under a text. What is not known of an article is left out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from articles.models import Article

_INNER = str.maketrans({"“": "‘", "”": "’", '"': "'"})


def cite_claim(article: Article, words: str, permalink: str) -> str:
    """A claim with its source: outlet, headline, byline, date, words, the article's address, the row's permalink."""
    return f"{_source(article, words)} Compared: {permalink}"


def cite_row(claims: Iterable[tuple[Article, str]], story: str, compared: dt.datetime | None, permalink: str) -> str:
    """All claims of a row, one a line, and the row itself at last."""
    made = f", compared {_day(compared)}" if compared else ""
    return "\n".join([*(_source(article, words) for article, words in claims), f"{story}{made}: {permalink}"])


def _source(article: Article, words: str) -> str:
    published = article.published
    parts = [
        article.outlet.name if article.outlet else "",
        _quoted(article.title) if article.title else "",
        article.byline,
        _day(published) if published else "",
    ]
    source = ", ".join(part for part in parts if part) or article.file_name or "Source not known"
    return " ".join(filter(None, (f"{source}: {_quoted(words)}", article.url)))


def _quoted(words: str) -> str:
    """In quotation marks, with single ones for those inside."""
    return f"“{words.translate(_INNER)}”"


def _day(moment: dt.datetime) -> str:
    return f"{moment.day} {moment:%B %Y}"
