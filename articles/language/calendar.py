"""The words of the calendar, and the spans of days they can mean."""

from __future__ import annotations

import calendar
import datetime as dt
from typing import NamedTuple

from articles.domain import Precision


class Days(NamedTuple):
    """First and last day a date can mean, and how exactly it is told. Both None: unresolved."""

    precision: Precision
    earliest: dt.date | None = None
    latest: dt.date | None = None


MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
MONTH_NUMBERS = MONTHS | {name[:3]: number for name, number in MONTHS.items()} | {"sept": 9}
WEEKDAYS = {name.lower(): number for number, name in enumerate(calendar.day_name)}
WEEKDAY_NUMBERS = WEEKDAYS | {
    "mon": 0, "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6,
}  # fmt: skip
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""First month of a season, north of the equator."""
FIXED_FEASTS = {
    "christmas eve": (12, 24), "christmas day": (12, 25), "christmas": (12, 25), "boxing day": (12, 26),
    "new year's eve": (12, 31), "new year's day": (1, 1), "valentine's day": (2, 14), "halloween": (10, 31),
    "independence day": (7, 4), "the fourth of july": (7, 4), "bastille day": (7, 14), "may day": (5, 1),
    "veterans day": (11, 11),
}  # fmt: skip


def day(year: int, month: int, number: int) -> Days:
    """One day; unresolved where the calendar has no such day."""
    try:
        date = dt.date(year, month, number)
    except ValueError:
        return Days(Precision.DAY)
    return Days(Precision.DAY, date, date)


def month(year: int, number: int) -> Days:
    """A whole month."""
    return Days(Precision.MONTH, *_months(year, number, 1))


def year(number: int) -> Days:
    """A whole year."""
    return Days(Precision.YEAR, *_months(number, 1, 12))


def part_of_decade(first: int, part: str) -> Days:
    """Early, mid or late in a decade; all of it where nothing is told."""
    low, high = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}.get(part, (0, 9))
    return Days(Precision.DECADE, dt.date(first + low, 1, 1), dt.date(first + high, 12, 31))


def season(number: int, name: str) -> Days:
    """A season of a year. A winter belongs to the year in which it begins."""
    return Days(Precision.SEASON, *_months(number, SEASONS[name], 3))


def quarter(number: int, which: int) -> Days:
    """A quarter of a year."""
    return Days(Precision.SEASON, *_months(number, 3 * which - 2, 3))


def part_of_year(number: int, part: str) -> Days:
    """Early, mid or late in a year; the thirds overlap a little, as speakers do."""
    first, length = {"early": (1, 4), "mid": (5, 4), "late": (9, 4), "first half": (1, 6), "second half": (7, 6)}[part]
    return Days(Precision.SEASON, *_months(number, first, length))


def week_of(date: dt.date, weeks: int = 0) -> Days:
    """The week (Monday to Sunday) around a day, some weeks on."""
    monday = date - dt.timedelta(days=date.weekday()) + dt.timedelta(weeks=weeks)
    return Days(Precision.WEEK, monday, monday + dt.timedelta(days=6))


def part_of_month(year_: int, number: int, part: str) -> Days:
    """Early, mid or late in a month: ten days each."""
    first, last = _months(year_, number, 1)
    starts = {"early": (first.day, 10), "mid": (11, 20), "late": (21, last.day)}[part]
    return Days(Precision.WEEK, first.replace(day=starts[0]), first.replace(day=starts[1]))


def end_of_year(number: int) -> Days:
    """The last month."""
    return Days(Precision.MONTH, *_months(number, 12, 1))


def first_months(number: int, count: int) -> Days:
    """The first months of a year."""
    return Days(Precision.SEASON, *_months(number, 1, count))


def shifted_month(date: dt.date, by: int) -> Days:
    """The month some months on."""
    index = date.year * 12 + date.month - 1 + by
    return month(index // 12, index % 12 + 1)


def _months(year_: int, first: int, length: int) -> tuple[dt.date, dt.date]:
    """First and last day of a run of months."""
    last = first + length - 1
    last_year, last_month = year_ + (last - 1) // 12, (last - 1) % 12 + 1
    return dt.date(year_, first, 1), dt.date(last_year, last_month, calendar.monthrange(last_year, last_month)[1])
