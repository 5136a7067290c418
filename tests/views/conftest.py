from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.models import Story
from tests.benchmarks.stories import fill
from tests.factories import StoryFactory


@pytest.fixture
def reader(client: Client, journalist: User) -> Client:
    client.force_login(journalist)
    return client


@pytest.fixture
def desk(client: Client, editor: User) -> Client:
    client.force_login(editor)
    return client


@pytest.fixture
def curator(client: Client, admin_person: User) -> Client:
    client.force_login(admin_person)
    return client


@pytest.fixture
def story(db: None) -> Story:
    """A story of four outlets and eight rows, two of each verdict."""
    story = StoryFactory(title="Boats on the river")
    fill(story, 4, 8)
    story.refresh_from_db()
    return story


def fragment(target: str) -> dict[str, str]:
    """Headers of an HTMX request that fills the element `target`."""
    return {"HX-Request": "true", "HX-Target": target}
