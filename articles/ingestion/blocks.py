"""An article's paragraphs: cut from the extracted tree, freed of what is no part of the report."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml.etree import _Element
from lxml.html import HtmlElement

from articles.ingestion.text import clean, clean_line, same_words

_BLOCK_TAGS = frozenset({"body", "div", "p", "head", "list", "item", "quote", "table", "row", "cell", "code"})
_LEADING = 4
"""Among how many first blocks the headline may be repeated."""

_REPEAT_MIN_WORDS = 6
_FURNITURE_MAX_WORDS = 40
_STANDFIRST_WORDS = range(12, 121)

_FURNITURE = re.compile(
    r"(?:read|see|watch|learn|listen|hear|find out) (?:more|also|next|now|here|full)\b\s*(?:[:|>»–—-]|$|about\b|on\b|at\b|from\b|in\b)"
    r"|(?:read|watch|see|listen|more|related|recommended|also|don(?:'|’)?t miss|must[- ]read|in pictures|in photos|up next|editor(?:'|’)?s? picks?"
    r"|most (?:read|popular|viewed)|trending|top stories|you may (?:also )?like|you might (?:also )?like|further reading|latest"
    r")(?: (?:stories|story|articles?|coverage|news|topics|content|reading|links?|on|from|videos?))*\s*(?::|\||$)"
    r"|related (?:-|–|—) |also on \S+\.\w+|also (?:read|see|watch)\b|(?:story|article) continues below|continue reading(?: below| the main story)?$"
    r"|advertisement\b|sponsored(?: content)?$|skip (?:to|past|ad)\b|scroll (?:down )?(?:to|for)\b|loading\b.{0,20}$"
    r"|(?:please )?(?:sign up|subscribe|register|join us)\b(?!.* (?:said|says|told)\b)"
    r"|(?:get|receive|have) (?:the|our|all|more|breaking|daily|your)\b.{0,120}\b(?:inbox|newsletter|email|e-mail|app|alerts?)\b"
    r"|follow (?:us|me|him|her|them|@\w+|\w+(?: \w+){0,2}) on (?:twitter|x|facebook|instagram|threads|bluesky|tiktok|linkedin|youtube)"
    r"|(?:like|enjoyed?) this (?:story|article|post)\??|share (?:this|it|on|via)\b|(?:click|tap) (?:here|to|on)\b|download (?:the|our)\b.{0,60}\bapp\b"
    r"|(?:image|photo|picture|video|graphic|featured image|cover image|header image|screenshot)s?(?: (?:source|credits?|by|via|courtesy(?: of)?|copyright|caption))?\s*[:/]"
    r"|\(?(?:photo|image|picture)s?(?: (?:illustration|courtesy))? (?:by|credit|courtesy)\b|file photo\b|getty images$"
    r"|(?:filed under|tags?|topics?|tagged|categories|posted in)\b\s*:?(?: [\w’',&/. -]+)?$|(?:©|copyright\b|all rights reserved)"
    r"|(?:leave|post|write|add|view|show|hide|\d+) (?:a )?(?:reply|comments?)\b|comments? (?:are )?(?:closed|off)"
    r"|ftc: we use|(?:we|\w+) may (?:earn|receive) (?:a|an affiliate) commission"
    r"|(?:print|email|e-mail|share|tweet|facebook|twitter|whatsapp|copy link|save|close|menu|next|previous|back to top|home)$",
    re.IGNORECASE,
)
"""Furniture of news pages that stands in a paragraph of its own: teasers, calls to sign up, credits of pictures, buttons."""


def split_blocks(body: _Element) -> list[str]:
    """Cut the extractor's tree into paragraphs, headings, list items, quotes and cells, in order."""
    blocks = [""]
    _collect(body, blocks)
    return [text for block in blocks if (text := clean(block))]


def tidy_blocks(blocks: Iterable[str], headlines: list[str]) -> list[str]:
    """Drop the repeated headline, paragraphs that come twice, and the page's furniture."""
    kept: list[str] = []
    seen: set[str] = set()
    for place, block in enumerate(blocks):
        repeats = block in seen and len(block.split()) >= _REPEAT_MIN_WORDS
        is_headline = place < _LEADING and any(same_words(block, line) for line in headlines if line)
        if not (repeats or is_headline or is_furniture(block)):
            kept.append(block)
        seen.add(block)
    return kept


def is_furniture(block: str) -> bool:
    """Tell whether a paragraph belongs to the page, not to the report."""
    return len(block.split()) <= _FURNITURE_MAX_WORDS and _FURNITURE.match(block) is not None


def missing_standfirst(tree: HtmlElement, description: str, blocks: list[str]) -> list[str]:
    """Find the standfirst where the extractor passed over it.

    Some sites set the first paragraph apart from the others, in an element that looks like a teaser, and repeat its words in
    the page's description: that tells it from any teaser.
    """
    wanted = clean_line(description).rstrip(".… ")
    if len(wanted.split()) not in _STANDFIRST_WORDS or any(wanted in clean_line(block) for block in blocks):
        return []
    for element in tree.xpath("//body//*[self::div or self::p or self::h2][not(.//div or .//p)]"):
        text = clean_line(str(element.text_content()))
        if text.startswith(wanted) and len(text.split()) in _STANDFIRST_WORDS:
            return [text]
    return []


def _collect(element: _Element, blocks: list[str]) -> None:
    is_block = element.tag in _BLOCK_TAGS
    if is_block:
        blocks.append("")
    blocks[-1] += "\n" if element.tag == "lb" else _text_of(element.text)
    for child in element:
        _collect(child, blocks)
        blocks[-1] += _text_of(child.tail)
    if is_block:
        blocks.append("")


def _text_of(text: str | None) -> str:
    return re.sub(r"\s+", " ", text or "")
