from __future__ import annotations

import subprocess

from django.contrib.auth.models import User
from playwright.sync_api import expect
from pytest_django.live_server_helper import LiveServer

from articles.models import ArticleState
from tests.browser.conftest import Opener
from tests.factories import ArticleFactory, OutletFactory, StoryFactory

FIRST = (
    "The city council voted on Monday to close the old Mill Bridge. "
    "About 200 people who live beside it were led to safety by the fire service. "
    "The repairs will cost 3.5 million dollars, the mayor said. "
    "The bridge was built in 1931 and carries some 9,000 cars a day. "
    "Engineers found cracks in two of its piers during an inspection last week."
)
SECOND = (
    "The old Mill Bridge was closed on Monday after a vote of the city council. "
    "About 350 people who live beside it were led to safety by the fire service. "
    "The repairs will cost 3.5 million dollars, the mayor said. Nobody was hurt. "
    "Buses take another way over the northern bridge until the work is done, the transport office said in a notice."
)


def test_an_article_added_in_the_browser_appears_in_the_table(
    open_page: Opener, live_server: LiveServer, worker: subprocess.Popen[str], editor: User
) -> None:
    outlets = [OutletFactory(name="The Harbour Lamp"), OutletFactory(name="Mill Post")]
    story = StoryFactory(title="Mill Bridge closed")
    page = open_page(f"/stories/{story.key}/add/", user=editor)
    for outlet, text in zip(outlets, (FIRST, SECOND), strict=True):
        page.fill("#id_pasted-text", text)
        page.fill("#id_pasted-title", f"Mill Bridge closed, says {outlet.name}")
        page.select_option("#id_pasted-outlet", label=outlet.name)
        page.get_by_role("button", name="Add text").click()
        expect(page.get_by_text("1 article is on its way.")).to_be_visible()
    expect(page.get_by_text("All articles are read and compared.")).to_be_visible(timeout=90_000)
    expect(page.locator("#progress[hx-trigger]")).to_have_count(0)
    page.get_by_role("link", name="To the table of claims").click()
    table = page.get_by_role("table").filter(has_text="Claim")
    expect(table.get_by_text("The Harbour Lamp").first).to_be_visible()
    expect(table.locator("td.says", has_text="350").first).to_be_visible()


def test_the_open_story_page_fills_itself_when_the_worker_is_done(
    open_page: Opener, live_server: LiveServer, worker: subprocess.Popen[str], editor: User
) -> None:
    story, outlet = StoryFactory(title="Mill Bridge closed"), OutletFactory(name="The Harbour Lamp")
    page = open_page(f"/stories/{story.key}/add/", user=editor)
    page.fill("#id_pasted-text", FIRST)
    page.select_option("#id_pasted-outlet", label=outlet.name)
    page.get_by_role("button", name="Add text").click()
    page.goto(story.get_absolute_url())
    expect(page.locator("td.says").first).to_be_visible(timeout=90_000)
    expect(page.locator("#progress[hx-trigger]")).to_have_count(0)


def test_a_line_that_is_no_address_stays_in_the_form(open_page: Opener, live_server: LiveServer, editor: User) -> None:
    story = StoryFactory()
    page = open_page(f"/stories/{story.key}/add/", user=editor, javascript=False)
    page.fill("#id_addresses-urls", "not an address")
    page.get_by_role("button", name="Add addresses").click()
    expect(page.get_by_role("alert")).to_contain_text("This is not a web address")
    expect(page.locator("#id_addresses-urls")).to_have_value("not an address")


def test_all_that_failed_are_removed_after_a_question(open_page: Opener, live_server: LiveServer, editor: User) -> None:
    story = StoryFactory()
    for _ in range(3):
        ArticleFactory(story=story, state=ArticleState.FAILED, message="Try later.")
    page = open_page(f"/stories/{story.key}/add/", user=editor)
    page.get_by_text("Remove all 3 that failed").click()
    expect(page.locator(".arrivals li")).to_have_count(3)
    page.get_by_role("button", name="Remove these 3 from the story").click()
    expect(page.get_by_text("3 articles were removed.")).to_be_focused()
    expect(page.locator(".arrivals li")).to_have_count(0)


def test_a_question_stays_open_while_other_articles_are_being_read(
    open_page: Opener, live_server: LiveServer, editor: User
) -> None:
    story = StoryFactory()
    ArticleFactory(story=story)
    ArticleFactory(story=story, state=ArticleState.FAILED, message="Try later.")
    page = open_page(f"/stories/{story.key}/add/", user=editor)
    page.get_by_text("Remove", exact=True).click()
    for _ in range(2):
        page.wait_for_event("response", lambda response: "/progress/" in response.url)
    page.get_by_role("button", name="Remove it from the story").click()
    expect(page.locator(".arrivals li")).to_have_count(1)
