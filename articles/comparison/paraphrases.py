"""Paraphrases of the news: words and phrases that tell the same matter when they are said of the same participants.

`paraphrases.txt` holds a class per line. An entry is a lemma or a few in order ('lay down tool'), between which a word
or two may stand ('laid down their tools'). A word may be in several classes.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from articles.domain import Term

PARAPHRASES = Path(__file__).with_name("paraphrases.txt")

_WORD = re.compile(r"[^\W_]+")
_GAP = 2
"""Words that may stand between two words of a phrase."""


@dataclass(frozen=True)
class _Entry:
    words: tuple[str, ...]
    concept: str


@dataclass(frozen=True)
class Paraphrases:
    """All classes, each called by its first entry."""

    by_first: Mapping[str, tuple[_Entry, ...]]
    """Entries by their first word."""

    def concepts(self, lemmas: Sequence[str]) -> frozenset[str]:
        """The classes of which a text, given by its lemmas in order, holds an entry."""
        return frozenset(concept for concept, _ in self.entries(lemmas))

    def entries(self, lemmas: Sequence[str]) -> list[tuple[str, list[int]]]:
        """The entries that a text holds: the class of each, and where its words stand.

        A word that is part of a phrase doesn't count by itself: who steps down takes no step.
        """
        matches = [
            (entry, places)
            for at, lemma in enumerate(lemmas)
            for entry in self.by_first.get(lemma, ())
            if (places := _places(entry.words, lemmas, at))
        ]
        taken = {place for _, places in matches if len(places) > 1 for place in places}
        return [(entry.concept, places) for entry, places in matches if len(places) > 1 or places[0] not in taken]


def _places(words: Sequence[str], lemmas: Sequence[str], at: int) -> list[int]:
    """Where the words of an entry stand from `at` on; none where one of them doesn't follow soon enough."""
    places = [at]
    for word in words[1:]:
        near = lemmas[places[-1] + 1 : places[-1] + 2 + _GAP]
        if word not in near:
            return []
        places.append(places[-1] + 1 + near.index(word))
    return places


def lemmas_between(start: int, end: int, text: str, terms: Iterable[Term]) -> list[tuple[int, str]]:
    """Every word of a stretch of text with its place: its lemma where an analysis gave one, else its form."""
    known = {term.start: term.lemma for term in terms}
    words = ((match.start(), match.group().lower()) for match in _WORD.finditer(text, start, end))
    return [(at, known.get(at, form)) for at, form in words]


@lru_cache(maxsize=1)
def load_paraphrases() -> Paraphrases:
    """Read the classes."""
    by_first: dict[str, list[_Entry]] = defaultdict(list)
    for line in PARAPHRASES.read_text(encoding="utf-8").splitlines():
        entries = [tuple(entry.split()) for entry in line.split(", ")]
        for words in entries:
            by_first[words[0]].append(_Entry(words, " ".join(entries[0])))
    return Paraphrases({first: tuple(entries) for first, entries in by_first.items()})
