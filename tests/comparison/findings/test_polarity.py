"""Denials and opposite acts, and acts that can both be true."""

from __future__ import annotations

import datetime as dt

import pytest

from articles.domain import FindingKind, NameLabel, Role, Verdict
from tests.comparison.factories import argument, date, draft, name, quantity
from tests.comparison.findings.pairs import conflicts, found


def test_denying_an_act_conflicts_with_reporting_it() -> None:
    first = draft(
        "No agreement was signed.", predicate=("signed", "sign"), negated=True,
        arguments=[argument(Role.SUBJECT, "agreement")],
    )  # fmt: skip
    second = draft(
        "The two signed an agreement.", predicate=("signed", "sign"), arguments=[argument(Role.OBJECT, "agreement")]
    )
    (one,) = found(first, second)
    assert (one.kind, one.verdict) == (FindingKind.POLARITY, Verdict.CONFLICT)


def test_opposite_acts_conflict() -> None:
    first = draft("The court upheld the ban.", predicate=("upheld", "uphold"), arguments=[argument(Role.OBJECT, "ban")])
    second = draft(
        "The court overturned the ban.", predicate=("overturned", "overturn"), arguments=[argument(Role.OBJECT, "ban")]
    )
    assert [one.kind for one in found(first, second)] == [FindingKind.POLARITY]


def test_the_same_words_with_a_not_conflict_whatever_the_parse() -> None:
    first = draft("The Ilkin dam was not damaged.", predicate=("dam", "dam"))
    second = draft("The Ilkin dam was damaged.", predicate=("damaged", "damage"))
    assert [one.kind for one in found(first, second)] == [FindingKind.POLARITY]


def test_begun_and_ended_are_two_moments_and_no_dispute() -> None:
    strike = [argument(Role.SUBJECT, "strike")]
    first = draft("The strike began.", predicate=("began", "begin"), arguments=strike)
    assert conflicts(first, draft("The strike ended.", predicate=("ended", "end"), arguments=strike)) == []


def test_a_judgement_in_the_copula_can_be_the_opposite() -> None:
    mayor = [argument(Role.SUBJECT, "mayor")]
    first = draft("The mayor is guilty.", predicate=("is", "be guilty"), arguments=mayor)
    second = draft("The mayor is innocent.", predicate=("is", "be innocent"), arguments=mayor)
    assert [one.kind for one in conflicts(first, second)] == [FindingKind.POLARITY]


def prices(text: str, verb: str, lemma: str, subject: str, **more: object) -> dict[str, object]:
    return draft(text, predicate=(verb, lemma), arguments=[argument(Role.SUBJECT, subject, "prices")], **more)


def test_a_narrower_subject_may_do_the_opposite() -> None:
    risen = prices("Prices rose sharply.", "rose", "rise", "Prices")
    assert conflicts(risen, prices("Prices dropped sharply.", "dropped", "drop", "Prices"))
    assert conflicts(risen, prices("House prices dropped sharply.", "dropped", "drop", "House prices")) == []


def test_what_falls_in_one_place_may_rise_elsewhere() -> None:
    risen = prices("Prices rose.", "rose", "rise", "Prices")
    town = [name("Kelm", "kelm", NameLabel.PLACE)]
    assert conflicts(risen, prices("Prices dropped in Kelm.", "dropped", "drop", "Prices", names=town)) == []


def test_what_is_no_longer_so_has_ended() -> None:
    first = draft("The Riva Town club parted with coach Marco Conti.", predicate=("parted", "part"))
    second = draft("Marco Conti is no longer coach of the Riva Town club.", predicate=("is", "be coach"), negated=True)
    assert conflicts(first, second) == []


def test_leaving_after_which_one_stays_in_touch_is_no_opposite() -> None:
    aide = [argument(Role.SUBJECT, "aide")]
    first = draft("The aide left office.", predicate=("left", "leave"), arguments=aide)
    second = draft("The aide remained in touch; leave office.", predicate=("remained", "remain"), arguments=aide)
    assert conflicts(first, second) == []


def seats(verb: str, lemma: str, count: int) -> dict[str, object]:
    amount = quantity(str(count), count, head="seat", relation=lemma)
    party = argument(Role.SUBJECT, "party")
    return draft(f"The party {verb} {count} seats.", predicate=(verb, lemma), arguments=[party], quantities=[amount])


def test_seats_won_and_other_seats_lost_are_both_true() -> None:
    assert conflicts(seats("won", "win", 41), seats("lost", "lose", 4)) == []
    assert [one.kind for one in conflicts(seats("won", "win", 41), seats("lost", "lose", 41))] == [FindingKind.POLARITY]


def bridge(verb: str, lemma: str, words: str, day: int) -> dict[str, object]:
    when = date(words, dt.date(2025, 3, day))
    subject = argument(Role.SUBJECT, "bridge")
    return draft(f"The bridge {verb} {words}.", predicate=(verb, lemma), arguments=[subject], dates=[when])


def test_opened_on_one_day_and_closed_on_another_are_both_true() -> None:
    assert conflicts(bridge("opened", "open", "Monday", 3), bridge("closed", "close", "Friday", 7)) == []
    same_day = conflicts(bridge("opened", "open", "Monday", 3), bridge("closed", "close", "Monday", 3))
    assert [one.kind for one in same_day] == [FindingKind.POLARITY]


def test_none_planned_denies_that_they_take_place() -> None:
    first = draft("No talks are planned.", predicate=("planned", "plan"), negated=True,
        arguments=[argument(Role.SUBJECT, "talks")],
    )  # fmt: skip
    second = draft("The talks resume on Monday.", predicate=("resume", "resume"),
        arguments=[argument(Role.SUBJECT, "talks")],
    )  # fmt: skip
    assert [one.kind for one in conflicts(first, second)] == [FindingKind.POLARITY]


def test_nobody_having_offered_such_a_thing_does_not_deny_the_offer() -> None:
    first = draft("No country made an offer.", predicate=("made", "make"), negated=True,
        arguments=[argument(Role.SUBJECT, "No country", "country"), argument(Role.OBJECT, "offer")],
    )  # fmt: skip
    second = draft("He made an offer.", predicate=("made", "make"), arguments=[argument(Role.OBJECT, "offer")])
    assert conflicts(first, second) == []


def test_a_government_acts_for_its_country() -> None:
    first = draft("Orvenia asked for help.", predicate=("asked", "ask"),
        arguments=[argument(Role.SUBJECT, "Orvenia", "orvenia")], names=[name("Orvenia", label=NameLabel.PLACE)],
    )  # fmt: skip
    second = draft("The government has not asked for help.", predicate=("asked", "ask"), negated=True,
        arguments=[argument(Role.SUBJECT, "government")], negations=["not"],
    )  # fmt: skip
    assert [one.kind for one in conflicts(first, second)] == [FindingKind.POLARITY]


@pytest.mark.parametrize(
    ("none", "there", "contradict"),
    [
        ("No siren sounded before the strike", "A siren went off long before the strike", True),
        ("No siren sounded before the strike", "A siren costs two million crowns a year", False),
    ],
)
def test_none_of_a_thing_against_the_same_told_of_it_in_other_words(none: str, there: str, contradict: bool) -> None:
    mine = draft(none, predicate=("sounded", "sound"), arguments=[argument(Role.SUBJECT, "siren")])
    verb = ("went off", "go off") if contradict else ("cost", "cost")
    theirs = draft(there, predicate=verb, arguments=[argument(Role.SUBJECT, "siren")])
    assert bool(conflicts(mine, theirs)) is contradict
