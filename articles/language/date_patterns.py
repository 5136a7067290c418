"""What dates and times look like in English text; each form goes with the reader of its days."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from articles.language import calendar, date_readers, periods
from articles.language.date_readers import Reader

_MONTH = (
    r"(?P<month>(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b(?:\s?\.(?=\s?\d))?"
    r"|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER"
    r"|january|february|april|june|july|august|september|october|november|december)"
)
_MONTH_WORD = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)"
)
_DAY = r"(?P<day>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)"
_WEEKDAY = (
    r"(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\.(?=,?\s))"
)
_PART = r"(?P<part>morning|afternoon|evening|night|lunchtime|noon|midnight|dawn)"
_UNIT = r"(?P<unit>second|minute|hour|day|night|week|weekend|month|year|decade|centur(?:y|ie))s?"
_LONG_UNIT = r"(?P<unit>day|night|week|weekend|month|year|decade|centur(?:y|ie))s?"
"""Hours and minutes later are a duration."""
_COUNT = (
    r"(?P<count>\d+(?:\.\d+)?|a few|a couple of|a couple|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven"
    r"|twelve|several|some|many|few)"
)
_DIAL = r"(?P<dial>one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|1[0-2]|[1-9])"
_SEASON = r"(?P<season>spring|summer|autumn|fall|winter)"


COUNTED = re.compile(rf"{_COUNT}\s{_UNIT}\s(?P<way>earlier|later|before|after|prior)", re.IGNORECASE)
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
        r"|\b(?:jan|feb|mar|apr|aug|sept?|oct|nov|dec)\b"
    ),
    "weekday": re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|\b(?:mon|tues?|wed|thurs?|fri|sat|sun)\."),
    "unit": re.compile(
        r"second|minute|hour|day|night|week|month|year|decade|centur|morning|evening|afternoon|spring|summer|autumn"
        r"|fall|winter"
    ),
    "digit": re.compile(r"\d"),
    "word": re.compile(
        r"noon|midnight|dawn|dusk|clock|past|quarter|twenty|ten to|five to|christmas|new year|boxing|valentine"
        r"|halloween|fourth of|bastille|veterans|independence"
    ),
}  # fmt: skip
"""What a text, in lower case, must hold before a pattern is tried; trying all on every sentence takes too long."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A form of date, the reader of its days, and what must be in a text that holds it."""

    form: re.Pattern[str]
    read: Reader
    trigger: str


def patterns_for(text: str) -> Iterator[Pattern]:
    """The patterns worth trying on a text."""
    lower = text.lower()  # ignoring case would take three times as long
    held = {name for name, trigger in _TRIGGERS.items() if trigger.search(lower)}
    return (pattern for pattern in PATTERNS if pattern.trigger in held)


def _compile(*patterns: tuple[str, Reader, bool]) -> tuple[Pattern, ...]:
    return tuple(
        Pattern(re.compile(text, re.IGNORECASE if loose else 0), read, _trigger(text)) for text, read, loose in patterns
    )


_GROUPS = {
    "<month>": "month", "<weekday>": "weekday", "<decade>": "digit", "<hour>": "digit", "(?P<which>[1-4])": "digit",
    "<dial>": "word", "<number>": "digit", "<second>": "digit", "<feast>": "word", "squarter": "word",
    "|midnight|dawn|dusk": "word",
}  # fmt: skip
"""What a pattern's groups tell about the texts that it can match."""


def _trigger(text: str) -> str:
    for group, name in _GROUPS.items():
        if group in text:
            return name
    return "digit" if "<year>" in text and "<unit>" not in text and "smonths" not in text else "unit"


PATTERNS = _compile(
    (rf"\b{_MONTH}\s?{_DAY}(?:\s?[-–]\s?\d\d?)?(?:\s?,)?\s{_YEAR}\b(?!,\d)", date_readers.read_full, False),
    (rf"\b{_DAY}\s(?:of\s)?{_MONTH},?\s{_YEAR}\b", date_readers.read_full, False),
    (rf"\b{_YEAR}-(?P<number>\d\d)-{_DAY}\b", date_readers.read_iso, False),
    (
        r"(?<![\d/])(?P<first>\d\d?)\s?/\s?(?P<second>\d\d?)\s?/\s?(?P<year>20\d\d|19\d\d|\d\d)(?![\d/])",
        date_readers.read_slashed,
        False,
    ),
    (
        rf"\b{_MONTH}\s?{_DAY}\b(?![\d:%]|,\d|\.\d|\s(?:percent|million|billion|people))",
        date_readers.read_month_day,
        False,
    ),
    (rf"\b(?<![\d,.])(?:the\s)?{_DAY}\s(?:of\s)?{_MONTH}(?!\s\d|-)", date_readers.read_month_day, False),
    (rf"\b{_MONTH},?\s(?:of\s)?{_YEAR}\b", date_readers.read_month_year, False),
    (
        rf"\b(?P<early>early|mid|late|the (?:start|beginning|end) of)[\s-](?:(?P<which>last|this"
        rf"|next)\s)?{_MONTH}(?:,?\s{_YEAR}\b|(?!\s?\d))",
        date_readers.read_part_of_month,
        False,
    ),
    (
        rf"\b(?:(?:the\s)?{_DAY}\s(?:of\s)?)?{_MONTH}\s(?:of\s)?(?P<which>last|this|next)\syear\b",
        date_readers.read_month_relative_year,
        False,
    ),
    (
        r"\b(?:(?P<which>[Ll]ast|[Tt]his|[Nn]ext)\s|(?<=[Ii]n\s)|(?<=[Ss]ince\s)|(?<=[Uu]ntil\s)|(?<=[Bb]y\s)"
        r"|(?<=[Dd]uring\s)|(?<=of\s)|(?<=[Bb]efore\s)|(?<=[Aa]fter\s)|(?<=from\s)|(?<=the\s)|(?<=[Ee]arly\s)"
        rf"|(?<=[Ll]ate\s)|(?<=[Mm]id-)|(?<=[Bb]etween\s)|(?<=[Tt]hrough\s)){_MONTH}\b(?!\s?\d|\s[A-Z])",
        date_readers.read_month_alone,
        False,
    ),
    (
        r"\b(?:(?:early|late)\s(?:on\s|last\s)?)?(?:(?P<which>last|next|this coming|this past|this|coming)\s)?"
        rf"{_WEEKDAY}(?:(?P<week>\sweek)|['’]s)?(?:,?\s(?:early\s|late\s)?{_PART})?(?!\w)",
        date_readers.read_weekday,
        True,
    ),
    (rf"\b(?:late\s|early\s)?(?P<when>yesterday|today|tomorrow)(?:\s{_PART})?\b", date_readers.read_relative_day, True),
    (
        r"\b(?:late\s|early\s)?(?P<when>tonight|overnight|last\s(?P<part>night|evening))\b",
        date_readers.read_relative_day,
        True,
    ),
    (rf"\b(?:(?:earlier|early|later|late)\s)?(?P<when>this)\s{_PART}\b", date_readers.read_relative_day, True),
    (
        r"\b(?:(?:earlier|later|(?P<early>early|late|mid))\s(?:in\s)?)?(?:just\s)?"
        r"(?P<which>last|this|next|past|previous|current|coming|following)"
        r"\s(?P<unit>week|weekend|month|year|spring|summer|autumn|fall|winter)(?:['’]s)?\b(?!\s?-)",
        date_readers.read_relative_unit,
        True,
    ),
    (rf"\b{_COUNT}\s{_UNIT}\sago\b", date_readers.read_ago, True),
    (rf"\b{_COUNT}\s{_LONG_UNIT}\s(?:earlier|later|before|prior)\b", date_readers.read_unresolved, True),
    (r"\b(?:a|one|the)\s(?P<unit>day|week|month|year)\safter\b", date_readers.read_unresolved, True),
    (rf"\bthe\s(?:past|last|previous)\s{_COUNT}\s{_UNIT}\b", periods.read_past_units, True),
    (
        rf"\bthe\sfirst\s{_COUNT}\smonths(?:\sof\s(?:{_YEAR}|this year|the year))?\b",
        periods.read_first_months,
        True,
    ),
    (
        r"\b(?:the\s)?(?P<early>start|beginning|middle|end|first half|second half)\sof\s"
        r"(?:the|(?P<which>this|next|last))\s(?P<unit>month|year)\b",
        periods.read_part_of_this,
        True,
    ),
    (
        rf"\bthe\s(?:(?P<count>12|twelve|nine|six|three|[369])\smonths|(?:(?:financial|fiscal|full)\s)?year)"
        rf"\s(?:to|ending|ended|through)\s(?:in\s|the\send\sof\s)?(?:\d\d?\s)?{_MONTH}(?:\s\d\d?\b,?)?(?:,?\s{_YEAR}\b)?",
        periods.read_year_to,
        False,
    ),
    (
        rf"\bthe\s(?P<ordinal>first|second|third|fourth|last|final)\sweek\s(?:of|in)\s{_MONTH}(?:,?\s{_YEAR}\b)?",
        periods.read_week_of_month,
        False,
    ),
    (
        rf"\b(?:since|until|till|by|before|after|in|during|over|throughout|from)\s(?P<span>(?:the\s(?=fall)|(?:the\s)?(?!fall)){_SEASON})"
        r"(?=[,.;:)]|$|\s(?:and|but|or|to|as|when|after|before|because|said|if|on|at|for|with|by|from|while)\b)",
        periods.read_season_alone,
        True,
    ),
    (
        rf"\b{_MONTH_WORD}\s(?:to|and|until|through)\s(?P<span>{_MONTH})\b(?!\s?\d)",
        date_readers.read_month_alone,
        False,
    ),
    (rf"\b(?P<which>)(?P<week>a\sweek\son)\s{_WEEKDAY}\b", date_readers.read_weekday, True),
    (rf"\bthe\s(?:following|next|previous)\s{_WEEKDAY}\b", date_readers.read_unresolved, True),
    (r"\bthe\sweekend\b", date_readers.read_weekend, True),
    (rf"\b(?:the\s)?winter\s(?:of\s)?{_YEAR}\s?[-–/]\s?(?:\d{{4}}|\d\d)\b", periods.read_winter, True),
    (
        r"\b(?:the\s(?:previous|next|following|same)\s(?P<unit>day|morning|afternoon|evening|night|week|weekend|month|year)"
        r"|the\s(?:day|night|week|month|year)\s(?:before|after)|(?:that|the same)\s(?:day|night|week|evening|morning)"
        r"|(?:a few|several)\s(?:minutes|hours)\s(?:earlier|later|before)"
        r"|(?:earlier|later)\sin\sthe\s(?:day|week|month|year))(?:['’]s)?\b",
        date_readers.read_unresolved,
        True,
    ),
    (
        r"(?<![\d:.,])(?P<hour>[01]?\d|2[0-4])"
        r"(?:\s?[:.]\s?(?P<minute>[0-5]\d))?(?::[0-5]\d)?\s?(?P<half>[ap])(?:m\b|\s?\.\s?m\b\.?)"
        r"(?:\s(?:local\stime|GMT|UTC|E[SD]?T|P[SD]?T))?",
        date_readers.read_clock_time,
        True,
    ),
    (
        r"(?<![\d:.,$£€])(?P<hour>[01]?\d|2[0-3])(?:\s?:\s?|h)(?P<minute>[0-5]\d)(?![\d:]|-\d)"
        r"(?:\s(?:local\stime|GMT|UTC|E[SD]?T|P[SD]?T|CET|BST))?",
        date_readers.read_clock_time,
        False,
    ),
    (
        r"\b(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)\s(?:GMT|UTC|hrs|hours|local\stime)\b",
        date_readers.read_clock_time,
        False,
    ),
    (rf"\b{_DIAL}\so['’]clock\b", date_readers.read_clock_time, True),
    (
        rf"\b(?P<minute>(?:a\s)?quarter|half|five|ten|twenty|twenty[\s-]five)\s(?P<way>past)\s{_DIAL}\b(?!-)",
        date_readers.read_clock_time,
        True,
    ),
    (
        r"(?:(?<=\bat\s)|(?<=\bby\s)|(?<=\buntil\s)|(?<=\baround\s)|(?<=\babout\s))"
        rf"(?:(?P<minute>(?:a\s)?quarter)|(?P<minutes>five|ten|twenty|twenty[\s-]five))\s(?P<way>to)\s{_DIAL}"
        r"\b(?!-|\s(?:percent|million|people))",
        date_readers.read_clock_time,
        True,
    ),
    (
        r"\b(?:around |at |about |by |before |after |until )(?P<span>(?P<part>noon|midnight|dawn|dusk))\b",
        date_readers.read_clock_time,
        True,
    ),
    (rf"\b(?:the\s)?{_SEASON}(?:\s(?:of|in))?\s{_YEAR}\b", periods.read_season_year, True),
    (rf"\b{_EARLY_YEAR}{_YEAR}\b(?!\s?-)", date_readers.read_year, True),
    (
        rf"(?=[12]\d){_BEFORE_YEAR}(?P<early>){_YEAR}\b(?![,.]\d|\s?%|-\d|\s(?:people|million|billion))",
        date_readers.read_year,
        False,
    ),
    (
        r"\b(?:the\s)?(?:(?P<early>early|mid|late)[\s-])?(?P<decade>1[5-9]\d0|20[0-9]0)['’]?s\b",
        periods.read_decade,
        True,
    ),
    (r"\b(?:the\s)(?:(?P<early>early|mid|late)[\s-])?['’]?(?P<decade>[2-9]0)s\b", periods.read_decade, True),
    (
        rf"\b(?:the\s)?(?P<which>first|second|third|fourth|last)\squarter(?:\s(?:of|in)\s{_YEAR})?\b",
        periods.read_quarter,
        True,
    ),
    (rf"\bQ(?P<which>[1-4])\s(?:of\s)?{_YEAR}\b", periods.read_quarter, False),
    (rf"\b(?P<feast>{_FEASTS})\b(?:,?\s{_YEAR})?", date_readers.read_feast, True),
)
