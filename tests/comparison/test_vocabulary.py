"""Words of a story as columns: how near each comes to what a passage has."""

from __future__ import annotations

import numpy as np
import pytest

from articles.comparison.passages import Passage, Word
from articles.comparison.vectors import WordVectors
from articles.comparison.vocabulary import SoftVocabulary
from articles.domain import Span

BESIDE = 0.8
"""Cosine of boat and ship."""
VECTORS = WordVectors(
    {"boat": 0, "ship": 1, "bread": 2},
    np.array([[1, 0, 0], [BESIDE, 0.6, 0], [0, 0, 1]], dtype=np.float32),
)


def passage(*lemmas: str) -> Passage:
    return Passage(0, Span(0, 1), Span(0, 1), words=tuple(Word(lemma, lemma) for lemma in lemmas))


def test_every_word_counts_as_near_as_the_nearest_that_the_passage_has() -> None:
    vocabulary = SoftVocabulary([passage("boat", "ship", "bread")], VECTORS)
    reach = vocabulary.reach(vocabulary.rows([["boat"], ["boat", "ship"], [], ["bread"]])).toarray()
    columns = [vocabulary.number[word] for word in ("boat", "ship", "bread")]
    assert reach[:, columns] == pytest.approx(np.array([[1, BESIDE, 0], [1, 1, 0], [0, 0, 0], [0, 0, 1]]))


def test_a_large_story_is_reached_as_a_small_one() -> None:
    vocabulary = SoftVocabulary([passage("boat", "ship", "bread")], VECTORS)
    few = [["boat"], ["ship", "bread"], []]
    many = vocabulary.reach(vocabulary.rows(few * 2000)).toarray()
    assert many.tolist() == np.tile(vocabulary.reach(vocabulary.rows(few)).toarray(), (2000, 1)).tolist()


def test_a_phrase_lies_between_its_words() -> None:
    vectors = VECTORS.of(["boat bread", "boat", "unheard", ""])
    assert vectors == pytest.approx(np.array([[0.5**0.5, 0, 0.5**0.5], [1, 0, 0], [0, 0, 0], [0, 0, 0]]))
