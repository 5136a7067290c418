from __future__ import annotations

import datetime as dt

from articles.domain import (
    Argument,
    Assertion,
    Attribution,
    AttributionKind,
    Claim,
    DateMention,
    Name,
    NameLabel,
    Precision,
    Predicate,
    Qualifier,
    Quantity,
    Quote,
    QuoteKind,
    Role,
    Span,
)
from articles.views.readout import readout

TEXT = "the ferry did not carry about 1,200 people"
WHOLE = Span(10, 10 + len(TEXT))


def claim(**contents: object) -> Claim:
    return Claim("1", "d", *WHOLE, TEXT, WHOLE, **contents)  # type: ignore[arg-type]


def read(value: Claim, head: str) -> list[tuple[str, str]]:
    """(words, meaning) under one head."""
    (one,) = readout([(value, True)], [], {}).claims
    return [(entry.words, entry.meaning) for fact in one.facts if fact.head == head for entry in fact.entries]


def test_who_says_it_stands_with_the_words_that_tell() -> None:
    source = Attribution("Ada Quill", "told reporters", AttributionKind.NAMED)
    assert read(claim(attribution=source), "Said by") == [("Ada Quill", "a named source, by “told reporters”")]
    assert read(claim(), "Said by") == [("", "the outlet’s own voice")]


def test_a_negative_stands_with_its_cue() -> None:
    value = claim(
        assertion=Assertion.ALLEGED, predicate=Predicate(28, 33, "carry", negated=True), negations=(Span(24, 27),)
    )
    assert read(value, "Put forward") == [("", "alleged"), ("not", "in the negative")]
    assert read(value, "Act") == [("carry", "")]


def test_who_takes_part_is_told_even_when_carried_over() -> None:
    value = claim(arguments=(Argument(Role.SUBJECT, 0, 3, "the crew", "crew", carried=True),))
    assert read(value, "Act") == [("the crew", "subject, carried over")]


def test_an_amount_shows_what_bounds_it_and_what_it_counts() -> None:
    amount = Quantity(34, 45, "about 1,200", 1200, qualifier=Qualifier.ABOUT, head="people", relation="carry")
    rate = Quantity(0, 1, "$10.5 to $12 a day", 10.5, 12, "USD", per="day")
    assert read(claim(quantities=(amount, rate)), "Amounts") == [
        ("about 1,200", "about 1,200 · of: people · tied by: carry"),
        ("$10.5 to $12 a day", "10.5 to 12 USD · per day"),
    ]


def test_a_date_shows_the_days_it_can_mean() -> None:
    monday, sunday = dt.date(2025, 2, 3), dt.date(2025, 2, 9)
    dates = (
        DateMention(0, 1, "Monday night", Precision.DAY, monday, monday, "night"),
        DateMention(0, 1, "this week", Precision.WEEK, monday, sunday, as_of=True),
        DateMention(0, 1, "that winter", Precision.SEASON),
    )
    assert [meaning for _, meaning in read(claim(dates=dates), "Dates")] == [
        "3 Feb 2025 · day · night",
        "3 Feb 2025 to 9 Feb 2025 · week · a state as of then",
        "season · not resolved",
    ]


def test_a_name_is_told_once_with_whom_it_was_taken_for() -> None:
    names = (
        Name(0, 1, "Quill", NameLabel.PERSON, "ada quill"),
        Name(5, 6, "Quill", NameLabel.PERSON, "ada quill"),
        Name(7, 8, "Oslo", NameLabel.PLACE, "oslo"),
    )
    assert read(claim(names=names), "Names") == [("Quill", "ada quill · person"), ("Oslo", "place")]


def test_a_quote_without_a_speaker_says_so() -> None:
    quotes = (Quote(0, 1, "Full", QuoteKind.DIRECT), Quote(2, 3, "ahead", QuoteKind.MIXED, "Ada Quill"))
    assert read(claim(quotes=quotes), "Quoted") == [
        ("“Full”", "direct · speaker not known"),
        ("“ahead”", "mixed · Ada Quill"),
    ]


def test_sentences_that_no_claim_touches_are_counted() -> None:
    found = readout([(claim(), True)], [WHOLE, Span(0, 9), Span(60, 80)], {})
    assert (found.sentences, found.silent) == (3, 2)
