"""The table: columns, cells, filters, orders and marks."""

from __future__ import annotations

import csv
import dataclasses
import io
import json

import pytest

from articles import domain, formats
from articles.domain import (
    CellState,
    Document,
    Finding,
    FindingKind,
    Member,
    Nearest,
    Position,
    Reading,
    Row,
    Span,
    Verdict,
)
from articles.query import Kind, Sort, TableQuery
from articles.table import Table, build

TEXTS = {
    "a1": "The prison holds 14,532 inmates. The fee is low.",
    "b1": "Over 40,000 people are held there. A deal was signed.",
    "c1": "Teaser only.",
}
OUTLETS = {"a1": "Courier", "b1": "Echo", "c1": "Gazette"}


def claim(document: str, words: str) -> domain.Claim:
    start = TEXTS[document].index(words)
    span = Span(start, start + len(words))
    return domain.Claim(f"{document}:{words}", document, *span, words, sentence=span)


HELD_A, FEE, HELD_B, DEAL = (
    claim("a1", "The prison holds 14,532 inmates"),
    dataclasses.replace(claim("a1", "The fee is low"), quantities=(domain.Quantity(33, 36, "the fee", 1),)),
    claim("b1", "Over 40,000 people are held there"),
    claim("b1", "A deal was signed"),
)
READINGS = [
    Reading(Document(TEXTS["a1"], "a1", outlet="Courier"), claims=(HELD_A, FEE)),
    Reading(Document(TEXTS["b1"], "b1", outlet="Echo"), claims=(HELD_B, DEAL)),
    Reading(Document(TEXTS["c1"], "c1", outlet="Gazette", partial=True)),
]


def row(name: str, verdict: Verdict, *groups: tuple[domain.Claim, ...], findings: tuple[Finding, ...] = ()) -> Row:
    members = tuple(Member(claim.id, 0.9) for group in groups for claim in group)
    positions = tuple(Position("ABC"[n], tuple(claim.id for claim in group)) for n, group in enumerate(groups))
    said = {claim.document for group in groups for claim in group}
    cells = tuple(
        domain.Cell(
            d, CellState.SAYS if d in said else CellState.ABSENT, nearest=() if d in said else (Nearest(0, 5, 0.3),)
        )
        for d in OUTLETS
    )
    return Row(name, groups[0][0].id, verdict, 1, members, positions, findings, cells)


START = HELD_B.text.index("40,000")
CLASH = Finding(
    FindingKind.QUANTITY,
    Verdict.CONFLICT,
    (HELD_A.id, HELD_B.id),
    (Span(17, 23), Span(5, 11)),
    "Courier: 14,532 · Echo: over 40,000",
)
COMPARISON = domain.Comparison(
    rows=(
        row("held", Verdict.CONFLICT, (HELD_A,), (HELD_B,), findings=(CLASH,)),
        row("fee", Verdict.SINGLE, (FEE,)),
        row("deal", Verdict.SINGLE, (DEAL,)),
    )
)


def table(**query: object) -> Table:
    return build(READINGS, COMPARISON, TableQuery(**query))


def states(result: Table, number: int) -> list[CellState]:
    return [cell.state for cell in result.rows[number].cells]


def test_absent_and_unknown_are_told_apart():
    assert states(table(), 1) == [CellState.SAYS, CellState.ABSENT, CellState.UNKNOWN]


def test_an_article_that_failed_makes_its_column_unknown():
    result = build(READINGS[:2], COMPARISON, unread=[Document("", "x", outlet="Herald")])

    assert [column.name for column in result.columns] == ["Courier", "Echo", "Herald"]
    assert states(result, 0)[-1] is CellState.UNKNOWN


def test_two_articles_of_an_outlet_share_its_column():
    readings = [READINGS[0], Reading(Document(TEXTS["b1"], "b1", outlet="Courier"), claims=(HELD_B, DEAL))]

    result = build(readings, COMPARISON)

    assert len(result.columns) == 1
    assert result.rows[0].cells[0].positions == ("A", "B")


def disputed() -> domain.Comparison:
    """Courier and Echo in conflict; what Courier says besides takes no side."""
    parts = row("held", Verdict.CONFLICT, (HELD_A,), (HELD_B,), (FEE,), findings=(CLASH,))
    aside = dataclasses.replace(parts.positions[2], name="")
    return domain.Comparison((dataclasses.replace(parts, positions=(*parts.positions[:2], aside)),))


def test_a_claim_that_takes_no_side_is_shown_last_and_without_a_letter():
    shown = build(READINGS, disputed())
    assert shown.rows[0].positions == ("A", "B", "")
    assert [claim.position for claim in shown.rows[0].cells[0].claims] == ["A", ""]
    assert shown.rows[0].cells[0].positions == ("A",)
    assert "A: The prison holds 14,532 inmates<br>The fee is low" in formats.as_markdown(shown)
    assert json.loads(formats.as_json(READINGS, disputed()))["rows"][0]["positions"][2] == {
        "name": None,
        "claims": [FEE.id],
    }


def test_an_uncertain_match_is_shown_but_not_counted_as_an_outlet():
    held = COMPARISON.rows[0]
    members = (held.members[0], Member(HELD_B.id, 0.3, suggested=True))
    shown = build(READINGS, domain.Comparison((dataclasses.replace(held, members=members),))).rows[0]

    assert shown.outlets == 1
    assert shown.cells[1].claims[0].suggested


def test_differing_words_are_marked_inside_the_claims():
    pieces = table().rows[0].cells[0].claims[0].pieces

    assert pieces == [("The prison holds ", False), ("14,532", True), (" inmates", False)]


def test_a_mark_over_all_the_words_of_a_claim_is_left_out():
    voices = Finding(FindingKind.ATTRIBUTION, Verdict.DIFFER, (HELD_A.id, HELD_B.id), (HELD_A.span, HELD_B.span), "")
    both = row("held", Verdict.CONFLICT, (HELD_A,), (HELD_B,), findings=(voices, CLASH))
    marked = build(READINGS, domain.Comparison((both,))).rows[0].cells[0].claims[0]

    assert [marked.claim.text[start:end] for start, end in marked.marks] == ["14,532"]


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ({"verdicts": frozenset({Verdict.CONFLICT})}, ["held"]),
        ({"text": "SIGNED deal"}, ["deal"]),
        ({"text": "sígned ðeal"}, ["deal"]),
        ({"text": "nowhere"}, []),
        ({"missing": "Courier"}, ["deal"]),
        ({"missing": "Gazette"}, []),
        ({"kind": Kind.NUMBERS}, ["held"]),
        ({"kind": Kind.UPDATES}, []),
        ({"kind": Kind.WITH_NUMBERS}, ["fee"]),
        ({"kind": Kind.WITH_DATES}, []),
        ({"sort": Sort.OUTLETS}, ["held", "fee", "deal"]),
        ({"sort": Sort.TEXT, "base": "Echo"}, ["held", "deal", "fee"]),
    ],
)
def test_rows_are_filtered_and_sorted(query: dict[str, object], keys: list[str]):
    assert [shown.key for shown in table(**query).rows] == keys


def test_counts_speak_of_the_whole_story_whatever_is_filtered():
    assert table(text="nowhere").counts == {Verdict.CONFLICT: 1, Verdict.SINGLE: 2}


def test_the_base_outlet_stands_first_and_hidden_ones_are_gone():
    result = table(base="Echo", hidden=frozenset({"Gazette"}))

    assert [column.name for column in result.columns] == ["Echo", "Courier"]
    assert [cell.column.name for cell in result.rows[0].cells] == ["Echo", "Courier"]


def test_columns_stand_in_the_order_asked_for_after_the_base():
    ordered = table(order=("Gazette", "Echo"))
    based = table(order=("Gazette", "Echo"), base="Courier")

    assert [column.name for column in ordered.columns] == ["Gazette", "Echo", "Courier"]
    assert [column.name for column in based.columns] == ["Courier", "Gazette", "Echo"]
    assert [cell.column.name for cell in ordered.rows[0].cells] == ["Gazette", "Echo", "Courier"]


def test_an_article_as_base_comes_before_others_of_its_outlet():
    readings = [READINGS[0], Reading(Document(TEXTS["b1"], "b1", outlet="Courier"), claims=(HELD_B, DEAL)), READINGS[2]]
    result = build(readings, COMPARISON, TableQuery(base="b1", sort=Sort.TEXT))

    assert [column.name for column in result.columns] == ["Courier", "Gazette"]
    assert [document.id for document in result.columns[0].documents] == ["b1", "a1"]
    assert [row.key for row in result.rows] == ["held", "deal", "fee"]


def test_rows_of_each_kind_of_difference_are_counted_whatever_is_filtered():
    counts = table(text="nowhere").kinds

    assert counts[Kind.NUMBERS] == 1
    assert sum(counts.values()) == 1


def test_a_query_is_read_from_the_address_and_nonsense_is_left_out():
    query = TableQuery.from_params(
        {"verdict": ["conflict", "war"], "q": [" fee "], "sort": ["sideways"], "hide": ["Echo"]}
    )

    assert query == TableQuery(frozenset({Verdict.CONFLICT}), "fee", Sort.RANK, hidden=frozenset({"Echo"}))


def test_kind_and_order_are_read_from_the_address():
    query = TableQuery.from_params({"kind": ["dates"], "order": ["Echo", "Courier", "Echo"]})

    assert query == TableQuery(kind=Kind.DATES, order=("Echo", "Courier"))
    assert TableQuery.from_params({"kind": ["gossip"]}) == TableQuery()


def test_json_holds_verbatim_spans():
    content = json.loads(formats.as_json(READINGS, COMPARISON))

    texts = {document["id"]: document["text"] for document in content["documents"]}
    assert all(texts[c["document"]][c["start"] : c["end"]] == c["text"] for c in content["claims"])
    assert [r["verdict"] for r in content["rows"]] == ["conflict", "single", "single"]
    assert content["rows"][0]["cells"][2] == {"document": "c1", "state": "absent", "position": None, "claims": []}


def test_csv_does_not_start_a_formula():
    text = "=cmd is what the note said."
    span = Span(0, len(text))
    hostile = domain.Claim("h", "h", *span, text, sentence=span)
    shown = build(
        [Reading(Document(text, "h", outlet="H"), claims=(hostile,))],
        domain.Comparison((Row("r", "h", Verdict.SINGLE, 1, (Member("h", 1.0),), (Position("A", ("h",)),), (), ()),)),
    )

    cells = list(csv.reader(io.StringIO(formats.as_csv(shown))))[1]

    assert not any(cell.startswith("=") for cell in cells)


def test_markdown_and_terminal_show_every_row():
    for render in (formats.as_markdown, lambda shown: formats.as_terminal(shown, width=200)):
        text = render(table())
        assert "40,000" in text
        assert "A deal was signed" in text
        assert "conflict" in text
