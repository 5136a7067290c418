"""Reads a sentence anew without the frames and asides in it: they throw the parser, which reads the rest well."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Doc

from articles.language.asides import find_asides, hang
from articles.language.insertions import Insertion
from articles.language.sentences import COMPONENT
from articles.language.syntax import Sentence, Word, read_sentences, refresh

if TYPE_CHECKING:
    from spacy.language import Language


def reread(sentence: Sentence, insertions: list[Insertion], nlp: Language) -> None:
    """Give a sentence's words the tree that they have without its insertions, which hang together by themselves.

    Asides that part a verb from its subject are left out as well, and hung on that subject afterwards.
    """
    words = sentence.words
    inserted = set[int]().union(*(item.segment for item in insertions))
    if insertions:
        _read_anew(sentence, inserted, nlp)
        for item in insertions:
            _close(words[item.first : item.last + 1], item.cue[0])
    asides = [item for item in find_asides(words) if inserted.isdisjoint(range(item.first, item.last + 1))]
    if asides:
        _read_anew(sentence, inserted.union(*(range(item.first, item.last + 1) for item in asides)), nlp)
        for aside in asides:
            hang(words, aside)
        sentence.root = next(word for word in words if word.head is word and word.i not in inserted)
    refresh(words)


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
