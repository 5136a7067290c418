"""Origins: articles that carry the same wire copy or release.

Sentences are sketched with MinHash over word shingles (Broder, 1997) and paired through locality-sensitive hashing;
each pair found is then checked on the shingles themselves, so the sketch only saves time and decides nothing.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from datasketch import MinHash, MinHashLSH

from articles.domain import Origin, Reading, Span

_SHINGLE = 4
_PERMUTATIONS = 64
_BANDS = (14, 4)
"""Bands of so many permutations each: sentences that share half of their shingles are found with little that is not."""
_ALIKE = 0.7
"""Shared shingles of two sentences that are one text with a few words changed."""
_SHORTEST = 10
"""Shorter sentences are alike by chance."""
_ENOUGH_SENTENCES = 2
"""So many shared sentences in the writer's own words don't come about independently."""
_MOSTLY_QUOTED = 0.5

_WORD = re.compile(r"[^\W_]+")
Shingle = tuple[str, ...]
"""Words in a row."""
_AGENCY = re.compile(
    r"\b(Associated Press|Reuters|Agence France-Presse|Press Association|United Press International|Bloomberg|Xinhua"
    r"|TASS|dpa|ANSA|EFE|Kyodo|PA Media|PR Newswire|Business Wire|GlobeNewswire|press release)\b|\((AP|AFP|UPI|PA)\)"
)
_FULL = {"AP": "Associated Press", "AFP": "Agence France-Presse", "UPI": "United Press International", "PA": "PA Media"}


@dataclass(frozen=True)
class _Sentence:
    document: int
    span: Span
    shingles: frozenset[Shingle]


def find_origins(readings: Sequence[Reading]) -> tuple[Origin, ...]:
    """Groups of documents that share sentences beyond what quoting the same speaker explains."""
    sentences = _with_an_echo(
        [one for number, reading in enumerate(readings) for one in _own_sentences(number, reading)]
    )
    shared: dict[tuple[int, int], list[tuple[_Sentence, _Sentence]]] = defaultdict(list)
    for a, b in _alike(sentences):
        shared[a.document, b.document].append((a, b))
    linked = {pair: found for pair, found in shared.items() if len({a.span for a, _ in found}) >= _ENOUGH_SENTENCES}
    groups = _connected(linked)
    return tuple(_origin(group, linked, readings) for group in groups)


def _own_sentences(number: int, reading: Reading) -> Iterable[_Sentence]:
    text = reading.document.text
    for span, quoted in zip(reading.sentences, _quoted_shares(reading), strict=True):
        words = _WORD.findall(text[span.start : span.end].lower())
        if len(words) >= _SHORTEST and quoted < _MOSTLY_QUOTED:
            shingles = zip(*(words[at:] for at in range(_SHINGLE)), strict=False)
            yield _Sentence(number, span, frozenset(shingles))


def _with_an_echo(sentences: Sequence[_Sentence]) -> list[_Sentence]:
    """Only sentences that have some words in a row in common with another document: the rest need no sketch."""
    owner: dict[Shingle, int] = {}
    echoed = {
        shingle
        for sentence in sentences
        for shingle in sentence.shingles
        if owner.setdefault(shingle, sentence.document) != sentence.document
    }
    enough = _ALIKE / (1 + _ALIKE)
    return [one for one in sentences if len(one.shingles & echoed) >= enough * len(one.shingles)]


def _quoted_shares(reading: Reading) -> list[float]:
    """Which share of each sentence stands in quotes."""
    starts, ends = np.array(reading.sentences, dtype=np.intp).reshape(-1, 2, 1).transpose(1, 0, 2)
    quotes = np.array([(quote.start, quote.end) for quote in reading.quotes], dtype=np.intp).reshape(-1, 2)
    inside = np.minimum(ends, quotes[:, 1]) - np.maximum(starts, quotes[:, 0])
    shares = np.maximum(inside, 0).sum(axis=1) / np.maximum(ends - starts, 1)[:, 0]
    return list(shares.tolist())


def _alike(sentences: Sequence[_Sentence]) -> list[tuple[_Sentence, _Sentence]]:
    """Pairs of sentences of different documents that are nearly the same text, in order."""
    index = MinHashLSH(num_perm=_PERMUTATIONS, params=_BANDS)
    distinct: dict[frozenset[Shingle], list[int]] = defaultdict(list)
    for number, sentence in enumerate(sentences):
        distinct[sentence.shingles].append(number)
    texts = list(distinct)
    sketches = MinHash.bulk([[" ".join(words).encode() for words in text] for text in texts], num_perm=_PERMUTATIONS)
    pairs = [(n, n) for n, text in enumerate(texts) if len(distinct[text]) > 1]
    for number, sketch in enumerate(sketches):
        pairs += [(other, number) for other in sorted(index.query(sketch)) if _jaccard(texts[other], texts[number])]
        index.insert(number, sketch)
    found = {
        (a, b) if a < b else (b, a)
        for first, second in pairs
        for a in distinct[texts[first]]
        for b in distinct[texts[second]]
        if sentences[a].document != sentences[b].document
    }
    return [(sentences[a], sentences[b]) for a, b in sorted(found)]


def _jaccard(a: frozenset[Shingle], b: frozenset[Shingle]) -> bool:
    return len(a & b) >= _ALIKE * len(a | b)


def _connected(linked: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Connected groups of documents."""
    root: dict[int, int] = {}

    def find(item: int) -> int:
        while root.setdefault(item, item) != item:
            item = root[item]
        return item

    for a, b in sorted(linked):
        low, high = sorted((find(a), find(b)))
        root[high] = low
    groups: dict[int, list[int]] = defaultdict(list)
    for item in sorted(root):
        groups[find(item)].append(item)
    return list(groups.values())


def _origin(
    group: Sequence[int],
    linked: dict[tuple[int, int], list[tuple[_Sentence, _Sentence]]],
    readings: Sequence[Reading],
) -> Origin:
    members = set(group)
    passages = {
        (sentence.document, sentence.span)
        for pair, found in linked.items()
        if pair[0] in members
        for match in found
        for sentence in match
    }
    return Origin(
        documents=tuple(readings[number].document.id for number in group),
        agency=_agency([readings[number] for number in group]),
        passages=tuple((readings[number].document.id, span) for number, span in sorted(passages)),
    )


def _agency(readings: Iterable[Reading]) -> str:
    """The agency most of the articles credit; empty when none does."""
    credited: Counter[str] = Counter()
    for reading in readings:
        found = _AGENCY.findall(f"{reading.document.byline}\n{reading.document.text}")
        credited.update({_FULL.get(short, name) for name, short in found})
    return min(credited, key=lambda name: (-credited[name], name)) if credited else ""
