"""Making text fit to be read: clean characters, paragraphs, a headline, a language."""

from __future__ import annotations

import functools
import re
import unicodedata
from typing import Any

_LINE_BREAKS = re.compile(r"\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_INVISIBLE = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb"
    r"\ufdd0-\ufdef\ufffe\uffff]"
)
"""Controls, lone surrogates, soft hyphens, marks of direction (which can make text read otherwise than it is)."""

_SPACES = re.compile(r"[^\S\n]+")
_AROUND_BREAKS = re.compile(r" *\n *")
_PIECES = re.compile(r"\S{1,500}")
_BLANK_LINES = re.compile(r"\n{3,}")

_ENDS_SENTENCE = re.compile(r"[.!?…:;。！？।۔][\"'”’»)\]]*$")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
"""Thai, Lao, Burmese, Khmer, Japanese and Chinese."""

_INNER_STOPS = re.compile(r"[.!?,;。、，] .*[.!?,;。、，] |[。、，]|[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]{20}")
"""Thai and its neighbours write sentences without any stop."""

_FULL_STOP = re.compile(r"[.;:,]$")
_HEADLINE_MIN_WORDS = 4
_HEADLINE_MAX_WORDS = 25
_HEADLINE_LOOKED_FOR = 5
_MENU = re.compile(r"[·|•›»]")
_WRAPPED_WIDTH = range(40, 131)
_WRAPPED_MIN_LINES = 2

_LANGUAGE_SAMPLE = 6_000
_LANGUAGE_MIN_CHARACTERS = 60
_LANGUAGE_SURE = 0.9
"""Normalised probability from which the text's own language outweighs what the page says it is in."""


def clean(text: str) -> str:
    """Return the text in NFC with plain spaces and line breaks and without invisible characters.

    A blank line parts paragraphs; single line breaks stay. Offsets of claims refer to the result.
    """
    text = _LINE_BREAKS.sub("\n", text)
    text = _INVISIBLE.sub("", text)
    text = _AROUND_BREAKS.sub("\n", _SPACES.sub(" ", text))
    return _compose(_BLANK_LINES.sub("\n\n", text)).strip()


def _compose(text: str) -> str:
    """Put text into NFC piece by piece: in one go, a long run of combining marks takes quadratic time."""
    return text if text.isascii() else _PIECES.sub(lambda piece: unicodedata.normalize("NFC", piece.group()), text)


def clean_line(text: str) -> str:
    """Clean a title or name: one line."""
    return " ".join(clean(text).split())


def unwrap(text: str) -> str:
    """Join the lines of text wrapped at a fixed width (mail, old .txt files), so that a line is a paragraph."""
    lines = [line for line in text.split("\n") if line]
    inner = [line for block in text.split("\n\n") for line in block.split("\n")[:-1]]
    if len(inner) < _WRAPPED_MIN_LINES or max(map(len, lines)) >= _WRAPPED_WIDTH.stop:
        return text
    broken = sum(len(line) in _WRAPPED_WIDTH and not _ENDS_SENTENCE.search(line) for line in inner)
    if broken * 2 < len(inner):
        return text
    return "\n\n".join(block.replace("\n", " ") for block in text.split("\n\n"))


def split_headline(text: str) -> tuple[str, str]:
    """Find the headline among the lines above the first sentence, and take it out where it is the very first line.

    A headline has at least a few words and no full stop; the name of a section or a menu above it is passed over.
    """
    lines = [line for line in text.split("\n") if line]
    for number, line in enumerate(lines[:_HEADLINE_LOOKED_FOR]):
        words = len(line.split())
        if words > _HEADLINE_MAX_WORDS or _FULL_STOP.search(line):
            break
        if words >= _HEADLINE_MIN_WORDS and not _MENU.search(line) and words < len(text.split()) - words:
            return line, text.partition("\n")[2].strip() if number == 0 else text
    return "", text


def count_words(text: str) -> int:
    """Count words; two characters make one in scripts that set no spaces."""
    return len(text.split()) + len(_UNSPACED.findall(text)) // 2


def prose_words(text: str) -> int:
    """Count the words that stand in sentences, not in menus and lists of headlines."""
    return sum(
        count_words(line) for line in text.split("\n") if _ENDS_SENTENCE.search(line) or _INNER_STOPS.search(line)
    )


def same_words(left: str, right: str) -> bool:
    """Tell whether two lines differ in case and punctuation only."""
    return re.findall(r"\w+", left.casefold()) == re.findall(r"\w+", right.casefold())


def detect_language(text: str, hint: str = "") -> str:
    """Return the ISO 639-1 code of the text's language, or nothing when unknown.

    Args:
        text: cleaned text.
        hint: what the page says ('en-GB'); taken when the text alone doesn't decide.
    """
    declared = hint.strip().lower().replace("_", "-").partition("-")[0]
    declared = declared if re.fullmatch(r"[a-z]{2}", declared) else ""
    sample = text[:_LANGUAGE_SAMPLE]
    if len(sample) < _LANGUAGE_MIN_CHARACTERS:
        return declared
    found, probability = _identifier().classify(sample)
    return str(found) if probability >= _LANGUAGE_SURE else declared


@functools.cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
