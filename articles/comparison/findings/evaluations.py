"""Evaluation: judgements of the same thing that can't both be shared."""

from __future__ import annotations

from collections.abc import Iterable

from articles.comparison.lexicon import FAVOURABLE, UNFAVOURABLE
from articles.domain import Assertion, Finding, FindingKind, Role, Span, Term, Verdict

from .sides import Meaning, Side, Told, asks_whether, finding, names_clash, remembered

_OPEN = frozenset({Assertion.ASKED, Assertion.CONDITIONAL})
_JUDGING = FAVOURABLE | UNFAVOURABLE
_WHEN = frozenset({"later", "latest"})
"""Forms of 'late' that only tell when."""
_ECHO = 0.5
"""Share of content words in common from which two judgements are of the same thing."""
_BESIDE = 2
"""Characters between a word that judges and the noun it belongs to: 'harsh conditions'."""


def contrast_evaluations(a: Side, b: Side, meaning: Meaning) -> list[Finding]:
    """A conflict of judgement where one side judges well what the other judges badly."""
    mine, theirs = _judgement(a), _judgement(b)
    if mine is None or theirs is None or mine[1] == theirs[1] or not _same_thing((a, mine[0]), (b, theirs[0]), meaning):
        return []
    told = _worded(mine[0], a), _worded(theirs[0], b)
    return [finding(FindingKind.EVALUATION, Verdict.CONFLICT, a, b, told)]


def _worded(term: Term, side: Side) -> Told:
    return Told(Span(term.start, term.end), side.words(side.claim.start, side.claim.end))


@remembered
def _judgement(side: Side) -> tuple[Term, bool] | None:
    """The first word that judges and whether it praises; None where words of both kinds stand in the claim."""
    terms = [term for term in side.claim.terms if term.lemma in _JUDGING]
    terms = [term for term in terms if side.text[term.start : term.end].lower() not in _WHEN]
    good = [term for term in terms if term.lemma in FAVOURABLE]
    bad = [term for term in terms if term.lemma in UNFAVOURABLE]
    if bool(good) == bool(bad) or side.claim.assertion in _OPEN:
        return None
    if asks_whether(side):
        return None
    return (good or bad)[0], bool(good) != side.claim.negated


def _same_thing(mine: tuple[Side, Term], theirs: tuple[Side, Term], meaning: Meaning) -> bool:
    """One thing is judged in common, not merely mentioned."""
    (a, _), (b, _) = mine, theirs
    if names_clash(a, b, Role.SUBJECT):
        return False
    pairs = ((x, y) for x in _judged(*mine) for y in _judged(*theirs))
    if any(meaning.same(a.entity(x), b.entity(y)) for x, y in pairs):
        return True
    return meaning.echo(a, b) >= _ECHO and any(meaning.same(x, y) for x in _nouns(a) for y in _nouns(b))


def _nouns(side: Side) -> set[str]:
    """What it speaks of: claims that share no more than 'know' or 'say' are about nothing in common."""
    return {term.lemma for term in side.claim.terms if term.pos in ("NOUN", "PROPN")}


def _judged(side: Side, term: Term) -> Iterable[str]:
    """What the word judges.

    The noun beside it, else what the verb it stands with is done to, else the subject with the nouns that narrow it
    ('rescue teams were quick' judges the rescue). A verb of judging has its object: who praises is not praised.
    """
    beside = [other for other in side.claim.terms if 0 < other.start - term.end <= _BESIDE and other.pos == "NOUN"]
    if beside and term.pos == "ADJ":
        return [beside[0].lemma]
    objects = [part for part in side.arguments(Role.OBJECT) if part.lemma != term.lemma]
    judged = objects if term.pos == "VERB" or (objects and term.pos == "NOUN") else side.arguments(Role.SUBJECT)
    within = (word for part in judged for word in side.claim.terms if part.start <= word.start < part.end)
    return [part.lemma for part in judged] + [word.lemma for word in within if word.pos != "ADJ"]
