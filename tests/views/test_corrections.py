"""The doors of corrections, reports and evidence."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from unittest.mock import patch

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.models import Article, ClaimGroup, Correction, CorrectionKind, Job, JobStatus, Membership, Report, Story
from articles.services import corrections as service
from articles.services import reports
from articles.services.corrections import Order
from tests.benchmarks.stories import fill
from tests.factories import CorrectionFactory, StoryFactory
from tests.views.conftest import fragment

Counting = Callable[..., AbstractContextManager[object]]


@pytest.fixture
def row(story: Story) -> ClaimGroup:
    """A row in conflict: two outlets, two positions."""
    return story.groups.get(rank=0)


@pytest.fixture(autouse=True)
def no_worker():
    """Jobs are written and stay."""
    with patch("articles.tasks.enqueue") as enqueue:
        yield enqueue


def claims_of(row: ClaimGroup) -> list[int]:
    return list(Membership.objects.filter(position__group=row).order_by("pk").values_list("claim", flat=True))


def correct(client: Client, row: ClaimGroup, kind: str, **given: object):
    return client.post(f"/rows/{row.key}/correct/", {"kind": kind, **given})


def page_of(client: Client, address: str, **headers: str) -> str:
    response = client.get(address, headers=headers)
    assert response.status_code == 200
    return response.content.decode()


class TestWhoMay:
    PATHS = ("/rows/{row}/correct/", "/corrections/{correction}/undo/", "/reports/{report}/answer/")

    @pytest.fixture
    def filled(self, row: ClaimGroup, journalist: User, editor: User) -> dict[str, object]:
        correction = CorrectionFactory(story=row.story, author=editor)
        return {"row": row.key, "correction": correction.pk, "report": reports.report(row, "Wrong", journalist).pk}

    @pytest.mark.parametrize("path", PATHS)
    def test_journalists_are_refused(self, reader: Client, filled: dict[str, object], path: str) -> None:
        assert reader.post(path.format(**filled), {"kind": "part"}).status_code == 403

    @pytest.mark.parametrize("path", [*PATHS, "/rows/{row}/report/"])
    def test_strangers_are_sent_to_the_login_even_where_reading_is_open(
        self, client: Client, filled: dict[str, object], settings: object, path: str
    ) -> None:
        settings.PUBLIC_READ = True  # type: ignore[attr-defined]
        assert "/login/" in client.post(path.format(**filled))["Location"]

    @pytest.mark.parametrize("path", ["/rows/{row}/join/", "/reports/"])
    def test_pages_for_editors_are_for_editors(self, reader: Client, filled: dict[str, object], path: str) -> None:
        assert reader.get(path.format(**filled)).status_code == 403

    def test_strangers_see_evidence_and_history_but_nothing_to_press(
        self, client: Client, filled: dict[str, object], row: ClaimGroup, settings: object
    ) -> None:
        settings.PUBLIC_READ = True  # type: ignore[attr-defined]
        for address in (row.get_absolute_url(), f"/stories/{row.story.key}/corrections/"):
            page = page_of(client, address)
            assert "<form" not in page.split("<main")[1].split("</main>")[0]
            assert "Wrong" not in page


class TestCorrecting:
    @pytest.mark.parametrize("kind", ["part", "confirm", "not_claim", "label"])
    def test_a_decision_on_a_claim_is_kept_and_compared(
        self, desk: Client, editor: User, row: ClaimGroup, no_worker, kind: str
    ) -> None:
        claim = claims_of(row)[1]
        response = correct(desk, row, kind, claim=claim, reason="Another pier")
        assert response["Location"] == row.get_absolute_url()
        correction = Correction.objects.get()
        assert (correction.kind, correction.author, correction.reason) == (kind, editor, "Another pier")
        assert [anchor.claim_id for anchor in correction.subjects] == [claim]
        no_worker.assert_called_once_with(Job.objects.get(status=JobStatus.QUEUED))

    def test_a_verdict_is_kept_with_its_reason(self, desk: Client, row: ClaimGroup) -> None:
        correct(desk, row, "verdict", verdict="agree", reason="Counted twice")
        assert Correction.objects.get().verdict == "agree"

    def test_a_verdict_without_a_reason_comes_back_with_what_was_chosen(self, desk: Client, row: ClaimGroup) -> None:
        response = correct(desk, row, "verdict", verdict="agree")
        page = response.content.decode()
        assert response.status_code == 422
        assert "Say why you set this verdict" in page
        assert '<option value="agree" selected>' in page

    @pytest.mark.parametrize(
        "given",
        [
            {"kind": "nonsense"},
            {"kind": "part"},
            {"kind": "part", "claim": "x"},
            {"kind": "part", "claim": "999999"},
            {"kind": "join", "other": "nosuchrow"},
            {"kind": "verdict", "verdict": "single", "reason": "So"},
            {"kind": "verdict", "verdict": "agree", "reason": "long" * 300},
        ],
    )
    def test_what_makes_no_sense_is_said_and_not_kept(
        self, desk: Client, row: ClaimGroup, given: dict[str, str]
    ) -> None:
        response = desk.post(f"/rows/{row.key}/correct/", given)
        assert response.status_code == 422
        assert 'role="alert"' in response.content.decode()
        assert not Correction.objects.exists()

    def test_in_place_the_panel_alone_comes_back_and_waits_for_the_table(self, desk: Client, row: ClaimGroup) -> None:
        given = {"kind": "not_claim", "claim": claims_of(row)[0]}
        response = desk.post(f"/rows/{row.key}/correct/", given, headers=fragment(f"panel-{row.key}"))
        part = response.content.decode()
        assert part.strip().startswith('<div class="evidence')
        assert "Saved. The table is being made anew." in part
        assert "Comparing the claims" in part
        assert "Corrections so far" in part

    def test_rows_are_found_by_words_and_by_number_and_joined(self, desk: Client, row: ClaimGroup) -> None:
        page = page_of(desk, f"/rows/{row.key}/join/")
        assert page.count('name="other"') == 7
        assert page_of(desk, f"/rows/{row.key}/join/?q=pier+5", **fragment("choices")).count('name="other"') == 1
        other = row.story.groups.get(rank=3)
        assert f'value="{other.key}"' in page_of(desk, f"/rows/{row.key}/join/?q=4").split('name="other"')[1]
        assert "Try fewer words" in page_of(desk, f"/rows/{row.key}/join/?q=zeppelin")
        correct(desk, row, "join", other=other.key)
        assert {anchor.row_key for anchor in Correction.objects.get().anchors.all()} == {row.key, other.key}


class TestHistory:
    def test_everybody_sees_who_when_and_why(self, reader: Client, desk_editor: User, row: ClaimGroup) -> None:
        service.make(row, Order(CorrectionKind.LABEL, "The plainest words", claims_of(row)[0]), desk_editor)
        for address in (row.get_absolute_url(), f"/stories/{row.story.key}/corrections/"):
            page = page_of(reader, address)
            assert "Made the heading" in page
            assert "The plainest words" in page
            assert desk_editor.username in page
            assert "Undo" not in page

    def test_what_is_undone_stays_in_the_history(self, desk: Client, editor: User, row: ClaimGroup) -> None:
        service.make(row, Order(CorrectionKind.LABEL, "", claims_of(row)[0]), editor)
        correction = Correction.objects.get()
        assert desk.post(f"/corrections/{correction.pk}/undo/", {"row": row.key})["Location"] == row.get_absolute_url()
        page = page_of(desk, row.get_absolute_url())
        assert "undone by" in page
        assert "correction_undo" not in page
        again = desk.post(f"/corrections/{correction.pk}/undo/", follow=True).content.decode()
        assert '<li class="warning">' in again
        assert "undone already" in again

    def test_a_correction_whose_words_are_gone_says_so(
        self, reader: Client, desk_editor: User, row: ClaimGroup
    ) -> None:
        service.make(row, Order(CorrectionKind.LABEL, "", claims_of(row)[0]), desk_editor)
        Article.objects.filter(revision__claims=claims_of(row)[0]).delete()
        assert "no longer applies" in page_of(reader, f"/stories/{row.story.key}/corrections/")

    def test_a_story_without_corrections_says_how_they_come_about(self, reader: Client, story: Story) -> None:
        assert "Nothing has been corrected" in page_of(reader, f"/stories/{story.key}/corrections/")

    def test_the_permalink_of_a_row_that_went_up_in_another_leads_there(
        self, reader: Client, desk_editor: User, row: ClaimGroup
    ) -> None:
        other = row.story.groups.get(rank=2)
        key = other.key
        service.make(row, Order(CorrectionKind.JOIN, other=other), desk_editor)
        Membership.objects.filter(position__group=other).update(position=row.positions.first())
        other.delete()
        assert reader.get(f"/rows/{key}/")["Location"] == row.get_absolute_url()
        in_place = reader.get(f"/rows/{key}/", headers=fragment(f"row-{key}"))
        assert in_place["HX-Redirect"] == row.get_absolute_url()

    def test_the_permalink_of_a_row_of_which_nothing_is_left_leads_to_the_history(
        self, reader: Client, desk_editor: User, row: ClaimGroup
    ) -> None:
        key, story = row.key, row.story
        service.make(row, Order(CorrectionKind.NOT_CLAIM, claim=claims_of(row)[0]), desk_editor)
        row.delete()
        response = reader.get(f"/rows/{key}/", follow=True)
        assert response.redirect_chain[-1][0] == f"/stories/{story.key}/corrections/"
        assert "Nothing is left in that row" in response.content.decode()
        assert reader.get("/rows/nosuchrow2/").status_code == 404

    def test_a_corrected_row_is_marked_in_the_table(self, reader: Client, row: ClaimGroup) -> None:
        address = f"/stories/{row.story.key}/"
        assert "set by an editor" not in page_of(reader, address)
        ClaimGroup.objects.filter(pk=row.pk).update(corrected=True)
        assert page_of(reader, address).count("set by an editor") == 1


class TestReporting:
    def test_a_journalist_reports_an_editor_answers_the_journalist_reads_it(
        self, client: Client, journalist: User, editor: User, row: ClaimGroup
    ) -> None:
        client.force_login(journalist)
        said = client.post(f"/rows/{row.key}/report/", {"text": "The <b>third</b> pier."}, follow=True).content.decode()
        assert "Thank you." in said
        assert "The &lt;b&gt;third&lt;/b&gt; pier." in said
        assert "Not answered yet" in said
        assert "Reports" not in said.split("</nav>")[0]

        client.force_login(editor)
        listed = page_of(client, "/reports/")
        assert "Reports <b>1</b>" in listed
        assert row.label in listed
        client.post(f"/reports/{Report.objects.get().pk}/answer/", {"text": "Set to differ.", "row": row.key})
        assert "Reports <b>" not in page_of(client, "/reports/")

        client.force_login(journalist)
        assert "Set to differ." in page_of(client, row.get_absolute_url())

    def test_colleagues_do_not_see_each_others_reports(self, reader: Client, editor: User, row: ClaimGroup) -> None:
        reports.report(row, "Said in confidence", editor)
        assert "Said in confidence" not in page_of(reader, row.get_absolute_url())

    def test_an_empty_report_is_said_to_be_empty(self, reader: Client, row: ClaimGroup) -> None:
        response = reader.post(f"/rows/{row.key}/report/", {"text": " "})
        assert response.status_code == 422
        assert "Say what is wrong" in response.content.decode()

    def test_an_empty_answer_closes_nothing(self, desk: Client, journalist: User, row: ClaimGroup) -> None:
        report = reports.report(row, "Wrong", journalist)
        page = desk.post(f"/reports/{report.pk}/answer/", {"text": ""}, follow=True).content.decode()
        assert "Write an answer" in page
        assert Report.objects.open().count() == 1

    def test_what_is_pasted_with_nul_characters_is_kept_without_them(
        self, desk: Client, journalist: User, row: ClaimGroup
    ) -> None:
        desk.post(f"/rows/{row.key}/report/", {"text": "The third\0 pier."})
        report = Report.objects.get()
        assert report.text == "The third pier."
        desk.post(f"/reports/{report.pk}/answer/", {"text": "Set\0 to differ.", "row": "\0"})
        report.refresh_from_db()
        assert report.answer == "Set to differ."

    def test_what_is_too_long_is_said_to_be(self, desk: Client, row: ClaimGroup) -> None:
        response = desk.post(f"/rows/{row.key}/report/", {"text": "w" * 2001})
        assert response.status_code == 422
        assert "2,000 characters at most" in response.content.decode()
        assert not Report.objects.exists()

    def test_without_a_report_the_list_says_so(self, desk: Client) -> None:
        assert "No mistake has been reported" in page_of(desk, "/reports/")


class TestEvidence:
    def test_a_citation_names_what_is_known_and_stands_as_text(self, reader: Client, row: ClaimGroup) -> None:
        article = Article.objects.filter(revision__claims=claims_of(row)[0]).get()
        Article.objects.filter(pk=article.pk).update(
            title="Boats at dawn", byline="Ida Lund", url="https://one.example/boats", published_at="2025-02-04T00:00Z"
        )
        page = page_of(reader, row.get_absolute_url())
        words = "“Witnesses counted 100 boats on the river near pier 0 that morning”"
        cited = f"{article.outlet}, “Boats at dawn”, Ida Lund, 4 February 2025: {words} https://one.example/boats"
        permalink = f"http://testserver{row.get_absolute_url()}"
        assert f'<p class="citation" dir="auto">{cited} Compared: {permalink}</p>' in page
        other = Article.objects.filter(revision__claims=claims_of(row)[1]).get()
        assert f"{other.outlet}, “{other.title}”: {words} Compared:" in page

    def test_the_row_is_cited_with_all_its_claims_and_its_permalink(self, reader: Client, row: ClaimGroup) -> None:
        page = page_of(reader, row.get_absolute_url())
        cited = page.split('Cite this row</summary><p class="citation" dir="auto">')[1].split("</p>")[0].split("\n")
        assert len(cited) == 3
        assert cited[-1].startswith("Boats on the river, compared ")
        assert cited[-1].endswith(f"http://testserver{row.get_absolute_url()}")

    @pytest.mark.parametrize("target", ["", "row-x"])
    def test_the_number_of_queries_does_not_grow(
        self, desk: Client, editor: User, django_assert_num_queries: Counting, target: str
    ) -> None:
        few, many = StoryFactory(), StoryFactory()
        fill(few, 4, 2)
        fill(many, 12, 200)
        for story, corrections in ((few, 1), (many, 12)):
            row = story.groups.get(rank=0)
            for number in range(corrections):
                service.make(row, Order(CorrectionKind.LABEL, f"{number}", claims_of(row)[0]), editor)
                reports.report(row, f"{number}", editor)
            story.jobs.all().delete()
            with django_assert_num_queries(18 - bool(target)):
                desk.get(row.get_absolute_url(), headers=fragment(target) if target else {})

    @pytest.mark.parametrize("address", ["/stories/{story}/corrections/", "/reports/"])
    def test_the_lists_ask_no_more_for_many(
        self, desk: Client, editor: User, row: ClaimGroup, django_assert_num_queries: Counting, address: str
    ) -> None:
        for _ in range(2):
            for number in range(8):
                service.make(row, Order(CorrectionKind.PART, f"{number}", claims_of(row)[0]), editor)
                reports.report(row, f"{number}", editor)
            with django_assert_num_queries(7 if "reports" in address else 9):
                desk.get(address.format(story=row.story.key))


@pytest.fixture
def desk_editor(editor: User) -> User:
    """An editor who is not the one at the screen."""
    return editor
