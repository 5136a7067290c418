"""Looking after stories and articles. Their content is edited on the site, where the table follows."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from articles import tasks
from articles.models import Article, Correction, Story
from articles.services import articles as service


class NoAdding:
    """What comes in by the site's own forms is not added here."""

    def has_add_permission(self, request: HttpRequest, obj: object = None) -> bool:
        """Never."""
        return False


@admin.register(Story)
class StoryAdmin(NoAdding, admin.ModelAdmin[Story]):
    """Stories: rename or delete."""

    list_display = ("title", "articles_held", "rows_held", "conflicts_held", "changed_at", "created_by")
    list_select_related = ("created_by",)
    search_fields = ("title", "summary")
    date_hierarchy = "created_at"
    fields = ("title", "summary", "key", "created_by", "created_at", "changed_at", "compared_at")
    readonly_fields = ("key", "created_by", "created_at", "changed_at", "compared_at")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Story]:
        """With the counts that the list shows."""
        return Story.objects.with_counts().newest_first()

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """A story goes with its corrections, which nobody may delete by themselves."""
        deleted, counts, needed, protected = super().get_deleted_objects(objs, request)
        return deleted, counts, needed - {Correction._meta.verbose_name}, protected

    @admin.display(description="Articles")
    def articles_held(self, story: Story) -> int:
        """How many articles it has."""
        return int(getattr(story, "article_count", 0))

    @admin.display(description="Rows")
    def rows_held(self, story: Story) -> int:
        """How many rows its table has."""
        return int(getattr(story, "row_count", 0))

    @admin.display(description="Conflicts")
    def conflicts_held(self, story: Story) -> int:
        """How many of them are in conflict."""
        return int(getattr(story, "conflict_count", 0))


@admin.register(Article)
class ArticleAdmin(NoAdding, admin.ModelAdmin[Article]):
    """Articles: look and remove. Outlet, headline and date are corrected on the site."""

    list_display = ("__str__", "outlet", "story", "state", "error_code", "source", "published_at", "added_at")
    list_select_related = ("outlet", "story")
    list_filter = ("state", "error_code", "source", "partial", "language")
    search_fields = ("title", "canonical_url", "outlet__name", "story__title")
    date_hierarchy = "added_at"
    fields = (
        *("title", "opening", "outlet", "story", "key"),
        *("source", "url", "canonical_url", "file_name", "byline", "published_at", "language"),
        *("state", "partial", "error_code", "message", "can_retry", "added_by", "added_at"),
    )
    readonly_fields = fields

    def has_change_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        """Not here: a change must be followed by a new comparison."""
        return False

    def delete_model(self, request: HttpRequest, obj: Article) -> None:
        """Take it out of its story as the site does, so that the table follows."""
        if job := service.remove(obj):
            tasks.enqueue(job)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> None:
        """Take each out of its story."""
        for article in queryset.select_related("story"):
            self.delete_model(request, article)
