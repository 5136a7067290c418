from __future__ import annotations

import dataclasses
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
from articles.models import Article, Outlet
from articles.table import Column, TableCell, TableClaim, TableRow
from articles.views.axes import day_axis, number_axis, span_words
from articles.views.chronology import chronology
from articles.views.headlines import marked_headlines
from articles.views.scales import date_scales, number_scales, shared_numbers


def amount(
    value: float, qualifier: Qualifier = Qualifier.EXACT, high: float | None = None, unit: str = "", head: str = "boat"
) -> Quantity:
    return Quantity(0, 5, f"{qualifier} {value:g}", value, high, unit, qualifier, head)


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
    assert [tick.label for tick in scale.axis.ticks] == ["0", "10,000", "20,000", "30,000", "40,000", "50,000"]
    assert [bar.start for bar in scale.bars] == [29.0, 80.0]


def test_near_amounts_get_a_scale_of_their_own() -> None:
    axis = number_axis(14_500, 14_532)
    assert [tick.label for tick in axis.ticks] == ["14,490", "14,500", "14,510", "14,520", "14,530", "14,540"]


@pytest.mark.parametrize(("low", "high"), [(0, 0), (5, 5), (-3, 7), (0.2, 0.25), (1e9, 1e12), (14_500, 40_000)])
def test_every_axis_holds_its_values_with_few_round_ticks(low: float, high: float) -> None:
    axis = number_axis(low, high)
    assert axis.start <= low <= high <= axis.end
    assert 2 <= len(axis.ticks) <= 7
    assert len({tick.label for tick in axis.ticks}) == len(axis.ticks)


@pytest.mark.parametrize("days", [1, 3, 9, 30, 80, 300, 900, 3_000, 30_000, 300_000])
def test_every_axis_of_days_has_some_labels_and_not_too_many(days: int) -> None:
    start = dt.date(2025, 2, 3).toordinal()
    ticks = day_axis(start, min(start + days, dt.date.max.toordinal())).ticks
    assert 1 <= len(ticks) <= 9
    assert len({tick.label for tick in ticks}) == len(ticks)


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2025-02-03", "2025-02-03", "3 Feb 2025"),
        ("2025-02-03", "2025-02-09", "3 Feb 2025 to 9 Feb 2025"),
        ("2024-02-01", "2024-02-29", "Feb 2024"),
        ("2023-01-01", "2023-04-30", "Jan to Apr 2023"),
        ("2023-12-01", "2024-02-29", "Dec 2023 to Feb 2024"),
        ("2023-01-01", "2023-12-31", "2023"),
        ("2010-01-01", "2019-12-31", "2010 to 2019"),
    ],
)
def test_a_time_is_named_in_the_fewest_words(first: str, last: str, words: str) -> None:
    assert span_words(dt.date.fromisoformat(first), dt.date.fromisoformat(last)) == words


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
    start, width = bar.reach or (bar.start, bar.width)
    assert (start < bar.start, start + width > bar.start + bar.width) == (left_open, right_open)


def test_a_range_is_as_wide_as_it_says() -> None:
    row, claims = row_of(claim(1, amount(10, high=15)), claim(2, amount(20)))
    wide, narrow = number_scales([row], claims)[0].bars
    assert wide.width == pytest.approx(20)
    assert not narrow.width


def test_every_mark_stays_on_its_scale() -> None:
    values = [amount(0), amount(-5, Qualifier.UP_TO), amount(7, Qualifier.OVER), amount(3, Qualifier.ABOUT)]
    row, claims = row_of(*(claim(n, value) for n, value in enumerate(values)))
    for bar in number_scales([row], claims)[0].bars:
        for start, width in filter(None, ((bar.start, bar.width), bar.reach)):
            assert start >= 0
            assert start + width <= 100


def test_who_agrees_with_one_side_stands_on_the_scale_too() -> None:
    row, claims = row_of(claim(1, amount(14_500)), claim(2, amount(40_000)), claim(3, amount(14_500)))
    row = dataclasses.replace(row, findings=row.findings[:1])
    assert [bar.told.outlet for bar in number_scales([row], claims)[0].bars] == ["Outlet 1", "Outlet 3", "Outlet 2"]


def test_another_thing_counted_does_not_stand_on_the_scale() -> None:
    other = claim(3, amount(60, unit="percent"), amount(7, head="ship"), amount(9, head="pier"))
    row, claims = row_of(claim(1, amount(14_500)), claim(2, amount(40_000)), other)
    row = dataclasses.replace(row, findings=row.findings[:1])
    assert len(number_scales([row], claims)[0].bars) == 2


def test_units_stand_on_scales_of_their_own() -> None:
    row, claims = row_of(
        claim(1, amount(1), amount(60, unit="percent")), claim(2, amount(2), amount(70, unit="percent"))
    )
    assert [scale.unit for scale in number_scales([row], claims)] == ["", "percent"]


def test_what_agrees_is_listed_once_with_all_who_say_it() -> None:
    row, claims = row_of(claim(1, amount(70)), claim(2, amount(65, high=70)), claim(3, amount(8)), kind=FindingKind.WHO)
    (shared,) = shared_numbers([row], claims, [])
    assert [told.outlet for told in shared.told] == ["Outlet 1", "Outlet 2"]


def test_what_stands_on_a_scale_is_not_listed_again() -> None:
    row, claims = row_of(claim(1, amount(70)), claim(2, amount(70)))
    assert shared_numbers([row], claims, number_scales([row], claims)) == []


def test_dates_stand_on_a_timeline() -> None:
    row, claims = row_of(
        claim(1, dates=(day("2025-02-03"),)), claim(2, dates=(day("2025-02-04"),)), kind=FindingKind.DATE
    )
    (scale,) = date_scales([row], claims)
    assert [bar.told.meaning for bar in scale.bars] == ["3 Feb 2025", "4 Feb 2025"]
    assert scale.bars[0].start + scale.bars[0].width == pytest.approx(scale.bars[1].start)


def test_rows_without_differing_amounts_have_no_scale() -> None:
    row, claims = row_of(claim(1, amount(1)), claim(2, amount(2)), kind=FindingKind.STATUS)
    assert number_scales([row], claims) == []
    assert date_scales([row], claims) == []


def article(name: str, published: dt.datetime | None) -> Article:
    found = Article(key=name, outlet=Outlet(name=name))
    found.published = published
    return found


def test_the_event_and_its_publication_stand_on_one_axis() -> None:
    row, claims = row_of(claim(1, dates=(day("2025-02-03"),)), claim(2, dates=(day("2022-03-01"),)))
    noon = dt.datetime(2025, 2, 4, 12, tzinfo=dt.UTC)
    articles = [article("b", dt.datetime(2025, 2, 5)), article("a", noon), article("c", None)]
    time = chronology([row], claims, articles, {"a": noon})
    assert time.axis
    (told,) = time.days
    assert told.start + told.width == pytest.approx(time.axis.place(dt.date(2025, 2, 4).toordinal()), abs=0.01)
    assert [(placed.item.article.key, placed.width > 0) for placed in time.reports] == [("a", False), ("b", True)]
    assert time.reports[0].item.changed_at == noon
    assert time.undated == (articles[2],)
    assert [placed.item.words for placed in time.background] == ["1 Mar 2022"]


def test_without_a_known_publication_all_dates_stand_on_one_timeline() -> None:
    row, claims = row_of(claim(1, dates=(day("2025-02-03"),)))
    time = chronology([row], claims, [article("a", None)], {})
    assert time.axis is None
    assert len(time.background) == 1


def test_a_claim_that_only_may_belong_to_a_row_dates_in_its_own_words() -> None:
    row, claims = row_of(dataclasses.replace(claim(1, dates=(day("2025-02-03"),)), text="Its own words"))
    unsure = dataclasses.replace(row.cells[0].claims[0], suggested=True)
    row = dataclasses.replace(row, cells=(dataclasses.replace(row.cells[0], claims=(unsure,)),))
    (placed,) = chronology([row], claims, [], {}).background
    assert [matter.label for matter in placed.item.matters] == ["Its own words"]


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


def test_endings_do_not_hide_a_shared_word() -> None:
    assert alone("Council closes bridge", "Closing of bridge by council") == [[], []]
    assert alone("City is planning a dam", "City plans dam") == [[], []]


def test_words_that_soften_deny_or_attribute_are_marked() -> None:
    assert alone("Mayor says bridge may not open", "Mayor: bridge to open") == [["says", "may", "not"], []]
    assert alone("Mayor willing to pay", "Mayor will pay") == [["willing"], ["will"]]


def test_a_lone_headline_has_nothing_marked() -> None:
    assert alone("Council closes bridge") == [[]]
