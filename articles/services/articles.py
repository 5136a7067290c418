"""What editors do with an article after it came in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from django.db import transaction

from articles.exceptions import SubmissionError
from articles.models import Article, ArticleState, Job, JobKind, Outlet, Story
from articles.services import jobs, stories


def retry(article: Article) -> Job:
    """Try a failed article again. Raises `SubmissionError` where there is nothing to try again."""
    waiting = jobs.requeue_last(Article.objects.filter(pk=article.pk, state=ArticleState.FAILED))
    if not waiting:
        raise SubmissionError("This article did not fail, so there is nothing to try again.")
    return waiting[0]


def retry_failed(story: Story) -> list[Job]:
    """Try all failed articles of a story again for which that makes sense."""
    return jobs.requeue_last(story.articles.filter(state=ArticleState.FAILED, can_retry=True))


@transaction.atomic
def remove(article: Article) -> Job | None:
    """Take an article out of its story. Returns the comparison that must follow where the table held it."""
    story, in_table = article.story, article.state == ArticleState.READY
    article.delete()
    stories.touch(story)
    return jobs.queue(JobKind.COMPARE, story) if in_table else None


@transaction.atomic
def remove_failed(story: Story, keys: Collection[str]) -> int:
    """Take the failed articles among these out of their story; returns how many. What failed since stays."""
    failed = story.articles.filter(state=ArticleState.FAILED, key__in=keys).select_for_update()
    held = list(failed.values_list("pk", flat=True))
    Article.objects.filter(pk__in=held).delete()
    stories.touch(story)
    return len(held)


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
