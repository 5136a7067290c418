"""The claim table as it is shown: rows × outlets, filtered and sorted. No HTML, no database.

Every format (page, JSON, CSV, Markdown, terminal) is rendered from what `build` returns.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise

from articles.differences import Difference, gather
from articles.domain import (
    Cell,
    CellState,
    Claim,
    Comparison,
    Document,
    Finding,
    Nearest,
    Reading,
    Row,
    Span,
    Verdict,
)
from articles.letters import fold
from articles.query import DIFFERENCES, MENTIONS, Kind, Sort, TableQuery


@dataclass(frozen=True, slots=True)
class Column:
    """An outlet with its articles in the story."""

    name: str
    documents: tuple[Document, ...]
    """In the story's order. Failed articles are here too, with an empty text."""
    readable: bool
    """At least one of its articles could be read."""
    complete: bool
    """All of its articles are here in full and were read: what isn't found is absent."""

    def has(self, base: str) -> bool:
        """Whether a base names it or one of its articles; an empty base names none."""
        return bool(base) and base in {self.name, *(document.id for document in self.documents)}

    def led_by(self, document: str) -> Column:
        """The column with one of its articles first."""
        return replace(self, documents=tuple(sorted(self.documents, key=lambda found: found.id != document)))


@dataclass(frozen=True, slots=True)
class TableClaim:
    """One claim as a cell shows it."""

    claim: Claim
    position: str
    """Empty: it takes no side where others of its row conflict."""
    suggested: bool = False
    marks: tuple[Span, ...] = ()
    """The words that differ from another claim of the row, as spans of the claim's own text; sorted, disjoint."""

    @property
    def pieces(self) -> list[tuple[str, bool]]:
        """The claim's text cut into (words, marked)."""
        edges = [0, *(edge for mark in self.marks for edge in mark), len(self.claim.text)]
        cut = [(self.claim.text[start:end], bool(n % 2)) for n, (start, end) in enumerate(pairwise(edges))]
        return [(words, marked) for words, marked in cut if words]


@dataclass(frozen=True, slots=True)
class TableCell:
    """One outlet's part in a row."""

    column: Column
    state: CellState
    claims: tuple[TableClaim, ...] = ()
    nearest: tuple[tuple[str, Nearest], ...] = ()
    """(document id, nearest sentence), best first; for absent cells."""
    shared_with: tuple[str, ...] = ()
    """Outlets that carry the same wire copy as this one in this row."""

    @property
    def positions(self) -> tuple[str, ...]:
        """Letters of the positions taken here, in order; none where all claims take no side."""
        return tuple(dict.fromkeys(claim.position for claim in self.claims if claim.position))


@dataclass(frozen=True)
class TableRow:
    """One matter, across all outlets."""

    key: str
    label: str
    verdict: Verdict
    origins: int
    findings: tuple[Finding, ...]
    cells: tuple[TableCell, ...]
    """One for each column, in the columns' order."""
    outlets: int
    """How many say it, whether their columns are shown or not; uncertain matches are not counted."""
    positions: tuple[str, ...]
    """Their names, in order: two or more in a conflict, last the empty one of claims that take no side."""
    corrected: bool = False
    """An editor's decision shaped it."""
    differences: tuple[Difference, ...] = ()
    """What the findings say, each difference once, the conflicts first."""

    def is_of(self, kind: Kind) -> bool:
        """Whether it holds such a difference, or such contents."""
        if kind in DIFFERENCES:
            return not DIFFERENCES[kind].isdisjoint([finding.kind for finding in self.findings])
        return any(getattr(claim.claim, MENTIONS[kind]) for cell in self.cells for claim in cell.claims)

    @cached_property
    def words(self) -> str:
        """All its words, folded for the search."""
        claims = (claim.claim.text for cell in self.cells for claim in cell.claims)
        return fold(" ".join((self.label, *claims)))


@dataclass(frozen=True, slots=True)
class Table:
    """What is shown of a story."""

    columns: tuple[Column, ...]
    rows: tuple[TableRow, ...]
    counts: Mapping[Verdict, int] = field(default_factory=dict)
    """Rows of each verdict in the whole story, whatever is filtered."""
    kinds: Mapping[Kind, int] = field(default_factory=dict)
    """Rows with each kind of difference in the whole story."""

    @property
    def total(self) -> int:
        """Rows in the whole story."""
        return sum(self.counts.values())


def build(
    readings: Sequence[Reading],
    comparison: Comparison,
    query: TableQuery | None = None,
    unread: Sequence[Document] = (),
) -> Table:
    """Build the table of compared `readings`; `unread` are documents of the story that could not be read."""
    query = query or TableQuery()
    columns = _columns(readings, unread)
    builder = _Rows(columns, readings, comparison)
    rows = [builder.row(row) for row in comparison.rows]
    shown = _ordered_columns(columns, query)
    selected = _sorted([row for row in rows if _matches(row, query)], shown, query.sort)
    return Table(
        columns=tuple(shown),
        rows=tuple(_with_columns(row, columns, shown) for row in selected),
        counts=Counter(row.verdict for row in rows),
        kinds={kind: sum(row.is_of(kind) for row in rows if row.findings) for kind in DIFFERENCES},
    )


def _columns(readings: Sequence[Reading], unread: Sequence[Document]) -> list[Column]:
    by_outlet: dict[str, list[tuple[Document, bool, bool]]] = defaultdict(list)
    for reading in readings:
        by_outlet[reading.document.outlet].append((reading.document, not reading.unreadable, reading.complete))
    for document in unread:
        by_outlet[document.outlet].append((document, False, False))
    return [
        Column(
            name=name,
            documents=tuple(document for document, _, _ in parts),
            readable=any(readable for _, readable, _ in parts),
            complete=all(complete for _, _, complete in parts),
        )
        for name, parts in by_outlet.items()
    ]


class _Rows:
    """Builds rows of the full width."""

    def __init__(self, columns: Sequence[Column], readings: Iterable[Reading], comparison: Comparison) -> None:
        self.columns = columns
        self.claims = {claim.id: claim for reading in readings for claim in reading.claims}
        self.outlets = {document.id: column.name for column in columns for document in column.documents}
        self.twins = self._twins(comparison)
        self.silent = {
            column.name: TableCell(column, CellState.ABSENT if column.complete else CellState.UNKNOWN)
            for column in columns
        }

    def row(self, row: Row) -> TableRow:
        marks = self._marks(row)
        suggested = {member.claim for member in row.members if member.suggested}
        says: dict[str, list[TableClaim]] = defaultdict(list)
        for position in row.positions:
            for claim_id in position.claims:
                claim = self.claims[claim_id]
                says[self.outlets[claim.document]].append(
                    TableClaim(claim, position.name, claim_id in suggested, marks.get(claim_id, ()))
                )
        cells = {cell.document: cell for cell in row.cells}
        return TableRow(
            key=row.id,
            label=row.title or self.claims[row.label].text,
            verdict=row.verdict,
            origins=row.origins,
            findings=row.findings,
            cells=tuple(self._cell(column, says, cells) for column in self.columns),
            outlets=sum(any(not claim.suggested for claim in claims) for claims in says.values()) or 1,
            positions=tuple(position.name for position in row.positions),
            corrected=row.corrected,
            differences=gather(row.findings, self.claims, self.outlets),
        )

    def _cell(self, column: Column, says: Mapping[str, list[TableClaim]], cells: Mapping[str, Cell]) -> TableCell:
        if claims := says.get(column.name):
            shared = set[str]().union(*(self.twins.get(claim.claim.document, set()) for claim in claims))
            return TableCell(
                column, CellState.SAYS, tuple(claims), shared_with=tuple(sorted((shared - {column.name}) & says.keys()))
            )
        silent = self.silent[column.name]
        if not cells or silent.state is CellState.UNKNOWN:
            return silent
        nearest = [
            (document.id, near)
            for document in column.documents
            if document.id in cells
            for near in cells[document.id].nearest
        ]
        return TableCell(column, CellState.ABSENT, nearest=tuple(sorted(nearest, key=lambda near: -near[1].score)))

    def _twins(self, comparison: Comparison) -> dict[str, set[str]]:
        """{document: names of the outlets it shares an origin with}."""
        twins: dict[str, set[str]] = defaultdict(set)
        for origin in comparison.origins:
            names = {self.outlets[document] for document in origin.documents if document in self.outlets}
            for document in origin.documents:
                twins[document] |= names
        return twins

    def _marks(self, row: Row) -> dict[str, tuple[Span, ...]]:
        spans: dict[str, set[Span]] = defaultdict(set)
        for finding in row.findings:
            for claim_id, span in zip(finding.claims, finding.spans, strict=True):
                claim = self.claims[claim_id]
                start, end = max(span.start, claim.start), min(span.end, claim.end)
                if start < end and end - start < claim.end - claim.start:  # a mark over all words tells nothing
                    spans[claim_id].add(Span(start - claim.start, end - claim.start))
        return {claim_id: _merged(found) for claim_id, found in spans.items()}


def _merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Sorted, with those that touch or overlap joined."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def _ordered_columns(columns: Sequence[Column], query: TableQuery) -> list[Column]:
    places = {name: place for place, name in enumerate(query.order)}
    shown = [
        column.led_by(query.base) if column.has(query.base) else column
        for column in columns
        if column.name not in query.hidden
    ]
    return sorted(shown, key=lambda column: (not column.has(query.base), places.get(column.name, len(places))))


def _with_columns(row: TableRow, columns: Sequence[Column], shown: Sequence[Column]) -> TableRow:
    if columns == shown:
        return row
    by_name = {cell.column.name: cell for cell in row.cells}
    return replace(row, cells=tuple(by_name[column.name] for column in shown))


def _matches(row: TableRow, query: TableQuery) -> bool:
    if query.verdicts and row.verdict not in query.verdicts:
        return False
    if query.missing and not any(
        cell.column.name == query.missing and cell.state is CellState.ABSENT for cell in row.cells
    ):
        return False
    if query.kind and not row.is_of(query.kind):
        return False
    return all(word in row.words for word in fold(query.text).split())


def _sorted(rows: list[TableRow], shown: Sequence[Column], sort: Sort) -> list[TableRow]:
    if sort is Sort.OUTLETS:
        return sorted(rows, key=lambda row: -row.outlets)
    if sort is Sort.TEXT:
        return sorted(rows, key=lambda row: _place(row, shown))
    return rows


def _place(row: TableRow, shown: Sequence[Column]) -> tuple[int, int, int]:
    """(column, article, character) where a row first stands, going by the columns' order."""
    by_name = {cell.column.name: cell for cell in row.cells}
    for number, column in enumerate(shown):
        cell = by_name[column.name]
        if cell.claims:
            documents = [document.id for document in column.documents]
            return (number, *min((documents.index(c.claim.document), c.claim.start) for c in cell.claims))
    return (len(shown), 0, 0)
