"""Numbers and dates of a row on one scale. Pure functions, no HTML, no database."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from articles.domain import Claim, FindingKind, Qualifier, Quantity, Span
from articles.table import TableRow

AMOUNTS = {FindingKind.QUANTITY, FindingKind.PRECISION, FindingKind.UPDATE}
FROM_ZERO = 0.6
"""Where the least is below this part of the greatest, the scale starts at zero."""
MARGIN = 0.12
"""Room left free at the open ends of a scale, as a part of its length."""
WIDTH = 100.0
TICK = 1.0
DOWNWARD = {Qualifier.UP_TO, Qualifier.UNDER}
UPWARD = {Qualifier.AT_LEAST, Qualifier.OVER}


@dataclass(frozen=True, slots=True)
class Told:
    """An amount or a date as one claim tells it."""

    outlet: str
    document: str
    claim: str
    position: str
    words: str
    low: float
    high: float
    opens: str = ""
    """'down' for 'up to' and 'under', 'up' for 'at least' and 'over', 'about' for an estimate."""


@dataclass(frozen=True, slots=True)
class Bar:
    """How something told is drawn: a tick, and the room it leaves open. Units of the scale's width, 100."""

    told: Told
    tick: tuple[float, float]
    """(start, width)."""
    reach: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Scale:
    """All that is told in one row, on one scale."""

    row: TableRow
    bars: tuple[Bar, ...]
    start: str
    end: str


def number_scales(rows: Iterable[TableRow], claims: Mapping[str, Claim]) -> list[Scale]:
    """A scale for each row whose amounts differ. `claims` have their typed contents, by id."""
    scales = [(row, _told_amounts(row, claims)) for row in rows]
    return [_scale(row, told, _number, from_zero=True) for row, told in scales if len(told) > 1]


def date_scales(rows: Iterable[TableRow], claims: Mapping[str, Claim]) -> list[Scale]:
    """A timeline for each row whose dates differ."""
    scales = [(row, _told_dates(row, claims)) for row in rows]
    return [_scale(row, told, _day, from_zero=False) for row, told in scales if len(told) > 1]


def claims_needed(rows: Iterable[TableRow]) -> set[str]:
    """Ids of the claims whose contents the scales are made of."""
    kinds = AMOUNTS | {FindingKind.DATE}
    return {claim for row in rows for finding in row.findings if finding.kind in kinds for claim in finding.claims}


def _told_amounts(row: TableRow, claims: Mapping[str, Claim]) -> list[Told]:
    told: dict[tuple[str, int], Told] = {}
    for outlet, position, claim, span in _differing(row, claims, AMOUNTS):
        for amount in claim.quantities:
            if Span(amount.start, amount.end).overlaps(span):
                told[claim.id, amount.start] = _told_amount(outlet, position, claim, amount)
    return list(told.values())


def _told_dates(row: TableRow, claims: Mapping[str, Claim]) -> list[Told]:
    told: dict[tuple[str, int], Told] = {}
    for outlet, position, claim, span in _differing(row, claims, {FindingKind.DATE}):
        for date in claim.dates:
            days = (date.earliest, date.latest)
            if days[0] and days[1] and Span(date.start, date.end).overlaps(span):
                low, high = days[0].toordinal(), days[1].toordinal() + 1
                told[claim.id, date.start] = Told(outlet, claim.document, claim.id, position, date.text, low, high)
    return list(told.values())


def _differing(
    row: TableRow, claims: Mapping[str, Claim], kinds: set[FindingKind]
) -> Iterable[tuple[str, str, Claim, Span]]:
    """(outlet, position, claim, differing span) of the row's findings of some kinds."""
    places = {told.claim.id: (cell.column.name, told.position) for cell in row.cells for told in cell.claims}
    for finding in row.findings:
        for claim, span in zip(finding.claims, finding.spans, strict=True):
            if finding.kind in kinds and claim in claims and claim in places:
                yield *places[claim], claims[claim], span


def _told_amount(outlet: str, position: str, claim: Claim, amount: Quantity) -> Told:
    opens = "down" if amount.qualifier in DOWNWARD else "up" if amount.qualifier in UPWARD else ""
    if amount.qualifier is Qualifier.ABOUT:
        opens = "about"
    high = amount.value if amount.high is None else amount.high
    return Told(outlet, claim.document, claim.id, position, amount.text, amount.value, high, opens)


def _scale(row: TableRow, told: Sequence[Told], write: Callable[[float], str], *, from_zero: bool) -> Scale:
    low, high = min(one.low for one in told), max(one.high for one in told)
    length = (high - low) or abs(high) or 1.0
    start = 0.0 if from_zero and 0 <= low < FROM_ZERO * high else low - MARGIN * length
    end = high + MARGIN * length
    bars = tuple(_bar(one, start, end) for one in sorted(told, key=lambda one: (one.low, one.outlet)))
    return Scale(row, bars, write(start), write(end))


def _bar(told: Told, start: float, end: float) -> Bar:
    def place(value: float) -> float:
        return round((value - start) / (end - start) * WIDTH, 2)

    left, right = place(told.low), place(told.high)
    tick = (max(left - TICK / 2, 0.0), max(right - left, TICK))
    if told.opens == "down":
        return Bar(told, tick, (0.0, left))
    if told.opens == "up":
        return Bar(told, tick, (right, WIDTH - right))
    if told.opens == "about":
        return Bar(told, tick, (max(left - 3 * TICK, 0.0), 6 * TICK + right - left))
    return Bar(told, tick)


def _number(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"


def _day(value: float) -> str:
    day = dt.date.fromordinal(max(round(value), 1))
    return f"{day.day} {day:%b %Y}"
