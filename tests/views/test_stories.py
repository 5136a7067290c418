from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from unittest.mock import patch

import pytest
from django.test import Client

from articles.domain import Claim as ClaimValue
from articles.domain import DateMention, Precision, Quantity, Quote, QuoteKind, Span
from articles.models import ArticleState, Claim, Finding, Story
from articles.wire import to_json
from tests.benchmarks.stories import fill
from tests.factories import ArticleFactory, StoryFactory, ready_article
from tests.views.conftest import fragment

Counting = Callable[..., AbstractContextManager[object]]


def page_of(client: Client, address: str, **headers: str) -> str:
    response = client.get(address, headers=headers)
    assert response.status_code == 200
    return response.content.decode()


class TestTable:
    def test_page_and_fragment_carry_the_same_rows(self, reader: Client, story: Story) -> None:
        address = f"/stories/{story.key}/"
        page, part = page_of(reader, address), page_of(reader, address, **fragment("claims"))
        assert page.count('<tbody id="row-') == part.count('<tbody id="row-') == 8
        assert "<html" in page
        assert "<html" not in part
        assert part.strip().startswith('<section id="claims"')

    @pytest.mark.parametrize("headers", [{}, fragment("claims"), fragment("more")])
    def test_caches_are_told_that_page_and_fragment_differ(
        self, reader: Client, story: Story, headers: dict[str, str]
    ) -> None:
        vary = reader.get(f"/stories/{story.key}/", headers=headers)["Vary"]
        assert "HX-Request" in vary
        assert "HX-Target" in vary

    def test_going_back_gets_the_whole_page(self, reader: Client, story: Story) -> None:
        headers = {**fragment("claims"), "HX-History-Restore-Request": "true"}
        assert "<html" in page_of(reader, f"/stories/{story.key}/", **headers)

    def test_a_verdict_narrows_the_rows_and_keeps_the_counts(self, reader: Client, story: Story) -> None:
        page = page_of(reader, f"/stories/{story.key}/?verdict=conflict")
        assert page.count('<tbody id="row-') == 2
        assert "All <b>8</b>" in page
        assert "2 of 8 rows" in page

    def test_only_a_difference_that_is_a_conflict_is_shown_as_one(self, reader: Client, story: Story) -> None:
        page = page_of(reader, f"/stories/{story.key}/?verdict=conflict")
        assert page.count('class="finding clash"') == 2
        Finding.objects.filter(group__verdict="conflict").update(verdict="differ")
        page = page_of(reader, f"/stories/{story.key}/?verdict=conflict")
        assert 'class="finding"' in page
        assert "clash" not in page

    def test_the_search_finds_words_of_the_claims(self, reader: Client, story: Story) -> None:
        page = page_of(reader, f"/stories/{story.key}/?q=pier+3")
        assert page.count('<tbody id="row-') == 1

    def test_a_filter_without_a_row_offers_all(self, reader: Client, story: Story) -> None:
        assert "No row fits." in page_of(reader, f"/stories/{story.key}/?q=zeppelin")

    def test_the_form_shows_what_the_address_says(self, reader: Client, story: Story) -> None:
        page = page_of(reader, f"/stories/{story.key}/?verdict=agree&q=boats&sort=outlets&base=Outlet+of+size+2")
        assert '<input type="hidden" name="verdict" value="agree" form="filters">' in page
        assert 'name="q" value="boats"' in page
        assert '<option value="outlets" selected>' in page
        assert "<option selected>Outlet of size 2</option>" in page

    def test_a_hidden_outlet_has_no_column(self, reader: Client, story: Story) -> None:
        part = page_of(reader, f"/stories/{story.key}/?hide=Outlet+of+size+1", **fragment("claims"))
        assert 'class="outlet"><bdi>Outlet of size 0</bdi>' in part
        assert 'class="outlet"><bdi>Outlet of size 1</bdi>' not in part

    @pytest.mark.parametrize("query", ["", "&q=pier", "&q=zeppelin"])
    def test_where_all_columns_are_hidden_the_page_says_so_and_offers_them(
        self, reader: Client, story: Story, query: str
    ) -> None:
        hidden = "&".join(f"hide=Outlet+of+size+{number}" for number in range(4))
        page = page_of(reader, f"/stories/{story.key}/?{hidden}{query}")
        assert "All columns are hidden." in page
        assert f'<a href="?{query[1:]}#claims">Show all columns</a>' in page
        assert '<table class="claims"' not in page
        assert "(4 hidden)" in page

    def test_a_kind_of_difference_narrows_the_rows(self, reader: Client, story: Story) -> None:
        page = page_of(reader, f"/stories/{story.key}/?kind=numbers")
        assert page.count('<tbody id="row-') == 4
        assert '<option value="numbers" selected>different numbers (4)</option>' in page
        assert '<option value="dates" disabled>different dates (0)</option>' in page
        assert "No row fits." in page_of(reader, f"/stories/{story.key}/?kind=dates")

    @pytest.mark.parametrize("kind", ["with-numbers", "with-dates", "with-quotes"])
    def test_a_kind_of_contents_narrows_the_rows(self, reader: Client, story: Story, kind: str) -> None:
        assert "No row fits." in page_of(reader, f"/stories/{story.key}/?kind={kind}")
        claim = Claim.objects.filter(text__contains="103 boats").earliest("pk")
        day = DateMention(0, 3, "May", Precision.MONTH)
        contents = {
            "quantities": (Quantity(0, 3, "103", 103),),
            "dates": (day,),
            "quotes": (Quote(0, 3, "few", QuoteKind.DIRECT),),
        }
        claim.contents = to_json(ClaimValue("", "", claim.start, claim.end, claim.text, Span(0, 9), **contents))
        claim.save()
        page = page_of(reader, f"/stories/{story.key}/?kind={kind}")
        assert page.count('<tbody id="row-') == 1
        assert "103 boats" in page

    def test_contents_of_another_version_are_no_contents(self, reader: Client, story: Story) -> None:
        Claim.objects.update(contents={"quantities": [{"number": "many"}]})
        assert "No row fits." in page_of(reader, f"/stories/{story.key}/?kind=with-numbers")

    def test_the_first_column_may_be_an_article(self, reader: Client, story: Story) -> None:
        first, second = story.articles.in_story_order()[:2]
        second.outlet = first.outlet
        second.save()
        page = page_of(reader, f"/stories/{story.key}/?base={second.key}")
        assert f'<option value="{second.key}" selected>{second.outlet_name}: ' in page

    def test_columns_are_moved_by_addresses_as_short_as_can_be(self, reader: Client, story: Story) -> None:
        part = page_of(reader, f"/stories/{story.key}/?q=boats&from=30", **fragment("claims"))
        assert 'id="right-0" href="?q=boats&amp;order=Outlet+of+size+1#columns"' in part
        assert 'id="left-1" href="?q=boats&amp;order=Outlet+of+size+1#columns"' in part
        assert 'id="left-0" role="link" aria-disabled="true"' in part
        assert 'id="right-3" role="link" aria-disabled="true"' in part
        moved = page_of(reader, f"/stories/{story.key}/?order=Outlet+of+size+1", **fragment("claims"))
        assert 'id="left-0" href="?#columns"' in moved

    def test_a_column_that_passes_the_first_takes_that_away(self, reader: Client, story: Story) -> None:
        part = page_of(reader, f"/stories/{story.key}/?base=Outlet+of+size+3", **fragment("claims"))
        assert 'id="right-3" href="?order=Outlet+of+size+0&amp;order=Outlet+of+size+3#columns"' in part

    def test_rows_not_found_and_not_tellable_are_told_apart(self, reader: Client, story: Story) -> None:
        article = story.articles.all()[1]
        assert "can’t tell" not in page_of(reader, f"/stories/{story.key}/", **fragment("claims"))
        article.partial = True
        article.save()
        part = page_of(reader, f"/stories/{story.key}/", **fragment("claims"))
        assert 'class="absent"' in part
        assert 'class="unknown"' in part
        assert "only part of the text" in part

    def test_a_cell_leads_to_its_words(self, reader: Client, story: Story) -> None:
        article = story.articles.all()[0]
        assert article.revision
        claim = article.revision.claims.all()[0]
        address = f"/articles/{article.key}/#c{claim.pk}"
        assert address in page_of(reader, f"/stories/{story.key}/")
        assert f'id="c{claim.pk}"' in page_of(reader, f"/articles/{article.key}/")

    def test_the_words_that_differ_are_marked(self, reader: Client, story: Story) -> None:
        assert "<mark>100</mark>" in page_of(reader, f"/stories/{story.key}/?verdict=conflict")

    def test_nonsense_in_the_address_is_left_aside(self, reader: Client, story: Story) -> None:
        for query in (
            "kind=gossip",
            "order=x&order=x",
            "verdict=maybe",
            "sort=up",
            "from=-3",
            "from=99999999999",
            "from=x",
            "base=",
            "hide=%00",
        ):
            assert 'id="claims"' in page_of(reader, f"/stories/{story.key}/?{query}")

    def test_many_rows_come_in_portions(self, reader: Client, db: None) -> None:
        story = StoryFactory()
        fill(story, 4, 120)
        address = f"/stories/{story.key}/"
        first = page_of(reader, address)
        assert first.count('<tbody id="row-') == 30
        assert "?from=30" in first
        last = page_of(reader, f"{address}?from=100", **fragment("more"))
        assert last.count('<tbody id="row-') == 20
        assert 'id="more"' not in last
        assert page_of(reader, f"{address}?rows=all").count('<tbody id="row-') == 120

    @pytest.mark.parametrize(("target", "queries"), [("", 17), ("claims", 12)])
    @pytest.mark.parametrize("kind", ["", "with-numbers"])
    def test_the_number_of_queries_does_not_grow(
        self, reader: Client, django_assert_num_queries: Counting, target: str, queries: int, kind: str
    ) -> None:
        few, many = StoryFactory(), StoryFactory()
        fill(few, 4, 2)
        fill(many, 5, 200)
        for story in (few, many):
            with django_assert_num_queries(queries):
                reader.get(f"/stories/{story.key}/?rows=all&kind={kind}", headers=fragment(target) if target else {})


@pytest.mark.parametrize(("page", "queries"), [("headlines", 15), ("quotes", 17), ("numbers", 17)])
def test_the_other_views_ask_no_more_of_a_large_story(
    reader: Client, django_assert_num_queries: Counting, page: str, queries: int
) -> None:
    few, many = StoryFactory(), StoryFactory()
    fill(few, 4, 2)
    fill(many, 5, 200)
    for story in (few, many):
        with django_assert_num_queries(queries):
            reader.get(f"/stories/{story.key}/{page}/")


class TestStates:
    def test_an_empty_story_says_what_to_do(self, desk: Client) -> None:
        assert "Add what two or more outlets wrote" in page_of(desk, f"/stories/{StoryFactory().key}/")

    def test_while_articles_are_read_the_page_polls(self, reader: Client, db: None) -> None:
        story = StoryFactory()
        ArticleFactory(story=story)
        page = page_of(reader, f"/stories/{story.key}/")
        assert 'hx-trigger="every 1500ms"' in page
        assert 'class="skeleton"' in page

    def test_a_failed_article_says_what_happened(self, desk: Client, story: Story) -> None:
        ArticleFactory(
            story=story, state=ArticleState.FAILED, message="The site refuses. Paste the text.", can_retry=True
        )
        page = page_of(desk, f"/stories/{story.key}/")
        assert "1 not readable" in page
        assert "The site refuses. Paste the text." in page
        assert "every 1500ms" not in page

    def test_articles_without_claims_are_said_to_have_none(self, reader: Client, story: Story) -> None:
        story.groups.all().delete()
        assert "No claims were found" in page_of(reader, f"/stories/{story.key}/")


@pytest.mark.parametrize("view", ["headlines", "quotes", "numbers"])
class TestStatesOfTheOtherViews:
    def test_an_empty_story_says_what_to_do(self, desk: Client, view: str) -> None:
        page = page_of(desk, f"/stories/{StoryFactory().key}/{view}/")
        assert "No articles yet." in page
        assert ">Add articles</a>" in page

    def test_who_may_not_add_is_not_sent_to_add(self, reader: Client, view: str) -> None:
        page = page_of(reader, f"/stories/{StoryFactory().key}/{view}/")
        assert "An editor adds what the outlets wrote" in page
        assert ">Add articles</a>" not in page

    def test_while_articles_are_read_it_fills_itself(self, reader: Client, db: None, view: str) -> None:
        story = StoryFactory()
        ArticleFactory(story=story, title="")
        page = page_of(reader, f"/stories/{story.key}/{view}/")
        assert 'class="skeleton"' in page
        assert 'hx-trigger="every 1500ms"' in page
        assert 'hx-trigger="table-changed from:body"' in page

    def test_when_none_could_be_read_it_says_why(self, desk: Client, view: str) -> None:
        story = StoryFactory()
        ArticleFactory(story=story, title="", state=ArticleState.FAILED, message="The site refuses.")
        page = page_of(desk, f"/stories/{story.key}/{view}/")
        assert "None of these articles could be read." in page
        assert "The site refuses." in page
        assert 'class="skeleton"' not in page


def test_with_one_article_the_views_ask_for_another(desk: Client, db: None) -> None:
    story = StoryFactory()
    ready_article("Witnesses counted boats on the river.", story=story)
    for view in ("quotes", "numbers"):
        assert "There is one article only." in page_of(desk, f"/stories/{story.key}/{view}/")
    page = page_of(desk, f"/stories/{story.key}/headlines/")
    assert "nothing to compare it with yet" in page
    assert 'class="alone"' not in page


def test_texts_without_a_headline_are_named_beside_the_headlines(desk: Client, story: Story) -> None:
    untitled = story.articles.all()[0]
    untitled.title, untitled.opening = "", "The old bridge over the Wend…"
    untitled.save()
    page = page_of(desk, f"/stories/{story.key}/headlines/")
    assert "Without a headline:" in page
    assert f"/articles/{untitled.key}/edit/" in page
    assert "The old bridge" not in page


class TestEditing:
    def test_a_new_story_leads_to_adding_articles(self, desk: Client) -> None:
        response = desk.post("/stories/new/", {"title": "The flood", "summary": ""})
        story = Story.objects.get()
        assert response["Location"] == f"/stories/{story.key}/add/"
        assert story.created_by is not None

    def test_a_story_needs_a_title(self, desk: Client) -> None:
        response = desk.post("/stories/new/", {"title": " "})
        assert response.status_code == 422
        assert not Story.objects.exists()

    def test_a_story_can_be_renamed(self, desk: Client, story: Story) -> None:
        desk.post(f"/stories/{story.key}/edit/", {"title": "The flood", "summary": "It rained."})
        story.refresh_from_db()
        assert (story.title, story.summary) == ("The flood", "It rained.")


def test_headlines_stand_together(reader: Client, story: Story) -> None:
    page = page_of(reader, f"/stories/{story.key}/headlines/")
    for article in story.articles.all():
        assert article.get_absolute_url() in page
        assert article.title.split()[-1] in page


def _give_numbers(story: Story) -> None:
    for claim in Claim.objects.filter(revision__article__story=story):
        start = claim.start + 18
        quantity = Quantity(start, start + 3, f"{claim.pk} boats", claim.pk)
        value = ClaimValue("", "", claim.start, claim.end, claim.text, Span(0, 9), quantities=(quantity,))
        claim.contents = to_json(value)
        claim.save()


def test_amounts_of_a_row_stand_on_one_scale(reader: Client, story: Story) -> None:
    _give_numbers(story)
    page = page_of(reader, f"/stories/{story.key}/numbers/")
    assert page.count('<table class="scale">') == 4
    assert page.count('class="tick"') == 8


def test_of_very_many_scales_the_first_come_at_once(reader: Client, story: Story) -> None:
    _give_numbers(story)
    assert "rows in which numbers differ" not in page_of(reader, f"/stories/{story.key}/numbers/")
    with patch("articles.views.stories.SCALES_SHOWN", 1):
        page = page_of(reader, f"/stories/{story.key}/numbers/")
        assert page.count('<table class="scale">') == 1
        assert '<a href="?rows=all">All 4 rows in which numbers differ</a>' in page
        assert page_of(reader, f"/stories/{story.key}/numbers/?rows=all").count('<table class="scale">') == 4


def test_without_amounts_and_dates_the_page_says_so(reader: Client, story: Story) -> None:
    Finding.objects.all().delete()
    assert "No number and no date" in page_of(reader, f"/stories/{story.key}/numbers/")
