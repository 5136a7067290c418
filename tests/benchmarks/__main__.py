"""Print the speed of reading, of the way from a pasted text to its rows, and of the pages."""

from __future__ import annotations

import gzip
import io
import itertools
import json
import os
import resource
import statistics
import subprocess
import time
from collections.abc import Callable

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
os.environ.setdefault("OMP_NUM_THREADS", "1")

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext, setup_databases, teardown_databases  # noqa: E402

from articles.domain import Document  # noqa: E402
from articles.management.commands.demo import FOLDER  # noqa: E402
from articles.models import Article, Job, JobStatus, Story  # noqa: E402
from articles.services import stories, submit  # noqa: E402
from articles.tasks import enqueue  # noqa: E402
from tests.benchmarks.stories import TWELVE_BY_300, fill, fill_library  # noqa: E402
from tests.conftest import start_worker  # noqa: E402

ROUNDS = 40


def main() -> None:
    """Run all benchmarks on a database of their own."""
    databases = setup_databases(verbosity=0, interactive=False)
    try:
        reading()
        way_to_the_table()
        pages()
        library()
    finally:
        teardown_databases(databases, verbosity=0)


def demo_text() -> str:
    """The longest stretch of demo prose, about 800 words."""
    from articles.ingestion import read_file

    texts = [read_file(path.name, path.read_bytes()).text for path in sorted(FOLDER.glob("*.html"))]
    return " ".join("\n\n".join(texts).split(" ")[:800])


def sample() -> list[str]:
    """The texts to read: 500 articles of the file (JSON Lines with `text`, plain or .gz) named by SAMPLE, else ours."""
    path = os.environ.get("SAMPLE")
    if not path:
        return [demo_text()]
    opener = gzip.open if path.endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8") as file:
        return [json.loads(line)["text"] for line in itertools.islice(file, 500)]


def reading() -> None:
    """Words per second of text → claims, against the bare pipeline and a blank one on the same texts.

    All three begin with an empty vocabulary, warm up on the first text, and are timed by the processor's clock, so that
    other processes don't decide. What a worker holds is measured before the other two are loaded.
    """
    import spacy

    from articles.language import pipeline, read
    from articles.policies import LanguagePolicy

    texts = sample()
    words = sum(len(text.split()) for text in texts)

    def claims(text: str) -> object:
        return read(Document(text, id="d", language="en"), LanguagePolicy())

    taken_by = {"text → claims": processor_seconds(claims, texts)}
    print(f"reading, {len(texts)} texts, {words} words, one core; {peak():.0f} MiB resident at most")
    bare = pipeline.load(os.path.relpath(pipeline.SHIPPED))  # by another name, so not the one that has read them
    taken_by["bare spaCy pipeline"] = processor_seconds(bare, texts)
    blank = spacy.blank("en")
    blank.add_pipe("sentencizer")
    taken_by["blank pipeline, sentencizer"] = processor_seconds(blank, texts)
    for name, taken in taken_by.items():
        ratio = taken_by["bare spaCy pipeline"] / taken
        print(f"  {name:<30} {words / taken:>9,.0f} words/s   {taken:6.3f} s   {ratio:5.2f} × bare pipeline")


def peak() -> float:
    """The most memory that this process has had resident so far, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**10


def way_to_the_table() -> None:
    """Seconds from pasting an article to its rows in the table, with a warm worker of the embedded set-up."""
    worker = start_worker()
    try:
        taken = [_paste(number) for number in range(4)][1:]
    finally:
        worker.terminate()
        worker.communicate()
    print(f"pasted 800 words → rows: median {statistics.median(taken):.2f} s (worst {max(taken):.2f} s), warm worker")


def _paste(number: int) -> float:
    story = stories.create(f"Story {number}")
    start = time.perf_counter()
    submitted = submit.add_text(story, demo_text())
    assert submitted.job
    enqueue(submitted.job)
    while not Story.objects.filter(pk=story.pk, compared_at__isnull=False).exists():
        time.sleep(0.02)
    return time.perf_counter() - start


def pages() -> None:
    """Server time and query count of the story page, small and large, in a process set up as the web server's."""
    import coverage_compare.wsgi  # noqa: F401

    call_command("demo", verbosity=0, stdout=io.StringIO())
    worker = start_worker()
    try:
        _wait(lambda: not Job.objects.exclude(status__in=[JobStatus.DONE, JobStatus.FAILED]).exists())
    finally:
        worker.terminate()
        worker.communicate()
    small = Article.objects.order_by("-pk").first()
    assert small
    large = stories.create("Twelve outlets, three hundred rows")
    fill(large, **TWELVE_BY_300)
    for name, story in (("demo story", small.story), ("12 outlets × 300 rows", large)):
        print(f"story page, {name}: {_page(story.get_absolute_url())}")


def library() -> None:
    """Server time of the dashboard and of searches over 200 stories of 12 articles and 50 rows: 60,000 claims."""
    fill_library(200)
    searches = {"most claims": "boats", "two words": "river word5", "few claims": "word2900", "a beginning": "wor"}
    print(f"dashboard, 200 stories: {_page('/')}")
    for name, words in {**searches, "nothing": "zeppelin", "a phrase": '"boats river"'}.items():
        print(f"search, 200 stories, {name}: {_page(f'/?q={words}')}")


def _page(address: str) -> str:
    from django.contrib.auth.models import User

    client = Client(SERVER_NAME="localhost")
    client.force_login(User.objects.get_or_create(username="journalist")[0])
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        response = client.get(address)
        count = len(queries)  # the next request clears the log
    assert response.status_code == 200
    taken = sorted(1000 * seconds(lambda: client.get(address)) for _ in range(ROUNDS))
    p50, p95 = taken[ROUNDS // 2], taken[int(ROUNDS * 0.95) - 1]
    return f"p50 {p50:.0f} ms, p95 {p95:.0f} ms, {count} queries, {len(response.content) / 1024:.0f} KiB"


def processor_seconds(work: Callable[[str], object], texts: list[str]) -> float:
    """Processor time of going through some texts, of a single one the median of seven; after a warm-up."""
    work(texts[0])
    taken = []
    for _ in range(7 if len(texts) == 1 else 1):
        start = time.process_time()
        for text in texts:
            work(text)
        taken.append(time.process_time() - start)
    return statistics.median(taken)


def seconds(work: Callable[[], object]) -> float:
    """Time of one call."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _wait(condition: Callable[[], bool]) -> None:
    while not condition():
        time.sleep(0.1)


if __name__ == "__main__":
    try:
        main()
    except subprocess.SubprocessError as error:
        raise SystemExit(f"A process of the benchmark failed: {error}") from error
