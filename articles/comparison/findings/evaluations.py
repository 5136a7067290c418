"""Evaluation: judgements of the same thing that can't both be shared."""

from __future__ import annotations

import re

from articles.comparison.lexicon import FAVOURABLE, UNFAVOURABLE
from articles.domain import Assertion, Finding, FindingKind, Role, Span, Term, Verdict

from .sides import Meaning, Side, Told, finding, names_clash


def contrast_evaluations(a: Side, b: Side, meaning: Meaning) -> list[Finding]:
    """A conflict of judgement where one side judges well what the other judges badly."""
    mine, theirs = _judgement(a), _judgement(b)
    if mine is None or theirs is None or mine[1] == theirs[1] or not _same_thing(a, b, meaning):
        return []
    told = _worded(mine[0], a), _worded(theirs[0], b)
    return [finding(FindingKind.EVALUATION, Verdict.CONFLICT, a, b, told)]


def _worded(term: Term, side: Side) -> Told:
    return Told(Span(term.start, term.end), side.words(side.claim.start, side.claim.end))


def _judgement(side: Side) -> tuple[Term, bool] | None:
    """The first word that judges and whether it praises; None where words of both kinds stand in the claim."""
    if side.claim.assertion in _OPEN or _WHETHER.search(side.text, side.claim.start, side.claim.end):
        return None
    good = [term for term in side.claim.terms if term.lemma in FAVOURABLE]
    bad = [term for term in side.claim.terms if term.lemma in UNFAVOURABLE]
    if bool(good) == bool(bad):
        return None
    return (good or bad)[0], bool(good) != side.claim.negated


def _same_thing(a: Side, b: Side, meaning: Meaning) -> bool:
    """One participant in common: what is judged, not what happens to be mentioned."""
    if names_clash(a, b, Role.SUBJECT):
        return False
    return bool(meaning.arguments_meet(a, b, Role.SUBJECT, Role.OBJECT)) or meaning.echo(a, b) >= _ECHO


_OPEN = frozenset({Assertion.ASKED, Assertion.CONDITIONAL})
_WHETHER = re.compile(r"\bwhether\b", re.IGNORECASE)
_ECHO = 0.4
"""Share of content words in common from which two judgements are of the same thing."""
