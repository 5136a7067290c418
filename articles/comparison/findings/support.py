"""Support: whether everything that one claim asserts is found in the other's sentence.

Words are aligned softly, each with the nearest one on the other side, and a small logistic model over named features
judges the whole (`support.json`, fitted by `articles.evaluation.support`). Claims that merely share a topic leave
words alone on both sides; then a row must not say that they agree.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, takewhile
from pathlib import Path
from typing import NamedTuple

import numpy as np

from articles.comparison.lexicon import LOOSE, PRONOUNS, canonical
from articles.comparison.vocabulary import Floats
from articles.domain import DateMention, Finding, FindingKind, Quantity, Role, Span, Term, Verdict

from .intervals import interval, same_amount, unit
from .meaning import Meaning
from .opposites import opposites_of
from .sides import LONGEST, Side, Told, days_apart, finding, outside, remembered

WEIGHTS = Path(__file__).with_name("support.json")

FEATURES = (
    "cover",
    "lone_noun",
    "lone_name",
    "lone_number",
    "other_year",
    "other_date",
    "denial_here",
    "denial_there",
)
"""Share of its content words that is found, the rare ones counting more; how many of each kind are not found; a year
or a date that the other side gives otherwise; a word of denial on one side alone."""

_ALL_FOUND = np.array([1.0] + [0.0] * (len(FEATURES) - 1), dtype=np.float32)

_FAR, _CLOSE = 0.3, 0.8
"""A nearness up to the first counts as not found, from the second as found; linear between them."""
_KIN = 0.8
"""Nearness of words of one family by their letters: 'teach', 'teaching'."""
_HEAD = 4
"""Letters by which words of one family begin alike."""

_CONTENT = {"NOUN": "noun", "PROPN": "name", "VERB": "verb", "ADJ": "", "ADV": "", "NUM": "number"}
_EXACT = frozenset({"name", "number"})
"""Kinds whose words are near each other in any vector space and never the same."""
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_SAYING_NOTHING = LOOSE | PRONOUNS
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_DENIAL = re.compile(
    r"\b(?:not|never|cannot|no|none|neither|nor|without|nobody|nothing|incapable|unable|refus\w+|fail\w*|declin\w+|"
    r"den(?:y|ies|ied)|avoid\w*|only|exclusively|solely|lacks?|yet to|barely|hardly)\b|n[’']t\b",
    re.IGNORECASE,
)


class _Found(NamedTuple):
    """A content word of a claim and how surely the other side lacks it, 0 to 1."""

    term: Term
    kind: str
    rarity: float
    lone: float


def _alone(nearness: float) -> float:
    """How surely a word is missing that comes as near as this."""
    return 1.0 - min(1.0, max(0.0, (nearness - _FAR) / (_CLOSE - _FAR)))


def contrast_content(a: Side, b: Side, meaning: Meaning) -> list[Finding]:
    """A difference where neither claim holds all that the other asserts, with the words that only one of them has."""
    alike = not _other_amounts(a, b)
    mine = _aligned(a, b, meaning)
    if alike and _chance(_weighed(a, b, mine)) >= _AGREED:
        return []
    theirs = _aligned(b, a, meaning)
    if alike and _chance(_weighed(b, a, theirs)) >= _AGREED:
        return []
    return [finding(FindingKind.CONTENT, Verdict.DIFFER, a, b, (_lone(a, mine), _lone(b, theirs)))]


def _other_amounts(a: Side, b: Side) -> bool:
    """Both count or measure something, and nothing alike: whoever tells of the killed does not agree on the injured."""
    mine, theirs = ([one for one in side.claim.quantities if not one.ordinal] for side in (a, b))
    alike = (unit(x) == unit(y) and interval(x).meets(interval(y)) for x in mine for y in theirs)
    return bool(mine and theirs) and not any(alike)


_AGREED = 0.5
"""Probability from which one of the two claims asserts nothing but what the other's sentence tells."""


def _chance(values: Floats) -> float:
    """Where every word is found and nothing speaks against it there is nothing to weigh."""
    return 1.0 if np.array_equal(values, _ALL_FOUND) else _load()(values)


def features(a: Side, b: Side, meaning: Meaning) -> Floats:
    """What tells whether `b` holds all that `a` asserts; one value for each of `FEATURES`."""
    return _weighed(a, b, _aligned(a, b, meaning))


def _weighed(a: Side, b: Side, found: Sequence[_Found]) -> Floats:
    weight = sum(word.rarity for word in found)
    lone = {kind: sum(word.lone for word in found if word.kind == kind) for kind in ("noun", "name", "number")}
    mine, theirs = _asserted(a), _words_of(b)
    values = (
        sum(word.rarity * (1.0 - word.lone) for word in found) / weight if weight else 1.0,
        *lone.values(),
        bool(theirs.years and mine.years - theirs.years),
        _other_date(a, theirs.dates),
        mine.denies and not theirs.denies,
        theirs.denies and not mine.denies,
    )
    return np.array(values, dtype=np.float32)


def _other_date(a: Side, theirs: Sequence[DateMention]) -> bool:
    """A date of the claim that no date of the sentence can be; the next day may be the same one by another clock."""
    return bool(theirs) and any(all(days_apart(date, other, 1) for other in theirs) for date in a.claim.dates)


def _aligned(a: Side, b: Side, meaning: Meaning) -> list[_Found]:
    """The content words of a claim, with the nearest of a sentence."""
    mine, theirs = _asserted(a), _words_of(b)
    if not mine.words:
        return []
    near = meaning.nearness(mine.lemmas, theirs.words).max(axis=1, initial=0.0).tolist()
    rarity = meaning.rarity(mine.lemmas).tolist()
    shared = [one for one in a.claim.quantities if any(same_amount(one, other) for other in theirs.amounts)]
    found = []
    for (term, form, kind), best, rare in zip(mine.words, near, rarity, strict=True):
        sure = theirs.nearness(term.lemma, form, 0.0 if kind in _EXACT else best)
        alike = any(one.start <= term.start < one.end for one in shared)
        found.append(_Found(term, kind, rare, 0.0 if alike else _alone(sure)))
    return found


@dataclass(frozen=True)
class _Asserted:
    """What a claim asserts: its content words, each with its form and kind, years, and whether it denies."""

    words: tuple[tuple[Term, str, str], ...]
    lemmas: tuple[str, ...]
    years: frozenset[str]
    denies: bool


@remembered
def _asserted(side: Side) -> _Asserted:
    claim = side.claim
    terms = _asserting(side)
    return _Asserted(
        words=tuple((term, side.text[term.start : term.end].lower(), _kind(term, side)) for term in terms),
        lemmas=tuple(term.lemma for term in terms),
        years=frozenset(_YEAR.findall(claim.text)),
        denies=bool(_DENIAL.search(claim.text)),
    )


def _asserting(side: Side) -> list[Term]:
    """Content words without the subject, because elsewhere it is 'he', and without dates, told in many ways.

    Where nothing else is left ('there is the cost'), with them.
    """
    words = [term for term in side.claim.terms if term.pos in _CONTENT and term.lemma not in _SAYING_NOTHING]
    return outside(words, (*side.arguments(Role.SUBJECT), *side.claim.dates)) or words


def _kind(term: Term, side: Side) -> str:
    if any(map(str.isdigit, term.lemma)):
        return "number"
    named = any(name.start <= term.start < name.end for name in side.claim.names)
    return "name" if named else _CONTENT[term.pos]


@dataclass(frozen=True)
class _Words:
    """What a sentence tells: words (lemmas where it was read, forms everywhere), amounts, dates, years, denial."""

    words: tuple[str, ...]
    """In alphabetical order."""
    known: frozenset[str]
    amounts: tuple[Quantity, ...]
    dates: tuple[DateMention, ...]
    years: frozenset[str]
    denies: bool

    def nearness(self, lemma: str, form: str, best: float) -> float:
        """How surely the sentence has the word, given the best nearness by meaning."""
        if lemma in self.known or form in self.known or canonical(lemma) in self.known:
            return 1.0
        if not self.known.isdisjoint(opposites_of(lemma)):
            return 0.0
        return max(best, _KIN) if any(_kin(lemma, word) for word in self._beginning(lemma[:_HEAD])) else best

    def _beginning(self, head: str) -> Iterator[str]:
        following = islice(self.words, bisect_left(self.words, head), None)
        return takewhile(lambda word: word.startswith(head), following)


@remembered
def _words_of(side: Side) -> _Words:
    sentence = side.claim.sentence
    claims = [claim for claim in side.siblings if claim.sentence == sentence] or [side.claim]
    text = side.text[sentence.start : sentence.end]
    lemmas = {term.lemma for claim in claims for term in claim.terms}
    words = tuple(sorted(lemmas.union(map(str.lower, _WORD.findall(text)))))
    return _Words(
        words=words,
        known=frozenset(words).union(map(canonical, lemmas)),
        amounts=tuple(amount for claim in claims for amount in claim.quantities),
        dates=tuple(date for claim in claims for date in claim.dates),
        years=frozenset(_YEAR.findall(text)),
        denies=bool(_DENIAL.search(text)),
    )


def _kin(a: str, b: str) -> bool:
    alike = next((at for at, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return alike >= max(_HEAD, 0.6 * max(len(a), len(b)))


def _lone(a: Side, found: Iterable[_Found]) -> Told:
    """The words that the other side does not have, the longest run marked; the claim where it has them all."""
    runs: list[Span] = []
    for word in found:
        if word.lone > _NOT_FOUND:
            if runs and not _WORD.search(a.text, runs[-1].end, word.term.start):
                runs[-1] = Span(runs[-1].start, word.term.end)
            else:
                runs.append(Span(word.term.start, word.term.end))
    if not runs:
        return Told(a.claim.span, a.words(*a.claim.span))
    longest = max(runs, key=lambda run: (run.end - run.start, -run.start))
    words = ", ".join(a.words(*run) for run in runs)
    return Told(longest, words if len(words) <= LONGEST else words[:LONGEST].rsplit(",", 1)[0] + " …")


_NOT_FOUND = 0.5


@dataclass(frozen=True)
class _Model:
    weights: Floats
    intercept: float

    def __call__(self, values: Floats) -> float:
        return float(1.0 / (1.0 + np.exp(-(values @ self.weights + self.intercept))))


@lru_cache(maxsize=1)
def _load() -> _Model:
    stored = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    weights: Iterable[float] = (stored["weights"][name] for name in FEATURES)
    return _Model(np.array(list(weights), dtype=np.float32), float(stored["intercept"]))
