"""Status: how firmly a matter is put, and how far it has come."""

from __future__ import annotations

from articles.comparison.lexicon import STAGES
from articles.domain import Assertion, Finding, FindingKind, Predicate, Role, Span, Verdict

from .meaning import Meaning
from .sides import LONGEST, Side, Told, finding

_WORDS = {
    Assertion.ASSERTED: "as a fact",
    Assertion.HEDGED: "hedged",
    Assertion.CONDITIONAL: "on a condition",
    Assertion.PLANNED: "as planned",
    Assertion.DENIED: "as denied",
    Assertion.ALLEGED: "as alleged",
}

_AHEAD = {Assertion.ASSERTED, Assertion.PLANNED}
"""An offer or a proposal looks ahead by itself; to call one of two planned would be splitting hairs."""

_ECHO = 0.4
"""Share of content words in common from which two claims without a common participant tell of one act."""


def contrast_status(a: Side, b: Side, meaning: Meaning) -> list[Finding]:
    """A difference where the same act is a fact here and alleged, planned or hedged there, or proposed and agreed."""
    mine, theirs = a.claim.predicate, b.claim.predicate
    if not mine or not theirs or Assertion.ASKED in (a.claim.assertion, b.claim.assertion):
        return []
    how = {a.claim.assertion, b.claim.assertion}
    if how == _AHEAD and mine.lemma == theirs.lemma and mine.lemma in STAGES:
        return []
    firmness = len(how) > 1 and meaning.same(mine.lemma, theirs.lemma)
    stages = STAGES.get(mine.lemma), STAGES.get(theirs.lemma)
    if not firmness and (None in stages or stages[0] == stages[1]):
        return []
    if not meaning.arguments_meet(a, b, Role.OBJECT, Role.RECIPIENT, Role.SUBJECT) and meaning.echo(a, b) < _ECHO:
        return []
    notes = (_WORDS[a.claim.assertion], _WORDS[b.claim.assertion]) if firmness else ("", "")
    told = _worded(a, mine, notes[0]), _worded(b, theirs, notes[1])
    return [finding(FindingKind.STATUS, Verdict.DIFFER, a, b, told)]


def _worded(side: Side, predicate: Predicate, note: str) -> Told:
    start = min([predicate.start, *(side.word_start(cue.start) for cue in side.claim.negations)])
    words = side.words(start, side.claim.end, LONGEST // 2)
    return Told(Span(predicate.start, predicate.end), f"{words} ({note})" if note else words)
