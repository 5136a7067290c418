"""Mistakes that readers report, and what editors answer."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.utils import timezone

from articles.exceptions import PermissionRefused, SubmissionError
from articles.models import ClaimGroup, Report


def report(row: ClaimGroup, text: str, user: User) -> Report:
    """Keep what a reader found wrong in a row. Raises `PermissionRefused`, `SubmissionError`."""
    if not user.has_perm("articles.add_report"):
        raise PermissionRefused("Sign in to report a mistake.")
    if not text.strip():
        raise SubmissionError("Say what is wrong, so that an editor can look at it.")
    return Report.objects.create(story=row.story, row_key=row.key, label=row.label, text=text.strip(), author=user)


def resolve(report: Report, answer: str, user: User) -> None:
    """Close a report with an answer to who made it. Raises `PermissionRefused`, `SubmissionError`."""
    if not user.has_perm("articles.change_report"):
        raise PermissionRefused("Only editors answer reports.")
    if not answer.strip():
        raise SubmissionError("Write an answer: whoever reported it reads what came of it.")
    open_one = Report.objects.open().filter(pk=report.pk)
    if not open_one.update(answer=answer.strip(), resolved_by=user, resolved_at=timezone.now()):
        raise SubmissionError("Another editor has answered this report already.")
