"""Labelled scores of a pipeline on raw text against gold treebank documents and names.

Everything is F1 over character spans, so that tokens and sentences which the pipeline finds differently count as
errors. Dependencies leave punctuation out, as spaCy's own scorer does; a dependency is right when head, dependent
and (for LAS) label are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Token

from articles.language.training.names import NamedText
from articles.language.training.treebank import Document, reference

Facts = dict[str, set[Any]]


def syntax_scores(nlp: Language, documents: Iterable[Document]) -> dict[str, float]:
    """``tokens``, ``sentences``, ``upos``, ``features``, ``lemma``, ``uas`` and ``las``, in per cent."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for document in documents:
        gold = reference(nlp.vocab, document.paragraphs)
        wanted, found = _facts(gold), _facts(nlp(gold.text))
        for kind in wanted:
            right[kind] += 2 * len(wanted[kind] & found[kind])
            total[kind] += len(wanted[kind]) + len(found[kind])
    return {kind: round(100 * right[kind] / total[kind], 2) for kind in total}


def _facts(doc: Doc) -> Facts:
    tokens = [token for token in doc if not token.is_space]
    attached = [token for token in tokens if token.dep_ != "punct"]
    return {
        "tokens": {_place(token) for token in tokens},
        "sentences": {_sentence(sentence) for sentence in doc.sents},
        "upos": {(*_place(token), token.pos_) for token in tokens},
        "features": {(*_place(token), str(token.morph)) for token in tokens},
        "lemma": {(*_place(token), token.lemma_.lower()) for token in tokens},
        "uas": {(*_place(token), _head(token)) for token in attached},
        "las": {(*_place(token), _head(token), token.dep_) for token in attached},
    }


def _place(token: Token) -> tuple[int, int]:
    return token.idx, token.idx + len(token)


def _head(token: Token) -> tuple[int, int]:
    return (-1, -1) if token.head.i == token.i else _place(token.head)


def _sentence(sentence: Any) -> tuple[int, int]:
    words = [token for token in sentence if not token.is_space]
    return (words[0].idx, _place(words[-1])[1]) if words else (-1, -1)


def name_scores(nlp: Language, texts: Iterable[NamedText]) -> dict[str, float]:
    """F1 of exact spans with label, in per cent: ``all``, ``unlabelled`` and each label."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for item in texts:
        wanted = set(item.names)
        found = {(ent.start_char, ent.end_char, ent.label_) for ent in nlp(item.text).ents}
        for label in {name[2] for name in wanted | found}:
            _count(right, total, label, {n for n in wanted if n[2] == label}, {n for n in found if n[2] == label})
        _count(right, total, "all", wanted, found)
        _count(right, total, "unlabelled", {name[:2] for name in wanted}, {name[:2] for name in found})
    return {label: round(100 * right[label] / total[label], 2) for label in sorted(total)}


def _count(right: Counter[str], total: Counter[str], key: str, wanted: set[Any], found: set[Any]) -> None:
    right[key] += 2 * len(wanted & found)
    total[key] += len(wanted) + len(found)
