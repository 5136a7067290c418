from __future__ import annotations

import pytest

from articles.domain import CellState, Claim, Finding, FindingKind, Span, Verdict
from articles.table import Column, Table, TableCell, TableClaim, TableRow
from articles.templatetags.coverage import few, listing, when
from articles.views.annotate import Note, excerpt, notes_of, paragraphs
from articles.views.overview import SHAPES, _look

TEXT = "The bridge was closed.\n\nAbout 200 people fled, officials said."
COLUMN = Column("One", (), readable=True, complete=True)


def note(start: int, end: int, *marks: tuple[int, int], verdict: Verdict = Verdict.AGREE) -> Note:
    claim = Claim(f"{start}", "d", start, end, TEXT[start:end], sentence=Span(start, end))
    row = TableRow("k", "", verdict, 1, (), (), 1, ("A", "B", "C", "D"))
    return Note(claim, row, tuple(Span(*mark) for mark in marks))


def words(*notes: Note, target: Span | None = None) -> str:
    return "".join(piece.text for paragraph in paragraphs(TEXT, notes, target) for piece in paragraph.pieces)


@pytest.mark.parametrize(
    "notes",
    [[], [note(0, 22)], [note(24, 46), note(24, 62)], [note(4, 30, (6, 9))], [note(0, 10), note(5, 22)]],
)
def test_no_character_is_lost_or_doubled_however_claims_lie(notes: list[Note]) -> None:
    assert words(*notes) == TEXT.replace("\n", "")


def test_nested_claims_give_the_words_to_the_inner_one() -> None:
    outer, inner = note(24, 62), note(30, 33)
    pieces = paragraphs(TEXT, [outer, inner])[1].pieces
    assert [(piece.text, piece.note) for piece in pieces][:2] == [("About ", outer), ("200", inner)]


def test_each_claim_has_its_anchor_once() -> None:
    pieces = [p for paragraph in paragraphs(TEXT, [note(24, 46), note(24, 62, (30, 33))]) for p in paragraph.pieces]
    assert [anchor for piece in pieces for anchor in piece.anchors] == ["24", "24"]


def test_marked_words_are_told_apart_within_their_claim() -> None:
    pieces = paragraphs(TEXT, [note(24, 46, (24, 33))])[1].pieces
    assert [piece.text for piece in pieces if piece.marked] == ["About 200"]


def test_a_note_stands_beside_the_paragraph_in_which_its_claim_begins() -> None:
    first, second = paragraphs(TEXT, [note(0, 22), note(24, 46)])
    assert [len(first.notes), len(second.notes)] == [1, 1]


def test_an_excerpt_is_the_paragraph_around_the_claim() -> None:
    around = excerpt(TEXT, [note(30, 33)], Span(30, 33))
    assert "".join(piece.text for piece in around.pieces) == "About 200 people fled, officials said."


@pytest.mark.parametrize(("position", "shape"), [("A", "A"), ("B", "B"), ("C", "C"), ("D", "C")])
def test_positions_are_told_by_the_shape_of_their_bars(position: str, shape: str) -> None:
    one = note(0, 5, verdict=Verdict.CONFLICT)
    cell = TableCell(COLUMN, CellState.SAYS, (TableClaim(one.claim, position),))
    assert _look(one.row, cell) == ("conflict", shape)
    assert len(SHAPES[shape]) == "ABC".index(shape) + 1


def test_half_a_bar_takes_no_side() -> None:
    one = note(0, 5, verdict=Verdict.CONFLICT)
    cell = TableCell(COLUMN, CellState.SAYS, (TableClaim(one.claim, ""),))
    assert _look(one.row, cell) == ("conflict", "")


def test_nobody_contradicts_a_claim_that_takes_no_side() -> None:
    said = {name: Claim(name, name, 0, 5, "Words", sentence=Span(0, 5)) for name in ("One", "Two", "Three")}
    clash = Finding(FindingKind.DATE, Verdict.CONFLICT, ("One", "Two"), (Span(0, 5), Span(0, 5)), "")
    cells = tuple(
        TableCell(Column(name, (), readable=True, complete=True), CellState.SAYS, (TableClaim(claim, position),))
        for (name, claim), position in zip(said.items(), ("A", "B", ""), strict=True)
    )
    table = Table((), (TableRow("k", "", Verdict.CONFLICT, 3, (clash,), cells, 3, ("A", "B", "")),))
    one, two, three = (notes_of(table, name)[0] for name in said)
    assert [one.contradicted_by, two.contradicted_by, three.contradicted_by] == [("Two",), ("One",), ()]
    assert (three.takes_no_side, three.verdict, three.kinds) == (True, Verdict.DIFFER, one.kinds)


def test_names_are_listed_as_people_write_them() -> None:
    """Each stands by its own direction of writing, and none is taken for markup."""
    assert [listing([]), listing(["A"]), listing(["A", "&B"]), listing(["A", "B", "C"])] == [
        "",
        "<bdi>A</bdi>",
        "<bdi>A</bdi> and <bdi>&amp;B</bdi>",
        "<bdi>A</bdi>, <bdi>B</bdi> and <bdi>C</bdi>",
    ]
    assert few(["A", "B", "C", "D"]) == "<bdi>A</bdi> and 3 others"


def test_an_unknown_time_stays_unknown() -> None:
    assert when(None) == "date not known"
