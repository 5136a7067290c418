"""Work that got stuck."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.text import Truncator

from articles import tasks
from articles.admin.stories import NoAdding
from articles.models import Job, JobStatus
from articles.services import jobs as service


@admin.register(Job)
class JobAdmin(NoAdding, admin.ModelAdmin[Job]):
    """Jobs: why they failed, and a fresh start for those that did."""

    list_display = ("__str__", "status", "reason", "attempts", "story", "queued_at", "finished_at")
    list_select_related = ("story", "article")
    list_filter = ("status", "kind", "queued_at")
    search_fields = ("story__title", "article__title", "article__url", "error")
    ordering = ("-pk",)
    actions = ("put_back",)
    fields = (
        "kind",
        "story",
        "article",
        "status",
        "attempts",
        "leased_until",
        "queued_at",
        "finished_at",
        "error",
    )
    readonly_fields = fields

    def get_queryset(self, request: HttpRequest) -> QuerySet[Job]:
        """Without the submitted bytes."""
        return super().get_queryset(request).defer("payload")

    @admin.display(description="Error")
    def reason(self, job: Job) -> str:
        """The first words of what broke."""
        return Truncator(job.error).chars(80)

    @admin.action(description="Put back in the queue", permissions=["change"])
    def put_back(self, request: HttpRequest, queryset: QuerySet[Job]) -> None:
        """Give failed and dead jobs a fresh start."""
        stopped = list(
            queryset.filter(status__in=[JobStatus.FAILED, JobStatus.DEAD]).select_related("story", "article")
        )
        others = queryset.count() - len(stopped)
        for job in stopped:
            tasks.enqueue(service.requeue(job))
        self.message_user(request, f"Put back: {len(stopped)}. Left alone, neither failed nor dead: {others}.")
