"""Asides that part a subject from its verb, as in 'The trial, expected to last nine weeks, goes on'.

A small parser that meets one often takes the verb behind it for a part of it. The marks around an aside and what can
begin one tell it from the rest; only where the tree has no subject for the verb behind it, the sentence is read again.
"""

from __future__ import annotations

from dataclasses import dataclass

from articles.language.calendar import MONTHS, WEEKDAYS
from articles.language.syntax import NOMINAL, Word

_BOUNDS = frozenset({";", ":", "“", "”", '"', "(", ")", "that", "said", "says", "say"})
_RELATIVES = frozenset({"who", "which", "whose", "whom", "where"})
_OPENERS = _RELATIVES | {"that", "when", "because", "after", "as", "since", "while", "before", "until", "if", "though"}
"""Words behind which a verb may be finite without being the sentence's own."""
_JOINTS = frozenset({"and", "or", "but"})
_PERIODS = frozenset(WEEKDAYS) | frozenset(MONTHS) | {"week", "month", "year", "night", "day", "yesterday", "today"}
_RELATIVE_SPAN = 4
"""Words of an aside among which its relative pronoun stands: 'most of whom', 'in the middle of which'."""


@dataclass(frozen=True, slots=True)
class Aside:
    """`words[first:last + 1]` from comma to comma, and the verb behind."""

    first: int
    last: int
    verb: Word


def find_asides(words: list[Word], begin: int) -> list[Aside]:
    """The asides before verbs that have no subject in the tree; none within another, none before word `begin`."""
    found: list[Aside] = []
    for comma in words[2:-1]:
        verb = _verb_behind(words, comma) if comma.lower == "," else None
        if verb is None:
            continue
        start = max(begin, _start(words, comma.i))
        first = next((word.i for word in words[start + 1 : comma.i] if _is_behind_subject(words, start, word)), None)
        if first is None or (verb.subject is not None and verb.subject.i < first):
            continue
        if _can_be_aside(words[first + 1 : comma.i]):
            found.append(Aside(first, comma.i, verb))
    return found


def hang(words: list[Word], aside: Aside) -> None:
    """Hang the words of an aside on the subject of the verb behind it; they have a tree of their own already."""
    inside = words[aside.first : aside.last + 1]
    outer = [word for word in inside if word.pos != "PUNCT" and (word.head is word or word.head not in inside)]
    is_relative = any(word.lower in _RELATIVES for word in inside[1 : _RELATIVE_SPAN + 1])
    clausal = [word for word in outer if word.is_clausal]
    head = clausal[0] if clausal and (is_relative or len(clausal) == len(outer)) else outer[0]
    if aside.verb.subject is None:
        _make_subject(aside.verb, words[aside.first - 1])
    subject = aside.verb.subject
    top = subject if subject is not None and subject.i < aside.first else words[aside.first - 1]
    for word in inside:
        if word is not head and (word.head is word or word.head not in inside):
            word.head = head
    head.head = top
    head.dep = "acl:relcl" if is_relative and head.is_clausal else "acl" if head.pos == "VERB" else "appos"
    for word in inside:
        word.children = [child for child in inside if child.head is word and child is not word]
    top.children = sorted([*top.children, head], key=lambda child: child.i)


def _make_subject(verb: Word, last: Word) -> None:
    """Where the verb still hangs on the noun before it as a participle, turn that about."""
    noun = verb.head
    if verb.dep != "acl" or noun.i > last.i or noun.pos not in NOMINAL | {"NUM"}:
        return
    noun.children.remove(verb)
    while noun.dep in {"nmod", "appos", "flat", "compound"} and noun.head.i < noun.i:
        noun = noun.head
    if noun.head is not noun:
        noun.head.children.remove(noun)
    verb.head, verb.dep = (verb, "root") if noun.head is noun else (noun.head, noun.dep)
    if verb.head is not verb:
        verb.head.children.append(verb)
    noun.head, noun.dep = verb, "nsubj"
    verb.children.insert(0, noun)


def _verb_behind(words: list[Word], comma: Word) -> Word | None:
    """The predicate whose first word stands behind a comma, an adverb between them at most."""
    index = comma.i + 1
    while index + 1 < len(words) and words[index].pos == "ADV":
        index += 1
    word = words[index]
    if word.pos == "AUX" and "VerbForm=Fin" in word.morph:
        return word.head if word.dep.startswith("aux") or word.dep == "cop" else word
    is_past = word.pos == "VERB" and ("VerbForm=Fin" in word.morph or "Tense=Past" in word.morph)
    return word if is_past else None


def _start(words: list[Word], end: int) -> int:
    """Where the clause begins whose verb stands behind the comma at `end`."""
    for index in range(end - 1, 0, -1):
        if words[index].lower in _BOUNDS and words[index].dep not in {"nsubj", "nsubj:pass", "det"}:
            return index + 1
        if words[index].lower in _JOINTS and words[index - 1].lower == ",":
            return index + 1
    return 0


def _is_behind_subject(words: list[Word], start: int, comma: Word) -> bool:
    """Whether nothing but a noun's phrase that can be a subject stands between the start of a clause and a comma."""
    if comma.lower != "," or _has_predicate(words[start : comma.i]):
        return False
    before = words[_behind_comma(words, start, comma.i) : comma.i]
    is_subject = before and before[0].pos not in {"ADP", "SCONJ", "VERB", "ADV"} and before[-1].lower not in _PERIODS
    return bool(is_subject) and any(word.pos in NOMINAL | {"NUM"} for word in before)


def _can_be_aside(inside: list[Word]) -> bool:
    """Whether the words between two commas are neither a clause of their own nor an item of a list."""
    if not inside or inside[0].lower in _JOINTS:
        return False
    is_list = any(word.lower in _JOINTS for word in _until_relative(inside)) and inside[0].pos != "VERB"
    return not is_list and not _has_predicate(inside[1:] if inside[0].pos == "VERB" else inside)


def _behind_comma(words: list[Word], start: int, index: int) -> int:
    return next((i + 1 for i in range(index - 1, start, -1) if words[i].lower == ","), start)


def _until_relative(words: list[Word]) -> list[Word]:
    end = next((index for index, word in enumerate(words) if word.lower in _OPENERS), len(words))
    return words[:end]


def _has_predicate(words: list[Word]) -> bool:
    """Whether a clause of its own stands among words: a verb that no relative or subordinator governs."""
    return any(
        word.pos in {"VERB", "AUX"}
        and word.dep != "acl:relcl"
        and not (word.dep.startswith("aux") and word.head.dep == "acl:relcl")
        and ("VerbForm=Fin" in word.morph or word.subject is not None)
        for word in _until_relative(words)
    )
