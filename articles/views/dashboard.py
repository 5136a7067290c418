"""The dashboard: all stories, and the search over them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.core.paginator import Paginator
from django.db.models import Min, Q
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from articles.access import reading
from articles.htmx import render_for
from articles.models import Claim, Membership, Story
from articles.models.stories import StoryQuerySet

STORIES_SHOWN = 30


@reading
@require_safe
def dashboard(request: HttpRequest) -> HttpResponse:
    """Stories with honest counts, the last changed first."""
    text = request.GET.get("q", "").replace("\0", "").strip()
    page = Paginator(_found(text.split()).newest_first(), STORIES_SHOWN).get_page(request.GET.get("page"))
    counted = {story.pk: story for story in Story.objects.filter(pk__in=[s.pk for s in page]).with_counts()}
    hits = _hits(counted, text.split())
    stories = [(counted[story.pk], hits.get(story.pk)) for story in page]
    context = {"section": "stories", "page": page, "stories": stories, "q": text}
    return render_for(request, "articles/dashboard.html", context, {"stories": "articles/_stories.html"})


def _found(words: Iterable[str]) -> StoryQuerySet:
    """Stories that have each of the words in their title, summary, headlines, outlets or claims."""
    found = Story.objects.all()
    for word in words:
        matches = Q(title__icontains=word) | Q(summary__icontains=word) | Q(articles__title__icontains=word)
        matches |= Q(articles__outlet__name__icontains=word)
        claims = Membership.objects.filter(claim__text__icontains=word).values("position__group__story")
        found = found.filter(Q(pk__in=Story.objects.filter(matches).values("pk")) | Q(pk__in=claims))
    return found


def _hits(stories: Iterable[int], words: Sequence[str]) -> dict[int, Claim]:
    """{story pk: its first claim that has all the words}."""
    if not words:
        return {}
    found = Claim.objects.filter(membership__position__group__story__in=list(stories))
    for word in words:
        found = found.filter(text__icontains=word)
    first = found.order_by().values("revision__article__story").annotate(first=Min("pk")).values("first")
    claims = Claim.objects.filter(pk__in=first).select_related("revision__article__outlet")
    lean = claims.defer("contents", "revision__text", "revision__sentences", "revision__quotes")
    return {claim.revision.article.story_id: claim for claim in lean}
