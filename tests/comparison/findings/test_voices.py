"""How firmly something is said, by whom, and in whose words."""

from __future__ import annotations

import pytest

from articles.domain import Assertion, FindingKind, Role, Verdict
from tests.comparison.factories import argument, draft, quote, said_by
from tests.comparison.findings.pairs import found


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


@pytest.mark.parametrize("source", ["Lind", "Lind's office", "they"])
def test_the_same_voice_in_other_words_is_no_other_source(source: str) -> None:
    first = draft("The bridge is unsafe to cross.", attribution=said_by("Mara Lind"))
    assert found(first, draft("The bridge is unsafe to cross.", attribution=said_by(source))) == []
