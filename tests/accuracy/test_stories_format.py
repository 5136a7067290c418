"""The gold stories keep to their format; counting relies on it."""

from __future__ import annotations

import tomllib
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from articles.domain import FindingKind

STORIES = Path(__file__).parent / "stories"
KINDS = {kind.value for kind in FindingKind}


@pytest.mark.parametrize("path", sorted(STORIES.rglob("*.toml")), ids=lambda path: path.stem)
def test_every_clause_stands_once_in_its_article_and_in_one_row(path: Path) -> None:
    story = tomllib.loads(path.read_text(encoding="utf-8"))
    texts = {article["id"]: article["text"].strip("\n") for article in story["articles"]}
    spans: dict[str, list[tuple[int, int]]] = {article: [] for article in texts}
    for row in story["rows"]:
        for article, words in row["members"]:
            assert texts[article].count(words) == 1, words
            start = texts[article].index(words)
            spans[article].append((start, start + len(words)))
    for found in spans.values():
        assert all(first[1] <= second[0] for first, second in pairwise(sorted(found)))


@pytest.mark.parametrize("path", sorted(STORIES.rglob("*.toml")), ids=lambda path: path.stem)
def test_positions_and_findings_name_members(path: Path) -> None:
    for row in tomllib.loads(path.read_text(encoding="utf-8"))["rows"]:
        names = _names(row)
        placed = [name for position in row.get("positions", ()) for name in position]
        assert len(placed) == len(set(placed))
        assert set(placed) <= names
        assert (row.get("verdict") == "conflict") == bool(placed) or "verdict" not in row
        for finding in row.get("findings", ()):
            assert set(finding["between"]) <= names
            assert finding["kind"] in KINDS


def _names(row: dict[str, Any]) -> set[str]:
    seen: Counter[str] = Counter()
    names = set()
    for article, _ in row["members"]:
        seen[article] += 1
        names.add(article if seen[article] == 1 else f"{article}#{seen[article]}")
    return names
