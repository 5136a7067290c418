"""What was read in an article, claim by claim, in words an editor can check. Pure functions, no HTML, no database."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from articles.domain import (
    Attribution,
    AttributionKind,
    Claim,
    DateMention,
    Name,
    Predicate,
    Qualifier,
    Quantity,
    Quote,
    Span,
)
from articles.table import TableRow

SOURCES = {
    AttributionKind.NAMED: "a named source",
    AttributionKind.OFFICIAL: "a source without a name",
    AttributionKind.DOCUMENT: "a document",
    AttributionKind.OUTLET: "another outlet",
    AttributionKind.SOCIAL: "a social post",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing read: the article's words, and what they were taken for. Either may be empty."""

    words: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Fact:
    """What was read in a claim under one head."""

    head: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class ClaimRead:
    """A claim with all that was read in it."""

    claim: Claim
    facts: tuple[Fact, ...]
    """Empty when its contents are of another version of this program."""
    row: TableRow | None
    """Where it stands in the table; None: nowhere yet."""


@dataclass(frozen=True, slots=True)
class Readout:
    """All that was read in an article."""

    claims: tuple[ClaimRead, ...]
    sentences: int
    silent: int
    """Sentences in which no claim was found."""


def readout(claims: Iterable[tuple[Claim, bool]], sentences: Sequence[Span], rows: Mapping[str, TableRow]) -> Readout:
    """Lay out what was read.

    Args:
        claims: An article's claims in the order of its text, each with whether its typed contents are there.
        sentences: All sentences of the article.
        rows: {claim id: the row it stands in}.
    """
    read = tuple(
        ClaimRead(claim, tuple(_facts(claim)) if complete else (), rows.get(claim.id)) for claim, complete in claims
    )
    spans = [one.claim.span for one in read]
    silent = sum(not any(span.overlaps(sentence) for span in spans) for sentence in sentences)
    return Readout(read, len(sentences), silent)


def _facts(claim: Claim) -> Iterator[Fact]:
    found = {
        "Said by": [_source(claim.attribution)],
        "Put forward": list(_firmness(claim)),
        "Act": list(_act(claim)),
        "Amounts": [Entry(amount.text, _amount(amount)) for amount in claim.quantities],
        "Dates": [Entry(date.text, _date(date)) for date in claim.dates],
        "Names": list(dict.fromkeys(map(_name, claim.names))),
        "Quoted": [Entry(f"“{quote.text}”", _quote(quote)) for quote in claim.quotes],
    }
    return (Fact(head, tuple(entries)) for head, entries in found.items() if entries)


def _source(attribution: Attribution | None) -> Entry:
    if attribution is None:
        return Entry("", "the outlet’s own voice")
    cue = f", by “{attribution.cue}”" if attribution.cue else ""
    return Entry(attribution.source, f"{SOURCES[attribution.kind]}{cue}")


def _firmness(claim: Claim) -> Iterator[Entry]:
    yield Entry("", str(claim.assertion))
    if claim.negated:
        words = (claim.text[cue.start - claim.start : cue.end - claim.start] for cue in claim.negations)
        yield Entry(" … ".join(filter(None, words)), "in the negative")


def _act(claim: Claim) -> Iterator[Entry]:
    if claim.predicate:
        words, lemma = _words(claim, claim.predicate), claim.predicate.lemma
        yield Entry(words, "" if words.casefold() == lemma else lemma)
    for part in claim.arguments:
        yield Entry(part.text, f"{part.role}{', carried over' if part.carried else ''}")


def _words(claim: Claim, predicate: Predicate) -> str:
    inside = claim.start <= predicate.start and predicate.end <= claim.end
    return claim.text[predicate.start - claim.start : predicate.end - claim.start] if inside else ""


def _amount(amount: Quantity) -> str:
    number = _number(amount.value)
    number += f" to {_number(amount.high)}" if amount.high is not None else ""
    size = (amount.qualifier if amount.qualifier is not Qualifier.EXACT else "", number, amount.unit)
    parts = [
        " ".join(filter(None, size)),
        f"per {amount.per}" if amount.per else "",
        f"of: {' '.join((*amount.modifiers, amount.head))}" if amount.head else "",
        f"tied by: {amount.relation}" if amount.relation else "",
        "a place in an order" if amount.ordinal else "",
    ]
    return " · ".join(filter(None, parts))


def _number(value: float) -> str:
    return f"{value:,.4f}".rstrip("0").rstrip(".")


def _date(date: DateMention) -> str:
    if date.earliest is None or date.latest is None:
        return f"{date.precision} · not resolved"
    days = _day(date.earliest)
    days += f" to {_day(date.latest)}" if date.latest != date.earliest else ""
    return " · ".join(filter(None, (days, str(date.precision), date.time, "a state as of then" if date.as_of else "")))


def _day(day: dt.date) -> str:
    return f"{day.day} {day:%b} {day.year}"


def _name(name: Name) -> Entry:
    taken_for = f"{name.entity} · " if name.entity and name.entity != name.text.casefold() else ""
    return Entry(name.text, f"{taken_for}{name.label}")


def _quote(quote: Quote) -> str:
    return f"{quote.kind} · {quote.speaker or 'speaker not known'}"
