"""The event covered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.crypto import get_random_string

from articles.domain import Verdict

if TYPE_CHECKING:
    from django.contrib.auth.models import User

    from articles.models.articles import Article
    from articles.models.claims import ClaimGroup


def random_key() -> str:
    """A short address that can't be guessed from its neighbours."""
    return get_random_string(10, "abcdefghijkmnpqrstuvwxyz23456789")


def _counted(rows: models.QuerySet[Article] | models.QuerySet[ClaimGroup], what: Combinable | None = None) -> Coalesce:
    """How many of the rows a story has, as a subquery: joins would multiply articles by rows."""
    one = rows.filter(story=OuterRef("pk")).order_by().values("story").annotate(counted=what or Count("pk"))
    return Coalesce(Subquery(one.values("counted")), 0)


class StoryQuerySet(models.QuerySet["Story"]):
    """Reading queries over stories."""

    def with_counts(self) -> StoryQuerySet:
        """Annotate `article_count`, `outlet_count`, `failed_count`, `pending_count`, `row_count`, `conflict_count`.

        Duplicates are no articles; outlets count by the articles that could be read, each unknown one for itself.
        """
        from articles.models.articles import Article, ArticleState
        from articles.models.claims import ClaimGroup

        articles = Article.objects.exclude(state=ArticleState.DUPLICATE)
        unreadable = Q(state=ArticleState.FAILED) | (Q(state=ArticleState.READY) & ~Q(revision__unreadable=""))
        outlets = Count("outlet", distinct=True) + Count("pk", filter=Q(outlet=None))
        return self.annotate(
            article_count=_counted(articles),
            outlet_count=_counted(articles.filter(state=ArticleState.READY), outlets),
            failed_count=_counted(articles.filter(unreadable)),
            pending_count=_counted(articles.filter(state__in=ArticleState.pending())),
            row_count=_counted(ClaimGroup.objects.all()),
            conflict_count=_counted(ClaimGroup.objects.filter(verdict=Verdict.CONFLICT)),
        )

    def news_for(self, user: User) -> StoryQuerySet:
        """Only those that a reader never opened, or whose articles or verdicts changed since."""
        from articles.models.articles import Article, ArticleState
        from articles.models.claims import ClaimGroup
        from articles.models.visits import StoryVisit

        seen = OuterRef("seen_at")
        rows = ClaimGroup.objects.filter(story=OuterRef("pk"), verdict_since__gt=seen)
        ready = Article.objects.filter(story=OuterRef("pk"), state=ArticleState.READY)
        changed = Exists(rows) | Exists(ready.filter(revisions__stored_at__gt=seen))
        visits = StoryVisit.objects.filter(user=user, story=OuterRef("pk"))
        return self.annotate(seen_at=Subquery(visits.values("seen_at"))).filter(Q(seen_at=None) | changed)

    def newest_first(self) -> StoryQuerySet:
        """Order by last change."""
        return self.order_by("-changed_at", "-pk")


class Story(models.Model):
    """One event that several outlets report on."""

    key = models.CharField(max_length=10, unique=True, default=random_key, editable=False)
    title = models.CharField(max_length=200)
    summary = models.TextField(blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(db_index=True)
    """Last time an article came in or the table changed."""
    compared_at = models.DateTimeField(null=True, blank=True)

    objects = StoryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "stories"
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="story_title_not_empty"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("story", args=[self.key])
