from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from unittest.mock import patch

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from articles.models import Article, Job, JobKind, JobStatus, Outlet, Story
from tests.factories import CorrectionFactory, JobFactory, OutletDomainFactory

Counting = Callable[..., AbstractContextManager[object]]
LISTS = (
    *("articles/outlet", "articles/story", "articles/article", "articles/job", "articles/correction"),
    *("auth/user", "auth/group"),
)


@pytest.mark.parametrize("model", LISTS)
def test_every_list_opens_and_can_be_searched(curator: Client, story: Story, model: str) -> None:
    JobFactory()
    assert curator.get(f"/admin/{model}/").status_code == 200
    assert curator.get(f"/admin/{model}/?q=report").status_code == 200


@pytest.mark.parametrize("model", LISTS)
def test_editors_do_not_enter(desk: Client, model: str) -> None:
    page = desk.get(f"/admin/{model}/", follow=True)
    assert page.status_code == 403
    assert "This needs another role" in page.content.decode()


def test_outlets_are_listed_with_few_queries_whatever_their_number(
    curator: Client, story: Story, django_assert_max_num_queries: Counting
) -> None:
    for _ in range(40):
        OutletDomainFactory()
    with django_assert_max_num_queries(16):
        curator.get("/admin/articles/outlet/")


def test_an_outlet_is_added_with_its_domains(curator: Client) -> None:
    inline = {"domains-TOTAL_FORMS": 2, "domains-INITIAL_FORMS": 0}
    domains = {"domains-0-domain": "harbour.example", "domains-1-domain": "harbour-news.example"}
    given = {"name": "The Harbour", "kind": "newspaper", "country": "GB", "language": "en", **inline, **domains}
    curator.post("/admin/articles/outlet/add/", given)
    assert [d.domain for d in Outlet.objects.get().domains.all()] == ["harbour-news.example", "harbour.example"]


def test_a_domain_of_another_outlet_is_refused_in_words(curator: Client) -> None:
    taken = OutletDomainFactory()
    inline = {"domains-TOTAL_FORMS": 1, "domains-INITIAL_FORMS": 0, "domains-0-domain": taken.domain}
    response = curator.post("/admin/articles/outlet/add/", {"name": "Second", **inline})
    assert "already belongs to an outlet" in response.content.decode()


def test_stuck_jobs_are_put_back_and_sound_ones_left_alone(curator: Client) -> None:
    dead, done = JobFactory(status=JobStatus.DEAD), JobFactory(status=JobStatus.DONE)
    with patch("articles.tasks.enqueue") as enqueue:
        given = {"action": "put_back", "_selected_action": [dead.pk, done.pk]}
        page = curator.post("/admin/articles/job/", given, follow=True).content.decode()
    assert "Put back: 1. Left alone, neither failed nor dead: 1." in page
    dead.refresh_from_db()
    assert dead.status == JobStatus.QUEUED
    enqueue.assert_called_once()


def test_removing_an_article_here_makes_the_table_anew_too(curator: Client, story: Story) -> None:
    article = story.articles.all()[0]
    with patch("articles.tasks.enqueue"):
        curator.post(f"/admin/articles/article/{article.pk}/delete/", {"post": "yes"})
    assert not Article.objects.filter(pk=article.pk).exists()
    assert Job.objects.filter(kind=JobKind.COMPARE, status=JobStatus.QUEUED).exists()


def test_nobody_makes_himself_a_superuser(curator: Client, admin_person: User) -> None:
    address = f"/admin/auth/user/{admin_person.pk}/change/"
    assert "is_superuser" not in curator.get(address).content.decode()
    group = Group.objects.get(name="admin")
    given = {"username": "admin", "is_active": "on", "is_superuser": "on", "groups": [group.pk]}
    curator.post(address, {**given, "date_joined_0": "2025-01-01", "date_joined_1": "00:00"})
    admin_person.refresh_from_db()
    assert not admin_person.is_superuser


def test_superusers_are_out_of_an_admins_reach(curator: Client) -> None:
    root = User.objects.create_superuser("root", password="a long enough phrase")
    assert (
        curator.post(f"/admin/auth/user/{root.pk}/password/", {"password1": "x", "password2": "x"}).status_code == 403
    )
    assert curator.post(f"/admin/auth/user/{root.pk}/delete/", {"post": "yes"}).status_code == 403


def test_a_new_account_gets_its_role_in_one_step(curator: Client) -> None:
    group = Group.objects.get(name="editor")
    phrase = "correct horse battery"
    given = {"username": "nora", "usable_password": "true", "password1": phrase, "password2": phrase}
    curator.post("/admin/auth/user/add/", {**given, "groups": [group.pk]})
    assert User.objects.get(username="nora").has_perm("articles.add_article")


def test_corrections_are_looked_at_and_never_deleted_but_with_their_story(curator: Client, editor: User) -> None:
    correction = CorrectionFactory(author=editor)
    page = curator.get(f"/admin/articles/correction/{correction.pk}/change/").content.decode()
    assert "A claim as it was" in page
    assert 'name="_save"' not in page
    assert curator.post(f"/admin/articles/correction/{correction.pk}/delete/", {"post": "yes"}).status_code == 403
    curator.post(f"/admin/articles/story/{correction.story.pk}/delete/", {"post": "yes"})
    assert not Story.objects.filter(pk=correction.story.pk).exists()
