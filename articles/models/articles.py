"""One outlet's report, and the states of its text."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from articles.models.outlets import Outlet
from articles.models.stories import Story, random_key


def first_words(text: str, most: int) -> str:
    """The beginning of a text in `most` characters at most, cut between words where it has any."""
    line = " ".join(text[: 4 * most].split())
    if len(line) <= most:
        return line
    cut = line[:most]
    return f"{cut[: cut.rfind(' ')] if ' ' in cut else cut[:-1]}…"


class ArticleState(models.TextChoices):
    """Where an article is on its way into the table."""

    WAITING = "waiting", "Waiting"
    FETCHING = "fetching", "Fetching"
    READING = "reading", "Reading"
    READY = "ready", "Ready"
    FAILED = "failed", "Failed"
    DUPLICATE = "duplicate", "Already here"
    """Turned out to be an article that the story holds already; never part of the table."""

    @classmethod
    def pending(cls) -> tuple[ArticleState, ...]:
        """The states from which it still moves by itself."""
        return (cls.WAITING, cls.FETCHING, cls.READING)


class Source(models.TextChoices):
    """How an article came in."""

    URL = "url", "Address"
    TEXT = "text", "Pasted text"
    FILE = "file", "File"


class ArticleQuerySet(models.QuerySet["Article"]):
    """Reading queries over articles."""

    def in_story_order(self) -> ArticleQuerySet:
        """Order as the table's columns: by outlet, then by publication, the unknown last."""
        return self.order_by("outlet__name", models.F("published_at").asc(nulls_last=True), "pk")

    def readable(self) -> ArticleQuerySet:
        """Only those with a text."""
        return self.filter(state=ArticleState.READY, revision__isnull=False)


class Article(models.Model):
    """One outlet's report in one story."""

    key = models.CharField(max_length=10, unique=True, default=random_key, editable=False)
    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="articles")
    outlet = models.ForeignKey(Outlet, on_delete=models.PROTECT, related_name="articles", null=True, blank=True)
    source = models.CharField(max_length=10, choices=Source)
    url = models.URLField(max_length=2000, blank=True)
    """As submitted."""
    canonical_url = models.CharField(max_length=2000, blank=True)
    file_name = models.CharField(max_length=255, blank=True)
    title = models.CharField(max_length=500, blank=True)
    """Its headline, where one is known."""
    opening = models.CharField(max_length=80, blank=True)
    """The first words of a pasted text, to call it by while it has no headline."""
    byline = models.CharField(max_length=300, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    """The instant; midnight UTC where only a date is known (then `published_offset` is empty)."""
    published_offset = models.SmallIntegerField(null=True, blank=True)
    """Minutes east of UTC of the clock it was published by; empty: only the date is known."""
    language = models.CharField(max_length=8, blank=True)
    partial = models.BooleanField(default=False)
    """Only part of the article is here: what it lacks can't be called absent."""
    state = models.CharField(max_length=10, choices=ArticleState, default=ArticleState.WAITING)
    error_code = models.CharField(max_length=40, blank=True)
    message = models.TextField(blank=True)
    """For people: what happened and what to do next."""
    can_retry = models.BooleanField(default=False)
    revision = models.OneToOneField("Revision", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    """The state of its text that the table shows."""
    text_hash = models.CharField(max_length=64, blank=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    added_at = models.DateTimeField(auto_now_add=True)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        indexes = [models.Index(fields=["story", "state"], name="article_story_state")]
        constraints = [
            models.UniqueConstraint(
                fields=["story", "canonical_url"], condition=~Q(canonical_url=""), name="article_url_once_per_story"
            ),
            models.UniqueConstraint(
                fields=["story", "outlet", "text_hash"], condition=~Q(text_hash=""), name="article_text_once_per_outlet"
            ),
            models.UniqueConstraint(
                fields=["story", "text_hash"],
                condition=~Q(text_hash="") & Q(outlet=None),
                name="article_text_once_without_outlet",
            ),
            models.CheckConstraint(condition=Q(state__in=ArticleState.values), name="article_state_known"),
            models.CheckConstraint(
                condition=~Q(state=ArticleState.READY) | ~Q(text_hash=""), name="article_ready_has_text"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[ArticleState.FAILED, ArticleState.DUPLICATE]) | ~Q(message=""),
                name="article_failed_says_why",
            ),
        ]

    def __str__(self) -> str:
        opening = f"“{self.opening}”" if self.opening else ""
        return self.title or opening or self.url or self.file_name or "Pasted text"

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("article", args=[self.key])

    @property
    def published(self) -> dt.datetime | None:
        """Publication by the outlet's own clock; without a zone where only the date is known."""
        if self.published_at is None:
            return None
        if self.published_offset is None:
            return self.published_at.astimezone(dt.UTC).replace(tzinfo=None)
        return self.published_at.astimezone(dt.timezone(dt.timedelta(minutes=self.published_offset)))

    @published.setter
    def published(self, value: dt.datetime | None) -> None:
        self.published_at = value.replace(tzinfo=dt.UTC) if value and value.tzinfo is None else value
        offset = value.utcoffset() if value else None
        self.published_offset = None if offset is None else round(offset.total_seconds() / 60)

    @property
    def outlet_name(self) -> str:
        """The outlet's name, or words that tell one unknown outlet from another."""
        if self.outlet:
            return self.outlet.name
        return f"Unknown outlet ({first_words(self.title or self.opening or str(self), 44)})"

    @property
    def pending(self) -> bool:
        """Whether it still moves by itself."""
        return self.state in ArticleState.pending()


class Revision(models.Model):
    """One fetched or pasted state of an article's text. Never changed in place."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=500, blank=True)
    text = models.TextField()
    text_hash = models.CharField(max_length=64)
    partial = models.BooleanField(default=False)
    unreadable = models.TextField(blank=True)
    """Why the reading is not sound; empty when it is."""
    sentences = models.JSONField(default=list)
    """[[start, end], …], characters of `text`."""
    quotes = models.JSONField(default=list)
    stored_at = models.DateTimeField(auto_now_add=True)
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("article", "number")
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="revision_number_once"),
            models.CheckConstraint(condition=~Q(text=""), name="revision_has_text"),
        ]

    def __str__(self) -> str:
        return f"{self.article} ({self.number})"

    @property
    def document_id(self) -> str:
        """Its id in the core. From outlet and words: the table must not depend on the order of arrival."""
        outlet = self.article.outlet
        return f"{self.text_hash[:12]}.{outlet.slug if outlet else ''}"
