"""How far a claim tells again what another one tells in some words."""

from __future__ import annotations

import re

from articles.domain import Claim, DateMention, Span

from .findings.intervals import interval, unit

_WORD = re.compile(r"\w+")


def restated(claim: Claim, other: Claim, told: Span) -> int:
    """How many of the words at `told` in `other` the claim repeats: all of them or none.

    Dates and amounts are repeated in whatever words, a date only beside the same act: the day of a visit says nothing
    about that of an offer.
    """
    words = _plain(other.text[max(0, told.start - other.start) : max(0, told.end - other.start)])
    dates = [date for date in other.dates if told.overlaps(Span(date.start, date.end))]
    if dates:
        again = _act(claim) == _act(other) and any(_meet(mine, theirs) for mine in claim.dates for theirs in dates)
        return again * len(words)
    amounts = [amount for amount in other.quantities if told.overlaps(Span(amount.start, amount.end))]
    if amounts:
        pairs = ((mine, theirs) for mine in claim.quantities for theirs in amounts)
        return any(unit(a) == unit(b) and interval(a).meets(interval(b)) for a, b in pairs) * len(words)
    mine = _plain(claim.text)
    return any(mine[at : at + len(words)] == words for at in range(len(mine))) * len(words)


def _act(claim: Claim) -> str:
    return claim.predicate.lemma if claim.predicate else ""


def _meet(a: DateMention, b: DateMention) -> bool:
    if not (a.earliest and a.latest and b.earliest and b.latest):
        return False
    return a.earliest <= b.latest and b.earliest <= a.latest


def _plain(text: str) -> list[str]:
    return _WORD.findall(text.lower())
