"""Stories and their freshness."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.utils import timezone

from articles.models import Story


def create(title: str, summary: str = "", user: User | None = None) -> Story:
    """Start a story."""
    return Story.objects.create(title=title, summary=summary, created_by=user, changed_at=timezone.now())


def update(story: Story, title: str, summary: str) -> None:
    """Rename a story or say anew what it is about."""
    story.title, story.summary = title, summary
    story.save(update_fields=["title", "summary"])


def touch(story: Story) -> None:
    """Note that the story changed just now."""
    Story.objects.filter(pk=story.pk).update(changed_at=timezone.now())
