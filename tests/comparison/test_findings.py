"""Typed findings between two claims: what contradicts, what only differs, what is no difference at all."""

from __future__ import annotations

import datetime as dt

import pytest

from articles.comparison import differences
from articles.domain import Assertion, Finding, FindingKind, NameLabel, Precision, Qualifier, Quantity, Role, Verdict

from .factories import argument, date, draft, name, quantity, quote, reading, said_by

MORNING = dt.datetime(2025, 2, 4, 9, 0, tzinfo=dt.UTC)
AFTERNOON = dt.datetime(2025, 2, 4, 15, 0, tzinfo=dt.UTC)


def found(
    first: dict[str, object],
    second: dict[str, object],
    published: tuple[dt.datetime | None, dt.datetime | None] = (None, None),
    kind: FindingKind | None = None,
) -> list[Finding]:
    a = reading("Alpha", first, published=published[0])
    b = reading("Beta", second, published=published[1])
    return [one for one in differences(a, b) if kind is None or one.kind is kind]


def conflicts(*sides: dict[str, object], **more: object) -> list[Finding]:
    return [one for one in found(*sides, **more) if one.verdict is Verdict.CONFLICT]  # type: ignore[arg-type]


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


def signed(words: str, first: dt.date | None, last: dt.date | None = None, **more: object) -> dict[str, object]:
    return draft(
        f"They signed the treaty {words}.",
        predicate=("signed", "sign"),
        arguments=[argument(Role.OBJECT, "treaty")],
        dates=[date(words, first, last, **more)],
    )


def test_different_days_for_one_act_are_a_conflict() -> None:
    (one,) = found(signed("on Monday", dt.date(2025, 2, 3)), signed("on Tuesday", dt.date(2025, 2, 4)))
    assert (one.kind, one.verdict) == (FindingKind.DATE, Verdict.CONFLICT)
    assert one.explanation == "Alpha: on Monday (3 February) · Beta: on Tuesday (4 February)"


def test_the_same_day_in_other_words_is_no_difference() -> None:
    assert found(signed("on Monday", dt.date(2025, 2, 3)), signed("on 3 February", dt.date(2025, 2, 3))) == []


def test_a_year_and_a_part_of_it_do_not_conflict() -> None:
    year = signed("in 2023", dt.date(2023, 1, 1), dt.date(2023, 12, 31), precision=Precision.YEAR)
    spring = signed("in early 2023", dt.date(2023, 1, 1), dt.date(2023, 4, 30), precision=Precision.SEASON)
    assert [one.verdict for one in found(year, spring)] == [Verdict.DIFFER]


def test_an_unresolved_date_contradicts_nothing() -> None:
    assert found(signed("on Monday", None), signed("on Tuesday", dt.date(2025, 2, 4))) == []


def test_a_named_time_zone_may_explain_the_next_day() -> None:
    first = signed("at 23:42 GMT on Tuesday", dt.date(2025, 2, 4))
    assert found(first, signed("on Wednesday", dt.date(2025, 2, 5))) == []


def test_not_until_thursday_says_on_thursday() -> None:
    first = draft(
        "The army did not reach the valley until Thursday.",
        predicate=("reach", "reach"),
        negated=True,
        arguments=[argument(Role.OBJECT, "valley")],
        negations=["not"],
        dates=[date("Thursday", dt.date(2025, 2, 6))],
    )
    second = draft(
        "The army reached the valley on Wednesday.",
        predicate=("reached", "reach"),
        arguments=[argument(Role.OBJECT, "valley")],
        dates=[date("Wednesday", dt.date(2025, 2, 5))],
    )
    assert [one.kind for one in found(first, second)] == [FindingKind.DATE]


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


def leads(person: str) -> dict[str, object]:
    return draft(
        f"{person} will lead the company.", predicate=("lead", "lead"), assertion=Assertion.PLANNED,
        arguments=[argument(Role.OBJECT, "company")], names=[name(person)],
    )  # fmt: skip


def test_another_leader_is_a_conflict() -> None:
    assert [one.kind for one in found(leads("Ines Corvey"), leads("Paul Moerck"))] == [FindingKind.WHO]


def test_the_same_leader_by_the_last_name_is_none() -> None:
    assert found(leads("Ines Corvey"), leads("Corvey")) == []


def seat(place: str) -> dict[str, object]:
    return draft(
        f"The headquarters will be in {place}.", predicate=("be", f"be {place.lower()}"),
        arguments=[argument(Role.SUBJECT, "headquarters")], names=[name(place, label=NameLabel.PLACE)],
    )  # fmt: skip


def test_another_place_of_the_same_thing_is_a_conflict() -> None:
    assert [one.kind for one in found(seat("Ghent"), seat("Utrecht"))] == [FindingKind.WHERE]


def test_a_town_and_a_country_are_none() -> None:
    assert conflicts(seat("Ghent"), seat("Belgium")) == []


def test_an_alleged_act_differs_from_a_reported_one() -> None:
    parts = {"predicate": ("took", "take"), "arguments": [argument(Role.OBJECT, "money")]}
    first = draft("He took the money.", **parts)
    second = draft("He allegedly took the money.", **parts, assertion=Assertion.ALLEGED)
    (one,) = found(first, second)
    assert (one.kind, one.verdict) == (FindingKind.STATUS, Verdict.DIFFER)


def test_own_voice_differs_from_a_source() -> None:
    first = draft("The bridge is unsafe to cross.")
    second = draft("The bridge is unsafe to cross.", attribution=said_by("Mara Lind"))
    (one,) = found(first, second)
    assert one.explanation == "Alpha: in its own voice · Beta: according to Mara Lind"


def test_a_trimmed_quote_differs_and_an_equal_one_does_not() -> None:
    whole = draft(
        "“We will never sell the old harbour,” she said.", quotes=[quote("We will never sell the old harbour")]
    )
    part = draft("She would “never sell the old harbour”.", quotes=[quote("never sell the old harbour")])
    assert [one.kind for one in found(whole, part)] == [FindingKind.QUOTE]
    assert found(whole, whole) == []


def test_opposite_judgements_of_one_thing_are_a_conflict_of_judgement() -> None:
    thing = [argument(Role.SUBJECT, "rescue")]
    first = draft("The rescue was chaotic.", predicate=("was", "be chaotic"), arguments=thing)
    second = draft("The rescue was swift.", predicate=("was", "be swift"), arguments=thing)
    (one,) = found(first, second)
    assert (one.kind, one.verdict) == (FindingKind.EVALUATION, Verdict.CONFLICT)


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


def test_begun_and_ended_are_two_moments_and_no_dispute() -> None:
    strike = [argument(Role.SUBJECT, "strike")]
    first = draft("The strike began.", predicate=("began", "begin"), arguments=strike)
    assert conflicts(first, draft("The strike ended.", predicate=("ended", "end"), arguments=strike)) == []


def test_a_judgement_in_the_copula_can_be_the_opposite() -> None:
    mayor = [argument(Role.SUBJECT, "mayor")]
    first = draft("The mayor is guilty.", predicate=("is", "be guilty"), arguments=mayor)
    second = draft("The mayor is innocent.", predicate=("is", "be innocent"), arguments=mayor)
    assert [one.kind for one in conflicts(first, second)] == [FindingKind.POLARITY]


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


def test_a_plan_that_was_dropped_is_no_other_date() -> None:
    first = draft("The trial was originally set for 3 May.", predicate=("set", "set"),
        arguments=[argument(Role.SUBJECT, "trial")], dates=[date("3 May", dt.date(2025, 5, 3))],
    )  # fmt: skip
    second = draft("The trial is set for 9 June.", predicate=("set", "set"),
        arguments=[argument(Role.SUBJECT, "trial")], dates=[date("9 June", dt.date(2025, 6, 9))],
    )  # fmt: skip
    assert conflicts(first, second) == []


def test_another_call_on_another_day_is_no_dispute() -> None:
    def called(words: str, day: dt.date) -> dict[str, object]:
        return draft(f"The minister called the envoy about {words}.", predicate=("called", "call"),
            arguments=[argument(Role.SUBJECT, "minister"), argument(Role.OBJECT, "envoy")], dates=[date(words, day)],
        )  # fmt: skip

    mine, theirs = called("3 May", dt.date(2025, 5, 3)), called("9 May", dt.date(2025, 5, 9))
    mine["text"], theirs["text"] = "The minister called the envoy on 3 May.", "The minister called a rival on 9 May."
    theirs["arguments"] = [argument(Role.SUBJECT, "minister"), argument(Role.OBJECT, "rival")]
    assert conflicts(mine, theirs) == []


def test_praise_is_of_what_is_praised() -> None:
    first = draft(
        "The rescue was chaotic.", predicate=("was", "be chaotic"), arguments=[argument(Role.SUBJECT, "rescue")]
    )
    second = draft("The weather was excellent.", predicate=("was", "be excellent"),
        arguments=[argument(Role.SUBJECT, "weather")],
    )  # fmt: skip
    assert conflicts(first, second) == []


def test_claims_that_share_a_topic_do_not_agree() -> None:
    first = draft("It marks a shift in prison management.", predicate=("marks", "mark"))
    second = draft("It marks a shift in bus fares.", predicate=("marks", "mark"))
    (one,) = found(first, second)
    assert (one.kind, one.verdict) == (FindingKind.CONTENT, Verdict.DIFFER)
    assert one.explanation == "Alpha: prison management · Beta: bus fares"


def test_what_one_tells_besides_is_no_difference() -> None:
    first = draft("The bridge reopened.", predicate=("reopened", "reopen"))
    second = draft("The bridge reopened after repairs to both towers.", predicate=("reopened", "reopen"))
    assert found(first, second) == []


@pytest.mark.parametrize("source", ["Lind", "Lind's office", "they"])
def test_the_same_voice_in_other_words_is_no_other_source(source: str) -> None:
    first = draft("The bridge is unsafe to cross.", attribution=said_by("Mara Lind"))
    assert found(first, draft("The bridge is unsafe to cross.", attribution=said_by(source))) == []
