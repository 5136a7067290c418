"""The words of a story as columns, and its passages as sparse rows over them."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
from scipy import sparse

from .passages import Passage
from .vectors import WordVectors

Sparse: TypeAlias = Any
"""A `scipy.sparse.csr_matrix` of float32; scipy has no types."""
Floats = npt.NDArray[np.float32]
Indices = npt.NDArray[np.intp]

_EXACT_WORDS = (
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august "
    "september october november december spring summer autumn winter morning afternoon evening night one two three "
    "four five six seven eight nine ten eleven twelve hundred thousand million billion first second third"
)
_PRIOR = 60
"""Passages that what is known of the language counts for: about as many as two short articles have."""
_SCARCE, _AT_MOST = 3.0, 0.1
"""A word of rank r stands in about 3/r of all passages, the most frequent in a tenth (Zipf's law)."""

_NEAR = 0.45
"""Words less alike than this count as unlike: below it the vectors mostly tell topic, not meaning."""
_BLOCK, _WORDS = 2048, 256
"""Rows expanded at once, words compared with all others at once."""

_CALENDAR = frozenset(_EXACT_WORDS.split())


class Vocabulary:
    """The distinct keys of some passages; numbered in alphabetical order, so that no order of arrival shows."""

    def __init__(self, keys: Iterable[str]) -> None:
        """Number the keys."""
        self.keys = sorted(set(keys)) or [""]
        self.number = {key: column for column, key in enumerate(self.keys)}

    def rows(self, keys: Iterable[Iterable[str]]) -> Sparse:
        """One row per passage with a 1 for each distinct key it has; unknown keys are left out."""
        number = self.number
        indices, indptr = array("i"), array("i", [0])
        for row in keys:
            indices.extend(sorted({number[key] for key in row if key in number}))
            indptr.append(len(indices))
        values = np.ones(len(indices), dtype=np.float32)
        return sparse.csr_matrix((values, indices, indptr), shape=(len(indptr) - 1, len(self.keys)))


class SoftVocabulary(Vocabulary):
    """Lemmas of which each may stand for those near it."""

    def __init__(self, passages: Iterable[Passage], vectors: WordVectors) -> None:
        """Take all lemmas of the passages: words and subjects."""
        forms: dict[str, set[str]] = {}
        for passage in passages:
            for word in passage.words:
                forms.setdefault(word.lemma, set()).add(word.form)
            for key in passage.subjects:
                forms.setdefault(key, set())
        super().__init__(forms)
        self._near = _nearness(vectors.of(_phrases(self.keys, forms)))
        self.commonness = np.minimum(_AT_MOST, _SCARCE / np.exp(vectors.rarity(self.keys)))
        """Share of passages that have a lemma, in any story: by how frequent it is in the language at large."""

    def reach(self, rows: Sparse) -> Sparse:
        """For each row the nearness of every word to the nearest word that the row has."""
        return _expand(rows, self._near)


def inverse_frequency(rows: Sparse, usual: Floats | float = 0.0) -> Floats:
    """How rare each column is among the rows: log(1 + rows / rows that have it).

    Few rows tell little: they are counted together with some more in which each column is as frequent as is usual.
    """
    counts = np.bincount(rows.indices, minlength=rows.shape[1])
    more = np.where(usual, _PRIOR, 0)
    return np.asarray(np.log1p((rows.shape[0] + more) / np.maximum(counts + more * usual, 1)), dtype=np.float32)


def weigh(rows: Sparse, weights: Floats) -> Sparse:
    """Each column times its weight."""
    weighed = rows.copy()
    weighed.data = weighed.data * weights[weighed.indices]
    return weighed


def scale(rows: Sparse, order: int) -> Sparse:
    """Rows scaled to length 1 in the norm of this order; empty rows stay empty."""
    sizes = np.diff(rows.indptr)
    owner = np.repeat(np.arange(rows.shape[0]), sizes)
    lengths = np.bincount(owner, weights=np.abs(rows.data) ** order, minlength=rows.shape[0]) ** (1.0 / order)
    scaled = rows.copy()
    scaled.data = (rows.data / np.maximum(lengths, 1e-9)[owner]).astype(np.float32)
    return scaled


def row_dot(a: Sparse, b: Sparse, left: Indices, right: Indices) -> Floats:
    """Dot products of row left[k] of `a` with row right[k] of `b`: the cells of the one are looked up in the other."""
    product = a[left]
    if not product.nnz or not b.nnz:
        return np.zeros(len(left), dtype=np.float32)
    product.data *= np.asarray(b[np.repeat(right, np.diff(product.indptr)), product.indices]).ravel()
    product.eliminate_zeros()
    return np.asarray(product.sum(axis=1), dtype=np.float32).ravel()


def _nearness(meaning: Floats) -> Sparse:
    """How near every two words are; nothing where it is less than `_NEAR`, 1 for a word and itself."""
    size = len(meaning)
    found = [_nearness_from(start, meaning) for start in range(0, size, _WORDS)]
    rows, columns, values = map(np.concatenate, zip(*found, strict=True))
    above = sparse.csr_matrix((np.minimum(values, 1.0), (rows, columns)), shape=(size, size))
    return (above + above.T + sparse.eye(size, dtype=np.float32)).tocsr()


def _nearness_from(start: int, meaning: Floats) -> tuple[Indices, Indices, Floats]:
    """Cells of the rows from `start` on, those right of the diagonal."""
    block = meaning[start : start + _WORDS] @ meaning[start:].T
    block[np.tril_indices(len(block))] = 0.0
    cells = np.flatnonzero(block >= _NEAR)
    rows, columns = np.divmod(cells, block.shape[1])
    return rows + start, columns + start, block.ravel()[cells]


def _expand(rows: Sparse, near: Sparse) -> Sparse:
    blocks = [_expand_block(rows[start : start + _BLOCK], near) for start in range(0, rows.shape[0], _BLOCK)]
    return sparse.vstack(blocks, format="csr") if blocks else rows


def _expand_block(rows: Sparse, near: Sparse) -> Sparse:
    """Each word's neighbours in its place. By columns, the cells that several words of a row reach stand together."""
    sizes = np.diff(near.indptr)[rows.indices]
    ends = np.concatenate([[0], np.cumsum(sizes)])
    picked = np.repeat(near.indptr[rows.indices] - ends[:-1], sizes) + np.arange(ends[-1])
    reached = (near.data[picked], near.indices[picked], ends[rows.indptr])
    cells = sparse.csr_matrix(reached, shape=rows.shape).tocsc()
    fresh = np.diff(cells.indices, prepend=-1) != 0
    fresh[cells.indptr[:-1][np.diff(cells.indptr) > 0]] = True
    first = np.flatnonzero(fresh)
    best = np.maximum.reduceat(cells.data, first)
    indptr = np.searchsorted(first, cells.indptr)
    return sparse.csc_matrix((best, cells.indices[first], indptr), shape=rows.shape).tocsr()


def _phrases(lemmas: Sequence[str], forms: Mapping[str, set[str]]) -> list[str]:
    """Each lemma with the forms it takes in the story: the vectors know forms better than lemmas.

    Numbers, weekdays and months get no vector: 'Monday' is near 'Tuesday' in any vector space, and never the same.
    """
    return [" ".join(sorted({lemma} | forms.get(lemma, set()))) if _may_be_soft(lemma) else "" for lemma in lemmas]


def _may_be_soft(lemma: str) -> bool:
    return lemma not in _CALENDAR and not any(character.isdigit() for character in lemma)
