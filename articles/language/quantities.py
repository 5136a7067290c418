"""Quantities: amounts with what is counted and what ties them to their subject.

A number says little without its head and its relation: 'capacity of 40,000 inmates' and 'holds 40,000 inmates' are
different matters.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace

from articles.domain import Qualifier, Quantity
from articles.language.amounts import Amount, find_amounts
from articles.language.counted import aged, changed, counted_noun, each, numbered, singular, tells_size
from articles.language.syntax import SUBJECTS, Sentence, Word
from articles.language.units import SPATIAL_UNITS, TIME_UNITS

_PARTITIVES = frozenset(
    "number total group team majority percent percentage percentage-point share part amount sum handful rest couple"
    " dozen hundred"
    " thousand million billion trillion dozens hundreds thousands millions tens ten score scores third quarter half"
    " fifth tenth"
    " kind sort type range maximum minimum average batch crowd".split()
)
_CAPACITY_NOUNS = frozenset("capacity room space seating limit berth".split())
_CAPACITY_VERBS = frozenset("hold house accommodate seat fit host carry contain take detain receive handle".split())
_ENABLING = frozenset("capable able capacity design build intend equip room space mean".split())
_LIGHT_MODIFIERS = frozenset("other more further additional such same own many few".split())
_PER = re.compile(
    r"\s?(?:(?:a|an|per|each|every)\s(?P<base>[a-z]+)|/\s?(?P<slash>[a-z]+)|(?P<ly>daily|weekly|monthly|yearly"
    r"|annually))\b",
    re.IGNORECASE,
)
_LY = {"daily": "day", "weekly": "week", "monthly": "month", "yearly": "year", "annually": "year"}
_BASES = frozenset(
    "second minute hour day night week month year weekday weekend person head inmate prisoner student household"
    " family capita barrel"
    " tonne ton litre liter gallon mile kilometre kilometer share dollar unit patient passenger ticket pupil child"
    " employee worker".split()
)
_NOUNS = frozenset({"NOUN", "PROPN"})


def find_quantities(sentence: Sentence, text: str, taken: list[tuple[int, int]]) -> list[Quantity]:
    """The quantities of a sentence. `text` is the document's; the taken spans (dates) are not read as amounts."""
    start, words = sentence.start, sentence.words
    local = [(low - start, high - start) for low, high in taken]
    found = find_amounts(text[start : sentence.end], local)
    if not found:
        return []
    dated = {word.i for word in words if any(low <= word.start < high for low, high in taken)}
    starts = [word.start for word in words]
    quantities: list[Quantity] = []
    counted = ""
    for amount in found:
        first = words[max(0, bisect_right(starts, start + amount.core) - 1)]
        last = words[max(0, bisect_right(starts, start + amount.end - 1) - 1)]
        if not _is_counted(words, first, last, amount):
            continue
        bounded = _without_preposition(sentence, text, amount, last)
        opening = words[max(0, bisect_right(starts, start + bounded.start) - 1)]
        place = _Place(words, opening, first, last, dated)
        quantity = _understood(_quantity(sentence, text, bounded, place), place, counted)
        quantities.append(quantity)
        if quantity.head and not quantity.unit and not quantity.ordinal:
            counted = quantity.head
    return quantities


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an amount stands: the words of its sentence, its own, and those of dates."""

    words: list[Word]
    opening: Word
    """First word with what bounds the number."""
    first: Word
    """First word of the number."""
    last: Word
    dated: set[int]


def _understood(quantity: Quantity, place: _Place, counted: str) -> Quantity:
    """'Held 3,218 inmates, but has a capacity of 1,500': a bare number counts what was counted last in its sentence."""
    is_bare = not quantity.head and quantity.unit in {"", "fraction"} and not quantity.ordinal
    if not is_bare or tells_size(place.words, place.opening.i, quantity.relation):
        return quantity
    return replace(quantity, head=counted)


def _is_counted(words: list[Word], first: Word, last: Word, amount: Amount) -> bool:
    """A figure behind a name is part of it ('Boeing 737'); 'had first said' and 'the first 100 days' rank nothing."""
    if amount.ordinal and last.i + 1 < len(words) and words[last.i + 1].pos == "NUM":
        return False
    if amount.ordinal:
        return first.pos not in {"ADV", "PROPN"} or first.lower[0].isdigit()
    governor = first.head
    behind_name = governor.pos == "PROPN" and governor.i == first.i - 1 and first.dep in {"nummod", "flat", "compound"}
    return not (behind_name and not amount.is_age and not amount.unit)


_STRETCHES = frozenset("winter summer season match game session weekend meeting round".split())


def _without_preposition(sentence: Sentence, text: str, amount: Amount, last: Word) -> Amount:
    """'Over three years', 'over 40 km' tells a stretch unless a verb stands before it ('lasted over three years')."""
    words = text[sentence.start + amount.start : sentence.start + amount.core].strip().lower()
    behind = sentence.words[last.i + 1].lemma if last.i + 1 < len(sentence.words) else ""
    if words != "over" or (amount.unit not in SPATIAL_UNITS | TIME_UNITS and behind not in _STRETCHES):
        return amount
    before = next((word for word in reversed(sentence.words) if word.end <= sentence.start + amount.start), None)
    if before is None or before.pos in {"VERB", "AUX", "ADV", "ADP"}:
        return amount
    return replace(amount, start=amount.core, qualifier=Qualifier.EXACT)


def _quantity(sentence: Sentence, text: str, amount: Amount, place: _Place) -> Quantity:
    start, words, first, last = sentence.start, place.words, place.first, place.last
    head = aged(words, first) if amount.is_age else counted_noun(words, amount, first, last, place.dated)
    anchor = _anchor(first, last)
    unit, _, base = amount.unit.partition("/")
    relation = "age" if amount.is_age else _relation(head or anchor, head)
    return Quantity(
        start=start + amount.start,
        end=start + amount.end,
        text=text[start + amount.start : start + amount.end],
        value=amount.value,
        high=amount.high,
        unit=unit,
        qualifier=amount.qualifier,
        head=_head_lemma(head, amount, place),
        modifiers=_modifiers(head, last),
        relation=relation,
        per=base or _per(text, start + amount.end, head),
        ordinal=amount.ordinal,
    )


def _anchor(first: Word, last: Word) -> Word:
    """The word of an amount that hangs outside it: 'percent' of '80 percent', '14' of '$14'."""
    for word in (last, first):
        if not first.i <= word.head.i <= last.i or word.head is word:
            return word
    return last


def _head_lemma(head: Word | None, amount: Amount, place: _Place) -> str:
    if head is not None:
        return singular(head)
    words, start = place.words, place.opening.i
    if amount.unit in {"percent", "fraction"}:
        return changed(words, start, place.last, place.dated)
    if not amount.unit:
        return numbered(words, start)
    thing = None if amount.is_age else each(words, start, place.last)
    return singular(thing) if thing is not None and thing.pos in {"NOUN", "PROPN"} else ""


def _modifiers(head: Word | None, last: Word) -> tuple[str, ...]:
    """Adjectives and nouns between the amount and its head, which narrow what is counted."""
    if head is None:
        return ()
    return tuple(
        child.lemma
        for child in head.children
        if child.dep in {"amod", "compound", "nmod:unmarked"}
        and last.i < child.i < head.i
        and child.lemma not in _LIGHT_MODIFIERS
    )


def _relation(word: Word, head: Word | None) -> str:
    """What ties an amount to its subject: the verb it belongs to, or the noun it measures."""
    for _ in range(6):
        governor = word.head
        if governor is word:
            return _own(word) if word is not head else _copular(word)
        if word.dep in {"conj", "appos", "flat", "nummod", "parataxis"} or (
            word.dep in {"nmod", "obl"} and (governor.lemma in _PARTITIVES or governor.pos == "NUM")
        ):
            word = governor
            continue
        if word.dep.startswith("nmod") or word.dep in {"compound", "amod"}:
            return _normal(governor)
        if word.dep in {"obl", "obl:agent"} and governor.pos == "ADJ":
            word = governor
            continue
        if word.dep in SUBJECTS and governor.pos not in {"VERB", "AUX"}:
            return governor.lemma
        valued = governor.child("obj") if governor.lemma == "put" else None
        return _normal(governor) if valued is None or valued is word else valued.lemma  # 'put the toll at six'
    return ""


def _own(word: Word) -> str:
    return word.lemma if word.pos == "VERB" else ""


def _copular(word: Word) -> str:
    subject = word.subject
    return subject.lemma if subject is not None and subject.pos in _NOUNS else ""


def _normal(governor: Word) -> str:
    """The governor's lemma; what can hold, or has room for, so many is a capacity."""
    if governor.lemma in _CAPACITY_NOUNS:
        return "capacity"
    if governor.lemma in _CAPACITY_VERBS and governor.pos == "VERB":
        enabled = governor.head.lemma in _ENABLING and governor.dep in {"acl", "xcomp", "advcl", "ccomp"}
        modal = any(child.dep == "aux" and child.lower in {"can", "could"} for child in governor.children)
        if enabled or modal:
            return "capacity"
    particle = governor.child("compound:prt")
    return f"{governor.lemma} {particle.lemma}" if particle else governor.lemma


def _per(text: str, end: int, head: Word | None) -> str:
    """The base of a rate that follows the amount or its head."""
    for position in (end, head.end if head is not None else end):
        match = _PER.match(text, position)
        if match:
            base = (match["base"] or match["slash"] or "").lower()
            base = _LY.get((match["ly"] or "").lower(), base)
            if base in _BASES:
                return base
    return ""
