"""Periods: what 'the year to June', 'the first half of 2025', 'the summer' or 'the past three years' mean in days.

Readers as those of `date_readers`.
"""

from __future__ import annotations

import datetime as dt
import re

from articles.domain import Precision
from articles.language import calendar
from articles.language.calendar import Days
from articles.language.date_readers import (
    PRECISIONS,
    STEP,
    UNIT_DAYS,
    Anchor,
    before,
    count_of,
    month_alone,
    month_number,
    nearest,
    part_of,
)


def read_season_year(match: re.Match[str], anchor: Anchor) -> Days:
    """'Summer 2024'."""
    return calendar.season(int(match["year"]), match["season"].lower())


def read_winter(match: re.Match[str], anchor: Anchor) -> Days:
    """'The winter of 2021-22'."""
    return calendar.season(int(match["year"]), "winter")


def read_decade(match: re.Match[str], anchor: Anchor) -> Days:
    """'The 1990s', 'the late 1990s'."""
    digits = match["decade"]
    first = int(digits) if len(digits) == 4 else 1900 + int(digits)
    return calendar.part_of_decade(first, (match["early"] or "").lower())


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
    is_over = days.latest is not None and days.latest < anchor.published
    return days if is_over or anchor.ahead else calendar.quarter(anchor.published.year - 1, which)


def read_first_months(match: re.Match[str], anchor: Anchor) -> Days:
    """'The first ten months of 2024'."""
    count = int(count_of(match["count"])[0])
    year = int(match["year"]) if match["year"] else (anchor.published.year if anchor.published else None)
    return calendar.first_months(year, count) if year and 0 < count <= 12 else Days(Precision.SEASON)


def read_part_of_this(match: re.Match[str], anchor: Anchor) -> Days:
    """'The end of the year', 'the second half of next year', 'the end of this month'."""
    is_month = match["unit"].lower() == "month"
    if not anchor.published:
        return Days(Precision.WEEK if is_month else Precision.MONTH)
    step, part = STEP.get((match["which"] or "this").lower(), 0), match["early"].lower()
    if is_month:
        month = calendar.shifted_month(anchor.published, step).earliest
        return calendar.part_of_month(month.year, month.month, part_of(part)) if month else Days(Precision.WEEK)
    year = anchor.published.year + step
    return calendar.end_of_year(year) if part == "end" else calendar.part_of_year(year, part_of(part))


def read_year_to(match: re.Match[str], anchor: Anchor) -> Days:
    """'The year to June', 'the six months to the end of March 2024': the months that end with that one."""
    last = _month(match, anchor)
    count = int(count_of(match["count"])[0]) if match["count"] else 12
    if last.earliest is None:
        return Days(Precision.YEAR if count == 12 else Precision.SEASON)
    first = calendar.shifted_month(last.earliest, 1 - count).earliest
    return Days(Precision.YEAR if count == 12 else Precision.SEASON, first, last.latest)


def _month(match: re.Match[str], anchor: Anchor) -> Days:
    number = month_number(match)
    return calendar.month(int(match["year"]), number) if match["year"] else month_alone(number, "", anchor)


def read_week_of_month(match: re.Match[str], anchor: Anchor) -> Days:
    """'The first week of May': its first seven days."""
    days = _month(match, anchor)
    if days.earliest is None or days.latest is None:
        return Days(Precision.WEEK)
    which = _WEEKS.get(match["ordinal"].lower())
    first = days.latest - dt.timedelta(days=6) if which is None else days.earliest + dt.timedelta(weeks=which)
    return Days(Precision.WEEK, first, first + dt.timedelta(days=6))


_WEEKS = {"first": 0, "second": 1, "third": 2, "fourth": 3}


def read_season_alone(match: re.Match[str], anchor: Anchor) -> Days:
    """'Since the summer': the latest that has begun, or the next where the words look ahead."""
    if not anchor.published:
        return Days(Precision.SEASON)
    years = [anchor.published.year + step for step in (-1, 0, 1)]
    return nearest([calendar.season(year, match["season"].lower()) for year in years], anchor) or Days(Precision.SEASON)


def read_past_units(match: re.Match[str], anchor: Anchor) -> Days:
    """'The past three years' end at publication."""
    unit, precision = match["unit"].lower(), PRECISIONS[match["unit"].lower()]
    published = anchor.published
    if not published or unit not in UNIT_DAYS:
        return Days(precision)
    low, high = count_of(match["count"])
    if unit == "year" and low == high and low < published.year - 1:
        return Days(precision, _years_before(published, int(low)), published)
    return Days(precision, before(published, high * UNIT_DAYS[unit]), published)


def _years_before(date: dt.date, years: int) -> dt.date:
    try:
        return date.replace(year=date.year - years)
    except ValueError:
        return date.replace(year=date.year - years, day=28)
