"""Where quoted words stand in the table, and who carries the matter without quoting. No HTML, no database."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from articles.domain import CellState, Claim, Span
from articles.table import TableClaim, TableRow

Passage = tuple[str, int, int]
"""(document, start, end)."""
Place = tuple[TableClaim, TableRow]
HALF = 0.5
"""A claim is made of quoted words where they share this part of the shorter of the two."""


@dataclass(frozen=True, slots=True)
class Retold:
    """A claim that gives in other words what others quote."""

    outlet: str
    claim: Claim
    how: str
    """'paraphrased', 'in its own voice' or 'attributed to …'."""


class Places:
    """The rows of a table, found by passages of its articles."""

    def __init__(self, rows: Iterable[TableRow], quoted: Iterable[Passage]) -> None:
        """Take the rows of a whole table, and all passages that are quoted somewhere."""
        self._quoted: dict[str, list[Span]] = defaultdict(list)
        for document, start, end in quoted:
            self._quoted[document].append(Span(start, end))
        self._told: dict[str, list[tuple[TableClaim, TableRow]]] = defaultdict(list)
        for row in rows:
            for cell in row.cells:
                for claim in cell.claims:
                    if not claim.suggested:
                        self._told[claim.claim.document].append((claim, row))
        for told in self._told.values():
            told.sort(key=lambda one: one[0].claim.start)
        self._longest = {
            document: max(claim.claim.end - claim.claim.start for claim, _ in told)
            for document, told in self._told.items()
        }

    def find(self, passages: Iterable[Passage]) -> list[Place]:
        """The claims that are made of some passages, with their rows."""
        return [place for document, start, end in passages for place in self._find(document, Span(start, end))]

    def retold(self, places: Iterable[Place], outlets: Collection[str], speaker: str) -> tuple[Retold, ...]:
        """Who takes the same position in the places' rows without quoting: one claim of each outlet.

        Args:
            places: Where the utterance is quoted.
            outlets: Who quotes it; they retell nothing.
            speaker: Whose words they are; may be empty.
        """
        found: dict[str, Retold] = {}
        for quoting, row in places:
            for cell in row.cells:
                if cell.state is not CellState.SAYS or cell.column.name in outlets:
                    continue
                for told in cell.claims:
                    if told.position == quoting.position and not told.suggested and not self._quotes(told.claim):
                        retold = Retold(cell.column.name, told.claim, _how(told.claim, speaker))
                        found.setdefault(cell.column.name, retold)
        return tuple(found.values())

    def _find(self, document: str, passage: Span) -> Iterator[Place]:
        told = self._told.get(document, [])
        first = bisect_left(told, passage.start - self._longest.get(document, 0), key=lambda one: one[0].claim.start)
        for claim, row in told[first:]:
            if claim.claim.start >= passage.end:
                return
            if _share(claim.claim.span, passage) >= HALF:
                yield claim, row

    def _quotes(self, claim: Claim) -> bool:
        return any(claim.span.overlaps(span) for span in self._quoted[claim.document])


def _share(one: Span, other: Span) -> float:
    """What part of the shorter span lies in the other."""
    common = min(one.end, other.end) - max(one.start, other.start)
    return common / max(1, min(one.end - one.start, other.end - other.start))


def _how(claim: Claim, speaker: str) -> str:
    if claim.attribution is None:
        return "in its own voice"
    source = claim.attribution.source
    if not speaker or source.casefold().split()[-1:] == speaker.casefold().split()[-1:]:
        return "paraphrased"
    return f"attributed to {source}"
