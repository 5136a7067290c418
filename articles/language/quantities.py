"""Quantities: amounts with what is counted and what ties them to their subject.

A number says little without its head and its relation: 'capacity of 40,000 inmates' and 'holds 40,000 inmates' are
different matters.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace

from articles.domain import Qualifier, Quantity
from articles.language.amounts import Amount, find_amounts
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
_CHANGES = frozenset(
    "rise fall grow gain drop increase decrease climb slip jump plunge decline shrink surge tumble slump cut reduce"
    " raise dip lose"
    " expand slide soar edge slow ease".split()
)
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
_DASHES = frozenset({"—", "–", "--"})


def find_quantities(sentence: Sentence, text: str, taken: list[tuple[int, int]]) -> list[Quantity]:
    """The quantities of a sentence. `text` is the document's; the taken spans (dates) are not read as amounts."""
    start = sentence.start
    local = [(low - start, high - start) for low, high in taken]
    found = find_amounts(text[start : sentence.end], local)
    starts = [word.start for word in sentence.words]
    quantities = []
    for amount in found:
        first = sentence.words[max(0, bisect_right(starts, start + amount.core) - 1)]
        last = sentence.words[max(0, bisect_right(starts, start + amount.end - 1) - 1)]
        if _is_counted(first, last, amount):
            quantities.append(_quantity(sentence, text, _without_preposition(sentence, text, amount), first, last))
    return _with_understood_heads(quantities)


def _with_understood_heads(quantities: list[Quantity]) -> list[Quantity]:
    """'Held 3,218 inmates, but has a capacity of 1,500': a bare number counts what was counted last in its sentence."""
    counted = ""
    completed = []
    for quantity in quantities:
        is_bare = not quantity.head and quantity.unit in {"", "fraction"} and not quantity.ordinal
        completed.append(replace(quantity, head=counted) if is_bare else quantity)
        if quantity.head and not quantity.unit and not quantity.ordinal:
            counted = quantity.head
    return completed


def _is_counted(first: Word, last: Word, amount: Amount) -> bool:
    """A figure behind a name is part of it ('Boeing 737'); an ordinal adverb counts nothing ('had first said')."""
    if amount.ordinal:
        return first.pos not in {"ADV", "PROPN"} or first.lower[0].isdigit()
    governor = first.head
    behind_name = governor.pos == "PROPN" and governor.i == first.i - 1 and first.dep in {"nummod", "flat", "compound"}
    return not (behind_name and not amount.is_age and not amount.unit)


def _without_preposition(sentence: Sentence, text: str, amount: Amount) -> Amount:
    """'Over three years', 'over 40 km' tells a stretch unless a verb stands before it ('lasted over three years')."""
    words = text[sentence.start + amount.start : sentence.start + amount.core].strip().lower()
    if words != "over" or amount.unit not in SPATIAL_UNITS | TIME_UNITS:
        return amount
    before = next((word for word in reversed(sentence.words) if word.end <= sentence.start + amount.start), None)
    if before is None or before.pos in {"VERB", "AUX", "ADV", "ADP"}:
        return amount
    return replace(amount, start=amount.core, qualifier=Qualifier.EXACT)


def _quantity(sentence: Sentence, text: str, amount: Amount, first: Word, last: Word) -> Quantity:
    start = sentence.start
    head = _aged(sentence, first) if amount.is_age else _head(sentence, amount, first, last)
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
        head=_head_lemma(head, amount, anchor),
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


def _head(sentence: Sentence, amount: Amount, first: Word, last: Word) -> Word | None:
    """The noun that is counted, or of which a part is measured."""
    words = sentence.words
    index = last.i + 1
    if index < len(words) and words[index].lower == "of":
        return _noun_after(words, index + 1)
    if amount.unit and amount.unit not in {"fraction"}:
        return None
    governor = first.head
    crosses = any(word.text in _DASHES for word in words[last.i : governor.i])
    if (
        not crosses
        and governor.pos in _NOUNS
        and first.dep in {"nummod", "nummod:gov", "det", "amod", "compound"}
        and last.i < governor.i <= last.i + 6
    ):
        return _whole_compound(governor, last.i + 6)
    return _noun_after(words, index)


def _whole_compound(noun: Word, end: int) -> Word:
    """'Six strike days': the number counts the last noun of a compound, on whichever of them it hangs."""
    while noun.dep == "compound" and noun.head.pos == "NOUN" and noun.i < noun.head.i <= end:
        noun = noun.head
    return noun


def _aged(sentence: Sentence, first: Word) -> Word | None:
    """Whose age is told: 'children aged five', 'a girl of nine', 'people under 30'."""
    index = first.i - 1
    while index > 0 and sentence.words[index].lower in {"between", "from", "about", "around"}:
        index -= 1
    if index <= 0 or sentence.words[index].lower not in {"aged", "of", "under", "over"}:
        return None
    index -= 2 if sentence.words[index - 1].lower == "," else 1
    noun = sentence.words[index] if index >= 0 else None
    return noun if noun is not None and noun.pos == "NOUN" else None


def _noun_after(words: list[Word], index: int) -> Word | None:
    """The last noun of the run of adjectives and nouns that begins here."""
    noun: Word | None = None
    for word in words[index : index + 8]:
        if word.pos in _NOUNS:
            noun = word
        elif noun is not None and word.lower not in {"-", "'s", "’s"}:
            break
        elif word.pos not in {"ADJ", "DET", "NUM", "PART"} and word.lower not in {
            "-",
            "“",
            '"',
            "its",
            "their",
            "his",
            "her",
            "our",
            "'s",
        }:
            is_participle = word.pos == "VERB" and word.dep in {"amod", "compound"}
            if not is_participle and not (word.pos == "ADV" and word.dep == "advmod" and word.head.pos == "ADJ"):
                break
    return noun


def _head_lemma(head: Word | None, amount: Amount, anchor: Word) -> str:
    if head is not None:
        return _singular(head)
    if amount.unit in {"percent", "fraction", "percentage point"} or (amount.unit and not amount.is_age):
        return _changed(anchor) if amount.unit in {"percent", "fraction"} else ""
    return ""


def _singular(noun: Word) -> str:
    """The lemma of a noun; the last letter of a plural goes where the lemmatizer left it."""
    is_plural = "Number=Plur" in noun.morph or "Number=Ptan" in noun.morph
    is_left = noun.lemma == noun.lower and is_plural and noun.lower.endswith("s")
    return noun.lemma.removesuffix("s") if is_left and not noun.lower.endswith("ss") else noun.lemma


def _changed(anchor: Word) -> str:
    """What rises by so many percent: the subject of the verb of change; nothing for a level ('to 3%')."""
    case = anchor.child("case")
    if case is not None and case.lower != "by":
        return ""
    verb = anchor.head
    if case is not None and verb.pos in _NOUNS:  # 'cut the budget for roads by a fifth' was read as 'roads by a fifth'
        verb = next((above for above in verb.ancestors() if above.pos not in _NOUNS), verb)
    if verb.lemma not in _CHANGES:
        return ""
    changed = verb.subject if verb.lemma not in {"cut", "reduce", "raise", "lose"} else verb.child("obj")
    return changed.lemma if changed is not None and changed.pos in _NOUNS else ""


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
