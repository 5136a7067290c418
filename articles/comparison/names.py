"""Names of the same person, organisation or place, linked across the articles of a story."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from articles.domain import Name, NameLabel, Reading

_WORD = re.compile(r"[^\W_]+")
_ACRONYM = re.compile(r"(?:[A-Z]\.?){2,6}")
_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "de", "la", "del", "da", "al"})


def link_names(readings: Iterable[Reading]) -> Mapping[str, str]:
    """Map every entity key of a story to the key that stands for it.

    A shorter name stands for the one longer name in the story that begins or ends with it ('rubio' for
    'marco rubio'); with two such names it stays on its own. An acronym stands for the one name with its initials.
    """
    names = [name for reading in readings for claim in reading.claims for name in claim.names]
    keys = sorted({name.entity for name in names if name.entity})
    labels = _labels(names)
    by_word = defaultdict(set)
    for key in keys:
        for word in _edges(key):
            by_word[word].add(key)
    by_initials = defaultdict(set)
    for key in keys:
        by_initials[_initials(key)].add(key)
    acronyms = {_plain(name.text): name.entity for name in names if _ACRONYM.fullmatch(name.text)}
    links = {key: _longer(key, by_word, labels) for key in keys}
    for letters, key in sorted(acronyms.items()):
        full = by_initials.get(letters, set()) - {key}
        if len(letters) > 2 and len(full) == 1:
            links[key] = next(iter(full))
    return {key: _end(key, links) for key in keys}


def _longer(key: str, by_word: Mapping[str, set[str]], labels: Mapping[str, NameLabel]) -> str:
    words = _WORD.findall(key)
    if not words:
        return key
    found = [other for other in by_word[words[0]] | by_word[words[-1]] if _shortens(words, other)]
    found = [
        other for other in found if NameLabel.OTHER in (labels[key], labels[other]) or labels[key] == labels[other]
    ]
    longest = [other for other in found if not any(_shortens(_WORD.findall(other), more) for more in found)]
    return longest[0] if len(longest) == 1 else key


def _shortens(words: list[str], other: str) -> bool:
    more = _WORD.findall(other)
    n = len(words)
    return n < len(more) and words in (more[:n], more[-n:])


def _edges(key: str) -> set[str]:
    words = _WORD.findall(key)
    return {words[0], words[-1]} if words else set()


def _initials(key: str) -> str:
    return "".join(word[0] for word in _WORD.findall(key) if word not in _SMALL)


def _plain(text: str) -> str:
    return text.replace(".", "").lower()


def _labels(names: Iterable[Name]) -> dict[str, NameLabel]:
    """The label most often given to each key; ties in the order of the enumeration."""
    counts: dict[str, Counter[NameLabel]] = defaultdict(Counter)
    for name in names:
        counts[name.entity][name.label] += 1
    order = list(NameLabel)
    return {key: max(seen, key=lambda label: (seen[label], -order.index(label))) for key, seen in counts.items()}


def _end(key: str, links: Mapping[str, str]) -> str:
    seen = {key}
    while (target := links[key]) not in seen:
        seen.add(target)
        key = target
    return key
