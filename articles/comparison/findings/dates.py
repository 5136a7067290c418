"""Dates: when the same act happened."""

from __future__ import annotations

from articles.domain import DateMention, Finding, FindingKind, Role, Span, Verdict

from .sides import Meaning, Side, Told, finding, names_clash


def contrast_dates(a: Side, b: Side, meaning: Meaning) -> list[Finding]:
    """A conflict where the same act is put on days that don't overlap. Unresolved dates contradict nothing."""
    if not _same_act(a, b, meaning) or _series(a, b):
        return []
    mine, theirs = _happening(a), _happening(b)
    if len(mine) != 1 or len(theirs) != 1:
        return []
    x, y = mine[0], theirs[0]
    if not (x.earliest and x.latest and y.earliest and y.latest):
        return []
    if x.latest < y.earliest or y.latest < x.earliest:
        return [_told(Verdict.CONFLICT, x, y, a, b)]
    if x.precision != y.precision and (x.earliest, x.latest) != (y.earliest, y.latest):
        return [_told(Verdict.DIFFER, x, y, a, b)]
    return []


def _same_act(a: Side, b: Side, meaning: Meaning) -> bool:
    verbs = a.claim.predicate, b.claim.predicate
    if not verbs[0] or not verbs[1] or verbs[0].negated != verbs[1].negated:
        return False
    if not meaning.same(verbs[0].lemma, verbs[1].lemma) or names_clash(a, b, Role.SUBJECT):
        return False
    objects = meaning.arguments_meet(a, b, Role.OBJECT, Role.RECIPIENT)
    subjects = meaning.arguments_meet(a, b, Role.SUBJECT)
    return objects is not False and subjects is not False and bool(objects or subjects)


def _series(a: Side, b: Side) -> bool:
    """Different amounts for different times are a series, not a dispute about a date."""
    mine, theirs = ({quantity.value for quantity in side.claim.quantities} for side in (a, b))
    return bool(mine and theirs) and not mine & theirs


def _happening(side: Side) -> list[DateMention]:
    return [date for date in side.claim.dates if not date.as_of]


def _told(verdict: Verdict, x: DateMention, y: DateMention, a: Side, b: Side) -> Finding:
    return finding(FindingKind.DATE, verdict, a, b, (_worded(x, a), _worded(y, b)))


def _worded(date: DateMention, side: Side) -> Told:
    """The words of the date, with the day they mean where that is not in the words."""
    words = side.words(date.start, date.end)
    if date.earliest and date.earliest == date.latest and str(date.earliest.day) not in words:
        words = f"{words} ({date.earliest.day} {date.earliest:%B})"
    return Told(Span(date.start, date.end), words)
