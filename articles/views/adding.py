"""Adding articles to a story, and how far they have come."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from articles import tasks
from articles.access import reading
from articles.forms import AddressesForm, FilesForm, PastedForm
from articles.htmx import render_for, target_of
from articles.models import ArticleState, JobKind, JobStatus, Story
from articles.services import jobs, submit
from articles.services.submit import Submitted

SLOW = dt.timedelta(seconds=45)
"""Waiting longer than this for a worker is said on the page: the worker may not be running."""


def _add_addresses(story: Story, form: forms.Form, user: User) -> list[Submitted]:
    return submit.add_urls(story, form.cleaned_data["urls"].splitlines(), user)


def _add_pasted(story: Story, form: forms.Form, user: User) -> list[Submitted]:
    assert isinstance(form, PastedForm)  # noqa: S101
    data = form.cleaned_data
    return [
        submit.add_text(
            story,
            data["text"],
            title=data["title"],
            outlet=data["outlet"],
            published=form.published,
            url=data["url"],
            user=user,
        )
    ]


def _add_files(story: Story, form: forms.Form, user: User) -> list[Submitted]:
    assert isinstance(form, FilesForm)  # noqa: S101
    return [
        submit.add_file(
            story,
            file.name or "file",
            file.read(),
            outlet=form.cleaned_data["outlet"],
            published=form.published,
            user=user,
        )
        for file in form.cleaned_data["uploads"]
    ]


WAYS: dict[str, tuple[type[forms.Form], Callable[[Story, forms.Form, User], list[Submitted]]]] = {
    "addresses": (AddressesForm, _add_addresses),
    "pasted": (PastedForm, _add_pasted),
    "files": (FilesForm, _add_files),
}


@permission_required("articles.add_article", raise_exception=True)
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, key: str) -> HttpResponse:
    """The three ways in. What was taken goes on its way; what was not stays in the form with the reason."""
    story = get_object_or_404(Story, key=key)
    bound = {name: form(prefix=name) for name, (form, _) in WAYS.items()}
    left: list[Submitted] = []
    way = request.POST.get("way", "")
    if request.method == "POST" and way in WAYS:
        form_class, submit_all = WAYS[way]
        form = bound[way] = form_class(request.POST, request.FILES, prefix=way)
        if form.is_valid():
            assert isinstance(request.user, User)  # noqa: S101
            submitted = submit_all(story, form, request.user)
            _wake_workers(submitted)
            left = [one for one in submitted if one.article is None]
            _say_what_was_taken(request, len(submitted) - len(left))
            if not left:
                return redirect("add_articles", story.key)
            bound[way] = _what_is_left(form, left)
    context = {"section": "stories", "story": story, **bound, "way": way, **_progress(story)}
    context |= {"problems": [one for one in left if one.problem], "beyond": sum(one.beyond for one in left)}
    context["at_once"] = submit.AT_ONCE
    status = 422 if request.method == "POST" else 200
    return render_for(request, "articles/add.html", context, {}, status)


@reading
@never_cache
@require_safe
def progress(request: HttpRequest, key: str) -> HttpResponse:
    """How far the articles of a story are. Polled while something moves; says when the table is new."""
    story = get_object_or_404(Story, key=key)
    response = show_progress(request, story)
    if request.GET.get("seen", "") != _seen(story):
        response["HX-Trigger"] = "table-changed"
    return response


@permission_required("articles.change_article", raise_exception=True)
@require_POST
def compare_again(request: HttpRequest, key: str) -> HttpResponse:
    """Make the table anew after a comparison broke off."""
    story = get_object_or_404(Story, key=key)
    tasks.enqueue(jobs.queue(JobKind.COMPARE, story))
    return show_progress(request, story) if target_of(request) else redirect(story)


def show_progress(request: HttpRequest, story: Story, said: str = "") -> HttpResponse:
    """The progress of a story, in place or as a page; `said` is what came of what a person just did there."""
    context = {"story": story, "unfinished_only": "unfinished" in request.GET, "said": said, **_progress(story)}
    return render_for(request, "articles/progress.html", context, {"progress": "articles/_progress.html"})


def progress_of(story: Story) -> dict[str, object]:
    """What the progress fragment shows of a story."""
    return _progress(story)


def _progress(story: Story) -> dict[str, object]:
    articles = list(story.articles.select_related("outlet").order_by("-pk"))
    last = story.jobs.filter(kind=JobKind.COMPARE).order_by("-pk").first()
    waiting = story.jobs.filter(status=JobStatus.QUEUED, attempts=0, queued_at__lt=timezone.now() - SLOW)
    failed = [article for article in articles if article.state == ArticleState.FAILED]
    return {
        "articles": articles,
        "pending": [article for article in articles if article.pending],
        "failed": failed,
        "retriable": sum(article.can_retry for article in failed),
        "comparing": last is not None and last.status in (JobStatus.QUEUED, JobStatus.RUNNING),
        "broken": last is not None and last.status == JobStatus.DEAD,
        "slow": waiting.exists(),
        "seen": _seen(story),
    }


def _seen(story: Story) -> str:
    return story.compared_at.isoformat() if story.compared_at else ""


def _wake_workers(submitted: Iterable[Submitted]) -> None:
    for one in submitted:
        if one.job:
            tasks.enqueue(one.job)


def _say_what_was_taken(request: HttpRequest, count: int) -> None:
    if count:
        messages.success(request, "1 article is on its way." if count == 1 else f"{count} articles are on their way.")


def _what_is_left(form: forms.Form, left: Iterable[Submitted]) -> forms.Form:
    """The addresses that were not taken stay in their form; so does a pasted text. Files must be chosen again."""
    if isinstance(form, AddressesForm):
        return AddressesForm(initial={"urls": "\n".join(one.given for one in left)}, prefix=form.prefix)
    return form
