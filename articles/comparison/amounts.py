"""What an amount is an amount of: head, and the words that tie it to its matter."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable

from articles.domain import Claim, Quantity, Role

from .lexicon import (
    CAPACITY,
    COMPANIONS,
    COUNTED_ACTS,
    HARM,
    LIMITS,
    LOOSE,
    PERSONS,
    PRONOUNS,
    SPEEDS,
    SYNONYMS,
    canonical,
)

_PAUSE = re.compile(r"[,;:()–—]")
_BESIDE = 14
"""Characters between an amount and the word before it ('held an estimated 14,500') that still ties it."""


def is_capacity(quantity: Quantity, claim: Claim) -> bool:
    """What could be held or is allowed, not what is."""
    told = claim.text[: max(0, quantity.start - claim.start)]
    near = {quantity.relation, quantity.head, _before(quantity, claim)}
    subjects = {word for part in claim.arguments if part.role is Role.SUBJECT for word in part.lemma.split()}
    return bool(near & (CAPACITY | LIMITS) or subjects & LIMITS or _MADE_FOR.search(told) or _ALLOWED.search(told))


_MADE_FOR = re.compile(
    r"\b(?:(?:built|designed|intended|equipped|meant|room|space|able)\s+(?:for|to\s+\w+)|(?:beds|berths)\s+for)"
    r"\s+(?:\w+\s+){0,3}$",
    re.IGNORECASE,
)
"""'Built for 40,000', 'designed to hold up to 40,000', 'room for 40,000'."""
_ALLOWED = re.compile(r"\b(?:allowed|permitted|maximum)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
"""'Twice the permitted 80', 'the maximum speed is 80'."""


def values(quantity: Quantity, claim: Claim) -> frozenset[str]:
    """Keys of the amount to two digits, the exact ones and those it may be rounded to: 14,532 meets 14,500, not 14,900.

    What could be held is never the same as what is, whatever the numbers.
    """
    if quantity.ordinal:
        return frozenset()
    order = math.floor(math.log10(abs(quantity.value))) - 1 if quantity.value else 0
    scaled = round(quantity.value / 10.0**order, 6)
    kind = "capacity" if is_capacity(quantity, claim) else ""
    return frozenset(f"{digits}e{order} {quantity.unit} {kind}" for digits in (math.floor(scaled), math.ceil(scaled)))


def ties(quantity: Quantity, claim: Claim) -> frozenset[str]:
    """Lemmas of every word that may tie the amount to its matter.

    The relation that was read, the act of the claim, what a copula equates, the word that stands right before. A wrong
    parse seldom spoils all of them; 'have' and the like tie anything to anything and are left out.
    """
    after = _after(quantity, claim)
    if SYNONYMS.get(after) in HARM:
        return frozenset({after})
    found = {quantity.relation, _before(quantity, claim), after}
    if quantity.unit or quantity.head in COUNTED_ACTS:
        found.add(quantity.head)
    if quantity.unit in SPEEDS:
        found.add("speed")
    if claim.predicate:
        words = claim.predicate.lemma.split()
        found |= {*words[1:]} if words[0] == "be" else {claim.predicate.lemma}
        if words[0] == "be":
            found |= {part.lemma for part in claim.arguments if part.role is Role.SUBJECT}
    return frozenset(found - LOOSE - PRONOUNS - {""})


def is_partial(quantity: Quantity, claim: Claim) -> bool:
    """A part or a share of some total: 'two others', 'three more', '45 of her 49 clerks', 'an average of 200'."""
    start, end = quantity.start - claim.start, quantity.end - claim.start
    told = claim.text[start : end + _BESIDE + 4]
    with_others = quantity.head in COMPANIONS and _WHOSE.search(claim.text[:start])
    return bool(
        with_others or _PART_BEFORE.search(claim.text[:start]) or _PART_AFTER.search(told) or _AVERAGE.match(told)
    )


def is_change(quantity: Quantity, claim: Claim) -> bool:
    """By how much something moved, not what it is: 'cut costs by nearly 1,000', '1,000 more than'."""
    start, end = quantity.start - claim.start, quantity.end - claim.start
    by = _CHANGE_BEFORE.search(claim.text[:start]) and not (quantity.head and _BY_WHOM.search(claim.text[:start]))
    return bool(by or _CHANGE_AFTER.match(claim.text[end:]))


_CHANGE_BEFORE = re.compile(
    r"\b(?:by|(?:growth|rise|increase|drop|fall|decline|cut|gain|jump|reduction|decrease)\s+of)\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
_BY_WHOM = re.compile(
    r"\b(?:is|are|was|were|been|being|be)\s+(?!(?:cut|reduced|raised|increased|lowered|expanded|extended|short)\b)"
    r"\w+\s+by\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
"""'Was hit by more than 60 shells'."""
_CHANGE_AFTER = re.compile(r"\s+(?:\w+\s+)?(?:more|less|fewer|higher|lower)\s+than\b")


_WHOSE = re.compile(r"\b(?:his|her|their|my|our)\s$", re.IGNORECASE)
_PART_BEFORE = re.compile(
    r"\b(?:(?:another|other|additional|further|remaining|average of)\W+(?:\w+\W+)?|(?:each|every)\W+(?:\w+\W+){0,2})$",
    re.IGNORECASE,
)
_AVERAGE = re.compile(r"(?:an|the)\s+average\s+of\b", re.IGNORECASE)
_PART_AFTER = re.compile(
    r"\b(others?|another|additional|further|more(?! than)"
    r"|of (those(?! (?:on board|aboard|who)\b)|them|these|his|her|its|their|the))\b|each\b"
)


def slots(claim: Claim, concepts: Iterable[str] = ()) -> frozenset[str]:
    """Keys of what the claim's amounts are of: unit, kind of head, tie, order of magnitude.

    What could be held is kept apart from what is. A percentage says too little: prices, shares and profits all rise
    by some percent. Seventy men to a cell are not the 311 of a wing: amounts
    meet that are within a factor of two or so, never those six times as large. The only amount of a claim is one of
    whatever the claim tells, in whatever words ('the number of dead rose to 41', 'four did not survive').

    Args:
        claim: the claim.
        concepts: the classes of paraphrases that it holds an entry of.
    """
    counted = [quantity for quantity in claim.quantities if not quantity.ordinal and quantity.unit not in _SHARES]
    keys = set()
    for quantity in counted:
        head = _kind(quantity)
        found = {(head, canonical(tie)) for tie in ties(quantity, claim)}
        if len(counted) == 1:
            found |= {(counted_as, f"as {concept}") for counted_as in (head, "") for concept in concepts}
        if is_capacity(quantity, claim):
            found = {(head, "capacity")}
        keys |= {f"{quantity.unit}/{head}/{tie}/{order}" for head, tie in found for order in _orders(quantity.value)}
    return frozenset(keys)


def measures_limit(claim: Claim) -> bool | None:
    """Whether its amounts are what could be or is allowed (True) or what is (False); None: none, or some of each."""
    told = {is_capacity(quantity, claim) for quantity in claim.quantities if not quantity.ordinal}
    return told.pop() if len(told) == 1 else None


def harm(claim: Claim) -> frozenset[str]:
    """What befell those whom its amounts count: the killed are not the injured."""
    return frozenset(one for quantity in claim.quantities if not quantity.ordinal for one in harm_of(quantity, claim))


def harm_of(quantity: Quantity, claim: Claim) -> frozenset[str]:
    """What befell those whom this amount counts."""
    return frozenset(SYNONYMS[tie] for tie in ties(quantity, claim) if tie in SYNONYMS) & HARM


def _kind(quantity: Quantity) -> str:
    """What is counted; bare numbers mostly count people ('it held about 14,500')."""
    if quantity.unit:
        return ""
    return "person" if quantity.head in PERSONS or not quantity.head else canonical(quantity.head)


_SHARES = frozenset({"percent", "fraction"})


def _orders(value: float) -> tuple[str, str]:
    order = math.log(abs(value), 6) if value else 0.0
    return f"{math.floor(order)}", f"{math.floor(order + 0.5)} and half"


def _before(quantity: Quantity, claim: Claim) -> str:
    """Lemma of the verb or noun right before the amount."""
    near = [term for term in claim.terms if term.pos in ("VERB", "NOUN") and 0 <= quantity.start - term.end <= _BESIDE]
    between = claim.text[near[-1].end - claim.start : quantity.start - claim.start] if near else ""
    return near[-1].lemma if near and not _PAUSE.search(between) else ""


def _after(quantity: Quantity, claim: Claim) -> str:
    """Lemma of the verb right after what is counted: '35 people killed', '23 injured'."""
    near = range(quantity.end + 1, quantity.end + _REACH + 1)
    words = [term for term in claim.terms if term.start in near and (term.pos == "VERB" or term.lemma in SYNONYMS)]
    between = claim.text[quantity.end - claim.start : words[0].start - claim.start] if words else ""
    return words[0].lemma if _ONE_WORD.fullmatch(between) else ""


_REACH = 20
_ONE_WORD = re.compile(r"\s+(?:\w+\s+)?(?:(?:is|are|was|were)\s+)?")
