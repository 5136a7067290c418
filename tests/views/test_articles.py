from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from contextlib import AbstractContextManager
from unittest.mock import patch

from django.test import Client

from articles.models import Article, ArticleState, Claim, ClaimGroup, Job, JobKind, Story
from tests.benchmarks.stories import fill
from tests.factories import ArticleFactory, OutletFactory, StoryFactory
from tests.views.conftest import fragment

Counting = Callable[..., AbstractContextManager[object]]


def text_of(client: Client, address: str, **headers: str) -> str:
    response = client.get(address, headers=headers)
    assert response.status_code == 200
    return response.content.decode()


class TestRead:
    def test_claims_are_marked_by_verdict_with_notes_beside_them(self, reader: Client, story: Story) -> None:
        page = text_of(reader, story.articles.all()[0].get_absolute_url())
        assert "Contradicted by <bdi>Outlet of size 2</bdi>" in page
        assert "claim v-conflict" in page
        assert "claim v-agree" in page

    def test_the_counts_lead_to_the_claims_they_count(self, reader: Client, story: Story) -> None:
        article = story.articles.all()[0]
        claim = Claim.objects.filter(revision=article.revision).order_by("start")[0]
        page = text_of(reader, article.get_absolute_url())
        assert f'<a href="?only=conflict#c{claim.pk}">' in page
        page = text_of(reader, f"{article.get_absolute_url()}?only=conflict")
        assert 'class="claim v-conflict' in page
        assert '<a href="?only=agree#c' in page
        assert page.count('class="claim v-agree"') == 0
        assert "Mark all claims" in page

    def test_a_verdict_that_no_claim_has_marks_all(self, reader: Client, story: Story) -> None:
        for only in ("single", "nonsense", ""):
            page = text_of(reader, f"{story.articles.all()[0].get_absolute_url()}?only={only}")
            assert 'class="claim v-agree" data-claim' in page

    def test_a_note_says_from_whom_and_in_what_a_claim_differs(self, reader: Client, story: Story) -> None:
        page = text_of(reader, story.articles.all()[1].get_absolute_url())
        assert "Differs from <bdi>Outlet of size 3</bdi>: different numbers" in page

    def test_one_article_alone_is_compared_with_nothing(self, reader: Client, story: Story) -> None:
        lone, *others = story.articles.all()
        Article.objects.filter(pk__in=[other.pk for other in others]).delete()
        page = text_of(reader, lone.get_absolute_url())
        assert "nothing is compared here" in page
        assert "Only here" not in page
        assert 'class="claim' not in page

    def test_a_text_without_a_headline_says_whose_words_stand_for_it(self, desk: Client, story: Story) -> None:
        article = story.articles.all()[0]
        article.title, article.opening = "", "Report 0. Witnesses counted…"
        article.save()
        page = text_of(desk, article.get_absolute_url())
        assert "“Report 0. Witnesses counted…”</h1>" in page
        assert "It came without a headline" in page

    def test_what_the_others_have_is_listed_as_missing(self, reader: Client, story: Story) -> None:
        page = text_of(reader, story.articles.all()[0].get_absolute_url())
        assert "Missing here" in page
        assert "<bdi>Outlet of size 1</bdi> and <bdi>Outlet of size 3</bdi>" in page

    def test_a_passage_can_be_asked_for(self, reader: Client, story: Story) -> None:
        page = text_of(reader, f"{story.articles.all()[0].get_absolute_url()}?at=0-6")
        assert '<mark id="at" class="at">Report</mark>' in page

    def test_a_passage_across_claims_has_one_anchor(self, reader: Client, story: Story) -> None:
        page = text_of(reader, f"{story.articles.all()[0].get_absolute_url()}?at=0-90")
        assert page.count('id="at"') == 1
        assert page.count('class="at"') > 1

    def test_a_passage_that_makes_no_sense_is_left_aside(self, reader: Client, story: Story) -> None:
        for at in ("6-0", "x", "0-99999999999", "-1"):
            assert 'id="at"' not in text_of(reader, f"{story.articles.all()[0].get_absolute_url()}?at={at}")

    def test_neighbours_are_one_step_away(self, reader: Client, story: Story) -> None:
        first, second, *_ = story.articles.in_story_order()
        assert f'rel="next" href="{second.get_absolute_url()}"' in text_of(reader, first.get_absolute_url())
        assert f'rel="prev" href="{first.get_absolute_url()}"' in text_of(reader, second.get_absolute_url())

    def test_a_failed_article_says_what_to_do(self, desk: Client) -> None:
        article = ArticleFactory(state=ArticleState.FAILED, message="The site refuses. Paste the text.")
        page = text_of(desk, article.get_absolute_url())
        assert "The site refuses. Paste the text." in page
        assert "Add it as text" in page

    def test_an_article_on_its_way_says_so(self, reader: Client) -> None:
        assert "on its way" in text_of(reader, ArticleFactory().get_absolute_url())

    def test_only_part_of_the_text_is_said(self, reader: Client, story: Story) -> None:
        Article.objects.update(partial=True)
        assert "Only part of this article is here" in text_of(reader, story.articles.all()[0].get_absolute_url())

    def test_the_number_of_queries_does_not_grow(self, reader: Client, django_assert_num_queries: Counting) -> None:
        few, many = StoryFactory(), StoryFactory()
        fill(few, 4, 2)
        fill(many, 5, 200)
        for story in (few, many):
            article = story.articles.all()[0]
            with django_assert_num_queries(12):
                reader.get(article.get_absolute_url())


class TestReading:
    def test_it_shows_only_when_asked(self, reader: Client, story: Story) -> None:
        address = story.articles.all()[0].get_absolute_url()
        assert 'class="readout"' not in text_of(reader, address)
        page = text_of(reader, f"{address}?reading=1")
        assert page.count("the outlet’s own voice") == page.count('<p class="taken">') == 4
        assert "Hide what was read" in page

    def test_sentences_without_a_claim_are_counted(self, reader: Client, story: Story) -> None:
        article = story.articles.all()[0]
        assert article.revision
        end = article.revision.text.index("\n")
        article.revision.sentences = [[0, end], [end + 1, end + 40]]
        article.revision.save()
        assert "4 claims read; 1 of 2 sentences gave none." in text_of(
            reader, f"{article.get_absolute_url()}?reading=1"
        )

    def test_the_neighbours_keep_it(self, reader: Client, story: Story) -> None:
        first, second, *_ = story.articles.in_story_order()
        page = text_of(reader, f"{first.get_absolute_url()}?reading=1")
        assert page.count(f"{second.get_absolute_url()}?reading=1") == 2

    def test_contents_of_another_version_do_not_break_the_page(self, reader: Client, story: Story) -> None:
        article = story.articles.all()[0]
        Claim.objects.filter(revision=article.revision).update(contents={"assertion": "sung"})
        page = text_of(reader, f"{article.get_absolute_url()}?reading=1")
        assert page.count("its details can’t be shown") == 4

    def test_the_number_of_queries_does_not_grow(self, reader: Client, django_assert_num_queries: Counting) -> None:
        few, many = StoryFactory(), StoryFactory()
        fill(few, 4, 2)
        fill(many, 5, 200)
        for story in (few, many):
            article = story.articles.all()[0]
            with django_assert_num_queries(13):
                reader.get(f"{article.get_absolute_url()}?reading=1")


class TestEdit:
    def test_the_form_holds_what_is_known(self, desk: Client, story: Story) -> None:
        article = story.articles.all()[0]
        article.published = dt.datetime(2025, 2, 4, 9, 30, tzinfo=dt.timezone(dt.timedelta(hours=-5)))
        article.save()
        page = text_of(desk, f"/articles/{article.key}/edit/")
        for value in ('value="2025-02-04"', 'value="09:30"', '<option value="-300" selected>'):
            assert value in page

    def test_another_date_has_the_text_read_anew(self, desk: Client, story: Story) -> None:
        article, outlet = story.articles.all()[0], OutletFactory()
        with patch("articles.tasks.enqueue") as enqueue:
            given = {"title": "Anew", "outlet": outlet.pk, "published_date": "2025-02-05"}
            response = desk.post(f"/articles/{article.key}/edit/", given)
        article.refresh_from_db()
        assert response["Location"] == article.get_absolute_url()
        assert (article.title, article.outlet, article.published) == ("Anew", outlet, dt.datetime(2025, 2, 5))
        assert enqueue.call_args.args[0] == Job.objects.get(kind=JobKind.READ)


class TestEvidence:
    def test_the_permalink_shows_all_sides_in_their_paragraphs(self, reader: Client, story: Story) -> None:
        row = ClaimGroup.objects.get(story=story, rank=0)
        page = text_of(reader, row.get_absolute_url())
        assert "What differs" in page
        assert page.count("<blockquote") == 2
        assert "not found in the full text" in page
        assert "<mark>100</mark>" in page

    def test_the_table_gets_it_as_a_row_of_its_own(self, reader: Client, story: Story) -> None:
        row = ClaimGroup.objects.get(story=story, rank=0)
        response = reader.get(row.get_absolute_url(), headers=fragment(f"row-{row.key}"))
        part = response.content.decode()
        assert part.startswith(f'<tr class="evidence-row" id="evidence-{row.key}">')
        assert "HX-Target" in response["Vary"]

    def test_the_nearest_sentences_of_the_silent_lead_to_their_place(self, reader: Client, story: Story) -> None:
        row, silent = ClaimGroup.objects.get(story=story, rank=0), story.articles.in_story_order()[1]
        row.nearest = {str(silent.pk): [[0, 9, 0.4]]}
        row.save()
        page = text_of(reader, row.get_absolute_url())
        assert f"{silent.get_absolute_url()}?at=0-9#at" in page
        assert ">Report 1.</a>" in page

    def test_an_unreadable_outlet_is_not_called_silent(self, reader: Client, story: Story) -> None:
        ArticleFactory(story=story, state=ArticleState.FAILED, message="Gone.", outlet=OutletFactory(name="The Lost"))
        page = text_of(reader, ClaimGroup.objects.get(story=story, rank=0).get_absolute_url())
        assert "can’t tell: could not be read" in page

    def test_the_number_of_queries_does_not_grow(self, reader: Client, django_assert_num_queries: Counting) -> None:
        few, many = StoryFactory(), StoryFactory()
        fill(few, 4, 2)
        fill(many, 8, 200)
        for story in (few, many):
            row = ClaimGroup.objects.get(story=story, rank=0)
            with django_assert_num_queries(16):
                reader.get(row.get_absolute_url())
