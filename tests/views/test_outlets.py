from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

from django.test import Client

from articles.models import Story
from tests.factories import OutletDomainFactory, OutletFactory
from tests.views.conftest import fragment

Counting = Callable[..., AbstractContextManager[object]]


def test_the_directory_tells_who_reported_how_much(reader: Client, story: Story) -> None:
    page = reader.get("/outlets/").content.decode()
    assert page.count('<th scope="row">') == 4


def test_outlets_are_found_by_name_owner_and_domain(reader: Client, db: None) -> None:
    outlet = OutletFactory(name="The Harbour", owner="Quay Press")
    OutletDomainFactory(outlet=outlet, domain="harbour.example")
    OutletFactory(name="Another")
    for words in ("harbour", "quay", "harbour.ex"):
        part = reader.get(f"/outlets/?q={words}", headers=fragment("outlets")).content.decode()
        assert "The Harbour" in part
        assert "Another" not in part
        assert "<html" not in part


def test_a_search_without_a_hit_says_so(reader: Client, db: None) -> None:
    assert "No outlet has “nobody”" in reader.get("/outlets/?q=nobody").content.decode()


def test_an_outlets_page_lists_what_it_reported_and_leaves_the_unknown_unknown(reader: Client, story: Story) -> None:
    article = story.articles.select_related("outlet").all()[0]
    assert article.outlet
    page = reader.get(article.outlet.get_absolute_url()).content.decode()
    assert article.title in page
    assert story.title in page
    assert page.count("not known") >= 4


def test_only_who_may_curate_is_offered_it(reader: Client, story: Story) -> None:
    assert "Curate" not in reader.get("/outlets/").content.decode()


def test_the_number_of_queries_does_not_grow(reader: Client, db: None, django_assert_num_queries: Counting) -> None:
    OutletDomainFactory()
    with django_assert_num_queries(6):
        reader.get("/outlets/")
    for _ in range(30):
        OutletDomainFactory()
    with django_assert_num_queries(6):
        reader.get("/outlets/")
