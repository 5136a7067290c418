"""What can only be known once a document is read to its end: which names mean the same, and where they stand."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from articles.domain import Argument, Claim, Name, Quote
from articles.language.names import Links


def linked_quote(quote: Quote, links: Links) -> Quote:
    """A quote with the key of its speaker."""
    return replace(quote, entity=links.entity(quote.entity)) if quote.entity else quote


class Near:
    """Names and quotes by place, so that a long text's claims need not look at all of them."""

    def __init__(self, names: list[Name], quotes: list[Quote]) -> None:
        self._names = names
        self._quotes = quotes
        self._name_starts = [name.start for name in names]
        self._quote_starts = [quote.start for quote in quotes]
        self._longest = max((quote.end - quote.start for quote in quotes), default=0)

    @property
    def all_quotes(self) -> tuple[Quote, ...]:
        """All quotes, in order."""
        return tuple(self._quotes)

    def names(self, start: int, end: int) -> list[Name]:
        """The names inside a range."""
        low, high = bisect_left(self._name_starts, start), bisect_left(self._name_starts, end)
        return [name for name in self._names[low:high] if name.end <= end]

    def quotes(self, start: int, end: int) -> list[Quote]:
        """The quotes that share a character with a range."""
        low, high = bisect_left(self._quote_starts, start - self._longest), bisect_left(self._quote_starts, end)
        return [quote for quote in self._quotes[low:high] if quote.end > start]


def finished(claim: Claim, near: Near, links: Links) -> Claim:
    """A claim with what could only be known at the end."""
    attribution = claim.attribution
    if attribution is not None and attribution.entity:
        attribution = replace(attribution, entity=links.entity(attribution.entity))
    return replace(
        claim,
        attribution=attribution,
        names=tuple(near.names(claim.start, claim.end)),
        quotes=tuple(near.quotes(claim.start, claim.end)),
        arguments=tuple(_linked_argument(argument, near) for argument in claim.arguments),
    )


def _linked_argument(argument: Argument, near: Near) -> Argument:
    """With the entity of the name that heads it instead of a lemma."""
    last = max(near.names(argument.start, argument.end), key=lambda name: name.end, default=None)
    if last is not None and last.end == argument.end and _heads(argument, last):
        return replace(argument, lemma=last.entity)
    return argument


def _heads(argument: Argument, name: Name) -> bool:
    """Whether a name is what an argument is about: it holds its head, or all that follows its title."""
    return argument.lemma in name.text.lower() or (argument.text[:1].isupper() and name.end == argument.end)
