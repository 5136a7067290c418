"""What dates and times look like in English text, and the days each form means.

A pattern comes with the reader that turns its match into days, given the day of publication and whether the words
before it look ahead.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from articles.domain import Precision
from articles.language import calendar
from articles.language.calendar import MONTH_NUMBERS, WEEKDAY_NUMBERS, Days

_MONTH = (
    r"(?P<month>(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b(?:\s?\.(?=\s?\d))?"
    r"|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER"
    r"|january|february|april|june|july|august|september|october|november|december)"
)
_DAY = r"(?P<day>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)"
_WEEKDAY = (
    r"(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\.(?=,?\s))"
)
_PART = r"(?P<part>morning|afternoon|evening|night|lunchtime|noon|midnight|dawn)"
_UNIT = r"(?P<unit>second|minute|hour|day|night|week|weekend|month|year|decade|centur(?:y|ie))s?"
_COUNT = (
    r"(?P<count>\d+(?:\.\d+)?|a few|a couple of|a couple|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven"
    r"|twelve|several|some|many|few)"
)
_COUNTS = {
    "a": (1, 1), "an": (1, 1), "one": (1, 1), "two": (2, 2), "three": (3, 3), "four": (4, 4), "five": (5, 5),
    "six": (6, 6), "seven": (7, 7), "eight": (8, 8), "nine": (9, 9), "ten": (10, 10), "eleven": (11, 11),
    "twelve": (12, 12), "a couple": (2, 3), "a couple of": (2, 3), "a few": (2, 7), "few": (2, 7), "several": (3, 9),
    "some": (2, 9), "many": (3, 30),
}  # fmt: skip
_SEASON = r"(?P<season>spring|summer|autumn|fall|winter)"


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a date is resolved against."""

    published: dt.date | None
    ahead: bool
    """The words before it look forward."""


Reader = Callable[["re.Match[str]", Anchor], Days]


def _month_number(match: re.Match[str]) -> int:
    return MONTH_NUMBERS[match["month"].rstrip(" .").lower()]


def _full(match: re.Match[str], anchor: Anchor) -> Days:
    return calendar.day(int(match["year"]), _month_number(match), int(match["day"]))


def _iso(match: re.Match[str], anchor: Anchor) -> Days:
    return calendar.day(int(match["year"]), int(match["number"]), int(match["day"]))


def _slashed(match: re.Match[str], anchor: Anchor) -> Days:
    """Day and month in figures: the order is known only where one of them can't be a month, or both are the same."""
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    year += 2000 if year < 100 else 0
    readings = {calendar.day(year, second, first), calendar.day(year, first, second)}
    valid = [days for days in readings if days.earliest]
    if len(valid) > 1 and anchor.published:
        near = [days for days in valid if days.earliest and abs((days.earliest - anchor.published).days) <= 31]
        valid = near if len(near) == 1 else valid
    return valid[0] if len(valid) == 1 else Days(Precision.DAY)


def _month_day(match: re.Match[str], anchor: Anchor) -> Days:
    if not anchor.published:
        return Days(Precision.DAY)
    years = [anchor.published.year + step for step in (-1, 0, 1)]
    candidates = [calendar.day(year, _month_number(match), int(match["day"])) for year in years]
    return _nearest(candidates, anchor) or Days(Precision.DAY)


def _nearest(candidates: list[Days], anchor: Anchor) -> Days | None:
    """The latest past one, or the next one to come where the words look ahead."""
    published = anchor.published
    known = [days for days in candidates if days.earliest]
    if not published or not known:
        return None
    past = [days for days in known if days.earliest and days.earliest <= published]
    coming = [days for days in known if days.latest and days.latest >= published]
    if anchor.ahead and coming:
        return coming[0]
    return past[-1] if past else known[0]


def _month_year(match: re.Match[str], anchor: Anchor) -> Days:
    return calendar.month(int(match["year"]), _month_number(match))


def _month_alone(match: re.Match[str], anchor: Anchor) -> Days:
    published = anchor.published
    if not published:
        return Days(Precision.MONTH)
    number, which = _month_number(match), (match["which"] or "").lower()
    past_year = published.year - (number > published.month)
    if which == "last":
        return calendar.month(past_year - (number == published.month), number)
    if which == "next" or (not which and anchor.ahead and number != published.month):
        return calendar.month(published.year + (number <= published.month), number)
    return calendar.month(published.year if which == "this" else past_year, number)


def _part_of_month(match: re.Match[str], anchor: Anchor) -> Days:
    days = _month_alone(match, anchor)
    part = (match["early"] or "").lower()
    if not days.earliest:
        return Days(Precision.WEEK)
    part = "early" if "start" in part or "beginning" in part else "late" if "end" in part else part
    return calendar.part_of_month(days.earliest.year, days.earliest.month, part)


def _month_relative_year(match: re.Match[str], anchor: Anchor) -> Days:
    if not anchor.published:
        return Days(Precision.MONTH)
    return calendar.month(anchor.published.year + _STEP[match["which"].lower()], _month_number(match))


_STEP = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1, "following": 1}


def _weekday(match: re.Match[str], anchor: Anchor) -> Days:
    published = anchor.published
    if not published:
        return Days(Precision.DAY)
    which = (match["which"] or "").lower()
    behind = (published.weekday() - WEEKDAY_NUMBERS[match["weekday"].rstrip(".").lower()]) % 7
    if which in {"next", "coming", "this coming"} or (which != "last" and anchor.ahead):
        behind = behind - 7 if behind or which else 0
    elif which == "last" and behind == 0:
        behind = 7
    weeks = 7 if match["week"] else 0
    date = published - dt.timedelta(days=behind - weeks)
    return Days(Precision.DAY, date, date)


_DAY_STEPS = {"yesterday": -1, "today": 0, "tonight": 0, "overnight": 0, "tomorrow": 1, "last night": -1}


def _relative_day(match: re.Match[str], anchor: Anchor) -> Days:
    if not anchor.published:
        return Days(Precision.DAY)
    date = anchor.published + dt.timedelta(days=_DAY_STEPS.get(match["when"].lower(), 0))
    return Days(Precision.DAY, date, date)


def _relative_unit(match: re.Match[str], anchor: Anchor) -> Days:
    step, name = _STEP[match["which"].lower()], match["unit"].lower()
    published = anchor.published
    if not published:
        return Days(_PRECISIONS.get(name, Precision.SEASON))
    if name in {"week", "weekend"}:
        return _week(published, step, weekend=name == "weekend")
    if name == "month":
        return calendar.shifted_month(published, step)
    if name in calendar.SEASONS:
        return _relative_season(published, step, name)
    days = calendar.year(published.year + step)
    part = (match["early"] or "").lower()
    return calendar.part_of_year(published.year + step, part) if part in {"early", "late", "mid"} else days


def _week(published: dt.date, step: int, *, weekend: bool) -> Days:
    if not weekend:
        return calendar.week_of(published, step)
    back = (published.weekday() - 5) % 7
    is_weekend = published.weekday() >= 5
    saturday = published - dt.timedelta(days=back)
    if step > 0 or (step == 0 and not is_weekend):
        saturday += dt.timedelta(weeks=1)
    elif step < 0 and is_weekend:
        saturday -= dt.timedelta(weeks=1)
    return Days(Precision.DAY, saturday, saturday + dt.timedelta(days=1))


def _relative_season(published: dt.date, step: int, name: str) -> Days:
    days = calendar.season(published.year - (name == "winter" and published.month <= 2), name)
    if step < 0 and days.latest and days.latest >= published:
        days = calendar.season(published.year - 1, name)
    elif step > 0 and days.earliest and days.earliest <= published:
        days = calendar.season(published.year + 1, name)
    return days


_PRECISIONS = {
    "second": Precision.TIME, "minute": Precision.TIME, "hour": Precision.TIME, "day": Precision.DAY,
    "night": Precision.DAY, "week": Precision.WEEK, "weekend": Precision.WEEK, "month": Precision.MONTH,
    "year": Precision.YEAR, "decade": Precision.DECADE, "century": Precision.DECADE, "centurie": Precision.DECADE,
}  # fmt: skip
_UNIT_DAYS = {"day": 1.0, "night": 1.0, "week": 7.0, "weekend": 7.0, "month": 30.44, "year": 365.25, "decade": 3652.5}


def _ago(match: re.Match[str], anchor: Anchor) -> Days:
    """So many units before publication; the span is as wide as the unit is coarse."""
    unit = match["unit"].lower()
    precision = _PRECISIONS[unit]
    if not anchor.published or unit.startswith("centur"):
        return Days(precision)
    low, high = count_of(match["count"])
    if unit in {"second", "minute", "hour"}:
        hours = high if unit == "hour" else 0
        return Days(precision, anchor.published - dt.timedelta(days=1 + hours // 24), anchor.published)
    if unit == "year" and low == high and low < anchor.published.year - 1:
        return calendar.year(int(anchor.published.year - low))
    slack = {"week": 3, "month": 16, "decade": 730}.get(unit, 0)
    earliest_day = _before(anchor.published, high * _UNIT_DAYS[unit] + slack)
    return Days(precision, earliest_day, _before(anchor.published, low * _UNIT_DAYS[unit] - slack))


def _before(date: dt.date, days: float) -> dt.date | None:
    try:
        return date - dt.timedelta(days=round(days))
    except OverflowError:
        return None


def count_of(words: str) -> tuple[float, float]:
    """Lowest and highest number that 'three' or 'a few' can mean."""
    words = words.lower()
    return _COUNTS[words] if words in _COUNTS else (float(words), float(words))


def _unresolved(match: re.Match[str], anchor: Anchor) -> Days:
    unit = (match.groupdict().get("unit") or "day").lower()
    return Days(_PRECISIONS.get(unit, Precision.DAY))


def _clock_time(match: re.Match[str], anchor: Anchor) -> Days:
    return Days(Precision.TIME)


COUNTED = re.compile(rf"{_COUNT}\s{_UNIT}\s(?P<way>earlier|later|before|after|prior)", re.IGNORECASE)


def _season_year(match: re.Match[str], anchor: Anchor) -> Days:
    return calendar.season(int(match["year"]), match["season"].lower())


def _year(match: re.Match[str], anchor: Anchor) -> Days:
    number, part = int(match["year"]), (match["early"] or "").lower()
    if not part:
        return calendar.year(number)
    key = next((key for key in ("early", "mid", "late", "first half", "second half") if key in part), "")
    return calendar.part_of_year(number, key or ("early" if "start" in part or "beginning" in part else "late"))


def _decade(match: re.Match[str], anchor: Anchor) -> Days:
    digits = match["decade"]
    first = int(digits) if len(digits) == 4 else 1900 + int(digits)
    return calendar.decade(first)


def _quarter(match: re.Match[str], anchor: Anchor) -> Days:
    """A quarter; without its year, and never mind sports, the latest one that is over."""
    which = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}.get(match["which"].lower()) or int(
        match["which"]
    )
    if match["year"]:
        return calendar.quarter(int(match["year"]), which)
    if not anchor.published:
        return Days(Precision.SEASON)
    days = calendar.quarter(anchor.published.year, which)
    is_over = days.earliest is not None and days.earliest <= anchor.published
    return days if is_over or anchor.ahead else calendar.quarter(anchor.published.year - 1, which)


def _first_months(match: re.Match[str], anchor: Anchor) -> Days:
    count = int(count_of(match["count"])[0])
    year = int(match["year"]) if match["year"] else (anchor.published.year if anchor.published else None)
    return calendar.first_months(year, count) if year and 0 < count <= 12 else Days(Precision.SEASON)


def _end_of_year(match: re.Match[str], anchor: Anchor) -> Days:
    if not anchor.published:
        return Days(Precision.MONTH)
    step = _STEP.get((match["which"] or "this").lower(), 0)
    return calendar.end_of_year(anchor.published.year + step)


def _past_units(match: re.Match[str], anchor: Anchor) -> Days:
    """'The past three years' end at publication."""
    unit, precision = match["unit"].lower(), _PRECISIONS[match["unit"].lower()]
    published = anchor.published
    if not published or unit not in _UNIT_DAYS:
        return Days(precision)
    low, high = count_of(match["count"])
    if unit == "year" and low == high and low < published.year - 1:
        return Days(precision, _years_before(published, int(low)), published)
    return Days(precision, _before(published, high * _UNIT_DAYS[unit]), published)


def _years_before(date: dt.date, years: int) -> dt.date:
    try:
        return date.replace(year=date.year - years)
    except ValueError:
        return date.replace(year=date.year - years, day=28)


def _winter(match: re.Match[str], anchor: Anchor) -> Days:
    return calendar.season(int(match["year"]), "winter")


def _weekend(match: re.Match[str], anchor: Anchor) -> Days:
    if not anchor.published:
        return Days(Precision.WEEK)
    saturday = anchor.published - dt.timedelta(days=(anchor.published.weekday() - 5) % 7)
    if anchor.ahead and anchor.published.weekday() < 5:
        saturday += dt.timedelta(weeks=1)
    return Days(Precision.DAY, saturday, saturday + dt.timedelta(days=1))


def _feast(match: re.Match[str], anchor: Anchor) -> Days:
    number, day = calendar.FIXED_FEASTS[match["feast"].lower().replace("’", "'")]
    if match["year"]:
        return calendar.day(int(match["year"]), number, day)
    if not anchor.published:
        return Days(Precision.DAY)
    years = [anchor.published.year + step for step in (-1, 0, 1)]
    return _nearest([calendar.day(year, number, day) for year in years], anchor) or Days(Precision.DAY)


_FEASTS = "|".join(re.escape(feast).replace("'", "['’]") for feast in sorted(calendar.FIXED_FEASTS, key=len)[::-1])
_EARLY_YEAR = (
    r"(?P<early>early|mid|late|the (?:start|beginning|end|middle) of|the (?:first|second) half of)[\s-](?:in )?"
)
_BEFORE_YEAR = (
    r"(?:(?<=\bin )|(?<=\bIn )|(?<=\bsince )|(?<=\bSince )|(?<=\bby )|(?<=\bBy )|(?<=\bof )|(?<=\bfrom )|(?<=\bto )"
    r"|(?<=\buntil )|(?<=\bbefore )|(?<=\bafter )|(?<=\bfor )|(?<=\bduring )|(?<=\band )|(?<=\bthe )|(?<=\bthan )"
    r"|(?<=\bbetween )|(?<=\ba )|(?<=[a-z] )|(?<=[(–—/-])|(?<=, )|^)"
)


_TRIGGERS = {
    "month": re.compile(
        r"january|february|\bmarch\b|april|\bmay\b|\bjune?\b|\bjuly?\b|august|september|october|november|december"
        r"|\b(?:jan|feb|mar|apr|aug|sept?|oct|nov|dec)\b",
        re.IGNORECASE,
    ),
    "weekday": re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|\b(?:Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\.", re.IGNORECASE),
    "unit": re.compile(
        r"second|minute|hour|day|night|week|month|year|decade|centur|morning|evening|afternoon|spring|summer|autumn|fall|winter",
        re.IGNORECASE,
    ),
    "digit": re.compile(r"\d"),
    "word": re.compile(r"noon|midnight|dawn|dusk|quarter|christmas|new year|boxing|valentine|halloween|fourth of|bastille|veterans"
        r"|independence", re.IGNORECASE),
}  # fmt: skip
"""What a text must hold before a pattern is tried; trying all of them on every sentence takes too long."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A form of date, the reader of its days, and what must be in a text that holds it."""

    form: re.Pattern[str]
    read: Reader
    trigger: str


def patterns_for(text: str) -> Iterator[Pattern]:
    """The patterns worth trying on a text."""
    held = {name for name, trigger in _TRIGGERS.items() if trigger.search(text)}
    return (pattern for pattern in PATTERNS if pattern.trigger in held)


def _compile(*patterns: tuple[str, Reader, bool]) -> tuple[Pattern, ...]:
    return tuple(
        Pattern(re.compile(text, re.IGNORECASE if loose else 0), read, _trigger(text)) for text, read, loose in patterns
    )


def _trigger(text: str) -> str:
    for group, name in (("<month>", "month"), ("<weekday>", "weekday"), ("<decade>", "digit"), ("<hour>", "digit"),
                        ("(?P<which>[1-4])", "digit"), ("<number>", "digit"), ("<second>", "digit"), ("<feast>", "word"),
                        ("squarter", "word"), ("|midnight|dawn|dusk", "word")):  # fmt: skip
        if group in text:
            return name
    return "digit" if "<year>" in text and "<unit>" not in text and "smonths" not in text else "unit"


PATTERNS = _compile(
    (rf"\b{_MONTH}\s?{_DAY}(?:\s?[-–]\s?\d\d?)?(?:\s?,)?\s{_YEAR}\b(?!,\d)", _full, False),
    (rf"\b{_DAY}\s(?:of\s)?{_MONTH},?\s{_YEAR}\b", _full, False),
    (rf"\b{_YEAR}-(?P<number>\d\d)-{_DAY}\b", _iso, False),
    (
        r"(?<![\d/])(?P<first>\d\d?)\s?/\s?(?P<second>\d\d?)\s?/\s?(?P<year>20\d\d|19\d\d|\d\d)(?![\d/])",
        _slashed,
        False,
    ),
    (rf"\b{_MONTH}\s?{_DAY}\b(?![\d:%]|,\d|\.\d|\s(?:percent|million|billion|people))", _month_day, False),
    (rf"\b(?<![\d,.])(?:the\s)?{_DAY}\s(?:of\s)?{_MONTH}(?!\s\d|-)", _month_day, False),
    (rf"\b(?:(?:early|late|mid)[\s-])?{_MONTH},?\s(?:of\s)?{_YEAR}\b", _month_year, False),
    (
        rf"\b(?P<early>early|mid|late|the (?:start|beginning|end) of)[\s-](?:(?P<which>last|this|next)\s)?{_MONTH}(?!\s?\d)",
        _part_of_month,
        False,
    ),
    (rf"\b{_MONTH}\s(?:of\s)?(?P<which>last|this|next)\syear\b", _month_relative_year, False),
    (
        r"\b(?:(?P<which>[Ll]ast|[Tt]his|[Nn]ext)\s|(?<=[Ii]n\s)|(?<=[Ss]ince\s)|(?<=[Uu]ntil\s)|(?<=[Bb]y\s)"
        r"|(?<=[Dd]uring\s)|(?<=of\s)|(?<=[Bb]efore\s)|(?<=[Aa]fter\s)|(?<=from\s)|(?<=the\s)|(?<=[Ee]arly\s)"
        rf"|(?<=[Ll]ate\s)|(?<=[Mm]id-)){_MONTH}\b(?!\s?\d|\s[A-Z])",
        _month_alone,
        False,
    ),
    (
        r"\b(?:(?:early|late)\s(?:on\s|last\s)?)?(?:(?P<which>last|next|this coming|this past|this|coming)\s)?"
        rf"{_WEEKDAY}(?:(?P<week>\sweek)|['’]s)?(?:,?\s(?:early\s|late\s)?{_PART})?(?!\w)",
        _weekday,
        True,
    ),
    (rf"\b(?:late\s|early\s)?(?P<when>yesterday|today|tomorrow)(?:\s{_PART})?\b", _relative_day, True),
    (r"\b(?:late\s|early\s)?(?P<when>tonight|overnight|last\s(?P<part>night|evening))\b", _relative_day, True),
    (rf"\b(?:(?:earlier|early|later|late)\s)?(?P<when>this)\s{_PART}\b", _relative_day, True),
    (
        r"\b(?:(?:earlier|later|(?P<early>early|late|mid))\s(?:in\s)?)?(?:just\s)?"
        r"(?P<which>last|this|next|past|previous|current|coming|following)"
        r"\s(?P<unit>week|weekend|month|year|spring|summer|autumn|fall|winter)(?:['’]s)?\b(?!\s?-)",
        _relative_unit,
        True,
    ),
    (rf"\b{_COUNT}\s{_UNIT}\sago\b", _ago, True),
    (rf"\b{_COUNT}\s{_UNIT}\s(?:earlier|later|before|prior)\b", _unresolved, True),
    (rf"\b(?:a|one|the)\s(?P<unit>day|week|month|year)\safter\b", _unresolved, True),
    (rf"\bthe\s(?:past|last|previous)\s{_COUNT}\s{_UNIT}\b", _past_units, True),
    (rf"\bthe\sfirst\s{_COUNT}\smonths(?:\sof\s(?:{_YEAR}|this year|the year))?\b", _first_months, True),
    (r"\bthe\send\sof\s(?:the|(?P<which>this|next|last))\syear\b", _end_of_year, True),
    (r"\bthe\sweekend\b", _weekend, True),
    (rf"\b(?:the\s)?winter\s(?:of\s)?{_YEAR}\s?[-–/]\s?(?:\d{{4}}|\d\d)\b", _winter, True),
    (
        r"\b(?:the\s(?:previous|next|following|same)\s(?P<unit>day|night|week|weekend|month|year)"
        r"|the\s(?:day|night|week|month|year)\s(?:before|after)|(?:that|the same)\s(?:day|night|week|evening|morning)"
        r"|(?:earlier|later)\sin\sthe\s(?:day|week|month|year))(?:['’]s)?\b",
        _unresolved,
        True,
    ),
    (
        r"(?<![\d:.,])(?P<hour>[01]?\d|2[0-4])"
        r"(?:\s?[:.]\s?(?P<minute>[0-5]\d))?(?::[0-5]\d)?\s?(?P<half>[ap])(?:m\b|\s?\.\s?m\b\.?)"
        r"(?:\s(?:local\stime|GMT|UTC|E[SD]?T|P[SD]?T))?",
        _clock_time,
        True,
    ),
    (
        r"(?<![\d:.,$£€])(?P<hour>[01]?\d|2[0-3])(?:\s?:\s?|h)(?P<minute>[0-5]\d)(?![\d:]|-\d)"
        r"(?:\s(?:local\stime|GMT|UTC|E[SD]?T|P[SD]?T|CET|BST))?",
        _clock_time,
        False,
    ),
    (r"\b(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)\s(?:GMT|UTC|hrs|hours|local\stime)\b", _clock_time, False),
    (
        r"\b(?:around |at |about |by |before |after |until )(?P<span>(?P<part>noon|midnight|dawn|dusk))\b",
        _clock_time,
        True,
    ),
    (rf"\b(?:the\s)?{_SEASON}(?:\s(?:of|in))?\s{_YEAR}\b", _season_year, True),
    (rf"\b{_EARLY_YEAR}{_YEAR}\b(?!\s?-)", _year, True),
    (rf"{_BEFORE_YEAR}(?P<early>){_YEAR}\b(?![,.]\d|\s?%|-\d|\s(?:people|million|billion))", _year, False),
    (r"\b(?:the\s)?(?:(?:early|mid|late)[\s-])?(?P<decade>1[5-9]\d0|20[0-9]0)['’]?s\b", _decade, True),
    (r"\b(?:the\s)(?:(?:early|mid|late)[\s-])?['’]?(?P<decade>[2-9]0)s\b", _decade, True),
    (
        rf"\b(?:the\s)?(?P<which>first|second|third|fourth|last)\squarter(?:\s(?:of|in)\s{_YEAR})?\b",
        _quarter,
        True,
    ),
    (rf"\bQ(?P<which>[1-4])\s(?:of\s)?{_YEAR}\b", _quarter, False),
    (rf"\b(?P<feast>{_FEASTS})\b(?:,?\s{_YEAR})?", _feast, True),
)
