"""Invented articles labelled by hand: the reading of claims and their contents must not get worse.

Rules were tuned on the sentences with odd ids; those with even ids are held out. The floors may only be lowered on
purpose, with the reason in the commit.
"""

from __future__ import annotations

import pytest

from tests.accuracy.gold import Figure, score

HALVES = {"tuned on": "1", "held out": "0"}
FLOORS = {
    "selection": {"tuned on": 0.975, "held out": 0.97},
    "split": {"tuned on": 0.885, "held out": 0.81},
    "quantities": {"tuned on": 0.89, "held out": 0.84},
    "dates": {"tuned on": 0.94, "held out": 0.885},
    "attribution": {"tuned on": 0.88, "held out": 0.815},
    "assertion": {"tuned on": 0.945, "held out": 0.94},
    "negated": {"tuned on": 0.975, "held out": 0.96},
    "quotes": {"tuned on": 0.805, "held out": 0.745},
}
"""F1, but for `assertion`, which is the share of right ones."""


@pytest.fixture(scope="module")
def figures() -> dict[str, dict[str, Figure]]:
    return {part: score(half) for part, half in HALVES.items()}


@pytest.mark.parametrize("part", list(HALVES))
@pytest.mark.parametrize("name", list(FLOORS))
def test_reading_is_as_good_as_it_was(figures: dict[str, dict[str, Figure]], name: str, part: str) -> None:
    figure = figures[part][name]
    reached = figure.share if name == "assertion" else figure.f1
    # What is wrong in the held-out half is not for the eyes of whoever tunes.
    assert reached >= FLOORS[name][part], "\n".join(figure.mistakes) if part == "tuned on" else "held out"
