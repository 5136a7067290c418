"""Dates: when the same act happened."""

from __future__ import annotations

import re

from articles.comparison.lexicon import LOOSE
from articles.domain import Assertion, DateMention, Finding, FindingKind, Precision, Role, Span, Verdict

from .acts import act, is_state, same_act
from .clocks import hours_apart, one_moment, two_clocks
from .meaning import Meaning, tell_alike
from .opposites import are_opposites
from .sides import Side, Told, days_apart, finding, names_clash, not_until, remembered
from .words import BEGINS_TO_APPLY, LASTS, LIGHT, PHASES, REPEATED

_ECHO = 0.5
"""Share of content words in common from which two claims with different verbs tell of one act."""
_SAME_OCCASION = 0.75
"""Share of content words in common from which acts that people do again and again are one."""
_BOUND = re.compile(r"\b(since|(?<!shortly )(?<!just )(?:before|after)|by|from|until|till)\s", re.IGNORECASE)
_LAST_DAY = re.compile(r"\b(by|until|till|deadline)\b", re.IGNORECASE)
"""What has to be done by a day is due on that day."""
_FORMERLY = re.compile(
    r"\b(?:first\s+(?:set|due|planned|scheduled)|originally|initially|formerly|postponed|rescheduled)\b", re.IGNORECASE
)
"""What was planned at one time is not what is planned at another."""
_TOLD = frozenset(Assertion) - {Assertion.CONDITIONAL, Assertion.ASKED}


def contrast_dates(a: Side, b: Side, meaning: Meaning) -> list[Finding]:
    """A conflict where the same act is put on days that don't overlap. Unresolved dates contradict nothing."""
    mine, theirs = _happening(a), _happening(b)
    if len(mine) != 1 or len(theirs) != 1:
        return []
    x, y = mine[0], theirs[0]
    if not (x.earliest and x.latest and y.earliest and y.latest):
        return []
    if not {a.claim.assertion, b.claim.assertion} <= _TOLD or not _same_act(a, b, meaning) or _series(a, b):
        return []
    if {x.precision, y.precision} == {Precision.YEAR} and a.claim.assertion != b.claim.assertion:
        return []  # what was done last year and what is to be done this year
    if _may_be_one_day(x, y):
        return []
    apart = hours_apart(x, y) if x.earliest == y.earliest else days_apart(x, y)
    if apart:
        return [] if two_clocks(a, b) and one_moment(x, y, a, b) else [_told(Verdict.CONFLICT, x, y, a, b)]
    if x.precision != y.precision and (x.earliest, x.latest) != (y.earliest, y.latest):
        return [_told(Verdict.DIFFER, x, y, a, b)]
    return []


def _may_be_one_day(x: DateMention, y: DateMention) -> bool:
    """The same words, or a weekday that the other date falls on: which week is meant may have been misread."""
    if x.text.lower() == y.text.lower():
        return True
    pairs = ((x, y), (y, x))
    return any(
        far.earliest is not None
        and far.earliest == far.latest
        and f"{far.earliest:%A}" in near.text
        and not days_apart(x, y, by=_A_WEEK)
        and not _WEEKDAY.search(far.text)
        for near, far in pairs
    )


_A_WEEK = 7
_WEEKDAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day")


def _same_act(a: Side, b: Side, meaning: Meaning) -> bool:
    verbs = a.claim.predicate, b.claim.predicate
    if not verbs[0] or not verbs[1] or names_clash(a, b, Role.SUBJECT):
        return False
    if (verbs[0].negated and not not_until(a)) != (verbs[1].negated and not not_until(b)):
        return False
    if are_opposites(verbs[0].lemma, verbs[1].lemma) or {verbs[0].lemma, verbs[1].lemma} in PHASES:
        return False
    if verbs[0].lemma in REPEATED and verbs[1].lemma in REPEATED and meaning.echo(a, b) < _SAME_OCCASION:
        return False
    if not same_act(a, b, meaning):
        precisions = [{date.precision for date in _happening(side)} for side in (a, b)]
        alike = precisions[0] == precisions[1] or (_is_deadline(a) and _is_deadline(b))
        open_act = any(act(side) in LIGHT | LASTS or is_state(side) for side in (a, b))
        return alike and open_act and meaning.echo(a, b) >= _ECHO
    if not meaning.same(act(a), act(b)) and not tell_alike(a, {*act(a).split()}, b, {*act(b).split()}):
        return meaning.says_the_same(a, b)  # one of them tells the act by a noun, and whose it is elsewhere
    if not meaning.same(act(a), act(b)):  # a phrase, to which its object belongs: 'takes effect', 'comes into force'
        return meaning.arguments_meet(a, b, Role.SUBJECT) is not False
    objects = meaning.arguments_meet(a, b, Role.OBJECT, Role.RECIPIENT)
    subjects = meaning.arguments_meet(a, b, Role.SUBJECT)
    if act(a) in LIGHT and not objects:
        return meaning.echo(a, b) >= _SAME_OCCASION
    if meaning.echo(a, b) >= _ECHO and objects is not False:
        return True
    return False not in (objects, subjects) and (True in (objects, subjects) or verbs[0].lemma not in LOOSE)


def _bounds(date: DateMention, side: Side) -> bool:
    return bool(_BOUND.search(side.text, max(side.claim.start, date.start - 8), date.start + 6))


def _series(a: Side, b: Side) -> bool:
    """Different amounts for different times are a series, not a dispute about a date."""
    mine, theirs = ({quantity.value for quantity in side.claim.quantities} for side in (a, b))
    return bool(mine and theirs) and not mine & theirs


@remembered
def _happening(side: Side) -> list[DateMention]:
    """The dates on which it happened; 'since 2014' and 'by Friday' only bound the time.

    Of several that can be the same time ('on the morning of 5 May', 'Monday, in the spring') the narrowest.
    """
    how = not_until(side) or _is_deadline(side) or _begins(side)
    found = [date for date in side.claim.dates if not date.as_of and (how or not _bounds(date, side))]
    if not found or _FORMERLY.search(side.text, side.claim.start, side.claim.end):
        return []
    known = [date for date in found if date.earliest and date.latest]
    if not known:
        return found
    narrowest = min(known, key=_length)
    return [narrowest, *(date for date in known if days_apart(date, narrowest))]


def _begins(side: Side) -> bool:
    """'Applies from 16 June' tells the day on which it begins to."""
    dates, start = side.claim.dates, side.claim.start
    from_then = any(_FROM.search(side.text, max(start, date.start - 9), date.start) for date in dates)
    return from_then and act(side) in BEGINS_TO_APPLY


_FROM = re.compile(r"\bfrom\s(?:the\s)?$", re.IGNORECASE)


def _is_deadline(side: Side) -> bool:
    """'Must decide by 8 April', 'has until 8 April to decide', 'the deadline is 8 April'."""
    claim = side.claim
    due = _LAST_DAY.search(side.text, claim.start, claim.end) and _DUE.search(side.text, claim.start, claim.end)
    return bool(due) and len(claim.dates) == 1


_DUE = re.compile(r"\b(must|has to|have to|had to|has until|have until|had until|deadline)\b", re.IGNORECASE)


def _length(date: DateMention) -> int:
    return (date.latest - date.earliest).days if date.earliest and date.latest else 0


def _told(verdict: Verdict, x: DateMention, y: DateMention, a: Side, b: Side) -> Finding:
    return finding(FindingKind.DATE, verdict, a, b, (_worded(x, a), _worded(y, b)))


def _worded(date: DateMention, side: Side) -> Told:
    """The words of the date, with the day they mean where that is not in the words."""
    words = side.words(date.start, date.end)
    if date.earliest and date.earliest == date.latest and str(date.earliest.day) not in words:
        words = f"{words} ({date.earliest.day} {date.earliest:%B})"
    return Told(Span(date.start, date.end), words)
