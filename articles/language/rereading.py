"""Reads a sentence anew without the frames, asides and fronted days in it, which throw the parser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Doc

from articles.language.asides import find_asides, hang
from articles.language.calendar import MONTHS, WEEKDAYS
from articles.language.insertions import Insertion
from articles.language.sentences import COMPONENT
from articles.language.syntax import NOMINAL, Sentence, Word, read_sentences, refresh

if TYPE_CHECKING:
    from spacy.language import Language

_FEW = 5
"""Words; in fewer nothing is worth reading anew."""
_PARTS_OF_DAY = frozenset({"morning", "afternoon", "evening", "night"})


def reread(sentence: Sentence, insertions: list[Insertion], nlp: Language) -> None:
    """Give a sentence's words the tree that they have without its insertions, which hang together by themselves.

    Asides that part a verb from its subject are left out as well, and hung on that subject afterwards; so is a day at
    the beginning that was taken for part of a name, and hung on the root.
    """
    words = sentence.words
    day = _fronted_day(words)
    left_out = set(day).union(*(item.segment for item in insertions))
    if left_out:
        _read_anew(sentence, left_out, nlp)
        for item in insertions:
            _close(words[item.first : item.last + 1], item.cue[0])
    found = find_asides(words, len(day))
    asides = [item for item in found if left_out.isdisjoint(range(item.first, item.last + 1))]
    if asides:
        _read_anew(sentence, left_out.union(*(range(item.first, item.last + 1) for item in asides)), nlp)
        for aside in asides:
            hang(words, aside)
        sentence.root = next(word for word in words if word.head is word and word.i not in left_out)
    if day:
        _hang_day(words, day, sentence.root)
    refresh(words)


def _fronted_day(words: list[Word]) -> range:
    """The words of 'On Tuesday' where the parser took them for part of a name: 'On Tuesday Ann Lee resigned'."""
    if len(words) < _FEW or words[0].lower != "on" or words[1].lower not in WEEKDAYS:
        return range(0)
    end = 3 if words[2].lower in _PARTS_OF_DAY else 2
    is_name = words[end].pos not in {"PUNCT", "NUM"} and words[end].lower not in MONTHS
    is_taken = any(word.head.i >= end and word.head.pos in NOMINAL for word in words[:end])
    return range(end) if is_name and is_taken else range(0)


def _hang_day(words: list[Word], day: range, root: Word) -> None:
    """Hang a day at the beginning of a sentence on its root, with the words around it."""
    name = words[1]
    name.children = [words[i] for i in day if i != 1]
    for word in name.children:
        word.head, word.dep, word.children = name, "case" if word.i == 0 else "compound", []
    name.head, name.dep = root, "obl"
    root.children.insert(0, name)


def _read_anew(sentence: Sentence, left_out: set[int], nlp: Language) -> None:
    """Parse a sentence as if some of its words weren't there."""
    kept = [word for word in sentence.words if word.i not in left_out]
    for word, new in zip(kept, _parsed(kept, nlp), strict=True):
        word.lemma, word.pos, word.dep, word.morph = new.lemma, new.pos, new.dep, new.morph
        word.head = kept[new.head.i]
        word.children = [kept[child.i] for child in new.children]
    sentence.root = next(word for word in kept if word.head is word)


def _parsed(kept: list[Word], nlp: Language) -> list[Word]:
    """Words as the parser reads them when nothing stands between."""
    spaces = [word.end < behind.start for word, behind in zip(kept, [*kept[1:], kept[-1]], strict=True)]
    starts: list[bool | int | None] = [index == 0 for index in range(len(kept))]
    doc = Doc(nlp.vocab, words=[word.text for word in kept], spaces=spaces, sent_starts=starts)
    (sentence,) = read_sentences(nlp(doc, disable=[COMPONENT, "ner"]), 0)
    return sentence.words


def _close(words: list[Word], cue: Word) -> None:
    """Let the words of an insertion hang together under its cue, cut off from all others."""
    inside = set(words)
    cue.head, cue.dep = cue, "root"
    for word in words:
        if word.head not in inside:
            word.head = cue
    for word in words:
        word.children = [child for child in words if child.head is word and child is not word]
