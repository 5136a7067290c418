from __future__ import annotations

import os
import socket
import time
import warnings
from pathlib import Path

import pytest

from articles.exceptions import ExtractionFailed
from articles.ingestion import Fetched, extract
from articles.ingestion.frames import FrameError, receive_frame, send_frame
from articles.ingestion.sandbox import SANDBOX, Sandbox
from articles.policies import ExtractPolicy
from tests.ingestion.pages import URL, page

HOSTILE = b"<html><body>" + b"<p><b>a</b> b <i>c</i></p>" * 20_000
SOUND = Fetched(url=URL, body=page().encode(), content_type="text/html")


def refuse(body: bytes, policy: ExtractPolicy) -> str:
    with pytest.raises(ExtractionFailed) as caught:
        extract(Fetched(url=URL, body=body, content_type="text/html"), policy)
    return caught.value.detail


@pytest.mark.parametrize(
    "policy",
    [ExtractPolicy(wall_seconds=0.3), ExtractPolicy(cpu_seconds=1), ExtractPolicy(memory=1_000_000)],
    ids=["wall time", "cpu time", "memory"],
)
def test_hostile_markup_is_stopped_and_the_next_page_is_read(policy: ExtractPolicy) -> None:
    extract(SOUND)
    began = time.monotonic()
    refuse(HOSTILE, policy)
    assert time.monotonic() - began < 8
    assert extract(SOUND).text


def test_too_many_elements_are_refused_before_they_are_parsed() -> None:
    assert "elements" in refuse(b"<p><b>" * 100_000, ExtractPolicy())
    assert "elements" in refuse(("<p><b>" * 100_000).encode("utf-16"), ExtractPolicy())


def test_deep_nesting_is_no_danger() -> None:
    body = page(body="<div>" * 20_000 + "<p>Deep down there is one more sentence of the report.</p>")
    assert "ran aground" in extract(Fetched(url=URL, body=body.encode(), content_type="text/html")).text


def test_one_process_serves_many_pages_and_keeps_nothing_of_them() -> None:
    first = extract(SOUND)
    process = SANDBOX._process
    assert extract(SOUND) == first
    assert SANDBOX._process is process


def test_a_killed_process_is_replaced() -> None:
    extract(SOUND)
    assert SANDBOX._process is not None
    SANDBOX._process.kill()
    SANDBOX._process.wait()
    assert extract(SOUND).text


def test_no_secret_of_ours_reaches_the_sandbox(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "hunter2")
    SANDBOX.close()
    extract(SOUND)
    assert SANDBOX._process is not None
    assert b"hunter2" not in Path(f"/proc/{SANDBOX._process.pid}/environ").read_bytes()


def test_a_forked_worker_starts_without_its_parents_process() -> None:
    extract(SOUND)
    with warnings.catch_warnings(action="ignore", category=DeprecationWarning):
        child = os.fork()
    if child == 0:
        os._exit(0 if SANDBOX._process is None and SANDBOX._channel is None else 1)
    assert os.waitpid(child, 0)[1] == 0
    assert extract(SOUND).text


def test_forgetting_a_process_leaves_it_running() -> None:
    parent, child = Sandbox(), Sandbox()
    header = {"charset": "utf-8", "url": URL, "min_words": 40}
    expected = parent.read_page(SOUND.body, header, ExtractPolicy())
    assert parent._channel is not None
    child._process, child._channel = parent._process, parent._channel.dup()
    child.forget()
    assert parent._process is not None
    parent._process.returncode = None
    assert parent.read_page(SOUND.body, header, ExtractPolicy()) == expected
    parent.close()


def test_frames_that_break_off_or_boast_are_refused() -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        send_frame(theirs, b"four")
        assert receive_frame(ours) == b"four"
        send_frame(theirs, b"too long")
        with pytest.raises(FrameError, match="8 bytes"):
            receive_frame(ours, limit=4)
        theirs.close()
        ours.recv(8)
        with pytest.raises(FrameError, match="broke off"):
            receive_frame(ours)
