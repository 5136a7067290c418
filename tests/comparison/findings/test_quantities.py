"""Amounts: what excludes each other, what is only more precise or later, what counts something else."""

from __future__ import annotations

import datetime as dt

import pytest

from articles.comparison import differences
from articles.domain import FindingKind, NameLabel, Qualifier, Quantity, Role, Verdict
from tests.comparison.factories import argument, date, draft, name, quantity, reading
from tests.comparison.findings.pairs import conflicts, found

MORNING = dt.datetime(2025, 2, 4, 9, 0, tzinfo=dt.UTC)
AFTERNOON = dt.datetime(2025, 2, 4, 15, 0, tzinfo=dt.UTC)


def held(words: str, value: float, head: str = "inmate", relation: str = "hold", **more: object) -> dict[str, object]:
    return draft(
        f"The prison held {words}.",
        predicate=("held", "hold"),
        arguments=[argument(Role.SUBJECT, "prison")],
        quantities=[quantity(words, value, head=head, relation=relation, **more)],
    )


def measured(words: str, value: float, **more: object) -> Quantity:
    return quantity(words, value, head="inmate", relation="hold", **more)


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        (measured("14,532 inmates", 14532), measured("over 40,000 inmates", 40000, qualifier=Qualifier.OVER)),
        (measured("12 inmates", 12), measured("17 inmates", 17)),
        (measured("10 to 15 inmates", 10, high=15), measured("22 inmates", 22)),
    ],
)
def test_amounts_of_the_same_thing_that_exclude_each_other_are_a_conflict(mine: Quantity, theirs: Quantity) -> None:
    (one,) = found({**held(mine.text, 0), "quantities": [mine]}, {**held(theirs.text, 0), "quantities": [theirs]})
    assert (one.kind, one.verdict) == (FindingKind.QUANTITY, Verdict.CONFLICT)
    assert one.explanation == f"Alpha: held {mine.text} · Beta: held {theirs.text}"


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        (measured("around 14,500 inmates", 14500, qualifier=Qualifier.ABOUT), measured("14,532 inmates", 14532)),
        (
            measured("up to 40,000 inmates", 40000, qualifier=Qualifier.UP_TO),
            measured("over 40,000 inmates", 40000, qualifier=Qualifier.OVER),
        ),
        (measured("at least 12 inmates", 12, qualifier=Qualifier.AT_LEAST), measured("17 inmates", 17)),
    ],
)
def test_amounts_that_can_both_be_true_differ_in_precision(mine: Quantity, theirs: Quantity) -> None:
    (one,) = found({**held(mine.text, 0), "quantities": [mine]}, {**held(theirs.text, 0), "quantities": [theirs]})
    assert (one.kind, one.verdict) == (FindingKind.PRECISION, Verdict.DIFFER)


def test_the_same_amount_in_another_unit_is_no_difference() -> None:
    first = {**held("a third", 1 / 3), "quantities": [quantity("a third", 0.5, unit="fraction", relation="hold")]}
    second = {**held("50 percent", 50), "quantities": [quantity("50 percent", 50, unit="percent", relation="hold")]}
    assert found(first, second) == []


def test_capacity_never_conflicts_with_population() -> None:
    assert conflicts(held("14,532 inmates", 14532), held("40,000 inmates", 40000, relation="capacity")) == []


def _speed(words: str, amount: str, value: float, subject: str) -> dict[str, object]:
    found = quantity(amount, value, unit="km/h", relation="speed")
    return draft(words, predicate=("was", "be"), arguments=[argument(Role.SUBJECT, subject)], quantities=[found])


@pytest.mark.parametrize(
    ("limit", "subject"),
    [("The limit at the bend was 80 km/h.", "limit"), ("The permitted speed was 80 km/h.", "speed")],
)
def test_what_is_allowed_never_conflicts_with_what_was_measured(limit: str, subject: str) -> None:
    driven = _speed("The speed was 153 km/h.", "153 km/h", 153, "speed")
    other = _speed("The speed was 80 km/h.", "80 km/h", 80, "speed")
    assert len(conflicts(driven, other)) == 1
    assert conflicts(driven, _speed(limit, "80 km/h", 80, subject)) == []


def test_a_part_does_not_conflict_with_the_whole() -> None:
    first = held("3 children", 3, head="child")
    assert conflicts(first, held("14 people", 14, head="people")) == []


def test_others_and_more_count_something_else() -> None:
    assert conflicts(held("12 inmates", 12), held("17 other inmates", 17)) == []


def test_amounts_of_different_times_are_no_dispute() -> None:
    first = {**held("12 inmates", 12), "dates": [date("held", dt.date(2019, 1, 1), dt.date(2019, 12, 31))]}
    second = {**held("17 inmates", 17), "dates": [date("held", dt.date(2023, 1, 1), dt.date(2023, 12, 31))]}
    assert conflicts(first, second) == []


def test_an_amount_that_the_other_article_tells_of_something_else_is_no_dispute() -> None:
    a = reading("Alpha", held("640 inmates", 640), held("900 inmates", 900))
    b = reading("Beta", held("900 inmates", 900))
    assert [one for one in differences(a, b) if one.verdict is Verdict.CONFLICT] == []


def dead(words: str, value: float) -> dict[str, object]:
    return draft(
        f"The quake killed {words}.",
        predicate=("killed", "kill"),
        arguments=[argument(Role.SUBJECT, "quake")],
        quantities=[quantity(words, value, head="people", relation="kill")],
    )


def test_a_later_and_higher_toll_is_an_update() -> None:
    (one,) = found(dead("12 people", 12), dead("17 people", 17), (MORNING, AFTERNOON))
    assert (one.kind, one.verdict) == (FindingKind.UPDATE, Verdict.DIFFER)


def test_a_later_and_lower_toll_is_a_conflict() -> None:
    (one,) = found(dead("17 people", 17), dead("12 people", 12), (MORNING, AFTERNOON))
    assert one.verdict is Verdict.CONFLICT


def test_tolls_of_unknown_hours_are_a_conflict() -> None:
    (one,) = found(dead("12 people", 12), dead("17 people", 17))
    assert one.verdict is Verdict.CONFLICT


def hurt(text: str, predicate: tuple[str, str], *amounts: Quantity) -> dict[str, object]:
    return draft(text, predicate=predicate, quantities=list(amounts))


def test_the_killed_and_the_wounded_are_counted_apart() -> None:
    mine = hurt("Four miners were wounded.", ("wounded", "wound"), quantity("Four", 4, head="miner", relation="wound"))
    theirs = hurt("Five miners were killed.", ("killed", "kill"), quantity("Five", 5, head="miner", relation="kill"))
    assert found(mine, theirs, kind=FindingKind.QUANTITY) == []


def test_parts_that_add_up_to_the_total_are_no_conflict() -> None:
    parts = [quantity(words, value, head="miner", relation="die") for words, value in (("Six", 6), ("three", 3))]
    mine = hurt("Six miners died in Brenn and three in Holt.", ("died", "die"), *parts)
    theirs = hurt("Nine miners died.", ("died", "die"), quantity("Nine", 9, head="miner", relation="die"))
    assert found(mine, theirs, kind=FindingKind.QUANTITY) == []


def test_parts_are_not_held_against_a_count_of_the_whole() -> None:
    parts = [quantity(words, value, head="miner", relation="die") for words, value in (("Six", 6), ("three", 3))]
    mine = hurt("Six miners died in Brenn and three in Holt.", ("died", "die"), *parts)
    theirs = hurt("Ten miners died.", ("died", "die"), quantity("Ten", 10, head="miner", relation="die"))
    assert found(mine, theirs, kind=FindingKind.QUANTITY) == []


@pytest.mark.parametrize("words", ["by 4,000 crowns", "4,000 crowns more than last year", "an average of 4,000 crowns"])
def test_a_change_or_an_average_is_not_the_amount_itself(words: str) -> None:
    amount = "an average of 4,000 crowns" if "average" in words else "4,000 crowns"
    about = {"unit": "SEK", "relation": "cost"}
    mine = hurt(f"The lift cost {words}.", ("cost", "cost"), quantity(amount, 4000, **about))
    theirs = hurt("The lift cost 9,000 crowns.", ("cost", "cost"), quantity("9,000 crowns", 9000, **about))
    assert found(mine, theirs, kind=FindingKind.QUANTITY) == []


def measures(text: str, words: str, value: float, subject: str) -> dict[str, object]:
    return draft(text, predicate=("fall", "fall"), arguments=[argument(Role.SUBJECT, subject)],
        quantities=[quantity(words, value, unit="percent", relation="fall")],
    )  # fmt: skip


def test_percentages_of_different_things_are_no_dispute() -> None:
    mine = measures("Exports fall 4 percent.", "4 percent", 4, "exports")
    assert conflicts(mine, measures("Rents fall 9 percent.", "9 percent", 9, "rents")) == []


def test_a_share_price_is_of_its_moment() -> None:
    mine = measures("The shares fall 4 percent.", "4 percent", 4, "shares")
    theirs = measures("The shares fall 9 percent.", "9 percent", 9, "shares")
    assert [one.kind for one in found(mine, theirs)] == [FindingKind.UPDATE]


def test_what_is_asked_is_not_what_is_offered() -> None:
    raises = {"unit": "percent", "relation": "raise"}
    mine = draft("The union asks for a raise of 9 percent.", predicate=("asks", "ask"),
        quantities=[quantity("9 percent", 9, **raises)])  # fmt: skip
    theirs = draft("The port offers a raise of 4 percent.", predicate=("offers", "offer"),
        quantities=[quantity("4 percent", 4, **raises)])  # fmt: skip
    assert conflicts(mine, theirs) == []


def test_a_count_of_one_place_is_a_part_of_the_whole() -> None:
    mine = {**dead("4,000 people", 4000)}
    theirs = draft("The quake killed 22 people in Brenn.", predicate=("killed", "kill"),
        arguments=[argument(Role.SUBJECT, "quake")], names=[name("Brenn", label=NameLabel.PLACE)],
        quantities=[quantity("22 people", 22, head="people", relation="kill")],
    )  # fmt: skip
    assert conflicts(mine, theirs) == []


def harmed(words: str, value: float, told: str, lemma: str, head: str) -> dict[str, object]:
    amount = quantity(words, value, head=head, relation=lemma)
    return draft(f"{words} were {told}.", predicate=(told, lemma), quantities=[amount])


def test_people_named_by_a_general_word_or_by_none_are_counted_against_others() -> None:
    mine = harmed("Fourteen people", 14, "injured", "injure", "people")
    assert len(conflicts(mine, harmed("22", 22, "hurt", "hurt", ""))) == 1
    assert len(conflicts(mine, harmed("22 passengers", 22, "hurt", "hurt", "passenger"))) == 1


def test_two_groups_of_people_are_counted_apart() -> None:
    mine = harmed("Fourteen soldiers", 14, "killed", "kill", "soldier")
    assert conflicts(mine, harmed("22 civilians", 22, "killed", "kill", "civilian")) == []


def test_what_each_gets_is_not_what_there_is_in_all() -> None:
    mine, theirs = (
        draft(text, predicate=("paid", "pay"), quantities=[quantity(words, value, unit="USD", relation="pay")])
        for text, words, value in (
            ("The fund paid $38,000.", "$38,000", 38000),
            ("The fund paid each bereaved family $100,000.", "$100,000", 100000),
        )
    )
    assert conflicts(mine, theirs) == []


def test_a_whole_percentage_is_a_rounded_one() -> None:
    mine, theirs = (
        draft(
            f"Turnout was {words}.",
            predicate=("was", "be"),
            arguments=[argument(Role.SUBJECT, "Turnout")],
            quantities=[quantity(words, value, unit="percent", relation="turnout")],
        )
        for words, value in (("71 percent", 71), ("71.3 percent", 71.3))
    )
    assert conflicts(mine, theirs) == []
