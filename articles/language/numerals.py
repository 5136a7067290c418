"""Numbers in figures and words: what they look like, and their value."""

from __future__ import annotations

import re

_ONES = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_SCALES = {
    "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12, "dozen": 12,
    "score": 20, "k": 1000, "m": 10**6, "mn": 10**6, "mln": 10**6, "mm": 10**6, "b": 10**9, "bn": 10**9,
    "tn": 10**12, "lakh": 10**5,
    "crore": 10**7,
}  # fmt: skip
_PARTS = {
    "half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "twentieth": 20, "hundredth": 100,
}  # fmt: skip
_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
    "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30, "hundredth": 100,
}  # fmt: skip
_VULGAR = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}

_UNITS_WORD = rf"(?:{'|'.join(sorted(_ONES, key=len)[::-1])})"
_TENS_WORD = rf"(?:{'|'.join(_TENS)})"
_SCALE_WORD = r"(?:hundred|thousand|million|billion|trillion|dozen|lakh|crore)"
_SMALL = rf"(?:{_TENS_WORD}(?:[\s-](?:{_UNITS_WORD}))?|{_UNITS_WORD})"
_AND_A_PART = r"(?:[\s-]and[\s-]a[\s-](?:half|quarter|third)(?!\sof\b)\b)?"
WORDS = (
    rf"(?:(?:{_SMALL}|a|an|half\sa)[\s-]{_SCALE_WORD}(?:[\s-](?:and\s)?(?:{_SMALL}(?:[\s-]{_SCALE_WORD})?"
    rf"|{_SCALE_WORD}))*"
    rf"|{_SMALL})\b{_AND_A_PART}"
)
FIGURES = (
    r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:[\u00a0\u202f]\d{3})+|\d+(?:\.\d+)?(?:\s1/2)?|\.\d+)[½¼¾⅓⅔]?"
    rf"(?:(?:[\s\u00a0-]?(?:{_SCALE_WORD}|bn|mn|mln)|(?:k|m|mm|mn|bn|tn|b|K|M|B))\b)?{_AND_A_PART}|[½¼¾⅓⅔]"
)
FRACTION = (
    r"(?:(?:(?:one|two|three|four|five|six|seven|eight|nine|a|\d+)[\s-])(?:third|quarter|fourth|fifth|sixth|seventh"
    r"|eighth"
    r"|ninth|tenth|twentieth|hundredth|half)s?|half(?!\sa[\s-](?:hundred|thousand|million|billion|trillion|dozen)))\b"
)
VAGUE = (
    r"(?:tens|hundreds|dozens|scores|thousands|millions|billions|trillions)(?:\s(?:of|upon)\s(?:thousands|millions|"
    r"billions))?\b"
)
_VAGUE_RANGES = {
    "tens": (10, 100), "dozens": (20, 100), "scores": (20, 100), "hundreds": (100, 1000), "thousands": (1000, 10_000),
    "millions": (10**6, 10**7), "billions": (10**9, 10**10), "trillions": (10**12, 10**13),
}  # fmt: skip


def value_of(text: str) -> float | None:
    """The value of a number in figures or words; None where it is neither."""
    text = text.lower().replace("\u00a0", " ").replace("\u202f", "").strip()
    whole, _, part = text.replace("-", " ").partition(" and a ")
    if part in _PARTS:
        count, step = value_of(whole), _SCALES.get(whole.rsplit(" ", 1)[-1], 1)
        return None if count is None else _tidy(count + step / _PARTS[part])
    match = re.match(r"(\d[\d,]*\.?\d*|\.\d+)?\s?(1/2|[½¼¾⅓⅔])?[\s-]?([a-z]+)?$", text)
    if match and (match[1] or match[2]):
        number = float((match[1] or "0").replace(",", ""))
        number += 0.5 if match[2] == "1/2" else _VULGAR.get(match[2] or "", 0.0)
        scale = _SCALES.get(match[3]) if match[3] else 1
        return None if scale is None else _tidy(number * scale)
    return _words_value(re.split(r"[\s-]+", text))


def _words_value(words: list[str]) -> float | None:
    """'two hundred and fifty-three thousand' by the usual running sum."""
    total = current = 0.0
    if words[:2] == ["half", "a"]:
        words, current = words[2:], 0.5
    for word in words:
        if word in _ONES or word in _TENS:
            current += _ONES.get(word, 0) + _TENS.get(word, 0)
        elif word in _SCALES:
            current = (current or 1) * _SCALES[word]
            if _SCALES[word] >= 1000:
                total, current = total + current, 0
        elif word not in {"and", "a", "an"}:
            return None
    return _tidy(total + current)


def fraction_value(text: str) -> float | None:
    """'two thirds' is 0.6667."""
    words = re.split(r"[\s-]+", text.lower())
    part = _PARTS.get(words[-1]) or _PARTS.get(words[-1].removesuffix("s"))
    if part is None:
        return None
    count = 1 if len(words) == 1 or words[0] in {"a", "an"} else value_of(words[0])
    return None if count is None else round(count / part, 4)


def vague_range(text: str) -> tuple[float, float]:
    """'Tens of thousands' can be 10,000 to 100,000."""
    first, *rest = re.split(r"\s(?:of|upon)\s", text.lower())
    low, high = _VAGUE_RANGES[first]
    if rest:
        scale = _VAGUE_RANGES[rest[0]][0]
        low, high = low * scale, high * scale
    return low, high


def ordinal_value(text: str) -> int | None:
    """'118th', 'second', 'twenty-first'."""
    text = text.lower()
    if match := re.fullmatch(r"(\d[\d,]*)(?:st|nd|rd|th)", text):
        return int(match[1].replace(",", ""))
    tens, _, ones = text.partition("-")
    if tens in _TENS and ones in _ORDINALS:
        return _TENS[tens] + _ORDINALS[ones]
    return _ORDINALS.get(text)


def _tidy(value: float) -> float:
    return round(value, 6)
