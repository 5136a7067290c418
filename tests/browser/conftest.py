"""Chromium over a live server. A page that logs an error or breaks the content security policy fails its test."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from importlib.resources import files

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from articles.models import Story
from tests.benchmarks.stories import fill
from tests.factories import StoryFactory

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PASSWORD = "a long enough phrase"
DESK, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}

Opener = Callable[..., Page]


def missing(what: str) -> None:
    """Skip and name what is missing; in CI that is a failure."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"Missing here: {what}")
    pytest.skip(f"Missing here: {what}")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = shutil.which("chromium")
    if not path:
        missing("chromium (Debian package chromium)")
    with sync_playwright() as playwright:
        # Playwright runs an event loop in this thread; Django would refuse to touch the database beside it.
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield browser
        browser.close()
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def open_page(browser: Browser, live_server: LiveServer) -> Iterator[Opener]:
    """Open pages: `open_page("/", user=…, viewport=…, javascript=…, scheme=…)`."""
    complaints: list[str] = []
    contexts = []

    def opener(
        address: str,
        *,
        user: User | None = None,
        viewport: dict[str, int] = DESK,
        javascript: bool = True,
        scheme: str = "light",
        bypass_csp: bool = False,
    ) -> Page:
        context = browser.new_context(
            base_url=live_server.url,
            viewport=viewport,
            java_script_enabled=javascript,
            color_scheme=scheme,
            bypass_csp=bypass_csp,
        )
        contexts.append(context)
        context.set_default_timeout(15_000)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
        page.on("console", lambda said: complaints.append(f"{page.url}: {said.text}") if _is_fault(said) else None)
        if user:
            sign_in(page, user)
        page.goto(address)
        return page

    yield opener
    for context in contexts:
        context.close()
    assert not complaints


def _is_fault(said: ConsoleMessage) -> bool:
    """An error that is no answer 422: that one belongs to a form sent back."""
    return said.type == "error" and "status of 422" not in said.text


def sign_in(page: Page, user: User) -> None:
    """Through the login page, as a person does."""
    page.goto("/login/")
    page.fill("#id_username", user.username)
    page.fill("#id_password", PASSWORD)
    page.click("main button")
    page.wait_for_url("**/")


@pytest.fixture
def story(live_server: LiveServer) -> Story:
    """Four outlets, eight rows."""
    story = StoryFactory(title="Boats on the river")
    fill(story, 4, 8)
    return story


@pytest.fixture
def long_story(live_server: LiveServer) -> Story:
    """Four outlets, 120 rows."""
    story = StoryFactory(title="Many boats on the river")
    fill(story, 4, 120)
    return story


@pytest.fixture
def axe() -> str:
    """The script of axe-core."""
    return (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
