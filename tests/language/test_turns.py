import pytest

from articles.domain import AttributionKind, Document, QuoteKind, Reading
from articles.language import read
from articles.language.blocks import split_blocks
from articles.policies import LanguagePolicy

HEARING = (
    "The inquiry met on Monday.\n\n"
    "SMITH: We never signed it. The ministry said the bridge was safe.\n\n"
    "JONES: Who told you?\n\n"
    "SMITH: I think it was signed in May by all 12 members.\n\n"
    "The inquiry will meet again on Friday."
)


def reading(text: str) -> Reading:
    return read(Document(text=text, id="d", language="en"), LanguagePolicy())


def speakers(text: str) -> list[str]:
    return [text[slice(*block.speaker)] if block.speaker else "" for block in split_blocks(text)]


def test_turns_are_quotes_of_their_speakers() -> None:
    quotes = reading(HEARING).quotes
    assert [(quote.speaker, quote.kind) for quote in quotes] == [
        ("SMITH", QuoteKind.BLOCK),
        ("JONES", QuoteKind.BLOCK),
        ("SMITH", QuoteKind.BLOCK),
    ]
    assert quotes[1].text == "Who told you?"
    assert {quote.entity for quote in quotes} == {"smith", "jones"}


def test_claims_in_a_turn_are_the_speakers_unless_somebody_else_is_named() -> None:
    sources = {claim.text: claim.attribution and claim.attribution.source for claim in reading(HEARING).claims}
    assert sources == {
        "The inquiry met on Monday": None,
        "We never signed it": "SMITH",
        "the bridge was safe": "The ministry",
        "it was signed in May by all 12 members": "SMITH",
        "The inquiry will meet again on Friday": None,
    }


def test_a_speaker_is_linked_with_the_full_name() -> None:
    found = reading("Jane Smith and Tom Jones spoke to the court on Monday.\n\n" + HEARING)
    assert {quote.entity for quote in found.quotes} == {"jane smith", "tom jones"}


@pytest.mark.parametrize("between", ["\n", " "])
def test_questions_and_answers_are_turns(between: str) -> None:
    found = reading(f"Q: Is the bridge safe?{between}A: It was checked in June.")
    assert [quote.speaker for quote in found.quotes] == ["Q", "A"]
    (claim,) = found.claims
    assert claim.attribution is not None
    assert (claim.text, claim.attribution.kind) == ("It was checked in June", AttributionKind.OFFICIAL)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Jane Ruiz – Nobody told us.\nModerator – Why?\nJane Ruiz – Ask them.",
            ["Jane Ruiz", "Moderator", "Jane Ruiz"],
        ),
        ("LENA MARSH, HOST: Who paid?\nTOM REY (engineer): The state paid.", ["LENA MARSH", "TOM REY"]),
        ("MARSH:\nWho paid for it?\nREY:\nThe state paid for it.", ["MARSH", "REY"]),
    ],
)
def test_labels_have_many_forms(text: str, expected: list[str]) -> None:
    assert [speaker for speaker in speakers(text) if speaker] == expected


def test_a_paragraph_between_two_turns_belongs_to_the_first() -> None:
    text = "MARSH: Who paid?\n\nREY: The state paid.\n\nThe county did not.\n\nMARSH: Are you sure?\n\nREY: Yes."
    assert [speaker for speaker in speakers(text) if speaker] == ["MARSH", "REY", "REY", "MARSH", "REY"]


@pytest.mark.parametrize(
    "text",
    [
        "Editor’s note: We closed the list in May.\nBackground: The bridge was opened by you and me in 1931.",
        "10:30: Police tell us they arrived.\n11:15: We hear that they left.\n12:00: You can go home.",
        "When: We open on Monday.\nWhere: See you in the hall.\nWhen: We go on till Friday.\nWhere: Our hall.",
        "LONDON: The bridge was closed.\nPARIS: The talks failed.\nBERLIN: The train was late.",
        "Labour: 12 seats were won.\nGreens: 3 seats were won.\nLabour: 11 seats were lost.",
        "The mayor had one answer: We will not pay for it. You will.",
        "He named three towns: Holm, Sund and Vik. Why these: nobody knows.",
    ],
)
def test_other_labels_are_no_speakers(text: str) -> None:
    assert not any(speakers(text))


def test_a_rubric_is_no_part_of_the_claim() -> None:
    (claim,) = reading("Background: The bridge opened to traffic in 1931.").claims
    assert claim.text == "The bridge opened to traffic in 1931"
