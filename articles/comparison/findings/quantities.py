"""Amounts: a count against another count of the same thing."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import combinations

from articles.comparison.amounts import harm, harm_of, is_capacity, is_change, is_partial, ties
from articles.comparison.lexicon import (
    CALLED,
    COUNTED_ACTS,
    PEOPLE,
    PERSONS,
    SEXES,
    SPEEDS,
    SYNONYMS,
    canonical,
)
from articles.domain import (
    Assertion,
    Claim,
    Finding,
    FindingKind,
    Quantity,
    Role,
    Span,
    Verdict,
)

from .acts import act
from .intervals import as_told, factor, interval, same_amount, unit
from .meaning import Meaning, tell_alike
from .sides import Side, Told, finding, names_clash, places
from .updates import as_of, different_times, is_update, moves_all_day
from .words import BEFALLS, COUNTED_APART, DEMANDED, GRANTED, NARROWS

_OPEN = frozenset({Assertion.CONDITIONAL, Assertion.ASKED})
_ECHO = 0.5
"""Share of content words in common from which claims tell of one thing though other words tie their amounts to it."""
_FAR = 5.0
"""Amounts further apart than this factor are more often of different things than in dispute."""
_ALL = 0.9
"""Share of content words in common from which even amounts far apart are of one thing."""
_PARTS = 6
"""Amounts of a claim that are added up, at most."""


def contrast_quantities(a: Side, b: Side, meaning: Meaning) -> list[Finding]:
    """For each amount of `a` that `b` counts too: a conflict, an update, or a matter of precision."""
    if (
        not (a.claim.quantities and b.claim.quantities)
        or _left_open(a, b)
        or a.claim.negated != b.claim.negated
        or different_times(a, b)
        or names_clash(a, b, Role.SUBJECT)
        or names_clash(a, b, Role.PLACE)
        or (places(a) and places(b) and not places(a) & places(b))
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


def _left_open(a: Side, b: Side) -> bool:
    """A question, or what only one of them puts under a condition."""
    how = {a.claim.assertion, b.claim.assertion}
    return bool(how & _OPEN) and how != {Assertion.CONDITIONAL}


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
    if _is_partial(mine, a) or _is_partial(theirs, b) or "age" in {mine.relation, theirs.relation}:
        return False
    if is_change(mine, a.claim) != is_change(theirs, b.claim):
        return False
    if mine.modifiers and theirs.modifiers and mine.head == theirs.head and not {*mine.modifiers} & {*theirs.modifiers}:
        return False
    if {mine.head, theirs.head} in SEXES:
        return False
    if _of_two_relations(mine, theirs, a, b) or _narrowed(a) != _narrowed(b) or _foreseen(a) != _foreseen(b):
        return False
    tied = _tied(mine, theirs, a, b, meaning)
    if not _same_head(mine, theirs, a, b, meaning) and not (tied and _called_otherwise(mine, theirs, a, b)):
        return False
    if tied:
        return True
    if unit(mine) == "second" or _of_two_things(mine, theirs, a, b, meaning):
        return False
    return meaning.echo(a, b) >= _ECHO


def _narrowed(side: Side) -> bool:
    """'Core inflation', 'the operating profit'."""
    return any(term.lemma in NARROWS for term in side.claim.terms)


def _foreseen(side: Side) -> bool:
    """'Analysts had expected 200 million' tells of no profit."""
    return bool(_HAD_EXPECTED.search(side.claim.text))


_HAD_EXPECTED = re.compile(
    r"\bhad\s(?:\w+\s)?(?:expected|forecast|predicted|estimated|budgeted|planned|hoped|asked|sought|demanded)\b",
    re.IGNORECASE,
)


def _two_acts(mine: Quantity, theirs: Quantity) -> bool:
    """What befell some is not what befell others, nor how many there are."""
    relations = {mine.relation, theirs.relation}
    return relations in COUNTED_APART or ("have" in relations and bool(relations & BEFALLS))


def _of_two_things(mine: Quantity, theirs: Quantity, a: Side, b: Side, meaning: Meaning) -> bool:
    """'The passwords of 70,000 customers' are not 'the data of 200,000 customers'."""
    owned = _owned(mine, a), _owned(theirs, b)
    return all(owned) and not meaning.same(*owned)


def _owned(quantity: Quantity, side: Side) -> str:
    """The noun that 'of' ties to an amount before it."""
    words = [term for term in side.claim.terms if term.end <= quantity.start and term.pos == "NOUN"][-1:]
    between = side.text[words[0].end : quantity.start] if words else ""
    return words[0].lemma if between.strip() == "of" else ""


def _is_partial(quantity: Quantity, side: Side) -> bool:
    """A part of some total; 'three were killed. Another 38 were injured' tells of all who were injured."""
    if not is_partial(quantity, side.claim):
        return False
    harmed = harm_of(quantity, side.claim)
    before = [harm(claim) for claim in side.siblings if claim.end <= quantity.start and harm(claim)][-1:]
    return not harmed or not before or bool(before[0] & harmed)


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
    return subjects or meaning.echo(a, b) >= _ECHO or (mine.unit in SPEEDS and bool(_nouns(a) & _nouns(b)))


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
    heads = ["" if head in COUNTED_ACTS else head for head in (mine.head, theirs.head)]
    if all(not head or head in PERSONS for head in heads):
        return any(not head or head in CALLED for head in heads)
    return tell_alike(a, {mine.head}, b, {theirs.head})


def _of_two_relations(mine: Quantity, theirs: Quantity, a: Side, b: Side) -> bool:
    """What could be held and what is, the killed and the wounded, the asked and the offered."""
    if is_capacity(mine, a.claim) != is_capacity(theirs, b.claim):
        return True
    harmed = harm_of(mine, a.claim), harm_of(theirs, b.claim)
    if all(harmed) and not harmed[0] & harmed[1]:
        return True
    return _other_act(mine.relation, theirs.relation) or _two_acts(mine, theirs) or _asked_and_offered(a, b)


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
    acts = [{act(side)} | {term.lemma for term in side.claim.terms if term.pos == "VERB"} for side in (a, b)]
    return any(mine & DEMANDED and theirs & GRANTED - DEMANDED for mine, theirs in (acts, acts[::-1]))


def _judge(mine: Quantity, rivals: list[Quantity], a: Side, b: Side, meaning: Meaning) -> Finding | None:
    fitting = [theirs for theirs in rivals if interval(mine).meets(interval(theirs))]
    if fitting:
        if any(as_told(mine) == as_told(theirs) for theirs in fitting):
            return None
        return _told(FindingKind.PRECISION, mine, fitting[0], a, b)
    theirs = min(rivals, key=lambda other: (abs(_size(other) - _size(mine)), other.start))
    if _only_a_part(mine, theirs) or _only_there(mine, theirs, a, b) or _of_something_else(mine, theirs, a, b, meaning):
        return None
    later = is_update(mine, theirs, a, b) or (moves_all_day(mine, a) and moves_all_day(theirs, b))
    kind = FindingKind.UPDATE if later else FindingKind.QUANTITY
    return _told(kind, mine, theirs, a, b)


def _only_a_part(mine: Quantity, theirs: Quantity) -> bool:
    """The smaller amount counts a narrower group ('3 children' of '14 people'), so both can be true."""
    smaller, larger = sorted((mine, theirs), key=lambda quantity: interval(quantity).low)
    narrower = smaller.head in PERSONS - PEOPLE and larger.head in PEOPLE
    return narrower or len(smaller.modifiers) > len(larger.modifiers)


def _only_there(mine: Quantity, theirs: Quantity, a: Side, b: Side) -> bool:
    """The smaller amount is of one place that the other claim does not speak of: '22 in the north' of 3,900."""
    (_, _, near), (_, _, wide) = sorted([(_size(mine), 0, a), (_size(theirs), 1, b)], key=lambda one: one[:2])
    told = wide.text[wide.claim.start : wide.claim.end].lower()
    elsewhere = any(place not in wide.names and place.split()[-1] not in told for place in places(near))
    return elsewhere and not places(wide)


def _of_something_else(mine: Quantity, theirs: Quantity, a: Side, b: Side, meaning: Meaning) -> bool:
    """The other article has this amount elsewhere, or the two are far apart and nothing tells one thing."""
    if _tells_elsewhere(theirs, b.claim, a) or _tells_elsewhere(mine, a.claim, b):
        return True
    low, high = sorted((abs(_size(mine)), abs(_size(theirs))))
    if mine.unit and theirs.unit and not _measures_one_thing(mine, theirs, a, b, meaning):
        return True
    if _adds_up(theirs, a.claim) or _adds_up(mine, b.claim):
        return True
    one_subject = a.named(Role.SUBJECT) & b.named(Role.SUBJECT)
    return high > _FAR * low and not one_subject and not (a.names & b.names and meaning.echo(a, b) >= _ALL)


def _adds_up(total: Quantity, claim: Claim) -> bool:
    """The claim counts in parts what the other counts at once: '15 in one town and one in another' are sixteen."""
    parts = [_size(one) for one in claim.quantities if not one.ordinal and unit(one) == unit(total)][:_PARTS]
    sums = {sum(chosen) for size in range(2, len(parts) + 1) for chosen in combinations(parts, size)}
    return _size(total) in sums


def _size(quantity: Quantity) -> float:
    """Its value in the unit in which it is compared."""
    return quantity.value * factor(quantity)


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
    when = as_of(side)
    if when and 0 <= when.start - end < 60:
        end = when.end
    return Told(Span(quantity.start, quantity.end), side.words(start, end))
