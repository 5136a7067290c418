"""Differences told once: what is put together, on which sides, and how it is named."""

from __future__ import annotations

import pytest

from articles.differences import Difference, gather, kind_words
from articles.domain import Assertion, Attribution, AttributionKind, Claim, Finding, FindingKind, Span, Verdict
from articles.query import DIFFERENCES

OUTLETS = {"a": "Courier", "b": "Echo", "c": "Gazette", "d": "Herald"}


def said(document: str, text: str, **more: object) -> Claim:
    return Claim(f"{document}:{text}", document, 100, 100 + len(text), text, Span(100, 100 + len(text)), **more)  # type: ignore[arg-type]


def finding(
    kind: FindingKind, first: tuple[Claim, str], second: tuple[Claim, str], verdict: Verdict = Verdict.DIFFER
) -> Finding:
    """A finding between words of two claims."""
    starts = [claim.start + claim.text.index(words) for claim, words in (first, second)]
    spans = (Span(starts[0], starts[0] + len(first[1])), Span(starts[1], starts[1] + len(second[1])))
    return Finding(kind, verdict, (first[0].id, second[0].id), spans, f"{first[1]} · {second[1]}")


def gathered(*findings: Finding, claims: list[Claim]) -> tuple[Difference, ...]:
    return gather(findings, {claim.id: claim for claim in claims}, OUTLETS)


def shown(difference: Difference) -> list[dict[str, list[str]]]:
    """For each side {words: outlets}."""
    return [{told.words: [place.outlet for place in told.places] for told in side} for side in difference.sides]


VERBS = {"a": "offered", "b": "Offered", "c": "agreed"}
OFFERS = [said(document, f"It {verb} to help") for document, verb in VERBS.items()]
HELD = [said("a", "14 were held"), said("b", "15 were held"), said("c", "40 were held"), said("d", "40 were held")]


def test_findings_on_the_same_words_are_told_once_with_all_outlets() -> None:
    a, b, c = OFFERS
    (one,) = gathered(
        finding(FindingKind.STATUS, (a, "offered"), (c, "agreed")),
        finding(FindingKind.STATUS, (c, "agreed"), (b, "Offered")),
        claims=OFFERS,
    )
    assert shown(one) == [{"offered": ["Courier", "Echo"]}, {"agreed": ["Gazette"]}]
    assert [place.span for told in one.sides[0] for place in told.places] == [Span(103, 110), Span(103, 110)]
    assert (one.words, one.explanation) == ("more or less certain", "offered · agreed")


def test_different_words_against_the_same_words_stand_on_one_side() -> None:
    a, b, c, d = HELD
    (one,) = gathered(
        finding(FindingKind.QUANTITY, (a, "14"), (c, "40"), Verdict.CONFLICT),
        finding(FindingKind.QUANTITY, (b, "15"), (d, "40"), Verdict.CONFLICT),
        claims=HELD,
    )
    assert shown(one) == [{"14": ["Courier"], "15": ["Echo"]}, {"40": ["Gazette", "Herald"]}]


def test_three_that_all_exclude_each_other_have_a_side_each() -> None:
    a, b, c, _ = HELD
    pairs = [((a, "14"), (b, "15")), ((a, "14"), (c, "40")), ((b, "15"), (c, "40"))]
    (one,) = gathered(*(finding(FindingKind.QUANTITY, x, y, Verdict.CONFLICT) for x, y in pairs), claims=HELD)
    assert shown(one) == [{"14": ["Courier"]}, {"15": ["Echo"]}, {"40": ["Gazette"]}]


def test_what_has_nothing_in_common_stays_apart_conflicts_first() -> None:
    a, b, c, d = HELD
    found = gathered(
        finding(FindingKind.PRECISION, (a, "14"), (b, "15")),
        finding(FindingKind.DATE, (a, "14"), (c, "40")),
        finding(FindingKind.DATE, (b, "15"), (d, "were")),
        finding(FindingKind.DATE, (a, "14"), (b, "15"), Verdict.CONFLICT),
        claims=HELD,
    )
    assert [(one.kind, one.verdict, len(one.findings)) for one in found] == [
        (FindingKind.DATE, Verdict.CONFLICT, 1),
        (FindingKind.PRECISION, Verdict.DIFFER, 1),
        (FindingKind.DATE, Verdict.DIFFER, 1),
        (FindingKind.DATE, Verdict.DIFFER, 1),
    ]


def test_voices_are_named_and_the_same_verb_by_how_firmly_it_is_put() -> None:
    rubio = Attribution("Rubio", "said", AttributionKind.NAMED)
    own, told = said("a", "They will accept it"), said("b", "They accept it", attribution=rubio)
    plan = said("c", "They accept it", assertion=Assertion.PLANNED)
    voices, status = gathered(
        finding(FindingKind.ATTRIBUTION, (own, own.text), (told, "They")),
        finding(FindingKind.STATUS, (told, "accept"), (plan, "accept")),
        claims=[own, told, plan],
    )
    assert shown(voices) == [{"in its own voice": ["Courier"]}, {"according to Rubio": ["Echo"]}]
    assert shown(status) == [{"accept (asserted)": ["Echo"]}, {"accept (planned)": ["Gazette"]}]


def test_the_same_words_on_both_sides_stay_two_sides() -> None:
    (one,) = gathered(finding(FindingKind.PRECISION, (HELD[2], "40"), (HELD[3], "40")), claims=HELD)
    assert shown(one) == [{"40": ["Gazette"]}, {"40": ["Herald"]}]


def test_an_outlet_that_says_it_twice_is_named_at_both_places_together() -> None:
    a, b, c = said("a", "It offered"), said("b", "It offered"), said("c", "It agreed")
    again = said("a", "Again it offered")
    (one,) = gathered(
        *(finding(FindingKind.STATUS, (claim, "offered"), (c, "agreed")) for claim in (a, b, again)),
        claims=[a, b, c, again],
    )
    assert shown(one)[0] == {"offered": ["Courier", "Courier", "Echo"]}


@pytest.mark.parametrize("kind", FindingKind)
def test_every_kind_of_finding_has_words(kind: FindingKind) -> None:
    assert kind_words(kind)
    assert {kind for kinds in DIFFERENCES.values() for kind in kinds} == set(FindingKind)


def test_a_finding_goes_by_the_narrowest_kind() -> None:
    assert kind_words(FindingKind.UPDATE) == "later numbers"
