"""Doors of the workers: load by id, call one service, wake up what follows."""

from __future__ import annotations

import logging
from collections.abc import Callable

from celery import shared_task
from celery.exceptions import SoftTimeLimitExceeded
from django.db import transaction
from kombu.exceptions import OperationalError

from articles.models import Job, JobKind
from articles.services import analyse, jobs
from articles.services import compare as comparing
from articles.services import ingest as ingesting

logger = logging.getLogger(__name__)


def enqueue(job: Job) -> None:
    """Wake up a worker for a job once the current transaction is committed.

    A broker that is down loses nothing: the job's row stays and the dispatcher sends it again.
    """
    task = {JobKind.INGEST: ingest, JobKind.READ: read, JobKind.COMPARE: compare}[JobKind(job.kind)]

    def send() -> None:
        try:
            task.apply_async(args=(job.pk,), retry=False)
        except (OSError, OperationalError) as error:
            logger.warning("The broker can’t be reached (%s); job %s waits for the dispatcher.", error, job.pk)

    transaction.on_commit(send)


@shared_task
def ingest(job_id: int) -> None:
    """Fetch and extract one article."""
    _run(job_id, ingesting.run)


@shared_task
def read(job_id: int) -> None:
    """Read the claims of one article."""
    _run(job_id, analyse.run)


@shared_task
def compare(job_id: int) -> None:
    """Compare the articles of one story."""
    _run(job_id, comparing.run)


@shared_task
def dispatch() -> None:
    """Wake up what was forgotten. Beat calls this."""
    for job in jobs.stale():
        enqueue(job)


def _run(job_id: int, work: Callable[[Job], list[Job]]) -> None:
    job = jobs.claim(job_id)
    if job is None:
        logger.info("Job %s is taken or done.", job_id)
        return
    try:
        following = work(job)
    except jobs.LeaseLost as lost:
        logger.warning("%s Its result is dropped.", lost)
        return
    except SoftTimeLimitExceeded:
        logger.exception("%s took too long.", job)
        jobs.give_up(job, "It took too long.")
        return
    except Exception as error:  # whatever breaks, the job must not hang: it is tried again or buried with the reason
        logger.exception("%s broke off.", job)
        jobs.give_back(job, repr(error))
        return
    for following_job in following:
        enqueue(following_job)
