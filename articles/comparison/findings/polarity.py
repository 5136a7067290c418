"""Polarity: one side denies what the other puts forward."""

from __future__ import annotations

import re

from articles.domain import Assertion, Finding, FindingKind, Predicate, Role, Span, Verdict

from .opposites import are_opposites
from .sides import LONGEST, Meaning, Side, Told, asks_whether, finding, names_clash, not_until, places, remembered
from .words import LOST, MENTAL, TAKES_PLACE

_PUT_FORWARD = frozenset({Assertion.ASSERTED, Assertion.ALLEGED, Assertion.DENIED})
_AHEAD = frozenset({Assertion.PLANNED})

_NOT = re.compile(r"\b(not|never|cannot|no(?! longer)|none|neither|without)\b|n[’']t\b", re.IGNORECASE)
_NONE = re.compile(r"\b(?:no(?! longer)|nor any|not any|none of the)\s", re.IGNORECASE)
_NEAR = 20
"""Characters after 'no' within which stands what there is none of."""
_TOLD = frozenset({Assertion.ASSERTED, Assertion.PLANNED, Assertion.HEDGED})
_MODAL = re.compile(r"\b(must|should|can|could|may|might|ought|has to|have to)\b")

_WON_OR_LOST = frozenset({"win", "gain", "lose", "keep"})

_SAME_WORDS = 0.7
"""Share of the content words of both claims from which the two say the same but for the 'not'."""
_ECHO = 0.3
"""Share of the content words in common from which two claims of a row with the same act are about the same thing."""


def contrast_polarity(a: Side, b: Side, meaning: Meaning) -> list[Finding]:
    """A conflict where the same act of the same participants is put forward on one side and denied on the other."""
    mine, theirs = a.claim.predicate, b.claim.predicate
    if not mine or not theirs:
        return []
    if not _none_of_it(a, b, meaning) and not _none_of_it(b, a, meaning) and not _against(a, b, meaning):
        return []
    return [finding(FindingKind.POLARITY, Verdict.CONFLICT, a, b, (_worded(a, mine), _worded(b, theirs)))]


def _against(a: Side, b: Side, meaning: Meaning) -> bool:
    """The same act is denied on one side, or the opposite act is told."""
    mine, theirs = a.claim.predicate, b.claim.predicate
    how = {a.claim.assertion, b.claim.assertion}
    if not mine or not theirs or not (how <= _PUT_FORWARD or how <= _AHEAD):
        return False
    if _only_possible(a, mine) != _only_possible(b, theirs):
        return False
    opposite = are_opposites(mine.lemma, theirs.lemma)
    if opposite or (meaning.same(mine.lemma, theirs.lemma) and mine.lemma not in MENTAL):
        if opposite and (_tells_both(a, theirs) or _tells_both(b, mine)):
            return False
        if opposite and (_of_two_moments(a, b) or _of_two_counts(a, b) or _of_two_matters(a, b)):
            return False
        return (_denied(a, mine) != _denied(b, theirs)) != opposite and _same_participants(a, b, meaning)
    return _same_words_but_not(a, b, meaning)


def _none_of_it(a: Side, b: Side, meaning: Meaning) -> bool:
    """'No talks are planned' against 'talks resume on Monday', 'no jobs will be lost' against 'will cut 1,200 jobs'.

    Nothing of a thing is said to come about here, and there it does. The thing stands after 'no' and takes part
    there; a condition, a question or what is only possible says nothing.
    """
    denied, told = a.claim.predicate, b.claim.predicate
    none = _says_none(a)
    if not denied or not told or told.negated or none is None or not {a.claim.assertion, b.claim.assertion} <= _TOLD:
        return False
    nouns = [term.lemma for term in a.claim.terms if term.pos == "NOUN" and 0 <= term.start - none.end() < _NEAR][:1]
    if not nouns or names_clash(a, b, Role.SUBJECT) or _says_none(b):
        return False
    taking_part = {part.lemma for part in b.arguments(Role.SUBJECT, Role.OBJECT)}
    taking_part |= {amount.head for amount in b.claim.quantities}
    if not any(meaning.same(nouns[0], other) for other in taking_part):
        return False
    acts = denied.lemma, told.lemma.removeprefix("be ")
    return any(set(acts) <= group for group in (TAKES_PLACE, LOST)) or _none_in_other_words(nouns[0], a, b, meaning)


def _none_in_other_words(thing: str, a: Side, b: Side, meaning: Meaning) -> bool:
    """'No siren sounded' against 'the sirens went off': the thing takes part on both sides, and the two say the same.

    'No country has made such an offer' is about the offer: what other countries do does not contradict it.
    """
    if asks_whether(b):
        return False
    subjects = {part.lemma for part in a.arguments(Role.SUBJECT)}
    if thing in subjects and a.arguments(Role.OBJECT) and not meaning.arguments_meet(a, b, Role.OBJECT):
        return False
    return thing in subjects | {part.lemma for part in a.arguments(Role.OBJECT)} and meaning.says_the_same(a, b)


@remembered
def _says_none(side: Side) -> re.Match[str] | None:
    return _NONE.search(side.text, side.claim.start, side.claim.end)


def _same_words_but_not(a: Side, b: Side, meaning: Meaning) -> bool:
    """Nearly the same words with a 'not' in one of them: says no, however the sentence was parsed."""
    return _says_not(a) != _says_not(b) and meaning.same_words(a, b, _SAME_WORDS)


@remembered
def _says_not(side: Side) -> bool:
    return bool(_NOT.search(side.text, side.claim.start, side.claim.end)) and not not_until(side)


def _tells_both(side: Side, other: Predicate) -> bool:
    """The other side's act stands in this claim as well: 'he stayed in touch after leaving' does not say he stayed."""
    return any(term.lemma == other.lemma for term in side.claim.terms)


def _of_two_moments(a: Side, b: Side) -> bool:
    """Each at a time of its own: 'opened at seven' and 'closed at nine' are both true."""
    mine, theirs = ({(date.earliest, date.time) for date in side.claim.dates if date.earliest} for side in (a, b))
    return bool(mine and theirs) and not mine & theirs


def _of_two_counts(a: Side, b: Side) -> bool:
    """Whoever won 41 seats may have lost four others."""
    if not all(side.claim.predicate and side.claim.predicate.lemma in _WON_OR_LOST for side in (a, b)):
        return False
    mine, theirs = ({amount.value for amount in side.claim.quantities if not amount.ordinal} for side in (a, b))
    return bool(mine and theirs) and not mine & theirs


def _of_two_matters(a: Side, b: Side) -> bool:
    """House prices may fall while prices rise, and prices may fall in one town while they rise."""
    return _kinds(a) != _kinds(b) or not places(a) <= b.names or not places(b) <= a.names


def _kinds(side: Side) -> set[str]:
    """Nouns that narrow the subject."""
    return {
        term.lemma
        for part in side.arguments(Role.SUBJECT)
        for head in side.claim.terms
        if head.lemma == part.lemma and part.start <= head.start < part.end
        for term in side.claim.terms
        if term.pos in ("NOUN", "PROPN") and part.start <= term.start < head.start
    }


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
    if not subjects and (_nobody(a) or _nobody(b)):
        return False
    if False in (subjects, objects):
        return meaning.echo(a, b) >= 2 * _ECHO
    return True in (subjects, objects) or meaning.echo(a, b) >= _ECHO


def _nobody(side: Side) -> bool:
    """'No country has made such an offer' denies it of countries, not that it was made."""
    return any(_NONE.match(side.text, part.start) for part in side.arguments(Role.SUBJECT))


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
