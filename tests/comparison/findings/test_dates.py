"""Dates: two days for one act, and what only looks like it."""

from __future__ import annotations

import datetime as dt

from articles.domain import FindingKind, Precision, Role, Verdict
from tests.comparison.factories import argument, date, draft
from tests.comparison.findings.pairs import conflicts, found


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
