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

_SECTION = r"(?: (?:stories|story|articles?|coverage|news|topics|content|reading|links?|on|from|videos?))*"
_FURNITURE = re.compile(
    "|".join(
        (
            r"(?:read|see|watch|learn|listen|hear|find out) (?:more|also|next|now|here|full)\b"
            r"\s*(?:[:|>»–—-]|$|(?:about|on|at|from|in)\b)",
            rf"(?:read|watch|see|listen|more|related|recommended|also|trending|latest|further reading){_SECTION}"
            r"\s*(?::|\||$)",
            r"(?:don['’]?t miss|must[- ]read|in pictures|in photos|up next|editor['’]?s? picks?|top stories"
            r"|most (?:read|popular|viewed)|you (?:may|might) (?:also )?like)\s*(?::|\||…|\.{3}|$)",
            r"related [-–—] |also on \S+\.\w+|also (?:read|see|watch)\b|(?:story|article) continues below",
            r"continue reading(?: below| the main story)?$|back to top$",
            r"scroll (?:down )?(?:to|for)\b|skip (?:to|past|ad)\b",
            r"advertisement$|sponsored(?: content)?$|loading(?:…|\.{3})?$|file photo\b",
            r"(?:please )?(?:sign up|subscribe|join us|register (?:now|here|today|for free|to))\b",
            r"(?:get|receive|have) (?:the|our|all|more|breaking|daily|your)\b.{0,120}"
            r"\b(?:inbox|newsletter|email|e-mail|app|alerts?)\b",
            r"follow (?:us|me|him|her|them|@?\w+(?: \w+){0,2}) on"
            r" (?:twitter|x|facebook|instagram|threads|bluesky|tiktok|linkedin|youtube)\b",
            r"(?:like|enjoyed?) this (?:story|article|post)\b|share (?:this|it|on|via)\b",
            r"(?:click|tap) (?:here|to|on)\b|download (?:the|our)\b.{0,60}\bapp\b",
            r"(?:(?:featured|cover|header) )?(?:image|photo|picture|video|graphic|screenshot)s?"
            r"(?: (?:source|credits?|by|via|courtesy(?: of)?|copyright|caption))?\s*[:/]",
            r"\(?(?:photo|image|picture)s?(?: illustration)? (?:by|credit|courtesy)\b",
            r"(?:tags?|topics?|categories)\s*:|(?:filed under|posted in|tagged(?: with| in)?):?(?: \S+){1,6}(?<!\.)$",
            r"©|copyright (?:©|\(c\)|\d{4})|all rights reserved",
            r"(?:leave|post|write|add|view|show|hide|\d+) (?:a )?(?:reply|comments?)$",
            r"comments? (?:are )?(?:closed|off)\b",
            r"ftc: we use|\w+ may (?:earn|receive) an? (?:affiliate )?commission",
            r"(?:print|e-?mail|share|tweet|facebook|twitter|whatsapp|copy link|save|close|menu|next|previous|home)$",
        )
    ),
    re.IGNORECASE,
)
"""What stands in a paragraph of its own on news pages: teasers, calls to sign up, credits of pictures, buttons."""


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

    Some sites set the first paragraph apart from the others, in an element that looks like a teaser, and repeat its
    words in the page's description: that tells it from any teaser.
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
