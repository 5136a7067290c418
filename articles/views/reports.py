"""Mistakes that readers report, and the editors' list of them."""

from __future__ import annotations

from typing import cast

from django.contrib.auth.decorators import permission_required
from django.contrib.auth.models import User
from django.core.paginator import Paginator
from django.db.models import Exists, F, OuterRef
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST, require_safe

from articles.exceptions import SubmissionError
from articles.forms import RemarkForm
from articles.htmx import render_for
from articles.models import Anchor, ClaimGroup, Report
from articles.services import reports as service
from articles.views.corrections import back_to, row_it_came_from, tell
from articles.views.rows import show_evidence

SHOWN = 50


@permission_required("articles.add_report", raise_exception=True)
@require_POST
def report(request: HttpRequest, key: str) -> HttpResponse:
    """Take what a reader found wrong in a row."""
    row = get_object_or_404(ClaimGroup.objects.select_related("story"), key=key)
    try:
        service.report(row, RemarkForm(request.POST).words(), cast(User, request.user))
    except SubmissionError as error:
        return show_evidence(request, row, 422, problem=str(error))
    return back_to(request, row, "Thank you. The editors see your report; their answer will stand here.")


@permission_required("articles.change_report", raise_exception=True)
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """All reports: the open ones first, the oldest of them on top, then the answered ones."""
    living = Exists(ClaimGroup.objects.filter(key=OuterRef("row_key")))
    known = Exists(Anchor.objects.filter(row_key=OuterRef("row_key")))
    found = Report.objects.select_related("story", "author", "resolved_by").annotate(reachable=living | known)
    ordered = found.order_by(F("resolved_at").desc(nulls_first=True), "pk")
    page = Paginator(ordered, SHOWN).get_page(request.GET.get("page"))
    return render_for(request, "articles/reports.html", {"section": "reports", "page": page}, {})


@permission_required("articles.change_report", raise_exception=True)
@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Close a report with an answer."""
    given = get_object_or_404(Report, pk=pk)
    saved, refused = "Answered. Whoever reported it sees your answer.", ""
    try:
        service.resolve(given, RemarkForm(request.POST).words(), cast(User, request.user))
    except SubmissionError as error:
        refused = str(error)
    if row := row_it_came_from(request):
        return back_to(request, row, saved, refused)
    tell(request, saved, refused)
    return redirect("reports")


def open_reports(request: HttpRequest) -> dict[str, object]:
    """For every page: how many reports wait for an editor. Counted only where a page shows it."""
    return {"open_reports": Report.objects.open().count}
