"""Submitting: each article on its own, duplicates said, nothing lost."""

from __future__ import annotations

import datetime as dt

import pytest

from articles.models import Article, Job, JobKind, Outlet, OutletDomain
from articles.services import articles, submit
from articles.services.outlets import find_by_url, find_or_create
from tests.factories import ArticleFactory, JobFactory, OutletDomainFactory, OutletFactory, StoryFactory, ready_article

pytestmark = pytest.mark.django_db

TEXT = """Harbour bridge closed after a crack is found

The harbour bridge was closed on Monday after engineers found a crack in its main girder. About 200 people were led to
safety, the city said. The bridge carries 40,000 cars a day and will stay closed for at least three weeks, according to
the harbour office. Mayor Ana Duarte said the repair would cost up to 12 million dollars.
"""


def test_each_address_becomes_an_article_with_a_job():
    story = StoryFactory()

    results = submit.add_urls(story, ["https://a.example.org/one", "", "  https://b.example.org/two  "])

    assert [result.article.url for result in results] == ["https://a.example.org/one", "https://b.example.org/two"]
    assert {result.job.kind for result in results} == {JobKind.INGEST}


def test_a_bad_address_does_not_hold_up_the_others():
    results = submit.add_urls(StoryFactory(), ["not an address", "file:///etc/passwd", "https://a.example.org/one"])

    assert [bool(result.problem) for result in results] == [True, True, False]
    assert Article.objects.count() == 1


def test_the_same_address_with_tracking_is_a_duplicate_and_said():
    story = StoryFactory()
    first = submit.add_urls(story, ["https://a.example.org/one"])[0]

    again = submit.add_urls(story, ["https://a.example.org/one?utm_source=mail#top"])[0]

    assert again.article is None
    assert again.duplicate_of == first.article
    assert "already" in again.problem


def test_the_same_address_may_be_in_two_stories():
    for _ in range(2):
        assert submit.add_urls(StoryFactory(), ["https://a.example.org/one"])[0].article


def test_the_outlet_is_known_by_its_domain_or_the_one_above():
    news = OutletDomainFactory(domain="example.org").outlet
    sport = OutletDomainFactory(domain="sport.example.org").outlet

    assert find_by_url("https://www.example.org/a") == news
    assert find_by_url("https://live.sport.example.org/a") == sport
    assert find_by_url("https://notexample.org/a") is None


def test_an_unknown_domain_makes_an_outlet_named_by_its_site():
    outlet = find_or_create("https://www.bay-tribune.com/a", "The Bay Tribune")

    assert outlet.name == "The Bay Tribune"
    assert find_or_create("https://m.bay-tribune.com/b", "") == outlet
    assert OutletDomain.objects.get().domain == "bay-tribune.com"


def test_a_site_that_borrows_another_outlets_name_does_not_become_it():
    OutletFactory(name="The Bay Tribune")

    assert find_or_create("https://bay-tribune.net/a", "The Bay Tribune").name == "The Bay Tribune (bay-tribune.net)"
    assert Outlet.objects.count() == 2


def test_pasted_text_keeps_what_the_editor_said_about_it():
    outlet = OutletFactory()
    published = dt.datetime(2025, 2, 3, 21, 30, tzinfo=dt.timezone(dt.timedelta(hours=-5)))

    added = submit.add_text(StoryFactory(), TEXT, outlet=outlet, published=published).article
    added.refresh_from_db()

    assert added.outlet == outlet
    assert added.published == published
    assert added.published.utcoffset() == dt.timedelta(hours=-5)
    assert added.title == "Harbour bridge closed after a crack is found"


def test_a_bare_date_stays_a_bare_date():
    added = submit.add_text(StoryFactory(), TEXT, published=dt.datetime(2025, 2, 3)).article
    added.refresh_from_db()

    assert added.published == dt.datetime(2025, 2, 3)


@pytest.mark.parametrize("text", ["", "   \n ", "Just one line."])
def test_text_without_an_article_is_refused_with_a_reason(text: str):
    result = submit.add_text(StoryFactory(), text)

    assert result.article is None
    assert result.problem
    assert not Job.objects.exists()


def test_text_of_ten_megabytes_is_refused_with_a_reason():
    assert "larger" in submit.add_text(StoryFactory(), "many words " * 1_000_000).problem


def test_a_failed_article_can_be_tried_again():
    job = JobFactory(status="failed", article__state="failed", article__message="No answer.", article__can_retry=True)

    assert articles.retry(job.article).status == "queued"


def test_removing_an_article_of_the_table_asks_for_a_new_comparison():
    assert articles.remove(ready_article()).kind == JobKind.COMPARE
    assert articles.remove(ArticleFactory()) is None


def test_another_date_means_reading_anew_and_another_outlet_comparing_anew():
    article = ready_article()
    other = OutletFactory()

    assert articles.update(article, outlet=other, title="T", published=None).kind == JobKind.COMPARE
    moved = articles.update(article, outlet=other, title="T", published=dt.datetime(2025, 2, 3, tzinfo=dt.UTC))
    assert moved.kind == JobKind.READ
