"""What the first screen of a story says: what is disputed, what is agreed, who is missing. No HTML, no database."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from articles.domain import CellState, Verdict
from articles.table import Column, Table, TableCell, TableRow

HEADLINES = 4
"""Rows named for each verdict: what fits beside the map without scrolling."""
DENSE = 120
"""From this many rows on, the map's bars stand without gaps, which would blur."""


@dataclass(frozen=True, slots=True)
class Strip:
    """One outlet's line of the coverage map, with its sums in words."""

    column: Column
    paths: tuple[tuple[str, str], ...]
    """(kind of mark, SVG path data). One unit wide for each row, one unit high."""
    says: int
    absent: int
    """Matters that two outlets or more carry and this one does not."""
    unknown: int
    only_here: int
    contradicted: int


@dataclass(frozen=True, slots=True)
class Overview:
    """The first screen of a story."""

    disputed: tuple[TableRow, ...]
    differing: tuple[TableRow, ...]
    agreed: tuple[TableRow, ...]
    strips: tuple[Strip, ...]
    rows: tuple[TableRow, ...]

    @property
    def width(self) -> int:
        """Rows on the map."""
        return len(self.rows)


def overview(table: Table) -> Overview:
    """Sum up a whole, unfiltered table."""
    agreed = sorted((row for row in table.rows if row.verdict is Verdict.AGREE), key=lambda row: -row.origins)
    differing = [row for row in table.rows if row.verdict is Verdict.DIFFER]
    disputed = [row for row in table.rows if row.verdict is Verdict.CONFLICT]
    return Overview(
        disputed=tuple(disputed[:HEADLINES]),
        differing=tuple(differing[:HEADLINES]),
        agreed=tuple(agreed[:HEADLINES]),
        strips=tuple(_strip(table.rows, number, column) for number, column in enumerate(table.columns)),
        rows=table.rows,
    )


def _strip(rows: Sequence[TableRow], number: int, column: Column) -> Strip:
    cells = [row.cells[number] for row in rows]
    says = [row for row, cell in zip(rows, cells, strict=True) if cell.state is CellState.SAYS]
    shared = [cell for row, cell in zip(rows, cells, strict=True) if row.outlets > 1]
    return Strip(
        column=column,
        paths=tuple(_paths(rows, cells)),
        says=len(says),
        absent=sum(cell.state is CellState.ABSENT for cell in shared),
        unknown=sum(cell.state is CellState.UNKNOWN for cell in shared),
        only_here=sum(row.outlets == 1 for row in says),
        contradicted=sum(row.verdict is Verdict.CONFLICT for row in says),
    )


def _paths(rows: Sequence[TableRow], cells: Sequence[TableCell]) -> Iterable[tuple[str, str]]:
    paths: dict[str, list[str]] = {}
    left, width = (0.0, 1.0) if len(rows) >= DENSE else (0.1, 0.8)
    for x, (row, cell) in enumerate(zip(rows, cells, strict=True)):
        kind = str(row.verdict) if cell.state is CellState.SAYS else str(cell.state)
        paths.setdefault(kind, []).extend(
            f"M{x + left:g} {y:g}h{width:g}v{height:g}h-{width:g}z" for y, height in _bars(row, cell)
        )
    return ((kind, "".join(data)) for kind, data in paths.items())


def _bars(row: TableRow, cell: TableCell) -> list[tuple[float, float]]:
    """(top, height) of a cell's bars: one for position A, two for B, three for C; a mere line where nothing is said."""
    if cell.state is CellState.ABSENT:
        return [(0.46, 0.08)]
    if cell.state is CellState.UNKNOWN:
        return [(0.05, 0.1), (0.85, 0.1)]
    parts = min(1 + row.positions.index(cell.positions[0]), 3)
    height = (0.9 - 0.14 * (parts - 1)) / parts
    return [(round(0.05 + n * (height + 0.14), 3), round(height, 3)) for n in range(parts)]
