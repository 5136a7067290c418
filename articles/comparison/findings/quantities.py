"""Amounts: a count against another count of the same thing."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from itertools import combinations

from articles.comparison.amounts import is_capacity, is_change, is_partial, ties
from articles.comparison.lexicon import ACCUMULATING, CALLED, PEOPLE, PERSONS, SYNONYMS, canonical
from articles.domain import (
    Assertion,
    Claim,
    DateMention,
    Finding,
    FindingKind,
    Quantity,
    Role,
    Span,
    Verdict,
)

from .intervals import as_told, factor, interval, same_amount, unit
from .sides import Meaning, Side, Told, days_apart, finding, names_clash, places, tell_alike
from .words import DEMANDED, GRANTED, QUOTED_BY_THE_MINUTE

_RUNNING = 14 * 86400.0
"""Counts of an event that goes on are compared as updates when published within two weeks of each other."""
_OPEN = frozenset({Assertion.CONDITIONAL, Assertion.ASKED})
_ECHO = 0.5
"""Share of content words in common from which claims tell of one thing though other words tie their amounts to it."""
_FAR = 5.0
"""Amounts further apart than this factor are more often of different things than in dispute."""
_ALL = 0.9
"""Share of content words in common from which even amounts far apart are of one thing."""
_PARTS = 6
"""Amounts of a claim that are added up, at most."""
_ONE_HOUR = 3600.0
_ONE_DAY = 86400.0
_WORD = re.compile(r"[^\W\d_]+")


def contrast_quantities(a: Side, b: Side, meaning: Meaning) -> list[Finding]:
    """For each amount of `a` that `b` counts too: a conflict, an update, or a matter of precision."""
    if (
        not (a.claim.quantities and b.claim.quantities)
        or {a.claim.assertion, b.claim.assertion} & _OPEN
        or a.claim.negated != b.claim.negated
        or _different_times(a, b)
        or names_clash(a, b, Role.SUBJECT)
        or names_clash(a, b, Role.PLACE)
    ):
        return []
    counted = {
        mine: [theirs for theirs in b.claim.quantities if comparable(mine, theirs, a, b, meaning)]
        for mine in a.claim.quantities
    }
    found = [(mine, _judge(mine, rivals, a, b, meaning)) for mine, rivals in counted.items() if rivals]
    return [
        result
        for mine, result in found
        if result and not (result.kind is FindingKind.QUANTITY and _lists_parts(mine, counted))
    ]


def _lists_parts(mine: Quantity, counted: Mapping[Quantity, Sequence[Quantity]]) -> bool:
    """One side counts several groups of what the other counts once, or the two agree on one of them."""
    peers = [other for other in counted if _tied_alike(other, mine) and set(counted[other]) & set(counted[mine])]
    rivals = [theirs for theirs in counted[mine] if _tied_alike(theirs, counted[mine][0])]
    if len({as_told(one) for one in peers}) != len({as_told(one) for one in rivals}):
        return True
    return any(interval(x).meets(interval(y)) for x in peers for y in rivals)


def _tied_alike(a: Quantity, b: Quantity) -> bool:
    return canonical(a.relation) == canonical(b.relation)


def comparable(mine: Quantity, theirs: Quantity, a: Side, b: Side, meaning: Meaning) -> bool:
    """Whether two amounts are of the same thing: unit, head and relation."""
    units = {unit(mine), unit(theirs)}
    if mine.ordinal or theirs.ordinal or mine.per != theirs.per or not (len(units) == 1 or units == {"", "time"}):
        return False
    if is_partial(mine, a.claim) or is_partial(theirs, b.claim):
        return False
    if is_change(mine, a.claim) != is_change(theirs, b.claim):
        return False
    if mine.modifiers and theirs.modifiers and mine.head == theirs.head and not {*mine.modifiers} & {*theirs.modifiers}:
        return False
    if _of_two_relations(mine, theirs, a, b):
        return False
    tied = _tied(mine, theirs, a, b, meaning)
    if not _same_head(mine, theirs, a, b, meaning) and not (tied and _called_otherwise(mine, theirs, a, b)):
        return False
    return tied or meaning.echo(a, b) >= _ECHO


def _measures_one_thing(mine: Quantity, theirs: Quantity, a: Side, b: Side, meaning: Meaning) -> bool:
    """What is measured is named on both sides: a participant in common, or most of the words.

    An amount that a noun of its own ties ('a premium of 31 percent') need not name it again if nothing else is named.
    """
    subjects = meaning.arguments_meet(a, b, Role.SUBJECT)
    if subjects is None:
        told_by_noun = mine.relation == theirs.relation and mine.relation in _nouns(a) & _nouns(b)
        if told_by_noun and _mentions(a, b) and _mentions(b, a):
            return True
        return bool(meaning.arguments_meet(a, b, *Role)) or meaning.echo(a, b) >= _ECHO
    return subjects or meaning.echo(a, b) >= _ECHO


def _mentions(side: Side, other: Side) -> bool:
    """The claim has the other's subject among its words, where the other has one."""
    subjects = {part.lemma for part in other.arguments(Role.SUBJECT)}
    return not subjects or bool(subjects & {term.lemma for term in side.claim.terms})


def _how_often(quantity: Quantity, side: Side) -> str:
    """What is had as often as the amount says: 'won the title three times' counts three titles."""
    if quantity.unit != "time":
        return quantity.head
    return next((part.lemma for part in side.arguments(Role.OBJECT)), "")


def _nouns(side: Side) -> set[str]:
    return {term.lemma for term in side.claim.terms if term.pos == "NOUN"}


def _same_head(mine: Quantity, theirs: Quantity, a: Side, b: Side, meaning: Meaning) -> bool:
    if "time" in (mine.unit, theirs.unit) and mine.unit != theirs.unit:
        return _how_often(mine, a) == _how_often(theirs, b) != ""
    if not mine.head or not theirs.head:
        return bool(mine.unit)
    if mine.head in PERSONS and theirs.head in PERSONS:
        return mine.head == theirs.head or mine.head in PEOPLE or theirs.head in PEOPLE
    if mine.head in theirs.modifiers or theirs.head in mine.modifiers:
        return True
    return bool(mine.unit) or meaning.same(mine.head, theirs.head)


def _called_otherwise(mine: Quantity, theirs: Quantity, a: Side, b: Side) -> bool:
    """Heads that may name the same where the same is told of them: people by a general word or by none, paraphrases.

    'At least 22 were hurt' and 'fourteen people were injured', 'passengers' and 'holidaymakers'; but soldiers are no
    civilians.
    """
    if mine.unit or theirs.unit:
        return False
    heads = mine.head, theirs.head
    if all(not head or head in PERSONS for head in heads):
        return any(not head or head in CALLED for head in heads)
    return tell_alike(a, {mine.head}, b, {theirs.head})


def _of_two_relations(mine: Quantity, theirs: Quantity, a: Side, b: Side) -> bool:
    """What could be held and what is, the killed and the wounded, the asked and the offered."""
    if is_capacity(mine, a.claim) != is_capacity(theirs, b.claim):
        return True
    return _other_act(mine.relation, theirs.relation) or _asked_and_offered(a, b)


def _tied(mine: Quantity, theirs: Quantity, a: Side, b: Side, meaning: Meaning) -> bool:
    """The same word ties both amounts to what is told, or words of one class of paraphrases do."""
    if is_capacity(mine, a.claim) and is_capacity(theirs, b.claim):
        return True
    tied = ties(mine, a.claim), ties(theirs, b.claim)
    return any(meaning.same(x, y) for x in tied[0] for y in tied[1]) or tell_alike(a, tied[0], b, tied[1])


def _other_act(mine: str, theirs: str) -> bool:
    """Both are acts that are listed, and not the same one: the killed and the wounded are counted apart."""
    return mine in SYNONYMS and theirs in SYNONYMS and SYNONYMS[mine] != SYNONYMS[theirs]


def _asked_and_offered(a: Side, b: Side) -> bool:
    acts = [side.claim.predicate.lemma if side.claim.predicate else "" for side in (a, b)]
    return any(mine in DEMANDED and theirs in GRANTED for mine, theirs in (acts, acts[::-1]))


def _judge(mine: Quantity, rivals: list[Quantity], a: Side, b: Side, meaning: Meaning) -> Finding | None:
    fitting = [theirs for theirs in rivals if interval(mine).meets(interval(theirs))]
    if fitting:
        if any(as_told(mine) == as_told(theirs) for theirs in fitting):
            return None
        return _told(FindingKind.PRECISION, mine, fitting[0], a, b)
    theirs = min(rivals, key=lambda other: (abs(other.value - mine.value), other.start))
    if _only_a_part(mine, theirs) or _only_there(mine, theirs, a, b) or _of_something_else(mine, theirs, a, b, meaning):
        return None
    later = _is_update(mine, theirs, a, b) or (_moves_all_day(mine, a) and _moves_all_day(theirs, b))
    kind = FindingKind.UPDATE if later else FindingKind.QUANTITY
    return _told(kind, mine, theirs, a, b)


def _only_a_part(mine: Quantity, theirs: Quantity) -> bool:
    """The smaller amount counts a narrower group ('3 children' of '14 people'), so both can be true."""
    smaller, larger = sorted((mine, theirs), key=lambda quantity: interval(quantity).low)
    narrower = smaller.head in PERSONS - PEOPLE and larger.head in PEOPLE
    return narrower or len(smaller.modifiers) > len(larger.modifiers)


def _only_there(mine: Quantity, theirs: Quantity, a: Side, b: Side) -> bool:
    """The smaller amount is of one place that the other claim does not speak of: '22 in the north' of 3,900."""
    (_, _, near), (_, _, wide) = sorted([(mine.value, 0, a), (theirs.value, 1, b)], key=lambda one: one[:2])
    return bool(places(near) - wide.names) and not places(wide)


def _of_something_else(mine: Quantity, theirs: Quantity, a: Side, b: Side, meaning: Meaning) -> bool:
    """The other article has this amount elsewhere, or the two are far apart and nothing tells one thing."""
    if _tells_elsewhere(theirs, b.claim, a) or _tells_elsewhere(mine, a.claim, b):
        return True
    low, high = sorted((abs(mine.value) * factor(mine), abs(theirs.value) * factor(theirs)))
    if mine.unit and theirs.unit and not _measures_one_thing(mine, theirs, a, b, meaning):
        return True
    if _adds_up(theirs, a.claim) or _adds_up(mine, b.claim):
        return True
    one_subject = a.named(Role.SUBJECT) & b.named(Role.SUBJECT)
    return high > _FAR * low and not one_subject and not (a.names & b.names and meaning.echo(a, b) >= _ALL)


def _adds_up(total: Quantity, claim: Claim) -> bool:
    """The claim counts in parts what the other counts at once: '15 in one town and one in another' are sixteen."""
    parts = [one.value for one in claim.quantities if not one.ordinal and unit(one) == unit(total)][:_PARTS]
    sums = {sum(chosen) for size in range(2, len(parts) + 1) for chosen in combinations(parts, size)}
    return total.value in sums


def _tells_elsewhere(quantity: Quantity, owner: Claim, side: Side) -> bool:
    """The other article has this very amount too, in the same claim or for an alike head in another."""
    return any(
        same_amount(quantity, other)
        and is_capacity(quantity, owner) == is_capacity(other, claim)
        and (quantity.head == other.head or {quantity.head, other.head} <= PERSONS or _beside(other, quantity, side))
        for claim in side.siblings
        for other in claim.quantities
        if other.value > _SMALL
    )


def _beside(other: Quantity, quantity: Quantity, side: Side) -> bool:
    """It stands in the very claim, and at least one of the two does not tell what it counts."""
    return other in side.claim.quantities and not (quantity.head and other.head)


_SMALL = 2
"""Counts up to two stand in every article."""


def _is_update(mine: Quantity, theirs: Quantity, a: Side, b: Side) -> bool:
    first, second = _as_of(a), _as_of(b)
    if first and second:
        return days_apart(first, second)
    if not _accumulates(mine, a) and not _accumulates(theirs, b):
        return False
    times = _told_at(a, first), _told_at(b, second)
    if times[0] is None or times[1] is None:
        return False
    gap = times[1] - times[0]
    told_apart = abs(gap) >= (_ONE_HOUR if a.timed and b.timed else _ONE_DAY)
    return told_apart and abs(gap) <= _RUNNING and (theirs.value - mine.value) * gap > 0


def _moves_all_day(quantity: Quantity, side: Side) -> bool:
    """A price or an index: each figure is of its own moment."""
    subjects = {word for part in side.arguments(Role.SUBJECT) for word in _WORD.findall(part.text.lower())}
    words = subjects | {quantity.head, quantity.relation}
    return bool({word.removesuffix("s") for word in words} & QUOTED_BY_THE_MINUTE) and quantity.unit != ""


def _told_at(side: Side, as_of: DateMention | None) -> float | None:
    """The moment a count is for: the end of the day it names, else when it was published."""
    if as_of and as_of.latest:
        return dt.datetime.combine(as_of.latest, dt.time(), dt.UTC).timestamp()
    return side.published


def _accumulates(quantity: Quantity, side: Side) -> bool:
    words = {quantity.relation, quantity.head, SYNONYMS.get(quantity.relation, "")}
    if side.claim.predicate:
        words.update(side.claim.predicate.lemma.split())
    return bool(words & ACCUMULATING)


def _as_of(side: Side) -> DateMention | None:
    return next((date for date in side.claim.dates if date.as_of and date.earliest and date.latest), None)


def _different_times(a: Side, b: Side) -> bool:
    """Both tell when it happened, and not at the same time: two events, or two years of a statistic."""
    mine = [date for date in a.claim.dates if not date.as_of and date.earliest]
    theirs = [date for date in b.claim.dates if not date.as_of and date.earliest]
    return bool(mine and theirs) and all(days_apart(x, y) for x in mine for y in theirs)


def _told(kind: FindingKind, mine: Quantity, theirs: Quantity, a: Side, b: Side) -> Finding:
    verdict = Verdict.CONFLICT if kind is FindingKind.QUANTITY else Verdict.DIFFER
    return finding(kind, verdict, a, b, (_worded(mine, a), _worded(theirs, b)))


def _worded(quantity: Quantity, side: Side) -> Told:
    """The amount with its verb and its time, in the article's own words."""
    start, end = quantity.start, quantity.end
    verb = side.claim.predicate
    if verb and side.claim.start <= verb.start < start and start - verb.end < 40:
        start = verb.start
    elif verb and end < verb.end <= side.claim.end and verb.start - end < 40:
        end = verb.end
    when = _as_of(side)
    if when and 0 <= when.start - end < 60:
        end = when.end
    return Told(Span(quantity.start, quantity.end), side.words(start, end))
