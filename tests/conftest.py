"""Fixtures for all tests: people with roles, and a real worker."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator

import pytest
from django.conf import settings
from django.contrib.auth.models import Group, User
from django.db import connection


def pytest_sessionfinish() -> None:
    shutil.rmtree(settings.VAR_DIR, ignore_errors=True)


def _person(role: str) -> User:
    user = User.objects.create_user(role, password="a long enough phrase", is_staff=role == "admin")
    user.groups.add(Group.objects.get(name=role))
    return user


@pytest.fixture
def journalist(db: None) -> User:
    return _person("journalist")


@pytest.fixture
def editor(db: None) -> User:
    return _person("editor")


@pytest.fixture
def admin_person(db: None) -> User:
    return _person("admin")


WORKER = (
    "--queues=fetch,language,compare",
    "--concurrency=1",
    "--without-gossip",
    "--without-mingle",
    "--without-heartbeat",
)


def start_worker(*options: str) -> subprocess.Popen[str]:
    """Start a real worker on the test's database and broker; returns once it takes jobs."""
    database = connection.settings_dict
    if connection.vendor == "sqlite":
        url = f"sqlite:///{database['NAME']}"
    else:
        port = f":{database['PORT']}" if database["PORT"] else ""
        url = f"postgres://{database['USER']}:{database['PASSWORD']}@{database['HOST']}{port}/{database['NAME']}"
    env = os.environ | {
        "DATABASE_URL": url,
        "VAR_DIR": str(settings.VAR_DIR),
        "DJANGO_SETTINGS_MODULE": "coverage_compare.settings",
        "FETCH_ALLOWED_HOSTS": ",".join(settings.FETCH_ALLOWED_HOSTS),
    }
    command = [
        sys.executable,
        "-m",
        "celery",
        "--quiet",
        "--app=coverage_compare",
        "worker",
        "--loglevel=info",
        *WORKER,
        *options,
    ]
    process = subprocess.Popen(command, env=env, stderr=subprocess.PIPE, text=True, cwd=settings.BASE_DIR)
    assert process.stderr
    log = []
    for line in process.stderr:
        log.append(line)
        if " ready." in line:
            break
    else:
        pytest.fail("The worker did not start:\n" + "".join(log))
    return process


def stop_worker(process: subprocess.Popen[str]) -> None:
    """End a worker; what it logged is shown where the test fails."""
    process.terminate()
    _, log = process.communicate(timeout=30)
    print(log)  # noqa: T201


@pytest.fixture
def worker(transactional_db: None) -> Iterator[subprocess.Popen[str]]:
    """A real worker process over the test's own database and broker."""
    process = start_worker()
    yield process
    stop_worker(process)


@pytest.fixture
def eventually() -> Callable[[Callable[[], object]], object]:
    """Wait until a condition set by another process holds; fails after a minute."""

    def wait(condition: Callable[[], object], seconds: float = 60.0) -> object:
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if result := condition():
                return result
            time.sleep(0.05)
        pytest.fail(f"Did not happen within {seconds:.0f} s.")

    return wait
