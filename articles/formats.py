"""The table as JSON, CSV, Markdown and for the terminal. The JSON is documented in docs/compare-json.md and stable."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table as RichTable

from articles.domain import Assertion, CellState, Claim, Comparison, Document, Reading, Row, Verdict
from articles.table import Table, TableCell, TableRow
from articles.wire import to_json

ICONS = {Verdict.CONFLICT: "≠", Verdict.DIFFER: "≈", Verdict.AGREE: "=", Verdict.SINGLE: "·"}


def as_json(readings: Sequence[Reading], comparison: Comparison) -> str:
    """Everything that was read and compared. Offsets are characters of the document's `text`."""
    claims = [claim for reading in readings for claim in reading.claims]
    content = {
        "documents": [_document(reading) for reading in readings],
        "claims": [_claim(claim) for claim in claims],
        "rows": [_row(row, {claim.id: claim for claim in claims}) for row in comparison.rows],
        "origins": [{"documents": list(origin.documents), "agency": origin.agency} for origin in comparison.origins],
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def as_csv(table: Table) -> str:
    """One line per row, one column per outlet."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(["verdict", "matter", "outlets", "origins", "differences", *(c.name for c in table.columns)])
    for row in table.rows:
        cells = [_inert(_cell_text(cell)) for cell in row.cells]
        writer.writerow([row.verdict, _inert(row.label), row.outlets, row.origins, _inert(_notes(row)), *cells])
    return out.getvalue()


def as_markdown(table: Table) -> str:
    """A table for a document or a ticket."""
    header = ["Verdict", "Matter", *(column.name for column in table.columns)]
    lines = [_markdown_line(header), _markdown_line(["---"] * len(header))]
    for row in table.rows:
        label = row.label + (f"<br>*{_notes(row)}*" if row.findings else "")
        verdict = f"{ICONS[row.verdict]} {row.verdict}"
        lines.append(_markdown_line([verdict, label, *(_cell_text(cell, "<br>") for cell in row.cells)]))
    return "\n".join(lines) + "\n"


def as_terminal(table: Table, width: int | None = None) -> str:
    """A table in box characters, `width` columns wide (the terminal's own by default)."""
    console = Console(file=io.StringIO(), width=width, highlight=False)
    shown = RichTable(show_lines=True, expand=True)
    shown.add_column("Verdict", no_wrap=True)
    shown.add_column("Matter", ratio=2)
    for column in table.columns:
        shown.add_column(escape(column.name), ratio=2)
    for row in table.rows:
        label = escape(row.label) + (f"\n[dim]{escape(_notes(row))}[/dim]" if row.findings else "")
        cells = (escape(_cell_text(cell, "\n")) for cell in row.cells)
        shown.add_row(f"{ICONS[row.verdict]} {row.verdict}", label, *cells)
    console.print(shown)
    counts = " · ".join(f"{table.counts.get(verdict, 0)} {verdict}" for verdict in Verdict)
    console.print(f"{len(table.columns)} outlets · {table.total} rows: {counts}")
    assert isinstance(console.file, io.StringIO)  # noqa: S101 - tells the type checker what was passed above
    return console.file.getvalue()


def _document(reading: Reading) -> dict[str, Any]:
    document: Document = reading.document
    return {
        "id": document.id,
        "outlet": document.outlet,
        "title": document.title,
        "published": document.published.isoformat() if document.published else None,
        "text": document.text,
        "readable": not reading.unreadable,
        "reason": reading.unreadable,
    }


def _claim(claim: Claim) -> dict[str, Any]:
    source = claim.attribution
    return {
        "id": claim.id,
        "document": claim.document,
        "start": claim.start,
        "end": claim.end,
        "text": claim.text,
        "sentence": list(claim.sentence),
        "attribution": {"source": source.source, "cue": source.cue, "kind": source.kind} if source else None,
        "assertion": Assertion(claim.assertion),
        "negated": claim.negated,
        "quantities": to_json(claim.quantities),
        "dates": to_json(claim.dates),
        "names": to_json(claim.names),
        "quotes": to_json(claim.quotes),
    }


def _row(row: Row, claims: dict[str, Claim]) -> dict[str, Any]:
    return {
        "id": row.id,
        "label": row.title or claims[row.label].text,
        "verdict": row.verdict,
        "origins": row.origins,
        "positions": [{"name": position.name or None, "claims": list(position.claims)} for position in row.positions],
        "findings": [
            {
                "kind": finding.kind,
                "verdict": finding.verdict,
                "claims": list(finding.claims),
                "spans": [list(span) for span in finding.spans],
                "explanation": finding.explanation,
            }
            for finding in row.findings
        ],
        "cells": [
            {
                "document": cell.document,
                "state": cell.state,
                "position": cell.position or None,
                "claims": list(cell.claims),
            }
            for cell in row.cells
        ],
    }


def _cell_text(cell: TableCell, separator: str = "\n") -> str:
    if cell.state is not CellState.SAYS:
        return "–" if cell.state is CellState.ABSENT else "?"
    return separator.join(
        (f"{claim.position}: " if claim.position else "")
        + claim.claim.text
        + (f" [{claim.claim.attribution.source}]" if claim.claim.attribution else "")
        for claim in cell.claims
    )


def _notes(row: TableRow) -> str:
    return "; ".join(difference.explanation for difference in row.differences)


def _inert(text: str) -> str:
    """Keep a spreadsheet from taking a text for a formula."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


def _markdown_line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"
