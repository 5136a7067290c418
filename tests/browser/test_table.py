"""The claim table, as a reader meets it."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Locator, Page, expect

from articles.models import Article, ArticleState, Outlet, Story
from tests.benchmarks.stories import fill
from tests.browser.conftest import DESK, PHONE, Opener
from tests.factories import ArticleFactory, StoryFactory

ROWS = "tbody.row"
FIRST_ROWS, LONG = 30, 120


@pytest.fixture
def wide_story(story: Story) -> Story:
    """Nine outlets, one of them failed, 40 rows."""
    wide = StoryFactory(title="Many eyes on the river")
    fill(wide, 8, 40)
    ArticleFactory(story=wide, state=ArticleState.FAILED, message="Gone. Paste the text.")
    return wide


def headings(page: Page) -> list[str]:
    return page.locator("table.claims thead .outlet").all_inner_texts()


def verdicts(page: Page) -> Locator:
    return page.get_by_role("navigation", name="Verdicts")


def names(*numbers: int) -> list[str]:
    return [f"Outlet of size {number}" for number in numbers]


def top(element: Locator) -> float:
    box = element.bounding_box()
    assert box
    return box["y"]


class TestAddress:
    """What is asked for lives in the address: the same address, the same view."""

    def test_every_choice_together_survives_a_reload(
        self, open_page: Opener, journalist: User, long_story: Story
    ) -> None:
        page = open_page(long_story.get_absolute_url(), user=journalist)
        page.get_by_label("Kind").select_option("numbers")
        expect(page.locator(".shown")).to_contain_text("60 of 120 rows")
        verdicts(page).get_by_role("link", name="Differ").click()
        expect(page.locator(".shown")).to_contain_text("30 of 120 rows")
        page.get_by_label("First column").select_option("Outlet of size 3")
        expect(page.locator("table.claims thead .outlet").first).to_have_text("Outlet of size 3")
        page.fill("#q", "pier 117")
        expect(page.locator(".shown")).to_contain_text("2 of 120 rows")
        view = headings(page), page.locator(".label").all_inner_texts()
        page.reload()
        expect(page.locator(ROWS)).to_have_count(2)
        assert (headings(page), page.locator(".label").all_inner_texts()) == view
        expect(page.get_by_label("Kind")).to_have_value("numbers")
        expect(page.locator("#q")).to_have_value("pier 117")

    def test_back_undoes_each_step(self, open_page: Opener, journalist: User, story: Story) -> None:
        page = open_page(story.get_absolute_url(), user=journalist)
        page.get_by_label("Kind").select_option("numbers")
        expect(page.locator(ROWS)).to_have_count(4)
        verdicts(page).get_by_role("link", name="Conflict").click()
        expect(page.locator(ROWS)).to_have_count(2)
        page.get_by_text("Columns", exact=True).click()
        page.get_by_role("link", name="right → Outlet of size 0").click()
        expect(page.locator("table.claims thead .outlet").first).to_have_text("Outlet of size 1")
        page.go_back()
        expect(page.locator("table.claims thead .outlet").first).to_have_text("Outlet of size 0")
        expect(page.locator(ROWS)).to_have_count(2)
        page.go_back()
        expect(page.locator(ROWS)).to_have_count(4)
        expect(page.get_by_label("Kind")).to_have_value("numbers")
        page.go_back()
        expect(page.locator(ROWS)).to_have_count(8)
        expect(page.get_by_label("Kind")).to_have_value("")

    def test_without_javascript_the_same_addresses_do_the_same(
        self, open_page: Opener, journalist: User, story: Story
    ) -> None:
        page = open_page(story.get_absolute_url(), user=journalist, javascript=False)
        page.get_by_label("Kind").select_option("numbers")
        page.get_by_label("Missing from").select_option("Outlet of size 1")
        page.get_by_role("button", name="Apply").click()
        expect(page.locator(ROWS)).to_have_count(2)
        page.get_by_text("Columns", exact=True).click()
        page.get_by_role("link", name="hide Outlet of size 0").click()
        assert headings(page) == names(1, 2, 3)
        page.get_by_role("link", name="← left Outlet of size 3").click()  # the panel is open still
        assert headings(page) == names(1, 3, 2)
        page.get_by_role("link", name="show Outlet of size 0").click()
        assert headings(page) == names(1, 3, 0, 2)
        expect(page.locator(ROWS)).to_have_count(2)
        page.get_by_role("link", name="All columns, as in the story").click()
        assert headings(page) == names(0, 1, 2, 3)


class TestColumns:
    def test_a_column_is_moved_by_the_keyboard_alone(self, open_page: Opener, journalist: User, story: Story) -> None:
        page = open_page(story.get_absolute_url(), user=journalist)
        page.locator("summary", has_text="Columns").focus()
        page.keyboard.press("Enter")
        page.get_by_role("link", name="← left Outlet of size 3").focus()
        for expected in (names(0, 1, 3, 2), names(0, 3, 1, 2), names(3, 0, 1, 2)):
            page.keyboard.press("Enter")
            expect(page.locator("table.claims thead .outlet")).to_have_text(expected)
            expect(page.get_by_role("link", name="← left Outlet of size 3")).to_be_focused()
        assert page.url.endswith("?order=Outlet+of+size+3")

    def test_the_next_step_may_follow_at_once(self, open_page: Opener, journalist: User, story: Story) -> None:
        page = open_page(story.get_absolute_url(), user=journalist)
        page.get_by_text("Columns", exact=True).click()
        page.evaluate(
            """() => document.addEventListener("htmx:afterSwap", () => Promise.resolve().then(() =>
                document.getElementById("left-3").click()), {once: true})"""
        )
        page.get_by_role("link", name="← left Outlet of size 3").click()
        expect(page.locator("table.claims thead .outlet")).to_have_text(names(0, 3, 1, 2))
        assert "#" not in page.url  # an answer not yet listened to would have been followed as a plain link

    def test_hiding_lives_together_with_the_filters(self, open_page: Opener, journalist: User, story: Story) -> None:
        page = open_page(story.get_absolute_url(), user=journalist)
        page.get_by_text("Columns", exact=True).click()
        page.get_by_role("link", name="hide Outlet of size 2").click()
        expect(page.get_by_text("(1 hidden)")).to_be_visible()
        page.fill("#q", "pier 2")
        expect(page.locator(ROWS)).to_have_count(1)
        assert headings(page) == names(0, 1, 3)


class TestAllRows:
    def test_they_come_in_by_themselves_and_find_reaches_the_last(
        self, open_page: Opener, journalist: User, long_story: Story
    ) -> None:
        page = open_page(long_story.get_absolute_url(), user=journalist)
        expect(page.locator(ROWS)).to_have_count(LONG)
        expect(page.locator("#more")).to_have_count(0)
        assert page.evaluate("window.find('near pier 119 that')")
        last = page.locator("[data-evidence]").last
        last.click()
        expect(page.locator(".evidence-row blockquote").first).to_be_visible()

    def test_nothing_on_the_screen_moves_when_they_come(
        self, open_page: Opener, journalist: User, long_story: Story
    ) -> None:
        page = open_page(long_story.get_absolute_url(), user=journalist)
        expect(page.locator("#more")).to_have_count(0)
        moved = """() => new Promise(done => new PerformanceObserver(list => done(
            list.getEntries().reduce((sum, shift) => sum + shift.value, 0)
        )).observe({type: "layout-shift", buffered: true}) || setTimeout(() => done(0), 300))"""
        assert page.evaluate(moved) <= 0.02

    def test_the_printed_page_has_them(self, open_page: Opener, journalist: User, long_story: Story) -> None:
        page = open_page("/", user=journalist)
        page.route(re.compile(r"[?&]from=30$"), lambda _: None)  # those that follow by themselves are slow today
        page.goto(long_story.get_absolute_url())
        expect(page.locator(ROWS)).to_have_count(FIRST_ROWS)
        pages = page.pdf().count(b"/Type /Page\n")
        expect(page.locator(ROWS)).to_have_count(LONG)
        page.emulate_media(media="print")
        assert pages > 8
        expect(page.locator(".filters")).to_be_hidden()
        assert page.locator(".table-box").evaluate("box => box.scrollHeight <= box.clientHeight + 1")
        heights = page.locator(ROWS).evaluate_all("rows => rows.map(row => row.getBoundingClientRect().height)")
        assert min(heights) > 20

    def test_without_javascript_they_are_one_link_away(
        self, open_page: Opener, journalist: User, long_story: Story
    ) -> None:
        page = open_page(long_story.get_absolute_url(), user=journalist, javascript=False)
        page.emulate_media(media="print")
        expect(page.get_by_text("Only the first 30 of 120 rows are on this page.")).to_be_visible()
        page.emulate_media(media="screen")
        page.locator("#more a").click()
        expect(page.locator(ROWS)).to_have_count(LONG)


class TestWide:
    @pytest.mark.parametrize("viewport", [DESK, {"width": 800, "height": 900}], ids=["desk", "tablet"])
    def test_it_scrolls_within_itself_and_its_edges_stay(
        self, open_page: Opener, journalist: User, wide_story: Story, viewport: dict[str, int]
    ) -> None:
        page = open_page(wide_story.get_absolute_url(), user=journalist, viewport=viewport)
        expect(page.locator("#more")).to_have_count(0)
        box = page.locator(".table-box")
        box.evaluate("box => box.scrollTo(box.scrollWidth, 1500)")
        corner, heading = page.locator(".corner"), page.locator("table.claims thead th").last
        expect(heading).to_be_in_viewport()
        assert abs(top(corner) - top(box)) < 4
        label = page.locator(f"{ROWS} th").nth(15)
        assert (
            label.evaluate(
                "th => th.getBoundingClientRect().left - th.closest('.table-box').getBoundingClientRect().left"
            )
            == 0
        )
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    def test_columns_never_get_too_narrow_to_read(self, open_page: Opener, journalist: User, story: Story) -> None:
        page = open_page(story.get_absolute_url(), user=journalist, viewport={"width": 720, "height": 900})
        widths = page.locator("td.says").evaluate_all("cells => cells.map(cell => cell.clientWidth)")
        assert min(widths) >= 170
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    def test_cells_stand_under_their_headings(self, open_page: Opener, journalist: User, wide_story: Story) -> None:
        page = open_page(wide_story.get_absolute_url(), user=journalist)
        edges = "cells => cells.map(cell => Math.round(cell.getBoundingClientRect().left))"
        wanted = page.locator("table.claims thead th").evaluate_all(edges)
        for number in (0, 1, 29):
            cells = page.locator(ROWS).nth(number).locator("tr").first.locator("th, td")
            assert cells.evaluate_all(edges) == wanted

    def test_evidence_does_not_widen_the_table(self, open_page: Opener, journalist: User, story: Story) -> None:
        story.articles.update(title="The boats came back to the pier " * 15)
        page = open_page(story.get_absolute_url(), user=journalist)
        page.locator("[data-evidence]").first.click()
        expect(page.locator(".evidence-row blockquote").first).to_be_visible()
        page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    def test_the_heads_of_a_narrow_table_stay_while_the_page_scrolls(
        self, open_page: Opener, journalist: User, story: Story
    ) -> None:
        page = open_page(story.get_absolute_url(), user=journalist)
        page.locator(ROWS).last.scroll_into_view_if_needed()
        page.mouse.wheel(0, 250)
        expect(page.locator("table.claims thead")).to_be_in_viewport()


class TestPhone:
    def test_each_row_is_a_card_that_names_its_outlets(
        self, open_page: Opener, journalist: User, wide_story: Story
    ) -> None:
        page = open_page(wide_story.get_absolute_url(), user=journalist, viewport=PHONE)
        expect(page.locator("table.claims thead .report").first).to_be_visible()
        named = "getComputedStyle(document.querySelector('td.says'), '::before').content"
        assert page.evaluate(named) == '"Outlet of size 0"'
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.locator("summary", has_text="Columns").click()
        expect(page.get_by_role("link", name="hide Outlet of size 7")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    def test_a_screen_reader_still_meets_a_table(self, open_page: Opener, journalist: User, story: Story) -> None:
        page = open_page(story.get_absolute_url(), user=journalist, viewport=PHONE)
        table = page.locator("table.claims")
        expect(table.get_by_role("rowheader")).to_have_count(8)
        expect(table.get_by_role("cell")).to_have_count(32)


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
def test_long_words_and_names_from_right_to_left_keep_the_layout(
    open_page: Opener, journalist: User, story: Story, viewport: dict[str, int]
) -> None:
    Outlet.objects.filter(name="Outlet of size 0").update(name="صحيفة النهر اليومية")
    Outlet.objects.filter(name="Outlet of size 1").update(name="Donaudampfschifffahrtsgesellschaftsnachrichten" * 2)
    story.groups.filter(rank=0).update(label="Rivers" * 40)
    page = open_page(story.get_absolute_url(), user=journalist, viewport=viewport)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    outside = """cells => cells.filter(cell => cell.scrollWidth > cell.clientWidth + 1).length"""
    assert page.locator("table.claims :is(th, td)").evaluate_all(outside) == 0


@pytest.mark.parametrize("outlets", [1, 2, 50])
def test_any_number_of_outlets(open_page: Opener, journalist: User, story: Story, outlets: int) -> None:
    of_any_size = StoryFactory()
    fill(of_any_size, max(outlets, 4), 1)
    for article in of_any_size.articles.in_story_order()[outlets:]:
        article.delete()
    page = open_page(of_any_size.get_absolute_url(), user=journalist)
    expect(page.locator(ROWS)).to_have_count(1)
    assert len(headings(page)) == outlets
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_counts_and_map_follow_when_the_table_is_made_anew(open_page: Opener, journalist: User, story: Story) -> None:
    page = open_page(story.get_absolute_url(), user=journalist)
    expect(page.locator(".tabs .count")).to_have_text("8")
    story.groups.get(rank=7).delete()
    page.evaluate("htmx.trigger(document.body, 'table-changed')")
    expect(page.locator(".tabs .count")).to_have_text("7")
    expect(page.locator(".map svg a")).to_have_count(7)
    page.locator("[data-evidence]").first.click()
    expect(page.locator(".evidence-row blockquote").first).to_be_visible()


def test_a_story_being_read_becomes_a_table_by_itself(open_page: Opener, journalist: User, story: Story) -> None:
    fresh = StoryFactory()
    article = ArticleFactory(story=fresh)
    page = open_page(fresh.get_absolute_url(), user=journalist)
    expect(page.locator(".skeleton")).to_be_visible()
    fill(fresh, 4, 4)
    Article.objects.filter(pk=article.pk).delete()
    expect(page.locator(ROWS)).to_have_count(4)
    expect(page.locator(".map")).to_be_visible()
    expect(page.get_by_label("Kind")).to_be_visible()
