"""Reading a page: the untrusted half, run inside the sandbox only."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from typing import Any

import trafilatura
from lxml.html import HtmlElement
from trafilatura.settings import Document

from articles.ingestion.blocks import missing_standfirst, split_blocks, tidy_blocks
from articles.ingestion.charset import decode
from articles.ingestion.paywall import asks_to_subscribe, is_partial
from articles.ingestion.structured import Structured, tidy_byline
from articles.ingestion.text import clean_line, count_words

_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*>")
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_CAPTIONS = (
    "//figcaption",
    "//*[self::p or self::span or self::small or self::div][contains(@class,'caption')][string-length(.) < 600]"
    "[not(.//p[2])]",
)
_TITLE_MIN_WORDS = 3
_DATE_SEARCH = {"extensive_search": False, "original_date": True}
"""Only dates the page gives as its own: unknown is better than the year in a footer."""


@dataclass(frozen=True, slots=True)
class Page:
    """What was found on a page. Every field crosses the sandbox's border as plain JSON."""

    text: str = ""
    title: str = ""
    byline: str = ""
    site_name: str = ""
    canonical: str = ""
    published: str = ""
    language: str = ""
    partial: bool = False
    declared: bool = False
    """It calls itself an article."""

    def as_dict(self) -> dict[str, Any]:
        """Return the fields by name."""
        return asdict(self)


def read_page(body: bytes, charset: str, url: str, min_words: int) -> Page:
    """Read the article and what is known about it off a page.

    Args:
        body: the page as it came.
        charset: as declared beside it.
        url: where it came from, or nothing.
        min_words: from how many words on text is an article.
    """
    html = _FORBIDDEN.sub("", _XML_DECLARATION.sub("", decode(body, charset)))
    tree = trafilatura.load_html(html)
    if tree is None:
        return Page()
    facts = Structured(tree)
    found = trafilatura.extract_metadata(tree, url or None, _DATE_SEARCH)
    _mark_inline_quotes(tree)
    _protect_inline(tree)
    raw = _find_article(tree, url, min_words)
    title = _title(tree, found.title or "")
    lead = [] if not raw else missing_standfirst(tree, facts.meta("og:description") or facts.meta("description"), raw)
    kept = [block for block in tidy_blocks(lead + raw, [title, *_headings(tree)]) if not asks_to_subscribe(block)]
    return Page(
        text="\n\n".join(kept),
        title=title,
        byline=facts.byline or tidy_byline(found.author or ""),
        site_name=clean_line(found.sitename or facts.meta("og:site_name")),
        canonical=facts.canonical,
        published=facts.published or found.date or "",
        language=facts.language,
        partial=is_partial(tree, facts, raw, kept),
        declared=facts.claims_article,
    )


def _find_article(tree: HtmlElement, url: str, min_words: int) -> list[str]:
    """Extract with precision first; where that leaves too little, with less of it."""
    blocks: list[str] = []
    for precise in (True, False):
        found = trafilatura.bare_extraction(
            tree, url=url or None, include_comments=False, favor_precision=precise, prune_xpath=list(_CAPTIONS)
        )
        blocks = split_blocks(found.body) if isinstance(found, Document) else blocks
        if sum(map(count_words, blocks)) >= min_words:
            break
    return blocks


def _mark_inline_quotes(tree: HtmlElement) -> None:
    """Write <q> as the marks a browser shows: as an element it would tear its sentence apart."""
    for quote in tree.xpath("//q"):
        quote.text = f"“{quote.text or ''}"
        if len(quote):
            quote[-1].tail = f"{quote[-1].tail or ''}”"
        else:
            quote.text += "”"
        quote.drop_tag()


def _protect_inline(tree: HtmlElement) -> None:
    """Hide the names of elements inside paragraphs, lest the extractor drop half a sentence for being called 'link'."""
    for element in tree.xpath("//p//span[not(contains(@class, 'caption'))] | //p//a"):
        for attribute in ("class", "id", "style"):
            element.attrib.pop(attribute, None)


def _headings(tree: HtmlElement) -> list[str]:
    return [clean_line(str(heading.text_content())) for heading in tree.xpath("//h1")[:5]]


def _title(tree: HtmlElement, declared: str) -> str:
    """Prefer the page's main heading where the declared title only adds the site's name to it."""
    declared = clean_line(declared)
    for heading in _headings(tree):
        words, title = heading.casefold(), declared.casefold()
        if len(words.split()) >= _TITLE_MIN_WORDS and title.startswith(words):
            return heading
    return declared
