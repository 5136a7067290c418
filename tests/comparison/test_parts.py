"""Names, clustering, positions and origins by themselves."""

from __future__ import annotations

import datetime as dt

import pytest

from articles.comparison.clustering import Clustering
from articles.comparison.names import link_names
from articles.comparison.origins import find_origins
from articles.comparison.positions import position_name, split_positions
from articles.comparison.restated import restated
from articles.domain import Claim, Finding, FindingKind, NameLabel, Qualifier, Span, Verdict

from .factories import date, draft, name, quantity, quote, reading

WIRE = (
    "Whole streets in the old town were reduced to rubble within less than a minute of shaking.",
    "Survivors sat on blankets in the football stadium while soldiers handed out bread and water.",
)


def named(*names: str) -> dict[str, object]:
    return draft(" met ".join(names), names=[name(one) for one in names])


def test_a_last_name_stands_for_the_one_full_name_of_the_story() -> None:
    links = link_names([reading("Alpha", named("Marco Rubio")), reading("Beta", named("Rubio"))])
    assert links["rubio"] == "marco rubio"


def test_a_last_name_that_two_people_bear_stands_for_itself() -> None:
    links = link_names([reading("Alpha", named("Ana Lopez", "Juan Lopez")), reading("Beta", named("Lopez"))])
    assert links["lopez"] == "lopez"


def test_an_acronym_stands_for_the_name_with_its_initials() -> None:
    body = draft("World Health Organization", names=[name("World Health Organization", label=NameLabel.ORG)])
    short = draft("WHO", names=[name("WHO", label=NameLabel.ORG)])
    assert link_names([reading("Alpha", body), reading("Beta", short)])["who"] == "world health organization"


def test_a_chain_of_likely_pairs_does_not_become_one_group() -> None:
    scores = {(0, 1): 0.9, (1, 2): 0.9, (2, 3): 0.9}
    assert Clustering(4, scores, 0.5).run() == [[0, 1], [2, 3]]


def test_parted_items_stay_apart_through_others() -> None:
    scores = {(0, 1): 0.9, (1, 2): 0.8, (0, 2): 0.8}
    assert Clustering(3, scores, 0.5, apart=[(0, 2)]).run() == [[0, 1], [2]]


def test_linked_items_join_whatever_their_score() -> None:
    clustering = Clustering(3, {}, 0.5)
    clustering.link([(0, 2)])
    assert clustering.run() == [[0, 2], [1]]


def test_groups_that_may_not_join_do_not() -> None:
    assert Clustering(2, {(0, 1): 1.0}, 0.5, allows=lambda a, b: False).run() == [[0], [1]]


def conflict(a: str, b: str) -> Finding:
    return Finding(FindingKind.QUANTITY, Verdict.CONFLICT, (a, b), (Span(0, 1), Span(0, 1)), "")


def positions(
    claims: str,
    *conflicts: str,
    near: str = "",
    repeated: dict[str, int] | None = None,
) -> list[tuple[str, str]]:
    """(name, claims) of each position; a claim, a conflict and a near or repeated pair are letters."""
    found = split_positions(
        list(claims),
        [conflict(*pair) for pair in conflicts],
        weight=str,
        nearness=lambda x, y: 0.9 if {x, y} == set(near) else 0.1,
        repeats=lambda claim, other, told: (repeated or {}).get(claim + other, 0),
    )
    return [(position.name, "".join(position.claims)) for position in found]


def test_no_two_claims_of_a_position_are_in_conflict() -> None:
    assert positions("abc", "ab", "bc", "ac") == [("A", "a"), ("B", "b"), ("C", "c")]


def test_a_claim_open_to_two_positions_stands_where_it_comes_nearest() -> None:
    assert positions("abcde", "ab", "bc", "ac", "de", "ae", near="cd") == [("A", "be"), ("B", "cd"), ("C", "a")]


def test_a_claim_that_no_conflict_names_takes_no_side() -> None:
    assert positions("abc", "ab", near="bc") == [("A", "a"), ("B", "b"), ("", "c")]


def test_a_claim_that_repeats_what_is_disputed_takes_that_side() -> None:
    assert positions("abc", "ab", repeated={"cb": 1}) == [("A", "bc"), ("B", "a")]
    assert positions("abc", "ab", repeated={"cb": 1, "ca": 5}) == [("A", "ac"), ("B", "b")]
    assert positions("abc", "ab", repeated={"cb": 2, "ca": 2}) == [("A", "a"), ("B", "b"), ("", "c")]


def test_without_a_conflict_there_is_one_position() -> None:
    assert positions("abc") == [("A", "abc")]


MONDAY, TUESDAY = dt.date(2025, 2, 3), dt.date(2025, 2, 4)


def offered(words: str, day: dt.date | None, act: tuple[str, str] = ("offered", "offer")) -> dict[str, object]:
    return draft(f"He {act[0]} it {words}", predicate=act, dates=[date(words, day)])


def held(words: str, value: float, **more: object) -> dict[str, object]:
    return draft(f"It held {words}", quantities=[quantity(words, value, **more)])


@pytest.mark.parametrize(
    ("told", "words", "claim", "repeats"),
    [
        (offered("Monday", MONDAY), "Monday", offered("on 3 February", MONDAY), True),
        (offered("Monday", MONDAY), "Monday", offered("Tuesday", TUESDAY), False),
        (offered("Monday", MONDAY), "Monday", offered("Monday", MONDAY, ("left", "leave")), False),
        (offered("Monday", MONDAY), "Monday", offered("one day", None), False),
        (held("14,532", 14532), "14,532", held("about 14,500", 14500, qualifier=Qualifier.ABOUT), True),
        (held("14,532", 14532), "14,532", held("over 40,000", 40000, qualifier=Qualifier.OVER), False),
        (draft("No deal was signed"), "No deal was signed", draft("They met, and no deal was signed."), True),
        (draft("A deal was signed"), "signed", draft("Both designed it"), False),
    ],
)
def test_a_claim_repeats_the_day_of_the_same_act_the_same_amount_or_the_same_words(
    told: dict[str, object], words: str, claim: dict[str, object], repeats: bool
) -> None:
    other, mine = only_claim("Alpha", told), only_claim("Beta", claim)
    start = other.text.index(words)
    assert bool(restated(mine, other, Span(start, start + len(words)))) is repeats


def only_claim(outlet: str, item: dict[str, object]) -> Claim:
    (claim,) = reading(outlet, item).claims
    return claim


@pytest.mark.parametrize(("number", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (27, "AB")])
def test_positions_are_lettered_like_columns(number: int, letters: str) -> None:
    assert position_name(number) == letters


def test_articles_that_share_sentences_have_one_origin_with_its_agency() -> None:
    a = reading("Alpha", "TECOMA (AP) – It began at night.", *WIRE)
    b = reading("Beta", *WIRE, "Nothing else is known about the night so far.")
    (origin,) = find_origins([a, b, reading("Gamma", "Our reporter saw something quite different on that day there.")])
    assert (origin.documents, origin.agency) == (("alpha", "beta"), "Associated Press")
    assert {a.document.text[span.start : span.end] for document, span in origin.passages if document == "alpha"} == set(
        WIRE
    )


def test_quoting_the_same_speaker_is_no_common_origin() -> None:
    said = [draft(f"“{words}”", quotes=[quote(words)]) for words in WIRE]
    assert find_origins([reading("Alpha", *said), reading("Beta", *said)]) == ()
