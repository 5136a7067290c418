"""Which pairs of claims are worth scoring: exact, by sparse matrix products in blocks of rows."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy import sparse

from .similarity import PairFeatures

SMALL = 600
"""Up to this many passages every pair is scored."""
KEEP = 24
"""Candidates kept per passage beyond that: its nearest by soft word alignment. More adds time, no rows."""
_BLOCK = 512

Pairs = tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]


def candidate_pairs(features: PairFeatures, size: int) -> Pairs:
    """Pairs (left < right) of passages, sorted."""
    if size <= SMALL:
        left, right = np.triu_indices(size, k=1)
        return left, right
    words, reach = only_distinctive(features.words, size), only_distinctive(features.reach, size).T.tocsr()
    found = [_nearest(words[start : start + _BLOCK] @ reach, start) for start in range(0, size, _BLOCK)]
    cells = np.concatenate([np.minimum(i, j) * size + np.maximum(i, j) for i, j in found])
    cells = np.unique(cells)
    return cells // size, cells % size


def only_distinctive(matrix: sparse.csr_matrix, size: int) -> sparse.csr_matrix:
    """Only the words that few passages have: a word of every claim makes every pair a candidate and none likely."""
    counts = np.bincount(matrix.indices, minlength=matrix.shape[1])
    common = counts > 40 + 6 * np.sqrt(size)
    kept = matrix.copy()
    kept.data[common[kept.indices]] = 0
    kept.eliminate_zeros()
    return kept


def _nearest(block: sparse.csr_matrix, start: int) -> Pairs:
    """The best columns of each row, itself left out; ties go to the lower number."""
    rows = np.repeat(np.arange(block.shape[0]), np.diff(block.indptr))
    other = block.indices != rows + start
    rows, columns, values = rows[other], block.indices[other], block.data[other]
    order = np.lexsort((columns, -values, rows))
    rows, columns = rows[order], columns[order]
    begins = np.searchsorted(rows, np.arange(block.shape[0]))
    keep = np.arange(len(rows)) - begins[rows] < KEEP
    return rows[keep].astype(np.intp) + start, columns[keep].astype(np.intp)
