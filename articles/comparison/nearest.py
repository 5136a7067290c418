"""The sentences of an article that come nearest to a row it does not carry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from articles.domain import Nearest, Span

from .sentence_vectors import load_sentence_vectors
from .story import Story

_FAINT = 0.25
"""Sentences less like a row than this show an editor nothing: two of three that do tell of its matter reach it among
the nearest two of their article (`.68` on the stories for tuning, `.62` by shared words before)."""
_WIDE = 24
"""Articles of which a row keeps the nearest sentences: those where they come nearest. More nobody looks through."""
_DIGITS = 10_000
"""Scores are told to four digits."""
_BLOCK = 128

ByDocument = Mapping[int, tuple[Nearest, ...]]
_Keys = npt.NDArray[np.int64]


def nearest_sentences(story: Story, labels: Sequence[int], keep: int) -> list[ByDocument]:
    """For each label claim, by document number, the sentences that say most nearly the same, best first.

    The score is the cosine of what the two say as a whole.
    """
    told = [number for number, reading in enumerate(story.readings) if reading.sentences]
    if not told or not labels or keep < 1:
        return [{} for _ in labels]
    spans = [span for number in told for span in story.readings[number].sentences]
    texts = [
        story.readings[number].document.text[span.start : span.end]
        for number in told
        for span in story.readings[number].sentences
    ]
    vectors = load_sentence_vectors()
    sentences, claims = vectors.of(texts).T, vectors.of([story.passages[label].text for label in labels])
    starts = np.cumsum([0, *(len(story.readings[number].sentences) for number in told)])[:-1]
    found: list[ByDocument] = []
    for start in range(0, len(labels), _BLOCK):
        keys = _ranked(claims[start : start + _BLOCK] @ sentences)
        found += _places(_best(keys, starts, keep), told, spans)
    return found


def _ranked(nearness: npt.NDArray[np.float32]) -> _Keys:
    """Score and column of each cell as one number, the greater the better; of equal scores the first column wins."""
    columns = nearness.shape[1]
    scores = np.rint(nearness.clip(0.0, 1.0) * _DIGITS).astype(np.int64)
    return np.asarray(scores * columns + np.arange(columns - 1, -1, -1))


def _best(keys: _Keys, starts: npt.NDArray[np.intp], keep: int) -> _Keys:
    """The best, second best … cell of each row in each document: ranks × rows × documents."""
    rows = np.arange(len(keys))[:, None]
    ranks = []
    for _ in range(keep):
        best = np.maximum.reduceat(keys, starts, axis=1)
        ranks.append(best)
        keys[rows, _column(best, keys.shape[1])] = 0
    return np.stack(ranks)


def _column(keys: _Keys, columns: int) -> _Keys:
    return columns - 1 - keys % columns


def _places(best: _Keys, told: Sequence[int], spans: Sequence[Span]) -> list[ByDocument]:
    """The sentences of each row, given its best cells: ranks × rows × documents."""
    scores, columns = best // len(spans) / _DIGITS, _column(best, len(spans))
    kept = scores >= _FAINT
    if len(told) > _WIDE:
        kept &= best[0] >= np.partition(best[0], -_WIDE, axis=1)[:, -_WIDE, None]
    places: list[dict[int, tuple[Nearest, ...]]] = [{} for _ in range(best.shape[1])]
    row, document, rank = np.nonzero(kept.transpose(1, 2, 0))
    cells = row, document, columns[rank, row, document], scores[rank, row, document]
    for at, number, column, score in zip(*(values.tolist() for values in cells), strict=True):
        span, mine = spans[column], places[at]
        mine[told[number]] = (*mine.get(told[number], ()), Nearest(span.start, span.end, score))
    return [*places]
