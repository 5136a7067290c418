"""Mends trees that can't be right, where the order of words tells what a small parser missed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from articles.language.syntax import Word

_CLAUSAL = frozenset({"root", "conj", "ccomp", "advcl", "parataxis", "acl:relcl", "acl"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})


def mend(words: list[Word]) -> None:
    """Rehang a sentence's words in place. Children are not linked yet."""
    for word in words[1:]:
        if word.pos == "VERB" and word.dep == "amod" and word.head.i > word.i:
            _raise_verb(words, word)


def _raise_verb(words: list[Word], verb: Word) -> None:
    """'The complex housed 14,532 inmates': a participle never stands between a noun and its own subject's head.

    The parser took 'housed' for an attribute of 'inmates' and 'complex' for its subject.
    """
    before, noun = words[verb.i - 1], verb.head
    if before.pos not in _NOMINAL or before.head not in {noun, noun.head} or not before.dep.startswith("nsubj"):
        return
    is_clausal = noun.dep in _CLAUSAL or noun.head is noun
    verb.head = noun.head if noun.head is not noun else verb
    verb.dep = noun.dep if is_clausal else "parataxis"
    before.head, before.dep = verb, "nsubj"
    for word in words:
        is_joined = (
            word.head is noun and word is not noun and word.dep in {"conj", "punct", "advcl"} and word.i > noun.i
        )
        if is_joined:
            word.head = verb
    noun.head, noun.dep = verb, "obj"
    if verb.dep == "root":
        verb.head = verb
