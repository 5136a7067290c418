"""Words of a parsed text in Universal Dependencies, whatever labels the loaded model was trained with.

All rules of this package read `Word`s, so the two label sets meet in one place: `clearnlp` turns a tree in ClearNLP
labels (spaCy's own English models) into a UD tree before anything else sees it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, IDX, IS_SPACE, LEMMA, MORPH, ORTH, POS

from articles.language import clearnlp, repair
from articles.language.sentences import JOINT

if TYPE_CHECKING:
    from spacy.tokens import Doc

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass", "csubj:outer"})
OBJECTS = frozenset({"obj", "iobj"})
AUXILIARIES = frozenset({"aux", "aux:pass"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_IOB = ("", "I", "O", "B")
"""As spaCy numbers the places of words in names."""
CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM"})


class Word:
    """A token: its place in the document's text, its part of speech and its place in the tree."""

    __slots__ = (
        "children",
        "dep",
        "end",
        "entity",
        "head",
        "hi",
        "i",
        "lemma",
        "lo",
        "lower",
        "morph",
        "pos",
        "start",
        "text",
    )

    def __init__(
        self,
        i: int,
        start: int,
        text: str,
        *,
        lemma: str = "",
        pos: str = "",
        dep: str = "",
        morph: str = "",
        entity: str = "",
    ) -> None:
        self.i = i
        self.start = start
        self.end = start + len(text)
        self.text = text
        self.lower = text.lower().replace("’", "'")
        self.lemma = lemma.lower() or self.lower
        self.pos = pos
        self.dep = dep
        self.morph = morph
        self.entity = entity
        """Label of the named entity it is part of, prefixed B or I; empty outside."""
        self.head: Word = self
        self.children: list[Word] = []
        self.lo = self.hi = i
        """First and last token of its subtree."""

    def __repr__(self) -> str:
        return f"{self.text}/{self.pos}/{self.dep}"

    def child(self, *labels: str) -> Word | None:
        """The first child with one of these labels."""
        for child in self.children:
            if child.dep in labels:
                return child
        return None

    def all(self, *labels: str) -> Iterator[Word]:
        """All children with one of these labels."""
        return (child for child in self.children if child.dep in labels)

    @property
    def subject(self) -> Word | None:
        """Its own subject."""
        for child in self.children:
            if child.dep in SUBJECTS:
                return child
        return None

    @property
    def is_finite(self) -> bool:
        """Whether it heads a clause with a tense of its own."""
        if "VerbForm=Fin" in self.morph:
            return True
        if self.pos == "VERB" and self.subject is not None and self.subject.i < self.i and self._may_be_past():
            return True
        return any(child.dep in AUXILIARIES or child.dep == "cop" for child in self.children if _is_tensed(child))

    def _may_be_past(self) -> bool:
        """A form that the tagger took for a participle although it has a subject and no auxiliary ('costs fell')."""
        return "Tense=Past" in self.morph and self.child("aux", "aux:pass", "cop") is None

    @property
    def is_measure(self) -> bool:
        """Whether it heads the second half of a comparison: 'as fast as we planned'."""
        marked = any(child.lower in {"as", "than"} and child.dep in {"mark", "case"} for child in self.children)
        return marked and any(child.lower in {"as", "more", "less"} for child in self.head.children)

    @property
    def is_clausal(self) -> bool:
        """Whether it is a verb, or a predicate joined to its subject by a copula."""
        return self.pos in {"VERB", "AUX"} or self.child("cop") is not None

    def ancestors(self) -> Iterator[Word]:
        """Its head, the head of that, up to the root."""
        word = self
        while word.head is not word:
            word = word.head
            yield word


def _is_tensed(auxiliary: Word) -> bool:
    return "VerbForm=Fin" in auxiliary.morph or auxiliary.lower in {
        "will", "would", "may", "might", "can", "could", "shall", "should", "must", "'ll", "'d", "wo", "ca",
    }  # fmt: skip


class Sentence:
    """A sentence: its words (spaces left out) and the root of their tree."""

    __slots__ = ("root", "words")

    def __init__(self, words: list[Word]) -> None:
        self.words = words
        self.root = next((word for word in words if word.head is word), words[0])

    @property
    def start(self) -> int:
        """Where it begins in the document's text."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Where it ends in the document's text."""
        return self.words[-1].end


def read_sentences(doc: Doc, offset: int) -> list[Sentence]:
    """The sentences of a parsed document whose first character stands at `offset` of the whole text."""
    words = _words(doc, offset)
    parts: list[list[Word]] = []
    for span in doc.sents:
        inside = [word for word in words[span.start : span.end] if word.pos != "SPACE"]
        if inside and parts and parts[-1][-1].text == JOINT:
            _join(parts[-1], inside)
        elif inside:
            parts.append(inside)
    return [Sentence(_linked(inside)) for inside in parts]


def _join(first: list[Word], second: list[Word]) -> None:
    """Hang a part of a sentence that was parsed alone on the one before it."""
    root = next(word for word in first if word.head is word)
    for word in second:
        if word.head is word:
            word.head, word.dep = root, "parataxis"
    first.extend(second)


def _words(doc: Doc, offset: int) -> list[Word]:
    """The document's words with their heads; read from its arrays, which is several times faster than from tokens."""
    strings = doc.vocab.strings
    rows = doc.to_array([IDX, ORTH, LEMMA, POS, DEP, MORPH, ENT_IOB, ENT_TYPE, IS_SPACE]).tolist()
    words: list[Word] = []
    for i, (start, text, lemma, pos, dep, morph, inside, entity, is_space) in enumerate(rows):
        word = Word(
            i,
            start + offset,
            strings[text],
            lemma=strings[lemma],
            pos="SPACE" if is_space else strings[pos],
            dep=strings[dep],
            morph=strings[morph],
            entity=f"{_IOB[inside]}-{strings[entity]}" if entity else "",
        )
        words.append(word)
    for word, distance in zip(words, doc.to_array([HEAD]).view("int64").tolist(), strict=True):
        word.head = words[word.i + distance]
    return words


def _linked(words: list[Word]) -> list[Word]:
    """Number the words of a sentence from 0, close its tree, and find the edges of all subtrees."""
    inside = {id(word) for word in words}
    for index, word in enumerate(words):
        word.i = index
        if id(word.head) not in inside:
            word.head = word
    clearnlp.convert(words)
    repair.mend(words)
    for word in words:
        if word.head is not word:
            word.head.children.append(word)
    refresh(words)
    return words


def refresh(words: list[Word]) -> None:
    """Find the edges of all subtrees of a sentence anew."""
    for word in words:
        word.lo = word.hi = word.i
    ordered = [word for word in words if word.head is word]
    for word in ordered:
        ordered.extend(word.children)
    for word in reversed(ordered):
        head = word.head
        head.lo, head.hi = min(head.lo, word.lo), max(head.hi, word.hi)


def subtree(word: Word) -> Iterator[Word]:
    """A word and all that hangs on it, in no set order."""
    stack = [word]
    while stack:
        current = stack.pop()
        yield current
        stack.extend(current.children)


def noun_phrase(word: Word, words: list[Word], *, top: bool = True) -> tuple[Word, Word]:
    """First and last word of a noun's phrase, without the clauses and asides that hang on it."""
    first = last = word
    for child in word.children:
        if child.dep in _INSIDE_PHRASE and not (top and child.dep in {"case", "advmod"}):
            low, high = noun_phrase(child, words, top=False)
            first, last = min(first, low, key=_index), max(last, high, key=_index)
    while first is not last and first.pos in {"PUNCT", "CCONJ"} and first.lower not in {"$", "“", '"'}:
        first = words[first.i + 1]
    return first, last


_INSIDE_PHRASE = frozenset(
    "det det:predet amod compound nummod nummod:gov nmod nmod:poss nmod:of nmod:tmod nmod:unmarked case flat flat:name"
    " fixed advmod goeswith nmod:npmod obl:npmod".split()
)


def _index(word: Word) -> int:
    return word.i


def first_and_last(words: Iterable[Word]) -> tuple[Word, Word]:
    """The outermost of some words."""
    ordered = sorted(words, key=_index)
    return ordered[0], ordered[-1]
