"""Quoted words: where they stand, with curly, straight, angle and nested marks, over one or several paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from articles.domain import QuoteKind, Span
from articles.language.blocks import Block

_OPEN = {"“": "”", "«": "»", "„": "“", "‘": "’", "``": "''"}
_DOUBLE = re.compile(r"[“”„«»\"]|``|''")
_SINGLE_OPEN = re.compile(r"(?:(?<=[\s(“\"—–])|^)[‘'](?=[\w…¿$£€])")
_SINGLE_CLOSE = re.compile(r"(?<=[\w.,!?…)])[’'](?![\w])")
_WORD = re.compile(r"\w+")
_INTRODUCING = re.compile(r"[:,—–-]\s*$")
_LONGEST = 4000
_FRAME = re.compile(
    r"\b(?:said|says|wrote|writes|added|told|stated|posted|tweeted|statement|words|letter|message|post|read|reads"
    r"|follows|"
    r"asked|answered|replied|explained|continued|declared|transcript|quote|quoted)\b[^.!?]*:$",
    re.IGNORECASE,
)
_ELLIPSIS = re.compile(r"\A[…\s.]*\w")


@dataclass(slots=True)
class Quotation:
    """A stretch of somebody's words: `text[start:end]`, without the marks."""

    start: int
    end: int
    kind: QuoteKind
    block: int
    """Number of the block it stands in."""
    opens: bool = True
    """It opens with a mark of its own; False for what runs on without one."""
    closed: bool = True
    """It ends with a mark; a paragraph of a longer quotation may lack it."""
    inside: bool = False
    """It stands within another quotation."""
    speaker: Span | None = None
    """Of a turn of a transcript: the name before it."""


def find_quotations(text: str, blocks: list[Block]) -> list[Quotation]:
    """All quotations of a text's prose blocks, in order; nested ones after those that hold them."""
    found: list[Quotation] = []
    for number, block in enumerate(blocks):
        following = blocks[number + 1] if number + 1 < len(blocks) else None
        marked = list(_marked(text, block, number, text[following.start : following.end] if following else ""))
        if block.speaker is not None:
            found.append(Quotation(block.start, block.end, QuoteKind.BLOCK, number, speaker=block.speaker))
            marked = [replace(quotation, inside=True) for quotation in marked]
        found.extend(quotation for quotation in marked if not _is_title_of_work(text, quotation))
    found.extend(_blocks_introduced(text, blocks, found))
    return sorted(found, key=lambda item: (item.start, -item.end))


def _marked(text: str, block: Block, number: int, following: str) -> Iterator[Quotation]:
    """The quotations of a block that stand between marks."""
    outer = list(_outer(text, block.start, block.end, number, following))
    for quotation in outer:
        yield quotation
        yield from _single(text, quotation.start, quotation.end, number, inside=True)
    if not outer:
        yield from _single(text, block.start, block.end, number, inside=False)


_SMALL_WORDS = frozenset("a an and as at by for from in of on or the to with".split())


def _is_title_of_work(text: str, quotation: Quotation) -> bool:
    """'Salt Summer': a few words in title case that no one is said to speak."""
    words = [word for word in _WORD.findall(text[quotation.start : quotation.end]) if word.lower() not in _SMALL_WORDS]
    if not 2 <= len(words) <= 6 or (
        text[quotation.end - 1] in ".!?" and text[quotation.end - 2].islower() and quotation.closed and len(words) > 3
    ):
        return False
    return all(word[:1].isupper() or word.isdigit() for word in words)


def _outer(text: str, start: int, end: int, number: int, following: str) -> Iterator[Quotation]:
    """Quotations in double marks. An unclosed one runs to the end of its block if the next block opens again."""
    opened: tuple[int, str] | None = None
    for match in _DOUBLE.finditer(text, start, end):
        mark = match.group()
        if opened is None:
            if _can_open(text, match, start, end):
                opened = match.end(), _OPEN.get(mark, mark)
        elif mark == opened[1] or (mark in {"”", '"'} and opened[1] in {"”", '"'}):
            if match.start() > opened[0]:
                yield _quotation(text, opened[0], match.start(), start, number)
            opened = None
        elif mark in _OPEN and match.start() - opened[0] > _LONGEST:
            opened = match.end(), _OPEN[mark]
    if opened is not None and end - opened[0] > 10:
        runs_on = following.lstrip()[:1] in {"“", '"', "«", "„"}
        if runs_on or opened[0] - start <= 2:
            quotation = _quotation(text, opened[0], end, start, number)
            quotation.closed = False
            yield quotation


def _can_open(text: str, match: re.Match[str], start: int, end: int) -> bool:
    """A straight mark opens where no letter stands before it; inches and closers do not."""
    mark = match.group()
    if mark in {"”", "''"} or (mark == "»" and "«" in text[start:end]):
        return False
    before = text[match.start() - 1] if match.start() > start else " "
    after = text[match.end() : match.end() + 1]
    return mark != '"' or (
        not before.isalnum() and bool(after) and (not after.isspace() or before.isspace() or before in ",:")
    )


def _quotation(text: str, start: int, end: int, block_start: int, number: int, *, inside: bool = False) -> Quotation:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Quotation(start, end, _kind(text, start, end, block_start), number, inside=inside)


def _kind(text: str, start: int, end: int, block_start: int) -> QuoteKind:
    """Direct if the words begin a clause of their own, mixed if they are part of the writer's sentence."""
    words = _WORD.findall(text[start:end])
    before = text[block_start : max(block_start, start - 1)].rstrip("“\"'‘ ")
    begins = not before or before[-1] in '.!?…”"’:,—–' or bool(_INTRODUCING.search(before))
    is_capital = bool(words) and words[0][:1].isupper()
    if begins and (is_capital or text[start : start + 1] in {"…", "."}) and len(words) >= 2:
        return QuoteKind.DIRECT
    closes = text[end - 1 : end] in {".", "!", "?", ","}
    if begins and closes and len(words) >= 4 and not before:
        return QuoteKind.DIRECT
    return QuoteKind.MIXED


def _single(text: str, start: int, end: int, number: int, *, inside: bool) -> Iterator[Quotation]:
    """Quotations in single marks, told from apostrophes by what stands around them."""
    position = start
    while opening := _SINGLE_OPEN.search(text, position, end):
        closing = next(
            (match for match in _SINGLE_CLOSE.finditer(text, opening.end(), end) if _is_end(text, match, end)), None
        )
        if closing is None:
            return
        position = closing.end()
        if closing.start() - opening.end() >= 3:
            yield _quotation(text, opening.end(), closing.start(), start, number, inside=inside)


def _is_end(text: str, match: re.Match[str], end: int) -> bool:
    """The apostrophe of a plural genitive ('the workers' pay') is followed by a small letter's word."""
    before = text[match.start() - 1]
    after = text[match.end() : match.end() + 2]
    return match.end() >= end or before in ".,!?…" or not (before == "s" and re.match(r"\s[a-z]", after))


def _blocks_introduced(text: str, blocks: list[Block], found: list[Quotation]) -> Iterator[Quotation]:
    """A paragraph without marks after a line such as 'He said in a statement:'."""
    marked = {quotation.block for quotation in found if quotation.end - quotation.start > 60}
    for number, block in enumerate(blocks):
        start, end = block.start, block.end
        if number in marked or block.speaker is not None or end - start < 40:
            continue
        line_start = text.rfind("\n", 0, max(0, start - 1))
        previous = text[max(0, start - 300) : start].rstrip()
        line = previous[previous.rfind("\n") + 1 :] if line_start >= 0 else previous
        if _FRAME.search(line):
            yield Quotation(start, end, QuoteKind.BLOCK, number)
