"""What an amount is an amount of: head, and the words that tie it to its matter."""

from __future__ import annotations

import re

from articles.domain import Claim, Quantity, Role

from .lexicon import CAPACITY, LOOSE, PERSONS, PRONOUNS, canonical

_PAUSE = re.compile(r"[,;:()–—]")
_BESIDE = 14
"""Characters between an amount and the word before it ('held an estimated 14,500') that still ties it."""


def is_capacity(quantity: Quantity, claim: Claim) -> bool:
    """What could be held, not what is."""
    return bool({quantity.relation, quantity.head, _before(quantity, claim)} & CAPACITY)


def ties(quantity: Quantity, claim: Claim) -> frozenset[str]:
    """Lemmas of every word that may tie the amount to its matter.

    The relation that was read, the act of the claim, what a copula equates, the word that stands right before. A wrong
    parse seldom spoils all of them; 'have' and the like tie anything to anything and are left out.
    """
    found = {quantity.relation, _before(quantity, claim)}
    if quantity.unit:
        found.add(quantity.head)
    if claim.predicate:
        words = claim.predicate.lemma.split()
        found |= {*words[1:]} if words[0] == "be" else {claim.predicate.lemma}
        if words[0] == "be":
            found |= {part.lemma for part in claim.arguments if part.role is Role.SUBJECT}
    return frozenset(found - LOOSE - PRONOUNS - {""})


def is_partial(quantity: Quantity, claim: Claim) -> bool:
    """A part or a share of some total: 'two others', 'three more', '45 of her 49 clerks', 'an average of 200'."""
    start, end = quantity.start - claim.start, quantity.end - claim.start
    return bool(_PART_BEFORE.search(claim.text[:start]) or _PART_AFTER.search(claim.text[start : end + _BESIDE + 4]))


_PART_BEFORE = re.compile(
    r"\b(another|other|additional|further|remaining|average of|each|every)\W+(\w+\W+)?$", re.IGNORECASE
)
_PART_AFTER = re.compile(
    r"\b(others?|another|additional|further|more(?! than)|of (those|them|these|his|her|its|their|the))\b|each\b"
)


def slots(claim: Claim) -> frozenset[str]:
    """Keys of what the claim's amounts are of: unit, kind of head, tie; what could be held apart from what is."""
    keys = set()
    for quantity in claim.quantities:
        if not quantity.ordinal:
            head = "" if quantity.unit else "person" if quantity.head in PERSONS else canonical(quantity.head)
            found = {"capacity"} if is_capacity(quantity, claim) else {canonical(tie) for tie in ties(quantity, claim)}
            keys |= {f"{quantity.unit}/{head}/{tie}" for tie in found}
    return frozenset(keys)


def _before(quantity: Quantity, claim: Claim) -> str:
    """Lemma of the verb or noun right before the amount."""
    near = [term for term in claim.terms if term.pos in ("VERB", "NOUN") and 0 <= quantity.start - term.end <= _BESIDE]
    between = claim.text[near[-1].end - claim.start : quantity.start - claim.start] if near else ""
    return near[-1].lemma if near and not _PAUSE.search(between) else ""
