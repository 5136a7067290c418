from __future__ import annotations

import pytest

from articles.domain import Attribution, AttributionKind, CellState, Claim, Quote, QuoteKind, Span, Verdict
from articles.table import Column, TableCell, TableClaim, TableRow
from articles.views.retellings import Places
from articles.views.utterances import Part, Said, Utterance, by_speaker

FULL = "We will repair the bridge this winter, whatever it costs the city"


def said(text: str, outlet: str = "One", speaker: str = "Ada Quill", entity: str = "") -> Said:
    return Said(outlet, outlet, Quote(0, len(text), text, QuoteKind.DIRECT, speaker, entity=entity))


def only(*quotes: Said) -> Utterance:
    ((utterance,),) = (speaker.utterances for speaker in by_speaker(quotes))
    return utterance


def test_a_trimmed_quote_stands_with_the_full_one() -> None:
    utterance = only(said(FULL), said("We will repair the bridge", "Two"))
    assert [variant.change for variant in utterance.variants] == ["", "trimmed"]
    assert utterance.variants[1].pieces[-1] == (" this winter, whatever it costs the city", Part.CUT)
    assert utterance.outlets == 2


def test_altered_words_are_marked() -> None:
    utterance = only(said(FULL), said("We shall repair the bridge this winter", "Two"))
    variant = utterance.variants[1]
    assert variant.change == "trimmed and altered"
    assert [words for words, part in variant.pieces if part is Part.CHANGED] == ["shall"]
    assert [words for words, part in variant.pieces if part is Part.CUT] == ["will ", " whatever it costs the city"]


@pytest.mark.parametrize(
    "text", [FULL, "We shall, “really”, repair the bridge this winter!", "…the bridge this winter"]
)
def test_no_letter_of_a_quote_is_lost(text: str) -> None:
    for speaker in by_speaker([said(FULL), said(text, "Two")]):
        for utterance in speaker.utterances:
            for variant in utterance.variants:
                assert "".join(text for text, part in variant.pieces if part is not Part.CUT) == variant.said.quote.text


def test_the_same_words_are_said_to_be_the_same() -> None:
    assert only(said(FULL), said(FULL.replace("We", "“We”"), "Two")).variants[1].change == "the same words"


def test_the_gaps_of_a_mere_fragment_are_not_spelled_out() -> None:
    variant = only(said(FULL), said("the bridge", "Two")).variants[1]
    assert variant.change == "a fragment"
    assert variant.pieces == (("the bridge", Part.KEPT),)


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


def test_a_speaker_has_the_full_name_that_an_article_writes() -> None:
    quotes = [said(FULL, speaker="Quill", entity="ada quill"), said("Nobody asked me at all", "Two", "Quill", "quill")]
    (speaker,) = by_speaker(quotes, names={"ada quill": "Ada Quill"})
    assert speaker.name == "Ada Quill"


def row(*claims: TableClaim) -> TableRow:
    cells = tuple(TableCell(Column(claim.claim.document, (), True, True), CellState.SAYS, (claim,)) for claim in claims)
    return TableRow("key", "Label", Verdict.DIFFER, 2, (), cells, 2, ("A", "B"))


def told(outlet: str, source: str = "", position: str = "A", suggested: bool = False) -> TableClaim:
    by = Attribution(source, "said", AttributionKind.NAMED) if source else None
    claim = Claim(outlet, outlet, 0, 40, "The bridge is to be repaired this winter", Span(0, 40), attribution=by)
    return TableClaim(claim, position, suggested)


def test_who_carries_the_matter_without_quoting_is_told_with_how() -> None:
    claims = [told("One"), told("Two", "Quill"), told("Three"), told("Four", "the council")]
    places = Places([row(*claims)], [("One", 0, 60)])
    utterance = by_speaker([said(FULL)], places)[0].utterances[0]
    assert [(retold.outlet, retold.how) for retold in utterance.retold] == [
        ("Two", "paraphrased"),
        ("Three", "in its own voice"),
        ("Four", "attributed to the council"),
    ]
    assert utterance.rows == (("key", "differ", "Label"),)


@pytest.mark.parametrize("other", [told("Two", position="B"), told("Two", suggested=True)])
def test_another_position_or_an_uncertain_match_retells_nothing(other: TableClaim) -> None:
    places = Places([row(told("One"), other)], [("One", 0, 60)])
    assert by_speaker([said(FULL)], places)[0].utterances[0].retold == ()


def test_who_quotes_other_words_retells_nothing() -> None:
    places = Places([row(told("One"), told("Two"))], [("One", 0, 60), ("Two", 5, 20)])
    assert by_speaker([said(FULL)], places)[0].utterances[0].retold == ()
