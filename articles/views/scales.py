"""Numbers and dates of a row on one scale. Pure functions, no HTML, no database."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from articles.domain import Claim, DateMention, FindingKind, Qualifier, Quantity, Span
from articles.table import TableRow
from articles.views.axes import Axis, day_axis, number_axis, number_words, span_words

AMOUNTS = {FindingKind.QUANTITY, FindingKind.PRECISION, FindingKind.UPDATE}
ABOUT = 3.0
"""How far an estimate is drawn to both sides, in percent of the scale: it has no width of its own."""
DOWNWARD = {Qualifier.UP_TO, Qualifier.UNDER}
UPWARD = {Qualifier.AT_LEAST, Qualifier.OVER}

Claims = Mapping[str, Claim]
"""Claims with their typed contents, by id."""


@dataclass(frozen=True, slots=True)
class Told:
    """An amount or a date as one claim tells it."""

    outlet: str
    claim: Claim
    position: str
    words: str
    meaning: str
    """What the words were read as; empty where they say it themselves."""
    low: float
    high: float
    opens: str = ""
    """'down' for 'up to' and 'under', 'up' for 'at least' and 'over', 'about' for an estimate."""


@dataclass(frozen=True, slots=True)
class Bar:
    """How something told is drawn. All places and widths in percent of the scale."""

    told: Told
    start: float
    width: float
    """0 for a single value; more for a range."""
    reach: tuple[float, float] | None = None
    """(start, width) of what its qualifier leaves open."""


@dataclass(frozen=True, slots=True)
class Scale:
    """All that is told in one row, on one scale."""

    row: TableRow
    axis: Axis
    bars: tuple[Bar, ...]
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Shared:
    """An amount that two outlets or more give in one row."""

    row: TableRow
    told: tuple[Told, ...]


def number_scales(rows: Iterable[TableRow], claims: Claims) -> list[Scale]:
    """A scale for each row and unit in which amounts differ, with all outlets that give one."""
    scales = []
    for row in rows:
        for (unit, per), told in _differing_amounts(row, claims).items():
            if len(told) > 1:
                axis = number_axis(min(one.low for one in told), max(one.high for one in told))
                scales.append(_scale(row, axis, told, " per ".join(filter(None, (unit, per)))))
    return scales


def date_scales(rows: Iterable[TableRow], claims: Claims) -> list[Scale]:
    """A timeline for each row whose dates differ."""
    scales = []
    for row in rows:
        told = _differing_dates(row, claims)
        if len(told) > 1:
            axis = day_axis(min(one.low for one in told), max(one.high for one in told))
            scales.append(_scale(row, axis, told))
    return scales


def shared_numbers(rows: Iterable[TableRow], claims: Claims, scales: Iterable[Scale]) -> list[Shared]:
    """Amounts on which two outlets or more agree and that stand on no scale."""
    drawn = {bar.told.claim.id for scale in scales for bar in scale.bars}
    found = []
    for row in rows:
        amounts: dict[tuple[str, str, float], list[Told]] = defaultdict(list)
        for outlet, position, claim in _firm(row, claims):
            for amount in claim.quantities if claim.id not in drawn else ():
                told = _told_amount(outlet, position, claim, amount)
                amounts[amount.unit, amount.per, told.high].append(told)
        found += [Shared(row, tuple(told)) for told in amounts.values() if len({one.outlet for one in told}) > 1]
    return found


def claims_in(rows: Iterable[TableRow]) -> set[str]:
    """Ids of all claims of some rows."""
    return {told.claim.id for row in rows for cell in row.cells for told in cell.claims}


def told_date(outlet: str, position: str, claim: Claim, date: DateMention) -> Told | None:
    """A date as told; None where it could not be resolved."""
    if date.earliest is None or date.latest is None:
        return None
    days = span_words(date.earliest, date.latest)
    low, high = date.earliest.toordinal(), date.latest.toordinal() + 1
    return Told(outlet, claim, position, date.text, days, low, high)


def _differing_amounts(row: TableRow, claims: Claims) -> dict[tuple[str, str], list[Told]]:
    """{(unit, per): what is told}: the amounts that findings name, and what other claims put in their place."""
    marked = _marked(row, AMOUNTS)
    anchors = [
        amount
        for _, _, claim in _firm(row, claims)
        for amount in claim.quantities
        if any(Span(amount.start, amount.end).overlaps(span) for span in marked.get(claim.id, ()))
    ]
    found: dict[tuple[str, str], list[Told]] = defaultdict(list)
    for outlet, position, claim in _firm(row, claims):
        for amount in claim.quantities:
            if any(amount is anchor for anchor in anchors) or (
                claim.id not in marked and _fits(amount, claim.quantities, anchors)
            ):
                found[amount.unit, amount.per].append(_told_amount(outlet, position, claim, amount))
    return found


def _fits(amount: Quantity, beside: Sequence[Quantity], anchors: Iterable[Quantity]) -> bool:
    """Whether an amount stands for what the anchors do: same unit, and the same counted or no other to choose."""
    alike = [anchor for anchor in anchors if (anchor.unit, anchor.per) == (amount.unit, amount.per)]
    rivals = [other for other in beside if (other.unit, other.per, other.ordinal) == (amount.unit, amount.per, False)]
    if not alike or amount.ordinal:
        return False
    if len(rivals) == 1 and (not amount.head or amount.relation in {anchor.relation for anchor in alike}):
        return True
    return bool(amount.head) and amount.head in {anchor.head for anchor in alike}


def _differing_dates(row: TableRow, claims: Claims) -> list[Told]:
    marked = _marked(row, {FindingKind.DATE})
    if not marked:
        return []
    found = (
        told_date(outlet, position, claim, date)
        for outlet, position, claim in _firm(row, claims)
        for date in claim.dates
        if claim.id not in marked or any(Span(date.start, date.end).overlaps(span) for span in marked[claim.id])
    )
    return [told for told in found if told]


def _firm(row: TableRow, claims: Claims) -> Iterator[tuple[str, str, Claim]]:
    """(outlet, position, claim with contents) for the claims of a row that surely belong to it."""
    for cell in row.cells:
        for told in cell.claims:
            if not told.suggested and told.claim.id in claims:
                yield cell.column.name, told.position, claims[told.claim.id]


def _marked(row: TableRow, kinds: set[FindingKind]) -> dict[str, list[Span]]:
    """{claim: words that findings of some kinds name}."""
    marked: dict[str, list[Span]] = defaultdict(list)
    for finding in row.findings:
        for claim, span in zip(finding.claims, finding.spans, strict=True):
            if finding.kind in kinds:
                marked[claim].append(span)
    return marked


def _told_amount(outlet: str, position: str, claim: Claim, amount: Quantity) -> Told:
    opens = "down" if amount.qualifier in DOWNWARD else "up" if amount.qualifier in UPWARD else ""
    if amount.qualifier is Qualifier.ABOUT:
        opens = "about"
    high = amount.value if amount.high is None else amount.high
    value = number_words(amount.value) + ("" if amount.high is None else f" to {number_words(high)}")
    meaning = "" if number_words(amount.value) in amount.text else value
    return Told(outlet, claim, position, amount.text, meaning, amount.value, high, opens)


def _scale(row: TableRow, axis: Axis, told: Sequence[Told], unit: str = "") -> Scale:
    ordered = sorted(told, key=lambda one: (one.low, one.high, one.outlet))
    return Scale(row, axis, tuple(bar_of(one, axis) for one in ordered), unit)


def bar_of(told: Told, axis: Axis) -> Bar:
    """How something told stands on an axis."""
    left, right = axis.place(told.low), axis.place(told.high)
    reach = {
        "down": (0.0, left),
        "up": (right, round(100 - right, 2)),
        "about": (max(left - ABOUT, 0.0), round(right - left + 2 * ABOUT, 2)),
    }
    return Bar(told, left, round(right - left, 2), reach.get(told.opens))
