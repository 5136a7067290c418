import pytest

from articles.domain import Qualifier
from articles.language.amounts import Amount, find_amounts


def amounts(text: str) -> list[Amount]:
    return find_amounts(text, [])


def shown(text: str) -> list[tuple[str, float, str, str]]:
    return [(text[item.start : item.end], item.value, item.unit, str(item.qualifier)) for item in amounts(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("some 1.2 million men", ("some 1.2 million", 1_200_000, "", "about")),
        ("two dozen men", ("two dozen", 24, "", "exact")),
        ("a third of them", ("a third", 0.3333, "fraction", "exact")),
        ("just under two thirds", ("just under two thirds", 0.6667, "fraction", "under")),
        ("over 40,000 men", ("over 40,000", 40_000, "", "over")),
        ("at least 23 men", ("at least 23", 23, "", "at least")),
        ("up to 250 men", ("up to 250", 250, "", "up to")),
        ("no more than 250 men", ("no more than 250", 250, "", "up to")),
        ("60 or more men", ("60 or more", 60, "", "at least")),
        ("cost €1.3m", ("€1.3m", 1_300_000, "EUR", "exact")),
        ("cost 95 pence", ("95 pence", 0.95, "GBP", "exact")),
        ("rose by 4.25%", ("4.25%", 4.25, "percent", "exact")),
        ("a four-year term", ("four-year", 4, "year", "exact")),
        ("winds of 115 km/h", ("115 km/h", 115, "kilometre/hour", "exact")),
        ("about one in five men", ("about one in five", 0.2, "fraction", "about")),
        ("a magnitude 6.3 quake", ("magnitude 6.3", 6.3, "magnitude", "exact")),
        ("two hours and 5 minutes", ("two hours and 5 minutes", 125, "minute", "exact")),
        ("two and a half hours", ("two and a half hours", 2.5, "hour", "exact")),
        ("nearly half a million men", ("nearly half a million", 500_000, "", "about")),
        ("about one voter in five", ("about one voter in five", 0.2, "fraction", "about")),
        ("three in every hundred had it", ("three in every hundred", 0.03, "fraction", "exact")),
        ("a fever of 38.9C", ("38.9C", 38.9, "degree celsius", "exact")),
        ("cost £1.1million", ("£1.1million", 1_100_000, "GBP", "exact")),
        ("up 8.2 points in the polls", ("8.2 points", 8.2, "percentage point", "exact")),
        ("a girl of nine", ("nine", 9, "year", "exact")),
        ("He left school at 13.", ("13", 13, "year", "exact")),
    ],
)
def test_value_unit_and_bound_are_read(text: str, expected: tuple[str, float, str, str]) -> None:
    assert shown(text) == [expected]


def test_a_range_has_two_ends() -> None:
    (amount,) = amounts("between $4 million and $6.5 million")
    assert (amount.value, amount.high, amount.unit) == (4_000_000, 6_500_000, "USD")


@pytest.mark.parametrize("text", ["It cut the price by £2 to £11.", "It rose from 8,200 to 9,100."])
def test_a_change_and_where_it_led_are_no_range(text: str) -> None:
    assert [item.high for item in amounts(text)] == [None, None]


def test_a_vague_plural_is_a_wide_range() -> None:
    (amount,) = amounts("tens of thousands of dollars")
    assert (amount.value, amount.high, amount.unit) == (10_000, 100_000, "USD")


def test_a_conversion_is_as_rough_as_what_it_converts() -> None:
    first, second = amounts("about 35 km (22 miles)")
    assert first.qualifier is second.qualifier is Qualifier.ABOUT


def test_ages_are_not_counts() -> None:
    (amount,) = amounts("Ana Ruiz, 41, a nurse")
    assert (amount.unit, amount.is_age) == ("year", True)


def test_an_ordinal_is_no_fraction() -> None:
    (amount,) = amounts("a fourth round of talks")
    assert (amount.value, amount.ordinal) == (4, True)


@pytest.mark.parametrize(
    "text",
    [
        "MS-13 members",
        "Flight 370 vanished",
        "a 2-1 win",
        "call 555-123-4567",
        "one of the largest",
        "No. 5 seed",
        "COVID-19",
    ],
)
def test_numbers_in_names_scores_and_telephone_numbers_are_no_amounts(text: str) -> None:
    assert amounts(text) == []


def test_what_is_taken_by_a_date_is_no_amount() -> None:
    assert find_amounts("in 2023", [(3, 7)]) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They waited for 15, 20 minutes.", [(15, 20, "minute")]),
        ("The stops are 150, 200 metres apart.", [(150, 200, "metre")]),
        ("On May 15, 20 minutes later, it fell.", [(15, None, ""), (20, None, "minute")]),
        ("He was 15, 200 metres behind her.", [(15, None, "year"), (200, None, "metre")]),
        ("Of the 15, 20 people had none.", [(15, None, ""), (20, None, "")]),
    ],
)
def test_two_near_numbers_with_one_unit_are_a_range(text: str, expected: list[tuple[float, float | None, str]]) -> None:
    assert [(item.value, item.high, item.unit) for item in find_amounts(text, [])] == expected
