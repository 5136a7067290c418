"""Taking, finishing and giving back jobs. Every write is fenced by the lease token of the worker that made it."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Collection

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F, Max, Q, QuerySet
from django.utils import timezone

from articles.exceptions import CoverageError
from articles.models import Article, ArticleState, Job, JobKind, JobStatus, Story
from articles.models.jobs import JobQuerySet

TOO_SLOW = "This article took too long to read. Paste only the article’s text, without what surrounds it."
BROKE_OFF = "The work on this article broke off several times. Try again; if it happens again, tell your administrator."
RELEASED: dict[str, None] = {"lease": None, "leased_until": None}
STOPPED = (JobStatus.FAILED, JobStatus.DEAD)
ACTIVE = (JobStatus.QUEUED, JobStatus.RUNNING)


class LeaseLost(CoverageError):
    """Another worker has taken the job over; what this one did is dropped."""


@transaction.atomic
def queue(kind: JobKind, story: Story, article: Article | None = None, payload: bytes | None = None) -> Job:
    """Write a job, or return the one that already waits for the same work.

    The waiting one is locked: a worker may take it only after the caller's transaction, whose writes it must see.
    What a worker does with the article at this moment rests on its former state and is put back to wait.
    """
    same = Job.objects.filter(kind=kind, story=story, article=article)
    if article is not None:
        same.filter(status=JobStatus.RUNNING).update(status=JobStatus.QUEUED, attempts=0, **RELEASED)
    waiting = same.filter(status=JobStatus.QUEUED).select_for_update()
    if job := waiting.first():
        return job
    try:
        with transaction.atomic():
            return Job.objects.create(kind=kind, story=story, article=article, payload=payload)
    except IntegrityError:  # another worker wrote it between the look and the write
        return waiting.get()


def claim(job_id: int) -> Job | None:
    """Take a queued job for this worker; None when it is gone, taken, or another comparison of its story runs."""
    now = timezone.now()
    others = Job.objects.filter(kind=JobKind.COMPARE, status=JobStatus.RUNNING)
    free = ~Q(kind=JobKind.COMPARE) | ~Q(story__in=others.values("story"))
    lease = uuid.uuid4()
    with transaction.atomic():
        taken = Job.objects.filter(free, pk=job_id, status=JobStatus.QUEUED).update(
            status=JobStatus.RUNNING,
            lease=lease,
            leased_until=now + dt.timedelta(seconds=settings.JOB_LEASE_SECONDS),
            attempts=F("attempts") + 1,
        )
    return Job.objects.select_related("story", "article__outlet").get(lease=lease) if taken else None


def finish(job: Job, status: JobStatus = JobStatus.DONE, error: str = "") -> None:
    """Close a job within the caller's transaction, before its results are written. Raises `LeaseLost`."""
    keep_payload = {} if status is JobStatus.FAILED else {"payload": None}
    if not _held(job).update(status=status, finished_at=timezone.now(), error=error, **RELEASED, **keep_payload):
        raise LeaseLost(f"Job {job.pk} is held by another worker.")


def give_back(job: Job, error: str) -> None:
    """Put a job that broke off back into the queue, or bury it after the last attempt."""
    if job.attempts >= settings.JOB_MAX_ATTEMPTS:
        give_up(job, error, BROKE_OFF)
        return
    _queue_again(_held(job), error=error)


@transaction.atomic
def give_up(job: Job, error: str, message: str = TOO_SLOW) -> None:
    """Bury a job for good and tell the editors of its article why."""
    buried = _held(job).update(status=JobStatus.DEAD, error=error, finished_at=timezone.now(), **RELEASED)
    if buried and job.article_id:
        Article.objects.filter(pk=job.article_id).update(
            state=ArticleState.FAILED, error_code="broke_off", message=message, can_retry=True
        )


def requeue(job: Job) -> Job:
    """Give a failed or dead job a fresh start."""
    _start_anew([job.pk])
    job.refresh_from_db()
    return job


def requeue_last(articles: QuerySet[Article]) -> list[Job]:
    """Give each article's last failed or dead job a fresh start, in as many queries for one as for many."""
    idle = articles.exclude(jobs__status__in=ACTIVE)
    stopped = Job.objects.filter(article__in=idle, status__in=STOPPED)
    last = list(stopped.order_by().values("article").annotate(last=Max("pk")).values_list("last", flat=True))
    _start_anew(last)
    return list(Job.objects.filter(pk__in=last, status=JobStatus.QUEUED).defer("payload"))


def stale() -> list[Job]:
    """Jobs to wake up again: queued ones nobody took, and running ones whose worker did not come back."""
    now = timezone.now()
    for job in Job.objects.lapsed(now).select_related("article"):
        give_back(job, "The worker did not come back.")
    unheard = now - dt.timedelta(seconds=settings.DISPATCH_SECONDS)
    return list(Job.objects.waiting_since(unheard)[:500])


@transaction.atomic
def _start_anew(pks: Collection[int]) -> None:
    """Let stopped jobs wait again, and their articles with them; those that somebody else started stay as they are."""
    stopped = Job.objects.filter(pk__in=pks, status__in=STOPPED)
    _queue_again(stopped, attempts=0, error="", finished_at=None)
    waiting = Job.objects.filter(pk__in=pks, status=JobStatus.QUEUED, article__isnull=False)
    Article.objects.filter(pk__in=waiting.values("article")).update(
        state=ArticleState.WAITING, error_code="", message="", can_retry=False
    )


def _queue_again(rows: JobQuerySet, **values: object) -> None:
    """Let a job wait anew. Where another comparison of its story waits already, that one does the work of both."""
    now = timezone.now()
    try:
        with transaction.atomic():
            rows.update(status=JobStatus.QUEUED, queued_at=now, **RELEASED, **values)
    except IntegrityError:
        rows.update(status=JobStatus.DONE, finished_at=now, error="Left to the comparison that waits.", **RELEASED)


def _held(job: Job) -> JobQuerySet:
    return Job.objects.filter(pk=job.pk, lease=job.lease, status=JobStatus.RUNNING)
