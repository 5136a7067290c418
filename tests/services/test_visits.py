from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.contrib.auth.models import AnonymousUser, User
from django.utils import timezone

from articles.models import ClaimGroup, Revision, Story, StoryVisit
from articles.services import compare, visits
from articles.services.visits import Changes
from tests.factories import ClaimFactory, ClaimGroupFactory, JobFactory, StoryFactory, ready_article

Counting = Callable[..., AbstractContextManager[object]]


@pytest.fixture
def story(db: None) -> Story:
    return StoryFactory()


def went(user: User, story: Story, hours: int) -> dt.datetime:
    """The reader's visit was so many hours ago."""
    moment = timezone.now() - dt.timedelta(hours=hours)
    StoryVisit.objects.update_or_create(user=user, story=story, defaults={"seen_at": moment})
    return moment


def test_a_first_visit_is_noted_and_has_no_news(journalist: User, story: Story) -> None:
    ready_article(story=story)
    assert visits.opened(journalist, story) is None
    assert StoryVisit.objects.get().seen_at >= story.changed_at


def test_nobody_in_particular_is_not_noted(story: Story) -> None:
    assert visits.opened(AnonymousUser(), story) is None
    assert visits.changes(AnonymousUser(), [story.pk]) == {}
    assert not StoryVisit.objects.exists()


def test_new_articles_texts_and_verdicts_since_the_visit_before(journalist: User, story: Story) -> None:
    old, revised = ready_article("Old.", story=story), ready_article("Older.", story=story)
    Revision.objects.update(stored_at=timezone.now() - dt.timedelta(hours=2))
    ClaimGroupFactory(story=story, verdict="conflict", verdict_since=timezone.now() - dt.timedelta(hours=2))
    ClaimGroupFactory(story=story, verdict="conflict")
    since = went(journalist, story, hours=1)
    assert visits.changes(journalist, [story.pk]) == {story.pk: Changes(since)}
    Revision.objects.create(article=revised, number=2, text="Newer.", text_hash="newer")
    fresh = ready_article("Fresh.", story=story)
    Revision.objects.create(article=fresh, number=2, text="Fresher.", text_hash="fresher")
    for verdict in ("conflict", "agree", "single"):
        ClaimGroupFactory(story=story, verdict=verdict, verdict_since=timezone.now())
    expected = Changes(since, articles=1, revised=1, conflicts=1, rows=3)
    assert visits.changes(journalist, [story.pk]) == {story.pk: expected}
    assert visits.opened(journalist, story) == expected
    assert expected.other_rows == 2
    assert old.revisions.count() == 1


def test_looking_again_soon_is_the_same_visit(journalist: User, story: Story) -> None:
    since = went(journalist, story, hours=2)
    ready_article(story=story)
    for _ in range(3):
        found = visits.opened(journalist, story)
        assert found == Changes(since, articles=1)
    assert not visits.changes(journalist, [story.pk])[story.pk], "all of it has been seen"


def test_coming_back_later_is_another_visit(journalist: User, story: Story) -> None:
    went(journalist, story, hours=2)
    visits.opened(journalist, story)
    since = went(journalist, story, hours=1)
    assert visits.opened(journalist, story) == Changes(since)


def test_what_comes_in_during_a_visit_is_seen_when_the_page_shows_it(journalist: User, story: Story) -> None:
    visits.opened(journalist, story)
    ready_article(story=story)
    Story.objects.filter(pk=story.pk).update(changed_at=timezone.now())
    assert visits.changes(journalist, [story.pk])[story.pk].articles == 1
    story.refresh_from_db()
    visits.opened(journalist, story)
    assert not visits.changes(journalist, [story.pk])[story.pk]


def test_readers_do_not_share_visits(journalist: User, editor: User, story: Story) -> None:
    visits.opened(editor, story)
    assert visits.changes(journalist, [story.pk]) == {}
    assert set(Story.objects.all().news_for(journalist)) == {story}
    assert set(Story.objects.all().news_for(editor)) == set()


def test_a_second_look_within_a_visit_writes_nothing(
    journalist: User, story: Story, django_assert_num_queries: Counting
) -> None:
    visits.opened(journalist, story)
    with django_assert_num_queries(1):
        visits.opened(journalist, story)


def test_a_comparison_dates_only_the_verdicts_that_are_new(story: Story) -> None:
    for outlet_says in ("The bridge was closed on Monday.", "The bridge was closed on Monday by the council."):
        ClaimFactory(revision=ready_article(outlet_says, story=story).revision)
    compare.run(JobFactory(kind="compare", article=None, story=story, status="running", lease="a" * 32,
                           leased_until=timezone.now()))  # fmt: skip
    first = dict(ClaimGroup.objects.values_list("key", "verdict_since"))
    assert first
    assert all(first.values())
    compare.run(JobFactory(kind="compare", article=None, story=story, status="running", lease="b" * 32,
                           leased_until=timezone.now()))  # fmt: skip
    assert dict(ClaimGroup.objects.values_list("key", "verdict_since")) == first
