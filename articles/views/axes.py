"""Axes for numbers and for days, with ticks at round places. Pure functions, no HTML, no database."""

from __future__ import annotations

import calendar
import datetime as dt
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

FROM_ZERO = 0.6
"""Where the least is below this part of the greatest, a scale of numbers starts at zero."""
MARGIN = 0.12
"""Room left free at the open ends, as a part of the length: what "over" and "up to" leave open is drawn there."""
MOST_TICKS = 6
"""More labels than this run into each other on a phone."""
LAST_LABEL = 88.0
"""A label of a date begins at its tick; behind this place it would be cut off."""
MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12_000)


@dataclass(frozen=True, slots=True)
class Tick:
    """A round value of an axis."""

    at: float
    """Place in percent of the axis' length."""
    label: str

    @property
    def anchor(self) -> str:
        """How a label centred on its tick stays within the picture."""
        return "start" if self.at < 4 else "end" if self.at > 96 else "middle"


@dataclass(frozen=True, slots=True)
class Axis:
    """Values from `start` to `end`, drawn from 0 to 100 percent."""

    start: float
    end: float
    ticks: tuple[Tick, ...] = ()

    def place(self, value: float) -> float:
        """Where a value stands, in percent."""
        return round((value - self.start) / (self.end - self.start) * 100, 2)


def number_axis(low: float, high: float) -> Axis:
    """An axis that holds two numbers, with round ends."""
    length = (high - low) or abs(high) or 1.0
    from_zero = 0 <= low < FROM_ZERO * high
    start = 0.0 if from_zero else low - MARGIN * length
    end = high + MARGIN * length
    step = _round_step((end - start) / (MOST_TICKS - 1))
    axis = Axis(math.floor(start / step) * step, math.ceil(end / step) * step)
    values = [axis.start + n * step for n in range(round((axis.end - axis.start) / step) + 1)]
    return Axis(axis.start, axis.end, tuple(Tick(axis.place(value), number_words(value)) for value in values))


def day_axis(low: float, high: float) -> Axis:
    """An axis of days (proleptic ordinals, with fractions for hours) that holds two moments."""
    length = max(high - low, 1.0)
    axis = Axis(max(low - MARGIN * length, 1.0), high + MARGIN * length)
    ticks = next(filter(None, (tuple(_fitting(axis, days, form)) for days, form in _calendars(axis))), ())
    return Axis(axis.start, axis.end, ticks)


def number_words(value: float) -> str:
    """A number as an axis shows it."""
    return f"{value:,.0f}" if abs(value) >= 100 or value == int(value) else f"{value:,.3g}"


def day_words(day: dt.date, form: str = "day") -> str:
    """A day, or the month or year that begins with it."""
    return f"{_short(day, form)} {day.year}".lstrip()


def _short(day: dt.date, form: str) -> str:
    """A day or month without its year."""
    return {"day": f"{day.day} {day:%b}", "month": f"{day:%b}"}.get(form, "")


def span_words(first: dt.date, last: dt.date) -> str:
    """Days from the first to the last, inclusive, in the fewest words: `2023`, `Jan to Apr 2023`, `3 Feb 2025`."""
    if first == last:
        return day_words(first)
    whole_months = first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]
    if whole_months and (first.month, last.month) == (1, 12):
        return str(first.year) if first.year == last.year else f"{first.year} to {last.year}"
    form = "month" if whole_months else "day"
    if whole_months and (first.year, first.month) == (last.year, last.month):
        return day_words(first, form)
    if whole_months and first.year == last.year:
        return f"{first:%b} to {day_words(last, form)}"
    return f"{day_words(first, form)} to {day_words(last, form)}"


def _round_step(least: float) -> float:
    size = 10.0 ** math.floor(math.log10(least))
    return next(step * size for step in (1, 2, 5, 10) if step * size >= least * (1 - 1e-9))


def _calendars(axis: Axis) -> Iterator[tuple[Iterable[dt.date], str]]:
    """Ever coarser sets of days to mark, each with how its labels are written."""
    first, last = dt.date.fromordinal(int(axis.start)), dt.date.fromordinal(min(int(axis.end), dt.date.max.toordinal()))
    for step in (1, 2, 7, 14):
        if (last - first).days <= step * MOST_TICKS:
            yield (first + dt.timedelta(days=n) for n in range(1, (last - first).days + 1, step)), "day"
    for months in MONTHS:
        if (last - first).days <= 30 * months * MOST_TICKS:
            yield _months(first, last, months), "year" if months % 12 == 0 else "month"


def _months(first: dt.date, last: dt.date, step: int) -> Iterator[dt.date]:
    number = -(-(first.year * 12 + first.month) // step) * step
    while number // 12 <= min(last.year, dt.date.max.year - 1):
        yield dt.date(number // 12, number % 12 + 1, 1)
        number += step


def _fitting(axis: Axis, days: Iterable[dt.date], form: str) -> Iterator[Tick]:
    """Ticks for the days within the axis; the year is written where it begins."""
    year = 0
    for day in days:
        at = axis.place(day.toordinal())
        if 0 <= at <= LAST_LABEL:
            yield Tick(at, _short(day, form) if form != "year" and day.year == year else day_words(day, form))
            year = day.year
