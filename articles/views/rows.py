"""One row: the evidence of every outlet side by side, and what was decided about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.models import AnonymousUser, User
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_safe
from django_htmx.http import HttpResponseClientRedirect

from articles.access import reading
from articles.domain import CellState, Span, Verdict
from articles.htmx import render_for, target_of
from articles.models import (
    SETTLED_VERDICTS,
    Anchor,
    Article,
    ClaimGroup,
    Correction,
    CorrectionKind,
    JobKind,
    JobStatus,
    Report,
    Revision,
)
from articles.stored import Stored, load
from articles.table import TableCell, TableRow, build
from articles.views.adding import progress_of
from articles.views.annotate import Note, Paragraph, excerpt, notes_of
from articles.views.citations import cite_claim, cite_row
from articles.views.columns import why_unknown


@dataclass(frozen=True, slots=True)
class Witness:
    """A claim in its paragraph."""

    article: Article
    note: Note
    position: str
    suggested: bool
    paragraph: Paragraph
    citation: str


@dataclass(frozen=True, slots=True)
class Silence:
    """An outlet without a claim in the row: what comes nearest in its text, or why nothing can be said."""

    name: str
    state: CellState
    reason: str
    nearest: tuple[tuple[Article, Span, str], ...]


@reading
@require_safe
def evidence(request: HttpRequest, key: str) -> HttpResponse:
    """A row's permalink; in place under the row when the table asks for it."""
    group = ClaimGroup.objects.select_related("story").filter(key=key).first()
    return show_evidence(request, group) if group else _moved(request, key)


def show_evidence(request: HttpRequest, group: ClaimGroup, status: int = 200, **said: object) -> HttpResponse:
    """The evidence of a row, as a page or in place; `said` are answers to what a person just did there."""
    stored = load(group.story)
    table = build(stored.readings, stored.comparison, unread=stored.unread)
    row = next((row for row in table.rows if row.key == group.key), None)
    if row is None:
        raise Http404("The table is just being made anew.")
    texts = _texts(row, stored)
    notes = {document: notes_of(table, document) for document in texts}
    address = request.build_absolute_uri(group.get_absolute_url())
    witnesses = list(_witnesses(row, stored, texts, notes, address))
    told = [(witness.article, witness.note.claim.text) for witness in witnesses]
    context = {
        "section": "stories",
        "story": group.story,
        "row": row,
        "witnesses": witnesses,
        "silences": [_silence(cell, stored, texts) for cell in row.cells if cell.state is not CellState.SAYS],
        "columns": len(table.columns) + 1,
        "address": address,
        "citation": cite_row(told, group.story.title, group.story.compared_at, address),
        **_decided(group, request.user),
        **_progress(group),
        **said,
    }
    fragments = {"row-": "articles/_evidence_row.html", "panel-": "articles/_evidence.html"}
    return render_for(request, "articles/row.html", context, fragments, status)


def _moved(request: HttpRequest, key: str) -> HttpResponse:
    """Lead to where a row's claims stand now that an editor's decision has ended the row."""
    anchor = Anchor.objects.filter(row_key=key).select_related("correction__story").first()
    if anchor is None:
        raise Http404("No such row.")
    heir = ClaimGroup.objects.filter(positions__memberships__claim__anchors__row_key=key).first()
    if heir is None:
        messages.info(request, "Nothing is left in that row. The corrections below say what was decided about it.")
    address = heir.get_absolute_url() if heir else reverse("corrections", args=[anchor.correction.story.key])
    in_place = target_of(request).startswith(("row-", "panel-"))
    return HttpResponseClientRedirect(address) if in_place else redirect(address)


def _decided(group: ClaimGroup, user: User | AnonymousUser) -> dict[str, object]:
    """The corrections of a row and the reports on it that this person may see: editors all, others their own."""
    corrections = list(Correction.objects.of_row(group.pk, group.key).shown())
    joined = [correction for correction in corrections if correction.kind == CorrectionKind.JOIN]
    keys = {group.key, *(anchor.row_key for one in joined if not one.undone_at for anchor in one.anchors.all())}
    mine = Q() if user.has_perm("articles.change_report") else Q(author=user.pk)
    reports = Report.objects.filter(mine, row_key__in=keys).select_related("author", "resolved_by").order_by("-pk")
    verdicts = [Verdict(verdict) for verdict in SETTLED_VERDICTS]
    return {"corrections": corrections, "reports": list(reports), "verdicts": verdicts}


def _progress(group: ClaimGroup) -> dict[str, object]:
    """How far the comparison of the story is, while one is under way."""
    under_way = group.story.jobs.filter(kind=JobKind.COMPARE, status__in=[JobStatus.QUEUED, JobStatus.RUNNING])
    return progress_of(group.story) if under_way.exists() else {"comparing": False}


def _texts(row: TableRow, stored: Stored) -> dict[str, str]:
    """{document id: text} of the articles that the evidence quotes."""
    said = {claim.claim.document for cell in row.cells for claim in cell.claims}
    near = {document for cell in row.cells for document, _ in cell.nearest}
    quoted = [article.revision for article in stored.articles if article.revision and article.key in said | near]
    texts = Revision.objects.filter(pk__in=[revision.pk for revision in quoted])
    return dict(texts.values_list("article__key", "text"))


def _witnesses(
    row: TableRow, stored: Stored, texts: Mapping[str, str], notes: Mapping[str, list[Note]], address: str
) -> Iterator[Witness]:
    claims = [claim for cell in row.cells for claim in cell.claims]
    for claim in sorted(claims, key=lambda claim: row.positions.index(claim.position)):
        document, article = claim.claim.document, stored.article(claim.claim.document)
        note = next(note for note in notes[document] if note.claim.id == claim.claim.id)
        paragraph = excerpt(texts[document], [note], claim.claim.span)
        citation = cite_claim(article, claim.claim.text, address)
        yield Witness(article, note, claim.position, claim.suggested, paragraph, citation)


def _silence(cell: TableCell, stored: Stored, texts: Mapping[str, str]) -> Silence:
    articles = [stored.article(document.id) for document in cell.column.documents]
    reasons = dict.fromkeys(filter(None, map(why_unknown, articles)))
    nearest = tuple(
        (stored.article(document), Span(near.start, near.end), texts[document][near.start : near.end])
        for document, near in cell.nearest
    )
    return Silence(cell.column.name, cell.state, ", ".join(reasons), nearest)
