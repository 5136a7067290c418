"""The embedded broker under the faults that a shared folder brings."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from queue import Empty

import pytest
from kombu import Connection

from coverage_compare.broker import SCHEME, Channel


@pytest.fixture
def channel(tmp_path: Path) -> Iterator[Channel]:
    folders = {"data_folder_in": str(tmp_path), "data_folder_out": str(tmp_path), "control_folder": str(tmp_path / "c")}
    with Connection(f"{SCHEME}://localhost//", transport_options=folders) as connection:
        yield connection.default_channel


def test_a_message_arrives_once(channel: Channel):
    channel._put("fetch", {"body": "7"})

    assert channel._get("fetch") == {"body": "7"}
    with pytest.raises(Empty):
        channel._get("fetch")


def test_a_message_under_its_own_name_is_whole(channel: Channel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    seen_while_writing: list[str] = []
    write = Path.write_text

    def look_in_before_the_words_are_there(path: Path, *args: str, **options: str) -> int:
        path.touch()
        seen_while_writing.extend(file.name for file in tmp_path.glob("*.fetch.msg"))
        return write(path, *args, **options)

    monkeypatch.setattr(Path, "write_text", look_in_before_the_words_are_there)
    channel._put("fetch", {"body": "7"})

    assert seen_while_writing == []
    assert [file.suffix for file in tmp_path.glob("*msg*")] == [".msg"]


def test_a_damaged_message_is_dropped_and_the_next_one_arrives(channel: Channel, tmp_path: Path):
    (tmp_path / "0_power-cut.fetch.msg").touch()
    channel._put("fetch", {"body": "7"})

    assert channel._get("fetch") == {"body": "7"}
    assert list(tmp_path.glob("*.msg")) == []
