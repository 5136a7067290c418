"""What a text says as one vector: the sum of the vectors of its words, made so that texts that say the same come near.

The word vectors are learned: their sums imitate what a large sentence encoder makes of a hundred thousand news
sentences and clauses (`articles.evaluation.sentence_vectors`; compare tokenlearn, MinishLab 2024, and sent2vec,
Pagliardini et al. 2018). They carry how much a word matters, so nothing is weighed here.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy import sparse

TABLE = Path(__file__).with_name("sentence_vectors.npz")
WORDS = Path(__file__).with_name("sentence_vectors.txt")
"""The known words, one a line, in the order of the table."""

UNKNOWN = 4096
"""Vectors that words outside of the vocabulary share, mostly names; which of them follows from the word's letters."""

_WORD = re.compile(r"[^\W_]+(?:['’][a-z]+)?|[%$€£]")

Matrix = npt.NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class SentenceVectors:
    """Vectors of words whose sum is the vector of a text."""

    index: dict[str, int]
    """Row of each known word; the rows of unknown ones follow."""
    table: npt.NDArray[np.int8]
    """One row per word, each with a step of its own."""
    steps: npt.NDArray[np.float32]

    def of(self, texts: Sequence[str]) -> Matrix:
        """One row of length 1 per text; zero for a text without words."""
        rows = [self.rows(text) for text in texts]
        starts = np.cumsum([0, *map(len, rows)])
        used, columns = np.unique(
            np.fromiter((row for found in rows for row in found), dtype=np.intp), return_inverse=True
        )
        counts = sparse.csr_matrix((np.ones(len(columns), np.float32), columns, starts), shape=(len(texts), len(used)))
        return unit(counts @ (self.table[used] * self.steps[used, None]))

    def rows(self, text: str) -> list[int]:
        """Row of each word of a text, in order."""
        return [self._row(word) for word in _WORD.findall(text)]

    @lru_cache(maxsize=2**15)  # noqa: B019 - the vectors live as long as the process
    def _row(self, form: str) -> int:
        word = plain(form)
        if word not in self.index:
            word = word.removesuffix("'s")
        row = self.index.get(word)
        return len(self.index) + zlib.crc32(word.encode()) % UNKNOWN if row is None else row


def plain(form: str) -> str:
    """A word as the vocabulary has it."""
    return form.lower().replace("’", "'")


def unit(rows: Matrix) -> Matrix:
    """Rows scaled to length 1; empty ones stay empty."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.maximum(lengths, 1e-6), dtype=np.float32)


@lru_cache(maxsize=1)
def load_sentence_vectors() -> SentenceVectors:
    """Read the table in the repository."""
    words = WORDS.read_text(encoding="utf-8").split()
    with np.load(TABLE, allow_pickle=False) as stored:
        return SentenceVectors(numbered(words), stored["table"], stored["steps"])


def numbered(words: Iterable[str]) -> dict[str, int]:
    """Row of each word."""
    return {word: row for row, word in enumerate(words)}
