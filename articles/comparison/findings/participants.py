"""Who and where: the same act with another actor, recipient or place."""

from __future__ import annotations

import re

from articles.comparison.lexicon import COUNTRIES, EXCLUSIVE
from articles.domain import Assertion, Finding, FindingKind, Name, NameLabel, Predicate, Role, Span, Verdict

from .sides import LONGEST, Meaning, Side, Told, finding

_TOLD = frozenset({Assertion.ASSERTED, Assertion.PLANNED})

_ECHO = 0.3
"""Share of content words in common from which claims with the same exclusive act are about the same thing."""


def contrast_participants(a: Side, b: Side, meaning: Meaning) -> list[Finding]:
    """A conflict where the same act has another actor, or the same thing is put in another place.

    Many can take part in most acts, and a town lies in a country: only acts that exclude others are contrasted by
    their actor, only places of the same kind by name, and not where one may lie in the other.
    """
    mine, theirs = a.claim.predicate, b.claim.predicate
    if not mine or not theirs or mine.negated or theirs.negated:
        return []
    if not {a.claim.assertion, b.claim.assertion} <= _TOLD:
        return []
    if meaning.same(mine.lemma, theirs.lemma) and mine.lemma in EXCLUSIVE and _about_the_same(a, b, meaning):
        pair = _rivals(_actor(a, mine), _actor(b, theirs), a, b)
        return [_told(FindingKind.WHO, *pair, a, b)] if pair else []
    if _located(a, mine) and _located(b, theirs) and _same_thing(a, b, meaning):
        pair = _rivals(_place(a, mine), _place(b, theirs), a, b)
        return [_told(FindingKind.WHERE, *pair, a, b)] if pair and not _nested(*pair, a, b) else []
    return []


def _about_the_same(a: Side, b: Side, meaning: Meaning) -> bool:
    objects = meaning.arguments_meet(a, b, Role.OBJECT, Role.RECIPIENT)
    return objects is not False and (bool(objects) or meaning.echo(a, b) >= _ECHO)


def _same_thing(a: Side, b: Side, meaning: Meaning) -> bool:
    return bool(meaning.arguments_meet(a, b, Role.SUBJECT)) and meaning.arguments_meet(a, b, Role.OBJECT) is not False


def _located(side: Side, predicate: Predicate) -> bool:
    """It says where something is, not only where something happens to be told: 'is in', 'lies near', 'was held at'."""
    return predicate.lemma.startswith("be ") or bool(side.arguments(Role.PLACE))


def _actor(side: Side, predicate: Predicate) -> Name | None:
    """The one person named before the act; whoever is only named for something else ('chief of Halden') is not."""
    before = [name for name in side.claim.names if name.end <= predicate.start and not _belongs_to(name, side)]
    if len({name.entity for name in before}) != 1 or before[0].label not in (NameLabel.PERSON, NameLabel.OTHER):
        return None
    return before[0]


def _belongs_to(name: Name, side: Side) -> bool:
    """What something is of: "Halden's chief", 'the chief of Halden'."""
    return bool(_POSSESSIVE.match(side.text, name.end) or _OF.search(side.text[max(0, name.start - 12) : name.start]))


def _place(side: Side, predicate: Predicate) -> Name | None:
    """The first place named after the act, if no other name comes before it."""
    after = sorted(
        (name for name in side.claim.names if name.end > predicate.start and _follows_preposition(name, side)),
        key=lambda name: name.start,
    )
    if not after:
        return None
    whatever = _LOCATIVE.search(side.text[: after[0].start])
    return after[0] if whatever or after[0].label in (NameLabel.PLACE, NameLabel.OTHER) else None


def _follows_preposition(name: Name, side: Side) -> bool:
    return bool(_PREPOSITION.search(side.text[max(0, name.start - 25) : name.start]))


def _rivals(mine: Name | None, theirs: Name | None, a: Side, b: Side) -> tuple[Name, Name] | None:
    """The two names, unless they are or may be the same."""
    if (
        mine is None
        or theirs is None
        or {mine.label, theirs.label} == {NameLabel.OTHER}
        or a.entity(mine.entity) == b.entity(theirs.entity)
    ):
        return None
    if set(mine.entity.split()) & set(theirs.entity.split()):
        return None
    return mine, theirs


def _nested(mine: Name, theirs: Name, a: Side, b: Side) -> bool:
    """One place may lie in the other: a country and a town, or named together so in either article."""
    wide = [name.entity.split()[-1] in COUNTRIES for name in (mine, theirs)]
    if wide[0] != wide[1]:
        return True
    first, second = re.escape(mine.text), re.escape(theirs.text)
    together = re.compile(rf"{first}(,| in) {second}|{second}(,| in) {first}")
    return any(together.search(side.text) for side in (a, b))


def _told(kind: FindingKind, mine: Name, theirs: Name, a: Side, b: Side) -> Finding:
    return finding(kind, Verdict.CONFLICT, a, b, (_worded(a, mine), _worded(b, theirs)))


def _worded(side: Side, name: Name) -> Told:
    span = Span(name.start, name.end)
    verb = side.claim.predicate
    if verb is None or abs(verb.start - name.start) > LONGEST:
        return Told(span, side.words(*span))
    return Told(span, side.words(min(verb.start, name.start), max(verb.end, name.end)))


_POSSESSIVE = re.compile(r"[’']s?\b|[’'](?=\s)")
_OF = re.compile(r"\b(?:of|for|from|at|with)\s+(?:the\s+)?$", re.IGNORECASE)
_LOCATIVE = re.compile(r"\b(?:in|near|outside|inside) (?:the (?:city|town|village|region|district|port) of )?$", re.I)
"""A name right after one of these is a place, whatever the reading took it for."""
_PREPOSITION = re.compile(r"\b(in|at|near|from|on|outside|inside|of|to)\b[^,.;]*$")
