"""What editors do with an article after it came in."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from articles.exceptions import SubmissionError
from articles.models import Article, ArticleState, Job, JobKind, JobStatus, Outlet
from articles.services import jobs, stories


def retry(article: Article) -> Job:
    """Try a failed article again. Raises `SubmissionError` where there is nothing to try again."""
    job = article.jobs.filter(status__in=[JobStatus.FAILED, JobStatus.DEAD]).order_by("-pk").first()
    if article.state != ArticleState.FAILED or job is None:
        raise SubmissionError("This article did not fail, so there is nothing to try again.")
    return jobs.requeue(job)


@transaction.atomic
def remove(article: Article) -> Job | None:
    """Take an article out of its story. Returns the comparison that must follow where the table held it."""
    story, in_table = article.story, article.state == ArticleState.READY
    article.delete()
    stories.touch(story)
    return jobs.queue(JobKind.COMPARE, story) if in_table else None


@transaction.atomic
def update(article: Article, *, outlet: Outlet | None, title: str, published: dt.datetime | None) -> Job | None:
    """Correct an article's outlet, headline or date. Dates in its text are read anew when its own date changed."""
    dated_anew = article.published != published
    article.outlet, article.title, article.published = outlet, title, published
    article.save(update_fields=["outlet", "title", "published_at", "published_offset"])
    stories.touch(article.story)
    if article.state != ArticleState.READY:
        return None
    if dated_anew:
        return jobs.queue(JobKind.READ, article.story, article)
    return jobs.queue(JobKind.COMPARE, article.story)
