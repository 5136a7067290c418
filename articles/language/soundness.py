"""Whether a text can be read at all, and why not, in words for a person."""

from __future__ import annotations

import re

from articles.domain import Document, Reading
from articles.policies import LanguagePolicy

_FEW_WORDS = 3
_COMMON = frozenset(
    "the of and to in a is that for it was on with as he his be at by i this had not are but from or have an they"
    " which one you were"
    " she her all would there their we him been has when who will no more if out so said what up its about than"
    " them can".split()
)
_MANY_WORDS = 40
_ENGLISH_SHARE = 0.12
_FEW_DIFFERENT_WORDS = 20
"""A table or a list of names has too few words to tell its language by."""
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000
_SURROGATES = re.compile("[\ud800-\udfff]")
_LANGUAGES = {
    "ar": "Arabic", "de": "German", "es": "Spanish", "fa": "Persian", "fr": "French", "he": "Hebrew", "hi": "Hindi",
    "it": "Italian",
    "ja": "Japanese", "ko": "Korean", "nl": "Dutch", "pl": "Polish", "pt": "Portuguese", "ru": "Russian",
    "sv": "Swedish",
    "tr": "Turkish", "uk": "Ukrainian", "zh": "Chinese", "en": "English",
}  # fmt: skip


def parseable(text: str) -> str:
    """The same text, character for character, in a form that every tokenizer can take."""
    return _SURROGATES.sub("?", text).replace("\n", " ").replace("\r", " ").replace("\x00", " ")


def before_reading(document: Document, policy: LanguagePolicy) -> str:
    """Why a document can't be read; empty when it can."""
    words = _WORD.findall(document.text[:_SAMPLE])
    if len(words) < _FEW_WORDS:
        return "There is no text to read."
    language = document.language.lower()[:2]
    if language and language not in policy.languages:
        return _foreign(language, policy)
    found = _detected(document.text[:_SAMPLE], words)
    return _foreign(found, policy) if found not in policy.languages else ""


def _foreign(language: str, policy: LanguagePolicy) -> str:
    known = " or ".join(sorted(_LANGUAGES.get(code, code) for code in policy.languages))
    name = _LANGUAGES.get(language)
    told = f"The text is in {name}" if name else "The text does not seem to be in a language we read"
    return f"{told}; only {known} can be read."


def _detected(text: str, words: list[str]) -> str:
    """Common English words settle it; only without them is the text's language identified."""
    share = sum(1 for word in words if word.lower() in _COMMON) / len(words)
    if share >= _ENGLISH_SHARE or (text.isascii() and len({word.lower() for word in words}) < _FEW_DIFFERENT_WORDS):
        return "en"
    import py3langid

    return str(py3langid.classify(text)[0])


def after_reading(reading: Reading) -> str:
    """Why what was read is not sound; empty when it is."""
    if not reading.sentences:
        return "No sentences were found in this text; it may be a list, a table or a menu."
    if not reading.claims and len(reading.document.text.split()) >= _MANY_WORDS:
        return "No statements were found in this text; it may be a list, a table or a menu."
    return ""
