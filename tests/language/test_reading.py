import datetime as dt
import time

import pytest

from articles.domain import Assertion, AttributionKind, Claim, Document, Qualifier, QuoteKind, Reading
from articles.language import read
from articles.policies import LanguagePolicy

SPANISH = (
    "El alcalde anunció el lunes que el puente de la ciudad quedará cerrado durante un año por las obras de la nueva"
    " carretera que une el puerto con el centro."
)
PUBLISHED = dt.datetime(2025, 2, 4, 12)


def reading(text: str, **known: str) -> Reading:
    return read(Document(text=text, id="d", published=PUBLISHED, **known), LanguagePolicy())


def claims(text: str) -> list[Claim]:
    return list(reading(text).claims)


def texts(text: str) -> list[str]:
    return [claim.text for claim in claims(text)]


# --- selection ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Will the bridge open again this year?",
        "Tell us what you think about the plan.",
        "If you smell gas, leave the building.",
        "It remains to be seen whether the council will agree.",
        "Let's take a look at the numbers.",
        "We covered the story last week.",
        "The minister made this statement to the press:",
    ],
)
def test_what_nobody_could_check_is_no_claim(text: str) -> None:
    assert texts(f"The bridge was closed on Monday. {text}") == ["The bridge was closed on Monday"]


def test_boilerplate_is_passed_over() -> None:
    text = "The bridge was closed. The Herald has served the valley since 1902."
    found = read(
        Document(text=text, language="en"),
        LanguagePolicy(),
        frozenset({"The Herald has served the  valley since 1902."}),
    )
    assert [claim.text for claim in found.claims] == ["The bridge was closed"]


# --- clauses --------------------------------------------------------------------------------------------------------


def test_two_predicates_are_two_claims_and_the_second_borrows_its_subject() -> None:
    first, second = claims("The prison held 3,218 men in June and has a capacity of 2,400.")
    assert (first.text, second.text) == ("The prison held 3,218 men in June", "has a capacity of 2,400")
    (subject,) = [item for item in second.arguments if item.carried]
    assert subject.text == "The prison"


def test_a_relative_clause_in_commas_is_a_claim_of_its_own() -> None:
    main, relative = claims("The bridge, which opened in 1931, carries 18,000 cars a day.")
    assert main.text == "The bridge, which opened in 1931, carries 18,000 cars a day"
    assert relative.text == "opened in 1931"
    assert not main.dates
    assert relative.dates[0].text == "1931"


def test_text_is_verbatim_and_ids_tell_the_place() -> None:
    text = "Officials said on Monday that 12 people died. The mayor resigned, and the council met."
    for claim in reading(text).claims:
        assert text[claim.start : claim.end] == claim.text
        assert claim.id == f"d:{claim.start}-{claim.end}"


def test_an_if_clause_and_its_consequence_are_one_conditional_claim() -> None:
    (claim,) = claims("If no deal is reached, the drivers will strike in July.")
    assert (claim.assertion, claim.text) == (
        Assertion.CONDITIONAL,
        "If no deal is reached, the drivers will strike in July",
    )


# --- contents -------------------------------------------------------------------------------------------------------


def test_a_quantity_knows_head_bound_and_relation() -> None:
    (claim,) = claims("The prison holds over 3,000 suspected gang members.")
    (quantity,) = claim.quantities
    assert (quantity.value, quantity.qualifier, quantity.head, quantity.relation) == (
        3000,
        Qualifier.OVER,
        "member",
        "hold",
    )


def test_what_can_hold_so_many_is_a_capacity() -> None:
    (claim,) = claims("The new prison can hold 2,400 inmates.")
    assert [(item.relation, item.head) for item in claim.quantities] == [("capacity", "inmate")]


def test_names_are_linked_inside_the_document() -> None:
    found = claims(
        "President Elena Duarte arrived on Monday. Duarte met officials of the United States. The U.S. paid."
    )
    entities = {name.text: name.entity for claim in found for name in claim.names}
    assert entities["Duarte"] == entities["Elena Duarte"] == "elena duarte"
    assert entities["U.S."] == entities["United States"] == "united states"


def test_an_acronym_in_brackets_names_the_same() -> None:
    found = claims("The Central Valley Authority (CVA) closed the dam. The CVA said nothing about the cost.")
    assert {name.entity for claim in found for name in claim.names} == {"cva"}


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("Rents fell by 14 percent last year.", ["rent"]),
        ("The city cut the budget for roads by a fifth.", ["budget"]),
        ("Arrivals rose to 66,300 last year.", [""]),
        ("The blast killed 14 men and the ministry put the toll at 16.", ["man", ""]),
        ("One house in eight was destroyed.", ["house"]),
        ("He rents a two-room flat.", ["room"]),
        ("They shut three of the city's nine pools.", ["pool", "pool"]),
        ("She sold tickets for $40 each.", ["ticket"]),
    ],
)
def test_what_is_counted_or_changes_is_told_by_the_words_around_the_amount(text: str, heads: list[str]) -> None:
    quantities = {item.start: item for claim in claims(text) for item in claim.quantities}
    assert [item.head for _, item in sorted(quantities.items())] == heads


# --- who says it ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "claim", "source", "kind"),
    [
        ("The bridge is safe, the mayor said.", "The bridge is safe", "the mayor", AttributionKind.OFFICIAL),
        ("Engineer Lena Marsh said the bridge is safe.", "the bridge is safe", "Lena Marsh", AttributionKind.NAMED),
        (
            "The bridge is safe, according to a county report.",
            "The bridge is safe",
            "a county report",
            AttributionKind.DOCUMENT,
        ),
        ("“The bridge is safe,” said Lena Marsh.", "The bridge is safe", "Lena Marsh", AttributionKind.NAMED),
        ("One victim claimed that the bridge is safe.", "the bridge is safe", "One victim", AttributionKind.OFFICIAL),
        (
            "An engineer, 54, insists that the bridge is safe.",
            "the bridge is safe",
            "An engineer",
            AttributionKind.OFFICIAL,
        ),
        ("The newspaper Il Faro said the bridge is safe.", "the bridge is safe", "Il Faro", AttributionKind.OUTLET),
        (
            "Her son, the engineer Jan Kroll, said the bridge is safe.",
            "the bridge is safe",
            "Jan Kroll",
            AttributionKind.NAMED,
        ),
        (
            "The bridge will be closed for a year, an audit shows.",
            "The bridge will be closed for a year",
            "an audit",
            AttributionKind.DOCUMENT,
        ),
    ],
)
def test_the_source_stands_behind_the_claim(text: str, claim: str, source: str, kind: AttributionKind) -> None:
    (found,) = claims(text)
    assert found.text == claim
    assert found.attribution is not None
    assert (found.attribution.source, found.attribution.kind) == (source, kind)


@pytest.mark.parametrize(
    "frame",
    [
        "says Lena Marsh of the Institute for River Law in Turnhout",
        "said Lena Marsh, chief engineer at Halden Works",
        "insisted Lena Marsh, who built it",
    ],
)
def test_a_frame_that_closes_its_sentence_may_be_inverted(frame: str) -> None:
    found = reading(f"In the end the bridge would be unsafe, {frame}. “Nobody should cross it,” she says.")
    claim = found.claims[0]
    assert claim.text == "In the end the bridge would be unsafe"
    assert claim.attribution is not None
    assert claim.attribution.entity == "lena marsh"
    assert found.quotes[0].entity == "lena marsh"


def test_a_verb_behind_an_aside_has_its_object() -> None:
    assert texts("The mayor, a former doctor, reported a theft.") == ["The mayor, a former doctor, reported a theft"]


def test_a_pronoun_stands_for_who_spoke_before() -> None:
    _, second = claims("Lena Marsh said the bridge is safe. She added that repairs would cost $4 million.")
    assert second.attribution is not None
    assert second.attribution.source == "Lena Marsh"
    assert second.assertion is Assertion.PLANNED


def test_the_speaker_goes_on_in_the_next_quotation() -> None:
    quotes = reading("“The bridge is safe,” said Lena Marsh. “Nobody needs to worry about it.”").quotes
    assert [(quote.speaker, quote.kind) for quote in quotes] == [("Lena Marsh", QuoteKind.DIRECT)] * 2


def test_no_source_is_the_outlets_own_voice() -> None:
    (claim,) = claims("The bridge was closed on Monday.")
    assert claim.attribution is None


# --- how firmly -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "assertion"),
    [
        ("The bridge was closed.", Assertion.ASSERTED),
        ("The bridge may be closed.", Assertion.HEDGED),
        ("The bridge will be closed.", Assertion.PLANNED),
        ("The mayor allegedly took the money.", Assertion.ALLEGED),
        ("The mayor denied that he took the money.", Assertion.DENIED),
        ("Officials asked whether the mayor took the money.", Assertion.ASKED),
    ],
)
def test_a_claim_is_as_firm_as_its_words(text: str, assertion: Assertion) -> None:
    (claim,) = claims(text)
    assert claim.assertion is assertion


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("No agreement was signed on Monday.", True),
        ("The two sides did not sign the agreement.", True),
        ("Nobody was hurt in the fire.", True),
        ("The city failed to pay its workers.", True),
        ("The city paid no more than 40 workers.", False),
        ("The mayor not only resigned on Monday.", False),
        ("The mayor signed the agreement.", False),
    ],
)
def test_a_negation_counts_on_its_own_predicate(text: str, negated: bool) -> None:
    (claim,) = claims(text)
    assert claim.negated is negated


# --- what can't be read ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("", "", "no text"),
        (SPANISH, "", "Spanish"),
        ("The bridge was closed on Monday by the council.", "fr", "French"),
        ("Total 12 14 15\nMen 8 9 10\nWomen 4 5 5\n" * 20, "", "No s"),
    ],
)  # fmt: skip
def test_a_text_that_cannot_be_read_says_why(text: str, language: str, words: str) -> None:
    found = reading(text, language=language)
    assert words in found.unreadable
    assert not found.claims
    assert not found.complete


@pytest.mark.parametrize(
    "text",
    [
        "THE MAYOR SAID THAT 12 PEOPLE DIED IN THE FIRE ON MONDAY",
        "the mayor said that 12 people died in the fire " * 100,
        "\u202bThe mayor said that 12 people died.\u202c 😢",
        "He said \ud800 that\x00 12 people died.",
        '“‘"(' * 300 + " he said that it was so",
        "said that " * 400,
    ],
)
def test_odd_text_is_read_without_an_error(text: str) -> None:
    for claim in reading(text, language="en").claims:
        assert text[claim.start : claim.end] == claim.text


@pytest.mark.parametrize(
    ("text", "claim", "source"),
    [
        ("A county sheriff put the toll at six.", "the toll at six", "A county sheriff"),
        ("Officials put the number of dead at 12, but others doubt it.", "the number of dead at 12", "Officials"),
        ("Residents call the curve a death trap.", "the curve a death trap", "Residents"),
    ],
)
def test_what_is_said_of_the_object_is_the_claim(text: str, claim: str, source: str) -> None:
    found = claims(text)[0]
    assert found.text == claim
    assert found.attribution is not None
    assert found.attribution.source == source


def test_a_value_put_on_something_is_tied_to_it() -> None:
    (claim,) = claims("A county sheriff put the toll at six.")
    assert [(item.value, item.relation) for item in claim.quantities] == [(6, "toll")]


@pytest.mark.parametrize("text", ["He called the police on Monday.", "The plan put 40 workers at risk."])
def test_calling_somebody_and_putting_something_elsewhere_are_acts(text: str) -> None:
    (claim,) = claims(text)
    assert claim.text == text.rstrip(".")


@pytest.mark.parametrize(
    "unit",
    [
        "SMITH: We never signed it.\nJONES: You did, I think.\n",
        "“No,” he said, “it is not”; ",
        "he said, ",
        "— police say ",
        "The\u200b mayor\u200d said\ufeff that 12 people died. ",
        "15, 20, 25, ",
    ],
)
def test_time_grows_with_the_length_of_odd_text(unit: str) -> None:
    began = time.process_time()
    reading(unit * (20_000 // len(unit)), language="en")
    assert time.process_time() - began < 15
