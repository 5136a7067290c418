"""From a stored revision to its claims."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from articles.domain import Document, Reading
from articles.exceptions import ExtractionFailed
from articles.models import Article, ArticleState, Claim, Job, JobKind, Revision
from articles.services import ingest, jobs, stories
from articles.services.policies import policies
from articles.wire import to_json


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

    return read(document_of(article, revision), policies().language)


def _save(revision: Revision, reading: Reading) -> None:
    revision.claims.all().delete()
    Claim.objects.bulk_create(
        Claim(
            revision=revision,
            start=claim.start,
            end=claim.end,
            text=claim.text,
            assertion=claim.assertion,
            source=claim.attribution.source[:300] if claim.attribution else "",
            contents=to_json(claim),
        )
        for claim in reading.claims
    )
    revision.sentences = [list(span) for span in reading.sentences]
    revision.quotes = to_json(reading.quotes)
    revision.unreadable = reading.unreadable
    revision.read_at = timezone.now()
    revision.save(update_fields=["sentences", "quotes", "unreadable", "read_at"])
