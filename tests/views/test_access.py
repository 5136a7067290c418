from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.models import Article, Story
from tests.factories import ArticleFactory, OutletFactory
from tests.views.conftest import fragment

READING = [
    "/",
    "/outlets/",
    "/outlets/{outlet}/",
    "/stories/{story}/",
    "/stories/{story}/headlines/",
    "/stories/{story}/numbers/",
    "/stories/{story}/quotes/",
    "/stories/{story}/progress/",
]
WRITING = ["/stories/new/", "/stories/{story}/edit/", "/stories/{story}/add/", "/articles/{article}/edit/"]
POSTS = ["/articles/{article}/retry/", "/articles/{article}/remove/", "/stories/{story}/compare/"]


@pytest.fixture
def filled(story: Story) -> dict[str, str]:
    article = story.articles.all()[0]
    assert article.outlet
    return {"story": story.key, "article": article.key, "outlet": article.outlet.slug}


@pytest.mark.parametrize("path", [*READING, *WRITING, "/articles/{article}/", "/admin/"])
def test_everything_asks_for_a_login(client: Client, filled: dict[str, str], path: str) -> None:
    response = client.get(path.format(**filled))
    assert response.status_code == 302
    assert "/login/?next=" in response["Location"]


@pytest.mark.parametrize("path", [*READING, "/articles/{article}/"])
def test_reading_needs_no_login_where_the_newsroom_opens_its_pages(
    client: Client, filled: dict[str, str], settings: object, path: str
) -> None:
    settings.PUBLIC_READ = True  # type: ignore[attr-defined]
    assert client.get(path.format(**filled)).status_code == 200


@pytest.mark.parametrize("path", WRITING)
def test_writing_needs_a_login_even_where_reading_is_open(
    client: Client, filled: dict[str, str], settings: object, path: str
) -> None:
    settings.PUBLIC_READ = True  # type: ignore[attr-defined]
    assert client.get(path.format(**filled)).status_code == 302


@pytest.mark.parametrize("path", WRITING)
def test_journalists_are_told_whom_to_ask_for_the_editors_role(
    reader: Client, filled: dict[str, str], admin_person: User, path: str
) -> None:
    response = reader.get(path.format(**filled))
    assert response.status_code == 403
    assert "signed in as journalist" in response.content.decode()
    assert admin_person.username in response.content.decode()


@pytest.mark.parametrize("path", POSTS)
def test_journalists_can_change_nothing_by_posting(reader: Client, filled: dict[str, str], path: str) -> None:
    assert reader.post(path.format(**filled)).status_code == 403
    assert Article.objects.filter(key=filled["article"]).exists()


@pytest.mark.parametrize("path", [*WRITING, *READING])
def test_editors_may_read_and_write(desk: Client, filled: dict[str, str], path: str) -> None:
    assert desk.get(path.format(**filled)).status_code == 200


def test_a_fragment_request_without_a_login_sends_the_whole_page_to_the_login(client: Client, story: Story) -> None:
    headers = {**fragment("claims"), "HX-Current-URL": f"http://testserver/stories/{story.key}/?q=boats"}
    response = client.get(f"/stories/{story.key}/", headers=headers)
    assert response.status_code == 204
    assert response["HX-Redirect"] == f"/login/?next=%2Fstories%2F{story.key}%2F%3Fq%3Dboats"


def test_login_leads_back_to_the_page_that_was_asked_for(client: Client, journalist: User) -> None:
    page = client.get("/login/?next=/outlets/").content.decode()
    assert 'value="/outlets/"' in page
    given = {"username": "journalist", "password": "a long enough phrase", "next": "/outlets/"}
    assert client.post("/login/", given)["Location"] == "/outlets/"


def test_a_wrong_password_is_said_without_saying_which_part_was_wrong(client: Client, journalist: User) -> None:
    page = client.post("/login/", {"username": "journalist", "password": "wrong"}).content.decode()
    assert "do not go together" in page


def test_signing_out_ends_the_session(reader: Client) -> None:
    assert reader.get("/logout/").status_code == 405
    assert reader.post("/logout/").status_code == 302
    assert reader.get("/").status_code == 302


def test_health_is_told_to_everybody(client: Client, db: None) -> None:
    assert client.get("/healthz").content == b"ok\n"


def test_an_unknown_address_says_so_in_the_sites_own_words(reader: Client) -> None:
    response = reader.get("/stories/nosuchkey/")
    assert response.status_code == 404
    assert "nothing at this address" in response.content.decode()


def test_names_are_escaped(reader: Client, db: None) -> None:
    outlet = OutletFactory(name="<script>alert(1)</script>")
    ArticleFactory(outlet=outlet, title="<img src=x>")
    page = reader.get("/outlets/").content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_pages_carry_a_strict_content_security_policy_and_no_inline_code(reader: Client, story: Story) -> None:
    for path in ("/", f"/stories/{story.key}/", "/outlets/"):
        response = reader.get(path)
        page = response.content.decode()
        assert "script-src 'self'" in response["Content-Security-Policy"]
        assert "unsafe" not in response["Content-Security-Policy"]
        assert " style=" not in page
        assert " onclick=" not in page
        assert "<script>" not in page
