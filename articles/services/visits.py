"""What a reader has seen of a story, and what changed since."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import Count, F, Q
from django.utils import timezone

from articles.domain import Verdict
from articles.models import Article, ArticleState, ClaimGroup, Story, StoryVisit

SITTING = dt.timedelta(minutes=30)
"""Who comes back within this time is still on the same visit."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What came to a story since a reader looked at it last."""

    since: dt.datetime
    articles: int = 0
    """Articles whose text is new."""
    revised: int = 0
    """Articles whose text changed."""
    conflicts: int = 0
    """Rows in conflict that were not, or did not exist."""
    rows: int = 0
    """All rows that are new or have another verdict."""

    def __bool__(self) -> bool:
        """Whether there is anything."""
        return bool(self.articles or self.revised or self.rows)

    @property
    def other_rows(self) -> int:
        """Rows that are new or have another verdict, but not conflict."""
        return self.rows - self.conflicts


def opened(user: User | AnonymousUser, story: Story) -> Changes | None:
    """Note that a reader looks at a story. Returns what changed since the visit before; None for a first visit.

    Writes one row, and only where that says something new: a visit begins, or the story changed meanwhile.
    """
    if not isinstance(user, User):
        return None
    now = timezone.now()
    visit = StoryVisit.objects.filter(user=user, story=story).first() or StoryVisit(user=user, story=story)
    begins = visit.pk is None or now - visit.seen_at > SITTING
    if begins:
        visit.before = visit.seen_at
    if begins or story.changed_at > visit.seen_at:
        visit.seen_at = now
        StoryVisit.objects.bulk_create(
            [visit], update_conflicts=True, unique_fields=["user", "story"], update_fields=["seen_at", "before"]
        )
    return _changes(user, {story.pk: visit.before}, "before").get(story.pk) if visit.before else None


def changes(user: User | AnonymousUser, stories: Iterable[int]) -> Mapping[int, Changes]:
    """{story pk: what changed since the reader's last visit}; a story never opened has no entry."""
    if not isinstance(user, User):
        return {}
    visits = StoryVisit.objects.filter(user=user, story__in=list(stories))
    return _changes(user, dict(visits.values_list("story", "seen_at")), "seen_at")


def _changes(user: User, since: Mapping[int, dt.datetime], moment: str) -> dict[int, Changes]:
    """{story pk: what is newer than that moment of the reader's visit}, in two queries however many the stories."""
    articles = Article.objects.filter(
        story__in=since,
        story__visits__user=user,
        state=ArticleState.READY,
        revisions__stored_at__gt=F(f"story__visits__{moment}"),
    )
    added = Count("pk", filter=Q(revisions__number=1), distinct=True)
    texts = articles.order_by().values("story").annotate(added=added, all=Count("pk", distinct=True))
    groups = ClaimGroup.objects.filter(
        story__in=since, story__visits__user=user, verdict_since__gt=F(f"story__visits__{moment}")
    )
    disputed = Count("pk", filter=Q(verdict=Verdict.CONFLICT))
    rows = groups.order_by().values("story").annotate(disputed=disputed, all=Count("pk"))
    counted = {story: (new, touched - new) for story, new, touched in texts.values_list("story", "added", "all")}
    judged = {story: (new, touched) for story, new, touched in rows.values_list("story", "disputed", "all")}
    return {story: Changes(at, *counted.get(story, (0, 0)), *judged.get(story, (0, 0))) for story, at in since.items()}
