"""The dashboard: all stories, what is new in them, and the search over everything."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser, User
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from articles import search
from articles.access import reading
from articles.domain import Verdict
from articles.htmx import render_for
from articles.models import ClaimGroup, Story
from articles.search import Hit, Term
from articles.services import visits
from articles.services.visits import Changes

STORIES_SHOWN = 30


@reading
@require_safe
def dashboard(request: HttpRequest) -> HttpResponse:
    """Stories with honest counts, the last changed first; those that a search finds, the best first."""
    text = request.GET.get("q", "").replace("\0", "").strip()
    terms = search.terms_of(text)
    found = search.stories(terms) if text else list(Story.objects.newest_first().values_list("pk", flat=True))
    news = _news(request.user, found)
    news_only = news is not None and request.GET.get("news") == "1"
    shown = news if news is not None and news_only else found
    page = Paginator(shown, STORIES_SHOWN).get_page(request.GET.get("page"))
    context = {
        "section": "stories",
        "q": text,
        "terms": terms,
        "page": page,
        "entries": _entries(list(page), terms, request.user),
        "keeps_visits": news is not None,
        "news_only": news_only,
        "news_count": len(news or ()),
        "all_count": len(found),
    }
    return render_for(request, "articles/dashboard.html", context, {"stories": "articles/_stories.html"})


def _news(reader: User | AnonymousUser, stories: Sequence[int]) -> list[int] | None:
    """Those of the stories in which something is new for the reader; None for a reader without visits."""
    if not isinstance(reader, User):
        return None
    new = set(Story.objects.filter(pk__in=stories).news_for(reader).values_list("pk", flat=True))
    return [story for story in stories if story in new]


@dataclass(frozen=True, slots=True)
class Bar:
    """Rows of one verdict that as many independent origins carry, drawn as one bar of a story's small map."""

    verdict: Verdict
    left: float
    width: float
    height: float
    """1 where as many origins carry it as any row of the story."""

    @property
    def top(self) -> float:
        """Where it begins, from above."""
        return round(1 - self.height, 2)


@dataclass(frozen=True, slots=True)
class Entry:
    """A story in the list."""

    story: Story
    hits: Sequence[Hit]
    changes: Changes | None
    """None: the reader never opened it."""
    bars: Sequence[Bar]
    counts: Mapping[Verdict, int]
    titled: bool
    """Whether what was searched stands in its title or summary."""


def _entries(keys: Sequence[int], terms: Sequence[Term], reader: User | AnonymousUser) -> list[Entry]:
    """A page's stories with all that is shown of them; as many queries for two stories as for thirty."""
    counted = Story.objects.with_counts().in_bulk(keys)
    hits = search.hits(keys, terms)
    changes = visits.changes(reader, keys)
    carried = _carried(keys)
    return [
        Entry(
            story=story,
            hits=hits.get(story.pk, []),
            changes=changes.get(story.pk),
            bars=_bars(carried[story.pk]),
            counts=_by_verdict(carried[story.pk]),
            titled=bool(search.marks(f"{story.title} {story.summary}", terms)),
        )
        for story in (counted[pk] for pk in keys)
    ]


Carried = list[tuple[Verdict, int, int]]
"""(verdict, origins, rows), in the order of the verdicts, the most origins first."""


def _carried(stories: Sequence[int]) -> dict[int, Carried]:
    """{story pk: how many rows there are of each verdict and number of origins}."""
    carried: dict[int, Carried] = {pk: [] for pk in stories}
    groups = ClaimGroup.objects.filter(story__in=stories).order_by().values_list("story", "verdict", "origins")
    for story, verdict, origins, rows in groups.annotate(rows=Count("pk")):
        carried[story].append((Verdict(verdict), origins, rows))
    order = list(Verdict)
    return {pk: sorted(of, key=lambda part: (order.index(part[0]), -part[1])) for pk, of in carried.items()}


def _by_verdict(carried: Carried) -> dict[Verdict, int]:
    return {
        verdict: count for verdict in Verdict if (count := sum(rows for part, _, rows in carried if part == verdict))
    }


def _bars(carried: Carried) -> list[Bar]:
    """As wide as rows, as high as origins. One row of 100 is 1 wide."""
    total, highest = sum(rows for *_, rows in carried), max((origins for _, origins, _ in carried), default=1)
    bars, left = [], 0.0
    for verdict, origins, rows in carried:
        width = 100 * rows / total
        bars.append(Bar(verdict, round(left, 2), round(width, 2), round(origins / highest, 2)))
        left += width
    return bars
