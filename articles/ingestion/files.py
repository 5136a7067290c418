"""Uploaded files and pasted text. What a file is, its bytes tell; its name is the last hint."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePath

from articles.domain import Document
from articles.exceptions import NotAnArticle, TooLarge, UnsupportedFile
from articles.ingestion.addresses import canonical_url
from articles.ingestion.charset import decode
from articles.ingestion.extract import extract_page
from articles.ingestion.fetch import Fetched
from articles.ingestion.text import clean, clean_line, count_words, detect_language, split_headline, unwrap
from articles.policies import ExtractPolicy

_SIGNATURES = (
    (re.compile(rb"\s{0,64}%PDF-"), "a PDF"),
    (re.compile(rb"PK\x03\x04.{0,4000}word/", re.DOTALL), "a Word document"),
    (re.compile(rb"PK\x03\x04.{0,4000}content\.opf|PK\x03\x04.{26}mimetypeapplication/epub", re.DOTALL), "an e-book"),
    (re.compile(rb"PK\x03\x04.{26}mimetypeapplication/vnd\.oasis", re.DOTALL), "an OpenDocument file"),
    (re.compile(rb"PK(?:\x03\x04|\x05\x06)"), "a zip archive"),
    (re.compile(rb"\xd0\xcf\x11\xe0"), "an old Office document"),
    (re.compile(rb"\{\\rtf"), "an RTF document"),
    (
        re.compile(rb"\x89PNG|GIF8|\xff\xd8\xff|BM.{4}\x00\x00\x00\x00|RIFF.{4}WEBP|II\*\x00|MM\x00\*", re.DOTALL),
        "an image",
    ),
    (re.compile(rb".{4}ftyp(?:avif|heic|mif1)", re.DOTALL), "an image"),
    (re.compile(rb".{4}ftyp|\x1aE\xdf\xa3|ID3|OggS|RIFF.{4}(?:AVI |WAVE)", re.DOTALL), "a video or sound recording"),
    (re.compile(rb"\x1f\x8b|BZh|7z\xbc\xaf|Rar!|\xfd7zXZ|\x28\xb5\x2f\xfd"), "a compressed archive"),
    (re.compile(rb"\x7fELF|MZ.{58}|bplist00", re.DOTALL), "a program or data file"),
    (
        re.compile(rb"(?:From:|MIME-Version:|Content-Type: multipart/)[^\n]*\n", re.IGNORECASE),
        "a saved mail or web archive",
    ),
)
_HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*|<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_HTML_ANYWHERE = re.compile(r"</(?:p|div|body|html|article|h1)\s*>", re.IGNORECASE)
_HTML_NAMES = frozenset({".html", ".htm", ".xhtml"})
_MAX_CONTROL_SHARE = 0.02
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]")
_PROBE = 20_000
_TITLE_LIMIT = 500


def read_text(text: str, policy: ExtractPolicy | None = None, *, title: str = "") -> Document:
    """Turn pasted text into a document, word for word.

    Without a title the first line is taken as one (and out of the text) when it looks like a headline.

    Raises:
        NotAnArticle: nothing, or too little.
        TooLarge: longer than an article can be.
    """
    policy = policy or ExtractPolicy()
    if len(text) > policy.max_text:
        raise TooLarge(detail=f"{len(text)} characters")
    body = unwrap(clean(text))
    title = clean_line(title[:_TITLE_LIMIT])
    if not title:
        title, body = split_headline(body)
    _check_length(body, policy.min_words)
    return Document(text=body, title=title, language=detect_language(body))


def extract(page: Fetched, policy: ExtractPolicy | None = None) -> Document:
    """Turn what was fetched into a document.

    Raises:
        UnsupportedFile: it is no page, whatever the site called it.
        NotAnArticle: there is no article on it, or only what stands before a paywall.
        TooLarge: more than an article can be.
        ExtractionFailed: the parser could not cope with it.
    """
    policy = policy or ExtractPolicy()
    if page.content_type == "text/plain" and file_kind("", page.body) == "text":
        return replace(read_text(decode(page.body, page.charset), policy), url=canonical_url(page.url))
    refuse_foreign(page.body)
    return extract_page(page, policy)


def read_file(name: str, data: bytes, policy: ExtractPolicy | None = None) -> Document:
    """Turn an uploaded file into a document.

    Raises:
        UnsupportedFile: not a kind we read, whatever its name says.
        IngestError: as for `read_text` and `extract`.
    """
    policy = policy or ExtractPolicy()
    if len(data) > policy.max_bytes:
        raise TooLarge(detail=f"{len(data)} bytes")
    if not data.strip():
        raise NotAnArticle("This file is empty. Choose another, or paste the article’s text.")
    return _READERS[file_kind(name, data)](data, policy)


def file_kind(name: str, data: bytes) -> str:
    """Tell what a file is: a key of the table of readers.

    Raises:
        UnsupportedFile: none of them.
    """
    refuse_foreign(data)
    text = decode(data[:_PROBE])
    if _HTML_START.match(text):
        return "html"
    if PurePath(name.lower()).suffix in _HTML_NAMES and _HTML_ANYWHERE.search(decode(data)):
        return "html"
    if len(_CONTROLS.findall(text)) > len(text) * _MAX_CONTROL_SHARE:
        raise UnsupportedFile("This file holds no text we can read. Use a .html or .txt file, or paste the text.")
    return "text"


def refuse_foreign(data: bytes) -> None:
    """Refuse bytes that open like another kind of file.

    Raises:
        UnsupportedFile: saying which kind.
    """
    for signature, kind in _SIGNATURES:
        if signature.match(data):
            raise UnsupportedFile(f"This is {kind}, which can’t be read yet. Paste the article’s text instead.")


def _check_length(text: str, min_words: int) -> None:
    if not text:
        raise NotAnArticle("There is no text here. Paste the whole article.")
    words = count_words(text)
    if words < min_words:
        raise NotAnArticle(
            f"This text has {words} word{'s' * (words != 1)}; an article has {min_words} or more. Paste all of it.",
        )


def _read_html_file(data: bytes, policy: ExtractPolicy) -> Document:
    return extract_page(Fetched(url="", body=data, content_type="text/html"), policy)


def _read_text_file(data: bytes, policy: ExtractPolicy) -> Document:
    return read_text(decode(data), policy)


_READERS: dict[str, Callable[[bytes, ExtractPolicy], Document]] = {"html": _read_html_file, "text": _read_text_file}
"""How each kind of file is read. A new kind (PDF, DOCX) gets a key in `file_kind` and a reader here."""
