"""The sentences of an article that come nearest to a row it does not carry."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np
from scipy import sparse

from articles.domain import Nearest

from .candidates import only_distinctive
from .passages import Passage, sentence_passage
from .similarity import PairFeatures, Sparse
from .story import Story
from .vectors import WordVectors

_FAINT = 0.15
"""Sentences that hold less than this of a row's weighted words show an editor nothing."""
_BLOCK = 256

ByRow = list[Mapping[int, tuple[Nearest, ...]]]


def nearest_sentences(story: Story, labels: Sequence[int], keep: int, vectors: WordVectors) -> ByRow:
    """For each label claim, by document number, the sentences that hold most of its words, best first.

    The score is the share of the label's words, weighted by their rarity in the story, that the sentence has, each
    word counting as much as the nearest word of the sentence is like it.
    """
    sentences = _sentences(story)
    if not sentences or not labels or keep < 1:
        return [{} for _ in labels]
    features = PairFeatures([*sentences, *(story.passages[label] for label in labels)], vectors)
    reach, words = features.reach[: len(sentences)], features.words[len(sentences) :]
    if len(labels) * len(sentences) > _MANY:
        reach, words = only_distinctive(reach, len(sentences)), only_distinctive(words, len(sentences))
    transposed = reach.T.tocsr()
    found: ByRow = []
    for start in range(0, len(labels), _BLOCK):
        found += _best(words[start : start + _BLOCK] @ transposed, sentences, keep)
    return found


_MANY = 2_000_000


def _sentences(story: Story) -> list[Passage]:
    inside: dict[tuple[int, int], list[Passage]] = defaultdict(list)
    for passage in story.passages:
        inside[passage.document, passage.sentence.start].append(passage)
    return [
        sentence_passage(span, number, reading, inside[number, span.start])
        for number, reading in enumerate(story.readings)
        for span in reading.sentences
    ]


def _best(block: Sparse, sentences: Sequence[Passage], keep: int) -> ByRow:
    documents = np.array([sentence.document for sentence in sentences])
    block = sparse.coo_matrix(block)
    strong = block.data >= _FAINT
    rows, columns, scores = block.row[strong], block.col[strong], block.data[strong]
    owners = documents[columns]
    order = np.lexsort((columns, -scores, owners, rows))
    found: list[dict[int, tuple[Nearest, ...]]] = [{} for _ in range(block.shape[0])]
    for at in order.tolist():
        mine, owner = found[rows[at]], int(owners[at])
        if len(mine.get(owner, ())) < keep:
            span = sentences[columns[at]].span
            near = Nearest(span.start, span.end, round(min(1.0, float(scores[at])), 4))
            mine[owner] = (*mine.get(owner, ()), near)
    return list(found)
