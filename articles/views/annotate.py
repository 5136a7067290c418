"""Article text cut into pieces that carry claims and marks. Pure functions, no HTML, no database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from articles.differences import kind_words
from articles.domain import CellState, Claim, Span, Verdict
from articles.table import Table, TableCell, TableRow
from articles.views.readout import ClaimRead


@dataclass(frozen=True, slots=True)
class Note:
    """A claim of an article, and how the other outlets stand to it."""

    claim: Claim
    row: TableRow
    marks: tuple[Span, ...] = ()
    """Words that differ from others, in the article's text."""
    agreed_by: tuple[str, ...] = ()
    contradicted_by: tuple[str, ...] = ()
    differs_from: tuple[str, ...] = ()
    """Outlets that a finding names beside this claim."""
    kinds: tuple[str, ...] = ()
    """What the findings that give its row the verdict say about this claim, or what others dispute beside it."""
    shared_with: tuple[str, ...] = ()
    number: int = 0
    """Counted through the article, so that note and words find each other on paper too."""

    takes_no_side: bool = False
    """Others of its row contradict each other over what it leaves open."""

    @property
    def verdict(self) -> Verdict:
        """How this claim stands: one that leaves open what others dispute contradicts nobody, it tells less."""
        return Verdict.DIFFER if self.takes_no_side else self.row.verdict


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a paragraph that carry the same things."""

    text: str
    note: Note | None = None
    anchors: tuple[str, ...] = ()
    """Ids of the claims that begin here."""
    ends: tuple[int, ...] = ()
    """Numbers of the claims that end here."""
    marked: bool = False
    target: bool = False
    """Of the passage the address asks for."""
    first_of_target: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph with the notes that stand beside it."""

    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...] = field(default=())
    read: tuple[ClaimRead, ...] = ()
    """What was read in the claims that begin here, where that is asked for."""

    @property
    def telling(self) -> list[Note]:
        """Notes on claims that other outlets have too."""
        return [note for note in self.notes if note.verdict is not Verdict.SINGLE]

    @property
    def only_here(self) -> list[Note]:
        """Notes on claims that no other outlet has."""
        return [note for note in self.notes if note.verdict is Verdict.SINGLE]


def notes_of(table: Table, document: str) -> list[Note]:
    """All claims of a document that stand in the table, in the order of its text."""
    notes = [note for row in table.rows for cell in row.cells for note in _notes(row, cell, document)]
    ordered = sorted(notes, key=lambda note: note.claim.span)
    return [replace(note, number=number) for number, note in enumerate(ordered, 1)]


def paragraphs(
    text: str, notes: Sequence[Note], target: Span | None = None, read: Sequence[ClaimRead] = ()
) -> list[Paragraph]:
    """The text by paragraphs, each cut where a claim, a mark or the target begins or ends."""
    return [
        Paragraph(
            tuple(_pieces(text, span, notes, target)),
            tuple(note for note in notes if _begins_in(note.claim.span, span)),
            tuple(one for one in read if _begins_in(one.claim.span, span)),
        )
        for span in _lines(text)
    ]


def excerpt(text: str, notes: Sequence[Note], around: Span) -> Paragraph:
    """The paragraph (or paragraphs) that a passage stands in."""
    spans = [span for span in _lines(text) if span.overlaps(around)]
    whole = Span(spans[0].start, spans[-1].end) if spans else around
    return Paragraph(tuple(_pieces(text, whole, notes, None)))


def _notes(row: TableRow, cell: TableCell, document: str) -> Iterator[Note]:
    for claim in cell.claims:
        if claim.claim.document != document:
            continue
        others = [other for other in row.cells if other is not cell and other.state is CellState.SAYS]
        aside = not claim.position
        findings = [
            found
            for found in row.findings
            if found.verdict == row.verdict and (aside or claim.claim.id in found.claims)
        ]
        named = {told for finding in findings for told in finding.claims}
        yield Note(
            claim=claim.claim,
            row=row,
            marks=tuple(Span(claim.claim.start + mark.start, claim.claim.start + mark.end) for mark in claim.marks),
            agreed_by=tuple(other.column.name for other in others if claim.position in other.positions),
            contradicted_by=tuple(
                other.column.name for other in others if not aside and {*other.positions} - {claim.position}
            ),
            differs_from=tuple(
                other.column.name for other in others if named & {told.claim.id for told in other.claims}
            ),
            kinds=tuple(dict.fromkeys(kind_words(finding.kind) for finding in findings)),
            shared_with=cell.shared_with,
            takes_no_side=aside,
        )


def _begins_in(claim: Span, paragraph: Span) -> bool:
    return paragraph.start <= claim.start < paragraph.end


def _lines(text: str) -> Iterator[Span]:
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield Span(start, start + len(line))
        start += len(line) + 1


def _pieces(text: str, whole: Span, notes: Iterable[Note], target: Span | None) -> Iterator[Piece]:
    here = [note for note in notes if note.claim.span.overlaps(whole)]
    spans = [note.claim.span for note in here] + [mark for note in here for mark in note.marks]
    spans += [target] if target else []
    inner = {edge for span in spans for edge in span if whole.start < edge < whole.end}
    for start, end in pairwise(sorted({whole.start, whole.end, *inner})):
        piece = Span(start, end)
        covering = [note for note in here if note.claim.span.overlaps(piece)]
        yield Piece(
            text=text[start:end],
            note=min(covering, key=lambda note: note.claim.end - note.claim.start, default=None),
            anchors=tuple(note.claim.id for note in covering if max(note.claim.start, whole.start) == start),
            ends=tuple(sorted(note.number for note in covering if min(note.claim.end, whole.end) == end)),
            marked=any(mark.overlaps(piece) for note in covering for mark in note.marks),
            target=target is not None and target.overlaps(piece),
            first_of_target=target is not None and start == target.start,
        )
