from __future__ import annotations

import datetime as dt

import pytest

from articles.domain import (
    CellState,
    Claim,
    DateMention,
    Finding,
    FindingKind,
    Precision,
    Qualifier,
    Quantity,
    Span,
    Verdict,
)
from articles.table import Column, TableCell, TableClaim, TableRow
from articles.views.headlines import marked_headlines
from articles.views.scales import claims_needed, date_scales, number_scales


def amount(value: float, qualifier: Qualifier = Qualifier.EXACT, high: float | None = None) -> Quantity:
    return Quantity(0, 5, f"{qualifier} {value:g}", value, high, qualifier=qualifier)


def day(text: str) -> DateMention:
    date = dt.date.fromisoformat(text)
    return DateMention(0, 5, text, Precision.DAY, date, date)


def row_of(*claims: Claim, kind: FindingKind = FindingKind.QUANTITY) -> tuple[TableRow, dict[str, Claim]]:
    """A row in which each claim is told by an outlet of its own and differs from the first."""
    cells = tuple(
        TableCell(Column(f"Outlet {claim.id}", (), True, True), CellState.SAYS, (TableClaim(claim, "A"),))
        for claim in claims
    )
    findings = tuple(
        Finding(kind, Verdict.CONFLICT, (claims[0].id, other.id), (Span(0, 5), Span(0, 5)), "") for other in claims[1:]
    )
    row = TableRow("key", "Label", Verdict.CONFLICT, 2, findings, cells, 2, ("A",))
    return row, {claim.id: claim for claim in claims}


def claim(number: int, *amounts: Quantity, dates: tuple[DateMention, ...] = ()) -> Claim:
    return Claim(str(number), "d", 0, 20, "", sentence=Span(0, 20), quantities=amounts, dates=dates)


def test_far_apart_amounts_stand_on_a_scale_from_zero() -> None:
    row, claims = row_of(claim(1, amount(14_500)), claim(2, amount(40_000)))
    (scale,) = number_scales([row], claims)
    assert scale.start == "0"
    assert [bar.told.low for bar in scale.bars] == [14_500, 40_000]


def test_near_amounts_get_a_scale_of_their_own() -> None:
    row, claims = row_of(claim(1, amount(14_500)), claim(2, amount(14_532)))
    (scale,) = number_scales([row], claims)
    assert (scale.start, scale.end) == ("14,496", "14,536")


@pytest.mark.parametrize(
    ("qualifier", "left_open", "right_open"),
    [
        (Qualifier.EXACT, False, False),
        (Qualifier.UP_TO, True, False),
        (Qualifier.UNDER, True, False),
        (Qualifier.OVER, False, True),
        (Qualifier.AT_LEAST, False, True),
        (Qualifier.ABOUT, True, True),
    ],
)
def test_what_a_qualifier_leaves_open_is_drawn(qualifier: Qualifier, left_open: bool, right_open: bool) -> None:
    row, claims = row_of(claim(1, amount(50, qualifier)), claim(2, amount(100)))
    bar = number_scales([row], claims)[0].bars[0]
    start, width = bar.reach or bar.tick
    assert (start < bar.tick[0], start + width > sum(bar.tick)) == (left_open, right_open)


def test_a_range_is_as_wide_as_it_says() -> None:
    row, claims = row_of(claim(1, amount(10, high=15)), claim(2, amount(20)))
    wide, narrow = number_scales([row], claims)[0].bars
    assert wide.tick[1] > 10 * narrow.tick[1]


def test_every_mark_stays_on_its_scale() -> None:
    values = [amount(0), amount(-5, Qualifier.UP_TO), amount(7, Qualifier.OVER), amount(3, Qualifier.ABOUT)]
    row, claims = row_of(*(claim(n, value) for n, value in enumerate(values)))
    for bar in number_scales([row], claims)[0].bars:
        for start, width in filter(None, (bar.tick, bar.reach)):
            assert start >= 0
            assert start + width <= 100


def test_equal_amounts_do_not_break_the_scale() -> None:
    row, claims = row_of(claim(1, amount(0)), claim(2, amount(0)))
    assert len(number_scales([row], claims)[0].bars) == 2


def test_dates_stand_on_a_timeline() -> None:
    row, claims = row_of(
        claim(1, dates=(day("2025-02-03"),)), claim(2, dates=(day("2025-02-04"),)), kind=FindingKind.DATE
    )
    (scale,) = date_scales([row], claims)
    assert [bar.told.words for bar in scale.bars] == ["2025-02-03", "2025-02-04"]
    assert "2025" in scale.start


def test_rows_without_differing_amounts_have_no_scale() -> None:
    row, claims = row_of(claim(1, amount(1)), claim(2, amount(2)), kind=FindingKind.STATUS)
    assert number_scales([row], claims) == []
    assert claims_needed([row]) == set()


def alone(*headlines: str) -> list[list[str]]:
    return [[words for words, only in pieces if only] for pieces in marked_headlines(headlines)]


def test_words_that_only_one_headline_has_are_marked() -> None:
    assert alone("Council closes bridge", "Council shuts bridge") == [["closes"], ["shuts"]]


def test_forms_of_a_word_count_as_one() -> None:
    assert alone("U.S. offers a deal", "US offer of a deal") == [[], []]


def test_words_that_only_build_sentences_are_never_marked() -> None:
    assert alone("Bridge to be closed", "Bridge closed") == [[], []]


def test_no_letter_of_a_headline_is_lost() -> None:
    headline = "“You can’t”: the mayor’s vow — again!"
    assert "".join(words for words, _ in marked_headlines([headline, "Other"])[0]) == headline
