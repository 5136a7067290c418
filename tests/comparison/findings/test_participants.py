"""Who and where."""

from __future__ import annotations

from articles.domain import Assertion, FindingKind, NameLabel, Role
from tests.comparison.factories import argument, draft, name
from tests.comparison.findings.pairs import conflicts, found


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
