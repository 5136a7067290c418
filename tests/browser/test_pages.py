"""Reading an article, quotes, numbers and dates, headlines, and the keyboard on all of them."""

from __future__ import annotations

import datetime as dt

import pytest
from django.contrib.auth.models import User
from django.utils import timezone
from playwright.sync_api import Page, expect

from articles.domain import Claim as ClaimValue
from articles.domain import DateMention, Precision, Quantity, Quote, QuoteKind, Span
from articles.models import ArticleState, Claim, Story
from articles.wire import to_json
from tests.browser.conftest import PHONE, Opener
from tests.factories import ArticleFactory

VIEWS = ("headlines", "quotes", "numbers")


@pytest.fixture
def told(story: Story) -> Story:
    """The story with numbers, dates, quotes and publication times in it."""
    for claim in Claim.objects.filter(revision__article__story=story).select_related("revision__article"):
        start = claim.start + 18
        amount = Quantity(start, start + 3, claim.text[18:21], float(claim.text[18:21]) + claim.pk % 2)
        day = dt.date(2025, 2, 3)
        date = DateMention(claim.end - 12, claim.end, "that morning", Precision.DAY, day, day)
        value = ClaimValue("", "", claim.start, claim.end, claim.text, Span(0, 9), quantities=(amount,), dates=(date,))
        claim.contents = to_json(value)
        claim.save()
    for number, article in enumerate(story.articles.in_story_order()):
        assert article.revision
        said = "counted 100 boats on the river near pier 0 that morning" if number else "counted 100 boats on the river"
        start = article.revision.text.index(said)
        quote = Quote(start, start + len(said), said, QuoteKind.DIRECT, "Ada Quill")
        article.revision.quotes = [to_json(quote)] if number % 2 == 0 else []
        article.revision.save()
        article.published = dt.datetime(2025, 2, 4, 20 - number, tzinfo=dt.timezone(dt.timedelta(hours=-5)))
        article.save()
    return story


def first_article(story: Story) -> str:
    return story.articles.in_story_order()[0].get_absolute_url()


def is_wider_than_the_screen(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > window.innerWidth"))


class TestRead:
    def test_a_count_leads_to_its_claims_and_marks_them_alone(
        self, open_page: Opener, journalist: User, told: Story
    ) -> None:
        page = open_page(first_article(told), user=journalist)
        page.get_by_role("link", name="Conflict 2").click()
        page.wait_for_url("**/*only=conflict#c*")
        expect(page.locator(".text:not(.legend) .claim:not(.v-conflict)")).to_have_count(0)
        expect(page.locator(":target + .claim.v-conflict")).to_be_in_viewport()
        page.get_by_role("link", name="Mark all claims").click()
        expect(page.locator(".passage .claim.v-agree")).to_have_count(2)

    def test_verdicts_are_told_apart_without_colour(self, open_page: Opener, journalist: User, told: Story) -> None:
        page = open_page(first_article(told), user=journalist)
        looks = page.locator(".legend .claim").evaluate_all(
            "all => all.map(one => getComputedStyle(one)).map(s => s.textDecorationStyle + s.textDecorationThickness)"
        )
        assert len(set(looks)) == 4

    def test_words_and_their_note_bear_the_same_number_and_light_each_other_up(
        self, open_page: Opener, journalist: User, told: Story
    ) -> None:
        page = open_page(first_article(told), user=journalist)
        note = page.locator(".notes li.v-conflict").first
        words = page.locator(".passage .claim.v-conflict[data-n]").first
        assert words.get_attribute("data-n") == note.locator(".n").inner_text()
        note.hover()
        expect(words).to_have_class("claim v-conflict lit")
        words.hover()
        expect(note).to_have_class("v-conflict lit")
        note.get_by_role("link").click()
        page.wait_for_url("**/rows/**")

    def test_on_a_phone_the_notes_stand_under_their_paragraph(
        self, open_page: Opener, journalist: User, told: Story
    ) -> None:
        page = open_page(first_article(told), user=journalist, viewport=PHONE)
        passage = page.locator(".passage:has(.notes)").first
        words, notes = passage.locator("p").bounding_box(), passage.locator(".notes").bounding_box()
        assert words
        assert notes
        assert notes["y"] >= words["y"] + words["height"] - 10
        assert not is_wider_than_the_screen(page)

    def test_on_paper_they_stand_beside_it(self, open_page: Opener, journalist: User, told: Story) -> None:
        page = open_page(first_article(told), user=journalist, viewport={"width": 690, "height": 1000})
        page.emulate_media(media="print")
        passage = page.locator(".passage:has(.notes)").first
        words, notes = passage.locator("p").bounding_box(), passage.locator(".notes").bounding_box()
        assert words
        assert notes
        assert notes["x"] >= words["x"] + words["width"]
        expect(page.get_by_role("heading", name="Missing here")).to_be_visible()
        expect(page.locator(".shelf")).to_be_hidden()

    def test_without_javascript_all_of_it_is_there(self, open_page: Opener, journalist: User, told: Story) -> None:
        second = told.articles.in_story_order()[1]
        page = open_page(second.get_absolute_url(), user=journalist, javascript=False)
        page.get_by_role("link", name="Only here 2").click()
        expect(page.locator(".passage .claim")).to_have_count(2)
        page.get_by_role("link", name="Missing here").click()
        page.locator("#missing a").first.click()
        assert "/rows/" in page.url


class TestQuotes:
    def test_what_was_trimmed_is_struck_and_leads_to_its_source(
        self, open_page: Opener, journalist: User, told: Story
    ) -> None:
        page = open_page(f"{told.get_absolute_url()}quotes/", user=journalist, javascript=False)
        expect(page.get_by_role("heading", name="Ada Quill")).to_be_visible()
        trimmed = page.locator(".utterance li").nth(1)
        expect(trimmed).to_contain_text("trimmed")
        expect(trimmed.locator("del")).to_contain_text("near pier 0 that morning")
        trimmed.get_by_role("link").click()
        expect(page.locator("#at")).to_be_in_viewport()
        assert "".join(page.locator("mark.at").all_inner_texts()) == "counted 100 boats on the river"

    def test_the_row_is_one_step_away(self, open_page: Opener, journalist: User, told: Story) -> None:
        page = open_page(f"{told.get_absolute_url()}quotes/", user=journalist)
        page.locator(".utterance .rows a").first.click()
        page.wait_for_url("**/rows/**")


class TestNumbers:
    def test_event_and_publication_stand_on_one_axis(self, open_page: Opener, journalist: User, told: Story) -> None:
        page = open_page(f"{told.get_absolute_url()}numbers/", user=journalist, javascript=False)
        timeline = page.locator(".timeline").first
        expect(timeline.locator(".published tr")).to_have_count(5)
        days = timeline.locator("tbody:not(.published) .range")
        expect(days).to_have_count(1)
        happened, published = days.bounding_box(), timeline.locator(".published .tick").first.bounding_box()
        assert happened
        assert published
        assert happened["x"] + happened["width"] <= published["x"]

    def test_labels_stand_at_their_lines(self, open_page: Opener, journalist: User, told: Story) -> None:
        for viewport in (PHONE, {"width": 1440, "height": 900}):
            page = open_page(f"{told.get_absolute_url()}numbers/", user=journalist, viewport=viewport)
            scale = page.locator(".scale").first
            label, line = scale.locator("text").nth(1).bounding_box(), scale.locator(".grid").nth(1).bounding_box()
            assert label
            assert line
            assert abs(label["x"] + label["width"] / 2 - line["x"]) < 2

    @pytest.mark.parametrize("scheme", ["light", "dark"])
    def test_marks_are_seen_on_screen_and_on_paper(
        self, open_page: Opener, journalist: User, told: Story, scheme: str
    ) -> None:
        page = open_page(f"{told.get_absolute_url()}numbers/", user=journalist, scheme=scheme)
        tick = page.locator(".tick").first
        drawn = "tick => [getComputedStyle(tick).stroke, getComputedStyle(document.documentElement).backgroundColor]"
        stroke, paper = tick.evaluate(drawn)
        assert (stroke, paper) == {
            "light": ("rgb(28, 27, 25)", "rgb(253, 252, 249)"),
            "dark": ("rgb(236, 232, 224)", "rgb(23, 22, 20)"),
        }[scheme]
        page.emulate_media(media="print")
        assert tick.evaluate(drawn) == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]


class TestHeadlines:
    def test_they_stand_by_time_with_the_words_of_each_marked(
        self, open_page: Opener, journalist: User, told: Story
    ) -> None:
        page = open_page(f"{told.get_absolute_url()}headlines/", user=journalist, javascript=False)
        names = page.locator(".headlines .outlet").all_inner_texts()
        assert names == [f"Outlet of size {number}" for number in (3, 2, 1, 0)]
        assert page.locator(".headlines .alone").count() == 4


class TestKeyboard:
    def test_j_and_k_walk_and_enter_opens(self, open_page: Opener, journalist: User, told: Story) -> None:
        page = open_page(f"{told.get_absolute_url()}headlines/", user=journalist)
        page.keyboard.press("j")
        page.keyboard.press("j")
        page.keyboard.press("k")
        expect(page.locator(".headlines a").first).to_be_focused()
        page.keyboard.press("Enter")
        page.wait_for_url("**/articles/**")
        page.keyboard.press("j")
        expect(page.locator(".notes a").first).to_be_focused()

    def test_numbers_lead_from_view_to_view(self, open_page: Opener, journalist: User, told: Story) -> None:
        page = open_page(told.get_absolute_url(), user=journalist)
        for number, address in ((2, "articles"), (3, "headlines"), (4, "quotes"), (5, "numbers")):
            page.keyboard.press(str(number))
            page.wait_for_url(f"**/{address}/**")

    def test_slash_leads_to_the_search_and_nothing_fires_while_one_types(
        self, open_page: Opener, journalist: User, told: Story
    ) -> None:
        page = open_page(told.get_absolute_url(), user=journalist)
        page.keyboard.press("f")
        expect(page.locator(".chips a").first).to_be_focused()
        page.keyboard.press("/")
        expect(page.locator("#q")).to_be_focused()
        page.keyboard.type("jkf/?[]2")
        expect(page.locator("#q")).to_have_value("jkf/?[]2")
        expect(page.get_by_role("dialog")).to_be_hidden()
        assert page.url.split("?")[0].endswith(told.get_absolute_url())

    def test_the_sheet_names_only_what_works_here(self, open_page: Opener, journalist: User, told: Story) -> None:
        page = open_page(f"{told.get_absolute_url()}quotes/", user=journalist)
        page.keyboard.press("?")
        keys = page.get_by_role("dialog", name="Keyboard").locator("dl div:visible dt")
        assert keys.all_inner_texts() == ["j k", "1 2 …", "Esc", "?"]

    def test_single_keys_can_be_switched_off_for_good(self, open_page: Opener, journalist: User, told: Story) -> None:
        page = open_page(f"{told.get_absolute_url()}headlines/", user=journalist)
        page.keyboard.press("?")
        page.get_by_label("Single keys").uncheck()
        page.keyboard.press("Escape")
        page.reload()
        page.keyboard.press("j")
        page.keyboard.press("?")
        expect(page.locator("body")).to_be_focused()
        expect(page.get_by_role("dialog")).to_be_hidden()
        page.get_by_role("button", name="Keyboard").click()
        expect(page.get_by_role("dialog", name="Keyboard")).to_be_visible()


def test_a_page_fills_itself_once_the_articles_are_compared(open_page: Opener, journalist: User, told: Story) -> None:
    waiting = ArticleFactory(story=told)
    quoted = {article.pk: article.title for article in told.articles.all()}
    told.articles.update(title="")
    page = open_page(f"{told.get_absolute_url()}headlines/", user=journalist)
    expect(page.locator(".skeleton")).to_be_visible()
    for key, title in quoted.items():
        told.articles.filter(pk=key).update(title=title)
    told.articles.filter(pk=waiting.pk).update(state=ArticleState.FAILED, message="Gone. Paste the text.")
    told.compared_at = timezone.now()
    told.save()
    expect(page.locator(".headlines li")).to_have_count(5)


@pytest.mark.parametrize("look", [("light", PHONE), ("dark", {"width": 1440, "height": 900})], ids=["phone", "dark"])
def test_axe_finds_nothing_on_pages_with_something_on_them(
    open_page: Opener, journalist: User, told: Story, axe: str, look: tuple[str, dict[str, int]]
) -> None:
    scheme, viewport = look
    page = open_page(first_article(told), user=journalist, scheme=scheme, viewport=viewport, bypass_csp=True)
    for address in ("", *(f"{told.get_absolute_url()}{view}/" for view in VIEWS)):
        if address:
            page.goto(address)
        page.evaluate(axe)
        rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
        found = page.evaluate("rules => axe.run(document, {runOnly: rules})", rules)["violations"]
        assert not [(one["id"], [node["html"] for node in one["nodes"]]) for one in found], address
        assert not is_wider_than_the_screen(page)
