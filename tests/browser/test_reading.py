from __future__ import annotations

import re

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, Route, expect

from articles.models import Article, ArticleState, Story
from tests.browser.conftest import DESK, PHONE, Opener
from tests.factories import ArticleFactory


def page_is_wider_than_the_screen(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > window.innerWidth"))


def test_a_filter_lives_in_the_address_and_survives_a_reload(open_page: Opener, journalist: User, story: Story) -> None:
    page = open_page(story.get_absolute_url(), user=journalist)
    page.get_by_role("navigation", name="Verdicts").get_by_role("link", name="Conflict").click()
    expect(page.locator("tbody.row")).to_have_count(2)
    assert page.url.endswith("?verdict=conflict")
    page.reload()
    expect(page.locator("tbody.row")).to_have_count(2)


def test_search_and_verdict_work_together(open_page: Opener, journalist: User, story: Story) -> None:
    page = open_page(f"{story.get_absolute_url()}?verdict=agree", user=journalist)
    page.fill("#q", "pier 2")
    expect(page.locator("tbody.row")).to_have_count(1)
    assert "verdict=agree" in page.url
    assert "q=pier%202" in page.url
    assert "sort=" not in page.url


def test_back_undoes_each_step(open_page: Opener, journalist: User, story: Story) -> None:
    page = open_page(story.get_absolute_url(), user=journalist)
    verdicts = page.get_by_role("navigation", name="Verdicts")
    verdicts.get_by_role("link", name="Conflict").click()
    expect(page.locator("tbody.row")).to_have_count(2)
    verdicts.get_by_role("link", name="All 8").click()
    expect(page.locator("tbody.row")).to_have_count(8)
    page.go_back()
    expect(page.locator("tbody.row")).to_have_count(2)
    page.go_back()
    expect(page.locator("tbody.row")).to_have_count(8)
    expect(page.locator("h1")).to_have_text("Boats on the river")


def test_back_is_obeyed_while_the_page_before_is_still_loading(
    open_page: Opener, journalist: User, story: Story
) -> None:
    page = open_page(story.get_absolute_url(), user=journalist)
    page.get_by_role("navigation", name="Verdicts").get_by_role("link", name="Agree").click()
    expect(page.locator("tbody.row")).to_have_count(2)
    page.get_by_role("navigation", name="Verdicts").get_by_role("link", name="Conflict").click()
    expect(page.locator("tbody.row.v-conflict")).to_have_count(2)

    def hold(route: Route) -> None:
        """Let it wait until the route is given up."""

    page.route("**/htmx*.js", hold)
    page.go_back(wait_until="commit")
    expect(page.locator("tbody.row.v-agree")).to_have_count(2)
    page.go_back(wait_until="commit")
    page.unroute("**/htmx*.js")
    expect(page.locator("tbody.row")).to_have_count(8)
    assert page.url.endswith(story.get_absolute_url())


def test_evidence_opens_under_its_row_and_closes_again(open_page: Opener, journalist: User, story: Story) -> None:
    page = open_page(story.get_absolute_url(), user=journalist)
    label = page.locator("[data-evidence]").first
    label.click()
    expect(page.locator(".evidence-row blockquote")).to_have_count(2)
    expect(label).to_have_attribute("aria-expanded", "true")
    label.click()
    expect(page.locator(".evidence-row")).to_have_count(0)
    assert page.url.endswith(story.get_absolute_url())


def test_a_cell_leads_to_the_exact_words(open_page: Opener, journalist: User, story: Story) -> None:
    page = open_page(story.get_absolute_url(), user=journalist)
    cell = page.locator("a.words").first
    words = cell.inner_text()
    cell.click()
    page.wait_for_url("**/articles/**")
    target = page.locator(":target + .claim")
    expect(target).to_be_in_viewport()
    assert words.startswith(target.inner_text())


def test_the_help_sheet_opens_and_closes_by_key(open_page: Opener, journalist: User, story: Story) -> None:
    page = open_page(story.get_absolute_url(), user=journalist)
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keyboard")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="Keyboard")).to_be_hidden()


def test_brackets_walk_through_the_articles(open_page: Opener, journalist: User, story: Story) -> None:
    first, second, *_ = story.articles.in_story_order()
    page = open_page(first.get_absolute_url(), user=journalist)
    page.keyboard.press("]")
    page.wait_for_url(f"**{second.get_absolute_url()}")
    page.keyboard.press("[")
    page.wait_for_url(f"**{first.get_absolute_url()}")


def test_times_stand_in_the_readers_zone_with_the_original_on_hover(
    open_page: Opener, journalist: User, story: Story
) -> None:
    page = open_page(story.get_absolute_url(), user=journalist)
    time = page.locator(".facts time")
    assert re.search(r"\d\d:\d\d UTC$", time.get_attribute("title") or "")
    assert "UTC" not in time.inner_text()


class TestWithoutJavaScript:
    def test_filters_are_links_and_a_form(self, open_page: Opener, journalist: User, story: Story) -> None:
        page = open_page(story.get_absolute_url(), user=journalist, javascript=False)
        page.get_by_role("navigation", name="Verdicts").get_by_role("link", name="Conflict").click()
        expect(page.locator("tbody.row")).to_have_count(2)
        page.fill("#q", "pier 4")
        page.get_by_role("button", name="Apply").click()
        expect(page.locator("tbody.row")).to_have_count(1)
        assert "verdict=conflict" in page.url

    def test_evidence_has_a_page_of_its_own(self, open_page: Opener, journalist: User, story: Story) -> None:
        page = open_page(story.get_absolute_url(), user=journalist, javascript=False)
        page.locator("[data-evidence]").first.click()
        assert "/rows/" in page.url
        expect(page.locator("blockquote")).to_have_count(2)


@pytest.mark.parametrize("viewport", [DESK, PHONE, {"width": 800, "height": 900}], ids=["desk", "phone", "tablet"])
def test_no_page_scrolls_sideways(open_page: Opener, editor: User, story: Story, viewport: dict[str, int]) -> None:
    ArticleFactory(story=story, state=ArticleState.FAILED, message="Gone.", url="https://" + "long" * 60 + ".example")
    page = open_page("/", user=editor, viewport=viewport)
    for address in addresses(story):
        page.goto(address)
        assert not page_is_wider_than_the_screen(page), address


def test_on_a_phone_each_row_is_a_card_that_names_its_outlets(
    open_page: Opener, journalist: User, story: Story
) -> None:
    page = open_page(story.get_absolute_url(), user=journalist, viewport=PHONE)
    named = "getComputedStyle(document.querySelector('td.says'), '::before').content"
    assert page.evaluate(named) == '"Outlet of size 0"'


def test_dark_is_dark(open_page: Opener, journalist: User, story: Story) -> None:
    page = open_page(story.get_absolute_url(), user=journalist, scheme="dark")
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(23, 22, 20)"


def test_print_is_ink_on_paper_for_readers_who_read_in_the_dark(
    open_page: Opener, journalist: User, story: Story
) -> None:
    page = open_page(story.get_absolute_url(), user=journalist, scheme="dark")
    page.emulate_media(media="print")
    mark = page.locator("mark").first
    assert mark.evaluate("mark => getComputedStyle(mark).backgroundColor") == "rgb(253, 235, 220)"


def addresses(story: Story) -> list[str]:
    article = story.articles.in_story_order()[0]
    failed = story.articles.filter(state=ArticleState.FAILED).first()
    row = story.groups.get(rank=0)
    assert article.outlet
    return [
        "/",
        "/stories/new/",
        story.get_absolute_url(),
        f"{story.get_absolute_url()}edit/",
        f"{story.get_absolute_url()}headlines/",
        f"{story.get_absolute_url()}numbers/",
        f"{story.get_absolute_url()}quotes/",
        f"{story.get_absolute_url()}add/",
        article.get_absolute_url(),
        f"{article.get_absolute_url()}edit/",
        *([failed.get_absolute_url()] if failed else []),
        row.get_absolute_url(),
        "/outlets/",
        article.outlet.get_absolute_url(),
    ]


@pytest.mark.parametrize("look", [(DESK, "light"), (DESK, "dark"), (PHONE, "light")], ids=["desk", "dark", "phone"])
def test_axe_finds_nothing(
    open_page: Opener, editor: User, story: Story, axe: str, look: tuple[dict[str, int], str]
) -> None:
    viewport, scheme = look
    Article.objects.filter(pk=story.articles.all()[1].pk).update(partial=True)
    ArticleFactory(story=story, state=ArticleState.FAILED, message="Gone. Paste the text.", can_retry=True)
    page = open_page("/", user=editor, viewport=viewport, scheme=scheme, bypass_csp=True)
    for address in addresses(story):
        page.goto(address)
        page.evaluate(axe)
        rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
        found = page.evaluate("rules => axe.run(document, {runOnly: rules})", rules)["violations"]
        assert [(rule["id"], rule["nodes"][0]["html"]) for rule in found] == [], address
