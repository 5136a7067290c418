"""What a reader has seen."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from articles.models.stories import Story


class StoryVisit(models.Model):
    """A reader's last look at a story."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="visits")
    seen_at = models.DateTimeField()
    """What is newer has not been seen."""
    before = models.DateTimeField(null=True, blank=True)
    """When the visit before this one ended; empty: this is the first."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "story"], name="visit_once_per_reader")]

    def __str__(self) -> str:
        return f"{self.user} saw {self.story}"
