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


def _month_number(match: re.Match[str]) -> int:
    return MONTH_NUMBERS[match["month"].rstrip(" .").lower()]


def read_full(match: re.Match[str], anchor: Anchor) -> Days:
    """A day with month and year."""
    return calendar.day(int(match["year"]), _month_number(match), int(match["day"]))


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
    candidates = [calendar.day(year, _month_number(match), int(match["day"])) for year in years]
    return _nearest(candidates, anchor) or Days(Precision.DAY)


def _nearest(candidates: list[Days], anchor: Anchor) -> Days | None:
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
    return calendar.month(int(match["year"]), _month_number(match))


def read_month_alone(match: re.Match[str], anchor: Anchor) -> Days:
    """'In June', 'last June'."""
    published = anchor.published
    if not published:
        return Days(Precision.MONTH)
    number, which = _month_number(match), (match["which"] or "").lower()
    past_year = published.year - (number > published.month)
    if which == "last":
        return calendar.month(past_year - (number == published.month), number)
    if which == "next" or (not which and anchor.ahead and number != published.month):
        return calendar.month(published.year + (number <= published.month), number)
    return calendar.month(published.year if which == "this" else past_year, number)


def read_part_of_month(match: re.Match[str], anchor: Anchor) -> Days:
    """'Mid-July', 'the end of January'."""
    days = read_month_alone(match, anchor)
    part = (match["early"] or "").lower()
    if not days.earliest:
        return Days(Precision.WEEK)
    part = "early" if "start" in part or "beginning" in part else "late" if "end" in part else part
    return calendar.part_of_month(days.earliest.year, days.earliest.month, part)


def read_month_relative_year(match: re.Match[str], anchor: Anchor) -> Days:
    """'June last year'."""
    if not anchor.published:
        return Days(Precision.MONTH)
    return calendar.month(anchor.published.year + _STEP[match["which"].lower()], _month_number(match))


_STEP = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1, "following": 1}


def read_weekday(match: re.Match[str], anchor: Anchor) -> Days:
    """'On Monday', 'next Friday', 'Wednesday week'."""
    published = anchor.published
    if not published:
        return Days(Precision.DAY)
    which = (match["which"] or "").lower()
    behind = (published.weekday() - WEEKDAY_NUMBERS[match["weekday"].rstrip(".").lower()]) % 7
    if which in {"next", "coming", "this coming"} or (which != "last" and anchor.ahead):
        behind = behind - 7 if behind or which else 0
    elif which == "last" and behind == 0:
        behind = 7
    weeks = 7 if match["week"] else 0
    date = published - dt.timedelta(days=behind - weeks)
    return Days(Precision.DAY, date, date)


_DAY_STEPS = {"yesterday": -1, "today": 0, "tonight": 0, "overnight": 0, "tomorrow": 1, "last night": -1}


def read_relative_day(match: re.Match[str], anchor: Anchor) -> Days:
    """'Yesterday', 'tonight'."""
    if not anchor.published:
        return Days(Precision.DAY)
    date = anchor.published + dt.timedelta(days=_DAY_STEPS.get(match["when"].lower(), 0))
    return Days(Precision.DAY, date, date)


def read_relative_unit(match: re.Match[str], anchor: Anchor) -> Days:
    """'Last week', 'this summer', 'early next year'."""
    step, name = _STEP[match["which"].lower()], match["unit"].lower()
    published = anchor.published
    if not published:
        return Days(_PRECISIONS.get(name, Precision.SEASON))
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


_PRECISIONS = {
    "second": Precision.TIME, "minute": Precision.TIME, "hour": Precision.TIME, "day": Precision.DAY,
    "night": Precision.DAY, "week": Precision.WEEK, "weekend": Precision.WEEK, "month": Precision.MONTH,
    "year": Precision.YEAR, "decade": Precision.DECADE, "century": Precision.DECADE, "centurie": Precision.DECADE,
}  # fmt: skip
_UNIT_DAYS = {"day": 1.0, "night": 1.0, "week": 7.0, "weekend": 7.0, "month": 30.44, "year": 365.25, "decade": 3652.5}


def read_ago(match: re.Match[str], anchor: Anchor) -> Days:
    """So many units before publication; the span is as wide as the unit is coarse."""
    unit = match["unit"].lower()
    precision = _PRECISIONS[unit]
    if not anchor.published or unit.startswith("centur"):
        return Days(precision)
    low, high = count_of(match["count"])
    if unit in {"second", "minute", "hour"}:
        hours = high if unit == "hour" else 0
        return Days(precision, anchor.published - dt.timedelta(days=1 + hours // 24), anchor.published)
    if unit == "year" and low == high and low < anchor.published.year - 1:
        return calendar.year(int(anchor.published.year - low))
    slack = {"week": 3, "month": 16, "decade": 730}.get(unit, 0)
    earliest_day = _before(anchor.published, high * _UNIT_DAYS[unit] + slack)
    return Days(precision, earliest_day, _before(anchor.published, low * _UNIT_DAYS[unit] - slack))


def _before(date: dt.date, days: float) -> dt.date | None:
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
    return Days(_PRECISIONS.get(unit, Precision.DAY))


def read_clock_time(match: re.Match[str], anchor: Anchor) -> Days:
    """A time of day; its day comes from the context."""
    return Days(Precision.TIME)


def read_season_year(match: re.Match[str], anchor: Anchor) -> Days:
    """'Summer 2024'."""
    return calendar.season(int(match["year"]), match["season"].lower())


def read_year(match: re.Match[str], anchor: Anchor) -> Days:
    """A year, or a part of one ('late 2022')."""
    number, part = int(match["year"]), (match["early"] or "").lower()
    if not part:
        return calendar.year(number)
    key = next((key for key in ("early", "mid", "late", "first half", "second half") if key in part), "")
    return calendar.part_of_year(number, key or ("early" if "start" in part or "beginning" in part else "late"))


def read_decade(match: re.Match[str], anchor: Anchor) -> Days:
    """'The 1990s'."""
    digits = match["decade"]
    first = int(digits) if len(digits) == 4 else 1900 + int(digits)
    return calendar.decade(first)


def read_quarter(match: re.Match[str], anchor: Anchor) -> Days:
    """A quarter; without its year, and never mind sports, the latest one that is over."""
    which = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}.get(match["which"].lower()) or int(
        match["which"]
    )
    if match["year"]:
        return calendar.quarter(int(match["year"]), which)
    if not anchor.published:
        return Days(Precision.SEASON)
    days = calendar.quarter(anchor.published.year, which)
    is_over = days.earliest is not None and days.earliest <= anchor.published
    return days if is_over or anchor.ahead else calendar.quarter(anchor.published.year - 1, which)


def read_first_months(match: re.Match[str], anchor: Anchor) -> Days:
    """'The first ten months of 2024'."""
    count = int(count_of(match["count"])[0])
    year = int(match["year"]) if match["year"] else (anchor.published.year if anchor.published else None)
    return calendar.first_months(year, count) if year and 0 < count <= 12 else Days(Precision.SEASON)


def read_end_of_year(match: re.Match[str], anchor: Anchor) -> Days:
    """'The end of the year': its last month."""
    if not anchor.published:
        return Days(Precision.MONTH)
    step = _STEP.get((match["which"] or "this").lower(), 0)
    return calendar.end_of_year(anchor.published.year + step)


def read_past_units(match: re.Match[str], anchor: Anchor) -> Days:
    """'The past three years' end at publication."""
    unit, precision = match["unit"].lower(), _PRECISIONS[match["unit"].lower()]
    published = anchor.published
    if not published or unit not in _UNIT_DAYS:
        return Days(precision)
    low, high = count_of(match["count"])
    if unit == "year" and low == high and low < published.year - 1:
        return Days(precision, _years_before(published, int(low)), published)
    return Days(precision, _before(published, high * _UNIT_DAYS[unit]), published)


def _years_before(date: dt.date, years: int) -> dt.date:
    try:
        return date.replace(year=date.year - years)
    except ValueError:
        return date.replace(year=date.year - years, day=28)


def read_winter(match: re.Match[str], anchor: Anchor) -> Days:
    """'The winter of 2021-22'."""
    return calendar.season(int(match["year"]), "winter")


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
    return _nearest([calendar.day(year, number, day) for year in years], anchor) or Days(Precision.DAY)
