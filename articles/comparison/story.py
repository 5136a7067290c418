"""A story's readings in an order of their own, so that nothing depends on the order in which articles arrived."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from articles.domain import Claim, Constraints, Reading

from .names import link_names
from .passages import Passage, claim_passage


@dataclass(frozen=True)
class Story:
    """The claims of a story with their passages; claims and documents are numbered from 0."""

    readings: tuple[Reading, ...]
    """Sorted by what is in them; ids tell in which order articles arrived."""
    claims: tuple[Claim, ...]
    """Sorted by document, then place."""
    passages: tuple[Passage, ...]
    """One per claim."""
    links: Mapping[str, str]
    """Entity key to the key that stands for it in this story."""

    def document_of(self, claim: int) -> int:
        """Number of the reading that holds the claim."""
        return self.passages[claim].document

    def reading_of(self, claim: int) -> Reading:
        """The reading that holds the claim."""
        return self.readings[self.passages[claim].document]


def tell_story(readings: Sequence[Reading], constraints: Constraints) -> Story:
    """Put readings and claims in order, drop what an editor says is no claim, link names across articles.

    Raises:
        ValueError: two readings have the same document id.
    """
    ordered = tuple(sorted(readings, key=_content))
    ids = [reading.document.id for reading in ordered]
    if len(set(ids)) < len(ids):
        raise ValueError("Two readings have the same document id.")
    links = link_names(ordered)
    kept = [
        (number, claim)
        for number, reading in enumerate(ordered)
        for claim in sorted(reading.claims, key=lambda claim: (claim.start, claim.end, claim.id))
        if claim.id not in constraints.not_claims
    ]
    return Story(
        readings=ordered,
        claims=tuple(claim for _, claim in kept),
        passages=tuple(claim_passage(claim, number, ordered[number], links) for number, claim in kept),
        links=links,
    )


def _content(reading: Reading) -> tuple[str, str, str, str]:
    document = reading.document
    published = document.published.isoformat() if document.published else ""
    return (published, document.outlet or document.site_name, document.text, document.id)


def outlet_key(reading: Reading) -> str:
    """What tells outlets apart; an article of an unknown outlet is an outlet of its own."""
    document = reading.document
    return (document.outlet or document.site_name).strip().lower() or f"\0{document.id}"


def outlet_name(reading: Reading) -> str:
    """The outlet as an explanation calls it."""
    document = reading.document
    return document.outlet or document.site_name or document.title or f"Article {document.id}"
