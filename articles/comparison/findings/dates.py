"""Dates: when the same act happened."""

from __future__ import annotations

import re

from articles.comparison.lexicon import LOOSE
from articles.domain import Assertion, DateMention, Finding, FindingKind, Role, Span, Verdict

from .opposites import are_opposites
from .sides import Meaning, Side, Told, days_apart, finding, names_clash, not_until, remembered
from .words import PHASES, REPEATED

_ECHO = 0.5
"""Share of content words in common from which two claims with different verbs tell of one act."""
_SAME_OCCASION = 0.75
"""Share of content words in common from which acts that people do again and again are one."""
_BOUND = re.compile(r"\b(since|before|after|by|from|until|till)\s", re.IGNORECASE)
_FORMERLY = re.compile(
    r"\b(?:first\s+(?:set|due|planned|scheduled)|originally|initially|formerly|postponed|rescheduled)\b", re.IGNORECASE
)
"""What was planned at one time is not what is planned at another."""
_TOLD = frozenset(Assertion) - {Assertion.CONDITIONAL, Assertion.ASKED}
_ZONE = re.compile(r"\b(GMT|UTC|EST|EDT|CET|CEST|BST|PST|PDT|ET|local time)\b")


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
    if days_apart(x, y):
        return [] if _next_day(x, y) and _two_clocks(a, b) else [_told(Verdict.CONFLICT, x, y, a, b)]
    if x.precision != y.precision and (x.earliest, x.latest) != (y.earliest, y.latest):
        return [_told(Verdict.DIFFER, x, y, a, b)]
    return []


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
    if not meaning.same(verbs[0].lemma, verbs[1].lemma):
        precisions = [{date.precision for date in _happening(side)} for side in (a, b)]
        return precisions[0] == precisions[1] and meaning.echo(a, b) >= _ECHO
    objects = meaning.arguments_meet(a, b, Role.OBJECT, Role.RECIPIENT)
    subjects = meaning.arguments_meet(a, b, Role.SUBJECT)
    if meaning.echo(a, b) >= _ECHO:
        return True
    return False not in (objects, subjects) and (True in (objects, subjects) or verbs[0].lemma not in LOOSE)


def _next_day(x: DateMention, y: DateMention) -> bool:
    """The two are neighbouring days."""
    days = sorted(((x.earliest, x.latest), (y.earliest, y.latest)), key=str)
    before, after = days[0][1], days[1][0]
    return bool(before and after and (after - before).days == 1)


def _two_clocks(a: Side, b: Side) -> bool:
    """One moment may fall on two days: a zone is named on one side, or the articles are dated in different zones."""
    named = [bool(_ZONE.search(side.text, side.claim.start, side.claim.end)) for side in (a, b)]
    return any(named) or (a.zone is not None and b.zone is not None and a.zone != b.zone)


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
    found = [date for date in side.claim.dates if not date.as_of and (not_until(side) or not _bounds(date, side))]
    if not found or _FORMERLY.search(side.text, side.claim.start, side.claim.end):
        return []
    known = [date for date in found if date.earliest and date.latest]
    if not known:
        return found
    narrowest = min(known, key=_length)
    return [narrowest, *(date for date in known if days_apart(date, narrowest))]


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
