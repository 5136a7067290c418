"""Claims and the table made of them."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from articles import domain
from articles.models.articles import Article, Revision
from articles.models.stories import Story, random_key


def _choices(enum: type[domain.Verdict] | type[domain.FindingKind] | type[domain.Assertion]) -> list[tuple[str, str]]:
    return [(member.value, member.value.capitalize()) for member in enum]


class Claim(models.Model):
    """One proposition of a revision, with the words it stands on."""

    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="claims")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    text = models.TextField()
    assertion = models.CharField(max_length=12, choices=_choices(domain.Assertion))
    source = models.CharField(max_length=300, blank=True)
    """Who is said to say it; empty: the outlet's own voice."""
    contents = models.JSONField()
    """The whole `domain.Claim` as `articles.wire` writes it."""

    class Meta:
        ordering = ("revision", "start")
        constraints = [
            models.UniqueConstraint(fields=["revision", "start", "end"], name="claim_span_once"),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="claim_span_not_empty"),
        ]

    def __str__(self) -> str:
        return self.text


class ClaimGroup(models.Model):
    """A row: claims from different articles about the same matter."""

    key = models.CharField(max_length=10, unique=True, default=random_key, editable=False)
    """Its permalink; kept when the story is compared again."""
    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="groups")
    rank = models.PositiveIntegerField()
    """Place in the table, 0 first."""
    verdict = models.CharField(max_length=10, choices=_choices(domain.Verdict))
    verdict_since = models.DateTimeField(null=True, blank=True)
    """When the row came to this verdict; empty: before this was kept."""
    label = models.TextField()
    origins = models.PositiveIntegerField(default=1)
    corrected = models.BooleanField(default=False)
    """An editor's decision shaped it."""
    nearest = models.JSONField(default=dict)
    """{article pk: [[start, end, score], …]}: what comes nearest where an article has nothing in the row."""

    class Meta:
        ordering = ("story", "rank")
        indexes = [models.Index(fields=["story", "verdict"], name="group_story_verdict")]
        constraints = [
            models.CheckConstraint(
                condition=Q(verdict__in=[v.value for v in domain.Verdict]), name="group_verdict_known"
            ),
            models.CheckConstraint(condition=Q(origins__gte=1), name="group_has_an_origin"),
        ]

    def __str__(self) -> str:
        return self.label

    def get_absolute_url(self) -> str:
        """Its permalink."""
        return reverse("row", args=[self.key])


class Position(models.Model):
    """Claims of a row that can all be true together, or those that take no side where others conflict."""

    group = models.ForeignKey(ClaimGroup, on_delete=models.CASCADE, related_name="positions")
    name = models.CharField(max_length=3, blank=True)
    """A, B, C …; empty for the claims that take no side."""

    class Meta:
        ordering = ("group", "pk")
        constraints = [models.UniqueConstraint(fields=["group", "name"], name="position_name_once")]

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """A claim's place in a row. A claim is in one row at most."""

    claim = models.OneToOneField(Claim, on_delete=models.CASCADE, related_name="membership")
    position = models.ForeignKey(Position, on_delete=models.CASCADE, related_name="memberships")
    score = models.FloatField()
    suggested = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(score__gte=0) & Q(score__lte=1), name="membership_score_is_probability"),
        ]

    def __str__(self) -> str:
        return f"{self.position}: {self.claim}"


class Finding(models.Model):
    """One typed difference between two claims of a row."""

    group = models.ForeignKey(ClaimGroup, on_delete=models.CASCADE, related_name="findings")
    kind = models.CharField(max_length=12, choices=_choices(domain.FindingKind))
    verdict = models.CharField(max_length=10, choices=_choices(domain.Verdict))
    first = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="+")
    first_start = models.PositiveIntegerField()
    first_end = models.PositiveIntegerField()
    second_start = models.PositiveIntegerField()
    second_end = models.PositiveIntegerField()
    explanation = models.TextField()

    class Meta:
        ordering = ("group", "pk")
        constraints = [
            models.CheckConstraint(condition=~Q(first=F("second")), name="finding_between_two_claims"),
            models.CheckConstraint(
                condition=Q(first_end__gt=F("first_start")) & Q(second_end__gt=F("second_start")),
                name="finding_spans_not_empty",
            ),
            models.CheckConstraint(
                condition=Q(verdict__in=[domain.Verdict.CONFLICT.value, domain.Verdict.DIFFER.value]),
                name="finding_verdict_is_a_difference",
            ),
        ]

    def __str__(self) -> str:
        return self.explanation


class Origin(models.Model):
    """Articles of a story that carry the same wire copy or release."""

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="origins")
    agency = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return self.agency or "Shared text"


class OriginPassage(models.Model):
    """A passage that an article shares with others of its origin."""

    origin = models.ForeignKey(Origin, on_delete=models.CASCADE, related_name="passages")
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="shared_passages")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(end__gt=F("start")), name="passage_not_empty")]

    def __str__(self) -> str:
        return f"{self.article} {self.start}-{self.end}"
