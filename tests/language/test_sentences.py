"""Sentence boundaries in the shapes that pasted and extracted news prose takes."""

from __future__ import annotations

import time

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from articles.language.sentences import sentence_spans, set_sentence_starts

ONE = "|"


@pytest.fixture(scope="module")
def nlp() -> Language:
    """A bare tokenizer: the boundaries do not depend on a trained model."""
    return spacy.blank("en")


def split(text: str, nlp: Language) -> list[str]:
    """The sentences of a text as strings."""
    return [text[start:end] for start, end in sentence_spans(text, nlp)]


@pytest.mark.parametrize(
    "marked",
    [
        "The bridge reopened on Monday.| Traffic was light.",
        "Dr. Okafor met Sen. Ruiz in St. Louis at 5 p.m. on Friday.| He left early.",
        "The plant is in the U.S.| The owner is not.",
        "They moved to Washington, D.C.| It’s crowded.",
        "The U.S. Senate and the U.K. Treasury agreed.| Nobody else did.",
        "It was sold to Harlow Inc. in 2019.| Its founder stayed.",
        "Funding came from Harlow Inc.| He never said how much.",
        "J. K. Adeyemi and John F. Hale signed it.| Neither spoke.",
        "The review cites No. 5 and pp. 12-14 of the file.| Both are lost.",
        "Costs rose 3.5 percent to $1.2 million.| Wages did not.",
        "See www.example.org/a.b for more.| It is free.",
        "Polls close at 8 p.m.| Officials expect a long night.",
        "Polls close at 8 p.m. Tuesday in Ohio.| Counting starts then.",
        "The mayor posted on X.| Replies were few.",
        "He was named after Malcolm X. Adeyemi at birth.| He never liked it.",
        "LAGOS, Nigeria (AP) — The port reopened.| Ships came in.",
    ],
    ids=lambda marked: marked[:30],
)
def test_abbreviations_initials_and_numbers_do_not_end_a_sentence(marked: str, nlp: Language) -> None:
    assert split(marked.replace(ONE, ""), nlp) == [part.strip() for part in marked.split(ONE)]


@pytest.mark.parametrize(
    "marked",
    [
        "“We are done here.”| She left the room.",
        '"We are done here."| She left the room.',
        "'We are done here.'| She left the room.",
        "“Why now?” asked Ruiz.| Nobody knew.",
        "“Stop!” he shouted.| They went on.",
        "“Who pays?” Mayor Lena Ortiz asked.| The hall was silent.",
        "He called it “a farce.”| Then he sat down.",
        "He called it “a farce”.| Then he sat down.",
        "She said: “We will stay.| We will not move.”| He agreed.",
        "The band played “Who Goes There?” twice.| People danced.",
        "She had left (the bus was late. It always is.) before noon.| He had not.",
        "He resigned.| (His deputy stayed.)| The board met.",
        "The count was final. [4]| An appeal followed.",
    ],
    ids=lambda marked: marked[:30],
)
def test_quotes_and_brackets_stay_with_their_sentence(marked: str, nlp: Language) -> None:
    assert split(marked.replace(ONE, ""), nlp) == [part.strip() for part in marked.split(ONE)]


@pytest.mark.parametrize(
    "marked",
    [
        "We waited … and waited.| Nothing came.",
        "We waited...| Then it rained.",
        "Really?!| Yes.| It did.",
        "The price fell.The shop closed.",
        "iPads sold well.| eBay did too.",
    ],
    ids=lambda marked: marked[:30],
)
def test_ellipses_marks_and_lost_blanks(marked: str, nlp: Language) -> None:
    expected = [part.strip() for part in marked.replace("fell.The", "fell.|The").split(ONE)]
    assert split(marked.replace(ONE, ""), nlp) == expected


def test_a_blank_line_always_ends_a_sentence(nlp: Language) -> None:
    assert split("Storm hits coast\n\nBy Ada Brook\n\nrain fell\n \nall day", nlp) == [
        "Storm hits coast",
        "By Ada Brook",
        "rain fell",
        "all day",
    ]


def test_a_line_break_after_a_heading_or_a_full_stop_ends_a_sentence(nlp: Language) -> None:
    text = "What we know so far\nThe dam held on Friday.\nEngineers will return on Monday."
    assert split(text, nlp) == text.split("\n")


def test_prose_wrapped_at_a_column_is_joined_again(nlp: Language) -> None:
    text = (
        "The council voted on Tuesday to close the swimming pool in\n"
        "Marsh Lane. Members said that the roof, which was built by\n"
        "Mr. Harlow in 1961, could not be repaired for less than two\n"
        "million pounds."
    )
    assert split(text, nlp) == [text[: text.index(" Members")], text[text.index("Members") :]]


def test_a_line_that_runs_on_in_lower_case_is_joined(nlp: Language) -> None:
    text = "The minister, who arrived late on Thursday,\nrefused to answer."
    assert split(text, nlp) == [text]


def test_list_items_are_sentences_with_their_marks(nlp: Language) -> None:
    text = "The demands are:\n1. Higher pay.\n2. Shorter shifts\n• free meals\n- a new gate"
    assert split(text, nlp) == text.split("\n")


def test_a_caption_credit_is_apart(nlp: Language) -> None:
    assert split("The old mill at dawn Photo: Ada Brook.", nlp) == [
        "The old mill at dawn",
        "Photo: Ada Brook.",
    ]


@pytest.mark.parametrize("text", ["", "   ", "\n\n", "\u200f", "…", "- - -", ". . .", "!!!\n???"])
def test_text_without_words_does_no_harm(text: str, nlp: Language) -> None:
    for start, end in sentence_spans(text, nlp):
        assert text[start:end] == text[start:end].strip() != ""


def test_every_token_gets_a_boundary_mark(nlp: Language) -> None:
    doc = set_sentence_starts(nlp("\n\nIt rained. It stopped.\n"))
    assert [token.text for token in doc if token.is_sent_start] == ["\n\n", "It"]
    assert doc.has_annotation("SENT_START")


@pytest.mark.parametrize(
    "unit",
    ["word ", "A. ", "(", "a.B", '." ', "x\n", "? (", "x. y ", ".", '"', " ", "\n ", "a) ", "[1] ", "Mr. "],
)
def test_hostile_text_takes_linear_time(unit: str) -> None:
    text = unit * (60_000 // len(unit)) + "x"
    began = time.process_time()
    set_sentence_starts(Doc(Vocab(), words=[text]))
    assert time.process_time() - began < 2
