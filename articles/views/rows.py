"""One row: the evidence of every outlet side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from articles.access import reading
from articles.domain import CellState, Finding, Span
from articles.htmx import render_for
from articles.models import Article, ClaimGroup, Revision
from articles.stored import Stored, load
from articles.table import TableCell, TableRow, build
from articles.views.annotate import Note, Paragraph, excerpt, notes_of
from articles.views.columns import why_unknown


@dataclass(frozen=True, slots=True)
class Witness:
    """A claim in its paragraph."""

    article: Article
    note: Note
    position: str
    suggested: bool
    paragraph: Paragraph


@dataclass(frozen=True, slots=True)
class Silence:
    """An outlet without a claim in the row: what comes nearest in its text, or why nothing can be said."""

    name: str
    state: CellState
    reason: str
    nearest: tuple[tuple[Article, Span, str], ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """A finding with the differing words of both sides."""

    finding: Finding
    sides: tuple[tuple[str, str], ...]
    """(outlet, words)."""


@reading
@require_safe
def evidence(request: HttpRequest, key: str) -> HttpResponse:
    """A row's permalink; in place under the row when the table asks for it."""
    group = get_object_or_404(ClaimGroup.objects.select_related("story"), key=key)
    stored = load(group.story)
    table = build(stored.readings, stored.comparison, unread=stored.unread)
    row = next((row for row in table.rows if row.key == key), None)
    if row is None:
        raise Http404("The table is just being made anew.")
    texts = _texts(row, stored)
    notes = {document: notes_of(table, document) for document in texts}
    context = {
        "section": "stories",
        "story": group.story,
        "row": row,
        "witnesses": list(_witnesses(row, stored, texts, notes)),
        "silences": [_silence(cell, stored, texts) for cell in row.cells if cell.state is not CellState.SAYS],
        "differences": list(_differences(row, texts)),
        "columns": len(table.columns) + 1,
        "address": request.build_absolute_uri(group.get_absolute_url()),
    }
    return render_for(request, "articles/row.html", context, {"row-": "articles/_evidence_row.html"})


def _texts(row: TableRow, stored: Stored) -> dict[str, str]:
    """{document id: text} of the articles that the evidence quotes."""
    said = {claim.claim.document for cell in row.cells for claim in cell.claims}
    near = {document for cell in row.cells for document, _ in cell.nearest}
    quoted = [article.revision for article in stored.articles if article.revision and article.key in said | near]
    texts = Revision.objects.filter(pk__in=[revision.pk for revision in quoted])
    return dict(texts.values_list("article__key", "text"))


def _witnesses(
    row: TableRow, stored: Stored, texts: Mapping[str, str], notes: Mapping[str, list[Note]]
) -> Iterator[Witness]:
    claims = [claim for cell in row.cells for claim in cell.claims]
    for claim in sorted(claims, key=lambda claim: claim.position):
        document = claim.claim.document
        note = next(note for note in notes[document] if note.claim.id == claim.claim.id)
        paragraph = excerpt(texts[document], [note], claim.claim.span)
        yield Witness(stored.article(document), note, claim.position, claim.suggested, paragraph)


def _silence(cell: TableCell, stored: Stored, texts: Mapping[str, str]) -> Silence:
    articles = [stored.article(document.id) for document in cell.column.documents]
    reasons = dict.fromkeys(filter(None, map(why_unknown, articles)))
    nearest = tuple(
        (stored.article(document), Span(near.start, near.end), texts[document][near.start : near.end])
        for document, near in cell.nearest
    )
    return Silence(cell.column.name, cell.state, ", ".join(reasons), nearest)


def _differences(row: TableRow, texts: Mapping[str, str]) -> Iterator[Difference]:
    told = {claim.claim.id: (cell.column.name, claim.claim.document) for cell in row.cells for claim in cell.claims}
    for finding in row.findings:
        sides = [
            (told[claim][0], texts[told[claim][1]][span.start : span.end])
            for claim, span in zip(finding.claims, finding.spans, strict=True)
        ]
        yield Difference(finding, tuple(sides))
