"""Evaluation: judgements of the same thing that can't both be shared."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from articles.comparison.phrasebook import Phrasebook, lines
from articles.domain import Assertion, Finding, FindingKind, Role, Span, Term, Verdict

from .meaning import Meaning, told_entries
from .sides import Side, Told, asks_whether, finding, names_clash, remembered, says_not
from .words import CALLS

JUDGEMENTS = Path(__file__).with_name("judgements.txt")
"""Words and phrases that praise or blame, whatever they are said of."""

_OPEN = frozenset({Assertion.ASKED, Assertion.CONDITIONAL})
_JUDGES = {"praise", "blame"}
_ECHO = 0.5
"""Share of content words in common from which two judgements are of the same thing."""
_BESIDE = 2
"""Characters between a word that judges and the noun it belongs to: 'harsh conditions'."""


@lru_cache(maxsize=1)
def load_judgements() -> Phrasebook:
    """The classes 'praise', 'blame' and 'neither', for phrases in which a word that judges does not."""
    return Phrasebook.of((kind, entries) for kind, _, entries in (line.partition(": ") for line in lines(JUDGEMENTS)))


def contrast_evaluations(a: Side, b: Side, meaning: Meaning) -> list[Finding]:
    """A conflict of judgement where one side judges well what the other judges badly."""
    if (mine := _judgement(a)) is None or (theirs := _judgement(b)) is None:
        return []
    if mine[1] == theirs[1] or not _same_thing((a, mine[0]), (b, theirs[0]), meaning):
        return []
    told = _worded(mine[0], a), _worded(theirs[0], b)
    return [finding(FindingKind.EVALUATION, Verdict.CONFLICT, a, b, told)]


def _worded(term: Term, side: Side) -> Told:
    return Told(Span(term.start, term.end), side.words(side.claim.start, side.claim.end))


@remembered
def _judgement(side: Side) -> tuple[Term, bool] | None:
    """The first words that judge and whether they praise; None where words of both kinds stand in the claim."""
    if side.claim.assertion in _OPEN or asks_whether(side):
        return None
    found = told_entries(side, load_judgements())
    found = [(kind, term) for kind, term in found if kind in _JUDGES]
    if len({kind for kind, _ in found}) != 1:
        return None
    kind, term = found[0]
    return term, (kind == "praise") != says_not(side, Span(term.start, term.end))


def _same_thing(mine: tuple[Side, Term], theirs: tuple[Side, Term], meaning: Meaning) -> bool:
    """One thing is judged in common, not merely mentioned."""
    (a, _), (b, _) = mine, theirs
    if names_clash(a, b, Role.SUBJECT):
        return False
    pairs = ((x, y) for x in _judged(*mine) for y in _judged(*theirs))
    if any(meaning.same(a.entity(x), b.entity(y)) for x, y in pairs):
        return True
    if any(_IT.match(side.claim.text) for side in (a, b)) and meaning.says_the_same(a, b):
        return True
    return meaning.echo(a, b) >= _ECHO and any(meaning.same(x, y) for x in _nouns(a) for y in _nouns(b))


_IT = re.compile(r"(?:it|they|this|that)\s", re.IGNORECASE)
"""What is judged was named before."""


def _nouns(side: Side) -> set[str]:
    """What it speaks of: claims that share no more than 'know' or 'say' are about nothing in common."""
    return {term.lemma for term in side.claim.terms if term.pos in ("NOUN", "PROPN")}


def _judged(side: Side, term: Term) -> Iterable[str]:
    """What the words judge.

    The noun beside them, else what the verb is done to with which they stand, else the subject with the nouns that
    narrow it ('rescue teams were quick' judges the rescue). A verb of judging has its object: who praises is not
    praised.
    """
    beside = [other for other in side.claim.terms if 0 < other.start - term.end <= _BESIDE and other.pos == "NOUN"]
    if beside and term.pos == "ADJ" and not _is_said_of_subject(side, beside[0]):
        return [beside[0].lemma]
    objects = [part for part in side.arguments(Role.OBJECT) if not term.start <= part.start < term.end]
    calls = side.claim.predicate is not None and side.claim.predicate.lemma in CALLS
    of_object = term.pos == "VERB" or (objects and (term.pos == "NOUN" or calls))
    judged = objects if of_object else side.arguments(Role.SUBJECT)
    within = (word for part in judged for word in side.claim.terms if part.start <= word.start < part.end)
    return [part.lemma for part in judged] + [word.lemma for word in within if word.pos != "ADJ"]


def _is_said_of_subject(side: Side, noun: Term) -> bool:
    """'The merger is good news': the noun is what a copula says of the subject."""
    act = side.claim.predicate
    return act is not None and act.lemma == f"be {noun.lemma}"
