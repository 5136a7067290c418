"""Scores of the running code on labelled data, one module for each core package.

A task calls what the application calls and knows its file only as records; nothing in the core knows of tasks.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Task:
    """One measure of accuracy."""

    name: str
    file: str
    """Stem of the data file, without `.jsonl` or `.jsonl.gz`."""
    floor: str
    """What a simple method reaches, as the report says it."""
    score: Callable[[Iterable[Record]], dict[str, float]]
    """Figures by name, and under "n" how many records were scored."""


def find_data(folder: Path, task: Task) -> Path | None:
    """The task's file in a folder, plain or compressed; None when it is not there."""
    candidates = (folder / f"{task.file}{suffix}" for suffix in (".jsonl", ".jsonl.gz"))
    return next((path for path in candidates if path.is_file()), None)


def read_records(path: Path) -> Iterator[Record]:
    """The records of a file of JSON lines."""
    raw = path.read_bytes()
    text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8")
    for line in text.split("\n"):
        if line.strip():
            yield json.loads(line)
