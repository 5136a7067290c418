"""Evidence: in place, at its permalink, by keyboard alone; correcting and reporting where it stands."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.utils import timezone
from playwright.sync_api import Page, expect

from articles.models import Article, Claim, ClaimGroup, Correction, Job, JobKind, JobStatus, Report, Story
from tests.browser.conftest import DESK, PHONE, Opener
from tests.factories import CorrectionFactory, JobFactory
from tests.services.test_road import story_of_two

COURIER, ECHO = "killed 12 people", "killed 19 people"


@pytest.fixture
def row(story: Story) -> ClaimGroup:
    article = story.articles.in_story_order()[0]
    Article.objects.filter(pk=article.pk).update(byline="Ida Lund", url="https://one.example/boats")
    return story.groups.get(rank=0)


def table_of(page: Page) -> list[str]:
    """The words of all rows, in their order."""
    return page.locator("tbody.row").all_inner_texts()


def open_panel(page: Page, words: str) -> None:
    page.locator("tbody.row", has_text=words).first.locator("[data-evidence]").click()


@pytest.mark.parametrize("in_place", [True, False], ids=["in place", "permalink"])
def test_evidence_has_each_claim_with_its_source_what_differs_and_who_is_silent(
    open_page: Opener, journalist: User, row: ClaimGroup, in_place: bool
) -> None:
    page = open_page(row.story.get_absolute_url() if in_place else row.get_absolute_url(), user=journalist)
    if in_place:
        page.locator("[data-evidence]").first.click()
    panel = page.locator(".evidence")
    expect(panel.locator(".witness")).to_have_count(2)
    first = panel.locator(".witness").first
    expect(first.locator("blockquote .claim").first).to_be_visible()
    expect(first.locator(".where")).to_contain_text("Ida Lund")
    expect(first.get_by_role("link", name="one.example")).to_have_attribute("href", "https://one.example/boats")
    expect(first.locator(".by").first).to_contain_text("In the outlet’s own voice")
    expect(panel.locator(".differences mark")).to_have_count(2)
    expect(panel.locator(".silences .absent")).to_have_count(2)
    expect(panel.get_by_role("button", name="Copy link")).to_be_visible()


def test_keys_alone_lead_from_the_login_to_a_copied_citation(
    open_page: Opener, journalist: User, row: ClaimGroup
) -> None:
    page = open_page("/login/?next=/")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.keyboard.type(journalist.username)
    page.keyboard.press("Tab")
    page.keyboard.type("a long enough phrase")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()
    tab_to(page, "Boats on the river")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{row.story.get_absolute_url()}")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page.locator(".evidence-row")).to_be_visible()
    tab_to(page, "Copy citation")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    cited = page.evaluate("navigator.clipboard.readText()")
    assert "Ida Lund: “Witnesses counted 100 boats" in cited
    assert "https://one.example/boats" in cited
    assert cited.endswith(row.get_absolute_url())
    page.keyboard.press("Escape")
    expect(page.locator(".evidence-row")).to_have_count(0)


def tab_to(page: Page, words: str) -> None:
    """Press Tab until the focus is on what says these words."""
    for _ in range(120):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.trim()").startswith(words):
            return
    pytest.fail(f"Tab does not lead to “{words}”.")


def test_a_citation_stands_there_to_be_selected_without_javascript(
    open_page: Opener, journalist: User, row: ClaimGroup
) -> None:
    page = open_page(row.get_absolute_url(), user=journalist, javascript=False)
    expect(page.get_by_role("button", name="Copy link")).to_have_count(0)
    page.get_by_text("Cite this row").click()
    expect(page.locator(".tools .citation")).to_contain_text(row.get_absolute_url())


class TestCorrecting:
    @pytest.fixture
    def bridge(self, transactional_db: None, request: pytest.FixtureRequest) -> Story:
        """A compared story. The worker starts after it: beside it, it would take half of its jobs."""
        story = story_of_two()
        request.getfixturevalue("worker")
        return story

    def test_in_place_the_table_changes_and_comes_back_when_undone(
        self, open_page: Opener, bridge: Story, editor: User
    ) -> None:
        page = open_page(bridge.get_absolute_url(), user=editor)
        before = table_of(page)
        open_panel(page, COURIER)
        echo = page.locator(".witness", has_text=ECHO)
        echo.locator("summary", has_text="Correct").click()
        echo.get_by_label("Why").fill("Another blast")
        echo.get_by_role("button", name="Does not belong in this row").click()
        expect(page.get_by_role("status").filter(has_text="Saved.")).to_be_focused()

        courier = page.locator("tbody.row", has_text=COURIER)
        expect(courier.locator("td.says", has_text=ECHO)).to_have_count(0, timeout=60_000)
        expect(courier.get_by_text("set by an editor")).to_be_visible()
        expect(courier.locator(".corrections")).to_contain_text("Another blast")
        assert len(table_of(page)) == len(before) + 1

        courier.get_by_role("button", name="Undo").click()
        expect(page.locator("tbody.row", has_text=COURIER).locator("td.says", has_text=ECHO)).to_have_count(
            1, timeout=60_000
        )
        page.reload()
        assert table_of(page) == before

    def test_without_javascript_a_verdict_is_set_and_rows_are_joined(
        self, open_page: Opener, bridge: Story, editor: User, eventually: object
    ) -> None:
        row = ClaimGroup.objects.filter(positions__memberships__claim__text__contains=COURIER).distinct().get()
        page = open_page(row.get_absolute_url(), user=editor, javascript=False)
        page.get_by_text("Correct this row").click()
        page.get_by_label("Set the verdict").select_option("differ")
        page.get_by_label("Why", exact=True).fill("The toll rose during the day")
        page.get_by_role("button", name="Set it").click()
        expect(page.get_by_role("status").filter(has_text="Saved.")).to_be_visible()
        eventually(lambda: ClaimGroup.objects.get(key=row.key).verdict == "differ")  # type: ignore[operator]

        page.goto(row.get_absolute_url())
        page.get_by_text("Correct this row").click()
        page.get_by_label("Join with another row").fill("ferries")
        page.get_by_role("button", name="Look for it").click()
        page.get_by_role("radio").first.check()
        page.get_by_role("button", name="Join the two rows").click()
        expect(page.get_by_role("status").filter(has_text="Saved.")).to_be_visible()
        ferries = Claim.objects.get(text__contains="Ferries")
        eventually(lambda: row.positions.filter(memberships__claim=ferries).exists())  # type: ignore[operator]
        page.goto(row.get_absolute_url())
        expect(page.locator(".corrections > li")).to_have_count(2)
        assert Correction.objects.filter(undone_at=None).count() == 2


def test_a_mistake_is_reported_answered_and_the_answer_read(
    open_page: Opener, journalist: User, editor: User, row: ClaimGroup
) -> None:
    page = open_page(row.story.get_absolute_url(), user=journalist)
    page.locator("[data-evidence]").first.click()
    page.get_by_text("Report a mistake").click()
    page.get_by_label("What is wrong here?").fill("The second count is from another pier.")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("status").filter(has_text="Thank you.")).to_be_focused()
    assert Report.objects.get().row_key == row.key

    desk = open_page("/", user=editor)
    desk.get_by_role("navigation", name="Main").get_by_role("link", name="Reports 1").click()
    desk.get_by_label("What came of it").fill("Right. Put out of the row.")
    desk.get_by_role("button", name="Answer and close").click()
    expect(desk.get_by_role("heading", name="Answered")).to_be_visible()

    page.goto(row.get_absolute_url())
    expect(page.get_by_text("Right. Put out of the row.")).to_be_visible()


class TestWriting:
    """A colleague's change makes the table anew while somebody writes."""

    REASON = "The count is of another"

    @pytest.fixture
    def write(self, open_page: Opener, row: ClaimGroup, editor: User) -> Callable[[str], Page]:
        job = JobFactory(kind=JobKind.COMPARE, article=None, story=row.story)

        def write(address: str) -> Page:
            page = open_page(address, user=editor)
            if page.locator("[data-evidence]").count():
                page.locator("[data-evidence]").first.click()
            page.locator(".witness").first.locator("summary", has_text="Correct").click()
            page.locator(".witness").first.get_by_label("Why").fill(self.REASON)
            Story.objects.filter(pk=row.story_id).update(compared_at=timezone.now(), title="Ships on the river")
            Job.objects.filter(pk=job.pk).update(status=JobStatus.DONE)
            expect(page.get_by_text("The table was made anew.")).to_be_visible()
            expect(page.locator(".witness").first.get_by_label("Why")).to_have_value(self.REASON)
            return page

        return write

    def test_in_the_table_it_comes_in_once_the_evidence_is_closed(
        self, write: Callable[[str], Page], row: ClaimGroup
    ) -> None:
        page = write(row.story.get_absolute_url())
        expect(page.get_by_role("heading", name="Boats on the river")).to_be_visible()
        page.get_by_role("button", name="Close").click()
        expect(page.get_by_role("heading", name="Ships on the river")).to_be_visible()
        expect(page.get_by_text("The table was made anew.")).to_be_hidden()

    def test_at_the_permalink_it_comes_in_when_asked_for(self, write: Callable[[str], Page], row: ClaimGroup) -> None:
        page = write(row.get_absolute_url())
        page.get_by_role("link", name="show the new table without it").click()
        expect(page.get_by_role("link", name="Ships on the river")).to_be_visible()
        expect(page.get_by_text("The table was made anew.")).to_be_hidden()


@pytest.fixture
def discussed(row: ClaimGroup, editor: User, journalist: User) -> ClaimGroup:
    """A row with a correction and a report."""
    CorrectionFactory(story=row.story, author=editor, reason="Never said", anchor__row_key=row.key)
    Report.objects.create(story=row.story, row_key=row.key, label=row.label, text="Wrong pier", author=journalist)
    return row


@pytest.mark.parametrize("role", ["editor", "journalist"])
@pytest.mark.parametrize("look", [(DESK, "light"), (DESK, "dark"), (PHONE, "light")], ids=["desk", "dark", "phone"])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    open_page: Opener, discussed: ClaimGroup, axe: str, look: tuple[dict[str, int], str], role: str
) -> None:
    viewport, scheme = look
    person = User.objects.get(username=role)
    page = open_page("/", user=person, viewport=viewport, scheme=scheme, bypass_csp=True)
    address = discussed.get_absolute_url()
    for_editors = [f"{address}join/", "/reports/"] if role == "editor" else []
    for path in (address, f"{discussed.story.get_absolute_url()}corrections/", *for_editors):
        page.goto(path)
        page.evaluate("document.querySelectorAll('details').forEach(details => (details.open = true))")
        page.evaluate(axe)
        rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
        found = page.evaluate("rules => axe.run(document, {runOnly: rules})", rules)["violations"]
        assert [(rule["id"], rule["nodes"][0]["html"]) for rule in found] == [], path
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), path
