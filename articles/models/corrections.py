"""What people decide about a table: editors' corrections, readers' reports of mistakes."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from articles.domain import Verdict
from articles.models.articles import Article
from articles.models.claims import Claim
from articles.models.stories import Story


class CorrectionKind(models.TextChoices):
    """What an editor may decide."""

    PART = "part", "Does not belong in the row"
    NOT_CLAIM = "not_claim", "Not a claim"
    CONFIRM = "confirm", "Belongs in the row"
    JOIN = "join", "Two rows joined"
    VERDICT = "verdict", "Verdict set"
    LABEL = "label", "Heads the row"


SETTLED_VERDICTS = (Verdict.CONFLICT, Verdict.DIFFER, Verdict.AGREE)
"""What an editor may set: `single` is a matter of counting."""


class CorrectionQuerySet(models.QuerySet["Correction"]):
    """Reading queries over corrections."""

    def of_row(self, group: int, key: str) -> CorrectionQuerySet:
        """Those made on a row, and those about a claim that stands in it now."""
        anchors = Anchor.objects.filter(Q(claim__membership__position__group=group) | Q(row_key=key))
        return self.filter(pk__in=anchors.values("correction"))

    def shown(self) -> CorrectionQuerySet:
        """With all that a page tells of them, the latest first."""
        return self.select_related("author", "undone_by").prefetch_related("anchors").order_by("-pk")


class Correction(models.Model):
    """One decision of an editor. It is never changed, only undone; what it is about stands in its anchors."""

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="corrections")
    kind = models.CharField(max_length=10, choices=CorrectionKind)
    verdict = models.CharField(max_length=10, choices=[(verdict.value, verdict.value) for verdict in SETTLED_VERDICTS])
    """Of a `VERDICT` only."""
    reason = models.TextField(blank=True)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    undone_at = models.DateTimeField(null=True, blank=True)

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=CorrectionKind.values), name="correction_kind_known"),
            models.CheckConstraint(
                condition=Q(kind=CorrectionKind.VERDICT, verdict__in=[verdict.value for verdict in SETTLED_VERDICTS])
                | Q(~Q(kind=CorrectionKind.VERDICT), verdict=""),
                name="correction_verdict_where_set",
            ),
            models.CheckConstraint(
                condition=~Q(kind=CorrectionKind.VERDICT) | ~Q(reason=""), name="correction_verdict_has_reason"
            ),
            models.CheckConstraint(
                condition=Q(undone_at=None, undone_by=None) | Q(undone_at__isnull=False, undone_by__isnull=False),
                name="correction_undone_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ({self.story})"

    @property
    def subjects(self) -> list[Anchor]:
        """The claims that it is about, as they were, the clearest first."""
        return [anchor for anchor in self.anchors.all() if anchor.subject]

    @property
    def others(self) -> list[Anchor]:
        """The claims to which it ties its subjects, or from which it parts them."""
        return [anchor for anchor in self.anchors.all() if not anchor.subject]

    @property
    def applies(self) -> bool:
        """Whether the claims it is about are still there."""
        there = any(anchor.claim_id for anchor in self.subjects)
        return there and (not self.others or any(anchor.claim_id for anchor in self.others))


class Anchor(models.Model):
    """A claim as a correction knows it: by its words and its place, so that it is found again after each reading."""

    correction = models.ForeignKey(Correction, on_delete=models.CASCADE, related_name="anchors")
    subject = models.BooleanField()
    """The decision is about this claim; else it is one that the subject is tied to or parted from."""
    row_key = models.CharField(max_length=10, db_index=True)
    """Permalink of the row it stood in."""
    article = models.ForeignKey(Article, on_delete=models.SET_NULL, null=True, related_name="+")
    document = models.CharField(max_length=120)
    """Id of its document in the core: finds it again when the same article was removed and comes back."""
    outlet = models.CharField(max_length=300)
    words = models.TextField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    claim = models.ForeignKey(Claim, on_delete=models.SET_NULL, null=True, related_name="anchors")
    """The claim of the present reading; empty: not found any more."""

    class Meta:
        ordering = ("pk",)
        constraints = [models.CheckConstraint(condition=Q(end__gt=F("start")), name="anchor_span_not_empty")]

    def __str__(self) -> str:
        return f"{self.outlet}: {self.words}"


class ReportQuerySet(models.QuerySet["Report"]):
    """Reading queries over reports."""

    def open(self) -> ReportQuerySet:
        """Those that nobody answered yet."""
        return self.filter(resolved_at=None)


class Report(models.Model):
    """A mistake that a reader found in a row, and what an editor answered."""

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="reports")
    row_key = models.CharField(max_length=10, db_index=True)
    """Permalink of the row it is about."""
    label = models.TextField()
    """The row's words at that time."""
    text = models.TextField()
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    answer = models.TextField(blank=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    resolved_at = models.DateTimeField(null=True, blank=True, db_index=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="report_says_what"),
            models.CheckConstraint(
                condition=Q(resolved_at=None, resolved_by=None, answer="")
                | Q(~Q(answer=""), resolved_at__isnull=False, resolved_by__isnull=False),
                name="report_resolved_with_an_answer",
            ),
        ]

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def is_open(self) -> bool:
        """Whether it waits for an answer."""
        return self.resolved_at is None
