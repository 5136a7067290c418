"""Corrections hold through every new comparison, reading and text, and leave nothing behind when undone."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction

from articles.domain import Verdict
from articles.exceptions import PermissionRefused, SubmissionError
from articles.models import (
    Anchor,
    Article,
    Claim,
    ClaimGroup,
    Correction,
    CorrectionKind,
    Job,
    JobKind,
    JobStatus,
    Membership,
    Revision,
    Story,
)
from articles.services import articles, corrections, jobs, reports, submit
from articles.services.corrections import Order
from tests.factories import ClaimGroupFactory, OutletFactory
from tests.services.test_road import ECHO, story_of_two, work_off

pytestmark = pytest.mark.django_db

Snapshot = list[tuple[object, ...]]


@pytest.fixture
def two(db: None) -> Story:
    return story_of_two()


def row_with(words: str) -> ClaimGroup:
    return ClaimGroup.objects.filter(positions__memberships__claim__text__contains=words).distinct().get()


def claim_with(words: str) -> Claim:
    return Claim.objects.get(text__contains=words)


def decide(words: str, user: User, kind: CorrectionKind, **more: object) -> Correction:
    """Make a correction about the claim that holds the words, on its row, and compare."""
    order = Order(kind, claim=claim_with(words).pk, **more)  # type: ignore[arg-type]
    corrections.make(row_with(words), order, user)
    work_off()
    return Correction.objects.latest("pk")


def take_back(correction: Correction, user: User) -> None:
    corrections.undo(correction, user)
    work_off()


def snapshot() -> Snapshot:
    """All that a table holds, with the permalinks."""
    rows = ClaimGroup.objects.order_by("rank").values_list(
        "key", "rank", "verdict", "label", "origins", "nearest", "corrected"
    )
    members = Membership.objects.order_by("claim").values_list(
        "claim__text", "position__name", "position__group__key", "score", "suggested"
    )
    return [*rows, *members]


def together(*words: str) -> bool:
    return len({row_with(one).key for one in words}) == 1


KILLED = ("12 people", "19 people")
KINDS = [
    (CorrectionKind.PART, {}),
    (CorrectionKind.NOT_CLAIM, {}),
    (CorrectionKind.LABEL, {}),
    (CorrectionKind.VERDICT, {"verdict": Verdict.DIFFER, "reason": "The toll rose during the day."}),
]


@pytest.mark.parametrize(("kind", "more"), KINDS)
def test_undone_a_correction_leaves_the_table_as_it_was(two: Story, editor: User, kind, more):
    assert together(*KILLED)
    before = snapshot()

    correction = decide("19 people", editor, kind, **more)
    assert snapshot() != before
    take_back(correction, editor)

    assert snapshot() == before


def test_a_claim_put_out_of_its_row_stays_out(two: Story, editor: User):
    key = row_with("12 people").key
    decide("19 people", editor, CorrectionKind.PART)

    assert not together(*KILLED)
    assert row_with("12 people").key == key
    assert {row_with(words).verdict for words in KILLED} == {"single"}
    assert all(row_with(words).corrected for words in KILLED)
    jobs.queue(JobKind.COMPARE, two)
    work_off()
    assert not together(*KILLED)


def test_what_is_no_claim_stands_in_no_row(two: Story, editor: User):
    decide("Ferries will run", editor, CorrectionKind.NOT_CLAIM)
    assert not Membership.objects.filter(claim__text__contains="Ferries will run").exists()


def test_a_row_that_was_no_claim_comes_back_under_its_own_permalink(two: Story, editor: User):
    key = row_with("Ferries will run").key
    correction = decide("Ferries will run", editor, CorrectionKind.NOT_CLAIM)
    assert not ClaimGroup.objects.filter(key=key).exists()
    take_back(correction, editor)
    assert row_with("Ferries will run").key == key


def test_a_verdict_stays_with_its_row_and_the_rows_permalink(two: Story, editor: User):
    key = row_with("12 people").key
    decide("19 people", editor, CorrectionKind.VERDICT, verdict=Verdict.DIFFER, reason="The toll rose.")
    text = "Rescuers said on Tuesday that the blast killed 12 people. The search in the rubble goes on."
    submit.add_text(two, text, outlet=OutletFactory(name="Third"))
    work_off()

    row = row_with("19 people")
    assert (row.key, row.verdict, row.corrected) == (key, "differ", True)


def test_the_chosen_claim_heads_its_row(two: Story, editor: User):
    row = row_with("12 people")
    other = next(words for words in KILLED if words not in row.label)
    decide(other, editor, CorrectionKind.LABEL)
    assert row_with(other).label == claim_with(other).text


def test_joined_rows_are_one_and_come_apart_under_their_own_permalinks(two: Story, editor: User):
    before = snapshot()
    bridge, cars = row_with("12 million"), row_with("40,000 cars")
    corrections.make(bridge, Order(CorrectionKind.JOIN, other=cars, reason="One matter"), editor)
    work_off()

    assert together("40,000 cars", bridge.label)
    joined = row_with("40,000 cars")
    assert joined.key == bridge.key
    assert all(score == 1.0 for score in joined.positions.values_list("memberships__score", flat=True))
    take_back(Correction.objects.get(), editor)
    assert snapshot() == before


def test_of_two_decisions_on_a_pair_the_later_holds(two: Story, editor: User):
    decide("19 people", editor, CorrectionKind.PART)
    row, other = row_with("12 people"), row_with("19 people")
    corrections.make(row, Order(CorrectionKind.JOIN, other=other), editor)
    work_off()
    assert together(*KILLED)
    decide("19 people", editor, CorrectionKind.PART)
    assert not together(*KILLED)


def test_a_confirmed_match_is_certain(two: Story, editor: User):
    claim = claim_with("19 people")
    Membership.objects.filter(claim=claim).update(suggested=True, score=0.4)
    decide("19 people", editor, CorrectionKind.CONFIRM)
    member = Membership.objects.get(claim__text=claim.text)
    assert (member.score, member.suggested) == (1.0, False)


def anew(article: Article, text: str) -> None:
    """Give an article another text, as a second fetch would."""
    revision = Revision.objects.create(article=article, number=2, text=text, text_hash=submit.text_hash(text))
    Article.objects.filter(pk=article.pk).update(revision=revision, text_hash=revision.text_hash)
    article.refresh_from_db()
    jobs.queue(JobKind.READ, article.story, article)
    work_off()


def test_a_correction_follows_its_claim_into_the_next_text(two: Story, editor: User):
    decide("19 people", editor, CorrectionKind.PART)
    anew(Article.objects.get(outlet__name="Echo"), "The town woke to sirens.\n\n" + ECHO)

    assert not Membership.objects.filter(
        claim__text__contains="19 people", position__group=row_with("12 people")
    ).exists()
    assert Correction.objects.get().applies


def test_a_correction_whose_claim_is_gone_is_kept_and_holds_again_when_it_comes_back(two: Story, editor: User):
    decide("19 people", editor, CorrectionKind.PART)
    echo = Article.objects.get(outlet__name="Echo")
    outlet, published = echo.outlet, echo.published
    articles.remove(echo)
    work_off()

    correction = Correction.objects.get()
    assert not correction.applies
    assert "19 people" in correction.subjects[0].words
    submit.add_text(two, ECHO, outlet=outlet, published=published)
    work_off()
    assert Correction.objects.get().applies
    assert not together(*KILLED)


class TestWhatIsRefused:
    def test_journalists_correct_nothing(self, two: Story, journalist: User):
        with pytest.raises(PermissionRefused):
            decide("19 people", journalist, CorrectionKind.PART)
        assert not Correction.objects.exists()

    def test_a_verdict_without_a_reason(self, two: Story, editor: User):
        with pytest.raises(SubmissionError, match="Say why"):
            decide("19 people", editor, CorrectionKind.VERDICT, verdict=Verdict.AGREE, reason=" ")

    def test_a_verdict_on_what_one_outlet_says(self, two: Story, editor: User):
        with pytest.raises(SubmissionError, match="Only one outlet"):
            decide("Ferries will run", editor, CorrectionKind.VERDICT, verdict=Verdict.AGREE, reason="So")

    def test_a_claim_that_has_left_the_row(self, two: Story, editor: User):
        order = Order(CorrectionKind.PART, claim=claim_with("Ferries will run").pk)
        with pytest.raises(SubmissionError, match="no longer in the row"):
            corrections.make(row_with("12 people"), order, editor)

    def test_a_claim_that_stands_alone_has_nothing_to_leave(self, two: Story, editor: User):
        with pytest.raises(SubmissionError, match="alone"):
            decide("Ferries will run", editor, CorrectionKind.PART)

    def test_a_row_is_not_joined_with_itself_or_another_storys(self, two: Story, editor: User):
        row = row_with("12 people")
        stranger = ClaimGroupFactory()
        for other in (row, stranger, None):
            with pytest.raises(SubmissionError):
                corrections.make(row, Order(CorrectionKind.JOIN, other=other), editor)

    def test_what_is_undone_is_not_undone_again(self, two: Story, editor: User):
        correction = decide("19 people", editor, CorrectionKind.PART)
        take_back(correction, editor)
        with pytest.raises(SubmissionError, match="already"):
            corrections.undo(correction, editor)

    def test_the_database_keeps_no_verdict_without_a_reason(self, two: Story, editor: User):
        with pytest.raises(IntegrityError), transaction.atomic():
            Correction.objects.create(story=two, kind=CorrectionKind.VERDICT, verdict="agree", author=editor)


def test_a_correction_and_its_comparison_are_written_together(two: Story, editor: User):
    job = corrections.make(
        row_with("12 people"), Order(CorrectionKind.NOT_CLAIM, claim=claim_with("12 people").pk), editor
    )
    assert (job.kind, job.status) == (JobKind.COMPARE, JobStatus.QUEUED)
    assert Job.objects.filter(status=JobStatus.QUEUED).count() == 1
    assert Anchor.objects.get().document == claim_with("12 people").revision.document_id


class TestReports:
    def test_a_journalist_reports_and_an_editor_answers(self, two: Story, journalist: User, editor: User):
        report = reports.report(row_with("12 people"), " The toll is from noon. ", journalist)
        assert report.text == "The toll is from noon."
        reports.resolve(report, "Marked as an update.", editor)
        report.refresh_from_db()
        assert (report.answer, report.resolved_by) == ("Marked as an update.", editor)
        with pytest.raises(SubmissionError, match="already"):
            reports.resolve(report, "Again", editor)

    def test_journalists_do_not_close_reports_and_nobody_sends_nothing(self, two: Story, journalist: User):
        report = reports.report(row_with("12 people"), "Wrong", journalist)
        with pytest.raises(PermissionRefused):
            reports.resolve(report, "Done", journalist)
        with pytest.raises(SubmissionError):
            reports.report(row_with("12 people"), " ", journalist)
