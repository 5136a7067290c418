"""Polarity: one side denies what the other puts forward."""

from __future__ import annotations

import re

from articles.comparison.lexicon import LOOSE, OPPOSITES
from articles.domain import Assertion, Finding, FindingKind, Predicate, Role, Span, Verdict

from .sides import LONGEST, Meaning, Side, Told, finding, names_clash, not_until

_PUT_FORWARD = frozenset({Assertion.ASSERTED, Assertion.ALLEGED, Assertion.DENIED})
_AHEAD = frozenset({Assertion.PLANNED})

_NOT = re.compile(r"\b(not|never|cannot|no|none|neither|without)\b|n[’']t\b", re.IGNORECASE)
_MODAL = re.compile(r"\b(must|should|can|could|may|might|ought|has to|have to)\b")

_SAME_WORDS = 0.66
"""Share of the content words of both claims from which the two say the same but for the 'not'."""
_ECHO = 0.3
"""Share of the content words in common from which two claims of a row with the same act are about the same thing."""


def contrast_polarity(a: Side, b: Side, meaning: Meaning) -> list[Finding]:
    """A conflict where the same act of the same participants is put forward on one side and denied on the other."""
    mine, theirs = a.claim.predicate, b.claim.predicate
    how = {a.claim.assertion, b.claim.assertion}
    if not mine or not theirs or not (how <= _PUT_FORWARD or how <= _AHEAD):
        return []
    if _only_possible(a, mine) != _only_possible(b, theirs):
        return []
    opposite = (mine.lemma, theirs.lemma) in OPPOSITES
    if opposite or meaning.same(mine.lemma, theirs.lemma):
        against = (_denied(a, mine) != _denied(b, theirs)) != opposite and _same_participants(a, b, meaning)
    else:
        against = _same_words_but_not(a, b, meaning)
    return (
        [finding(FindingKind.POLARITY, Verdict.CONFLICT, a, b, (_worded(a, mine), _worded(b, theirs)))]
        if against
        else []
    )


def _same_words_but_not(a: Side, b: Side, meaning: Meaning) -> bool:
    """Nearly the same words with a 'not' in one of them: says no, however the sentence was parsed."""
    cues = [
        [match for match in _NOT.finditer(side.text, side.claim.start, side.claim.end) if not not_until(side)]
        for side in (a, b)
    ]
    return bool(cues[0]) != bool(cues[1]) and meaning.same_words(a, b) >= _SAME_WORDS


def _only_possible(side: Side, predicate: Predicate) -> bool:
    """'Must approve', 'can deport': what has to or may be, against what is."""
    return bool(_MODAL.search(side.text, max(side.claim.start, predicate.start - 25), predicate.start))


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
    act = a.claim.predicate.lemma if a.claim.predicate else ""
    return True in (subjects, objects) or act not in LOOSE or meaning.echo(a, b) >= _ECHO


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
