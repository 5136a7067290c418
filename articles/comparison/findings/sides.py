"""The two sides of a finding and how they are worded."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass, field
from functools import lru_cache, wraps
from typing import Any, NamedTuple, TypeVar

from articles.comparison.lexicon import PRONOUNS, SYNONYMS
from articles.comparison.paraphrases import lemmas_between, load_paraphrases
from articles.comparison.sentence_vectors import load_sentence_vectors
from articles.comparison.vectors import Matrix, WordVectors
from articles.domain import (
    Argument,
    Claim,
    DateMention,
    Finding,
    FindingKind,
    NameLabel,
    Quantity,
    Role,
    Span,
    Term,
    Verdict,
)

from .opposites import are_opposites
from .words import AUTHORITIES

SAME = 0.6
"""Nearness from which two lemmas say the same: 'inmate'/'prisoner' .73, 'die'/'kill' .65, 'hold'/'capacity' .20."""

_OF_A_ROW = 128
"""Wordings of which vectors and rarity are remembered: twice as many as are contrasted in a row at the most."""

_WHETHER = re.compile(r"\bwhether\b", re.IGNORECASE)
_NEAR = 0.4
"""Cosine from which two claims that share what they speak of say of it the same."""

LONGEST = 90
"""Characters of an article that an explanation quotes at once."""


@dataclass(frozen=True)
class Side:
    """A claim with what is needed to contrast it with another."""

    claim: Claim
    text: str
    """Its document's text."""
    outlet: str
    published: float | None
    """Seconds since the epoch, None when unknown."""
    timed: bool
    """Whether the hour of publication is known, not only the day."""
    zone: float | None = None
    """Hours from UTC of its publication, None when unknown."""
    links: Mapping[str, str] = field(default_factory=dict)
    siblings: tuple[Claim, ...] = ()
    """All claims of its article."""
    memory: dict[Callable[[Side], Any], Any] = field(default_factory=dict, compare=False, repr=False)
    """What is known of this side alone (see `remembered`)."""

    def entity(self, key: str) -> str:
        """The key that stands for an entity in the whole story."""
        return self.links.get(key, key)

    def arguments(self, *roles: Role) -> tuple[Argument, ...]:
        """The claim's arguments in one of the roles; pronouns tell nothing."""
        return tuple(
            argument for argument in self.claim.arguments if argument.role in roles and argument.lemma not in PRONOUNS
        )

    def named(self, *roles: Role) -> frozenset[str]:
        """Entities among the arguments in these roles."""
        keys = {name.entity for name in self.claim.names}
        parts = self.arguments(*roles)
        return frozenset(self.entity(part.lemma) for part in parts if part.lemma in keys or part.lemma in self.links)

    @property
    def names(self) -> frozenset[str]:
        """Entities named in the claim itself."""
        return frozenset(self.entity(name.entity) for name in self.claim.names)

    def word_start(self, at: int) -> int:
        """Where the word begins in which a place lies: 'had' for the end of "hadn't"."""
        while at and self.text[at - 1].isalnum():
            at -= 1
        return at

    def words(self, start: int, end: int, limit: int = LONGEST) -> str:
        """Words of the document on one line, cut at a word where they run on."""
        words = " ".join(self.text[start:end].split())
        return words if len(words) <= limit else words[:limit].rsplit(" ", 1)[0] + " …"


Value = TypeVar("Value")


def remembered(work: Callable[[Side], Value]) -> Callable[[Side], Value]:
    """Do the work once for each side, however many others it is contrasted with."""

    @wraps(work)
    def recall(side: Side) -> Value:
        if work not in side.memory:
            side.memory[work] = work(side)
        known: Value = side.memory[work]
        return known

    return recall


class Told(NamedTuple):
    """The words that differ on one side, and how the explanation puts them."""

    span: Span
    words: str


class Meaning:
    """Whether two lemmas mean the same; remembers its answers."""

    def __init__(self, vectors: WordVectors) -> None:
        """Use these word vectors."""
        self._vectors = vectors
        self._known: dict[tuple[str, str], bool] = {}
        self.vectors = lru_cache(_OF_A_ROW)(vectors.of)
        """One row per word: its vector of length 1."""
        self.rarity = lru_cache(_OF_A_ROW)(vectors.rarity)
        """How rare each word is in the language at large."""

    def same(self, a: str, b: str) -> bool:
        """Same lemma, listed synonyms, or near enough in the vectors."""
        if not a or not b:
            return False
        if a == b:
            return True
        pair = (a, b) if a < b else (b, a)
        if pair not in self._known:
            self._known[pair] = self._alike(a, b)
        return self._known[pair]

    def nearness(self, mine: tuple[str, ...], theirs: tuple[str, ...]) -> Matrix:
        """Cosine of every word of the one with every word of the other; 0 where a word is unknown."""
        return self.vectors(mine) @ self.vectors(theirs).T

    def _alike(self, a: str, b: str) -> bool:
        """Words of two groups are near by their use, as opposites are, and yet say different things."""
        listed = a in SYNONYMS and b in SYNONYMS
        alike = SYNONYMS[a] == SYNONYMS[b] if listed else self._vectors.nearness(a, b) >= SAME
        return alike and not are_opposites(a, b)

    def echo(self, a: Side, b: Side) -> float:
        """Share of the shorter claim's content words that the other claim has; act, amounts and dates left out."""
        mine, theirs = _content(a), _content(b)
        shorter, longer = sorted((mine, theirs), key=lambda words: (len(words), sorted(words)))
        if not shorter:
            return 0.0
        return sum(x in longer or any(self.same(x, y) for y in longer) for x in shorter) / len(shorter)

    def says_the_same(self, a: Side, b: Side) -> bool:
        """What the two claims say as a whole is near enough, a 'not' aside."""
        first, second = load_sentence_vectors().of([a.claim.text, b.claim.text])
        return float(first @ second) >= _NEAR

    def same_words(self, a: Side, b: Side, share: float) -> bool:
        """Whether each claim has at least this share of the other's content words, acts included."""
        words = [{term.lemma for term in side.claim.terms if term.pos in _CONTENT} for side in (a, b)]
        return all(words) and all(
            sum(x in theirs or any(self.same(x, y) for y in theirs) for x in mine) / len(mine) >= share
            for mine, theirs in (words, words[::-1])
        )

    def arguments_meet(self, a: Side, b: Side, *roles: Role) -> bool | None:
        """Whether an argument in these roles is the same on both sides; None where one side has none."""
        mine, theirs = a.arguments(*roles), b.arguments(*roles)
        if not mine or not theirs:
            return None
        return any(
            self.same(a.entity(x.lemma), b.entity(y.lemma)) or _acts_for(x, y, b) or _acts_for(y, x, a)
            for x in mine
            for y in theirs
        )


def _acts_for(body: Argument, country: Argument, side: Side) -> bool:
    """A government for its country: the one article says 'the government', the other 'Norway'."""
    places = (name.entity for name in side.claim.names if name.label is NameLabel.PLACE)
    return body.lemma in AUTHORITIES and country.lemma in places


@remembered
def _content(side: Side) -> set[str]:
    act = side.claim.predicate.lemma if side.claim.predicate else ""
    terms = outside(side.claim.terms, (*side.claim.quantities, *side.claim.dates))
    return {term.lemma for term in terms if term.pos in _CONTENT and term.lemma not in act.split()}


def outside(terms: Iterable[Term], parts: Iterable[Argument | DateMention | Quantity]) -> list[Term]:
    """The terms that lie in none of these parts of their claim."""
    left = list(terms)
    for part in parts:
        left = [term for term in left if term.end <= part.start or part.end <= term.start]
    return left


_CONTENT = frozenset({"NOUN", "PROPN", "ADJ", "VERB"})
_IN = re.compile(r"\b(?:in|at|near|across|around)\s+(?:the\s+)?$", re.IGNORECASE)
_BEFORE_NAME = 40
"""Characters before a name in which such a word is looked for."""


@remembered
def places(side: Side) -> frozenset[str]:
    """Places in which it is said to be so."""
    within = (name for name in side.claim.names if _IN.search(side.text, max(0, name.start - _BEFORE_NAME), name.start))
    return frozenset(side.entity(name.entity) for name in within)


@remembered
def asks_whether(side: Side) -> bool:
    """The claim leaves open whether it is so."""
    return bool(_WHETHER.search(side.text, side.claim.start, side.claim.end))


@remembered
def _told_as(side: Side) -> dict[str, set[str]]:
    """The classes of paraphrases of which the claim holds an entry, each with the lemmas of these entries."""
    words = lemmas_between(side.claim.start, side.claim.end, side.text, side.claim.terms)
    found: dict[str, set[str]] = defaultdict(set)
    for concept, places in load_paraphrases().entries([lemma for _, lemma in words]):
        found[concept].update(words[place][1] for place in places)
    return found


def tell_alike(a: Side, mine: Set[str], b: Side, theirs: Set[str]) -> bool:
    """Whether a word of `mine` in the one claim and one of `theirs` in the other are part of paraphrases of each other.

    'Three thousand had to leave their homes' and 'five thousand were evacuated' count the same.
    """
    others = _told_as(b)
    return any(words & mine and others[concept] & theirs for concept, words in _told_as(a).items() if concept in others)


def finding(kind: FindingKind, verdict: Verdict, a: Side, b: Side, told: tuple[Told, Told]) -> Finding:
    """A finding that explains itself with the words of both outlets."""
    explanation = f"{a.outlet}: {told[0].words} · {b.outlet}: {told[1].words}"
    return Finding(kind, verdict, (a.claim.id, b.claim.id), (told[0].span, told[1].span), explanation)


def days_apart(x: DateMention, y: DateMention, by: int = 0) -> bool:
    """No day fits both, and more than so many days lie between; never so where one of them is unresolved."""
    if not (x.earliest and x.latest and y.earliest and y.latest):
        return False
    return max((y.earliest - x.latest).days, (x.earliest - y.latest).days) > by


def names_clash(a: Side, b: Side, *roles: Role) -> bool:
    """Both name somebody in these roles, and nobody the same."""
    mine, theirs = a.named(*roles), b.named(*roles)
    return bool(mine and theirs) and not mine & theirs


def not_until(side: Side) -> bool:
    """'Did not come until Thursday' says that it came on Thursday."""
    claim = side.claim
    return any(" until " in side.text[cue.end : claim.end] for cue in claim.negations)
