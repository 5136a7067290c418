"""Sentence vectors: texts that say the same come near."""

from __future__ import annotations

import numpy as np
import pytest

from articles.comparison.sentence_vectors import load_sentence_vectors


def likeness(one: str, other: str) -> float:
    first, second = load_sentence_vectors().of([one, other])
    return float(first @ second)


@pytest.mark.parametrize(
    ("said", "again", "else_"),
    [
        ("The board has resigned.", "The directors stepped down.", "The board met in the old town hall."),
        ("Fourteen miners are trapped.", "14 workers are buried underground.", "The mine opened fourteen years ago."),
        ("Police fired tear gas.", "Officers used gas against the crowd.", "Police praised the calm of the crowd."),
    ],
)
def test_the_same_in_other_words_is_nearer_than_something_else(said: str, again: str, else_: str) -> None:
    assert likeness(said, again) > likeness(said, else_)


def test_a_text_is_a_row_of_length_one_whatever_the_order_and_case_of_its_words() -> None:
    rows = load_sentence_vectors().of(["Vlad visits Emmar", "emmar VISITS vlad", "Emmar’s Vlad visits"])
    assert np.linalg.norm(rows, axis=1) == pytest.approx(np.ones(3))
    assert rows[0] == pytest.approx(rows[1], abs=1e-6)
    assert rows[0] == pytest.approx(rows[2], abs=1e-6)


def test_a_text_without_words_has_no_direction() -> None:
    assert not load_sentence_vectors().of(["…", ""]).any()
    assert load_sentence_vectors().of([]).shape[0] == 0
