"""Quotes by speaker: the same utterance as each outlet gives it. Pure functions, no HTML, no database."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from articles.domain import Quote
from articles.views.retellings import Places, Retold

SAME = 0.7
"""Two quotes are one utterance where this part of the shorter one's words stands in the longer one, in order."""
FEWEST = 3
"""Shorter quotes (`harsh`, `a win`) are one utterance only where the longer one holds them word for word."""
FRAGMENT = 0.25
"""A version with less than this part of the fullest one's words is a fragment: its gaps are not spelled out."""
WORD = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*")


class Part(StrEnum):
    """How words stand to the fullest version."""

    KEPT = "kept"
    CHANGED = "changed"
    """The fullest version does not have them."""
    CUT = "cut"
    """Only the fullest version has them."""


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
    pieces: tuple[tuple[str, Part], ...]
    """Its words in order, and between them what the fullest version has there."""
    change: str
    """In words, measured against the fullest version: `trimmed`, `a fragment` …; empty for the fullest itself."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """Something said once, as several outlets quote it, the fullest version first."""

    key: str
    speaker: str
    variants: tuple[Variant, ...]
    rows: tuple[tuple[str, str, str], ...] = ()
    """(key, verdict, label) of the rows it stands in."""
    retold: tuple[Retold, ...] = ()
    """Outlets that carry the matter without quoting it."""

    @property
    def outlets(self) -> int:
        """How many outlets quote it."""
        return len({variant.said.outlet for variant in self.variants})


@dataclass(frozen=True, slots=True)
class Speaker:
    """All that one speaker is quoted with."""

    name: str
    """Empty: not named."""
    utterances: tuple[Utterance, ...]


def by_speaker(
    said: Iterable[Said], places: Places | None = None, names: Mapping[str, str] | None = None
) -> list[Speaker]:
    """Group quotes into utterances, and these by speaker; what most outlets have comes first.

    Args:
        said: All quotes of a story.
        places: Where the claims stand in the table; without it, nothing is said about rows and retellings.
        names: {entity: the full name as an article writes it}.
    """
    said = list(said)
    places = places or Places((), ())
    utterances = [_utterance(versions, places) for versions in _gathered(said)]
    full = _full_keys(utterance.key for utterance in utterances)
    speakers: dict[str, list[Utterance]] = defaultdict(list)
    for utterance in utterances:
        speakers[full.get(utterance.key, utterance.key)].append(utterance)
    found = [_speaker(key, spoken, names or {}) for key, spoken in speakers.items()]
    return sorted(found, key=lambda s: (not s.name, -s.utterances[0].outlets, -len(s.utterances), s.name))


def _speaker(key: str, spoken: Sequence[Utterance], names: Mapping[str, str]) -> Speaker:
    name = names.get(key) or max((utterance.speaker for utterance in spoken), key=len)
    return Speaker(name, tuple(sorted(spoken, key=lambda utterance: -utterance.outlets)))


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


def _utterance(versions: Sequence[Said], places: Places) -> Utterance:
    fullest = versions[0].quote.text
    named = [one.quote for one in versions if one.quote.speaker]
    keys = Counter(quote.entity or quote.speaker.casefold() for quote in named)
    key = max(keys, key=lambda key: (keys[key], len(key)), default="")
    texts = Counter(quote.speaker for quote in named)
    speaker = max(texts, key=lambda text: (texts[text], len(text)), default="")
    first, *others = versions
    whole = Variant(first, ((fullest, Part.KEPT),), "")
    found = places.find((one.document, one.quote.start, one.quote.end) for one in versions)
    return Utterance(
        key,
        speaker,
        (whole, *(_variant(one, fullest) for one in others)),
        tuple(dict.fromkeys((row.key, str(row.verdict), row.label) for _, row in found)),
        places.retold(found, {one.outlet for one in versions}, speaker),
    )


def _variant(said: Said, fullest: str) -> Variant:
    words, all_words = _words(said.quote.text), _words(fullest)
    is_fragment = len(words) < max(FEWEST, FRAGMENT * len(all_words))
    pieces = tuple(
        (text, part)
        for text, part in _aligned(said.quote.text, fullest)
        if text and not (is_fragment and part is Part.CUT)
    )
    parts = {part for _, part in pieces}
    changes = [
        "a fragment" if is_fragment and len(words) < len(all_words) else "",
        "trimmed" if Part.CUT in parts and len(words) < len(all_words) else "",
        "altered" if Part.CHANGED in parts else "",
    ]
    return Variant(said, pieces, " and ".join(filter(None, changes)) or "the same words")


def _aligned(text: str, fullest: str) -> Iterator[tuple[str, Part]]:
    """The text in pieces, with what the fullest version has between them. Every character of the text comes once."""
    words, all_words = list(WORD.finditer(text)), list(WORD.finditer(fullest))
    matcher = SequenceMatcher(None, _words(fullest), _words(text), autojunk=False)
    end = 0
    for tag, i, i_end, j, j_end in matcher.get_opcodes():
        start = words[j].start() if j < len(words) else len(text)
        yield text[end:start], Part.KEPT
        end = start
        if tag in {"delete", "replace"}:
            cut = fullest[all_words[i].start() : all_words[i_end - 1].end()]
            yield (f"{cut} " if j < len(words) else f" {cut}"), Part.CUT
        if j < j_end:
            end = words[j_end - 1].end()
            yield text[start:end], Part.KEPT if tag == "equal" else Part.CHANGED
    yield text[end:], Part.KEPT


def _full_keys(keys: Iterable[str]) -> dict[str, str]:
    """{last name: key of the full name} where only one full name ends so."""
    full: dict[str, set[str]] = defaultdict(set)
    for key in keys:
        if " " in key:
            full[key.rsplit(" ", 1)[1]].add(key)
    return {last: next(iter(found)) for last, found in full.items() if len(found) == 1}


def _words(text: str) -> list[str]:
    return [word[0].casefold().replace("’", "'") for word in WORD.finditer(text)]
