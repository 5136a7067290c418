"""Who and where: the same act with another actor, recipient or place."""

from __future__ import annotations

import re
from typing import NamedTuple

from articles.comparison.lexicon import COUNTRIES, EXCLUSIVE, PARTIES, PERSONS
from articles.domain import Assertion, Finding, FindingKind, Name, NameLabel, Predicate, Role, Span, Verdict

from .acts import act, cleft, is_state, passive, same_act, was_done
from .meaning import Meaning
from .sides import LONGEST, Side, Told, finding, remembered
from .words import FORCES

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
    if _one_party_does(a, b, meaning):
        told = _other_party(_actor(a), _actor(b), a, b)
        return [finding(FindingKind.WHO, Verdict.CONFLICT, a, b, told)] if told else []
    one_act = same_act(a, b, meaning) or (is_state(a) and is_state(b))
    if one_act and _located(a) and _located(b) and _same_thing(a, b, meaning):
        pair = _rivals(_place(a, mine), _place(b, theirs), a, b)
        if pair and {name.label for name in pair} != {NameLabel.OTHER} and not _nested(*pair, a, b):
            return [_told(FindingKind.WHERE, *pair, a, b)]
    return _elsewhere(a, b, meaning)


def _one_party_does(a: Side, b: Side, meaning: Meaning) -> bool:
    """The same act on the same thing, one that a single party does: or the one that did it first."""
    if not {act(a), act(b)} <= EXCLUSIVE and not all(_FIRST.search(side.claim.text) for side in (a, b)):
        return False
    return same_act(a, b, meaning) and _about_the_same(a, b, meaning)


_FIRST = re.compile(r"\bfirst\b", re.IGNORECASE)


def _about_the_same(a: Side, b: Side, meaning: Meaning) -> bool:
    """What it is done to is the same: the object, or the subject where it is said by whom."""
    done_to = [_done_to(side) for side in (a, b)]
    if all(done_to):
        return any(meaning.same(a.entity(x), b.entity(y)) for x in done_to[0] for y in done_to[1])
    return meaning.echo(a, b) >= _ECHO


def _done_to(side: Side) -> set[str]:
    if focus := cleft(side):
        return {term.lemma for term in side.claim.terms if term.start >= focus.end() and term.pos == "NOUN"}
    return {part.lemma for part in side.arguments(Role.SUBJECT if was_done(side) else Role.OBJECT)}


def _same_thing(a: Side, b: Side, meaning: Meaning) -> bool:
    return bool(meaning.arguments_meet(a, b, Role.SUBJECT)) and meaning.arguments_meet(a, b, Role.OBJECT) is not False


# --- who ------------------------------------------------------------------------------------------------------------


class _Actor(NamedTuple):
    """Who does it: the names by which the party is called, and the word for persons."""

    span: Span
    name: Name | None
    group: bool
    """It is called by its name and a word for a group: 'Halden supporters'."""
    person: str
    """The word for persons, where that tells one sort from others."""


def _actor(side: Side) -> _Actor | None:
    """The party that does it; whoever is only named for something else ('the chief of Halden') is none."""
    span = _actor_span(side)
    if span is None:
        return None
    persons = [term.lemma for term in side.claim.terms if span.start <= term.start < span.end and term.lemma in PARTIES]
    names = [name for name in side.claim.names if span.start <= name.start and name.end <= span.end]
    names = [name for name in names if not _belongs_to(name, side)]
    if len({name.entity for name in names}) > 1:
        return None
    name = names[0] if names else None
    return _Actor(span, name, bool(name and _calls_group(name, side)), persons[0] if persons else "")


def _actor_span(side: Side) -> Span | None:
    """The words for who does it: before the act, after 'by', or between 'it was' and 'who'."""
    if focus := cleft(side):
        return Span(*focus.span("who"))
    predicate = side.claim.predicate
    if by := passive(side):
        stop = _STOP.search(side.text, by.end(), side.claim.end)
        return Span(by.end(), stop.start() if stop else side.claim.end)
    if predicate is None or was_done(side) or predicate.start <= side.claim.start:
        return None
    return Span(side.claim.start, predicate.start)


_STOP = re.compile(r"[,;:(–—]|\s(?:in|on|at|after|before|when|while|because|to|for|during)\s")


def _calls_group(name: Name, side: Side) -> bool:
    after = next((term.lemma for term in side.claim.terms if 0 < term.start - name.end <= 1), "")
    return after in PERSONS | FORCES


def _other_party(mine: _Actor | None, theirs: _Actor | None, a: Side, b: Side) -> tuple[Told, Told] | None:
    """The words for both where they can't be the same: one name each, and not the same, or persons of two sorts."""
    if mine is None or theirs is None:
        return None
    if mine.name or theirs.name:
        other = _other_name(mine, theirs) and _rivals(mine.name, theirs.name, a, b) is not None
    else:
        other = bool(mine.person and theirs.person) and PARTIES[mine.person] != PARTIES[theirs.person]
    return (_with_act(mine, a), _with_act(theirs, b)) if other else None


def _other_name(mine: _Actor, theirs: _Actor) -> bool:
    """Two persons, or two groups: a person may belong to a group."""
    if mine.group or theirs.group:
        return mine.group and theirs.group
    labels = {actor.name.label for actor in (mine, theirs) if actor.name}
    return NameLabel.PERSON in labels and labels <= {NameLabel.PERSON, NameLabel.OTHER}


def _with_act(actor: _Actor, side: Side) -> Told:
    verb = side.claim.predicate
    if verb is None or abs(verb.start - actor.span.start) > LONGEST:
        return Told(actor.span, side.words(*actor.span))
    return Told(actor.span, side.words(min(verb.start, actor.span.start), max(verb.end, actor.span.end)))


def _belongs_to(name: Name, side: Side) -> bool:
    """What something is of: "Halden's chief", 'the chief of Halden'."""
    return bool(_POSSESSIVE.match(side.text, name.end) or _OF.search(side.text[max(0, name.start - 12) : name.start]))


# --- where ----------------------------------------------------------------------------------------------------------


def _elsewhere(a: Side, b: Side, meaning: Meaning) -> list[Finding]:
    """'In the north stand' and 'in the south stand': of the same kind, and told apart."""
    common = [kind for kind in _spots(a) if kind in _spots(b)]
    if not common or not same_act(a, b, meaning) or meaning.arguments_meet(a, b, Role.SUBJECT, Role.OBJECT) is False:
        return []
    for kind in common:
        mine, theirs = _spots(a)[kind], _spots(b)[kind]
        if _told_apart(a.text[slice(*mine)], b.text[slice(*theirs)]):
            told = Told(mine, a.words(*mine)), Told(theirs, b.words(*theirs))
            return [finding(FindingKind.WHERE, Verdict.CONFLICT, a, b, told)]
    return []


def _told_apart(mine: str, theirs: str) -> bool:
    """Two words of one axis: north and south, the first and the second."""
    words = {spot.lower().split()[-2].removesuffix("ern") for spot in (mine, theirs)}
    return len(words) == 2 and any(words <= axis for axis in _AXES)


_AXES = (
    {"north", "south", "east", "west"},
    {"left", "right"},
    {"front", "rear"},
    {"upper", "lower"},
    {"ground", "first", "second", "third", "fourth", "fifth", "sixth"},
)


@remembered
def _spots(side: Side) -> dict[str, Span]:
    """The places of a claim that are told apart from others of their kind: {'stand': 'the north stand'}."""
    found = _SPOT.finditer(side.text, side.claim.start, side.claim.end)
    return {match["kind"].lower(): Span(*match.span("spot")) for match in found}


_SPOT = re.compile(
    r"\b(?:in|on|at|from|near)\s(?P<spot>the\s"
    r"(?:(?:north|south|east|west)(?:ern)?|left|right|front|rear|upper|lower|ground|first|second|third|fourth|fifth"
    r"|sixth)\s"
    r"(?P<kind>stand|floor|side|wing|tower|gate|bank|shore|coast|end|deck|carriage|storey|terrace|platform|terminal))\b",
    re.IGNORECASE,
)


def _located(side: Side) -> bool:
    """It says where something is, not only where something happens to be told: 'is in', 'lies near', 'was held at'."""
    return is_state(side) or bool(side.arguments(Role.PLACE))


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
    if mine is None or theirs is None or a.entity(mine.entity) == b.entity(theirs.entity):
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
