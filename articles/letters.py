"""Words as they are compared when somebody searches: without case, accents and letters of one language alone."""

from __future__ import annotations

import unicodedata

LETTERS = {
    letter: plain
    for letters, plain in {
        "Ææ": "ae", "Œœ": "oe", "ẞß": "ss", "Þþ": "th", "Ĳĳ": "ij",
        "Øø": "o", "Łł": "l", "ĐđÐð": "d", "Ħħ": "h", "ı": "i", "Ŋŋ": "n", "Ŧŧ": "t",
    }.items()
    for letter in letters
}  # fmt: skip
"""Letters that no accent makes, written as PostgreSQL's `unaccent` writes them."""


class _Plain(dict[int, str]):
    """Letters by code point; each is looked up once."""

    def __missing__(self, letter: int) -> str:
        lower = chr(letter).lower()
        base = unicodedata.normalize("NFD", lower)[:1]
        self[letter] = base if base.isascii() and base.isalpha() else lower
        return self[letter]


_PLAIN = _Plain(str.maketrans(LETTERS))


def fold(text: str) -> str:
    """A text in plain small letters. Where both databases keep a letter (Cyrillic, Greek) it stays as it is."""
    return text.translate(_PLAIN)
