"""From a stored revision to its claims."""

from __future__ import annotations

from collections import defaultdict

from django.db import transaction
from django.utils import timezone

from articles.domain import Claim as ClaimValue
from articles.domain import Document, Reading
from articles.exceptions import ExtractionFailed
from articles.models import Article, ArticleState, Claim, Job, JobKind, Revision
from articles.services import ingest, jobs, stories
from articles.services.policies import policies
from articles.wire import to_json

RECENT_REVISIONS = 50
"""How many of an outlet's other texts are looked through for boilerplate."""
BOILERPLATE_STORIES = 3
"""A line in this many other stories is boilerplate. Two can be one event followed up."""


def run(job: Job) -> list[Job]:
    """Read the current text of a job's article and store its claims. Returns the comparison that follows."""
    article = job.article
    if article is None or article.revision is None:
        return ingest.fail(job, article, ExtractionFailed()) if article else []
    reading = _read(article, article.revision)
    with transaction.atomic():
        jobs.finish(job)
        _save(article.revision, reading)
        Article.objects.filter(pk=article.pk).update(state=ArticleState.READY, message=reading.unreadable)
        stories.touch(job.story)
        return [jobs.queue(JobKind.COMPARE, job.story)]


def load_model() -> None:
    """Load the language model of this installation into this process, once."""
    from articles.language.pipeline import load

    load(policies().language.model)


def document_of(article: Article, revision: Revision) -> Document:
    """The stored text as the core reads it. Its id follows from outlet and words."""
    return Document(
        id=revision.document_id,
        text=revision.text,
        title=article.title,
        byline=article.byline,
        outlet=article.outlet_name,
        url=article.canonical_url,
        published=article.published,
        language=article.language,
        partial=article.partial,
    )


def _read(article: Article, revision: Revision) -> Reading:
    from articles.language import read  # loads the language model: workers only, never the web process

    return read(document_of(article, revision), policies().language, _boilerplate(article))


def _boilerplate(article: Article) -> frozenset[str]:
    """Lines that the outlet repeats from story to story: who its writers are, where to subscribe.

    Only what stands in several other stories counts: within one story an outlet may well repeat the facts.
    """
    if article.outlet is None:
        return frozenset()
    others = Revision.objects.filter(article__outlet=article.outlet).exclude(article__story=article.story)
    seen: dict[str, set[int]] = defaultdict(set)
    for story, text in others.order_by("-pk").values_list("article__story_id", "text")[:RECENT_REVISIONS]:
        for line in text.split("\n"):
            seen[line.strip()].add(story)
    return frozenset(line for line, stories_with_it in seen.items() if len(stories_with_it) >= BOILERPLATE_STORIES)


def _save(revision: Revision, reading: Reading) -> None:
    """Store the claims. Those that stand where they stood keep their place in the table until it is made anew."""
    before = {(claim.start, claim.end): claim for claim in revision.claims.all()}
    claims = [_stored(claim, revision, before.get((claim.start, claim.end))) for claim in reading.claims]
    revision.claims.exclude(pk__in=[claim.pk for claim in claims if claim.pk]).delete()
    Claim.objects.bulk_update([claim for claim in claims if claim.pk], ["assertion", "source", "contents"])
    Claim.objects.bulk_create(claim for claim in claims if not claim.pk)
    revision.sentences = [list(span) for span in reading.sentences]
    revision.quotes = to_json(reading.quotes)
    revision.unreadable = reading.unreadable
    revision.read_at = timezone.now()
    revision.save(update_fields=["sentences", "quotes", "unreadable", "read_at"])


def _stored(value: ClaimValue, revision: Revision, before: Claim | None) -> Claim:
    claim = before or Claim(revision=revision, start=value.start, end=value.end, text=value.text)
    claim.assertion = value.assertion
    claim.source = value.attribution.source[:300] if value.attribution else ""
    claim.contents = to_json(value)
    return claim
