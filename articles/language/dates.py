"""Dates and times in running text, resolved against the day the article was published.

Works on the text alone, so that a date is read the same whatever the parser makes of its sentence. Of overlapping
matches the longest counts; pieces of one moment ('9:30 a.m.', 'Friday') are joined. "Monday" is the most recent one on
or before publication, unless the words before it look ahead.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace

from articles.domain import DateMention, Precision
from articles.language import calendar
from articles.language.date_patterns import COUNTED, patterns_for
from articles.language.date_readers import Anchor, count_of

_AHEAD = re.compile(
    r"\b(?:will|['’]ll|won['’]t|would|could|(?-i:may)|might|shall|should|scheduled|expected|due|planned|plans? to"
    r"|hopes?|aims?|wants?|intends?|expects?|upcoming|forecast|starts|begins|opens|resumes"
    r"|expires|ends|closes|applies|meets|votes|returns|decides|takes (?:effect|place|over)|comes into|goes to"
    r"|(?<=s )(?:meet|decide)|set to|going to|is to|are to|to be|tomorrow|if|unless|deadline|(?<!not )until)\b",
    re.IGNORECASE,
)
_BACK = re.compile(
    r"\b(?:said|says|told|was|were|had|has|have|did|ago|came|went|took|made|won|lost|began|left|met|held|found|fell"
    r"|rose"
    r"|(?<!be )(?<!is )(?<!are )(?<!been )(?<!to )(?!scheduled|expected|planned)\w+ed)\b",
    re.IGNORECASE,
)
_PAUSE = re.compile(r"[,;:()–—]")
_AS_OF = re.compile(r"\bas (?:of|at)\s+(?:the |mid-|early |late )?$", re.IGNORECASE)


def find_dates(
    text: str, published: dt.date | None, offset: int = 0, context: dt.date | None = None
) -> list[DateMention]:
    """All dates and times in a text, in order; spans are moved by `offset`.

    `context` is the last day that was told before this text: a bare clock time belongs to it.
    """
    found = _merge_parts(text, _longest(_matches(text, published)), published)
    settled = _settle(found, context or published)
    return [replace(mention, start=mention.start + offset, end=mention.end + offset) for mention in settled]


def _matches(text: str, published: dt.date | None) -> Iterator[DateMention]:
    for pattern in patterns_for(text):
        for match in pattern.form.finditer(text):
            start = match.start("span") if "span" in pattern.form.groupindex else match.start()
            days = pattern.read(match, Anchor(published, _looks_ahead(text, start, match.end())))
            yield DateMention(
                start=start,
                end=match.end(),
                text=text[start : match.end()],
                precision=days.precision,
                earliest=days.earliest,
                latest=days.latest,
                time=_time_of(match),
                as_of=bool(_AS_OF.search(text, max(0, start - 16), start)),
            )


def _looks_ahead(text: str, start: int, end: int) -> bool:
    """Whether the nearest hint before a date points to the future; without one, the first behind it in its clause."""
    window = text[max(0, start - 80) : start]
    ahead = max((match.end() for match in _AHEAD.finditer(window)), default=-1)
    back = max((match.end() for match in _BACK.finditer(window)), default=-1)
    if ahead == back:
        following = _PAUSE.split(text[end : end + 60], maxsplit=1)[0]
        first = _AHEAD.search(following), _BACK.search(following)
        return first[0] is not None and (first[1] is None or first[0].start() < first[1].start())
    return ahead > back


def _time_of(match: re.Match[str]) -> str:
    groups = match.groupdict()
    if groups.get("hour"):
        return _clock(groups)
    if groups.get("dial"):
        return _dial(groups)
    part = (groups.get("part") or "").lower()
    when = (groups.get("when") or "").lower()
    if part or when in {"tonight", "overnight"}:
        return part or when.replace("tonight", "night")
    first = match.group().split(maxsplit=1)[0].lower()
    return first if groups.get("weekday") and first in {"early", "late"} else ""


def _clock(groups: dict[str, str | None]) -> str:
    hour, minute = int(groups["hour"] or 0), int(groups.get("minute") or 0)
    half = (groups.get("half") or "").lower()[:1]
    if half == "p" and hour < 12:
        hour += 12
    if half == "a" and hour == 12:
        hour = 0
    return f"{hour:02}:{minute:02}"


def _dial(groups: dict[str, str | None]) -> str:
    """'A quarter to nine' as '8:45': on the dial, for the words don't tell which half of the day."""
    hour = round(count_of(groups["dial"] or "")[0])
    words = (groups.get("minute") or groups.get("minutes") or "").lower().replace("-", " ").removeprefix("a ")
    minute = _MINUTES.get(words, 0)
    if groups.get("way") == "to":
        hour, minute = (hour - 2) % 12 + 1, 60 - minute
    return f"{hour}:{minute:02}"


_MINUTES = {"five": 5, "ten": 10, "quarter": 15, "twenty": 20, "twenty five": 25, "half": 30}
_HOURS = {
    "morning": range(0),
    "lunchtime": range(3),
    "afternoon": range(12),
    "evening": range(1, 12),
    "night": range(6, 12),
}
"""The hours on the dial that are later than noon in each part of the day."""


def _on_that_part(time: str, part: str) -> str:
    """A time on the dial as a time of day, where the part of the day is told: '9:15' in the evening is '21:15'."""
    hour, colon, minute = time.partition(":")
    if not colon or len(hour) == 2 or part not in _HOURS:
        return time
    told = int(hour) % 12
    return f"{told + 12 if told in _HOURS[part] else told:02}:{minute}"


def _longest(mentions: Iterator[DateMention]) -> list[DateMention]:
    """Of overlapping mentions the longest, then the first."""
    kept: list[DateMention] = []
    for mention in sorted(mentions, key=lambda item: (item.start - item.end, item.start)):
        if not any(mention.start < other.end and other.start < mention.end for other in kept):
            kept.append(mention)
    return sorted(kept, key=lambda item: item.start)


_JOINT = re.compile(r"\s?(?:,|\()?\s?(?:(?:on|at|of|in|around|about|the|early)\s){0,3}", re.IGNORECASE)
_RANGE = re.compile(r"\s?[–-]\s?|\s(?:to|until|till|through|and)\s")
_RANGE_OPENING = re.compile(r"\b(?:between|from)\s$", re.IGNORECASE)
_FINE = {Precision.TIME, Precision.DAY}


def _merge_parts(text: str, mentions: list[DateMention], published: dt.date | None) -> list[DateMention]:
    """Join what tells one moment in pieces ('9:30 a.m. Friday') or one stretch of time ('between 2014 and 2019')."""
    merged: list[DateMention] = []
    for mention in mentions:
        joined = None
        if merged:
            joined = _joined(text, merged[-1], mention, published) or _stretch(text, merged[-1], mention)
        if joined:
            merged[-1] = joined
        else:
            merged.append(mention)
    return merged


def _joined(text: str, first: DateMention, second: DateMention, published: dt.date | None) -> DateMention | None:
    """Both as one mention, if they stand side by side, one of them a time or a day that the other one contains."""
    if not _JOINT.fullmatch(text, first.end, second.start) or not {first.precision, second.precision} <= _FINE:
        return None
    times = [item for item in (first, second) if item.precision is Precision.TIME]
    if len(times) == 2:
        return None
    day = first if times and times[0] is second else second
    if not times:
        agreed = _same_day(text, first, second, published)
        if agreed is None:
            return None
        day = replace(second, earliest=agreed if second.earliest else None, latest=agreed if second.latest else None)
    return replace(
        first,
        end=second.end,
        text=text[first.start : second.end],
        precision=Precision.TIME if times else Precision.DAY,
        earliest=day.earliest,
        latest=day.latest,
        time=_on_that_part(times[0].time, day.time) if times and times[0].time else first.time or second.time,
    )


def _same_day(text: str, first: DateMention, second: DateMention, published: dt.date | None) -> dt.date | None:
    """The day that a weekday and a date side by side mean ('Saturday, May 17'); None where they are two days."""
    if first.earliest is None or second.earliest is None:
        return dt.date.min if first.earliest is second.earliest and "(" not in text[first.end : second.start] else None
    if first.earliest == second.earliest:
        return second.earliest
    weekday = first.earliest.weekday()
    if not first.text.split()[-1].lower().rstrip(".").endswith(("day", "night", "morning", "evening", "afternoon")):
        return None
    for step in (0, 1, -1):
        try:
            candidate = second.earliest.replace(year=second.earliest.year + step)
        except ValueError:
            continue
        near = published is None or abs((candidate - published).days) < 400
        if candidate.weekday() == weekday and near:
            return candidate
    return None


def _stretch(text: str, first: DateMention, second: DateMention) -> DateMention | None:
    """'between 2014 and 2019' as one mention that covers both."""
    if not _RANGE.fullmatch(text, first.end, second.start):
        return None
    if not first.earliest or not second.latest or first.earliest > second.latest:
        return None
    opened = _RANGE_OPENING.search(text, max(0, first.start - 9), first.start)
    is_even = first.precision is second.precision or (opened and not {first.precision, second.precision} & _FINE)
    if not is_even:
        return None
    joint = text[first.end : second.start].strip()
    if not opened and joint in {"and"}:
        return None
    return replace(first, end=second.end, text=text[first.start : second.end], latest=second.latest)


def _settle(mentions: list[DateMention], context: dt.date | None) -> list[DateMention]:
    """Give bare clock times the day they belong to, and 'a week later' the time it counts from."""
    days = [item for item in mentions if item.precision is Precision.DAY and item.earliest == item.latest]
    today = next((item.earliest for item in days if item.earliest), context)
    settled: list[DateMention] = []
    for mention in mentions:
        if mention.earliest is None and mention.precision is Precision.TIME and mention.time:
            mention = replace(mention, earliest=today, latest=today)  # noqa: PLW2901
        elif mention.earliest is None and settled:
            mention = _counted_from(settled[-1], mention)  # noqa: PLW2901
        settled.append(mention)
    return settled


def _counted_from(base: DateMention, mention: DateMention) -> DateMention:
    """'A month earlier' after 'in August' is July; coarser or finer units than the base stay unresolved."""
    match = COUNTED.search(mention.text)
    if base.earliest is None or base.latest is None:
        return mention
    if match is None:
        return _next_to(base, mention)
    low, high = count_of(match["count"])
    step = int(low) * (-1 if match["way"].lower() in {"earlier", "before", "prior"} else 1)
    unit = match["unit"].lower()
    if low != high:
        return mention
    if unit == "month" and base.precision is Precision.MONTH:
        days = calendar.shifted_month(base.earliest, step)
    elif unit == "year" and base.precision is Precision.YEAR:
        days = calendar.year(base.earliest.year + step)
    elif unit == "year" and base.precision is Precision.SEASON:
        days = _years_on(base, step)
    elif unit in {"day", "week"} and base.precision is Precision.DAY:
        shift = dt.timedelta(days=step * (7 if unit == "week" else 1))
        return replace(mention, precision=Precision.DAY, earliest=base.earliest + shift, latest=base.latest + shift)
    else:
        return mention
    return replace(mention, precision=days.precision, earliest=days.earliest, latest=days.latest)


def _years_on(base: DateMention, step: int) -> calendar.Days:
    """The same season, half or quarter of another year."""
    first, last = (calendar.shifted_month(day, 12 * step) for day in (base.earliest, base.latest) if day is not None)
    return calendar.Days(Precision.SEASON, first.earliest, last.latest)


_NEXT_TO = re.compile(
    r"(?P<way>following|next|previous|same|that)\s(?:day|morning|afternoon|evening|night|(?P<weekday>\w+day))\b"
    r"|the\sday\s(?P<side>before|after)",
    re.IGNORECASE,
)


def _next_to(base: DateMention, mention: DateMention) -> DateMention:
    """'The following Sunday', 'the day before' and 'the same evening', told next to a day."""
    match = _NEXT_TO.search(mention.text)
    day = base.earliest
    if match is None or day is None or base.precision not in _FINE or day != base.latest:
        return mention
    step = {"following": 1, "next": 1, "after": 1, "previous": -1, "before": -1}.get(
        (match["way"] or match["side"]).lower(), 0
    )
    if match["weekday"] and match["weekday"].lower() in calendar.WEEKDAYS and step:
        apart = (calendar.WEEKDAYS[match["weekday"].lower()] - day.weekday()) * step % 7 or 7
        step *= apart
    day += dt.timedelta(days=step)
    return replace(mention, precision=Precision.DAY, earliest=day, latest=day)
