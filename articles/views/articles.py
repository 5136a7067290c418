"""One article: its text with its claims, and what editors may do with it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import trigger_client_event

from articles import tasks
from articles.access import reading
from articles.domain import CellState, Span, Verdict
from articles.exceptions import SubmissionError
from articles.forms import ArticleForm
from articles.htmx import render_for, target_of
from articles.models import Article, Job, Story
from articles.services import articles as service
from articles.stored import Stored, load
from articles.table import Table, TableRow, build
from articles.views.adding import progress_of, show_progress
from articles.views.annotate import Note, notes_of, paragraphs
from articles.views.contents import claims_of
from articles.views.readout import Readout, readout

TARGET = re.compile(r"(\d{1,7})-(\d{1,7})")


@dataclass(frozen=True, slots=True)
class Sum:
    """How many claims of an article stand one way."""

    verdict: Verdict
    count: int
    first: str
    """Id of the first of them in the text."""


@dataclass(frozen=True, slots=True)
class Missing:
    """A matter that other outlets carry and this article does not."""

    row: TableRow
    outlets: tuple[str, ...]


@reading
@require_safe
def read(request: HttpRequest, key: str) -> HttpResponse:
    """The article at full length, its claims marked, with what the others have that it lacks."""
    article = get_object_or_404(Article.objects.select_related("story", "outlet", "revision"), key=key)
    stored = load(article.story)
    table = build(stored.readings, stored.comparison, unread=stored.unread)
    notes = notes_of(table, article.key)
    text = article.revision.text if article.revision else ""
    read_out = _readout(article, notes) if request.GET.get("reading") == "1" else None
    only = _only(request, notes)
    shown = [note for note in notes if only in ("", note.verdict)]
    before, after = _neighbours(article, stored)
    missing = _missing(table, article)
    context = {
        **(progress_of(article.story) if article.pending else {}),
        "section": "stories",
        "tab": "read",
        "story": article.story,
        "article": article,
        "paragraphs": paragraphs(text, shown, _target(request), read_out.claims if read_out else ()),
        "readout": read_out,
        "sums": _sums(notes),
        "only": only,
        "alone": sum(bool(column.readable) for column in table.columns) < 2,
        "missing": missing,
        "previous": before,
        "next": after,
        "articles": stored.articles,
        "row_total": len(stored.comparison.rows),
        "first_article": article,
    }
    return render_for(request, "articles/article.html", context, {})


@permission_required("articles.change_article", raise_exception=True)
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, key: str) -> HttpResponse:
    """Correct outlet, headline and date."""
    article = get_object_or_404(Article.objects.select_related("story", "outlet"), key=key)
    form = ArticleForm(request.POST) if request.method == "POST" else ArticleForm.of(article)
    if form.is_valid():
        data = form.cleaned_data
        _wake(service.update(article, outlet=data["outlet"], title=data["title"], published=form.published))
        messages.success(request, "Saved. The table follows in a moment.")
        return redirect(article)
    context = {"section": "stories", "story": article.story, "article": article, "form": form}
    return render_for(request, "articles/article_form.html", context, {}, 422 if form.is_bound else 200)


@permission_required("articles.change_article", raise_exception=True)
@require_POST
def retry(request: HttpRequest, key: str) -> HttpResponse:
    """Try a failed article again."""
    article = get_object_or_404(Article.objects.select_related("story"), key=key)
    refused = ""
    try:
        tasks.enqueue(service.retry(article))
    except SubmissionError as error:
        refused = str(error)
    return _progress_or_page(request, article.story, refused)


@permission_required("articles.delete_article", raise_exception=True)
@require_POST
def remove(request: HttpRequest, key: str) -> HttpResponse:
    """Take an article out of its story."""
    article = get_object_or_404(Article.objects.select_related("story"), key=key)
    _wake(service.remove(article))
    return _progress_or_page(request, article.story, "1 article was removed.")


@permission_required("articles.change_article", raise_exception=True)
@require_POST
def retry_failed(request: HttpRequest, key: str) -> HttpResponse:
    """Try all failed articles of a story again."""
    story = get_object_or_404(Story, key=key)
    for job in service.retry_failed(story):
        tasks.enqueue(job)
    return _progress_or_page(request, story)


@permission_required("articles.delete_article", raise_exception=True)
@require_POST
def remove_failed(request: HttpRequest, key: str) -> HttpResponse:
    """Take the failed articles that the page listed out of their story."""
    story = get_object_or_404(Story, key=key)
    count = service.remove_failed(story, [key for key in request.POST.getlist("article") if key.isalnum()])
    return _progress_or_page(
        request, story, "1 article was removed." if count == 1 else f"{count} articles were removed."
    )


def _progress_or_page(request: HttpRequest, story: Story, said: str = "") -> HttpResponse:
    """The progress in place, with what came of it; above a table that loses a column with it, or on the next page."""
    if target_of(request) and not (said and "unfinished" in request.GET):
        return show_progress(request, story, said)
    if said:
        messages.info(request, said)
    if not target_of(request):
        return redirect("add_articles", story.key)
    return trigger_client_event(show_progress(request, story), "table-changed")


def _wake(job: Job | None) -> None:
    if job:
        tasks.enqueue(job)


def _target(request: HttpRequest) -> Span | None:
    """The passage that `?at=120-180` asks for."""
    asked = TARGET.fullmatch(request.GET.get("at", ""))
    span = Span(int(asked[1]), int(asked[2])) if asked else Span(0, 0)
    return span if span.start < span.end else None


def _readout(article: Article, notes: Iterable[Note]) -> Readout | None:
    if article.revision is None:
        return None
    sentences = [Span(*span) for span in article.revision.sentences]
    return readout(claims_of(article.revision), sentences, {note.claim.id: note.row for note in notes})


def _neighbours(article: Article, stored: Stored) -> tuple[Article | None, Article | None]:
    order = list(stored.articles)
    if article not in order:
        return None, None
    at = order.index(article)
    return (order[at - 1] if at else None), (order[at + 1] if at + 1 < len(order) else None)


def _missing(table: Table, article: Article) -> list[Missing]:
    """Matters of two outlets or more that this article's outlet lacks, the most carried first."""
    lacking = [
        Missing(row, tuple(other.column.name for other in row.cells if other.state is CellState.SAYS))
        for row in table.rows
        for cell in row.cells
        if cell.column.name == article.outlet_name and cell.state is CellState.ABSENT and row.outlets > 1
    ]
    return sorted(lacking, key=lambda missing: -len(missing.outlets))


def _only(request: HttpRequest, notes: Iterable[Note]) -> str:
    """The verdict whose claims alone are to be marked; empty for all. One that no claim here has is left aside."""
    asked = request.GET.get("only", "")
    return asked if asked in {note.verdict for note in notes} else ""


def _sums(notes: Iterable[Note]) -> list[Sum]:
    """How this article's claims stand, the most pressing first."""
    claims: dict[Verdict, list[str]] = {verdict: [] for verdict in Verdict}
    for note in notes:
        claims[note.verdict].append(note.claim.id)
    return [Sum(verdict, len(ids), ids[0]) for verdict, ids in claims.items() if ids]
