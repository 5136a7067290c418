"""The sentences of an article that come nearest to a row it does not carry."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np
from scipy import sparse

from articles.domain import Claim, Nearest, Span

from .candidates import only_distinctive
from .passages import span_lemmas
from .similarity import PairFeatures
from .story import Story
from .vocabulary import Indices, Sparse

_FAINT = 0.2
"""Sentences that hold less than this of a row's weighted words show an editor nothing."""
_MANY = 400_000
"""Pairs of rows and sentences above which words that many sentences have are left out of the search."""
_BLOCK = 512

ByDocument = Mapping[int, tuple[Nearest, ...]]


def nearest_sentences(story: Story, features: PairFeatures, labels: Sequence[int], keep: int) -> list[ByDocument]:
    """For each label claim, by document number, the sentences that hold most of its words, best first.

    The score is the share of the label's words, weighted by their rarity in the story, that the sentence has, each
    word counting as much as the nearest word of the sentence is like it.
    """
    spans = [span for reading in story.readings for span in reading.sentences]
    if not spans or not labels or keep < 1:
        return [{} for _ in labels]
    vocabulary = features.vocabulary
    reach = vocabulary.reach(vocabulary.rows(_lemmas(story)))
    words = features.words[list(labels)]
    if len(labels) * len(spans) > _MANY:
        reach, words = only_distinctive(reach), only_distinctive(words)
    transposed = reach.T.tocsr()
    documents = np.repeat(np.arange(len(story.readings)), [len(reading.sentences) for reading in story.readings])
    found: list[ByDocument] = []
    for start in range(0, len(labels), _BLOCK):
        found += _best(words[start : start + _BLOCK] @ transposed, spans, documents, keep)
    return found


def _lemmas(story: Story) -> Iterator[Iterable[str]]:
    """The lemmas of each sentence."""
    inside: dict[tuple[int, int], list[Claim]] = defaultdict(list)
    for claim, passage in zip(story.claims, story.passages, strict=True):
        inside[passage.document, claim.sentence.start].append(claim)
    for number, reading in enumerate(story.readings):
        for span in reading.sentences:
            yield span_lemmas(span, reading.document.text, inside.get((number, span.start), ()))


def _best(block: Sparse, spans: Sequence[Span], documents: Indices, keep: int) -> list[ByDocument]:
    block = sparse.coo_matrix(block)
    strong = block.data >= _FAINT
    rows, columns, scores = block.row[strong], block.col[strong], block.data[strong]
    group = rows.astype(np.int64) * (int(documents.max()) + 1) + documents[columns]
    order = np.lexsort((columns, -scores, group))
    sorted_group = group[order]
    rank = np.arange(len(order)) - np.searchsorted(sorted_group, sorted_group)
    found: list[dict[int, tuple[Nearest, ...]]] = [{} for _ in range(block.shape[0])]
    best = order[rank < keep]
    places = rows[best], documents[columns[best]], columns[best], scores[best]
    for row, owner, column, score in zip(*(values.tolist() for values in places), strict=True):
        span, mine = spans[column], found[row]
        mine[owner] = (*mine.get(owner, ()), Nearest(span.start, span.end, round(min(1.0, score), 4)))
    return list(found)
