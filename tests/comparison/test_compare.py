"""The table of a story, from readings built by hand."""

from __future__ import annotations

import random
from itertools import combinations, permutations

import pytest

from articles.comparison import compare
from articles.domain import CellState, Comparison, Constraints, NameLabel, Qualifier, Reading, Role, Row, Verdict
from articles.policies import ComparisonPolicy

from .factories import argument, draft, name, quantity, reading

Pair = tuple[str, str]


def population(words: str, value: float, **more: object) -> dict[str, object]:
    return draft(
        f"The prison complex at Tecoma held {words}.",
        predicate=("held", "hold"),
        arguments=[argument(Role.SUBJECT, "complex")],
        quantities=[quantity(words, value, head="inmate", relation="hold", **more)],
    )


SMALL = population("14,532 inmates", 14532)
LARGE = population("over 40,000 inmates", 40000, qualifier=Qualifier.OVER)
UNCOUNTED = draft(
    "The prison complex at Tecoma held inmates.",
    predicate=("held", "hold"),
    arguments=[argument(Role.SUBJECT, "complex")],
)
OFFER = draft("The president offered to jail foreign convicts for a fee.", predicate=("offered", "offer"))
FERRY = draft("Ferries to the northern islands were cancelled by strong wind.", predicate=("cancelled", "cancel"))


def row_with(comparison: Comparison, claim: str) -> Row:
    return next(row for row in comparison.rows if claim in {member.claim for member in row.members})


def first(one: Reading) -> str:
    return one.claims[0].id


def test_a_story_without_articles_has_an_empty_table() -> None:
    assert compare([]) == Comparison()


def test_claims_on_one_matter_share_a_row_and_others_stand_alone() -> None:
    a, b = reading("Alpha", SMALL, FERRY), reading("Beta", SMALL, OFFER)
    table = compare([a, b])
    assert len(table.rows) == 3
    assert [member.claim for member in row_with(table, first(a)).members] == [first(a), first(b)]


def test_the_clearest_claim_heads_a_row() -> None:
    says = {"predicate": ("has", "have"), "names": [name("Tecoma", label=NameLabel.PLACE)]}
    words = "barely enough room for inmates of Tecoma prison"
    it = draft(f"It has {words}", arguments=[argument(Role.SUBJECT, "It")], **says)
    block = draft(f"block has {words}", arguments=[argument(Role.SUBJECT, "block")], **says)
    bare = draft(f"has {words}", arguments=[argument(Role.SUBJECT, "block", carried=True)], **says)
    a, b, c = (reading(outlet, item) for outlet, item in (("Alpha", bare), ("Beta", it), ("Gamma", block)))
    for readings, best in (([a, b, c], c), ([a, b], b)):
        (row,) = compare(readings).rows
        assert row.label == first(best)


def test_two_outlets_that_say_the_same_agree() -> None:
    table = compare([reading("Alpha", SMALL, FERRY), reading("Beta", SMALL, OFFER)])
    assert table.rows[0].verdict is Verdict.AGREE
    assert [position.name for position in table.rows[0].positions] == ["A"]


def test_two_articles_of_one_outlet_are_single() -> None:
    table = compare([reading("Alpha", SMALL, FERRY, key="one"), reading("Alpha", SMALL, OFFER, key="two")])
    assert {row.verdict for row in table.rows} == {Verdict.SINGLE}


def test_amounts_that_exclude_each_other_stand_in_two_positions() -> None:
    a, b, c = (reading(outlet, item, FERRY) for outlet, item in (("Alpha", SMALL), ("Beta", LARGE), ("Gamma", SMALL)))
    row = row_with(compare([a, b, c]), first(a))
    assert row.verdict is Verdict.CONFLICT
    assert [set(position.claims) for position in row.positions] == [{first(a), first(c)}, {first(b)}]
    assert [cell.position for cell in row.cells] == ["A", "B", "A"]


def test_who_leaves_open_what_others_dispute_takes_no_side() -> None:
    parts = (reading(outlet, item, FERRY) for outlet, item in (("Alpha", SMALL), ("Beta", LARGE), ("Gamma", UNCOUNTED)))
    a, b, c = parts
    row = row_with(compare([a, b, c]), first(a))
    assert [(position.name, position.claims) for position in row.positions] == [
        ("A", (first(a),)),
        ("B", (first(b),)),
        ("", (first(c),)),
    ]
    assert [cell.position for cell in row.cells] == ["A", "B", ""]


def test_who_says_the_same_as_one_side_stands_with_it_though_no_finding_names_it() -> None:
    readings = [reading(outlet, item, FERRY) for outlet, item in (("Alpha", SMALL), ("Beta", LARGE), ("Gamma", LARGE))]
    row = row_with(compare(readings), first(readings[0]))
    assert [cell.position for cell in row.cells] == ["B", "A", "A"]
    assert first(readings[2]) not in {claim for found in row.findings for claim in found.claims}


def test_conflicts_come_first_and_what_one_alone_has_comes_last() -> None:
    table = compare([reading("Alpha", FERRY, OFFER, SMALL), reading("Beta", FERRY, LARGE)])
    assert [row.verdict for row in table.rows] == [Verdict.CONFLICT, Verdict.AGREE, Verdict.SINGLE]


def test_absent_and_unknown_are_told_apart() -> None:
    full, partial = reading("Beta", FERRY, "The prison is at Tecoma."), reading("Gamma", FERRY, partial=True)
    alone = reading("Alpha", SMALL)
    row = row_with(compare([alone, full, partial]), first(alone))
    assert [cell.state for cell in row.cells] == [CellState.SAYS, CellState.ABSENT, CellState.UNKNOWN]


def test_an_absent_cell_shows_the_nearest_sentence() -> None:
    other = reading("Beta", FERRY, "The prison complex at Tecoma is large.")
    alone = reading("Alpha", SMALL, OFFER)
    row = row_with(compare([alone, other]), first(alone))
    near = row.cells[1].nearest[0]
    assert other.document.text[near.start : near.end] == "The prison complex at Tecoma is large."
    assert 0 < near.score <= 1


def test_the_table_does_not_depend_on_the_order_of_arrival() -> None:
    articles = [reading("Alpha", SMALL, FERRY), reading("Beta", LARGE, FERRY, OFFER), reading("Gamma", OFFER, SMALL)]
    tables = [compare(order) for order in permutations(articles)]
    kept = [[(r.id, r.label, r.verdict, r.members, r.positions, r.findings) for r in table.rows] for table in tables]
    assert all(rows == kept[0] for rows in kept)
    assert [cell.document for cell in tables[-1].rows[0].cells] == ["gamma", "beta", "alpha"]


def test_the_same_comparison_twice_is_the_same() -> None:
    articles = [reading("Alpha", SMALL, FERRY), reading("Beta", LARGE, FERRY, OFFER)]
    assert compare(articles) == compare(articles)


def test_two_documents_with_one_id_are_refused() -> None:
    with pytest.raises(ValueError, match="same document id"):
        compare([reading("Alpha", SMALL), reading("Alpha", LARGE)])


class TestCorrections:
    a = reading("Alpha", SMALL, FERRY)
    b = reading("Beta", SMALL, OFFER)

    def test_linked_claims_share_a_row_for_certain(self) -> None:
        pair = (self.a.claims[1].id, self.b.claims[1].id)
        row = row_with(compare([self.a, self.b], Constraints(must_link=frozenset({pair}))), pair[0])
        assert [(member.claim, member.score) for member in row.members] == [(pair[0], 1.0), (pair[1], 1.0)]

    def test_parted_claims_do_not(self) -> None:
        table = compare([self.a, self.b], Constraints(cannot_link=frozenset({(first(self.b), first(self.a))})))
        assert len(row_with(table, first(self.a)).members) == 1

    def test_what_is_no_claim_is_left_out(self) -> None:
        table = compare([self.a, self.b], Constraints(not_claims=frozenset({first(self.a)})))
        assert first(self.a) not in {member.claim for row in table.rows for member in row.members}

    def test_verdict_and_title_are_kept(self) -> None:
        decided = Constraints(
            verdicts=((frozenset({first(self.b)}), Verdict.CONFLICT),), labels=(first(self.a), first(self.b))
        )
        row = row_with(compare([self.a, self.b], decided), first(self.a))
        assert (row.verdict, row.label) == (Verdict.CONFLICT, first(self.b))

    def test_a_verdict_goes_to_the_row_that_holds_most_of_its_claims(self) -> None:
        c = reading("Gamma", SMALL, FERRY)
        claims = frozenset({first(self.a), first(self.b), first(c)})
        apart = frozenset({(first(self.a), first(self.b)), (first(self.a), first(c))})
        table = compare([self.a, self.b, c], Constraints(cannot_link=apart, verdicts=((claims, Verdict.DIFFER),)))
        assert row_with(table, first(c)).verdict is Verdict.DIFFER
        assert row_with(table, first(self.a)).verdict is Verdict.SINGLE

    def test_an_agreement_set_by_an_editor_has_one_position(self) -> None:
        other = reading("Beta", LARGE, OFFER)
        decided = Constraints(verdicts=((frozenset({first(self.a)}), Verdict.AGREE),))
        row = row_with(compare([self.a, other], decided), first(self.a))
        assert (row.verdict, len(row.positions)) == (Verdict.AGREE, 1)
        assert row.findings

    def test_one_outlet_alone_is_in_no_conflict_whatever_was_decided(self) -> None:
        decided = Constraints(verdicts=((frozenset({first(self.a)}), Verdict.CONFLICT),))
        assert row_with(compare([self.a], decided), first(self.a)).verdict is Verdict.SINGLE

    def test_corrected_tables_do_not_depend_on_any_order(self) -> None:
        articles = [self.a, self.b, reading("Gamma", LARGE, FERRY), reading("Delta", OFFER, SMALL)]
        claims = [claim.id for one in articles for claim in one.claims]
        pairs = list(combinations(claims, 2))
        draw = random.Random(5)
        for _ in range(25):
            draw.shuffle(pairs)
            linked, apart, dropped = pairs[:2], pairs[2:5], draw.sample(claims, 1)
            decided = [
                Constraints(
                    frozenset(order(linked)),
                    frozenset((b, a) for a, b in order(apart)),
                    frozenset(dropped),
                    ((frozenset(order(claims[:3])), Verdict.DIFFER),),
                    tuple(claims[2:4]),
                )
                for order in (list, lambda items: list(reversed(items)))
            ]
            tables = [compare(readings, given) for given in decided for readings in (articles, articles[::-1])]
            assert tables[0].rows == tables[2].rows
            assert [(r.id, r.label, r.verdict, r.members, r.positions, r.findings) for r in tables[0].rows] == [
                (r.id, r.label, r.verdict, r.members, r.positions, r.findings) for r in tables[1].rows
            ]
            self._obeyed(tables[0], linked, apart, dropped[0])

    @staticmethod
    def _obeyed(table: Comparison, linked: list[Pair], apart: list[Pair], dropped: str) -> None:
        row_of = {member.claim: row.id for row in table.rows for member in row.members}
        assert dropped not in row_of
        joined = {frozenset(pair) for pair in linked if dropped not in pair}
        assert all(len({row_of[claim] for claim in pair}) == 1 for pair in joined)
        tied = set[str]().union(*joined)
        for a, b in apart:
            if dropped not in (a, b) and not {a, b} <= tied:
                assert row_of[a] != row_of[b]


def test_a_weak_member_is_only_suggested() -> None:
    articles = [reading("Alpha", SMALL, FERRY), reading("Beta", SMALL, OFFER)]
    row = compare(articles, policy=ComparisonPolicy(suggest=1.01)).rows[0]
    assert all(member.suggested for member in row.members)


def test_an_absent_cell_of_a_long_story_shows_only_what_comes_nearest() -> None:
    alone = reading("Alpha", SMALL)
    others = [
        reading(f"Outlet {number}", f"The prison holds people, they say for the {number}th time.")
        for number in range(30)
    ]
    row = row_with(compare([alone, *others]), first(alone))
    assert 0 < sum(bool(cell.nearest) for cell in row.cells) <= 24


def test_two_claims_of_one_article_with_different_amounts_do_not_repeat_each_other() -> None:
    both = reading("Alpha", SMALL, LARGE)
    table = compare([both])
    assert len(table.rows) == 2
