"""Puts the trained parts together into the directory that the application loads."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.lookups import Lookups
from spacy.tokens import Doc
from spacy.vectors import Vectors

from articles.language import sentences
from articles.language.training import treebank

MIN_LEMMA_COUNT = 2
_CLOSED = frozenset({"adp", "adv", "aux", "cconj", "det", "intj", "part", "pron", "sconj"})
_NOT_INFLECTED = frozenset({"PROPN", "X", "PUNCT", "SYM", "NUM"})
_RIVALS = frozenset({"bos", "corps", "dos", "eas", "mors", "mus", "rus", "sens", "us", "vas"})
"""Nouns that the rules would prefer: "dos" for "doses", "us" for "uses"."""
_DOUBLING = re.compile(r"[a-z]*[^aeiou][aeiou][^aeiouwxy]")
"""Verbs that double their last letter: a form of "hop" is "hopped", so "hoped" is one of "hope"."""
_INFLECTED = ("adj", "adv", "noun", "verb")


def assemble(syntax: Path, names: Path | None, documents: Iterable[treebank.Document], output: Path) -> Language:
    """Join syntax, names and lemmatizer, and write them to ``output`` without vectors (they lie beside it)."""
    nlp = spacy.load(syntax)
    if names is not None:
        source = spacy.load(names)
        for name in source.pipe_names:
            if name not in nlp.pipe_names:
                nlp.add_pipe(name, source=source)
    add_lemmatizer(nlp, documents)
    nlp.add_pipe(sentences.COMPONENT, first=True)
    _forget_training(nlp)
    # Restored by the loader from `vectors/`; the vocabulary holds nothing else that a prediction needs.
    nlp.vocab.vectors = Vectors(name="coverage")
    nlp.to_disk(output, exclude=["vocab"])
    return nlp


def _forget_training(nlp: Language) -> None:
    """Drop paths and readers of this run from the configuration that is shipped."""
    for section in ("paths", "corpora", "training", "initialize", "pretraining"):
        nlp.config.pop(section, None)
    nlp.meta.update({"name": "coverage_news", "description": "News English for Coverage Compare", "performance": {}})


def add_lemmatizer(nlp: Language, documents: Iterable[treebank.Document]) -> None:
    """Add the rule lemmatizer with spaCy's tables, mended where the treebanks decide otherwise."""
    lemmatizer = nlp.add_pipe("lemmatizer", config={"mode": "rule"})
    lemmatizer.initialize()  # type: ignore[attr-defined]
    tables: Lookups = lemmatizer.lookups  # type: ignore[attr-defined]
    known = tables.get_table("lemma_index")
    known["noun"] = [noun for noun in known["noun"] if noun not in _RIVALS]
    given = tables.get_table("lemma_exc")
    # By name: the table's own keys are hashes, which the learned forms of a part of speech would replace.
    exceptions: dict[str, dict[str, list[str]]] = {pos: dict(given.get(pos, {})) for pos in _INFLECTED}
    rivals = {verb for verb in known["verb"] if _DOUBLING.fullmatch(verb) and f"{verb}e" in known["verb"]}
    known["verb"] = [verb for verb in known["verb"] if verb not in rivals]
    exceptions["verb"] |= {
        form: [verb] for verb in rivals for form in (f"{verb}s", f"{verb}{verb[-1]}ed", f"{verb}{verb[-1]}ing")
    }
    for (form, pos), lemma in _learned(lemmatizer, nlp, documents).items():
        exceptions.setdefault(pos, {})[form] = [lemma]
    tables.remove_table("lemma_exc")
    tables.add_table("lemma_exc", exceptions)


def _learned(lemmatizer: Any, nlp: Language, documents: Iterable[treebank.Document]) -> dict[tuple[str, str], str]:
    """Forms whose usual lemma in the treebanks is not the one that the rules give, by form and part of speech."""
    usual: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    guessed: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    counts = Counter(
        (word.form.lower(), word.pos, word.features, word.lemma.lower())
        for document in documents
        for sentence in document.sentences()
        for word in sentence.words
        if word.pos not in _NOT_INFLECTED
    )
    for (form, pos, features, lemma), count in counts.items():
        # Capitalised, because the rules forget to lower-case a form that they have nothing to say about.
        token = Doc(nlp.vocab, words=[form.capitalize()], pos=[pos], morphs=[features])[0]
        # spaCy leaves what is tagged as a base form alone, so an exception would have no effect there.
        if not lemmatizer.is_base_form(token):
            usual[form, pos.lower()][lemma] += count
            guessed[form, pos.lower()][lemmatizer.rule_lemmatize(token)[0]] += count
    best = {key: lemmas.most_common(1)[0] for key, lemmas in usual.items()}
    return {
        key: lemma
        for key, (lemma, count) in best.items()
        if count >= MIN_LEMMA_COUNT and (key[1] in _CLOSED or lemma != guessed[key].most_common(1)[0][0])
    }
