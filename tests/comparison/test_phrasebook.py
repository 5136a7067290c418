"""The lexicon of paraphrases: which classes a text holds an entry of."""

from __future__ import annotations

from collections import Counter

import pytest

from articles.comparison.findings.evaluations import JUDGEMENTS
from articles.comparison.findings.exclusions import EXCLUSIONS
from articles.comparison.phrasebook import PARAPHRASES, load_paraphrases


def concepts(words: str) -> frozenset[str]:
    return load_paraphrases().concepts(words.split())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the board step down", "director leave office"),
        ("docker lay down their tool", "the port go on strike"),
        ("ten people lose their life", "the death toll"),
    ],
)
def test_what_is_told_in_other_words_shares_a_class(one: str, other: str) -> None:
    assert concepts(one) & concepts(other)


def test_a_word_of_a_phrase_does_not_count_by_itself() -> None:
    assert concepts("fire") - concepts("catch fire")


def test_words_that_stand_too_far_apart_are_no_phrase() -> None:
    assert not concepts("step to the left and then go down") & concepts("resign")


def test_every_class_is_well_formed() -> None:
    for line in PARAPHRASES.read_text(encoding="utf-8").splitlines():
        entries = line.split(", ")
        assert len(entries) > 1, line
        assert max(Counter(entries).values()) == 1, line
        assert line == line.lower().strip(), line


def test_no_entry_excludes_itself() -> None:
    for line in EXCLUSIONS.read_text(encoding="utf-8").splitlines():
        mine, theirs = (set(side.split(", ")) for side in line.split(" | "))
        assert not mine & theirs, line
        assert line == line.lower().strip(), line


def test_no_entry_praises_and_blames() -> None:
    kinds: dict[str, set[str]] = {"praise": set(), "blame": set(), "neither": set()}
    for line in JUDGEMENTS.read_text(encoding="utf-8").splitlines():
        kind, _, entries = line.partition(": ")
        kinds[kind].update(entries.split(", "))
    assert not kinds["praise"] & kinds["blame"]
    assert not kinds["neither"] & (kinds["praise"] | kinds["blame"])
