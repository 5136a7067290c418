"""What stands at the head of a column: the outlet's articles and why something in it can't be told."""

from __future__ import annotations

from dataclasses import dataclass

from articles.models import Article, ArticleState
from articles.stored import Stored
from articles.table import Column, Table


@dataclass(frozen=True, slots=True)
class Head:
    """One column's head."""

    column: Column
    articles: tuple[Article, ...]
    reason: str
    """Why what isn't found here can't be called absent; empty when it can."""


def heads(table: Table, stored: Stored) -> list[Head]:
    """The heads of a table's columns, in their order."""
    by_key = {article.key: article for article in stored.articles}
    return [_head(column, tuple(by_key[document.id] for document in column.documents)) for column in table.columns]


def why_unknown(article: Article) -> str:
    """Why an article's silence says nothing; empty when it does."""
    if article.pending:
        return "not read yet"
    if article.state == ArticleState.FAILED:
        return "could not be read"
    if article.revision and article.revision.unreadable:
        return "not readable"
    return "only part of the text" if article.partial else ""


def _head(column: Column, articles: tuple[Article, ...]) -> Head:
    reasons = dict.fromkeys(filter(None, map(why_unknown, articles)))
    return Head(column, articles, ", ".join(reasons))
