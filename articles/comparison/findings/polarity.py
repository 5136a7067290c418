"""Polarity: one side denies what the other puts forward."""

from __future__ import annotations

from articles.comparison.lexicon import OPPOSITES
from articles.domain import Assertion, Finding, FindingKind, Predicate, Role, Span, Verdict

from .sides import LONGEST, Meaning, Side, Told, finding, names_clash, not_until

_PUT_FORWARD = frozenset({Assertion.ASSERTED, Assertion.ALLEGED, Assertion.DENIED})
_AHEAD = frozenset({Assertion.PLANNED})

_ECHO = 0.3
"""Share of the content words in common from which two claims of a row with the same act are about the same thing."""


def contrast_polarity(a: Side, b: Side, meaning: Meaning) -> list[Finding]:
    """A conflict where the same act of the same participants is put forward on one side and denied on the other."""
    mine, theirs = a.claim.predicate, b.claim.predicate
    how = {a.claim.assertion, b.claim.assertion}
    if not mine or not theirs or not (how <= _PUT_FORWARD or how <= _AHEAD):
        return []
    opposite = (mine.lemma, theirs.lemma) in OPPOSITES
    if not opposite and not meaning.same(mine.lemma, theirs.lemma):
        return []
    if (_denied(a, mine) != _denied(b, theirs)) == opposite or not _same_participants(a, b, meaning):
        return []
    return [finding(FindingKind.POLARITY, Verdict.CONFLICT, a, b, (_worded(a, mine), _worded(b, theirs)))]


def _denied(side: Side, predicate: Predicate) -> bool:
    return (predicate.negated and not not_until(side)) != (side.claim.assertion is Assertion.DENIED)


def _same_participants(a: Side, b: Side, meaning: Meaning) -> bool:
    """At least one role is filled alike and none differently."""
    if names_clash(a, b, Role.SUBJECT) or names_clash(a, b, Role.OBJECT, Role.RECIPIENT):
        return False
    subjects = meaning.arguments_meet(a, b, Role.SUBJECT)
    objects = meaning.arguments_meet(a, b, Role.OBJECT, Role.RECIPIENT)
    if _passive(a, b, meaning) or _passive(b, a, meaning):
        return True
    if False in (subjects, objects):
        return meaning.echo(a, b) >= 2 * _ECHO
    return True in (subjects, objects) or meaning.echo(a, b) >= _ECHO


def _passive(a: Side, b: Side, meaning: Meaning) -> bool:
    """The subject of the one is the object of the other: 'no agreement was signed', 'they signed an agreement'."""
    subjects, objects = a.arguments(Role.SUBJECT), b.arguments(Role.OBJECT)
    return any(meaning.same(a.entity(x.lemma), b.entity(y.lemma)) for x in subjects for y in objects)


def _worded(side: Side, predicate: Predicate) -> Told:
    """The negation cue with the act where there is one, else the act; in the words of a claim if it is short."""
    cues = [cue for cue in side.claim.negations if abs(cue.start - predicate.start) < 40]
    parts = [Span(predicate.start, predicate.end), *cues]
    span = Span(min(part.start for part in parts), max(part.end for part in parts))
    if side.claim.end - side.claim.start <= LONGEST:
        return Told(span, side.words(side.claim.start, side.claim.end))
    return Told(span, side.words(span.start, min(side.claim.end, span.end + LONGEST)))
