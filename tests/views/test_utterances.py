from __future__ import annotations

import pytest

from articles.domain import Quote, QuoteKind
from articles.views.utterances import Said, Utterance, by_speaker

FULL = "We will repair the bridge this winter, whatever it costs the city"


def said(text: str, outlet: str = "One", speaker: str = "Ada Quill") -> Said:
    return Said(outlet, outlet, Quote(0, len(text), text, QuoteKind.DIRECT, speaker))


def only(*quotes: Said) -> Utterance:
    ((utterance,),) = (speaker.utterances for speaker in by_speaker(quotes))
    return utterance


def test_a_trimmed_quote_stands_with_the_full_one() -> None:
    utterance = only(said(FULL), said("We will repair the bridge", "Two"))
    assert [variant.change for variant in utterance.variants] == ["", "trimmed"]
    assert utterance.outlets == 2


def test_altered_words_are_marked() -> None:
    utterance = only(said(FULL), said("We shall repair the bridge this winter", "Two"))
    variant = utterance.variants[1]
    assert variant.change == "altered"
    assert [words for words, marked in variant.pieces if marked] == ["shall"]


@pytest.mark.parametrize(
    "text", [FULL, "We shall, “really”, repair the bridge this winter!", "…the bridge this winter"]
)
def test_no_letter_of_a_quote_is_lost(text: str) -> None:
    for speaker in by_speaker([said(FULL), said(text, "Two")]):
        for utterance in speaker.utterances:
            for variant in utterance.variants:
                assert "".join(words for words, _ in variant.pieces) == variant.said.quote.text


def test_different_utterances_stay_apart() -> None:
    (speaker,) = by_speaker([said(FULL), said("Nobody asked me about the ferry", "Two")])
    assert len(speaker.utterances) == 2


def test_a_short_quote_joins_only_word_for_word() -> None:
    assert only(said(FULL), said("the bridge", "Two")).outlets == 2
    (speaker,) = by_speaker([said(FULL), said("the winter", "Two")])
    assert len(speaker.utterances) == 2


def test_an_unnamed_speaker_is_known_from_another_outlets_version() -> None:
    utterance = only(said(FULL, speaker=""), said("We will repair the bridge", "Two"))
    assert utterance.speaker == "Ada Quill"


def test_a_last_name_meets_its_full_name_unless_two_people_bear_it() -> None:
    other = said("Nobody asked me about the ferry", "Two", speaker="Quill")
    assert [speaker.name for speaker in by_speaker([said(FULL), other])] == ["Ada Quill"]
    second = said("The harbour is another matter altogether", "Three", speaker="Ben Quill")
    assert len(by_speaker([said(FULL), other, second])) == 3


def test_what_most_outlets_have_comes_first_and_the_unnamed_last() -> None:
    lone = said("The harbour is another matter altogether", speaker="Ben Reed")
    nobody = said("An open question for everybody here", speaker="")
    names = [speaker.name for speaker in by_speaker([nobody, lone, said(FULL), said(FULL, "Two")])]
    assert names == ["Ada Quill", "Ben Reed", ""]


def test_signs_without_a_word_are_no_utterance_of_another() -> None:
    assert len(by_speaker([said(FULL), said("…", "Two")])[0].utterances) == 2
