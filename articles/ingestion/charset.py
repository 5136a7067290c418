"""From the bytes of a page or file to its characters."""

from __future__ import annotations

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w:.-]{2,40})", re.IGNORECASE)
_META_WITHIN = 4_096
_STATEFUL = frozenset({"iso2022_jp", "hz"})
"""Encodings whose bytes are all ASCII, so that being valid UTF-8 proves nothing."""

_SUPERSETS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}
"""What browsers take a label to mean (WHATWG Encoding Standard, section 4.2)."""

_KNOWN = frozenset(_SUPERSETS.values()) | {
    *(
        "utf-8",
        "utf-16",
        "utf-16-le",
        "utf-16-be",
        "cp866",
        "koi8-r",
        "koi8-u",
        "mac-roman",
        "iso2022_jp",
        "euc_jp",
        "hz",
    ),
    *(f"cp125{digit}" for digit in range(9)),
    *(f"iso8859-{part}" for part in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)),
}
"""The only codecs ever used: Python has others that unpack, evaluate escapes or take quadratic time."""

_FALLBACK = "cp1252"


def decode(body: bytes, declared: str = "") -> str:
    """Decode bytes to text; never fails.

    Order of trust: byte order mark, text that is valid UTF-8, the declared charset, the page's own meta element,
    damaged UTF-8, Windows-1252. UTF-8 stands before the declaration because sites mislabel it, and text in another
    encoding is practically never valid UTF-8 by chance.
    """
    for bom, name in _BOMS:
        if body.startswith(bom):
            return body.decode(name, errors="replace")
    if wide := _wide_encoding(body):
        return body.decode(wide, errors="replace")
    labels = [known for label in (declared, _meta_charset(body)) if (known := _codec(label))]
    if not _STATEFUL.intersection(labels):
        labels.insert(0, "utf-8")
    for name in labels:
        try:
            return body.decode(name)
        except UnicodeError:
            continue
    return body.decode(_closest(body, labels), errors="replace")


def _meta_charset(body: bytes) -> str:
    found = _META.search(body, 0, _META_WITHIN)
    return found.group(1).decode("ascii") if found else ""


def _codec(label: str) -> str:
    """Return the codec a label means, or nothing when we don't use it. A meta element that was read isn't in UTF-16."""
    try:
        name = codecs.lookup(label.strip().lower().removeprefix("x-")).name
    except (LookupError, ValueError):
        return ""
    name = _SUPERSETS.get(name, name)
    return name if name in _KNOWN and not name.startswith("utf-16") else ""


def _wide_encoding(body: bytes) -> str:
    """Recognise UTF-16 without a mark: in Western text every other byte is zero."""
    head = body[:2_000]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if len(head) < 8 or max(even, odd) < len(head) * 0.3 or min(even, odd) > len(head) * 0.05:
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _closest(body: bytes, labels: list[str]) -> str:
    """Choose the codec that loses least, when none fits: a few broken characters don't make a UTF-8 page another."""
    text = body.decode("utf-8", errors="replace")
    lost = text.count("�")
    sound = sum(not character.isascii() for character in text) - lost
    if lost < sound:
        return "utf-8"
    return next((name for name in labels if name != "utf-8"), _FALLBACK)
