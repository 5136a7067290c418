"""What the forms of dates and times mean: from a match to days, given the day of publication.

A reader takes the match of its pattern (see `date_patterns`) and an anchor: when the article was published, and
whether the words before the date look ahead.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass

from articles.domain import Precision
from articles.language import calendar
from articles.language.calendar import MONTH_NUMBERS, WEEKDAY_NUMBERS, Days

_COUNTS = {
    "a": (1, 1), "an": (1, 1), "one": (1, 1), "two": (2, 2), "three": (3, 3), "four": (4, 4), "five": (5, 5),
    "six": (6, 6), "seven": (7, 7), "eight": (8, 8), "nine": (9, 9), "ten": (10, 10), "eleven": (11, 11),
    "twelve": (12, 12), "a couple": (2, 3), "a couple of": (2, 3), "a few": (2, 7), "few": (2, 7), "several": (3, 9),
    "some": (2, 9), "many": (3, 30),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a date is resolved against."""

    published: dt.date | None
    ahead: bool
    """The words before it look forward."""


Reader = Callable[["re.Match[str]", Anchor], Days]


def month_number(match: re.Match[str]) -> int:
    """1 to 12."""
    return MONTH_NUMBERS[match["month"].rstrip(" .").lower()]


def read_full(match: re.Match[str], anchor: Anchor) -> Days:
    """A day with month and year."""
    return calendar.day(int(match["year"]), month_number(match), int(match["day"]))


def read_iso(match: re.Match[str], anchor: Anchor) -> Days:
    """2025-02-03."""
    return calendar.day(int(match["year"]), int(match["number"]), int(match["day"]))


def read_slashed(match: re.Match[str], anchor: Anchor) -> Days:
    """Day and month in figures: the order is known only where one of them can't be a month, or both are the same."""
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    year += 2000 if year < 100 else 0
    readings = {calendar.day(year, second, first), calendar.day(year, first, second)}
    valid = [days for days in readings if days.earliest]
    if len(valid) > 1 and anchor.published:
        near = [days for days in valid if days.earliest and abs((days.earliest - anchor.published).days) <= 31]
        valid = near if len(near) == 1 else valid
    return valid[0] if len(valid) == 1 else Days(Precision.DAY)


def read_month_day(match: re.Match[str], anchor: Anchor) -> Days:
    """A day without its year: the latest past one, or the next."""
    if not anchor.published:
        return Days(Precision.DAY)
    years = [anchor.published.year + step for step in (-1, 0, 1)]
    candidates = [calendar.day(year, month_number(match), int(match["day"])) for year in years]
    return nearest(candidates, anchor) or Days(Precision.DAY)


def nearest(candidates: list[Days], anchor: Anchor) -> Days | None:
    """The latest past one, or the next one to come where the words look ahead."""
    published = anchor.published
    known = [days for days in candidates if days.earliest]
    if not published or not known:
        return None
    past = [days for days in known if days.earliest and days.earliest <= published]
    coming = [days for days in known if days.latest and days.latest >= published]
    if anchor.ahead and coming:
        return coming[0]
    return past[-1] if past else known[0]


def read_month_year(match: re.Match[str], anchor: Anchor) -> Days:
    """A month of a year."""
    return calendar.month(int(match["year"]), month_number(match))


def read_month_alone(match: re.Match[str], anchor: Anchor) -> Days:
    """'In June', 'last June'."""
    return month_alone(month_number(match), (match.groupdict().get("which") or "").lower(), anchor)


def month_alone(number: int, which: str, anchor: Anchor) -> Days:
    """A month without its year: the latest past one, or the next where the words look ahead."""
    published = anchor.published
    if not published:
        return Days(Precision.MONTH)
    past_year = published.year - (number > published.month)
    if which == "last":
        return calendar.month(past_year - (number == published.month), number)
    if which == "next" or (not which and anchor.ahead and number != published.month):
        return calendar.month(published.year + (number <= published.month), number)
    return calendar.month(published.year if which == "this" else past_year, number)


_THIRDS = {"early": ("early", "start", "beginning"), "mid": ("mid",), "late": ("late", "end")}


def read_part_of_month(match: re.Match[str], anchor: Anchor) -> Days:
    """'Mid-July', 'the end of January', with or without the year."""
    days = read_month_year(match, anchor) if match["year"] else read_month_alone(match, anchor)
    if not days.earliest:
        return Days(Precision.WEEK)
    return calendar.part_of_month(days.earliest.year, days.earliest.month, part_of(match["early"].lower()))


def read_month_relative_year(match: re.Match[str], anchor: Anchor) -> Days:
    """'June last year', '12 June last year'."""
    if not anchor.published:
        return Days(Precision.DAY if match["day"] else Precision.MONTH)
    year = anchor.published.year + STEP[match["which"].lower()]
    if match["day"]:
        return calendar.day(year, month_number(match), int(match["day"]))
    return calendar.month(year, month_number(match))


STEP = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1, "following": 1}


def read_weekday(match: re.Match[str], anchor: Anchor) -> Days:
    """'On Monday', 'next Friday', 'Wednesday week'."""
    published = anchor.published
    if not published:
        return Days(Precision.DAY)
    which = (match["which"] or "").lower()
    behind = (published.weekday() - WEEKDAY_NUMBERS[match["weekday"].rstrip(".").lower()]) % 7
    is_ahead = anchor.ahead or bool(match["week"])
    if which in {"next", "coming", "this coming"} or (which != "last" and is_ahead):
        behind = behind - 7 if behind or which else 0
    elif which == "last" and behind == 0:
        behind = 7
    weeks = 7 if match["week"] else 0
    date = published - dt.timedelta(days=behind - weeks)
    return Days(Precision.DAY, date, date)


_DAYSTEPS = {
    "yesterday": -1,
    "today": 0,
    "tonight": 0,
    "overnight": -1,
    "tomorrow": 1,
    "last night": -1,
    "last evening": -1,
}


def read_relative_day(match: re.Match[str], anchor: Anchor) -> Days:
    """'Yesterday', 'tonight'."""
    if not anchor.published:
        return Days(Precision.DAY)
    date = anchor.published + dt.timedelta(days=_DAYSTEPS.get(match["when"].lower(), 0))
    return Days(Precision.DAY, date, date)


def read_relative_unit(match: re.Match[str], anchor: Anchor) -> Days:
    """'Last week', 'this summer', 'early next year'."""
    step, name = STEP[match["which"].lower()], match["unit"].lower()
    published = anchor.published
    if not published:
        return Days(PRECISIONS.get(name, Precision.SEASON))
    if name in {"week", "weekend"}:
        return _week(published, step, weekend=name == "weekend")
    if name == "month":
        return calendar.shifted_month(published, step)
    if name in calendar.SEASONS:
        return _relative_season(published, step, name)
    days = calendar.year(published.year + step)
    part = (match["early"] or "").lower()
    return calendar.part_of_year(published.year + step, part) if part in {"early", "late", "mid"} else days


def _week(published: dt.date, step: int, *, weekend: bool) -> Days:
    if not weekend:
        return calendar.week_of(published, step)
    back = (published.weekday() - 5) % 7
    is_weekend = published.weekday() >= 5
    saturday = published - dt.timedelta(days=back)
    if step > 0 or (step == 0 and not is_weekend):
        saturday += dt.timedelta(weeks=1)
    elif step < 0 and is_weekend:
        saturday -= dt.timedelta(weeks=1)
    return Days(Precision.DAY, saturday, saturday + dt.timedelta(days=1))


def _relative_season(published: dt.date, step: int, name: str) -> Days:
    days = calendar.season(published.year - (name == "winter" and published.month <= 2), name)
    if step < 0 and days.latest and days.latest >= published:
        days = calendar.season(published.year - 1, name)
    elif step > 0 and days.earliest and days.earliest <= published:
        days = calendar.season(published.year + 1, name)
    return days


PRECISIONS = {
    "second": Precision.TIME, "minute": Precision.TIME, "hour": Precision.TIME, "day": Precision.DAY,
    "night": Precision.DAY, "week": Precision.WEEK, "weekend": Precision.WEEK, "month": Precision.MONTH,
    "year": Precision.YEAR, "decade": Precision.DECADE, "century": Precision.DECADE, "centurie": Precision.DECADE,
}  # fmt: skip
UNIT_DAYS = {"day": 1.0, "night": 1.0, "week": 7.0, "weekend": 7.0, "month": 30.44, "year": 365.25, "decade": 3652.5}


def read_ago(match: re.Match[str], anchor: Anchor) -> Days:
    """So many units before publication; the span is as wide as the unit is coarse."""
    unit = match["unit"].lower()
    precision = PRECISIONS[unit]
    if not anchor.published or unit.startswith("centur"):
        return Days(precision)
    low, high = count_of(match["count"])
    if unit in {"second", "minute", "hour"}:
        hours = high if unit == "hour" else 0
        return Days(precision, anchor.published - dt.timedelta(days=1 + hours // 24), anchor.published)
    if low == high == int(low):
        return _unit_ago(anchor.published, unit, int(low))
    first, last = (before(anchor.published, count * UNIT_DAYS[unit]) for count in (high, low))
    return Days(precision, first, last)


def _unit_ago(published: dt.date, unit: str, count: int) -> Days:
    """The day, week, month or year so many units back; a decade ago is a year, too."""
    if unit in {"year", "decade"}:
        number = published.year - count * (10 if unit == "decade" else 1)
        return calendar.year(number) if number > 0 else Days(Precision.YEAR)
    if unit == "month":
        return calendar.shifted_month(published, -count)
    date = before(published, count * UNIT_DAYS[unit])
    if date is None:
        return Days(PRECISIONS[unit])
    return Days(Precision.DAY, date, date) if unit in {"day", "night"} else calendar.week_of(date)


def before(date: dt.date, days: float) -> dt.date | None:
    """So many days before a day; None before all years."""
    try:
        return date - dt.timedelta(days=round(days))
    except OverflowError:
        return None


def count_of(words: str) -> tuple[float, float]:
    """Lowest and highest number that 'three' or 'a few' can mean."""
    words = words.lower()
    return _COUNTS[words] if words in _COUNTS else (float(words), float(words))


def read_unresolved(match: re.Match[str], anchor: Anchor) -> Days:
    """What the sentence alone does not place."""
    unit = (match.groupdict().get("unit") or "day").lower()
    return Days(PRECISIONS.get(unit, Precision.DAY))


def read_clock_time(match: re.Match[str], anchor: Anchor) -> Days:
    """A time of day; its day comes from the context."""
    return Days(Precision.TIME)


def read_year(match: re.Match[str], anchor: Anchor) -> Days:
    """A year, or a part of one ('late 2022')."""
    number, part = int(match["year"]), (match["early"] or "").lower()
    if not part:
        return calendar.year(number)
    if "end" in part:
        return calendar.end_of_year(number)
    return calendar.part_of_year(number, part_of(part))


def part_of(words: str) -> str:
    """The part of a year or month that some words tell: 'the beginning of' is early."""
    known = next((key for key in ("first half", "second half") if key in words), "")
    return known or next(name for name, forms in _THIRDS.items() if any(form in words for form in forms))


def read_weekend(match: re.Match[str], anchor: Anchor) -> Days:
    """'The weekend': the last one, or the next where the words look ahead."""
    if not anchor.published:
        return Days(Precision.WEEK)
    saturday = anchor.published - dt.timedelta(days=(anchor.published.weekday() - 5) % 7)
    if anchor.ahead and anchor.published.weekday() < 5:
        saturday += dt.timedelta(weeks=1)
    return Days(Precision.DAY, saturday, saturday + dt.timedelta(days=1))


def read_feast(match: re.Match[str], anchor: Anchor) -> Days:
    """'Christmas Eve', with or without its year."""
    number, day = calendar.FIXED_FEASTS[match["feast"].lower().replace("’", "'")]
    if match["year"]:
        return calendar.day(int(match["year"]), number, day)
    if not anchor.published:
        return Days(Precision.DAY)
    years = [anchor.published.year + step for step in (-1, 0, 1)]
    return nearest([calendar.day(year, number, day) for year in years], anchor) or Days(Precision.DAY)
