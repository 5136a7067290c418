"""Amounts as they stand in the words of a sentence: number or range, unit, and how the words bound it.

What is counted and what ties it to its subject follow from the tree (`quantities`). Here it is settled which numbers
are amounts at all: dates, names ('Flight 370'), scores and telephone numbers are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from articles.domain import Qualifier
from articles.language import amount_forms as forms
from articles.language import numerals, units


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit and bounds; offsets are of the sentence's text."""

    start: int
    end: int
    core: int
    """Where the number itself begins."""
    value: float
    high: float | None = None
    unit: str = ""
    qualifier: Qualifier = Qualifier.EXACT
    ordinal: bool = False
    is_age: bool = False


def find_amounts(text: str, taken: list[tuple[int, int]]) -> list[Amount]:
    """The amounts of a sentence, in order, but for what stands in the spans that are taken (dates, names)."""
    if not forms.NUMBERLIKE.search(text.lower()):
        return []
    phones = [match.span() for match in forms.PHONE.finditer(text) if sum(map(str.isdigit, match.group())) >= 7]
    closed = taken + [span for span in phones if _is_phone(text[slice(*span)])]
    found: list[Amount] = []
    for amount in _candidates(text):
        spans = closed + [(item.start, item.end) for item in found]
        if not any(amount.core < end and start < amount.end for start, end in spans) and not _is_name(text, amount):
            found.append(_bounded(text, amount))
    return _joined_durations(text, _converted(text, sorted(found, key=lambda item: item.start)))


_OPEN_BRACKET = re.compile(r"\s?\(")
_AND = re.compile(r",?\s(?:and\s)?")
_SECONDS = {"hour": 3600, "minute": 60, "second": 1}


def _converted(text: str, amounts: list[Amount]) -> list[Amount]:
    """'Some 35 km (22 miles)': the second figure is as rough as the first."""
    for index in range(1, len(amounts)):
        first, second = amounts[index - 1], amounts[index]
        is_conversion = first.unit and second.unit and _OPEN_BRACKET.fullmatch(text, first.end, second.start)
        if is_conversion and second.qualifier is Qualifier.EXACT:
            amounts[index] = replace(second, qualifier=first.qualifier)
    return amounts


def _joined_durations(text: str, amounts: list[Amount]) -> list[Amount]:
    """'Two hours, 17 minutes and 44 seconds' is one amount, in its smallest unit."""
    joined: list[Amount] = []
    for amount in amounts:
        last = joined[-1] if joined else None
        if (
            last
            and _SECONDS.get(last.unit, 0) > _SECONDS.get(amount.unit, 9999)
            and _AND.fullmatch(text, last.end, amount.start)
        ):
            value = last.value * _SECONDS[last.unit] / _SECONDS[amount.unit] + amount.value
            joined[-1] = replace(last, end=amount.end, value=value, unit=amount.unit)
        else:
            joined.append(amount)
    return joined


def _candidates(text: str) -> Iterator[Amount]:
    """All that may be an amount, the surer readings first."""
    yield from _odds(text)
    yield from _counts(text)
    for match in forms.ORDINAL.finditer(text):
        value = numerals.ordinal_value(match.group())
        if value is not None:
            yield Amount(match.start(), match.end(), match.start(), value, ordinal=True)
    for match in forms.A_UNIT.finditer(text):
        start, qualifier = _qualified(text, match.start())
        if start < match.start():
            unit = units.unit_of(match["unit"])
            yield Amount(start, match.end(), match.start(), 1, unit=unit, qualifier=qualifier)
    for match in forms.MULTIPLE.finditer(text):
        start, qualifier = _qualified(text, match.start())
        value = 3 if match.group().lower() in {"triple", "treble"} else 2
        yield Amount(start, match.end(), match.start(), value, unit="time", qualifier=qualifier)
    for match in forms.TWICE.finditer(text):
        yield Amount(*match.span(), match.start(), 2 if match.group().lower() == "twice" else 3, unit="time")


def _counts(text: str) -> Iterator[Amount]:
    """Plain amounts; what looks like a range but is none ('87% to 13%', 'nine and 44') is read as two."""
    position = 0
    while match := forms.AMOUNT.search(text, position):
        is_range = match["joint"] is None or _is_range(match)
        if not is_range and _SCORE.fullmatch(match.group()):
            position = match.end()
            continue
        end = match.end() if is_range else match.start("joint")
        single = match if is_range else forms.AMOUNT.match(text[:end], match.start())
        if single and (amount := _amount(text, single)):
            yield amount
        position = max(end, match.start() + 1)


_SCORE = re.compile(r"\d+\s?[–-]\s?\d+")


def _is_range(match: re.Match[str]) -> bool:
    low, high = _values(match)
    if low is None or high is None:
        return False
    if match["joint"].strip() == ",":
        return _is_loose_range(match, low, high)
    before = match.string[: match.start()]
    has_own_unit = bool(match["low_unit"] or (match["currency"] and match["currency2"]))
    if before.endswith("by ") and match["joint"].strip() == "to" and (has_own_unit or high > 3 * low):
        return False  # 'by £2 to £11': the change and where it led
    if (match["between"] or "").lower() == "from " and forms.CHANGED.search(before):
        return False
    return (
        bool(match["between"])
        or match["joint"].strip() not in {"and", "or"}
        or (match["joint"].strip() == "or" and high == low + 1)
    )


def _is_loose_range(match: re.Match[str], low: float, high: float) -> bool:
    """'For 15, 20 minutes': two near numbers with one unit, and no day of a month ('on May 15, 20 minutes later')."""
    is_day = forms.MONTH_BEFORE.search(match.string[: match.start("low")]) is not None
    return low < high <= 2 * low and bool(match["unit"]) and not match["low_unit"] and not is_day


def _odds(text: str) -> Iterator[Amount]:
    """'One in five' is a fifth, and so is 'one voter in five'."""
    for match in forms.ODDS.finditer(text):
        low, high = numerals.value_of(match["low"] or match["one"]), numerals.value_of(match["high"])
        is_year = high is not None and 1900 <= high <= 2100 and match["high"].isdigit()
        if low and high and low < high and not is_year and " in " in match.group() and low <= 10:
            start, qualifier = _qualified(text, match.start())
            yield Amount(start, match.end(), match.start(), round(low / high, 4), unit="fraction", qualifier=qualifier)


def _amount(text: str, match: re.Match[str]) -> Amount | None:
    core = min(index for index in (match.start(name) for name in ("fraction", "vague", "low")) if index >= 0)
    unit, scale = _unit(match)
    low, high = _values(match)
    if low is None or (match["fraction"] and _is_ordinal(text, match)):
        return None
    start, end = match.start(), match.end()
    if match["between"] and not match["joint"]:
        start = (
            match.start("magnitude") if match["magnitude"] else (match.start("currency") if match["currency"] else core)
        )
    elif match["between"] and not match["qualifier"]:
        start = match.start("currency") if match["currency"] else core
    if match["vague"] and (money := forms.OF_MONEY.match(text, match.end())):
        unit, end = units.currency_of(money.group().split()[-1]), money.end()
    if match["vague"] and not unit and not text[match.end() :].lstrip().lower().startswith("of"):
        return None
    return Amount(
        start,
        end,
        core,
        round(low * scale, 6),
        None if high is None else high * scale,
        unit=unit,
        qualifier=_qualifier(match["qualifier"]) if match["qualifier"] else Qualifier.EXACT,
        is_age=match.group().lower().rstrip("s").endswith("old"),
    )


def _is_ordinal(text: str, match: re.Match[str]) -> bool:
    """'A fourth round' counts rounds; 'a fourth of them' measures a part."""
    is_single = match["fraction"].lower().startswith(("a ", "one ")) and not match["fraction"].lower().endswith(
        ("half", "quarter")
    )
    return is_single and not match["qualifier"] and bool(forms.ORDINAL_NOUN.match(text, match.end()))


def _values(match: re.Match[str]) -> tuple[float | None, float | None]:
    """Low and high; a scale or hundreds said once holds for both ends ('10 to 15 million')."""
    if match["fraction"]:
        return numerals.fraction_value(match["fraction"]), None
    if match["vague"]:
        return numerals.vague_range(match["vague"])
    low = numerals.value_of(match["low"])
    if not match["joint"] or low is None:
        return low, None
    high = numerals.value_of(match["high"])
    if high is None:
        return low, None
    scale = re.search(r"(?:million|billion|trillion|thousand|hundred|bn|mn|[mkb])$", match["high"], re.IGNORECASE)
    if scale and not re.search(r"[a-z]$", match["low"], re.IGNORECASE) and low < 1000:
        scaled = numerals.value_of(match["low"] + " " + scale.group())
        low = scaled if scaled is not None else low
    return (low, high) if low < high else (None, None)


def _unit(match: re.Match[str]) -> tuple[str, float]:
    """Unit and the factor that brings the number into it."""
    money = (match["currency"] or "").strip()
    word = (match["money"] or "").strip(" -")
    if money:
        return units.currency_of(money), 1.0
    if word:
        name = word.split()[-1]
        nation = {"Canadian": "CAD", "Australian": "AUD"}.get(word.split()[0], "")
        code = nation or ("GBP" if name == "p" else "USD" if name == "c" else units.currency_of(name))
        is_small = name.lower().rstrip("s") in {"cent", "pence", "penny", "p", "c"}
        return code, 0.01 if is_small else 1.0
    if match["magnitude"]:
        return "magnitude", 1.0
    unit = (match["unit"] or match["low_unit"] or "").strip(" -")
    unit = re.sub(r"[\s-]olds?$", "", unit)
    if unit.lower() in {"point", "a point"}:
        return "percentage point", 1.0
    if not unit and re.fullmatch(r"\d{1,3}(?:,\d{3})+m", match["low"] or ""):
        return "metre", 1e-6  # 'the 2,000m': nobody writes billions like that
    name = units.unit_of(unit)
    return (name or ("fraction" if match["fraction"] else "")), 1.0


def _qualified(text: str, core: int) -> tuple[int, Qualifier]:
    """Where an amount begins, with the words before its number that qualify it, and how they do."""
    before = forms.QUALIFIED.search(text, max(0, core - 24), core)
    return (before.start(), _qualifier(before.group().strip())) if before else (core, Qualifier.EXACT)


def _qualifier(words: str) -> Qualifier:
    words = words.lower()
    return next(qualifier for qualifier, pattern in forms.QUALIFIERS if re.fullmatch(pattern, words, re.IGNORECASE))


def _bounded(text: str, amount: Amount) -> Amount:
    """With what bounds it from behind ('or more'), and marked as an age where it is one."""
    before = text[max(0, amount.start - 20) : amount.start]
    amount = _limited(text, amount)
    if not amount.unit and not amount.ordinal and amount.value < 120 and _is_age(text, amount, before):
        return replace(amount, unit="year", is_age=True)
    if before.endswith(("aged ", "aged between ", "aged from ")) and amount.unit in {"month", "year", "week", "day"}:
        return replace(amount, is_age=True)
    points = forms.POINTS.match(text, amount.end)
    if points and not amount.unit and not amount.ordinal and forms.SHARES.search(text):
        return replace(amount, end=points.end(), unit="percentage point")
    return amount


def _limited(text: str, amount: Amount) -> Amount:
    """With a bound told behind it: 'or more'."""
    for qualifier, pattern in forms.AFTERWORDS:
        if amount.qualifier is Qualifier.EXACT and (
            match := re.compile(pattern, re.IGNORECASE).match(text, amount.end)
        ):
            return replace(amount, end=match.end(), qualifier=qualifier)
    return amount


def _is_age(text: str, amount: Amount, before: str) -> bool:
    after = text[amount.end : amount.end + 3]
    goes_on = re.match(forms.GOES_ON, text[amount.end : amount.end + 12])
    if (
        forms.AGED.search(before)
        and amount.qualifier in {Qualifier.OVER, Qualifier.UNDER}
        and (bool(goes_on) or not re.match(r"\s[a-z%]", after))
    ):
        return True
    if forms.AGE_BEFORE.search(before) and (goes_on or not re.match(r"\s?%|\s[a-z]", after)):
        return True
    return bool(forms.NAME_COMMA.search(before)) and amount.value >= 1 and (not after or after[0] in ",.;)")


def _is_name(text: str, amount: Amount) -> bool:
    """Part of a name, a score or a version rather than an amount."""
    before, after = text[max(0, amount.core - 24) : amount.core], text[amount.end : amount.end + 60]
    if not amount.ordinal and forms.NAMED.search(before) and amount.qualifier is Qualifier.EXACT:
        return True
    if amount.ordinal:
        return (
            text[amount.start : amount.start + 1].isupper()
            and after[:1] == " "
            and after[1:2].isupper()
            and amount.start > 0
        )
    return _is_lone_one(text, amount, after)


_NOT_ONE = re.compile(
    r"\s(?:of\s(?:the|its|his|her|their|our|a|my|those|these)?\s?(?:[\w’']+['’]s\s)?(?:very\s)?(?:most|few|main|top"
    r"|only|major|biggest|largest|leading|\w+est)\b|another|day\b|"
    r"way\b|thing\b|who\b|that\b|which\b|can\b|could\b|should\b|would\b|is\b|has\b|must\b|may\b|might\b|and\b"
    r"|with\b|for\b|from\b|on\b|where\b|capable\b)|['’]s?\b|[,.;)?!]|$",
    re.IGNORECASE,
)


def _is_lone_one(text: str, amount: Amount, after: str) -> bool:
    """'One' as a pronoun, and 'point' of speech."""
    if text[amount.core : amount.end].lower() != "one":
        return False
    before = text[max(0, amount.core - 8) : amount.core].lower()
    return bool(_NOT_ONE.match(after)) or before.endswith(("no ", "this ", "that ", "any ", "some ", "every ", "the "))


def _is_phone(text: str) -> bool:
    """Groups of digits joined by hyphens, dots or brackets, as no count is written."""
    return (
        bool(re.fullmatch(r"(?:\+?\d{1,3}[\s.-])?\(?\d{2,4}\)?[\s.-]\d{3,4}[\s.-]?\d{3,4}", text.strip()))
        and "," not in text
    )
