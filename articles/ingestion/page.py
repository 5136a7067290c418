"""Reading a page: the untrusted half, run inside the sandbox only."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import urlsplit

import trafilatura
from lxml.html import HtmlElement
from trafilatura.settings import Document

from articles.ingestion.blocks import missing_standfirst, split_blocks, tidy_blocks
from articles.ingestion.charset import decode
from articles.ingestion.paywall import asks_to_subscribe, is_partial
from articles.ingestion.structured import Structured, tidy_byline
from articles.ingestion.text import clean_line

_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*>")
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_CAPTIONS = (
    "//figcaption",
    "//*[self::p or self::span or self::small or self::div][contains(@class,'caption')][string-length(.) < 600][not(.//p[2])]",
)
_TITLE_MIN_WORDS = 3


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
    index: bool = False
    """It is a site's front page, not an article."""

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
    _mark_inline_quotes(tree)
    facts = Structured(tree)
    found = _find_article(tree, url, min_words)
    raw = split_blocks(found.body)
    title = _title(tree, found.title or "")
    lead = [] if not raw else missing_standfirst(tree, facts.meta("og:description") or facts.meta("description"), raw)
    kept = [block for block in tidy_blocks(lead + raw, [title, *_headings(tree)]) if not asks_to_subscribe(block)]
    return Page(
        text="\n\n".join(kept),
        title=title,
        byline=facts.byline or tidy_byline(found.author or ""),
        site_name=clean_line(facts.meta("og:site_name") or found.sitename or ""),
        canonical=facts.canonical,
        published=facts.published or found.date or "",
        language=facts.language,
        partial=is_partial(tree, facts, raw),
        index=_is_front_page(url) and not facts.claims_article,
    )


def _find_article(tree: HtmlElement, url: str, min_words: int) -> Document:
    """Extract with precision first; where that leaves too little, with less of it."""
    best = Document()
    for precise in (True, False):
        found = trafilatura.bare_extraction(
            tree,
            url=url or None,
            include_comments=False,
            favor_precision=precise,
            with_metadata=True,
            date_extraction_params={"extensive_search": False, "original_date": True},
            prune_xpath=list(_CAPTIONS),
        )
        if isinstance(found, Document):
            best = found
        if len((best.text or "").split()) >= min_words:
            break
    return best


def _mark_inline_quotes(tree: HtmlElement) -> None:
    """Write <q> as the marks a browser shows: as an element it would tear its sentence apart."""
    for quote in tree.xpath("//q"):
        quote.text = f"“{quote.text or ''}"
        if len(quote):
            quote[-1].tail = f"{quote[-1].tail or ''}”"
        else:
            quote.text += "”"
        quote.drop_tag()


def _headings(tree: HtmlElement) -> list[str]:
    return [clean_line(str(heading.text_content())) for heading in tree.xpath("//h1")[:5]]


def _title(tree: HtmlElement, declared: str) -> str:
    """Prefer the page's main heading where the declared title only adds the site's name to it."""
    declared = clean_line(declared)
    for heading in _headings(tree):
        if len(heading.split()) >= _TITLE_MIN_WORDS and clean_line(heading).casefold() in declared.casefold():
            return heading
    return declared


def _is_front_page(url: str) -> bool:
    return bool(url) and urlsplit(url).path.strip("/") in {"", "index.html", "index.php"} and not urlsplit(url).query
