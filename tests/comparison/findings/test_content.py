"""Judgements, and what one tells that the other does not."""

from __future__ import annotations

from articles.domain import FindingKind, Role, Verdict
from tests.comparison.factories import argument, draft
from tests.comparison.findings.pairs import conflicts, found


def test_opposite_judgements_of_one_thing_are_a_conflict_of_judgement() -> None:
    thing = [argument(Role.SUBJECT, "rescue")]
    first = draft("The rescue was chaotic.", predicate=("was", "be chaotic"), arguments=thing)
    second = draft("The rescue was swift.", predicate=("was", "be swift"), arguments=thing)
    (one,) = found(first, second)
    assert (one.kind, one.verdict) == (FindingKind.EVALUATION, Verdict.CONFLICT)


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
