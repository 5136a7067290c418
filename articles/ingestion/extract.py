"""From a page's bytes to a document: the trusted half, around the sandbox."""

from __future__ import annotations

import datetime as dt
import re
from urllib.parse import urljoin

from articles.domain import Document
from articles.exceptions import ExtractionFailed, InvalidAddress, NotAnArticle, TooLarge
from articles.ingestion.addresses import canonical_url, parse_address, registered_domain
from articles.ingestion.fetch import Fetched
from articles.ingestion.sandbox import SANDBOX
from articles.ingestion.text import clean, clean_line, count_words, detect_language, prose_words
from articles.policies import ExtractPolicy

_TAG = re.compile(rb"<[a-zA-Z]")
_LINE_LIMIT = 500
_FRONT_PAGES = frozenset({"/", "/index.html", "/index.php"})

_PAYWALL = (
    "The site shows only the beginning of this article to readers without a subscription. "
    "Paste its full text if you have access."
)


def extract_page(page: Fetched, policy: ExtractPolicy) -> Document:
    """Find the article in an HTML page.

    Raises:
        NotAnArticle: there is none, or only what stands before a paywall.
        TooLarge: the page or the article's text is.
        ExtractionFailed: the parser could not cope with the page.
    """
    _check_size(page.body, policy)
    header = {"charset": page.charset, "url": page.url, "min_words": policy.min_words}
    found = _Answer(SANDBOX.read_page(page.body, header, policy))
    text = clean(found.text("text"))
    if len(text) > policy.max_text:
        raise TooLarge(detail=f"{len(text)} characters of text")
    _check_article(text, page.url, found, policy)
    return Document(
        text=text,
        title=found.line("title"),
        byline=found.line("byline"),
        site_name=found.line("site_name"),
        url=_own_address(page.url, found.line("canonical")),
        published=_parse_date(found.line("published")),
        language=detect_language(text, found.line("language")),
        partial=found.flag("partial"),
    )


class _Answer:
    """What the sandbox said, believed field by field: it has read a stranger's page."""

    def __init__(self, fields: dict[str, object]) -> None:
        self._fields = fields

    def text(self, name: str) -> str:
        value = self._fields.get(name, "")
        return value if isinstance(value, str) else ""

    def line(self, name: str) -> str:
        return clean_line(self.text(name)[: 4 * _LINE_LIMIT])[:_LINE_LIMIT]

    def flag(self, name: str) -> bool:
        return self._fields.get(name) is True


def _check_size(body: bytes, policy: ExtractPolicy) -> None:
    if len(body) > policy.max_bytes:
        raise TooLarge(detail=f"{len(body)} bytes")
    elements = sum(1 for _ in _TAG.finditer(body.replace(b"\0", b"")))
    if elements > policy.max_elements:
        raise ExtractionFailed(detail=f"{elements} elements")


def _check_article(text: str, url: str, found: _Answer, policy: ExtractPolicy) -> None:
    words = count_words(text)
    if words < policy.min_words:
        raise NotAnArticle(_PAYWALL if found.flag("partial") else "", detail=f"{words} words")
    if not found.flag("declared") and (_is_front_page(url) or prose_words(text) < policy.min_words):
        raise NotAnArticle("This is a list of articles, not one of them. Open the article and use its own address.")


def _is_front_page(url: str) -> bool:
    return bool(url) and parse_address(url).target in _FRONT_PAGES


def _own_address(url: str, declared: str) -> str:
    """Take the page's word for its canonical address, within its own domain: else it could pose as another outlet.

    A canonical link to the front page is a site's mistake, common enough to be caught.
    """
    if not url and not declared:
        return ""
    try:
        own = canonical_url(urljoin(url, declared)) if declared else ""
    except (InvalidAddress, ValueError):
        own = ""
    if not url:
        return own
    same_site = bool(own) and registered_domain(own) == registered_domain(url)
    to_front_page = same_site and parse_address(own).target == "/" and parse_address(url).target != "/"
    return own if same_site and not to_front_page else canonical_url(url)


def _parse_date(value: str) -> dt.datetime | None:
    """Read an ISO date. An hour without a zone is no moment in time, so only its day is kept."""
    try:
        moment = dt.datetime.fromisoformat(value)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(hour=0, minute=0, second=0, microsecond=0)
    return moment if moment.year <= dt.datetime.now(dt.UTC).year + 1 else None
