"""Where one claim ends and the next begins, in sentences that lead a small parser astray."""

from __future__ import annotations

import pytest

from articles.domain import Assertion, Document
from articles.language import read
from articles.policies import LanguagePolicy


def claims(text: str) -> list[tuple[str, Assertion]]:
    found = read(Document(text=text, language="en"), LanguagePolicy()).claims
    return [(claim.text, claim.assertion) for claim in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Founded in 1921, the club has won the league nine times.",
            ["Founded in 1921", "the club has won the league nine times"],
        ),
        (
            "The trial, expected to last nine weeks, continues.",
            ["The trial, expected to last nine weeks, continues", "expected to last nine weeks"],
        ),
        (
            "Ada Holm, whose songs gave a voice to the miners, died on Monday in Kiruna.",
            [
                "Ada Holm, whose songs gave a voice to the miners, died on Monday in Kiruna",
                "whose songs gave a voice to the miners",
            ],
        ),
        (
            "The mayor, a former teacher, has denied the accusations; her deputy resigned on Sunday.",
            ["The mayor, a former teacher, has denied the accusations", "her deputy resigned on Sunday"],
        ),
        (
            "The number of visitors fell to 1.2 million, the lowest since 2010.",
            ["The number of visitors fell to 1.2 million", "the lowest since 2010"],
        ),
        (
            "The army said it had shot down two drones, one of which fell on a school.",
            ["it had shot down two drones", "one of which fell on a school"],
        ),
        (
            "On Monday Novaria’s president, Ilse Brandt, offered to imprison criminals convicted abroad.",
            ["On Monday Novaria’s president, Ilse Brandt, offered to imprison criminals convicted abroad"],
        ),
        ("It was not immediately clear who fired the shot.", ["It was not immediately clear who fired the shot"]),
    ],
)
def test_what_is_a_claim_of_its_own(text: str, expected: list[str]) -> None:
    assert sorted(claim for claim, _ in claims(text)) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "claim", "assertion"),
    [
        ("The ministry doubts that the deal will be signed.", "the deal will be signed", Assertion.DENIED),
        ("The company dismissed claims that it had known of it.", "it had known of it", Assertion.DENIED),
        ("Police are investigating whether the driver was drunk.", "the driver was drunk", Assertion.ASKED),
        ("Whether anyone was hurt is unclear.", "anyone was hurt", Assertion.ASKED),
        ("The court must still rule on the appeal.", "The court must still rule on the appeal", Assertion.PLANNED),
        ("He hopes to run in Valencia.", "He hopes to run in Valencia", Assertion.PLANNED),
        ("According to the indictment, she wired it abroad.", "she wired it abroad", Assertion.ALLEGED),
    ],
)
def test_what_words_around_a_clause_say_of_it(text: str, claim: str, assertion: Assertion) -> None:
    assert claims(text) == [(claim, assertion)]
