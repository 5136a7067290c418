"""Editors' corrections of a table. Each is kept for good; undoing one only ends its effect."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from articles.domain import Verdict
from articles.exceptions import PermissionRefused, SubmissionError
from articles.models import (
    SETTLED_VERDICTS,
    Anchor,
    ClaimGroup,
    Correction,
    CorrectionKind,
    Job,
    JobKind,
    Membership,
)
from articles.services import jobs

MOVED_ON = "The table was made anew meanwhile, and this claim is no longer in the row. Look at the row as it is now."


@dataclass(frozen=True, slots=True)
class Order:
    """What an editor asks for on a row."""

    kind: CorrectionKind
    reason: str = ""
    claim: int | None = None
    """Primary key of the claim it is about; joining rows and setting a verdict are about the whole row."""
    verdict: Verdict | None = None
    other: ClaimGroup | None = None
    """The row to join with this one."""


@dataclass(frozen=True, slots=True)
class _Parties:
    subjects: list[Membership]
    others: list[Membership] = field(default_factory=list)


@transaction.atomic
def make(row: ClaimGroup, order: Order, user: User) -> Job:
    """Keep an editor's decision on a row. Returns the comparison that must follow.

    Raises:
        PermissionRefused: the person is no editor.
        SubmissionError: it can't be done like this; the message says why.
    """
    if not user.has_perm("articles.add_correction"):
        raise PermissionRefused("Only editors correct a table.")
    parties = _parties(row, order)
    verdict = order.verdict if order.kind is CorrectionKind.VERDICT else None
    correction = Correction.objects.create(
        story=row.story, kind=order.kind, verdict=verdict or "", reason=order.reason.strip(), author=user
    )
    Anchor.objects.bulk_create(
        [
            *(_anchor(correction, member, subject=True) for member in parties.subjects),
            *(_anchor(correction, member, subject=False) for member in parties.others),
        ]
    )
    return jobs.queue(JobKind.COMPARE, row.story)


@transaction.atomic
def undo(correction: Correction, user: User) -> Job:
    """End a correction's effect. Returns the comparison that must follow.

    Raises:
        PermissionRefused: the person is no editor.
        SubmissionError: somebody has undone it already.
    """
    if not user.has_perm("articles.change_correction"):
        raise PermissionRefused("Only editors undo a correction.")
    standing = Correction.objects.filter(pk=correction.pk, undone_at=None)
    if not standing.update(undone_at=timezone.now(), undone_by=user):
        raise SubmissionError("This was undone already. The table is as it would be without it.")
    return jobs.queue(JobKind.COMPARE, correction.story)


def _parties(row: ClaimGroup, order: Order) -> _Parties:
    members = _members(row)
    match order.kind:
        case CorrectionKind.VERDICT:
            return _judged(members, order)
        case CorrectionKind.JOIN:
            return _joined(row, members, order.other)
    mine = [member for member in members if member.claim_id == order.claim]
    if not mine:
        raise SubmissionError(MOVED_ON)
    rest = [member for member in members if member.claim_id != order.claim]
    match order.kind:
        case CorrectionKind.PART:
            return _Parties(mine, _needed(rest))
        case CorrectionKind.CONFIRM:
            return _Parties(mine, _firm(_needed(rest)))
    return _Parties(mine)


def _members(row: ClaimGroup) -> list[Membership]:
    """The members of a row, the one whose words head it first."""
    found = Membership.objects.filter(position__group=row).select_related("claim__revision__article__outlet")
    lean = found.defer("claim__contents", "claim__revision__sentences", "claim__revision__quotes")
    in_order = lean.order_by("position_id", "claim__revision", "claim__start")
    return sorted(in_order, key=lambda member: member.claim.text != row.label)


def _firm(members: list[Membership]) -> list[Membership]:
    """Those that are no uncertain match; all, where none is certain."""
    return [member for member in members if not member.suggested] or members


def _needed(rest: list[Membership]) -> list[Membership]:
    if not rest:
        raise SubmissionError("This claim stands alone in its row already. Look at the row as it is now.")
    return rest


def _judged(members: list[Membership], order: Order) -> _Parties:
    if order.verdict not in SETTLED_VERDICTS:
        raise SubmissionError("Choose a verdict: conflict, differ or agree.")
    if not order.reason.strip():
        raise SubmissionError("Say why you set this verdict: readers see the reason beside it.")
    firm = [member for member in members if not member.suggested]
    if len({member.claim.revision.article.outlet_name for member in firm}) < 2:
        raise SubmissionError("Only one outlet is certain to say this. Confirm a match or join another row first.")
    return _Parties(firm)


def _joined(row: ClaimGroup, members: list[Membership], other: ClaimGroup | None) -> _Parties:
    if other is None or other.story_id != row.story_id:
        raise SubmissionError("Choose a row of this story to join with this one.")
    theirs = _members(other)
    if other.pk == row.pk or not theirs:
        raise SubmissionError("That is this same row. Choose another one.")
    return _Parties(_firm(theirs), _firm(members))


def _anchor(correction: Correction, member: Membership, *, subject: bool) -> Anchor:
    claim, revision = member.claim, member.claim.revision
    return Anchor(
        correction=correction,
        subject=subject,
        row_key=member.position.group.key,
        article=revision.article,
        document=revision.document_id,
        outlet=revision.article.outlet_name,
        words=claim.text,
        start=claim.start,
        end=claim.end,
        claim=claim,
    )
