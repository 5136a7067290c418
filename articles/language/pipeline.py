r"""The language model: loads the shipped spaCy pipeline, or an installed one, once per process.

``load()`` gives a ``spacy.Language`` whose documents carry sentences, parts of speech with morphology, lemmas,
dependencies and names. Call it in worker processes only: it takes some 150 MB. A long-running process should wrap
each text in ``with memory(nlp, text):`` so that rare words do not pile up in the vocabulary, and run with
``OPENBLAS_NUM_THREADS=1``, since workers that each use all cores only get in each other's way.

The shipped model's word vectors lie beside it as plain data, for readers that must not import this package::

    rows = numpy.load(VECTORS / "vectors.npy")                     # float16, one row of length 1 per word
    words = (VECTORS / "words.txt").read_text("utf-8").split("\n")  # lower-case; words[i] belongs to rows[i]
    row_of = {word: number for number, word in enumerate(words) if word}
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal

import numpy as np
import spacy
from spacy.language import Language
from spacy.pipeline import Lemmatizer
from spacy.tokens import Doc
from spacy.vectors import Vectors
from thinc.api import use_ops

from articles.exceptions import ModelError
from articles.language import sentences

Scheme = Literal["UD", "ClearNLP"]

SHIPPED = Path(__file__).parent / "model"
VECTORS = SHIPPED / "vectors"
# spaCy's own limit is 1,000,000 characters; an article of exactly that size still has to pass.
MAX_LENGTH = 2_000_000
# The parser holds some 4 kB per token of a batch; larger batches are no faster on one core.
BATCH_SIZE = 8

# Strings kept for good, with all else that spaCy keeps of a word: some 30 MB. 300 news articles hold 29,000 strings.
VOCABULARY = 50_000

# Longer than any word or address in print; a ruler of dashes or stars is cut into several tokens.
_SYMBOLS = re.compile(r"[^\w\s]{20}")
_LONG = 40  # a run shorter than this is never cut
_ENDLESS = re.compile(r"[^\w\s]{40}|\S{400}")

_UNUSED = ["senter", "textcat", "textcat_multilabel", "entity_linker"]
_HINT = (
    "Set ARTICLES_SPACY_MODEL to an installed English pipeline with a tagger and a parser, "
    "or leave it empty to use the model that comes with the project."
)


def load(model: str | Path | None = None) -> Language:
    """The pipeline of ``model`` (a directory or an installed package; by default the shipped one).

    The same object for the same name within a process. Raises ``ModelError`` when it is missing or unsuitable.
    """
    return _load(str(model or SHIPPED))


@functools.cache
def _load(model: str) -> Language:
    try:
        # On common processors numpy multiplies several times faster than blis, which thinc takes by default.
        with use_ops("numpy", use_blis=False):
            nlp = spacy.load(model, exclude=_UNUSED)
    except OSError as error:
        raise ModelError(f"No language model is installed as “{model}”. {_HINT}") from error
    except Exception as error:  # spaCy passes on whatever a foreign or damaged model raises
        raise ModelError(f"The language model “{model}” can’t be loaded ({error}). {_HINT}") from error
    _require_suitable(nlp, model)
    vectors = Path(model) / "vectors"
    if vectors.is_dir():
        nlp.vocab.vectors = read_vectors(vectors)
    if sentences.COMPONENT not in nlp.pipe_names:
        nlp.add_pipe(sentences.COMPONENT, first=True)
    nlp.tokenizer.max_cache_size = VOCABULARY  # type: ignore[union-attr]
    nlp.tokenizer = BoundedTokenizer(nlp.tokenizer)
    nlp.max_length = MAX_LENGTH
    nlp.batch_size = BATCH_SIZE
    return nlp


@contextmanager
def memory(nlp: Language, text: str) -> Iterator[None]:
    """Where the words of a text are kept while it is read: for good as long as there is room, then only until its end.

    The first articles thus leave a vocabulary of the words that news are made of. The pipeline takes a sixth less time
    with it than with one that is made anew for every article, and a long or strange text can't fill the memory.
    """
    if len(nlp.vocab.strings) + len(text) <= VOCABULARY:
        yield
        return
    with nlp.memory_zone():
        yield
    _forget_lemmas(nlp)


def _forget_lemmas(nlp: Language) -> None:
    """Empty the one cache without bounds that a memory zone leaves as it is."""
    for _, pipe in nlp.pipeline:
        if isinstance(pipe, Lemmatizer) and len(pipe.cache) > VOCABULARY:
            pipe.cache.clear()


class BoundedTokenizer:
    """spaCy's tokenizer for text that may be hostile: cuts endless runs without white space before it sees them.

    On a run of n brackets or emoji spaCy takes time that grows with n², 80,000 of them would take half an hour.
    """

    def __init__(self, tokenizer: Callable[[str], Doc]) -> None:
        self.tokenizer = tokenizer

    def __call__(self, text: str) -> Doc:
        """Tokenize; a text without endless runs exactly as spaCy does."""
        if max(map(len, text.split()), default=0) < _LONG or not _ENDLESS.search(text):
            return self.tokenizer(text)
        cuts = sorted({match.end() for run in (_SYMBOLS, _ENDLESS) for match in run.finditer(text)} | {len(text)})
        pieces = [text[start:end] for start, end in pairwise([0, *cuts]) if start < end]
        joined = Doc.from_docs([self.tokenizer(piece) for piece in pieces], ensure_whitespace=False)
        return joined if joined is not None else self.tokenizer("")

    def __getattr__(self, name: str) -> Any:
        return getattr(self.tokenizer, name)


def read_vectors(directory: Path) -> Vectors:
    """The word vectors of a model directory, looked up by lower-case form."""
    rows = np.load(directory / "vectors.npy").astype(np.float32)
    words = (directory / "words.txt").read_text("utf-8").split("\n")[: len(rows)]
    return Vectors(data=rows, keys=words, name="coverage", attr="LOWER")


def describe(nlp: Language) -> Scheme:
    """Which dependency labels the parser gives: Universal Dependencies, or ClearNLP as spaCy's own models do."""
    labels = set(nlp.pipe_labels.get("parser", ()))
    if {"dobj", "pobj"} & labels:  # first, as ClearNLP too has "nmod" and "case"
        return "ClearNLP"
    if {"obl", "nmod"} & labels and "case" in labels:
        return "UD"
    raise ModelError(f"The parser’s labels are neither Universal Dependencies nor ClearNLP. {_HINT}")


def _require_suitable(nlp: Language, model: str) -> None:
    if nlp.lang != "en":
        raise ModelError(f"The language model “{model}” is for “{nlp.lang}”, not English. {_HINT}")
    if "parser" not in nlp.pipe_names:
        raise ModelError(f"The language model “{model}” has no dependency parser. {_HINT}")
    if not {"tagger", "morphologizer"} & set(nlp.pipe_names):
        raise ModelError(f"The language model “{model}” does not tag parts of speech. {_HINT}")
    describe(nlp)
