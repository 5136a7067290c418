"""Taking in what editors submit. Each article is one short transaction; one bad address doesn't hold up the others."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction

from articles.exceptions import IngestError, InvalidAddress, TooLarge
from articles.ingestion import canonical_url, read_text
from articles.models import Article, Job, JobKind, Outlet, Source, Story
from articles.models.articles import first_words
from articles.services import jobs, outlets, stories
from articles.services.policies import policies

AT_ONCE = 50
"""Addresses taken at once, for each is a transaction: 50 take 0.8 s on SQLite, 2 s on PostgreSQL on a busy machine."""
OPENING = 60
"""Characters of a text's first words by which it is called: about one line of a list."""


@dataclass(frozen=True, slots=True)
class Submitted:
    """What became of one submission: an article with its job, or the reason why there is none."""

    given: str
    """The address, file name or first words as given."""
    article: Article | None = None
    job: Job | None = None
    problem: str = ""
    duplicate_of: Article | None = None
    beyond: bool = False
    """Not looked at: more was given than is taken at once."""


def add_urls(story: Story, urls: Iterable[str], user: User | None = None) -> list[Submitted]:
    """Take in the first `AT_ONCE` addresses, one article each; empty lines are skipped, repeated ones taken once."""
    given = list(dict.fromkeys(url.strip() for url in urls if url.strip()))
    taken = [_add_url(story, url, user) for url in given[:AT_ONCE]]
    return taken + [Submitted(url, beyond=True) for url in given[AT_ONCE:]]


def add_text(
    story: Story,
    text: str,
    *,
    title: str = "",
    outlet: Outlet | None = None,
    published: dt.datetime | None = None,
    url: str = "",
    user: User | None = None,
) -> Submitted:
    """Take in pasted text. The same text of the same outlet is recognised at once.

    `published` without a zone means that only the date is known.
    """
    given = title or first_words(text, OPENING) or "(nothing)"
    try:
        document = read_text(text, title=title, policy=policies().extract)
        address = canonical_url(url) if url else ""
    except IngestError as error:
        return Submitted(given, problem=error.user_message)
    outlet = outlet or (outlets.find_by_url(address) if address else None)
    twin = Article.objects.filter(story=story, outlet=outlet, text_hash=text_hash(document.text)).first()
    if twin:
        return _duplicate(given, twin)
    article = Article(source=Source.TEXT, outlet=outlet, url=url[:2000], canonical_url=address)
    article.title, article.published = document.title[:500], published
    article.opening = first_words(document.text, OPENING)
    return _add(story, article, given, document.text.encode("utf-8", "replace"), user)


def add_file(
    story: Story,
    name: str,
    data: bytes,
    *,
    outlet: Outlet | None = None,
    published: dt.datetime | None = None,
    user: User | None = None,
) -> Submitted:
    """Take in an uploaded file; it is opened by the worker, not here."""
    if len(data) > policies().extract.max_bytes:
        return Submitted(name, problem=TooLarge().user_message)
    article = Article(source=Source.FILE, outlet=outlet, file_name=name[-255:])
    article.published = published
    return _add(story, article, name, data, user)


def text_hash(text: str) -> str:
    """The same for texts that differ in white space only."""
    return hashlib.sha256(" ".join(text.split()).encode("utf-8", "replace")).hexdigest()


def _add_url(story: Story, url: str, user: User | None) -> Submitted:
    try:
        address = canonical_url(url)
    except InvalidAddress as error:
        return Submitted(url, problem=error.user_message)
    article = Article(source=Source.URL, url=url, canonical_url=address, outlet=outlets.find_by_url(address))
    return _add(story, article, url, None, user)


def _add(story: Story, article: Article, given: str, payload: bytes | None, user: User | None) -> Submitted:
    article.story, article.added_by = story, user
    if article.canonical_url:
        twin = Article.objects.filter(story=story, canonical_url=article.canonical_url).first()
        if twin:
            return _duplicate(given, twin)
    try:
        with transaction.atomic():
            article.save()
            job = jobs.queue(JobKind.INGEST, story, article, payload)
            stories.touch(story)
    except IntegrityError:  # somebody else added it between the look and the write
        twin = Article.objects.filter(story=story, canonical_url=article.canonical_url).first()
        if twin is None:
            raise
        return _duplicate(given, twin)
    return Submitted(given, article, job)


def _duplicate(given: str, twin: Article) -> Submitted:
    return Submitted(given, problem="This article is already in the story.", duplicate_of=twin)
