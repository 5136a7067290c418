"""The whole road inside one process: submitted, ingested, read, compared, stored, shown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from articles import stored, table, tasks
from articles.domain import CellState, Verdict
from articles.models import Article, ArticleState, Claim, ClaimGroup, Job, JobStatus, Story
from articles.services import articles, submit
from articles.services.policies import policies
from tests.factories import OutletFactory, StoryFactory

pytestmark = pytest.mark.django_db

COURIER = """The harbour bridge was closed on Monday after engineers found a crack in its main girder.

The blast killed 12 people and injured 40 others, the fire department said. About 200 residents were led to safety.

Mayor Ana Duarte said the repair of the bridge would cost 12 million dollars.

The bridge, which was opened in 1974, carries 40,000 cars a day.
"""
ECHO = """Engineers found a crack in the main girder of the harbour bridge, and the city closed the bridge on Monday.

The blast killed 19 people, police said. Mayor Ana Duarte said the repair of the bridge would cost 12 million dollars.

Schools in the old town will stay shut until Friday. Ferries will run every ten minutes between the two shores.
"""


def work_off() -> None:
    """Do all waiting jobs here and now."""
    while job := Job.objects.filter(status=JobStatus.QUEUED).first():
        getattr(tasks, job.kind)(job.pk)


def story_of_two() -> Story:
    story = StoryFactory()
    for name, text in (("Courier", COURIER), ("Echo", ECHO)):
        published = dt.datetime(2025, 2, 4, 9, tzinfo=dt.UTC)
        assert submit.add_text(story, text, outlet=OutletFactory(name=name), published=published).article
    work_off()
    return story


def shown(story: Story) -> table.Table:
    loaded = stored.load(story)
    return table.build(loaded.readings, loaded.comparison, unread=loaded.unread)


def test_two_articles_become_a_table():
    result = shown(story_of_two())

    assert [column.name for column in result.columns] == ["Courier", "Echo"]
    killed = next(row for row in result.rows if "12 people" in row.words and "19 people" in row.words)
    assert killed.verdict is Verdict.CONFLICT
    assert [cell.positions for cell in killed.cells] == [("A",), ("B",)]
    schools = next(row for row in result.rows if "schools" in row.words)
    assert [cell.state for cell in schools.cells] == [CellState.ABSENT, CellState.SAYS]


def test_every_claim_stands_word_for_word_in_its_text():
    story_of_two()

    for claim in Claim.objects.select_related("revision"):
        assert claim.revision.text[claim.start : claim.end] == claim.text


@pytest.mark.parametrize("redated", [False, True])
def test_comparing_and_reading_again_keeps_every_permalink(redated: bool):
    story = story_of_two()
    before = set(ClaimGroup.objects.values_list("key", "label"))
    article = story.articles.first()

    published = None if redated else article.published
    articles.update(article, outlet=OutletFactory(name="Courier on Sunday"), title="", published=published)
    work_off()

    assert set(ClaimGroup.objects.values_list("key", "label")) == before


def test_a_removed_article_leaves_the_table():
    story = story_of_two()

    articles.remove(story.articles.first())
    work_off()

    assert {row.verdict for row in shown(story).rows} == {Verdict.SINGLE}


def test_the_stored_table_is_read_with_as_many_queries_for_many_articles(django_assert_max_num_queries):
    story = story_of_two()

    with django_assert_max_num_queries(8):
        stored.load(story)


def test_a_line_that_an_outlet_repeats_from_story_to_story_is_no_claim():
    courier = OutletFactory(name="Courier")
    about = "The Courier newsroom has reported from the harbour since 1921."
    for number in range(4):
        submit.add_text(StoryFactory(), COURIER.replace("40,000", f"{number + 2}0,000") + f"\n{about}", outlet=courier)
        work_off()

    first, *_, last = Article.objects.order_by("pk")
    assert first.revision.claims.filter(text__startswith="The Courier newsroom").exists()
    assert not last.revision.claims.filter(text__startswith="The Courier newsroom").exists()
    assert last.revision.claims.filter(text__contains="50,000 cars").exists()


@pytest.fixture
def site(settings) -> Iterator[str]:
    """A local site: its address. It answers by path."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body, kind = PAGES.get(self.path, (b"", "text/html"))
            self.send_response(200 if body else 404)
            self.send_header("Content-Type", kind)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    address = f"127.0.0.1:{server.server_port}"
    settings.FETCH_ALLOWED_HOSTS = frozenset({address})
    policies.cache_clear()
    yield f"http://{address}"
    server.shutdown()
    server.server_close()
    policies.cache_clear()


PARAGRAPHS = "".join(f"<p>{paragraph}</p>" for paragraph in COURIER.split("\n\n"))
PAGES = {
    "/story": (f"<html lang=en><title>Bridge closed</title><article><h1>Bridge closed</h1>{PARAGRAPHS}"
               f"</article></html>".encode(), "text/html"),
    "/again": (f"<html lang=en><title>Bridge closed</title><article><h1>Bridge closed</h1>{PARAGRAPHS}"
               f"</article></html>".encode(), "text/html"),
    "/empty": (b"<html><title>Nothing</title><p>Log in.</p></html>", "text/html"),
    "/paper.html": (b"%PDF-1.7 \x00\x01 junk", "text/html"),
}  # fmt: skip


def test_a_batch_of_addresses_ends_with_a_state_and_a_message_each(site: str):
    story = StoryFactory()
    paths = ["/story", "/missing", "/empty", "/paper.html"]
    submit.add_urls(story, [site + path for path in paths] + ["http://10.0.0.1/secret", "http://nowhere.invalid/a"])
    work_off()

    states = dict(Article.objects.values_list("url", "state"))
    assert states.pop(f"{site}/story") == ArticleState.READY
    assert set(states.values()) == {ArticleState.FAILED}
    assert len(states) == 5
    assert all(Article.objects.filter(state=ArticleState.FAILED).values_list("message", flat=True))
    assert not Job.objects.filter(status__in=[JobStatus.QUEUED, JobStatus.RUNNING]).exists()


def test_the_same_text_from_another_address_is_recognised_and_said(site: str):
    story = StoryFactory()
    submit.add_urls(story, [f"{site}/story", f"{site}/again"])
    work_off()

    assert list(story.articles.order_by("pk").values_list("state", flat=True)) == ["ready", "duplicate"]
    assert len(shown(story).columns) == 1


def test_an_article_in_another_language_is_kept_and_marked_unknown():
    story = StoryFactory()
    submit.add_text(story, COURIER, outlet=OutletFactory(name="Courier"))
    german = "Die Brücke wurde am Montag gesperrt, nachdem Fachleute einen Riss gefunden hatten. " * 6
    submit.add_text(story, german, outlet=OutletFactory(name="Zeitung"))
    work_off()

    result = shown(story)
    assert Article.objects.get(outlet__name="Zeitung").message
    assert {row.cells[1].state for row in result.rows} == {CellState.UNKNOWN}
