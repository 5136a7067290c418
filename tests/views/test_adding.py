from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from unittest.mock import patch

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from articles.models import Article, ArticleState, Job, JobKind, JobStatus, Source, Story
from tests.factories import TEXT, ArticleFactory, JobFactory, OutletFactory, StoryFactory
from tests.views.conftest import fragment

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

    def test_removing_a_read_article_makes_the_table_anew(self, desk: Client, story: Story, sent: list[int]) -> None:
        article = story.articles.all()[0]
        desk.post(f"/articles/{article.key}/remove/")
        assert not Article.objects.filter(pk=article.pk).exists()
        assert sent == [Job.objects.get(kind=JobKind.COMPARE).pk]
