"""The two sides of a finding and how they are worded."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, NamedTuple, TypeVar

from articles.comparison.lexicon import PRONOUNS
from articles.domain import (
    Argument,
    Claim,
    DateMention,
    Finding,
    FindingKind,
    Quantity,
    Role,
    Span,
    Term,
    Verdict,
)

from .words import AXES

_WHETHER = re.compile(r"\bwhether\b", re.IGNORECASE)
_NOT = re.compile(r"\b(not|never|cannot|no(?! longer)|none|nobody|neither|without)\b|n[’']t\b", re.IGNORECASE)
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


_IN = re.compile(r"\b(?:in|at|near|across|around)\s+(?:the\s+)?$", re.IGNORECASE)
_BEFORE_NAME = 40
"""Characters before a name in which such a word is looked for."""


def outside(terms: Iterable[Term], parts: Iterable[Argument | DateMention | Quantity]) -> list[Term]:
    """The terms that lie in none of these parts of their claim."""
    left = list(terms)
    for part in parts:
        left = [term for term in left if term.end <= part.start or part.end <= term.start]
    return left


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
def _nots(side: Side) -> list[Span]:
    """The words of the claim that say no."""
    return [Span(*match.span()) for match in _NOT.finditer(side.text, side.claim.start, side.claim.end)]


def says_not(side: Side, words: Span | None = None) -> bool:
    """The claim says no, other than in these words of it."""
    told = [cue for cue in _nots(side) if words is None or not cue.overlaps(words)]
    return bool(told) and not not_until(side)


def kinds_differ(a: Side, b: Side) -> bool:
    """Words of one axis tell two things apart: the first and the second, small firms and large ones."""
    mine, theirs = ({term.lemma for term in side.claim.terms} for side in (a, b))
    return any(mine & axis and theirs & axis and not mine & theirs & axis for axis in AXES)


def moments_differ(a: Side, b: Side) -> bool:
    """Each is told of a time of its own: 'opened at seven' and 'closed at nine' are both true."""
    mine, theirs = ({(date.earliest, date.time) for date in side.claim.dates if date.earliest} for side in (a, b))
    return bool(mine and theirs) and not mine & theirs


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
    return bool(_NOT_UNTIL.search(claim.text)) or any(
        " until " in side.text[cue.end : claim.end] for cue in claim.negations
    )


_NOT_UNTIL = re.compile(r"\bnot until\b", re.IGNORECASE)
