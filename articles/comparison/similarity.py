"""How alike two passages of a story are: named features, computed for many pairs at once.

Words are weighed by how rare they are within the story itself: what every article repeats tells nothing about which
two claims belong together. The soft word alignment lets a word stand for its nearest word on the other side.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt
from scipy import sparse

from .lexicon import FAVOURABLE, UNFAVOURABLE
from .passages import Passage
from .vectors import WordVectors
from .vocabulary import (
    Floats,
    Indices,
    SoftVocabulary,
    Sparse,
    Vocabulary,
    heads,
    inverse_frequency,
    row_dot,
    scale,
    weigh,
)

FEATURES = (
    "soft_mean",  # soft word alignment, mean of both directions
    "soft_min",  # the same, the weaker direction
    "soft_plain",  # the mean again, words weighed by how rare they are in the language at large
    "centroid",  # cosine of the weighted mean word vectors
    "cosine",  # TF-IDF cosine
    "bigrams",  # TF-IDF cosine of neighbouring words
    "shared_weight",  # how much rare vocabulary is shared, logarithmic
    "names_shared",  # share of one side's names that both have, the larger of the two
    "names_apart",  # both name somebody, and nobody the same
    "predicate",  # same act, softly
    "subject",  # same subject, softly
    "object",  # same object or recipient, softly
    "act",  # same act, and subject or object the same
    "number_same",  # an amount in common, to two digits
    "number_head",  # amounts of alike things, whatever their values
    "number_slot",  # amounts of the same thing in the same relation, whatever their values
    "number_apart",  # both have amounts, none in common
    "number_lone",  # only one of the two has an amount
    "judged",  # both judge, and of the same participant, softly
    "quoted",  # share of the shorter quote that both have
    "polarity",  # one denies, the other does not
    "date_same",  # resolved dates that overlap
    "date_apart",  # resolved dates, none of which overlap
    "distance",  # how far apart they stand in their articles
    "both_lead",  # both stand in the first tenth of their articles
    "length_ratio",  # shorter to longer, in words
    "length",  # of the shorter, logarithmic
    "sentence",  # soft word alignment of the whole sentences they stand in
    "context",  # soft word alignment of the sentences before theirs
    "articles_apart",  # by how much their articles are less alike than articles of the story are on average
)

_JUDGED = FEATURES.index("judged")

_USUAL_SPREAD = 0.03
"""Articles on one event differ from the story's mean likeness by about this much; only what is beyond counts."""

_LEAD = 0.1


class PairFeatures:
    """Everything needed to compare any two passages of one story."""

    def __init__(self, passages: Sequence[Passage], vectors: WordVectors) -> None:
        """Index the passages; what is counted (IDF) is counted over these passages."""
        self.vocabulary = SoftVocabulary(passages, vectors)
        self.present = self.vocabulary.rows([word.lemma for word in passage.words] for passage in passages)
        self.reach = self.vocabulary.reach(self.present)
        self._weights = weigh(self.present, inverse_frequency(self.present))
        self.words = scale(self._weights, 1)
        self._unit = scale(self._weights, 2)
        self._plainly = scale(weigh(self.present, self.vocabulary.rarity), 1)
        self._centroids = _unit(self._weights @ self.vocabulary.meaning)
        self._sentences = _Sentences(passages, self.present, self.vocabulary)
        self._bigrams = _unit_rows([_bigrams(passage) for passage in passages])
        self._names = _rows([passage.names for passage in passages])
        self._named = scale(weigh(self._names, inverse_frequency(self._names)), 1)
        self._roles = [
            self._soft([passage.predicate] if passage.predicate else [] for passage in passages),
            self._soft(passage.subjects for passage in passages),
            self._soft(passage.objects for passage in passages),
        ]
        self._amounts = _rows([passage.amounts for passage in passages])
        self._heads = self._soft(heads(passage) for passage in passages)
        self._slots = _rows([passage.slots for passage in passages])
        self._quoted = _rows([_trigrams(passage.quoted) for passage in passages])
        self._judging = np.array([_judges(passage) for passage in passages], dtype=np.float32)
        self._columns = _columns(passages)
        self._document = np.array([passage.document for passage in passages], dtype=np.intp)
        self._likeness = _likeness(self.present, self._document)

    def __call__(self, left: Indices, right: Indices) -> Floats:
        """The features of the pairs (left[k], right[k]): one row per pair, columns as in `FEATURES`."""
        forth, back = row_dot(self.words, self.reach, left, right), row_dot(self.words, self.reach, right, left)
        shared = row_dot(self._weights, self.present, left, right)
        plain = row_dot(self._plainly, self.reach, left, right) + row_dot(self._plainly, self.reach, right, left)
        centroid = np.einsum("ij,ij->i", self._centroids[left], self._centroids[right])
        columns = [(forth + back) / 2, np.minimum(forth, back), plain / 2, centroid]
        columns += [row_dot(self._unit, self._unit, left, right)]
        columns += [row_dot(self._bigrams, self._bigrams, left, right), np.log1p(shared)]
        columns += self._name_columns(left, right)
        acts, subjects, objects = (_meet(role, left, right) for role in self._roles)
        columns += [acts, subjects, objects, acts * np.maximum(subjects, objects)]
        columns += self._amount_columns(left, right)
        columns.insert(_JUDGED, self._judging[left] * self._judging[right] * np.maximum(subjects, objects))
        columns += self._plain_columns(left, right)
        columns += self._sentences(left, right)
        likeness = self._likeness[self._document[left], self._document[right]]
        columns.append(np.maximum(0.0, -likeness - _USUAL_SPREAD))
        return np.stack(columns, axis=1).astype(np.float32)

    def _soft(self, keys: Iterable[Iterable[str]]) -> tuple[Sparse, Sparse]:
        rows = self.vocabulary.rows(keys)
        return scale(rows, 1), self.vocabulary.reach(rows)

    def _name_columns(self, left: Indices, right: Indices) -> list[Floats]:
        forth, back = row_dot(self._named, self._names, left, right), row_dot(self._named, self._names, right, left)
        has = np.diff(self._names.indptr) > 0
        return [np.maximum(forth, back), (has[left] & has[right] & (forth == 0)).astype(np.float32)]

    def _amount_columns(self, left: Indices, right: Indices) -> list[Floats]:
        same = np.minimum(row_dot(self._amounts, self._amounts, left, right), 1.0)
        has = np.diff(self._amounts.indptr) > 0
        apart = (has[left] & has[right] & (same == 0)).astype(np.float32)
        sizes = np.diff(self._quoted.indptr).astype(np.float32)
        shorter = np.maximum(np.minimum(sizes[left], sizes[right]), 1.0)
        quoted = row_dot(self._quoted, self._quoted, left, right) / shorter
        slots = np.minimum(row_dot(self._slots, self._slots, left, right), 1.0)
        lone = (has[left] != has[right]).astype(np.float32)
        return [same, _meet(self._heads, left, right), slots, apart, lone, quoted]

    def _plain_columns(self, left: Indices, right: Indices) -> list[npt.NDArray[np.float64]]:
        a = {name: column[left] for name, column in self._columns.items()}
        b = {name: column[right] for name, column in self._columns.items()}
        dated = a["dated"] * b["dated"]
        overlap = (a["earliest"] <= b["latest"]) & (b["earliest"] <= a["latest"])
        shorter, longer = np.minimum(a["length"], b["length"]), np.maximum(a["length"], b["length"])
        return [
            np.abs(a["negated"] - b["negated"]),
            dated * overlap,
            dated * ~overlap,
            np.abs(a["place"] - b["place"]),
            ((a["place"] < _LEAD) & (b["place"] < _LEAD)).astype(np.float64),
            shorter / np.maximum(longer, 1.0),
            np.log1p(shorter),
        ]


class _Sentences:
    """Soft word alignment of the sentences that hold two passages, and of the sentences before those."""

    def __init__(self, passages: Sequence[Passage], present: Sparse, vocabulary: SoftVocabulary) -> None:
        keys = [(passage.document, passage.sentence.start) for passage in passages]
        order = sorted(set(keys))
        number = {key: index for index, key in enumerate(order)}
        self._of = np.array([number[key] for key in keys], dtype=np.intp)
        members = sparse.csr_matrix((np.ones(len(keys), np.float32), (self._of, np.arange(len(keys)))))
        words = (members @ present).tocsr()
        words.data[:] = 1.0
        words = sparse.vstack([words, sparse.csr_matrix((1, words.shape[1]), dtype=np.float32)]).tocsr()
        self._words = scale(weigh(words, inverse_frequency(words)), 1)
        self._reach = vocabulary.reach(words)
        none = len(order)
        before = [at - 1 if at and order[at - 1][0] == order[at][0] else none for at in range(len(order))]
        self._before = np.array([*before, none], dtype=np.intp)

    def __call__(self, left: Indices, right: Indices) -> list[Floats]:
        a, b = self._of[left], self._of[right]
        return [self._align(a, b), self._align(self._before[a], self._before[b])]

    def _align(self, a: Indices, b: Indices) -> Floats:
        both = row_dot(self._words, self._reach, a, b) + row_dot(self._words, self._reach, b, a)
        return np.asarray(both / 2, dtype=np.float32)


def _unit(rows: Floats) -> Floats:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.maximum(lengths, 1e-6), dtype=np.float32)


def _meet(role: tuple[Sparse, Sparse], left: Indices, right: Indices) -> Floats:
    """Nearness of what fills a role on both sides, 0 where one side has nothing."""
    scaled, reach = role
    return np.maximum(row_dot(scaled, reach, left, right), row_dot(scaled, reach, right, left))


def _rows(keys: Sequence[Iterable[str]]) -> Sparse:
    listed = [list(row) for row in keys]
    return Vocabulary(key for row in listed for key in row).rows(listed)


def _unit_rows(keys: Sequence[Iterable[str]]) -> Sparse:
    rows = _rows(keys)
    return scale(weigh(rows, inverse_frequency(rows)), 2)


def _likeness(present: Sparse, document: Indices) -> Floats:
    """TF-IDF cosine of every two articles, less the mean of what each has with all the others."""
    count = int(document.max()) + 1 if len(document) else 1
    members = sparse.csr_matrix((np.ones(len(document), np.float32), (document, np.arange(len(document)))))
    words = (members @ present).tocsr()
    words.data[:] = 1.0
    unit = scale(weigh(words, inverse_frequency(words)), 2)
    cosine = np.asarray((unit @ unit.T).todense(), dtype=np.float32)
    np.fill_diagonal(cosine, 0.0)
    mean = cosine.sum(axis=1) / max(1, count - 1)
    centred = cosine - (mean[:, None] + mean[None, :]) / 2
    np.fill_diagonal(centred, 0.0)
    return np.asarray(centred, dtype=np.float32)


def _bigrams(passage: Passage) -> list[str]:
    return [f"{a.lemma} {b.lemma}" for a, b in zip(passage.words, passage.words[1:], strict=False)]


def _trigrams(words: Sequence[str]) -> list[str]:
    return [" ".join(words[start : start + 3]) for start in range(len(words) - 2)]


def _judges(passage: Passage) -> bool:
    return any(word.lemma in FAVOURABLE or word.lemma in UNFAVOURABLE for word in passage.words)


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
