from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator

import pytest
from django.contrib.auth.models import User
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from articles.models import ClaimGroup, Story, StoryVisit
from tests.browser.conftest import DESK, PHONE, Opener, sign_in
from tests.factories import StoryFactory, ready_article

LOOKS = pytest.mark.parametrize(
    "look", [(DESK, "light"), (DESK, "dark"), (PHONE, "light")], ids=["desk", "dark", "phone"]
)
Look = tuple[dict[str, int], str]


@pytest.fixture
def stories(story: Story) -> Story:
    """The story of the boats beside two others."""
    StoryFactory(title="Another matter", summary="Nothing about vessels.")
    ready_article("The council met. Its members argued for hours.", story=StoryFactory(title="A long meeting"))
    return story


def assert_accessible(page: Page, axe: str) -> None:
    page.evaluate(axe)
    rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = page.evaluate("rules => axe.run(document, {runOnly: rules})", rules)["violations"]
    assert [(rule["id"], rule["nodes"][0]["html"]) for rule in found] == [], page.url
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), page.url


def test_a_search_lives_in_the_address_and_survives_a_reload(
    open_page: Opener, journalist: User, stories: Story
) -> None:
    page = open_page("/", user=journalist)
    expect(page.locator(".stories > li")).to_have_count(3)
    page.fill("#q", "103 boats")
    for _ in range(2):
        expect(page.locator(".stories > li")).to_have_count(1)
        expect(page.locator(".hits mark")).to_have_text(["103", "boats"])
        expect(page.locator("#q")).to_have_value("103 boats")
        assert page.url.endswith("/?q=103%20boats")
        page.reload()


def test_back_undoes_search_and_filter(open_page: Opener, journalist: User, stories: Story) -> None:
    StoryVisit.objects.create(user=journalist, story=stories, seen_at=timezone.now())
    page = open_page("/", user=journalist)
    which = page.get_by_role("navigation", name="Which stories")
    which.get_by_role("link", name="New or changed").click()
    expect(page.locator(".stories > li")).to_have_count(2)
    page.fill("#q", "council")
    expect(page.locator(".stories > li")).to_have_count(1)
    assert "news=1" in page.url
    page.go_back()
    expect(page.locator(".stories > li")).to_have_count(2)
    page.go_back()
    expect(page.locator(".stories > li")).to_have_count(3)
    expect(page.locator("#q")).to_have_value("")


def test_a_hit_leads_to_its_words(open_page: Opener, journalist: User, stories: Story) -> None:
    row = ClaimGroup.objects.get(story=stories, rank=3)
    page = open_page("/?q=103+boats", user=journalist)
    page.locator(".hits a").click()
    page.wait_for_url(f"**{row.get_absolute_url()}")
    page.goto("/?q=members+argued")
    page.locator(".hits a").click()
    expect(page.locator("mark#at")).to_have_text("members")
    expect(page.locator("mark#at")).to_be_in_viewport()


def test_what_came_in_since_the_last_visit_is_told(open_page: Opener, journalist: User, stories: Story) -> None:
    seen = timezone.now() - dt.timedelta(days=2)
    StoryVisit.objects.create(user=journalist, story=stories, seen_at=seen)
    ClaimGroup.objects.filter(story=stories, rank=0).update(verdict_since=timezone.now())
    page = open_page("/", user=journalist)
    news = page.locator(".stories > li", has_text="Boats on the river").locator(".news")
    expect(news).to_have_text("Since your visit 2 days ago: 4 new articles and 1 new conflict")
    page.get_by_role("link", name="Boats on the river").click()
    expect(page.locator("p.news")).to_contain_text("1 new conflict")
    page.go_back()
    page.reload()
    expect(page.locator(".stories > li", has_text="Boats on the river").locator(".news")).to_have_count(0)


def test_freshness_is_told_in_the_readers_zone_on_hover(open_page: Opener, journalist: User, story: Story) -> None:
    Story.objects.filter(pk=story.pk).update(changed_at=timezone.now() - dt.timedelta(minutes=5))
    time = open_page("/", user=journalist).locator(".facts time")
    expect(time).to_have_text(re.compile(r"5\sminutes ago"))
    expect(time).to_have_attribute("title", re.compile(r"\d\d:\d\d · .*\d\d:\d\d UTC$"))


def test_everything_works_without_javascript(open_page: Opener, journalist: User, stories: Story) -> None:
    page = open_page("/", user=journalist, javascript=False)
    page.fill("#q", "council")
    page.get_by_role("button", name="Search").click()
    expect(page.locator(".stories > li")).to_have_count(1)
    page.get_by_role("link", name="New or changed").click()
    expect(page.locator("#q")).to_have_value("council")
    page.fill("#q", "boats")
    page.get_by_role("button", name="Search").click()
    assert "news=1" in page.url
    expect(page.get_by_role("heading", name="Boats on the river")).to_be_visible()


@LOOKS
def test_dashboard_search_and_outlets_are_accessible(
    open_page: Opener, editor: User, stories: Story, axe: str, look: Look
) -> None:
    StoryVisit.objects.create(user=editor, story=stories, seen_at=timezone.now() - dt.timedelta(days=2))
    outlet = stories.articles.select_related("outlet").all()[0].outlet
    assert outlet
    page = open_page("/", user=editor, viewport=look[0], scheme=look[1], bypass_csp=True)
    for address in ("/", "/?news=1", "/?q=boats", "/?q=zeppelin", "/outlets/", outlet.get_absolute_url()):
        page.goto(address)
        assert_accessible(page, axe)


@LOOKS
def test_login_is_accessible(open_page: Opener, journalist: User, axe: str, look: Look) -> None:
    page = open_page("/login/?next=/outlets/", viewport=look[0], scheme=look[1], bypass_csp=True)
    assert_accessible(page, axe)
    page.fill("#id_username", journalist.username)
    page.fill("#id_password", "wrong")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("alert")).to_be_visible()
    assert_accessible(page, axe)


@pytest.fixture
def open_broken(
    browser: Browser, live_server: LiveServer, settings: object, journalist: User
) -> Iterator[Callable[[Look], Page]]:
    """Open pages of a site where things go wrong; the browser's complaints about them are left aside."""
    settings.ROOT_URLCONF = "tests.browser.broken"  # type: ignore[attr-defined]
    contexts = []

    def opener(look: Look) -> Page:
        viewport, scheme = look
        contexts.append(
            browser.new_context(base_url=live_server.url, viewport=viewport, color_scheme=scheme, bypass_csp=True)
        )
        page = contexts[-1].new_page()
        sign_in(page, journalist)
        return page

    yield opener
    for context in contexts:
        context.close()


@LOOKS
def test_error_pages_are_accessible(open_broken: Callable[[Look], Page], axe: str, look: Look) -> None:
    page = open_broken(look)
    for address, status in (("/400/", 400), ("/403/", 403), ("/404/", 404), ("/500/", 500)):
        response = page.goto(address)
        assert response
        assert response.status == status
        expect(page.get_by_role("main").get_by_role("link").first).to_be_visible()
        assert_accessible(page, axe)
