"""Work to do. The row is the truth, the broker's message only a wake-up."""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.db.models import Q
from django.utils import timezone

from articles.models.articles import Article
from articles.models.stories import Story


class JobKind(models.TextChoices):
    """What is to be done, in the order of an article's way."""

    INGEST = "ingest", "Fetch"
    READ = "read", "Read"
    COMPARE = "compare", "Compare"


class JobStatus(models.TextChoices):
    """Where a job is."""

    QUEUED = "queued", "Queued"
    RUNNING = "running", "Running"
    DONE = "done", "Done"
    FAILED = "failed", "Failed"
    """The work ended with an answer that a person must act on."""
    DEAD = "dead", "Dead"
    """The worker broke off too many times."""


class JobQuerySet(models.QuerySet["Job"]):
    """Reading queries over jobs."""

    def lapsed(self, now: dt.datetime) -> JobQuerySet:
        """Running ones whose worker did not come back in time."""
        return self.filter(status=JobStatus.RUNNING, leased_until__lt=now)

    def waiting_since(self, moment: dt.datetime) -> JobQuerySet:
        """Queued ones that nobody took up since `moment`."""
        return self.filter(status=JobStatus.QUEUED, queued_at__lt=moment)


class Job(models.Model):
    """One piece of work on an article or, for a comparison, on its story."""

    kind = models.CharField(max_length=10, choices=JobKind)
    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="jobs")
    article = models.ForeignKey(Article, on_delete=models.CASCADE, null=True, blank=True, related_name="jobs")
    status = models.CharField(max_length=10, choices=JobStatus, default=JobStatus.QUEUED)
    attempts = models.PositiveSmallIntegerField(default=0)
    lease = models.UUIDField(null=True, blank=True)
    """Token of the worker that holds it; whoever no longer holds it may not write."""
    leased_until = models.DateTimeField(null=True, blank=True)
    payload = models.BinaryField(null=True, blank=True)
    """Submitted text (UTF-8) or file, until it is stored as a revision."""
    error = models.TextField(blank=True)
    """For the operator."""
    queued_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        indexes = [models.Index(fields=["status", "queued_at"], name="job_status_queued")]
        constraints = [
            models.UniqueConstraint(
                fields=["story"],
                condition=Q(kind=JobKind.COMPARE, status=JobStatus.QUEUED),
                name="job_one_comparison_waits",
            ),
            models.UniqueConstraint(
                fields=["story"],
                condition=Q(kind=JobKind.COMPARE, status=JobStatus.RUNNING),
                name="job_one_comparison_runs",
            ),
            models.UniqueConstraint(
                fields=["article", "kind"],
                condition=Q(status__in=[JobStatus.QUEUED, JobStatus.RUNNING]),
                name="job_once_per_article",
            ),
            models.CheckConstraint(
                condition=Q(kind=JobKind.COMPARE, article=None) | Q(~Q(kind=JobKind.COMPARE), article__isnull=False),
                name="job_has_its_subject",
            ),
            models.CheckConstraint(
                condition=~Q(status=JobStatus.RUNNING) | Q(lease__isnull=False, leased_until__isnull=False),
                name="job_running_is_leased",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.article or self.story}"
