"""How alike two passages of a story are: named features, computed for many pairs at once.

Words are weighed by how rare they are within the story itself: what every article repeats tells nothing about which
two claims belong together. The soft word alignment lets a word stand for its nearest word on the other side.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
from scipy import sparse

from .passages import Passage
from .vectors import Neighbours, WordVectors

FEATURES = (
    "soft_mean",  # soft word alignment, mean of both directions
    "soft_min",  # the same, the weaker direction
    "cosine",  # TF-IDF cosine
    "bigrams",  # TF-IDF cosine of neighbouring words
    "shared_weight",  # how much rare vocabulary is shared, logarithmic
    "names_shared",  # share of the rarer side's names that both have
    "names_apart",  # both name somebody, and nobody the same
    "predicate",  # same act, softly
    "subject",  # same subject, softly
    "object",  # same object or recipient, softly
    "number_same",  # an amount in common
    "number_slot",  # amounts of the same thing, whatever their values
    "number_apart",  # both have amounts, none in common
    "quoted",  # share of the shorter quote that both have
    "polarity",  # one denies, the other does not
    "date_same",  # resolved dates that overlap
    "date_apart",  # resolved dates, none of which overlap
    "distance",  # how far apart they stand in their articles
    "both_lead",  # both stand in the first tenth of their articles
    "length_ratio",  # shorter to longer, in words
    "length",  # of the shorter, logarithmic
)

Floats = npt.NDArray[np.float32]
Indices = npt.NDArray[np.intp]
Sparse: TypeAlias = Any
"""A `scipy.sparse.csr_matrix` of float32; scipy has no types."""


class PairFeatures:
    """Everything needed to compare any two passages of one story."""

    def __init__(self, passages: Sequence[Passage], vectors: WordVectors) -> None:
        """Index the passages; what is counted (IDF) is counted over these passages."""
        words = Vocabulary([[word.lemma for word in passage.words] for passage in passages])
        near = vectors.neighbours(_phrases(words.keys, passages))
        weights = words.matrix.multiply(words.idf).tocsr()
        self.words = _scaled(weights, 1.0)
        self.mass = np.asarray(weights.sum(axis=1)).ravel().astype(np.float32)
        self.reach = expand(words.matrix, near)
        self._weights, self._present = weights, words.matrix
        self._unit = _scaled(weights, 2.0)
        self._bigrams = _unit_rows([_bigrams(passage) for passage in passages])
        names = Vocabulary([passage.names for passage in passages])
        self._names, self._named = names.matrix, _scaled(names.matrix.multiply(names.idf).tocsr(), 1.0)
        self._predicates = self._soft([[p.predicate] if p.predicate else [] for p in passages], vectors)
        self._subjects = self._soft([p.subjects for p in passages], vectors)
        self._objects = self._soft([p.objects for p in passages], vectors)
        self._amounts = Vocabulary([_amounts(passage) for passage in passages]).matrix
        self._slots = self._soft([_slots(passage) for passage in passages], vectors)
        self._quoted = Vocabulary([_trigrams(passage.quoted) for passage in passages]).matrix
        self._plain = _columns(passages)

    def __call__(self, left: Indices, right: Indices) -> Floats:
        """The features of the pairs (left[k], right[k]): one row per pair, columns as in `FEATURES`."""
        forth, back = row_dot(self.words, self.reach, left, right), row_dot(self.words, self.reach, right, left)
        cosine = row_dot(self._unit, self._unit, left, right)
        shared = row_dot(self._weights, self._present, left, right)
        columns = [(forth + back) / 2, np.minimum(forth, back), cosine]
        columns += [row_dot(self._bigrams, self._bigrams, left, right), np.log1p(shared)]
        columns += self._name_columns(left, right)
        columns += [both(left, right) for both in (self._predicates, self._subjects, self._objects)]
        columns += self._amount_columns(left, right)
        columns += self._plain_columns(left, right)
        return np.stack(columns, axis=1).astype(np.float32)

    def _name_columns(self, left: Indices, right: Indices) -> list[Floats]:
        shared = np.maximum(
            row_dot(self._named, self._names, left, right), row_dot(self._named, self._names, right, left)
        )
        has = np.diff(self._names.indptr) > 0
        return [shared, (has[left] & has[right] & (shared == 0)).astype(np.float32)]

    def _amount_columns(self, left: Indices, right: Indices) -> list[Floats]:
        same = np.minimum(row_dot(self._amounts, self._amounts, left, right), 1.0)
        has = np.diff(self._amounts.indptr) > 0
        apart = (has[left] & has[right] & (same == 0)).astype(np.float32)
        sizes = np.diff(self._quoted.indptr).astype(np.float32)
        shorter = np.maximum(np.minimum(sizes[left], sizes[right]), 1.0)
        return [same, self._slots(left, right), apart, row_dot(self._quoted, self._quoted, left, right) / shorter]

    def _plain_columns(self, left: Indices, right: Indices) -> list[Floats]:
        plain = self._plain
        a, b = {name: column[left] for name, column in plain.items()}, {n: c[right] for n, c in plain.items()}
        dated = a["dated"] * b["dated"]
        overlap = (a["earliest"] <= b["latest"]) & (b["earliest"] <= a["latest"])
        shorter, longer = np.minimum(a["length"], b["length"]), np.maximum(a["length"], b["length"])
        return [
            np.abs(a["negated"] - b["negated"]),
            dated * overlap,
            dated * ~overlap,
            np.abs(a["place"] - b["place"]),
            ((a["place"] < 0.1) & (b["place"] < 0.1)).astype(np.float32),
            shorter / np.maximum(longer, 1.0),
            np.log1p(shorter),
        ]

    @staticmethod
    def _soft(keys: Iterable[Iterable[str]], vectors: WordVectors) -> Callable[[Indices, Indices], Floats]:
        """Best nearness between any key of the one passage and any of the other."""
        vocabulary = Vocabulary(keys)
        reach = expand(vocabulary.matrix, vectors.neighbours(vocabulary.keys))
        scaled = _scaled(vocabulary.matrix, 1.0)
        return lambda left, right: np.maximum(row_dot(scaled, reach, left, right), row_dot(scaled, reach, right, left))


class Vocabulary:
    """The distinct keys of all passages, and which passage has which."""

    def __init__(self, keys: Iterable[Iterable[str]]) -> None:
        """Number the keys in alphabetical order, so that nothing depends on the order of the passages."""
        rows = [sorted(set(row)) for row in keys]
        self.keys = sorted({key for row in rows for key in row})
        number = {key: column for column, key in enumerate(self.keys)}
        indptr = np.cumsum([0, *(len(row) for row in rows)])
        indices = np.array([number[key] for row in rows for key in row], dtype=np.int32)
        shape = (len(rows), max(1, len(self.keys)))
        self.matrix: Sparse = sparse.csr_matrix((np.ones(len(indices), np.float32), indices, indptr), shape=shape)
        counts = np.bincount(indices, minlength=shape[1])
        self.counts = counts
        self.idf = np.log1p(len(rows) / np.maximum(counts, 1)).astype(np.float32)


def expand(matrix: Sparse, near: Neighbours) -> Sparse:
    """For each row the nearness of every word to the nearest word that the row has."""
    rows = np.repeat(np.arange(matrix.shape[0]), np.diff(matrix.indptr))
    sizes = np.diff(near.starts)[matrix.indices] if len(near.words) else np.zeros(0, dtype=np.int64)
    if not sizes.sum():
        return matrix.copy()
    offsets = np.repeat(near.starts[matrix.indices] - np.concatenate([[0], np.cumsum(sizes)[:-1]]), sizes)
    picked = offsets + np.arange(sizes.sum())
    cells = np.repeat(rows, sizes).astype(np.int64) * matrix.shape[1] + near.words[picked]
    order = np.argsort(cells, kind="stable")
    cells, first = np.unique(cells[order], return_index=True)
    best = np.maximum.reduceat(near.nearness[picked][order], first)
    built = sparse.csr_matrix((best, (cells // matrix.shape[1], cells % matrix.shape[1])), shape=matrix.shape)
    return built.astype(np.float32)


def row_dot(a: Sparse, b: Sparse, left: Indices, right: Indices) -> Floats:
    """Dot products of row left[k] of `a` with row right[k] of `b`."""
    product = a[left].multiply(b[right]).sum(axis=1)
    return np.asarray(product, dtype=np.float32).ravel()


def _scaled(matrix: Sparse, order: float) -> Sparse:
    """Rows scaled to length 1 in the given norm; empty rows stay empty."""
    powers = matrix.copy()
    powers.data = np.abs(powers.data) ** order
    lengths = np.asarray(powers.sum(axis=1)).ravel() ** (1.0 / order)
    return sparse.diags(1.0 / np.maximum(lengths, 1e-9)).dot(matrix).tocsr().astype(np.float32)


def _unit_rows(keys: Iterable[Iterable[str]]) -> Sparse:
    vocabulary = Vocabulary(keys)
    return _scaled(vocabulary.matrix.multiply(vocabulary.idf).tocsr(), 2.0)


def _phrases(lemmas: Sequence[str], passages: Iterable[Passage]) -> list[str]:
    """Each lemma with the forms it takes in the story: the vectors know forms better than lemmas.

    Numbers, weekdays and months get no vector: 'Monday' is near 'Tuesday' in any vector space, and never the same.
    """
    forms: dict[str, set[str]] = defaultdict(set)
    for passage in passages:
        for word in passage.words:
            forms[word.lemma].add(word.form)
    return [" ".join(sorted({lemma} | forms[lemma])) if _may_be_soft(lemma) else "" for lemma in lemmas]


_EXACT_WORDS = (
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august "
    "september october november december spring summer autumn winter morning afternoon evening night one two three "
    "four five six seven eight nine ten eleven twelve hundred thousand million billion first second third"
)
_CALENDAR = frozenset(_EXACT_WORDS.split())


def _may_be_soft(lemma: str) -> bool:
    return lemma not in _CALENDAR and not any(character.isdigit() for character in lemma)


def _bigrams(passage: Passage) -> list[str]:
    return [f"{a.lemma} {b.lemma}" for a, b in zip(passage.words, passage.words[1:], strict=False)]


def _trigrams(words: Sequence[str]) -> list[str]:
    return [" ".join(words[start : start + 3]) for start in range(len(words) - 2)]


def _amounts(passage: Passage) -> list[str]:
    return [f"{quantity.value:.6g} {quantity.unit}" for quantity in passage.quantities if not quantity.ordinal]


def _slots(passage: Passage) -> list[str]:
    return [quantity.head or quantity.unit for quantity in passage.quantities if quantity.head or quantity.unit]


def _columns(passages: Sequence[Passage]) -> dict[str, npt.NDArray[np.float64]]:
    dates = [[date for date in p.dates if date.earliest and date.latest and not date.as_of] for p in passages]
    columns = {
        "negated": [p.negated for p in passages],
        "place": [p.place for p in passages],
        "length": [len(p.words) for p in passages],
        "dated": [bool(found) for found in dates],
        "earliest": [min((d.earliest.toordinal() for d in found if d.earliest), default=0) for found in dates],
        "latest": [max((d.latest.toordinal() for d in found if d.latest), default=0) for found in dates],
    }
    return {name: np.array(values, dtype=np.float64) for name, values in columns.items()}
