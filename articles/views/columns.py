"""The columns of a table: what stands at their heads, and the panel that orders and hides them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from articles.models import Article, ArticleState
from articles.query import TableQuery
from articles.stored import Stored
from articles.table import Column, Table

Params = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Head:
    """One column's head."""

    column: Column
    articles: tuple[Article, ...]
    reason: str
    """Why what isn't found here can't be called absent; empty when it can."""


@dataclass(frozen=True, slots=True)
class Act:
    """Something that can be done to a column."""

    name: str
    words: str
    query: str
    """The query string of the page with it done; empty where it can't be."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One outlet in the panel of columns."""

    name: str
    number: int
    """Its place in the story, which no move changes."""
    shown: bool
    acts: tuple[Act, ...]


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


def choices(table: Table, names: Sequence[str], query: TableQuery, params: Params) -> list[Choice]:
    """The panel's outlets, as the table shows them and then the hidden ones; `names` are all, in the story's order."""
    shown = [column.name for column in table.columns]
    numbers = {name: number for number, name in enumerate(names)}
    panel = _Panel(shown, numbers, {name: value for name, value in params.items() if name not in {"from", "rows"}})
    moving = [Choice(name, numbers[name], True, panel.moves(place)) for place, name in enumerate(shown)]
    hidden = [name for name in names if name in query.hidden]
    return moving + [Choice(name, numbers[name], False, (Act("show", "show", panel.showing(name)),)) for name in hidden]


@dataclass(frozen=True, slots=True)
class _Panel:
    """Makes the query strings."""

    shown: Sequence[str]
    numbers: Mapping[str, int]
    params: Params

    def moves(self, place: int) -> tuple[Act, ...]:
        return (
            Act("left", "← left", self.swapped(place - 1)),
            Act("right", "right →", self.swapped(place)),
            Act("hide", "hide", self.hidden(self.shown[place])),
        )

    def swapped(self, place: int) -> str:
        """With the column at `place` and the one after it swapped."""
        if not 0 <= place < len(self.shown) - 1:
            return ""
        order = [*self.shown[:place], self.shown[place + 1], self.shown[place], *self.shown[place + 2 :]]
        # The base stands before any order: a column that passes it takes that away.
        return self._with(order=self._shortest(order), **({} if place else {"base": []}))

    def hidden(self, name: str) -> str:
        return self._with(hide=[*self.params.get("hide", ()), name]) if len(self.shown) > 1 else ""

    def showing(self, name: str) -> str:
        return self._with(hide=[hidden for hidden in self.params.get("hide", ()) if hidden != name])

    def _with(self, **changed: Sequence[str]) -> str:
        return "?" + urlencode({**self.params, **changed}, doseq=True)

    def _shortest(self, order: Sequence[str]) -> Sequence[str]:
        """The names in front that it takes, where all others follow as in the story."""
        end = len(order) - 1
        while end and self.numbers[order[end - 1]] < self.numbers[order[end]]:
            end -= 1
        return order[:end]
