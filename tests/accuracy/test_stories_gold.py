"""Stories labelled by hand: rows and conflicts must not get worse.

Six of them tell most things in like words; tuned on three of them, the other three are held out: nobody looks at them
while tuning. So it is with the stories of `usual` (for tuning) and `unseen` (held out). The stories of `more` (for
tuning) and `check` (held out) tell the same in other words. The floors may only be lowered on purpose, with the reason
in the commit.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from articles.evaluation.gold import Scored, score, total

STORIES = Path(__file__).parent / "stories"

TUNED_ON = ("earthquake", "merger", "strike")
HELD_OUT = ("doping", "election", "ruling")

FLOORS = {
    "tuned on": (0.74, 0.85, 0.76),
    "held out": (0.67, 0.85, 0.36),
    "usual": (0.81, 0.97, 0.48),
    "unseen": (0.68, 0.85, 0.30),
}
"""Row pair F1, conflict precision, conflict recall."""
HARD = {"more": 0.46, "check": 0.43}
"""Row pair F1 of the harder ones; so few of their conflicts are found that their share tells nothing."""


@pytest.fixture(scope="module")
def stories() -> dict[str, list[Scored]]:
    return {
        "tuned on": [score(STORIES / f"{name}.toml") for name in TUNED_ON],
        "held out": [score(STORIES / f"{name}.toml") for name in HELD_OUT],
        "usual": _folder("usual"),
        "unseen": _folder("unseen"),
    }


def _folder(name: str) -> list[Scored]:
    return [score(path) for path in sorted((STORIES / name).glob("*.toml"))]


@pytest.mark.parametrize("part", list(FLOORS))
def test_claims_on_the_same_matter_share_a_row(stories: dict[str, list[Scored]], part: str) -> None:
    assert total(stories[part], "pairs").f1 >= FLOORS[part][0]


@pytest.mark.parametrize("part", list(FLOORS))
def test_conflicts_are_true_ones(stories: dict[str, list[Scored]], part: str) -> None:
    assert total(stories[part], "conflicts").precision >= FLOORS[part][1]


@pytest.mark.parametrize("part", list(FLOORS))
def test_conflicts_are_found(stories: dict[str, list[Scored]], part: str) -> None:
    assert total(stories[part], "conflicts").recall >= FLOORS[part][2]


@pytest.mark.parametrize("part", list(HARD))
def test_claims_in_other_words_share_a_row_as_often_as_they_did(part: str) -> None:
    assert total(_folder(part), "pairs").f1 >= HARD[part]
