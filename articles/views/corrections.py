"""Correcting a row, undoing it, and the history of all corrections of a story."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.contrib.auth.models import User
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST, require_safe

from articles import tasks
from articles.access import reading
from articles.exceptions import SubmissionError
from articles.forms import CorrectionForm
from articles.htmx import render_for, target_of
from articles.letters import fold
from articles.models import ClaimGroup, Correction, Story
from articles.services import corrections as service
from articles.stored import load
from articles.table import TableRow, build
from articles.views.rows import show_evidence

SHOWN = 50
CHOICES_SHOWN = 30
SAVED = "Saved. The table is being made anew."
UNDONE = "Undone. The table is being made anew."


@permission_required("articles.add_correction", raise_exception=True)
@require_POST
def correct(request: HttpRequest, key: str) -> HttpResponse:
    """Take an editor's decision on a row."""
    row = get_object_or_404(ClaimGroup.objects.select_related("story"), key=key)
    form = CorrectionForm(request.POST)
    try:
        job = service.make(row, form.order(row), cast(User, request.user))
    except SubmissionError as error:
        return show_evidence(request, row, 422, problem=str(error), given=request.POST)
    tasks.enqueue(job)
    return back_to(request, row, SAVED)


@permission_required("articles.change_correction", raise_exception=True)
@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """End a correction's effect."""
    correction = get_object_or_404(Correction.objects.select_related("story"), pk=pk)
    refused = ""
    try:
        tasks.enqueue(service.undo(correction, cast(User, request.user)))
    except SubmissionError as error:
        refused = str(error)
    if row := row_it_came_from(request):
        return back_to(request, row, UNDONE, refused)
    tell(request, UNDONE, refused)
    return redirect("corrections", correction.story.key)


def row_it_came_from(request: HttpRequest) -> ClaimGroup | None:
    """The row in whose evidence a form stood; None for a form of a list."""
    key = request.POST.get("row", "").replace("\0", "")
    return ClaimGroup.objects.select_related("story").filter(key=key).first()


def back_to(request: HttpRequest, row: ClaimGroup, saved: str, refused: str = "") -> HttpResponse:
    """The row again with what came of it, or why nothing did: in place, or by its address."""
    if target_of(request):
        return show_evidence(request, row, problem=refused) if refused else show_evidence(request, row, saved=saved)
    tell(request, saved, refused)
    return redirect(row)


def tell(request: HttpRequest, saved: str, refused: str) -> None:
    """Say on the next page what came of it; a refusal looks like one."""
    if refused:
        messages.warning(request, refused)
    else:
        messages.success(request, saved)


@permission_required("articles.add_correction", raise_exception=True)
@require_safe
def join(request: HttpRequest, key: str) -> HttpResponse:
    """Choose the row to join with this one."""
    group = get_object_or_404(ClaimGroup.objects.select_related("story"), key=key)
    asked = request.GET.get("q", "").replace("\0", "").strip()
    context = {
        "section": "stories",
        "story": group.story,
        "row": group,
        "q": asked,
        "choices": _choices(group, asked),
    }
    return render_for(request, "articles/join.html", context, {"choices": "articles/_choices.html"})


@reading
@require_safe
def history(request: HttpRequest, key: str) -> HttpResponse:
    """All corrections of a story, the latest first."""
    story = get_object_or_404(Story, key=key)
    page = Paginator(story.corrections.all().shown(), SHOWN).get_page(request.GET.get("page"))
    context = {"section": "stories", "story": story, "page": page}
    return render_for(request, "articles/corrections.html", context, {})


def _choices(group: ClaimGroup, asked: str) -> list[tuple[int, TableRow]]:
    """(number, row) of the story's other rows: the one of that number, or those that hold all the words."""
    stored = load(group.story)
    words = fold(asked).split()
    found = [
        (number, row)
        for number, row in enumerate(build(stored.readings, stored.comparison, unread=stored.unread).rows, start=1)
        if row.key != group.key and (str(number) == asked or all(word in row.words for word in words))
    ]
    return sorted(found, key=lambda choice: str(choice[0]) != asked)[:CHOICES_SHOWN]
