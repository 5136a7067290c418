"""The event covered."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Count, Q
from django.urls import reverse
from django.utils.crypto import get_random_string

from articles.domain import Verdict


def random_key() -> str:
    """A short address that can't be guessed from its neighbours."""
    return get_random_string(10, "abcdefghijkmnpqrstuvwxyz23456789")


class StoryQuerySet(models.QuerySet["Story"]):
    """Reading queries over stories."""

    def with_counts(self) -> StoryQuerySet:
        """Annotate `article_count`, `outlet_count`, `failed_count`, `row_count`, `conflict_count`, `pending_count`."""
        from articles.models.articles import ArticleState

        def articles(**conditions: object) -> Count:
            return Count("articles", filter=Q(**{f"articles__{k}": v for k, v in conditions.items()}), distinct=True)

        return self.annotate(
            article_count=Count("articles", distinct=True),
            outlet_count=Count("articles__outlet", filter=Q(articles__state=ArticleState.READY), distinct=True),
            failed_count=articles(state=ArticleState.FAILED),
            pending_count=articles(state__in=ArticleState.pending()),
            row_count=Count("groups", distinct=True),
            conflict_count=Count("groups", filter=Q(groups__verdict=Verdict.CONFLICT), distinct=True),
        )

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
