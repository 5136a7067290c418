"""A text as its blocks: which lines are running prose, which are headings, and which are the page's furniture.

Pasted articles carry teasers, captions, bylines, share buttons and footers. What a line is can mostly be told from
its own words and shape; only prose goes on to the parser.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise
from statistics import median

from articles.domain import Span
from articles.language import furniture
from articles.language.turns import Turn, find_turns

LONGEST_BLOCK = 4000
"""Characters that are parsed at a time; bounds memory on an endless line."""
_HEADING_WORDS = 25
_SHORT_HEADING_WORDS = 12
_LABEL_WORDS = 4
_LAST_PART = 0.6
"""Share of a text behind which lines about its author and other stories stand."""
_TERMINAL = re.compile(r"[.!?…:;,](?:[\"'”’»)\]*]|\[\d+\])*$|[.!?…,][\"'”’»]\s*\)?$|[—–-]$")
_WORD = re.compile(r"[^\W_][\w'’.-]*")
_SMALL_WORDS = frozenset(
    "a an and as at but by for from in into is it its nor of off on onto or out over per so than that the to up via vs"
    " with after amid".split()
)
_BREAK = re.compile(r"[.!?…][\"'”’)\]]*\s+(?=[\"'“‘(]?[A-Z0-9])|\s*[;:]\s+|,\s+")


class Kind(Enum):
    """What a block is."""

    PROSE = auto()
    HEADING = auto()
    FURNITURE = auto()


@dataclass(frozen=True, slots=True)
class Block:
    """A run of lines that belong together: `text[start:end]`."""

    start: int
    end: int
    kind: Kind
    speaker: Span | None = None
    """Of a turn of a transcript: the name before it."""


def split_blocks(text: str) -> list[Block]:
    """All blocks of a text, in order, without the white space around them."""
    lines = list(_paragraphs(text))
    turns = find_turns(text, lines)
    pieces = [piece for number, line in enumerate(lines) for piece in _pieces(text, line, turns.get(number, []))]
    repeats = _Repeats([text[piece.start : piece.end] for piece in pieces])
    blocks: list[Block] = []
    for index, piece in enumerate(pieces):
        kind = _kind(text, piece, repeated=repeats.is_repeat(index), alone=len(pieces) == 1)
        if kind is Kind.PROSE:
            blocks.extend(Block(*part, kind, piece.speaker) for part in _portions(text, piece.start, piece.end))
        else:
            blocks.append(Block(piece.start, piece.end, kind))
    return blocks


def _kind(text: str, piece: Block, *, repeated: bool, alone: bool) -> Kind:
    line = text[piece.start : piece.end]
    is_turn = piece.speaker is not None
    if piece.kind is Kind.FURNITURE or furniture.is_furniture(line, late=piece.start > _LAST_PART * len(text)):
        return Kind.FURNITURE
    if repeated and not is_turn:
        return Kind.FURNITURE
    return Kind.HEADING if not is_turn and _is_heading(line, alone=alone) else Kind.PROSE


def _pieces(text: str, line: tuple[int, int], turns: list[Turn]) -> Iterator[Block]:
    """A line's turns and their labels, else the line without what is glued to it."""
    position, end = line
    for turn in turns:
        if position < turn.start:
            yield Block(position, turn.start, Kind.FURNITURE)
        if turn.start < turn.end:
            yield Block(turn.start, turn.end, Kind.PROSE, turn.speaker)
        position = turn.end
    if not turns:
        for start, end, is_furniture in furniture.peel(text, *line):
            yield Block(start, end, Kind.FURNITURE if is_furniture else Kind.PROSE)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Lines; where a text is wrapped at a fixed width, the lines between two blank ones as one."""
    lines = [match.span() for match in re.finditer(r"[^\r\n\u2028\u2029\x0b\x0c]+", text)]
    lines = [trimmed for start, end in lines if (trimmed := _trimmed(text, start, end))]
    if not _is_wrapped(text, lines):
        yield from lines
        return
    start, end = lines[0]
    for next_start, next_end in lines[1:]:
        if text.count("\n", end, next_start) > 1:
            yield start, end
            start = next_start
        end = next_end
    yield start, end


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    line = text[start:end]
    stripped = line.strip()
    if not stripped:
        return None
    start += line.index(stripped)
    return start, start + len(stripped)


def _is_wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    """Whether most lines break inside a sentence at about the same width."""
    if len(lines) < 4:
        return False
    broken = sum(1 for (_, end), (start, _) in pairwise(lines) if text[start].islower())
    return broken > 0.35 * len(lines) and 40 <= median(end - start for start, end in lines) <= 100


class _Repeats:
    """Lines that say again what another line of the text says: copies, and teasers cut off by an ellipsis."""

    def __init__(self, lines: list[str]) -> None:
        keys = [_key(line) for line in lines]
        self._repeats: set[int] = set()
        first: dict[str, int] = {}
        starts = {key[:60] for line, key in zip(lines, keys, strict=True) if not _is_cut(line)}
        for index, (line, key) in enumerate(zip(lines, keys, strict=True)):
            is_teaser = _is_cut(line) and len(key) > 60 and key[:60] in starts
            if is_teaser or (key and first.setdefault(key, index) != index):
                self._repeats.add(index)

    def is_repeat(self, index: int) -> bool:
        return index in self._repeats


def _is_cut(line: str) -> bool:
    return line.endswith(("...", "…", "[…]", "[...]"))


def _key(line: str) -> str:
    return " ".join(_WORD.findall(line.lower()))


def _is_heading(line: str, *, alone: bool) -> bool:
    """A short line without a full stop, or one in title case."""
    words = _WORD.findall(line)
    if not words:
        return True
    if len(words) > _HEADING_WORDS:
        return False
    if line.endswith("?") and len(words) <= _SHORT_HEADING_WORDS and is_title_case(words):
        return True
    if line.endswith(":"):
        return len(words) <= _LABEL_WORDS
    if _TERMINAL.search(line) and not (is_title_case(words) and re.search(r"\b[A-Z]\.$", line)):
        return False
    if line[-1] in "\"”’'" and line[0] in "\"“‘'":
        return False
    return not alone or len(words) <= 4 or is_title_case(words)


def is_title_case(words: list[str]) -> bool:
    """Whether nearly all words that can take a capital have one, as in a headline."""
    telling = [word for word in words if word[0].isalpha() and word.lower() not in _SMALL_WORDS]
    capital = sum(1 for word in telling if word[0].isupper())
    return len(telling) >= 2 and capital >= 0.8 * len(telling)


def _portions(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Parts of a long block that the parser can take at a time, cut where a sentence seems to end."""
    while end - start > LONGEST_BLOCK:
        window = text[start + LONGEST_BLOCK // 2 : start + LONGEST_BLOCK]
        breaks = [match.end() for match in _BREAK.finditer(window)]
        last = breaks[-1] if breaks else window.rfind(" ") + 1 or len(window)
        cut = start + LONGEST_BLOCK // 2 + last
        if trimmed := _trimmed(text, start, cut):
            yield trimmed
        start = cut
    if trimmed := _trimmed(text, start, end):
        yield trimmed
