"""The whole road through a real worker process, and what survives when it is killed."""

from __future__ import annotations

import datetime as dt
import io
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable

import psutil
import pytest
from django.conf import settings
from django.utils import timezone

from articles import stored, table
from articles.domain import Verdict
from articles.management.commands.demo import FOLDER
from articles.models import Article, ArticleState, Job, JobStatus, Story
from articles.services import stories, submit
from articles.tasks import enqueue
from tests.conftest import start_worker, stop_worker
from tests.factories import JobFactory, OutletFactory, StoryFactory
from tests.services.test_road import COURIER, ECHO

Eventually = Callable[..., object]
pytestmark = pytest.mark.django_db(transaction=True)


def test_pasted_articles_become_a_table(worker: subprocess.Popen[str], eventually: Eventually):
    story = StoryFactory()
    for name, text in (("Courier", COURIER), ("Echo", ECHO)):
        enqueue(submit.add_text(story, text, outlet=OutletFactory(name=name)).job)

    eventually(lambda: Story.objects.get().compared_at and not story.jobs.exclude(status=JobStatus.DONE).exists())

    loaded = stored.load(story)
    rows = table.build(loaded.readings, loaded.comparison).rows
    assert any(row.verdict is Verdict.CONFLICT and "12 people" in row.words for row in rows)


def test_the_demo_story_is_taken_in_whole(worker: subprocess.Popen[str], eventually: Eventually):
    from django.core.management import call_command

    call_command("demo", verbosity=0, stdout=io.StringIO())

    count = len(json.loads((FOLDER / "story.json").read_text())["articles"])
    eventually(lambda: Article.objects.filter(state=ArticleState.READY).count() == count)
    eventually(lambda: not Job.objects.exclude(status=JobStatus.DONE).exists())
    loaded = stored.load(Story.objects.get())
    verdicts = {row.verdict for row in table.build(loaded.readings, loaded.comparison).rows}
    assert verdicts == set(Verdict)


LIMIT_MB = 500
ARTICLE = (
    "The harbour of {0} was shut on Monday after {1} barges ran aground, the {0} port office said. Lena {0}ski, who"
    " runs the lock, told the {0} Courier that the {0}weir had not been dredged for {1} years. “We asked for dredgers"
    " and got none,” she said. The council of {0} will vote on the {0}weir next week; its mayor, Tomas {0}er, denied"
    " that money was short. At least {1} families were moved to a school in {0}ford.\n\n"
)


def test_a_worker_stays_small_while_it_reads(worker: subprocess.Popen[str], eventually: Eventually):
    for number in range(36):
        name = f"Bren{'aeiou'[number % 5]}{'bdlmnrst'[number % 8]}on"
        text = "".join(ARTICLE.format(name + "aeiou"[part], 10 * number + part + 2) for part in range(5))
        enqueue(submit.add_text(StoryFactory(), text, outlet=OutletFactory()).job)

    eventually(lambda: Article.objects.filter(state=ArticleState.READY).count() == 36)
    processes = [psutil.Process(worker.pid), *psutil.Process(worker.pid).children()]
    assert max(process.memory_info().rss for process in processes) < LIMIT_MB * 10**6


def test_a_job_whose_worker_was_killed_is_done_by_the_next(transactional_db: None, eventually: Eventually):
    story = StoryFactory()
    job = submit.add_text(story, COURIER, outlet=OutletFactory()).job
    Job.objects.filter(pk=job.pk).update(
        status=JobStatus.RUNNING,
        attempts=1,
        lease="00000000-0000-4000-8000-000000000000",
        leased_until=timezone.now() - dt.timedelta(seconds=1),
        queued_at=timezone.now() - dt.timedelta(minutes=5),
    )
    worker = start_worker("--beat")
    try:
        eventually(lambda: Article.objects.get().state == ArticleState.READY)
    finally:
        stop_worker(worker)
    job.refresh_from_db()
    assert (job.status, job.attempts) == (JobStatus.DONE, 2)


def test_a_killed_worker_loses_nothing(transactional_db: None, eventually: Eventually):
    first = start_worker()
    story = StoryFactory()
    enqueue(submit.add_text(story, COURIER, outlet=OutletFactory()).job)
    os.kill(first.pid, signal.SIGKILL)
    first.communicate()
    Job.objects.filter(status=JobStatus.RUNNING).update(leased_until=timezone.now() - dt.timedelta(seconds=1))
    Job.objects.update(queued_at=timezone.now() - dt.timedelta(minutes=5))

    second = start_worker("--beat")
    try:
        eventually(lambda: Article.objects.get().state == ArticleState.READY)
    finally:
        stop_worker(second)


def test_a_submission_succeeds_while_the_broker_is_down(settings, monkeypatch: pytest.MonkeyPatch):
    from articles import tasks

    def refuse(*args: object, **kwargs: object) -> None:
        raise ConnectionRefusedError("nobody there")

    monkeypatch.setattr(tasks.ingest, "apply_async", refuse)
    job = JobFactory()

    enqueue(job)

    job.refresh_from_db()
    assert job.status == JobStatus.QUEUED


def test_the_model_is_loaded_by_the_worker_and_never_by_the_web_process():
    code = (
        "import django; django.setup()\n"
        "from coverage_compare.wsgi import application\n"
        "from django.urls import get_resolver; get_resolver().url_patterns\n"
        "import sys; sys.exit('spacy' in sys.modules)"
    )
    env = os.environ | {"DJANGO_SETTINGS_MODULE": "coverage_compare.settings", "VAR_DIR": str(settings.VAR_DIR)}

    assert subprocess.run([sys.executable, "-c", code], env=env, cwd=settings.BASE_DIR, check=False).returncode == 0


def test_a_story_without_articles_has_an_empty_table():
    loaded = stored.load(stories.create("Nothing yet"))

    assert table.build(loaded.readings, loaded.comparison).rows == ()
