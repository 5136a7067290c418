"""Clocks: whether two times of day, each told on a clock of its own, can be one moment."""

from __future__ import annotations

import re

from articles.domain import DateMention

from .sides import Side, days_apart

_ZONE = re.compile(r"\b(GMT|UTC|EST|EDT|CET|CEST|BST|PST|PDT|ET|local time)\b")


def hours_apart(x: DateMention, y: DateMention) -> bool:
    """Both tell the time of one day, and no time fits both."""
    mine, theirs = _hours(x.time), _hours(y.time)
    return bool(mine and theirs) and not any(a[0] <= b[1] and b[0] <= a[1] for a in mine for b in theirs)


def _hours(time: str) -> list[tuple[float, float]]:
    """The hours of a day that a time may mean, with half an hour of room; none where it tells too little."""
    hour, colon, minute = time.partition(":")
    if not colon:
        return [_PARTS[time]] if time in _PARTS else []
    told = int(hour) + int(minute) / 60
    moments = [told] if len(hour) == 2 else [told % 12, told % 12 + 12]
    return [(moment - _ROOM, moment + _ROOM) for moment in moments]


_ROOM = 0.5
_PARTS = {
    "dawn": (3.0, 9.0),
    "morning": (0.0, 12.0),
    "noon": (11.0, 13.0),
    "lunchtime": (11.0, 15.0),
    "afternoon": (12.0, 19.0),
    "evening": (16.0, 24.0),
}
"""Parts of the day in hours; a night belongs to two days."""


def one_moment(x: DateMention, y: DateMention, a: Side, b: Side) -> bool:
    """Read on two clocks, the two may be one: their hours say so, or they are neighbouring days without hours."""
    hours = _hours(x.time), _hours(y.time)
    if not all(hours):
        return not days_apart(x, y, by=1)
    shift = (b.zone or 0.0) - (a.zone or 0.0) if a.zone is not None and b.zone is not None else None
    days = 24.0 * ((y.earliest - x.earliest).days if x.earliest and y.earliest else 0)
    between = [days + late - early for early, _ in hours[0] for _, late in hours[1]]
    least = [days + early - late for _, late in hours[0] for early, _ in hours[1]]
    room = _DAY_APART if shift is None or _names_zone(a) or _names_zone(b) else abs(shift)
    return any(low <= room and high >= -room for low, high in zip(least, between, strict=True))


_DAY_APART = 14.0
"""Hours between two clocks, at the most."""


def two_clocks(a: Side, b: Side) -> bool:
    """One moment may fall on two days: a zone is named on one side, or the articles are dated in different zones."""
    return _names_zone(a) or _names_zone(b) or (a.zone is not None and b.zone is not None and a.zone != b.zone)


def _names_zone(side: Side) -> bool:
    return bool(_ZONE.search(side.text, side.claim.start, side.claim.end))
