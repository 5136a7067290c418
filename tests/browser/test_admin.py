"""The admin pages, as Django makes them and as they are dressed here."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from articles.models import Article, Story
from tests.browser.conftest import DESK, PHONE, Opener
from tests.factories import CorrectionFactory, JobFactory, OutletDomainFactory

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
DJANGOS_OWN = {
    ("empty-table-header", '<th class="original"></th>'),  # heads the old value, which stands above each row's fields
    ("label-title-only", "searchbar"),  # labelled by an icon, with words for it, and described by the help below
}
"""(rule, what the element has) of what no block of Django's templates lets us change."""


@pytest.fixture
def article(story: Story, admin_person: User) -> Article:
    """An article in a full house."""
    article = story.articles.select_related("outlet").all()[0]
    OutletDomainFactory(outlet=article.outlet)
    JobFactory(article=article)
    CorrectionFactory(story=story, author=admin_person)
    return article


def faults(page: Page, axe: str) -> list[tuple[str, str]]:
    page.evaluate(axe)
    found = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)["violations"]
    seen = [(rule["id"], node["html"]) for rule in found for node in rule["nodes"]]
    return [(rule, html) for rule, html in seen if not any(rule == own and part in html for own, part in DJANGOS_OWN)]


@pytest.mark.parametrize(
    "look",
    [(DESK, "light"), (DESK, "dark"), (PHONE, "light")],
    ids=["desk", "dark", "phone"],
)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    open_page: Opener, admin_person: User, article: Article, axe: str, look: tuple[dict[str, int], str]
) -> None:
    viewport, scheme = look
    page = open_page("/admin/", user=admin_person, viewport=viewport, scheme=scheme, bypass_csp=True)
    lists = [f"articles/{model}/" for model in ("outlet", "article", "story", "job", "correction")]
    forms = [
        f"articles/outlet/{article.outlet_id}/change/",
        f"articles/article/{article.pk}/change/",
        f"articles/story/{article.story_id}/change/",
        f"auth/user/{admin_person.pk}/change/",
    ]
    for address in ("", *lists, *forms, "articles/outlet/add/", f"articles/outlet/{article.outlet_id}/delete/"):
        page.goto(f"/admin/{address}")
        assert faults(page, axe) == [], address
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), address


def test_there_is_one_login(open_page: Opener, article: Article, admin_person: User) -> None:
    page = open_page("/admin/articles/outlet/")
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    page.get_by_label("Name").fill(admin_person.username)
    page.get_by_label("Password").fill("a long enough phrase")
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/admin/articles/outlet/")
