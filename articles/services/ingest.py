"""From a submission to a stored revision."""

from __future__ import annotations

from django.db import IntegrityError, transaction

from articles.domain import Document
from articles.exceptions import IngestError
from articles.ingestion import extract, fetch, read_file, read_text
from articles.models import Article, ArticleState, Job, JobKind, JobStatus, Outlet, Revision, Source
from articles.services import jobs, outlets, stories
from articles.services.policies import policies
from articles.services.submit import text_hash


def run(job: Job) -> list[Job]:
    """Fetch and extract a job's article and store its text. Returns the jobs that follow from it."""
    article = job.article
    assert article is not None  # noqa: S101 - the database guarantees it
    Article.objects.filter(pk=article.pk).update(state=ArticleState.FETCHING)
    try:
        document = _document(article, bytes(job.payload or b""))
    except IngestError as error:
        return fail(job, article, error)
    try:
        return _store(job, article, document)
    except IntegrityError:  # the same text or address came in by another way meanwhile
        article.refresh_from_db()
        return _store(job, article, document)


def fail(job: Job, article: Article, error: IngestError) -> list[Job]:
    """Close a job whose article can't be read, and say why. The story's table must show it as unknown."""
    with transaction.atomic():
        jobs.finish(job, JobStatus.FAILED, str(error))
        Article.objects.filter(pk=article.pk).update(
            state=ArticleState.FAILED, error_code=error.code, message=error.user_message, can_retry=error.retry
        )
        stories.touch(job.story)
    return []


def _document(article: Article, payload: bytes) -> Document:
    limits = policies()
    if article.source == Source.URL:
        return extract(fetch(article.canonical_url, limits.fetch), limits.extract)
    if article.source == Source.FILE:
        return read_file(article.file_name, payload, limits.extract)
    return read_text(payload.decode("utf-8"), title=article.title, policy=limits.extract)


def _store(job: Job, article: Article, document: Document) -> list[Job]:
    with transaction.atomic():
        jobs.finish(job)
        _fill_in(article, document)
        if twin := _twin(article):
            return _store_duplicate(article, twin)
        article.revision = _revision(article, document)
        article.state, article.message, article.error_code = ArticleState.READING, "", ""
        article.save()
        stories.touch(job.story)
        return [jobs.queue(JobKind.READ, job.story, article)]


def _fill_in(article: Article, document: Document) -> None:
    """Complete what the editor left open; what the editor gave stays."""
    address = document.url or article.canonical_url
    article.canonical_url = address[:2000]
    article.outlet = article.outlet or _outlet(address, document)
    article.title = article.title or document.title[:500]
    article.byline = article.byline or document.byline[:300]
    article.language = document.language
    article.partial = document.partial
    article.text_hash = text_hash(document.text)
    if article.published is None:
        article.published = document.published


def _outlet(address: str, document: Document) -> Outlet | None:
    return outlets.find_or_create(address, document.site_name) if address else None


def _twin(article: Article) -> Article | None:
    others = Article.objects.filter(story=article.story).exclude(pk=article.pk).exclude(state=ArticleState.DUPLICATE)
    if article.canonical_url and (same := others.filter(canonical_url=article.canonical_url).first()):
        return same
    return others.filter(outlet=article.outlet, text_hash=article.text_hash).first()


def _store_duplicate(article: Article, twin: Article) -> list[Job]:
    Article.objects.filter(pk=article.pk).update(
        state=ArticleState.DUPLICATE,
        error_code="duplicate",
        message=f"This is the same article as “{twin}”, which the story holds already. You can remove this entry.",
        can_retry=False,
    )
    return []


def _revision(article: Article, document: Document) -> Revision:
    """Store the text as a new state; the same text as now stays the same state."""
    current = article.revision
    if current is not None and current.text == document.text:
        return current
    last = article.revisions.order_by("-number").first()
    return Revision.objects.create(
        article=article,
        number=last.number + 1 if last else 1,
        title=document.title[:500],
        text=document.text,
        text_hash=article.text_hash,
        partial=document.partial,
    )
