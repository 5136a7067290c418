"""Reads a sentence anew without the frames inserted in it: they throw the parser, which reads the rest well."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Doc

from articles.language.insertions import Insertion
from articles.language.sentences import COMPONENT
from articles.language.syntax import Sentence, Word, read_sentences, refresh

if TYPE_CHECKING:
    from spacy.language import Language


def reread(sentence: Sentence, insertions: list[Insertion], nlp: Language) -> None:
    """Give a sentence's words the tree that they have without its insertions, which hang together by themselves."""
    left_out = set[int]().union(*(item.segment for item in insertions))
    kept = [word for word in sentence.words if word.i not in left_out]
    for item in insertions:
        _close(sentence.words[item.first : item.last + 1], item.cue[0])
    for word, new in zip(kept, _parsed(kept, nlp), strict=True):
        word.lemma, word.pos, word.dep, word.morph = new.lemma, new.pos, new.dep, new.morph
        word.head = kept[new.head.i]
        word.children = [kept[child.i] for child in new.children]
    sentence.root = next(word for word in kept if word.head is word)
    refresh(sentence.words)


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
