from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.test import Client
from django.utils import timezone

from articles.models import ArticleState, Claim, ClaimGroup, Story, StoryVisit
from tests.benchmarks.stories import fill
from tests.factories import ArticleFactory, OutletFactory, StoryFactory, ready_article
from tests.views.conftest import fragment

Counting = Callable[..., AbstractContextManager[object]]


def page_of(client: Client, address: str, **headers: str) -> str:
    response = client.get(address, headers=headers)
    assert response.status_code == 200
    return response.content.decode()


class TestStories:
    def test_an_empty_newsroom_is_told_how_to_begin(self, desk: Client) -> None:
        assert "Start a story" in page_of(desk, "/")

    def test_who_may_not_start_a_story_is_told_who_does(self, reader: Client) -> None:
        page = page_of(reader, "/")
        assert "An editor of your newsroom starts one." in page
        assert "New story" not in page

    def test_a_story_is_listed_with_honest_counts(self, reader: Client, story: Story) -> None:
        ArticleFactory(story=story, state=ArticleState.FAILED, message="Paste its text.")
        ArticleFactory(story=story, state=ArticleState.DUPLICATE, message="It is here already.")
        ArticleFactory(story=story)
        unsound = ready_article("¿Qué pasó ayer?", story=story, outlet=None)
        assert unsound.revision
        unsound.revision.unreadable = "Not English."
        unsound.revision.save()
        page = page_of(reader, "/")
        for words in (
            "5 outlets",
            "7 articles",
            "2 not readable",
            "1 being read",
            "8 rows",
            "2 conflict<",
            "2 single<",
        ):
            assert words in page

    def test_the_spread_has_a_bar_for_each_verdict_and_number_of_origins(self, reader: Client, story: Story) -> None:
        ClaimGroup.objects.filter(story=story, rank=0).update(origins=4)
        page = page_of(reader, "/")
        assert page.count("<rect") == 5
        assert '<rect class="k-conflict" x="0.0" y="0.0" width="12.5" height="1.0"/>' in page
        assert '<rect class="k-conflict" x="12.5" y="0.75" width="12.5" height="0.25"/>' in page

    def test_freshness_is_a_span_of_time_for_a_week_and_then_a_date(self, reader: Client, story: Story) -> None:
        for passed, words in ((dt.timedelta(), "just now"), (dt.timedelta(minutes=5), "5\xa0minutes ago")):
            Story.objects.filter(pk=story.pk).update(changed_at=timezone.now() - passed)
            assert words in page_of(reader, "/")
        Story.objects.filter(pk=story.pk).update(changed_at=dt.datetime(2025, 2, 3, 9, 30, tzinfo=dt.UTC))
        assert "3 Feb 2025, 09:30 UTC" in page_of(reader, "/")

    def test_the_number_of_queries_does_not_grow(
        self, reader: Client, story: Story, django_assert_num_queries: Counting
    ) -> None:
        reader.get(story.get_absolute_url())
        with django_assert_num_queries(11):
            reader.get("/")
        for _ in range(10):
            article = ArticleFactory(story=StoryFactory())
            reader.get(article.story.get_absolute_url())
        with django_assert_num_queries(11):
            reader.get("/")


class TestSearch:
    @pytest.mark.parametrize("words", ["boats", "report", '"outlet of size"', "pier 7 that morning", "wítnesses"])
    def test_it_looks_at_titles_headlines_outlets_and_texts(self, reader: Client, story: Story, words: str) -> None:
        article = story.articles.all()[0]
        article.title = "A report"
        article.save()
        StoryFactory(title="Another matter")
        page = page_of(reader, f"/?q={words}")
        assert story.get_absolute_url() in page
        assert "Another matter" not in page

    def test_it_shows_the_claim_that_has_the_words_and_leads_to_its_row(self, reader: Client, story: Story) -> None:
        claim = Claim.objects.filter(text__contains="103 boats").earliest("pk")
        row = claim.membership.position.group.get_absolute_url()
        words = "<mark>Witnesses</mark> counted <mark>103</mark> boats on the river near pier 3 that morning"
        page = page_of(reader, "/?q=103+witnesses")
        assert f'<a class="words" dir="auto" href="{row}">{words}</a>' in page

    def test_words_of_the_title_are_marked(self, reader: Client, story: Story) -> None:
        assert "<mark>Boats</mark> on the <mark>river</mark>" in page_of(reader, "/?q=boat+river")

    def test_what_was_typed_can_do_no_harm(self, reader: Client, db: None) -> None:
        StoryFactory(title="<script>boats</script> & more")
        page = page_of(reader, "/?q=<script>boats")
        assert "&lt;<mark>script&gt;boats</mark>&lt;/script&gt; &amp; more" in page
        assert "<script>boats" not in page

    def test_it_asks_no_more_of_many_stories(self, reader: Client, django_assert_num_queries: Counting) -> None:
        for _ in range(2):
            fill(StoryFactory(), 4, 4)
            with django_assert_num_queries(12):
                reader.get("/?q=boats")

    def test_without_a_hit_it_says_so(self, reader: Client, story: Story) -> None:
        assert "No story, article, outlet or claim has “zeppelin”" in page_of(reader, "/?q=zeppelin")
        assert "has “?!”" in page_of(reader, "/?q=%3F!")

    def test_terms_that_stand_apart_are_said_to(self, reader: Client, story: Story) -> None:
        ready_article("Nobody was hurt.", story=story, outlet=OutletFactory())
        assert "The words stand in different articles of this story." in page_of(reader, "/?q=hurt+pier")

    def test_for_a_nul_character_it_is_empty(self, reader: Client, story: Story) -> None:
        assert "Boats on the river" in page_of(reader, "/?q=%00")

    def test_by_htmx_it_gets_the_list_alone(self, reader: Client, story: Story) -> None:
        page = page_of(reader, "/?q=boats", **fragment("stories"))
        assert "<mark>Boats</mark> on the river" in page
        assert "<html" not in page


class TestNews:
    @pytest.fixture
    def seen(self, reader: Client, story: Story) -> Story:
        """A story that the reader opened an hour ago, and one never opened."""
        reader.get(story.get_absolute_url())
        hour_ago = timezone.now() - dt.timedelta(hours=1)
        StoryVisit.objects.update(seen_at=hour_ago)
        for article in story.articles.all():
            article.revisions.update(stored_at=hour_ago)
        StoryFactory(title="Another matter")
        return story

    def test_a_story_never_opened_is_new(self, reader: Client, seen: Story) -> None:
        page = page_of(reader, "/")
        assert page.count("You have not opened this story yet.") == 1
        assert "since your last visit <b>1</b>" in page
        part = page_of(reader, "/?news=1", **fragment("stories"))
        assert "Another matter" in part
        assert "Boats" not in part

    def test_what_came_since_is_counted(self, reader: Client, seen: Story) -> None:
        ready_article("New.", story=seen)
        rows = ClaimGroup.objects.filter(story=seen)
        rows.filter(rank__in=(0, 1, 2)).update(verdict_since=timezone.now())
        for address in ("/", "/?news=1", seen.get_absolute_url()):
            page = page_of(reader, address)
            assert "<b>1 new article, 1 new conflict and 2 other rows new or judged anew</b>" in page

    def test_the_story_says_when_nothing_is_new(self, reader: Client, seen: Story) -> None:
        assert "Nothing new since your last visit" in page_of(reader, seen.get_absolute_url())

    def test_when_all_is_seen_the_filter_says_so(self, reader: Client, seen: Story) -> None:
        Story.objects.exclude(pk=seen.pk).delete()
        assert "Nothing is new since your last visit." in page_of(reader, "/?news=1")

    def test_filter_and_search_go_together(self, reader: Client, seen: Story) -> None:
        page = page_of(reader, "/?news=1&q=matter")
        assert "Another <mark>matter</mark>" in page
        assert '<input type="hidden" name="news" value="1" form="search">' in page
        assert "Nothing is new among the stories with “boats”" in page_of(reader, "/?news=1&q=boats")

    def test_readers_without_an_account_have_no_visits(self, client: Client, story: Story, settings: object) -> None:
        settings.PUBLIC_READ = True  # type: ignore[attr-defined]
        for address in ("/", "/?news=1", story.get_absolute_url()):
            page = page_of(client, address)
            assert "last visit" not in page
            assert "Boats on the river" in page
        assert not StoryVisit.objects.exists()
