"""Static word vectors: how near two words are in meaning."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from pathlib import Path

import numpy as np
import numpy.typing as npt

DEFAULT_DIRECTORY = Path(__file__).resolve().parent.parent / "language" / "model" / "vectors"

Matrix = npt.NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class WordVectors:
    """Unit vectors of frequent words."""

    index: dict[str, int]
    """Row of each word; the most frequent word first."""
    matrix: npt.NDArray[np.float16 | np.float32]

    def of(self, words: Sequence[str]) -> Matrix:
        """One row per word; zero for a word that has no vector. A phrase is the sum of its words, to length 1."""
        rows = np.zeros((len(words), self.matrix.shape[1]), dtype=np.float32)
        known = [[self.index[part] for part in word.split() if part in self.index] for word in words]
        sizes = np.array([len(parts) for parts in known])
        if sizes.any():
            parts = self._rows(list(chain.from_iterable(known)))
            starts = np.cumsum(sizes) - sizes
            rows[sizes > 0] = np.add.reduceat(parts, starts[sizes > 0], axis=0) if sizes.max() > 1 else parts
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        return np.asarray(rows / np.maximum(lengths, 1e-6), dtype=np.float32)

    def rarity(self, words: Sequence[str]) -> Matrix:
        """How rare words are in the language at large, by their rank among the frequent words (Zipf's law)."""
        unknown = len(self.index)
        ranks = [max((self.index.get(part, unknown) for part in word.split()), default=unknown) for word in words]
        return np.asarray(np.log(np.array(ranks) + 2.0), dtype=np.float32)

    def nearness(self, a: str, b: str) -> float:
        """Cosine of two words, 1 for the same word, 0 where one of them is unknown."""
        if a == b:
            return 1.0
        (first, mine), (second, theirs) = self._sum(a), self._sum(b)
        return max(0.0, float(first @ second) / max(math.sqrt(mine * theirs), 1e-6))

    @lru_cache(maxsize=2**14)  # noqa: B019 - the vectors live as long as the process
    def _sum(self, word: str) -> tuple[Matrix, float]:
        """The vectors of the words of a phrase added up, and the square of its length."""
        known = [self.index[part] for part in word.split() if part in self.index]
        rows = self._rows(known)
        total = rows[0] if len(known) == 1 else np.asarray(rows.sum(axis=0))
        return total, float(total @ total)

    def _rows(self, numbers: Sequence[int]) -> Matrix:
        return np.asarray(self.matrix[np.array(numbers, dtype=np.intp)], dtype=np.float32)


@lru_cache(maxsize=2)
def load_vectors(directory: str) -> WordVectors:
    """`words.txt` and `vectors.npy` of a directory; the one in the repository by default.

    The vectors stay on disk, mapped into memory: a story needs the rows of its own words only.
    """
    folder = Path(directory) if directory else DEFAULT_DIRECTORY
    words = (folder / "words.txt").read_text(encoding="utf-8").split("\n")
    matrix = np.asarray(np.load(folder / "vectors.npy", mmap_mode="r", allow_pickle=False))
    return WordVectors({word: row for row, word in enumerate(words) if word}, matrix)
