"""Telling a whole article from the beginning of one."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from articles.ingestion.structured import Structured
from articles.ingestion.text import count_words

_MARKER = re.compile(
    r"(?:subscribe|sign up|sign in|log in|login|register|join)(?: now| today| here| for free| or \w+| and \w+)*"
    r" (?:to|and) (?:continue|keep|read|finish|unlock|access|view|see the (?:full|rest))"
    r"|to (?:continue|keep) reading(?: this| the| our|[,.:!]|$)"
    r"|to (?:read|access|unlock|view|see) (?:the|this) (?:full|entire|whole|rest|complete|remainder)"
    r"|(?:article|story|content|report|page|column) is (?:only |exclusively |just )*"
    r"(?:available (?:only |exclusively )?(?:to|for)|for|exclusive to|reserved for|restricted to|limited to)"
    r"(?: our| paying| paid| digital| premium| registered)* (?:subscriber|member|customer|reader)s"
    r"|(?:subscriber|member)s?[- ](?:only|exclusive)\b"
    r"|you(?:['’]ve| have) (?:reached|used|read|hit|exceeded) (?:your|all|the|\d+)[\w ,]{0,40}(?:free|limit|article)"
    r"|(?:remaining|other) \d+ ?% of (?:this|the) article|\d+ ?% of this article (?:is|remains)"
    r"|(?:this|the) (?:is|was) (?:a )?preview of|unlock (?:this|the) (?:article|story)|already a subscriber\?"
    r"|weiterlesen mit |jetzt weiterlesen|nur für abonnent"
    r"|réservée? aux abonnés|pour lire la suite|lire la suite de l.article"
    r"|(?:solo|exclusivo) para suscriptores|para seguir leyendo|riservato agli abbonati|exclusivo para assinantes",
    re.IGNORECASE,
)
_BREAKS_OFF = re.compile(r"(?:…|\.\.\.|\[(?:…|\.\.\.|\+\d+ chars)\])$")
_MARKER_MAX_WORDS = 60
_SHORT_WORDS = 300
"""A text below this length may be a teaser: then a marker anywhere on the page counts, above it only one at its end."""

_DELIVERED_SHARE = 0.8
_DELIVERED_WORDS = 120


def asks_to_subscribe(block: str) -> bool:
    """Tell whether a paragraph is the paywall's own, not the article's."""
    return len(block.split()) <= _MARKER_MAX_WORDS and _MARKER.search(block) is not None


def is_partial(tree: HtmlElement, facts: Structured, blocks: list[str], kept: list[str]) -> bool:
    """Tell whether only part of the article is on the page.

    Errs towards yes: text wrongly called partial makes a cell 'unknown', a teaser taken for all of it 'absent'.

    Args:
        tree: the whole page.
        facts: what the page says about itself.
        blocks: the paragraphs that were extracted.
        kept: those of them that make the article.
    """
    words = sum(map(count_words, blocks))
    if any(asks_to_subscribe(block) for block in blocks[-3:]):
        return True
    if _declared_locked(tree, facts, words):
        return True
    if words >= _SHORT_WORDS:
        return False
    if facts.meta("article:content_tier").lower() == "locked" or (kept and _BREAKS_OFF.search(kept[-1])):
        return True
    return any(asks_to_subscribe(text) for text in _texts(tree))


def _declared_locked(tree: HtmlElement, facts: Structured, words: int) -> bool:
    locked, classes = facts.locked_parts()
    if not locked:
        return False
    if facts.word_count:
        return words < facts.word_count * _DELIVERED_SHARE
    return not any(_holds_text(tree, name) for name in classes)


def _holds_text(tree: HtmlElement, class_name: str) -> bool:
    path = "//*[contains(concat(' ', normalize-space(@class), ' '), concat(' ', $n, ' '))]//p"
    return sum(len(str(p.text_content()).split()) for p in tree.xpath(path, n=class_name)) >= _DELIVERED_WORDS


def _texts(tree: HtmlElement) -> list[str]:
    """The page's own lines of text."""
    path = (
        "//body//*[self::p or self::div or self::span or self::a or self::button or self::h2 or self::h3 or self::h4]"
    )
    leaves = (element for element in tree.xpath(f"{path}[not(.//p or .//div)]"))
    return [" ".join(str(element.xpath("string()")).split()) for element in leaves]
