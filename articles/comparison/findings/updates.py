"""Updates: counts that went on, and counts of another time."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from articles.comparison.lexicon import ACCUMULATING, DWINDLING, SYNONYMS
from articles.domain import DateMention, Precision, Quantity, Role

from .sides import Side, days_apart
from .words import QUOTED_BY_THE_MINUTE

_RUNNING = 14 * 86400.0
"""Counts of an event that goes on are compared as updates when published within two weeks of each other."""
_ONE_HOUR = 3600.0
_ONE_DAY = 86400.0
_WORD = re.compile(r"[^\W\d_]+")


def is_update(mine: Quantity, theirs: Quantity, a: Side, b: Side) -> bool:
    """A count of something that went on, told later."""
    first, second = as_of(a), as_of(b)
    if first and second:
        return days_apart(first, second)
    if not _accumulates(mine, a) and not _accumulates(theirs, b):
        return False
    times = _told_at(a, first), _told_at(b, second)
    if times[0] is None or times[1] is None:
        return False
    gap = times[1] - times[0]
    told_apart = abs(gap) >= (_ONE_HOUR if a.timed and b.timed else _ONE_DAY)
    onwards = (theirs.value - mine.value) * gap > 0 or any(_dwindles(*one) for one in ((mine, a), (theirs, b)))
    return told_apart and abs(gap) <= _RUNNING and onwards


def moves_all_day(quantity: Quantity, side: Side) -> bool:
    """A price or an index: each figure is of its own moment."""
    subjects = {word for part in side.arguments(Role.SUBJECT) for word in _WORD.findall(part.text.lower())}
    words = subjects | {quantity.head, quantity.relation}
    return bool({word.removesuffix("s") for word in words} & QUOTED_BY_THE_MINUTE) and quantity.unit != ""


def _told_at(side: Side, as_of: DateMention | None) -> float | None:
    """The moment a count is for: the end of the day it names, else when it was published."""
    if as_of and as_of.latest:
        return dt.datetime.combine(as_of.latest, dt.time(), dt.UTC).timestamp()
    return side.published


def _accumulates(quantity: Quantity, side: Side) -> bool:
    words = {quantity.relation, quantity.head, SYNONYMS.get(quantity.relation, "")}
    if side.claim.predicate:
        words.update(side.claim.predicate.lemma.split())
    return bool(words & (ACCUMULATING | DWINDLING))


def _dwindles(quantity: Quantity, side: Side) -> bool:
    return bool({quantity.relation, side.claim.predicate.lemma if side.claim.predicate else ""} & DWINDLING)


def as_of(side: Side) -> DateMention | None:
    """The time for which the claim tells the state of things."""
    return next((date for date in side.claim.dates if date.as_of and date.earliest and date.latest), None)


def different_times(a: Side, b: Side) -> bool:
    """Not of one time: two events, two years of a statistic, or one side tells of a year that is over."""
    mine, theirs = ([date for date in _when(side) if not date.as_of and date.earliest] for side in (a, b))
    if mine and theirs:
        return all(days_apart(x, y) for x in mine for y in theirs)
    return any(years_ago(date, a) for date in mine) or any(years_ago(date, b) for date in theirs)


def _when(side: Side) -> Iterable[DateMention]:
    """Its dates; where it has none, those of its sentence before it: 'in 2016 a shed burned, and two died'."""
    if side.claim.dates:
        return side.claim.dates
    within = (
        claim for claim in side.siblings if claim.sentence == side.claim.sentence and claim.end <= side.claim.start
    )
    return [date for claim in within for date in claim.dates]


def years_ago(date: DateMention, side: Side) -> bool:
    """Told of a year that was over when the article was published: what has no date is of the present."""
    if date.precision is not Precision.YEAR or not date.latest or side.published is None:
        return False
    return date.latest < dt.datetime.fromtimestamp(side.published, dt.UTC).date()
