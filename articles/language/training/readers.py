"""Corpus readers that the training configurations name."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path

from spacy.language import Language
from spacy.training import Example
from spacy.util import registry

from articles.language.pipeline import read_vectors
from articles.language.training import names, silver, treebank
from articles.language.training.augment import recased, variants

Reader = Callable[[Language], Iterator[Example]]

# The silver texts are ten times as long as the gold ones, which are to be heard beside them.
GOLD_COPIES = 3


@registry.callbacks("coverage.vectors.v1")  # type: ignore[untyped-decorator]
def vectors_installer(directory: str) -> Callable[[Language], None]:
    """Gives the pipeline its static vectors before training.

    Not through ``initialize.vectors``: spaCy 3.8 forgets on the way to disk that words are looked up in lower case.
    """

    def install(nlp: Language) -> None:
        nlp.vocab.vectors = read_vectors(Path(directory))

    return install


@registry.readers("coverage.treebank.v1")  # type: ignore[untyped-decorator]
def treebank_reader(corpora: str, files: list[str], augment: bool, limit: int) -> Reader:
    """Syntax from treebanks: the training part augmented, or at most ``limit`` groups per file (0: all)."""

    def read(nlp: Language) -> Iterator[Example]:
        rng = random.Random(1)  # noqa: S311 - which variants are drawn, nothing secret
        for name in files:
            path = Path(corpora) / f"{name}.conllu.gz"
            part = False if name.endswith("_train") else None
            groups = [group for doc in treebank.documents([path], held_out=part) for group in treebank.groups(doc)]
            if limit:
                groups = rng.sample(groups, min(limit, len(groups)))
            for group in groups:
                for version in [group, *(variants(group, rng) if augment else [])]:
                    gold = treebank.reference(nlp.vocab, version)
                    yield treebank.example(nlp.make_doc(gold.text), gold)

    return read


@registry.readers("coverage.names.v1")  # type: ignore[untyped-decorator]
def names_reader(corpora: str, part: str, augment: bool = False, silver_file: str = "") -> Reader:
    """Names: ``train`` with silver names if there are any, ``dev`` (GUM dev) or ``test`` (held out of the gold)."""

    def read(nlp: Language) -> Iterator[Example]:
        rng = random.Random(1)  # noqa: S311 - which variants are drawn, nothing secret
        texts = named_texts(Path(corpora), part)
        if silver_file:
            texts = texts * GOLD_COPIES + _news(Path(corpora), Path(silver_file))
        for item in texts:
            for version in [item, *(recased(item, rng) if augment else [])]:
                yield name_example(nlp, version)

    return read


def _news(corpora: Path, silver_file: Path) -> list[names.NamedText]:
    """News whose names are partly known: ECB+, then the articles of the sample."""
    events = [text for held_out, text in names.read_ecb(corpora / "slots_ecb.jsonl.gz") if not held_out]
    return events + list(silver.read(silver_file))


def named_texts(corpora: Path, part: str) -> list[names.NamedText]:
    """The texts with names of one part."""
    if part == "dev":
        return [t for doc in treebank.documents([corpora / "gum_dev.conllu.gz"]) for t in names.from_gum(doc)]
    held_out = part == "test"
    gum = treebank.documents([corpora / "gum_train.conllu.gz"], held_out=held_out)
    found = [text for document in gum for text in names.from_gum(document)]
    found += [text for out, text in names.read_uner(corpora / "names_uner_ewt_dev.iob2.gz") if out == held_out]
    return found


def name_example(nlp: Language, item: names.NamedText) -> Example:
    """An example whose unknown stretches are left out of the loss; names off token boundaries are too."""
    gold = nlp.make_doc(item.text)
    spans = [gold.char_span(*span, alignment_mode="expand") for span in item.unknown]
    for start, end, label in item.names:
        exact = gold.char_span(start, end, label=label)
        spans.append(exact or gold.char_span(start, end, alignment_mode="expand"))
    # A name goes before an unknown stretch that shares a token with it.
    ranked = sorted((span for span in spans if span is not None), key=lambda span: (not span.label, span.start))
    taken: set[int] = set()
    kept = []
    for span in ranked:
        tokens = set(range(span.start, span.end))
        if not tokens & taken:
            taken |= tokens
            kept.append(span)
    gold.set_ents([s for s in kept if s.label], missing=[s for s in kept if not s.label], default="outside")
    return Example(nlp.make_doc(item.text), gold)
