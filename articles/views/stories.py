"""The pages of a story."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import permission_required
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from articles.access import reading
from articles.differences import DIFFERENCE_WORDS
from articles.domain import Verdict
from articles.forms import StoryForm
from articles.htmx import render_for, target_of
from articles.models import Article, Story
from articles.query import Kind, Sort, TableQuery
from articles.services import stories as service
from articles.services import visits
from articles.stored import Stored, load
from articles.table import Table, TableRow, build
from articles.views.adding import progress_of
from articles.views.chronology import chronology
from articles.views.columns import choices, heads
from articles.views.contents import changes_of, names_of, quotes_of, with_contents
from articles.views.headlines import marked_headlines
from articles.views.overview import overview
from articles.views.retellings import Places
from articles.views.scales import claims_in, date_scales, number_scales, shared_numbers
from articles.views.utterances import Said, by_speaker

FIRST_ROWS = 30
"""Rows that come with the page: about three screens, and half of what a page of 12 outlets costs the server."""
MORE_ROWS = 100
"""Rows that follow at once, one such portion after the other: find and print then reach all of them."""
SCALES_SHOWN = 40
"""Scales of numbers that come at once; the table's order puts the disputed ones first."""
FITTING_COLUMNS = 6
"""More than this many outlets scroll within the table on any screen."""
MENTION_WORDS = {Kind.WITH_NUMBERS: "any numbers", Kind.WITH_DATES: "any dates", Kind.WITH_QUOTES: "any quotes"}


@permission_required("articles.add_story", raise_exception=True)
@require_http_methods(["GET", "HEAD", "POST"])
def create(request: HttpRequest) -> HttpResponse:
    """Start a story."""
    form = StoryForm(request.POST or None)
    if form.is_valid():
        assert isinstance(request.user, User)  # noqa: S101
        story = service.create(form.cleaned_data["title"], form.cleaned_data["summary"], request.user)
        return redirect("add_articles", story.key)
    context = {"section": "stories", "form": form}
    return render_for(request, "articles/story_form.html", context, {}, 422 if form.is_bound else 200)


@permission_required("articles.change_story", raise_exception=True)
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, key: str) -> HttpResponse:
    """Rename a story or say anew what it is about."""
    story = get_object_or_404(Story, key=key)
    form = StoryForm(request.POST or None, instance=story)
    if form.is_valid():
        service.update(story, form.cleaned_data["title"], form.cleaned_data["summary"])
        return redirect(story)
    context = {"section": "stories", "form": form, "story": story}
    return render_for(request, "articles/story_form.html", context, {}, 422 if form.is_bound else 200)


@dataclass(frozen=True, slots=True)
class Portion:
    """The rows that one answer brings."""

    rows: tuple[TableRow, ...]
    start: int
    next: int | None
    """Where the following portion starts; None: this was the last."""

    @classmethod
    def of(cls, rows: tuple[TableRow, ...], params: QueryDict) -> Portion:
        """Those from `from` on: all of them for `rows=all`, else a portion."""
        asked = params.get("from", "0")
        start = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 0
        if params.get("rows") == "all":
            return cls(rows[start:], start, None)
        end = start + (MORE_ROWS if start else FIRST_ROWS)
        return cls(rows[start:end], start, end if end < len(rows) else None)


FRAGMENTS = {"claims": "articles/_claims.html", "more": "articles/_rows.html"}


@reading
@require_safe
def claims(request: HttpRequest, key: str) -> HttpResponse:
    """The claim table of a story. The parts of the page that a fragment doesn't need are not made for it."""
    story = get_object_or_404(Story, key=key)
    query = TableQuery.from_params(dict(request.GET.lists()))
    changes = visits.opened(request.user, story) if target_of(request) != "more" else None
    stored = load(story, query.contents)
    table = build(stored.readings, stored.comparison, query, stored.unread)
    context: dict[str, Any] = {"story": story, "query": query, **_rows_context(table, request.GET)}
    if target_of(request) != "more":
        context |= _table_context(table, stored, query, request.GET)
    if target_of(request) not in FRAGMENTS:
        whole = build(stored.readings, stored.comparison, unread=stored.unread) if _narrowed(query) else table
        context |= {"section": "stories", "tab": "claims", "overview": overview(whole), **progress_of(story)}
        context |= {"changes": changes, **_counts(stored), **_filter_context(table, stored)}
    return render_for(request, "articles/story.html", context, FRAGMENTS)


@reading
@require_safe
def headlines(request: HttpRequest, key: str) -> HttpResponse:
    """The headlines of a story side by side."""
    story = get_object_or_404(Story, key=key)
    stored = load(story)
    titled = sorted((article for article in stored.articles if article.title), key=_moment)
    marked = zip(titled, marked_headlines([article.title for article in titled]), strict=True)
    untitled = [article for article in stored.articles if not article.title and article.revision_id]
    context = {"tab": "headlines", "headlines": list(marked), "untitled": untitled, **_around(story, stored)}
    return render_for(request, "articles/headlines.html", context, {})


@reading
@require_safe
def numbers(request: HttpRequest, key: str) -> HttpResponse:
    """Amounts and dates, each row on one scale; the event's days beside those of publication."""
    story = get_object_or_404(Story, key=key)
    stored = load(story)
    table = build(stored.readings, stored.comparison, unread=stored.unread)
    values = with_contents(claims_in(table.rows))
    scales = number_scales(table.rows, values)
    context = {
        "tab": "numbers",
        "numbers": scales if request.GET.get("rows") == "all" else scales[:SCALES_SHOWN],
        "number_total": len(scales),
        "shared": shared_numbers(table.rows, values, scales),
        "dates": date_scales(table.rows, values),
        "time": chronology(table.rows, values, stored.articles, changes_of(story)),
        **_around(story, stored),
    }
    return render_for(request, "articles/numbers.html", context, {})


@reading
@require_safe
def quotes(request: HttpRequest, key: str) -> HttpResponse:
    """Who is quoted with what, and how each outlet gives it."""
    story = get_object_or_404(Story, key=key)
    stored = load(story)
    table = build(stored.readings, stored.comparison, unread=stored.unread)
    outlets = {article.key: article.outlet_name for article in stored.articles}
    said = [Said(outlets[article], article, quote) for article, quote in quotes_of(stored)]
    places = Places(table.rows, [(one.document, one.quote.start, one.quote.end) for one in said])
    names = names_of(stored, {one.quote.entity for one in said if one.quote.entity})
    context = {"tab": "quotes", "speakers": by_speaker(said, places, names), **_around(story, stored)}
    return render_for(request, "articles/quotes.html", context, {})


def _around(story: Story, stored: Stored) -> dict[str, object]:
    """What every view of a story shows besides its own matter."""
    return {"section": "stories", "story": story, **progress_of(story), **_counts(stored)}


def _moment(article: Article) -> tuple[bool, dt.datetime]:
    """For sorting by publication, the unknown last."""
    return article.published_at is None, article.published_at or dt.datetime.min.replace(tzinfo=dt.UTC)


def _narrowed(query: TableQuery) -> bool:
    return query != TableQuery()


def _counts(stored: Stored) -> dict[str, object]:
    ready = {reading.document.id for reading in stored.readings if not reading.unreadable}
    return {
        "outlet_count": len({reading.document.outlet for reading in stored.readings}),
        "article_count": len(stored.articles),
        "readable_count": len(ready),
        "unreadable_count": sum(article.key not in ready and not article.pending for article in stored.articles),
        "first_article": next((article for article in stored.articles if article.key in ready), None),
        "row_total": len(stored.comparison.rows),
    }


def _rows_context(table: Table, params: QueryDict) -> Mapping[str, object]:
    return {
        "table": table,
        "portion": Portion.of(table.rows, params),
        # Resolved once: a table has hundreds of links to articles and rows.
        "article_base": reverse("article", args=["-"]).removesuffix("-/"),
        "row_base": reverse("row", args=["-"]).removesuffix("-/"),
    }


def _table_context(table: Table, stored: Stored, query: TableQuery, params: QueryDict) -> Mapping[str, object]:
    panel = choices(table, _names(stored), query, dict(params.lists()))
    return {
        "heads": heads(table, stored),
        "chips": [(verdict, table.counts.get(verdict, 0)) for verdict in Verdict],
        "choices": panel,
        "away": sum(not choice.shown for choice in panel),
        "fits": len(table.columns) <= FITTING_COLUMNS,
    }


def _filter_context(table: Table, stored: Stored) -> Mapping[str, object]:
    by_outlet: dict[str, list[Article]] = {name: [] for name in _names(stored)}
    for article in stored.articles:
        by_outlet[article.outlet_name].append(article)
    return {
        "sorts": [(Sort.OUTLETS, "most outlets first"), (Sort.TEXT, "order of the first article")],
        "outlets": [(name, articles if len(articles) > 1 else []) for name, articles in by_outlet.items()],
        "differences": [(kind, words, table.kinds[kind]) for kind, words in DIFFERENCE_WORDS.items()],
        "mentions": MENTION_WORDS.items(),
    }


def _names(stored: Stored) -> list[str]:
    """The outlets, in the story's order."""
    return list(dict.fromkeys(article.outlet_name for article in stored.articles))
