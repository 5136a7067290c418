import pytest

from articles.domain import Assertion, Claim, Document, Role
from articles.language import read
from articles.policies import LanguagePolicy


def claims(text: str) -> list[Claim]:
    found = read(Document(text=text, language="en"), LanguagePolicy()).claims
    assert all(text[claim.start : claim.end] == claim.text for claim in found)
    return list(found)


def subject(claim: Claim) -> str:
    return next(item.text for item in claim.arguments if item.role is Role.SUBJECT and not item.carried)


@pytest.mark.parametrize(
    ("text", "claimed", "source"),
    [
        ("No country, he said, has done so.", "No country", "he"),
        ("The bridge, police said, was closed on Monday.", "The bridge", "police"),
        ("The bridge — police say — is closed.", "The bridge", "police"),
        ("The bridge, police said on Tuesday, was closed.", "The bridge", "police"),
        ("The law, the minister told reporters, applies to all 40 towns.", "The law", "the minister"),
        ("The vaccine, say doctors at the clinic, protects most children.", "The vaccine", "doctors at the clinic"),
        ("The dam, said Lena Marsh, the chief engineer, was never tested.", "The dam", "Lena Marsh"),
        ("The dam – according to Lena Marsh, the chief engineer – was never tested.", "The dam", "Lena Marsh"),
        ("The talks, according to the ministry, will resume in the capital.", "The talks", "the ministry"),
        ("Prices, Lena Marsh has argued, fell in every month of last year.", "Prices", "Lena Marsh"),
        ("It was, she said, a mistake.", "It", "she"),
        ("The mine had, inspectors said, no second exit.", "The mine", "inspectors"),
    ],
)
def test_a_clause_that_a_frame_interrupts_is_one_claim(text: str, claimed: str, source: str) -> None:
    (claim,) = claims(text)
    assert claim.text == text.rstrip(".")
    assert subject(claim) == claimed
    assert claim.attribution is not None
    assert claim.attribution.source == source


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        ("“The bridge,” police said, “was closed on Monday.”", "The bridge"),
        ('"No one," Lena Marsh said, "has ever asked us about it."', "No one"),
        ("“It was,” said Lena Marsh, “the worst storm in a century.”", "It"),
    ],
)
def test_a_frame_may_part_a_quotation(text: str, claimed: str) -> None:
    (claim,) = claims(text)
    assert claim.text == text
    assert subject(claim) == claimed
    assert len(claim.quotes) == 2
    assert len({quote.speaker for quote in claim.quotes}) == 1


def test_what_is_joined_behind_a_frame_is_a_claim_of_the_same_source() -> None:
    first, second = claims("The ferry, the ministry said in a statement, carried 212 people and sank off the coast.")
    assert (first.text[-18:], second.text) == ("carried 212 people", "sank off the coast")
    assert [item.text for item in second.arguments if item.carried] == ["The ferry"]
    assert {claim.attribution and claim.attribution.source for claim in (first, second)} == {"the ministry"}


def test_two_frames_may_interrupt_one_sentence() -> None:
    (claim,) = claims("“In the north,” he said, “the bridge,” he added, “was never closed.”")
    assert claim.negated
    assert subject(claim) == "the bridge"


def test_the_verb_of_an_inserted_frame_colours_the_claim() -> None:
    (claim,) = claims("The money, they allege, was stolen.")
    assert claim.assertion is Assertion.ALLEGED


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bridge is safe, she said, a claim that engineers reject.", "The bridge is safe"),
        ("“The bridge is safe,” said Lena Marsh, president of the union.", "The bridge is safe"),
        (
            "Lena Marsh, a former minister, warned last week, in a report, that the dam could break.",
            "the dam could break",
        ),
    ],
)
def test_what_stands_behind_a_frame_may_belong_to_it(text: str, expected: str) -> None:
    (claim,) = claims(text)
    assert claim.text == expected


def test_a_relative_clause_and_an_apposition_in_commas_are_no_frames() -> None:
    texts = [claim.text for claim in claims("The mayor, a doctor, said the bridge, built in 1931, was closed.")]
    assert not any(text.startswith("The mayor") for text in texts)
