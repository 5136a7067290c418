"""What the first screen of a story says: what is disputed, what is agreed, who is missing. No HTML, no database."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from articles.domain import CellState, Verdict
from articles.table import Column, Table, TableCell, TableRow

HEADLINES = 4
"""Rows named for each verdict: what fits beside the map without scrolling."""
DENSE = 120
"""From this many rows on, the map's bars stand without gaps, which would blur."""

SILENT = {CellState.ABSENT, CellState.UNKNOWN}
SHAPES: dict[str, list[tuple[float, float]]] = {
    "A": [(0.05, 0.9)],
    "B": [(0.05, 0.38), (0.57, 0.38)],
    "C": [(0.05, 0.2), (0.4, 0.2), (0.75, 0.2)],
    "": [(0.3, 0.4)],
    CellState.ABSENT: [(0.46, 0.08)],
    CellState.UNKNOWN: [(0.05, 0.1), (0.85, 0.1)],
}
"""(top, height) of a mark's bars: one for position A, two for B, three for all others, half a bar for claims that take
no side; a mere line for an absence."""


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
    )


def _paths(rows: Sequence[TableRow], cells: Sequence[TableCell]) -> Iterable[tuple[str, str]]:
    """The strip as one path for each kind of mark. Neighbours that look alike are drawn as one."""
    paths: dict[str, list[str]] = {}
    gap = 0.0 if len(rows) >= DENSE else 0.2
    x = 0
    for (kind, shape), run in groupby(map(_look, rows, cells)):
        length = sum(1 for _ in run)
        steps = [(x, length)] if not gap or kind in SILENT else [(x + n, 1) for n in range(length)]
        paths.setdefault(kind, []).extend(
            f"M{left + gap / 2:g}{bar}" for left, width in steps for bar in _bars(shape, width - gap)
        )
        x += length
    return ((kind, "".join(data)) for kind, data in paths.items())


@lru_cache
def _bars(shape: str, width: float) -> tuple[str, ...]:
    """The path data of a shape's bars, but for their left edge."""
    return tuple(f" {top}h{width:g}v{height}h{-width:g}z" for top, height in SHAPES[shape])


def _look(row: TableRow, cell: TableCell) -> tuple[str, str]:
    """(kind of mark, name of its shape)."""
    if cell.state is not CellState.SAYS:
        return cell.state, cell.state
    if len(row.positions) == 1:
        return row.verdict, "A"
    if not cell.positions:
        return row.verdict, ""
    return row.verdict, "ABC"[min(row.positions.index(cell.positions[0]), 2)]
