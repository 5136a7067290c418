"""Phrasebooks: words and phrases of the news, and the class that each belongs to.

An entry is a lemma or a few in order ('lay down tool'), between which a word or two may stand ('laid down their
tools'). A word may be in several classes.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from articles.domain import Term

PARAPHRASES = Path(__file__).with_name("paraphrases.txt")
"""A class per line: what tells the same matter when it is said of the same participants."""

WORD = re.compile(r"[^\W_]+")
_GAP = 2
"""Words that may stand between two words of a phrase."""


@dataclass(frozen=True)
class _Entry:
    words: tuple[str, ...]
    rest: frozenset[str]
    """Its words but the first."""
    concept: str


@dataclass(frozen=True)
class Phrasebook:
    """All entries of some classes."""

    by_first: Mapping[str, tuple[_Entry, ...]]
    """Entries by their first word."""

    @classmethod
    def of(cls, classes: Iterable[tuple[str, str]]) -> Phrasebook:
        """Make it of classes, each given by its name and its entries, with a comma between them."""
        by_first: dict[str, list[_Entry]] = defaultdict(list)
        for concept, entries in classes:
            for entry in entries.split(","):
                words = tuple(entry.split())
                by_first[words[0]].append(_Entry(words, frozenset(words[1:]), concept))
        return cls({first: tuple(entries) for first, entries in by_first.items()})

    def concepts(self, lemmas: Sequence[str]) -> frozenset[str]:
        """The classes of which a text, given by its lemmas in order, holds an entry."""
        return frozenset(concept for concept, _ in self.entries(lemmas))

    def entries(self, lemmas: Sequence[str], forms: Sequence[str] = ()) -> list[tuple[str, list[int]]]:
        """The entries that a text holds, in order: the class of each, and where its words stand.

        A word that is part of a phrase doesn't count by itself: who steps down takes no step. Nor does a phrase that is
        part of a longer one.

        Args:
            lemmas: the lemmas of the text, in order.
            forms: its words as they stand, where these may count too.
        """
        told = [{lemma} for lemma in lemmas] if not forms else [{*both} for both in zip(lemmas, forms, strict=True)]
        held = set(lemmas).union(forms)
        matches = [
            (entry, places)
            for at, words in enumerate(told)
            for word in sorted(words)
            for entry in self.by_first.get(word, ())
            if entry.rest <= held and (places := _places(entry.words, told, at))
        ]
        phrases = [set(places) for _, places in matches if len(places) > 1]
        return [
            (entry.concept, places) for entry, places in matches if not any(set(places) < phrase for phrase in phrases)
        ]


def _places(words: Sequence[str], told: Sequence[set[str]], at: int) -> list[int]:
    """Where the words of an entry stand from `at` on; none where one of them doesn't follow soon enough."""
    places = [at]
    for word in words[1:]:
        after = range(places[-1] + 1, min(len(told), places[-1] + 2 + _GAP))
        place = next((place for place in after if word in told[place]), None)
        if place is None:
            return []
        places.append(place)
    return places


def lemmas_between(start: int, end: int, text: str, terms: Iterable[Term]) -> list[tuple[int, str]]:
    """Every word of a stretch of text with its place: its lemma where an analysis gave one, else its form."""
    known = {term.start: term.lemma for term in terms}
    words = ((match.start(), match.group().lower()) for match in WORD.finditer(text, start, end))
    return [(at, known.get(at, form)) for at, form in words]


def lines(path: Path) -> Iterator[str]:
    """The lines of a word list, comments and empty lines left out."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line


@lru_cache(maxsize=1)
def load_paraphrases() -> Phrasebook:
    """The classes of paraphrases, each called by its first entry."""
    return Phrasebook.of((line.partition(",")[0], line) for line in lines(PARAPHRASES))
