"""Jobs are taken once, fenced by their lease, and never lost."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles.models import ArticleState, Job, JobKind, JobStatus
from articles.services import jobs
from tests.factories import ArticleFactory, JobFactory, StoryFactory

pytestmark = pytest.mark.django_db
LONG_AGO = timezone.now() - dt.timedelta(hours=1)


def lapse(job: Job) -> None:
    Job.objects.filter(pk=job.pk).update(leased_until=LONG_AGO)


def test_a_job_is_taken_by_one_worker_only():
    job = JobFactory()

    assert jobs.claim(job.pk)
    assert jobs.claim(job.pk) is None


def test_a_job_that_is_gone_is_not_taken():
    assert jobs.claim(4711) is None


def test_a_worker_that_lost_its_lease_can_not_finish():
    stale = jobs.claim(JobFactory().pk)
    Job.objects.filter(pk=stale.pk).update(lease=uuid.uuid4())

    with pytest.raises(jobs.LeaseLost), transaction.atomic():
        jobs.finish(stale)


def test_a_worker_that_does_not_come_back_gives_its_job_to_the_next():
    first = jobs.claim(JobFactory().pk)
    lapse(first)
    Job.objects.update(queued_at=LONG_AGO)

    jobs.stale()
    second = jobs.claim(first.pk)

    assert second.attempts == 2
    assert second.lease != first.lease


def test_after_three_attempts_a_job_is_dead_and_its_article_says_so():
    job = JobFactory()
    for _ in range(3):
        lapse(jobs.claim(job.pk))
        jobs.stale()

    job.refresh_from_db()
    job.article.refresh_from_db()
    assert job.status == JobStatus.DEAD
    assert job.article.state == ArticleState.FAILED
    assert job.article.can_retry
    assert "Try again" in job.article.message


def test_a_dead_job_can_be_put_back():
    job = JobFactory(
        status=JobStatus.DEAD, attempts=3, article__state=ArticleState.FAILED, article__message="It broke."
    )

    jobs.requeue(job)

    job.article.refresh_from_db()
    assert (job.status, job.attempts) == (JobStatus.QUEUED, 0)
    assert (job.article.state, job.article.message) == (ArticleState.WAITING, "")


def test_forgotten_jobs_are_named_for_waking_up_and_fresh_ones_are_not():
    forgotten = JobFactory(queued_at=LONG_AGO)
    JobFactory()

    assert jobs.stale() == [forgotten]


def test_one_comparison_of_a_story_waits_at_most():
    story = StoryFactory()

    assert jobs.queue(JobKind.COMPARE, story) == jobs.queue(JobKind.COMPARE, story)


def test_one_comparison_of_a_story_runs_at_most():
    story = StoryFactory()
    running = jobs.claim(jobs.queue(JobKind.COMPARE, story).pk)
    waiting = jobs.queue(JobKind.COMPARE, story)

    assert running
    assert jobs.claim(waiting.pk) is None
    jobs.finish(running)
    assert jobs.claim(waiting.pk)


def test_a_comparison_that_broke_off_leaves_its_work_to_the_one_that_waits():
    story = StoryFactory()
    broken = jobs.claim(jobs.queue(JobKind.COMPARE, story).pk)
    waiting = jobs.queue(JobKind.COMPARE, story)

    jobs.give_back(broken, "It broke.")

    broken.refresh_from_db()
    assert broken.status == JobStatus.DONE
    assert jobs.claim(waiting.pk)


def test_a_comparison_whose_worker_vanished_does_not_hold_up_other_stories():
    story = StoryFactory()
    lapse(jobs.claim(jobs.queue(JobKind.COMPARE, story).pk))
    waiting = jobs.queue(JobKind.COMPARE, story)
    forgotten = JobFactory()
    Job.objects.filter(pk__in=[waiting.pk, forgotten.pk]).update(queued_at=LONG_AGO)

    assert jobs.stale() == [waiting, forgotten]


def test_a_dead_comparison_is_put_back_while_another_waits():
    story = StoryFactory()
    dead = JobFactory(kind=JobKind.COMPARE, story=story, article=None, status=JobStatus.DEAD)
    jobs.queue(JobKind.COMPARE, story)

    assert jobs.requeue(dead).status == JobStatus.DONE


def test_reading_an_article_anew_drops_what_a_worker_reads_of_it_now():
    article = ArticleFactory()
    running = jobs.claim(jobs.queue(JobKind.READ, article.story, article).pk)

    again = jobs.queue(JobKind.READ, article.story, article)

    assert again.pk == running.pk
    with pytest.raises(jobs.LeaseLost), transaction.atomic():
        jobs.finish(running)
    assert jobs.claim(again.pk)


def test_the_database_refuses_a_job_without_its_subject():
    with pytest.raises(IntegrityError):
        Job.objects.create(kind=JobKind.READ, story=StoryFactory(), article=None)


def test_the_payload_is_dropped_when_the_work_is_done_and_kept_when_it_failed():
    done, failed = (jobs.claim(JobFactory(payload=b"words", article=ArticleFactory()).pk) for _ in range(2))

    jobs.finish(done)
    jobs.finish(failed, JobStatus.FAILED)

    assert Job.objects.get(pk=done.pk).payload is None
    assert bytes(Job.objects.get(pk=failed.pk).payload) == b"words"
