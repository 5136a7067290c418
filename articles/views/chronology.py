"""The days a story tells of, and when each outlet told of them, on one axis. No HTML, no database."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from articles.models import Article
from articles.table import TableRow
from articles.views.axes import Axis, day_axis
from articles.views.scales import Claims, Told, told_date

NEAR = 14
"""Days told of within this many days of the first and the last report are the story's own; others are background."""
MIDNIGHT = dt.time()


@dataclass(frozen=True, slots=True)
class Matter:
    """What is said to have happened on a day: a row, and the claims that date it so."""

    row: TableRow
    told: tuple[Told, ...]
    label: str
    """The row's own, or the words of a claim that only may belong to it."""

    @property
    def outlets(self) -> list[str]:
        """Who dates it so."""
        return list(dict.fromkeys(one.outlet for one in self.told))


@dataclass(frozen=True, slots=True)
class Day:
    """A day, or a longer time told as one, with all that is told of it. Places and widths in percent of the axis."""

    words: str
    low: float
    high: float
    matters: tuple[Matter, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """When an article was published."""

    article: Article
    low: float
    """Days, with fractions for hours; in UTC."""
    high: float
    """The same as `low` where the hour is known, else a day later."""
    changed_at: dt.datetime | None
    """When another text than the first was seen under its address."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Where something stands on an axis, in percent."""

    item: Day | Report
    start: float
    width: float


@dataclass(frozen=True, slots=True)
class Chronology:
    """A timeline of the event beside that of publication, and the background on an axis of its own."""

    axis: Axis | None
    """For the story's own days and for publication alike; None where neither is known."""
    days: tuple[Placed, ...]
    reports: tuple[Placed, ...]
    undated: tuple[Article, ...]
    """Articles whose publication is not known."""
    background_axis: Axis | None
    background: tuple[Placed, ...]


def chronology(
    rows: Iterable[TableRow],
    claims: Claims,
    articles: Sequence[Article],
    changed: Mapping[str, dt.datetime],
) -> Chronology:
    """Lay out a story's time.

    Args:
        rows: The whole table.
        claims: Its claims with their contents.
        articles: The story's articles.
        changed: {article key: when its text was last seen changed}.
    """
    reports = sorted((_report(a, changed.get(a.key)) for a in articles if a.published_at), key=lambda r: r.low)
    days = _days(rows, claims)
    near = [day for day in days if _is_near(day, reports)]
    far = [day for day in days if day not in near]
    axis, background_axis = _axis([*near, *reports]), _axis(far)
    return Chronology(
        axis,
        _placed(near, axis),
        _placed(reports, axis),
        tuple(article for article in articles if article.published_at is None),
        background_axis,
        _placed(far, background_axis),
    )


def _days(rows: Iterable[TableRow], claims: Claims) -> list[Day]:
    found: dict[tuple[float, float, str], dict[str, tuple[TableRow, list[Told]]]] = defaultdict(dict)
    for row, label, told in _dated(rows, claims):
        matters = found[told.low, told.high, told.meaning]
        matters.setdefault(label, (row, []))[1].append(told)
    return [
        Day(words, low, high, tuple(Matter(row, tuple(told), label) for label, (row, told) in matters.items()))
        for (low, high, words), matters in sorted(found.items(), key=lambda item: item[0])
    ]


def _dated(rows: Iterable[TableRow], claims: Claims) -> Iterator[tuple[TableRow, str, Told]]:
    for row in rows:
        for cell in row.cells:
            for one in cell.claims:
                claim = claims.get(one.claim.id)
                for date in claim.dates if claim else ():
                    if claim and (told := told_date(cell.column.name, one.position, claim, date)):
                        yield row, claim.text if one.suggested else row.label, told


def _is_near(day: Day, reports: Sequence[Report]) -> bool:
    return bool(reports) and reports[0].low - NEAR <= day.low and day.high <= reports[-1].high + NEAR


def _report(article: Article, changed_at: dt.datetime | None) -> Report:
    assert article.published_at  # noqa: S101 - asked for only where it is known
    moment = article.published_at.astimezone(dt.UTC)
    low = moment.toordinal() + (moment - dt.datetime.combine(moment, MIDNIGHT, dt.UTC)) / dt.timedelta(days=1)
    return Report(article, low, low + (article.published_offset is None), changed_at)


def _axis(items: Sequence[Day | Report]) -> Axis | None:
    return day_axis(min(item.low for item in items), max(item.high for item in items)) if items else None


def _placed(items: Iterable[Day | Report], axis: Axis | None) -> tuple[Placed, ...]:
    if axis is None:
        return ()
    places = [(item, axis.place(item.low), axis.place(item.high)) for item in items]
    return tuple(Placed(item, start, round(end - start, 2)) for item, start, end in places)
