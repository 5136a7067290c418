import datetime as dt

import pytest

from articles.domain import DateMention, Precision
from articles.language.dates import find_dates

TUESDAY = dt.date(2025, 2, 4)


def only(text: str, published: dt.date | None = TUESDAY) -> DateMention:
    (mention,) = find_dates(text, published)
    return mention


def days(text: str, published: dt.date | None = TUESDAY) -> tuple[str, str]:
    mention = only(text, published)
    return str(mention.earliest), str(mention.latest)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("They met on Monday night.", "2025-02-03", "2025-02-03"),
        ("They met on Tuesday.", "2025-02-04", "2025-02-04"),
        ("They will meet on Wednesday.", "2025-02-05", "2025-02-05"),
        ("The vote was held yesterday.", "2025-02-03", "2025-02-03"),
        ("It began on February 3, 2025.", "2025-02-03", "2025-02-03"),
        ("It began on 3 February.", "2025-02-03", "2025-02-03"),
        ("It closed in December.", "2024-12-01", "2024-12-31"),
        ("It closed last June.", "2024-06-01", "2024-06-30"),
        ("It held 90 as of June last year.", "2024-06-01", "2024-06-30"),
        ("It opened in early 2023.", "2023-01-01", "2023-04-30"),
        ("It was full in summer 2024.", "2024-06-01", "2024-08-31"),
        ("He left two years ago.", "2023-01-01", "2023-12-31"),
        ("They met last week.", "2025-01-27", "2025-02-02"),
        ("He was paid between 2014 and 2019.", "2014-01-01", "2019-12-31"),
        ("The strike of the 1990s ended.", "1990-01-01", "1999-12-31"),
        ("It fell by the end of March 2024.", "2024-03-21", "2024-03-31"),
        ("Sales fell in the year to June.", "2023-07-01", "2024-06-30"),
        ("Sales fell in the three months to the end of December.", "2024-10-01", "2024-12-31"),
        ("It will open by the end of the month.", "2025-02-21", "2025-02-28"),
        ("It will open in the second half of the year.", "2025-07-01", "2025-12-31"),
        ("It closed in the first week of May.", "2024-05-01", "2024-05-07"),
        ("It was shut in the late 1990s.", "1997-01-01", "1999-12-31"),
        ("It has been shut since the autumn.", "2024-09-01", "2024-11-30"),
        ("They worked from 2019 until last summer.", "2019-01-01", "2024-08-31"),
        ("They met two months ago.", "2024-12-01", "2024-12-31"),
        ("They will meet a week on Friday.", "2025-02-14", "2025-02-14"),
    ],
)
def test_a_date_is_resolved_against_the_day_of_publication(text: str, first: str, last: str) -> None:
    assert days(text) == (first, last)


def test_relative_dates_stay_unresolved_without_a_day_of_publication() -> None:
    mention = only("He came on Monday.", None)
    assert (mention.earliest, mention.latest, mention.precision) == (None, None, Precision.DAY)


def test_a_full_date_needs_no_day_of_publication() -> None:
    assert days("He came on 3 May 1999.", None) == ("1999-05-03", "1999-05-03")


def test_a_clock_time_and_its_day_are_one_mention() -> None:
    mention = only("It struck at 3:12 a.m. on Friday.")
    assert (mention.text, mention.time, str(mention.earliest)) == ("3:12 a.m. on Friday", "03:12", "2025-01-31")


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("at six o'clock on Sunday morning", "06:00"),
        ("at three o’clock on Sunday afternoon", "15:00"),
        ("at a quarter past nine on Monday evening", "21:15"),
        ("at twenty to five on Monday afternoon", "16:40"),
        ("at half past seven", "7:30"),
        ("at a quarter to one", "12:45"),
        ("at ten to nine on Sunday morning", "08:50"),
        ("at half past one on Monday night", "01:30"),
    ],
)
def test_a_time_in_words_is_read_like_one_in_figures(text: str, time: str) -> None:
    assert only(f"It struck {text}.").time == time


def test_votes_are_no_time() -> None:
    assert find_dates("They won by seven votes to two; turnout rose from a quarter to one third.", TUESDAY) == []


def test_a_bare_clock_time_belongs_to_the_day_told_before() -> None:
    (mention,) = find_dates("It ended at 9 p.m.", TUESDAY, context=dt.date(2025, 1, 30))
    assert mention.earliest == dt.date(2025, 1, 30)


def test_the_state_at_a_time_is_marked() -> None:
    assert only("It held 300 men as of June 1.").as_of
    assert not only("It held 300 men on June 1.").as_of


def test_an_ambiguous_order_of_day_and_month_is_settled_by_the_day_of_publication_or_left_open() -> None:
    assert days("Published 2/4/2025") == ("2025-02-04", "2025-02-04")
    assert days("Published 2/4/2019") == ("None", "None")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The rate applies from 16 June.", "2025-06-16"),
        ("It was signed on 14 June last year.", "2024-06-14"),
        ("The strike ends on Sunday.", "2025-06-15"),
        ("The ministers meet on Tuesday.", "2025-06-17"),
        ("Not until 9 June did they answer.", "2025-06-09"),
    ],
)
def test_the_tense_tells_which_day_is_meant(text: str, day: str) -> None:
    assert days(text, dt.date(2025, 6, 12)) == (day, day)


def test_a_weekday_settles_the_year_of_the_date_beside_it() -> None:
    assert days("The final is on Saturday, May 17.", dt.date(2025, 4, 27)) == ("2025-05-17", "2025-05-17")


@pytest.mark.parametrize(
    "text", ["He may leave.", "They march on.", "2,024 men left.", "It cost $2024.", "a score of 2-1"]
)
def test_words_and_numbers_that_look_like_dates_are_none(text: str) -> None:
    assert find_dates(text, TUESDAY) == []


def test_spans_are_moved_by_the_offset() -> None:
    (mention,) = find_dates("on Monday", TUESDAY, offset=100)
    assert (mention.start, mention.end) == (103, 109)


def test_a_day_may_be_told_by_the_one_before_it() -> None:
    _, following = find_dates("It began on Friday, January 10, and ended the following Sunday.", TUESDAY)
    assert str(following.earliest) == "2025-01-12"
