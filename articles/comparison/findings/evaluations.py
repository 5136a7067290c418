"""Evaluation: judgements of the same thing that can't both be shared."""

from __future__ import annotations

from articles.comparison.lexicon import FAVOURABLE, UNFAVOURABLE
from articles.domain import Finding, FindingKind, Role, Span, Term, Verdict

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
    good = [term for term in side.claim.terms if term.lemma in FAVOURABLE]
    bad = [term for term in side.claim.terms if term.lemma in UNFAVOURABLE]
    if bool(good) == bool(bad):
        return None
    return (good or bad)[0], bool(good) != side.claim.negated


def _same_thing(a: Side, b: Side, meaning: Meaning) -> bool:
    if names_clash(a, b, Role.SUBJECT):
        return False
    nouns = [{term.lemma for term in side.claim.terms if term.pos in ("NOUN", "PROPN")} for side in (a, b)]
    subjects = [{side.entity(part.lemma) for part in side.arguments(Role.SUBJECT)} for side in (a, b)]
    return any(meaning.same(x, y) for x in nouns[0] | subjects[0] for y in nouns[1] | subjects[1])
