from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from unittest.mock import patch

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Article, ArticleState, Job, JobKind, JobStatus, Source, Story
from articles.services.submit import AT_ONCE
from tests.factories import TEXT, ArticleFactory, JobFactory, OutletFactory, StoryFactory, ready_article
from tests.views.conftest import fragment

Counting = Callable[..., AbstractContextManager[object]]
LONG_TEXT = "\n\n".join(f"{TEXT} The council met again on day {day}." for day in range(6))


@pytest.fixture
def sent(db: None) -> Iterator[list[int]]:
    """Ids of the jobs that a view hands to the workers."""
    jobs: list[int] = []
    with patch("articles.tasks.enqueue", lambda job: jobs.append(job.pk)):
        yield jobs


@pytest.fixture
def empty(db: None) -> Story:
    return StoryFactory()


def add(client: Client, story: Story, way: str, **fields: object) -> object:
    return client.post(f"/stories/{story.key}/add/", {"way": way, **{f"{way}-{k}": v for k, v in fields.items()}})


class TestAddresses:
    def test_each_line_becomes_an_article_on_its_way(self, desk: Client, empty: Story, sent: list[int]) -> None:
        urls = "https://a.example/1\r\n\r\n  https://b.example/2  "
        response = add(desk, empty, "addresses", urls=urls)
        assert response.status_code == 302
        assert [a.url for a in empty.articles.all()] == ["https://a.example/1", "https://b.example/2"]
        assert sent == [job.pk for job in Job.objects.all()]
        assert empty.articles.first().added_by.username == "editor"

    def test_a_bad_line_stays_with_its_reason_and_the_others_go_on(
        self, desk: Client, empty: Story, sent: list[int]
    ) -> None:
        response = add(desk, empty, "addresses", urls="https://a.example/1\nnot an address")
        page = response.content.decode()
        assert response.status_code == 422
        assert len(sent) == 1
        assert "This is not a web address" in page
        assert "not an address</textarea>" in page
        assert "1 article is on its way." in page

    def test_a_repeated_article_is_said_and_linked(self, desk: Client, empty: Story, sent: list[int]) -> None:
        add(desk, empty, "addresses", urls="https://a.example/1")
        page = add(desk, empty, "addresses", urls="https://a.example/1").content.decode()
        assert "already in the story" in page
        assert empty.articles.get().get_absolute_url() in page

    def test_nothing_at_all_is_asked_for_again(self, desk: Client, empty: Story, sent: list[int]) -> None:
        assert "Enter at least one address." in add(desk, empty, "addresses", urls=" ").content.decode()

    def test_what_is_beyond_the_most_taken_at_once_stays_in_the_field(
        self, desk: Client, empty: Story, sent: list[int]
    ) -> None:
        urls = [f"https://a.example/{number}" for number in range(AT_ONCE + 20)]
        response = add(desk, empty, "addresses", urls="\n".join([*urls, urls[0], "not an address"]))
        page = response.content.decode()
        assert response.status_code == 422
        assert [article.url for article in empty.articles.all()] == urls[:AT_ONCE]
        assert "50 articles are on their way." in page
        assert "50 addresses are taken at once. The other 21 stand in the field still" in page
        assert "\n".join([*urls[AT_ONCE:], "not an address"]) + "</textarea>" in page
        again = add(desk, empty, "addresses", urls="\n".join(urls[AT_ONCE:]))
        assert again.status_code == 302
        assert empty.articles.count() == len(urls)


class TestText:
    def test_all_that_is_known_is_kept(self, desk: Client, empty: Story, sent: list[int]) -> None:
        outlet = OutletFactory()
        known = {"outlet": outlet.pk, "title": "Bridge shut", "url": "https://a.example/x"}
        when = {"published_date": "2025-02-04", "published_time": "18:20", "published_clock": "-300"}
        assert add(desk, empty, "pasted", text=LONG_TEXT, **known, **when).status_code == 302
        article = empty.articles.get()
        zone = dt.timezone(dt.timedelta(hours=-5))
        assert (article.source, article.outlet, article.title) == (Source.TEXT, outlet, "Bridge shut")
        assert article.published == dt.datetime(2025, 2, 4, 18, 20, tzinfo=zone)

    def test_what_is_not_known_stays_unknown(self, desk: Client, empty: Story, sent: list[int]) -> None:
        assert add(desk, empty, "pasted", text=LONG_TEXT).status_code == 302
        article = empty.articles.get()
        assert (article.outlet, article.published) == (None, None)

    def test_a_text_without_a_headline_is_called_by_its_first_words(
        self, desk: Client, empty: Story, sent: list[int]
    ) -> None:
        add(desk, empty, "pasted", text=f"The  old bridge over the Wend was  shut on Monday after cracks. {LONG_TEXT}")
        article = empty.articles.get()
        assert str(article) == "“The old bridge over the Wend was shut on Monday after…”"
        assert article.outlet_name == "Unknown outlet (The old bridge over the Wend was shut on…)"
        assert not article.title

    def test_a_bare_date_gets_no_hour(self, desk: Client, empty: Story, sent: list[int]) -> None:
        add(desk, empty, "pasted", text=LONG_TEXT, published_date="2025-02-04")
        assert empty.articles.get().published == dt.datetime(2025, 2, 4)

    @pytest.mark.parametrize(
        ("fields", "words"),
        [
            ({"published_time": "18:20"}, "A time needs its date."),
            ({"published_time": "18:20", "published_date": "2025-02-04"}, "Say by which clock"),
            ({"published_date": "31/31/2025"}, "Enter a valid date."),
            (
                {"published_date": "0001-01-01", "published_time": "00:00", "published_clock": "840"},
                "before the first newspaper",
            ),
            ({"published_date": "9999-12-31"}, "Check the year."),
        ],
    )
    def test_half_a_time_is_asked_about(
        self, desk: Client, empty: Story, sent: list[int], fields: dict[str, str], words: str
    ) -> None:
        response = add(desk, empty, "pasted", text=LONG_TEXT, **fields)
        assert response.status_code == 422
        assert words in response.content.decode()
        assert not empty.articles.exists()

    def test_nul_characters_and_lone_surrogates_do_no_harm(self, desk: Client, empty: Story, sent: list[int]) -> None:
        data = f"way=pasted&pasted-text={'x%00%ED%A0%80+' * 60}"
        response = desk.post(f"/stories/{empty.key}/add/", data, content_type="application/x-www-form-urlencoded")
        assert response.status_code in (302, 422)

    def test_a_text_that_is_too_short_keeps_the_form_and_says_why(
        self, desk: Client, empty: Story, sent: list[int]
    ) -> None:
        response = add(desk, empty, "pasted", text="Too short.")
        assert response.status_code == 422
        assert "Too short.</textarea>" in response.content.decode()
        assert not sent

    def test_far_too_much_text_is_answered_not_swallowed(self, desk: Client, empty: Story, sent: list[int]) -> None:
        response = add(desk, empty, "pasted", text="word " * 2_600_000)
        assert response.status_code == 400
        assert "larger than an article can be" in response.content.decode()


class TestFiles:
    def test_several_files_become_several_articles(self, desk: Client, empty: Story, sent: list[int]) -> None:
        files = [SimpleUploadedFile(f"{name}.txt", f"{name} {LONG_TEXT}".encode()) for name in "ab"]
        assert add(desk, empty, "files", uploads=files).status_code == 302
        assert [a.file_name for a in empty.articles.all()] == ["a.txt", "b.txt"]
        assert len(sent) == 2

    def test_no_file_is_asked_for_again(self, desk: Client, empty: Story, sent: list[int]) -> None:
        assert "Choose at least one file." in add(desk, empty, "files").content.decode()

    def test_a_huge_file_is_refused_by_name(self, desk: Client, empty: Story, sent: list[int]) -> None:
        huge = SimpleUploadedFile("huge.html", b"x" * 10_000_001)
        assert "huge.html: This is larger" in add(desk, empty, "files", uploads=huge).content.decode()
        assert not sent


class TestProgress:
    def test_polling_goes_on_while_something_moves(self, reader: Client, empty: Story) -> None:
        ArticleFactory(story=empty, state=ArticleState.READING)
        response = reader.get(f"/stories/{empty.key}/progress/", headers=fragment("progress"))
        assert "every 1500ms" in response.content.decode()
        assert "HX-Trigger" not in response

    def test_polling_goes_on_while_the_claims_are_compared(self, reader: Client, story: Story) -> None:
        JobFactory(kind=JobKind.COMPARE, article=None, story=story)
        page = reader.get(f"/stories/{story.key}/progress/", headers=fragment("progress")).content.decode()
        assert "Comparing the claims" in page
        assert "every 1500ms" in page

    def test_polling_stops_and_the_table_is_told_when_all_is_done(self, reader: Client, story: Story) -> None:
        response = reader.get(f"/stories/{story.key}/progress/?seen=", headers=fragment("progress"))
        assert response["HX-Trigger"] == "table-changed"
        assert "every 1500ms" not in response.content.decode()

    def test_a_table_already_seen_is_not_fetched_again(self, reader: Client, story: Story) -> None:
        assert story.compared_at
        address = f"/stories/{story.key}/progress/"
        response = reader.get(address, {"seen": story.compared_at.isoformat()}, headers=fragment("progress"))
        assert "HX-Trigger" not in response

    def test_without_javascript_the_page_reloads_itself_until_all_is_done(self, reader: Client, empty: Story) -> None:
        article = ArticleFactory(story=empty)
        assert 'http-equiv="refresh"' in reader.get(f"/stories/{empty.key}/progress/").content.decode()
        Article.objects.filter(pk=article.pk).update(state=ArticleState.FAILED, message="Paste the text.")
        assert 'http-equiv="refresh"' not in reader.get(f"/stories/{empty.key}/progress/").content.decode()

    def test_a_missing_worker_is_said(self, reader: Client, empty: Story) -> None:
        long_ago = timezone.now() - dt.timedelta(minutes=5)
        JobFactory(article=ArticleFactory(story=empty), story=empty, queued_at=long_ago)
        page = reader.get(f"/stories/{empty.key}/progress/").content.decode()
        assert "No worker has taken this up" in page

    def test_a_comparison_that_broke_off_is_said_and_can_be_tried_again(
        self, desk: Client, story: Story, sent: list[int]
    ) -> None:
        JobFactory(kind=JobKind.COMPARE, article=None, story=story, status=JobStatus.DEAD)
        assert "The last comparison broke off." in desk.get(f"/stories/{story.key}/").content.decode()
        desk.post(f"/stories/{story.key}/compare/")
        assert sent == [Job.objects.get(status=JobStatus.QUEUED).pk]


class TestRetryAndRemove:
    @pytest.fixture
    def failed(self, empty: Story) -> Article:
        article = ArticleFactory(story=empty, state=ArticleState.FAILED, message="Try later.", can_retry=True)
        JobFactory(article=article, story=empty, status=JobStatus.FAILED)
        return article

    def test_a_failed_article_offers_a_retry_only_where_that_makes_sense(self, desk: Client, failed: Article) -> None:
        address = f"/stories/{failed.story.key}/add/"
        assert "Try again" in desk.get(address).content.decode()
        Article.objects.update(can_retry=False)
        assert "Try again" not in desk.get(address).content.decode()

    def test_retry_puts_it_back_on_its_way(self, desk: Client, failed: Article, sent: list[int]) -> None:
        response = desk.post(f"/articles/{failed.key}/retry/", headers=fragment("progress"))
        assert "every 1500ms" in response.content.decode()
        failed.refresh_from_db()
        assert failed.state == ArticleState.WAITING
        assert len(sent) == 1

    def test_retry_without_javascript_leads_back_to_the_page(
        self, desk: Client, failed: Article, sent: list[int]
    ) -> None:
        response = desk.post(f"/articles/{failed.key}/retry/")
        assert response["Location"] == f"/stories/{failed.story.key}/add/"

    def test_retry_of_an_article_that_did_not_fail_is_explained(self, desk: Client, story: Story) -> None:
        article = story.articles.all()[0]
        page = desk.post(f"/articles/{article.key}/retry/", follow=True).content.decode()
        assert "did not fail" in page

    def test_what_is_done_on_the_page_of_the_story_stays_as_short_as_it_was(
        self, desk: Client, failed: Article, story: Story, sent: list[int]
    ) -> None:
        ready = ready_article(story=failed.story)
        for query, shown in (("", True), ("?unfinished", False)):
            Article.objects.filter(pk=failed.pk).update(state=ArticleState.FAILED, message="Try later.")
            Job.objects.update(status=JobStatus.FAILED)
            response = desk.post(f"/articles/{failed.key}/retry/{query}", headers=fragment("progress"))
            assert (str(ready) in response.content.decode()) is shown

    def test_removing_a_read_article_makes_the_table_anew(self, desk: Client, story: Story, sent: list[int]) -> None:
        article = story.articles.all()[0]
        desk.post(f"/articles/{article.key}/remove/")
        assert not Article.objects.filter(pk=article.pk).exists()
        assert sent == [Job.objects.get(kind=JobKind.COMPARE).pk]


class TestAllThatFailed:
    @staticmethod
    def fail(story: Story, count: int, **fields: object) -> list[Article]:
        known = {"state": ArticleState.FAILED, "message": "Try later.", "can_retry": True, "outlet": None}
        failed = [ArticleFactory(story=story, **{**known, **fields}) for _ in range(count)]
        for article in failed:
            JobFactory(article=article, story=story, status=JobStatus.FAILED)
        return failed

    def test_all_are_offered_at_once_where_there_are_several(self, desk: Client, empty: Story) -> None:
        address = f"/stories/{empty.key}/add/"
        self.fail(empty, 1)
        assert "Remove all" not in desk.get(address).content.decode()
        self.fail(empty, 2)
        assert "Try all 3 again" in desk.get(address).content.decode()
        self.fail(empty, 1, can_retry=False)
        page = desk.get(address).content.decode()
        assert "Try the 3 again that may succeed" in page
        assert "Remove all 4 that failed" in page

    def test_nobody_else_is_offered_it_or_may_do_it(self, reader: Client, empty: Story) -> None:
        self.fail(empty, 2)
        page = reader.get(f"/stories/{empty.key}/progress/").content.decode()
        assert "Try all" not in page
        assert "Remove all" not in page
        for what in ("retry", "remove"):
            assert reader.post(f"/stories/{empty.key}/failed/{what}/").status_code == 403

    def test_those_that_may_succeed_go_back_on_their_way(self, desk: Client, empty: Story, sent: list[int]) -> None:
        again = self.fail(empty, 3)
        (lost,) = self.fail(empty, 1, can_retry=False)
        elsewhere = self.fail(StoryFactory(), 1)
        response = desk.post(f"/stories/{empty.key}/failed/retry/", headers=fragment("progress"))
        assert "3 articles being read" in response.content.decode()
        assert sorted(sent) == [job.pk for job in Job.objects.filter(status=JobStatus.QUEUED)]
        assert set(Article.objects.filter(state=ArticleState.WAITING)) == set(again)
        assert set(Article.objects.filter(state=ArticleState.FAILED)) == {lost, *elsewhere}

    def test_those_that_were_listed_are_removed_and_no_others(self, desk: Client, empty: Story) -> None:
        listed, since = self.fail(empty, 2), self.fail(empty, 1)
        (running,) = self.fail(empty, 1)
        Article.objects.filter(pk=running.pk).update(state=ArticleState.READING)
        elsewhere = self.fail(StoryFactory(), 1)
        given = {"article": [one.key for one in (*listed, running, *elsewhere)] + ["\0"]}
        response = desk.post(f"/stories/{empty.key}/failed/remove/", given, headers=fragment("progress"))
        assert "2 articles were removed." in response.content.decode()
        assert set(Article.objects.all()) == {*since, running, *elsewhere}

    def test_on_the_page_of_the_story_the_table_loses_their_columns(self, desk: Client, empty: Story) -> None:
        given = {"article": [one.key for one in self.fail(empty, 2)]}
        response = desk.post(f"/stories/{empty.key}/failed/remove/?unfinished", given, headers=fragment("progress"))
        assert "table-changed" in response["HX-Trigger"]
        assert "2 articles were removed." in desk.get(empty.get_absolute_url()).content.decode()

    @pytest.mark.parametrize("what", ["retry", "remove"])
    def test_without_javascript_it_leads_back_and_says_what_came_of_it(
        self, desk: Client, empty: Story, sent: list[int], what: str
    ) -> None:
        given = {"article": [one.key for one in self.fail(empty, 2)]}
        page = desk.post(f"/stories/{empty.key}/failed/{what}/", given, follow=True).content.decode()
        assert {"retry": "2 articles being read", "remove": "2 articles were removed."}[what] in page

    @pytest.mark.parametrize(("what", "many"), [("retry", 200), ("remove", 100)])
    def test_many_cost_no_more_queries_than_two(
        self, desk: Client, sent: list[int], what: str, many: int, django_assert_num_queries: Counting
    ) -> None:
        """Django deletes in portions of 100."""

        def post(count: int) -> None:
            desk.post(address(count), {"article": [one.key for one in failed[count]]}, headers=fragment("progress"))

        def address(count: int) -> str:
            return f"/stories/{stories[count].key}/failed/{what}/"

        stories = {count: StoryFactory() for count in (2, many)}
        failed = {count: self.fail(story, count) for count, story in stories.items()}
        with CaptureQueriesContext(connection) as few:
            post(2)
        with django_assert_num_queries(len(few)):
            post(many)
