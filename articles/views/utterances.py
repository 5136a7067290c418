"""Quotes by speaker: the same utterance as each outlet gives it. Pure functions, no HTML, no database."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

from articles.domain import Quote

SAME = 0.7
"""Two quotes are one utterance where this part of the shorter one's words stands in the longer one, in order."""
FEWEST = 3
"""Shorter quotes (`harsh`, `a win`) are one utterance only where the longer one holds them word for word."""
WORD = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Said:
    """A quote in an article."""

    outlet: str
    document: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class Variant:
    """One outlet's version of an utterance."""

    said: Said
    pieces: tuple[tuple[str, bool], ...]
    """(words, whether the fullest version lacks them)."""
    change: str
    """'', 'trimmed' or 'altered', measured against the fullest version."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """Something said once, as several outlets quote it, the fullest version first."""

    speaker: str
    variants: tuple[Variant, ...]

    @property
    def outlets(self) -> int:
        """How many outlets have it."""
        return len({variant.said.outlet for variant in self.variants})


@dataclass(frozen=True, slots=True)
class Speaker:
    """All that one speaker is quoted with."""

    name: str
    """Empty: not named."""
    utterances: tuple[Utterance, ...]


def by_speaker(said: Iterable[Said]) -> list[Speaker]:
    """Group quotes into utterances, and these by speaker; what most outlets have comes first."""
    utterances = [_utterance(versions) for versions in _gathered(said)]
    full_names = _full_names(utterance.speaker for utterance in utterances)
    speakers: dict[str, list[Utterance]] = defaultdict(list)
    for utterance in utterances:
        speakers[full_names.get(utterance.speaker, utterance.speaker)].append(utterance)
    found = [Speaker(name, tuple(sorted(spoken, key=lambda u: -u.outlets))) for name, spoken in speakers.items()]
    return sorted(found, key=lambda s: (not s.name, -s.utterances[0].outlets, -len(s.utterances), s.name))


def _gathered(said: Iterable[Said]) -> list[list[Said]]:
    """Quotes that are versions of one another, the longest of each first."""
    gathered: list[list[Said]] = []
    for one in sorted(said, key=lambda one: -len(one.quote.text)):
        home = next((versions for versions in gathered if _same(one, versions[0])), None)
        if home is None:
            gathered.append([one])
        else:
            home.append(one)
    return gathered


def _same(short: Said, long: Said) -> bool:
    words, all_words = _words(short.quote.text), _words(long.quote.text)
    if not words:
        return False
    if len(words) < FEWEST:
        return any(all_words[n : n + len(words)] == words for n in range(len(all_words)))
    matcher = SequenceMatcher(None, words, all_words, autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks() if block.size > 1) >= SAME * len(words)


def _utterance(versions: Sequence[Said]) -> Utterance:
    fullest = versions[0].quote.text
    names = Counter(one.quote.speaker for one in versions if one.quote.speaker)
    speaker = max(names, key=lambda name: (names[name], len(name)), default="")
    return Utterance(speaker, tuple(_variant(one, fullest) for one in versions))


def _variant(said: Said, fullest: str) -> Variant:
    text = said.quote.text
    spans = list(WORD.finditer(text))
    words, all_words = _words(text), _words(fullest)
    kept = {
        n
        for block in SequenceMatcher(None, words, all_words, autojunk=False).get_matching_blocks()
        for n in range(block.a, block.a + block.size)
    }
    pieces: list[tuple[str, bool]] = []
    end = 0
    for n, span in enumerate(spans):
        pieces += [(text[end : span.start()], n - 1 not in kept and n not in kept and n > 0), (span[0], n not in kept)]
        end = span.end()
    change = "altered" if len(kept) < len(words) else "trimmed" if len(words) < len(all_words) else ""
    return Variant(said, tuple(_joined([*pieces, (text[end:], False)])), change)


def _joined(pieces: Iterable[tuple[str, bool]]) -> Iterable[tuple[str, bool]]:
    for marked, run in groupby(pieces, key=lambda piece: piece[1]):
        if words := "".join(piece[0] for piece in run):
            yield words, marked


def _full_names(names: Iterable[str]) -> dict[str, str]:
    """{last name: full name} where only one full name ends so."""
    full: dict[str, set[str]] = defaultdict(set)
    for name in names:
        if " " in name:
            full[name.rsplit(" ", 1)[1]].add(name)
    return {last: next(iter(found)) for last, found in full.items() if len(found) == 1}


def _words(text: str) -> list[str]:
    return [word[0].casefold().replace("’", "'") for word in WORD.finditer(text)]
