"""What a page says about itself: JSON-LD (schema.org), Open Graph and other meta elements."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from typing import Any

from lxml.html import HtmlElement

from articles.ingestion.text import clean_line

_ARTICLE_TYPE = re.compile(r"\w*(?:Article|Posting|Report|Review)")
_MAX_ITEMS = 500
_MAX_NAMES = 12
_MAX_NAME_WORDS = 8
_DATE_FIELDS = (
    '//meta[@property="article:published_time" or @name="article:published_time"]/@content',
    '//*[@itemprop="datePublished"]/@content',
    '//*[@itemprop="datePublished"]/@datetime',
    '//meta[@name="parsely-pub-date" or @name="pubdate" or @name="publish-date" or @name="sailthru.date"]/@content',
    '//meta[@name="DC.date.issued" or @name="dcterms.created" or @name="cXenseParse:recs:publishtime"]/@content',
    "//time[@pubdate]/@datetime",
)
_EARLIEST_YEAR = 1900
"""Content systems write year 1 for 'unknown'."""

_DATE_WORDS = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|"
    r"November|December|Published|Updated)\s*$",
    re.IGNORECASE,
)


class Structured:
    """The structured facts of one page."""

    def __init__(self, tree: HtmlElement) -> None:
        self._tree = tree
        self.items = list(_linked_data(tree))
        self.article = next((item for item in self.items if _is_article(item)), {})

    @property
    def claims_article(self) -> bool:
        """Whether the page calls itself an article."""
        return bool(self.article) or self.meta("og:type") == "article"

    def meta(self, name: str) -> str:
        """Return the content of a meta element by its property or name."""
        return str(next(iter(self._tree.xpath("//meta[@property=$n or @name=$n]/@content", n=name)), "")).strip()

    @property
    def language(self) -> str:
        """The language the page says it is in, as it says it."""
        return str(next(iter(self._tree.xpath("/html/@lang|//meta[@property='og:locale']/@content")), ""))

    @property
    def canonical(self) -> str:
        """The address the page calls its own, unchecked."""
        return str(next(iter(self._tree.xpath("//link[translate(@rel,'CANOIL','canoil')='canonical']/@href")), ""))

    @property
    def byline(self) -> str:
        """Authors by name, as the JSON-LD has them."""
        names = (clean_line(name) for name in _names(self.article.get("author")))
        kept = [name for name in dict.fromkeys(names) if is_name(name)]
        return ", ".join(kept[:_MAX_NAMES])

    @property
    def published(self) -> str:
        """When it was published, as ISO 8601; the first that names a zone, else the first."""
        told = [self.article.get("datePublished"), *(v for path in _DATE_FIELDS for v in self._tree.xpath(path)[:3])]
        dates = [date for value in told if isinstance(value, str) and (date := _read_date(value))]
        with_zone = (date for date in dates if date.tzinfo)
        best = next(with_zone, dates[0] if dates else None)
        if best is None:
            return ""
        has_hour = best.tzinfo is not None or best.time() != dt.time()
        return best.isoformat() if has_hour else best.date().isoformat()

    @property
    def word_count(self) -> int:
        """How long the article is by its own account; 0 when it doesn't say."""
        told = str(self.article.get("wordCount", ""))
        return int(told) if re.fullmatch(r"\d{1,6}", told) else 0

    def locked_parts(self) -> tuple[bool, list[str]]:
        """Tell whether the page declares itself not free, and the CSS classes of what is locked."""
        parts = [part for part in _as_list(self.article.get("hasPart")) if isinstance(part, dict)]
        locked = [part for part in parts if _is_false(part.get("isAccessibleForFree"))]
        selectors = [str(part.get("cssSelector", "")) for part in locked]
        classes = [name for selector in selectors for name in re.findall(r"\.([\w-]+)\s*(?:,|$)", selector)]
        return _is_false(self.article.get("isAccessibleForFree")) or bool(locked), classes


def is_name(text: str) -> bool:
    """Tell whether text may stand in a byline."""
    return bool(text) and "/" not in text and "@" not in text and len(text.split()) <= _MAX_NAME_WORDS


def tidy_byline(text: str) -> str:
    """Tidy a byline that was read off the page: no 'By', no date stuck to its end."""
    names = (
        re.sub(r"^(?:by|von|par|por|di)\s+", "", clean_line(part), flags=re.IGNORECASE) for part in text.split(";")
    )
    trimmed = (_DATE_WORDS.sub("", name).strip(" ,|-") for name in names)
    return ", ".join(name for name in dict.fromkeys(trimmed) if is_name(name))


def _linked_data(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    pending: list[Any] = []
    for script in tree.xpath('//script[contains(@type, "ld+json")]')[:20]:
        try:
            pending.append(json.loads(script.text or "", strict=False))
        except (ValueError, RecursionError):
            continue
    for _ in range(_MAX_ITEMS):
        if not pending:
            return
        node = pending.pop(0)
        if isinstance(node, list):
            pending.extend(node[:_MAX_ITEMS])
        elif isinstance(node, dict):
            yield node
            pending.extend(node[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in node)


def _is_article(item: dict[str, Any]) -> bool:
    return any(isinstance(kind, str) and _ARTICLE_TYPE.fullmatch(kind) for kind in _as_list(item.get("@type")))


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _names(author: Any) -> Iterator[str]:
    for entry in _as_list(author)[:_MAX_NAMES]:
        name = entry.get("name") if isinstance(entry, dict) else entry
        yield from (part for part in _as_list(name) if isinstance(part, str))


def _is_false(value: Any) -> bool:
    return value is False or str(value).strip().lower() == "false"


def _read_date(value: str) -> dt.datetime | None:
    for read in (dt.datetime.fromisoformat, parsedate_to_datetime):
        try:
            date = read(value.strip())
        except (ValueError, TypeError):
            continue
        return date if date.year >= _EARLIEST_YEAR else None
    return None
