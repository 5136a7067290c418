"""Quotes: the same words of one speaker, trimmed or altered."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from articles.domain import Finding, FindingKind, Quote, Span, Verdict

from .meaning import Meaning
from .sides import Side, Told, finding

_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")
_SHORTEST = 3
_ALIKE = 0.6
"""Share of the shorter quote's words that must stand in the longer one, in the same order."""

Words = list[tuple[str, Span]]


def contrast_quotes(a: Side, b: Side, _meaning: Meaning) -> list[Finding]:
    """A difference for each pair of quotes that are the same utterance in other words."""
    found = []
    for mine in a.claim.quotes:
        for theirs in b.claim.quotes:
            spans = _differing(mine, theirs, a, b)
            if spans:
                told = Told(spans[0], _phrase(mine, a)), Told(spans[1], _phrase(theirs, b))
                found.append(finding(FindingKind.QUOTE, Verdict.DIFFER, a, b, told))
    return found


def _differing(mine: Quote, theirs: Quote, a: Side, b: Side) -> tuple[Span, Span] | None:
    """Where the two differ; None where they are not the same utterance, or word for word the same."""
    if mine.entity and theirs.entity and a.entity(mine.entity) != b.entity(theirs.entity):
        return None
    left, right = _words(mine, a), _words(theirs, b)
    plain = [word for word, _ in left], [word for word, _ in right]
    if plain[0] == plain[1] or min(len(left), len(right)) < _SHORTEST:
        return None
    matcher = SequenceMatcher(None, plain[0], plain[1], autojunk=False)
    same = sum(block.size for block in matcher.get_matching_blocks() if block.size > 1)
    if same < _ALIKE * min(len(left), len(right)):
        return None
    changes = [change for change in matcher.get_opcodes() if change[0] != "equal"]
    return _cover(left, changes[0][1], changes[-1][2]), _cover(right, changes[0][3], changes[-1][4])


def _words(quote: Quote, side: Side) -> Words:
    found = _WORD.finditer(side.text, quote.start, quote.end)
    return [(match.group().lower().replace("’", "'"), Span(*match.span())) for match in found]


def _cover(words: Words, first: int, last: int) -> Span:
    """The span of words first to last (exclusive); the word beside a gap where one side only leaves words out."""
    if first == last:
        first, last = max(0, first - 1), min(len(words), last + 1)
    return Span(words[first][1].start, words[last - 1][1].end)


def _phrase(quote: Quote, side: Side) -> str:
    return f"“{side.words(quote.start, quote.end)}”"
