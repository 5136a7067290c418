"""Variants of training sentences as news sites print them: other marks, headline case, capitals."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import replace

from articles.language.training.names import NamedText
from articles.language.training.treebank import Sentence, Word, word_set

# Share of the groups of each kind that are added as a variant; small, so that ordinary text keeps its weight.
SHARES = {"marks": 0.25, "lower": 0.03, "upper": 0.03, "title": 0.05, "unstopped": 0.03}

_MARKS = {
    '"': ("“", "”"),
    "'": ("‘", "’"),
    "“": ('"', '"'),
    "”": ('"', '"'),
    "’": ("'", "'"),
    "``": ("“", "“"),
    "''": ("”", "”"),
    "--": ("—", "–"),
    "-": ("–", "—"),
    "–": ("—", "-"),
    "—": ("–", "--"),
    "...": ("…", "…"),
}
_WORD = re.compile(r"[\w'’]+")
_SMALL_IN_HEADLINES = word_set("a an and as at but by for from in nor of on or the to up with")


def variants(group: list[list[Sentence]], rng: random.Random) -> list[list[list[Sentence]]]:
    """The variants drawn for one group of paragraphs, mostly none."""
    drawn = [kind for kind, share in SHARES.items() if rng.random() < share]
    return [[[_changed(sentence, kind) for sentence in part] for part in group] for kind in drawn]


def _changed(sentence: Sentence, kind: str) -> Sentence:
    words = sentence.words
    if kind == "unstopped":
        return Sentence(_without_final_stop(words))
    if kind == "marks":
        return Sentence(_with_other_marks(words))
    change = {"lower": str.lower, "upper": str.upper, "title": _headline}[kind]
    return Sentence([replace(word, form=change(word.form)) for word in words])


def recased(item: NamedText, rng: random.Random) -> Iterator[NamedText]:
    """The variants in other capitals drawn for a text with names, mostly none."""
    for kind, change in (("title", _headline), ("upper", str.upper)):
        text = _WORD.sub(lambda match, change=change: change(match.group()), item.text)  # type: ignore[misc]
        # The names keep their places; a few letters are two as capitals.
        if rng.random() < SHARES[kind] and len(text) == len(item.text):
            yield replace(item, text=text)


def _headline(form: str) -> str:
    return form if form in _SMALL_IN_HEADLINES else form[:1].upper() + form[1:]


def _without_final_stop(words: list[Word]) -> list[Word]:
    if len(words) < 3 or words[-1].form != "." or any(word.head == len(words) - 1 for word in words):
        return words
    return words[:-1]


def _with_other_marks(words: list[Word]) -> list[Word]:
    changed: list[Word] = []
    open_marks: set[str] = set()
    for word in words:
        form = word.form
        if form in _MARKS and word.pos == "PUNCT":
            form = _MARKS[form][form in open_marks]
            open_marks ^= {word.form}
        elif "'" in form:
            form = form.replace("'", "’")
        elif "’" in form:
            form = form.replace("’", "'")
        changed.append(replace(word, form=form))
    return changed
