"""The coverage map, as a reader meets it."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Locator, Page, Route, expect

from articles.models import Article, Story
from tests.browser.conftest import DESK, PHONE, Opener
from tests.browser.test_table import FIRST_ROWS, ROWS, headings, names


def square(page: Page, number: int) -> Locator:
    return page.locator(".map svg a").nth(number)


def test_a_square_leads_to_its_row(open_page: Opener, journalist: User, story: Story) -> None:
    page = open_page(story.get_absolute_url(), user=journalist)
    square(page, 7).click()
    expect(page.locator(ROWS).last).to_be_focused()
    expect(page.locator(ROWS).last).to_be_in_viewport()


def test_a_square_leads_to_a_row_that_is_still_to_come(open_page: Opener, journalist: User, long_story: Story) -> None:
    page = open_page("/", user=journalist)
    waiting: list[Route] = []

    def keep(route: Route) -> None:
        waiting.append(route)

    page.route(re.compile(r"from=30$"), keep)
    with page.expect_request(re.compile(r"from=30$")):
        page.goto(long_story.get_absolute_url())
    square(page, 100).click()
    expect(page.locator(ROWS)).to_have_count(FIRST_ROWS)
    waiting[0].continue_()
    expect(page.locator(ROWS).nth(100)).to_be_focused()
    expect(page.locator(ROWS).nth(100)).to_be_in_viewport()


def test_a_square_leads_to_a_row_that_is_filtered_out(open_page: Opener, journalist: User, long_story: Story) -> None:
    page = open_page(f"{long_story.get_absolute_url()}?verdict=single&q=pier&hide=Outlet+of+size+3", user=journalist)
    square(page, 100).click()
    page.wait_for_url("**#row-*")
    expect(page.locator(ROWS).nth(100)).to_be_focused()
    expect(page.locator(ROWS).nth(100)).to_be_in_viewport()
    assert headings(page) == names(0, 1, 2)


def test_without_javascript_a_square_leads_to_the_page_of_its_row(
    open_page: Opener, journalist: User, story: Story
) -> None:
    page = open_page(story.get_absolute_url(), user=journalist, javascript=False)
    square(page, 7).click()
    expect(page.locator("h1")).to_contain_text("near pier 7")


def test_it_says_in_words_what_it_draws(open_page: Opener, journalist: User, story: Story) -> None:
    page = open_page(story.get_absolute_url(), user=journalist)
    lines = page.get_by_role("table", name="For each outlet").get_by_role("row")
    expect(lines).to_have_count(5)
    lines.nth(3).get_by_role("link", name="rows that Outlet of size 2 lacks").click()
    expect(page.get_by_label("Missing from")).to_have_value("Outlet of size 2")


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
def test_long_names_wrap_and_the_strips_stay_beside_them(
    open_page: Opener, journalist: User, story: Story, viewport: dict[str, int]
) -> None:
    headline = "The old bridge over the Wend was shut after cracks"
    Article.objects.filter(pk=story.articles.all()[0].pk).update(outlet=None, title=headline)
    page = open_page(story.get_absolute_url(), user=journalist, viewport=viewport)
    heads = page.locator(".map tbody th")
    long = page.get_by_role("rowheader", name="Unknown outlet (The old bridge over the Wend was shut after…)")
    expect(long).to_be_visible()
    boxes = [box for box in (head.bounding_box() for head in heads.all()) if box]
    strips = page.locator(".map svg").bounding_box()
    assert strips
    assert len(boxes) == 4
    assert {round(box["height"]) for box in boxes} == {round(strips["height"] / 4)}
    assert abs(boxes[0]["y"] - strips["y"]) < 1
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
