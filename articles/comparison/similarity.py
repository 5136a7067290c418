"""How alike two passages of a story are: named features, computed for many pairs at once.

Words are weighed by how rare they are within the story itself: what every article repeats tells nothing about which
two claims belong together. The soft word alignment lets a word stand for its nearest word on the other side.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from scipy import sparse

from .passages import Passage
from .sentence_vectors import load_sentence_vectors, unit
from .vectors import WordVectors
from .vocabulary import (
    Floats,
    Indices,
    SoftVocabulary,
    Sparse,
    Vocabulary,
    inverse_frequency,
    row_dot,
    scale,
    weigh,
)

FEATURES = (
    "soft",  # soft word alignment, mean of both directions
    "gist",  # cosine of what they say as a whole
    "gist_here",  # the same, less what all passages of the story have in common
    "gist_sentence",  # cosine of what the sentences say that they stand in
    "subject",  # same subject, softly
    "number_near",  # amounts of the same thing within a factor of two or so
    "number_slot",  # amounts of the same thing in the same relation, whatever their values
    "number_apart",  # both have amounts, none in common and none of the same thing
    "number_harm",  # the one counts the killed, the other the injured
    "number_limit",  # the amounts of one are what could be held or is allowed, those of the other what is
    "number_lone",  # only one of the two has an amount
    "quoted",  # share of the shorter quote that both have
    "date_shared",  # how rare in the story the dates are that both give, logarithmic
    "date_apart",  # resolved dates, none of which overlap
    "distance",  # how far apart they stand in their articles
    "sentence",  # soft word alignment of the whole sentences they stand in
    "context",  # soft word alignment of the sentences before theirs
    "articles_apart",  # by how much their articles are less alike than articles of the story are on average
)

_USUAL_SPREAD = 0.03
"""Articles on one event differ from the story's mean likeness by about this much; only what is beyond counts."""


class PairFeatures:
    """Everything needed to compare any two passages of one story."""

    def __init__(self, passages: Sequence[Passage], vectors: WordVectors) -> None:
        """Index the passages; what is counted (IDF) is counted over these passages."""
        self.vocabulary = SoftVocabulary(passages, vectors)
        self.present = self.vocabulary.rows([word.lemma for word in passage.words] for passage in passages)
        self.reach = self.vocabulary.reach(self.present)
        weights = inverse_frequency(self.present, self.vocabulary.commonness)
        self.words = scale(weigh(self.present, weights), 1)
        self._gists = _Gists(passages)
        self._sentences = _Sentences(passages, self.present, self.vocabulary)
        self._subjects = self._soft(passage.subjects for passage in passages)
        self._amounts = _rows([passage.amounts for passage in passages])
        self._sizes = _rows([passage.sizes for passage in passages])
        self._slots = _rows([passage.slots for passage in passages])
        self._harm = _rows([passage.harm for passage in passages])
        self._limit = np.array([_sign(passage.limit) for passage in passages], dtype=np.float32)
        self._quoted = _rows([_trigrams(passage.quoted) for passage in passages])
        self._days = _rows([_days(passage) for passage in passages])
        self._rare_days = weigh(self._days, inverse_frequency(self._days))
        self._dated = _dated(passages)
        self._place = np.array([passage.place for passage in passages])
        self._document = np.array([passage.document for passage in passages], dtype=np.intp)
        self._likeness = _likeness(self.present, self._document)

    def __call__(self, left: Indices, right: Indices) -> Floats:
        """The features of the pairs (left[k], right[k]): one row per pair, columns as in `FEATURES`."""
        forth, back = row_dot(self.words, self.reach, left, right), row_dot(self.words, self.reach, right, left)
        soft = np.asarray((forth + back) / 2, dtype=np.float32)
        columns = [soft, *self._gists(left, right), _meet(self._subjects, left, right)]
        columns += self._amount_columns(left, right)
        columns += self._date_columns(left, right)
        columns.append(np.abs(self._place[left] - self._place[right]))
        columns += self._sentences(left, right)
        likeness = self._likeness[self._document[left], self._document[right]]
        columns.append(np.maximum(0.0, -likeness - _USUAL_SPREAD))
        return np.stack(columns, axis=1).astype(np.float32)

    def _soft(self, keys: Iterable[Iterable[str]]) -> tuple[Sparse, Sparse]:
        rows = self.vocabulary.rows(keys)
        return scale(rows, 1), self.vocabulary.reach(rows)

    def _amount_columns(self, left: Indices, right: Indices) -> list[Floats]:
        near = np.minimum(row_dot(self._sizes, self._sizes, left, right) / 2, 1.0)
        slots = np.minimum(row_dot(self._slots, self._slots, left, right), 1.0)
        has = np.diff(self._amounts.indptr) > 0
        apart = has[left] & has[right] & (row_dot(self._amounts, self._amounts, left, right) + slots == 0)
        told = np.diff(self._harm.indptr) > 0
        harm = told[left] & told[right] & (row_dot(self._harm, self._harm, left, right) == 0)
        limit = self._limit[left] * self._limit[right] < 0
        lone = has[left] != has[right]
        sizes = np.diff(self._quoted.indptr).astype(np.float32)
        shorter = np.maximum(np.minimum(sizes[left], sizes[right]), 1.0)
        quoted = row_dot(self._quoted, self._quoted, left, right) / shorter
        return [near, slots, *(column.astype(np.float32) for column in (apart, harm, limit, lone)), quoted]

    def _date_columns(self, left: Indices, right: Indices) -> list[Floats]:
        dated, earliest, latest = self._dated
        overlap = (earliest[left] <= latest[right]) & (earliest[right] <= latest[left])
        apart = dated[left] * dated[right] * ~overlap
        return [np.log1p(row_dot(self._rare_days, self._days, left, right)), apart.astype(np.float32)]


class _Gists:
    """Cosines of what two passages say as a whole, and of what the sentences say that hold them."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        vectors = load_sentence_vectors()
        self._passages = vectors.of([passage.text for passage in passages])
        self._here = unit(self._passages - self._passages.mean(axis=0))
        sentences = {(passage.document, passage.sentence): passage.told_in for passage in passages}
        number = {key: index for index, key in enumerate(sentences)}
        self._of = np.array([number[passage.document, passage.sentence] for passage in passages], dtype=np.intp)
        self._sentences = vectors.of([*sentences.values()])

    def __call__(self, left: Indices, right: Indices) -> list[Floats]:
        return [
            _cosines(self._passages, left, right),
            _cosines(self._here, left, right),
            _cosines(self._sentences, self._of[left], self._of[right]),
        ]


class _Sentences:
    """Soft word alignment of the sentences that hold two passages, and of the sentences before those."""

    def __init__(self, passages: Sequence[Passage], present: Sparse, vocabulary: SoftVocabulary) -> None:
        keys = [(passage.document, passage.sentence.start) for passage in passages]
        order = sorted(set(keys))
        number = {key: index for index, key in enumerate(order)}
        self._of = np.array([number[key] for key in keys], dtype=np.intp)
        members = sparse.csr_matrix((np.ones(len(keys), np.float32), (self._of, np.arange(len(keys)))))
        and_none = sparse.eye(len(order) + 1, len(order), dtype=np.float32, format="csr")
        words = and_none @ (members @ present)
        words.data[:] = 1.0
        self._words = scale(weigh(words, inverse_frequency(words, vocabulary.commonness)), 1)
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


def _cosines(rows: Floats, left: Indices, right: Indices) -> Floats:
    return np.asarray(np.einsum("ij,ij->i", rows[left], rows[right]), dtype=np.float32)


def _meet(role: tuple[Sparse, Sparse], left: Indices, right: Indices) -> Floats:
    """Nearness of what fills a role on both sides, 0 where one side has nothing."""
    scaled, reach = role
    return np.maximum(row_dot(scaled, reach, left, right), row_dot(scaled, reach, right, left))


def _rows(keys: Sequence[Iterable[str]]) -> Sparse:
    listed = [list(row) for row in keys]
    return Vocabulary(key for row in listed for key in row).rows(listed)


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


def _trigrams(words: Sequence[str]) -> list[str]:
    return [" ".join(words[start : start + 3]) for start in range(len(words) - 2)]


def _sign(flag: bool | None) -> int:
    return 0 if flag is None else 1 if flag else -1


def _days(passage: Passage) -> set[str]:
    return {f"{date.earliest} {date.latest}" for date in passage.dates if date.earliest and not date.as_of}


def _dated(passages: Sequence[Passage]) -> tuple[Floats, Floats, Floats]:
    """Whether each passage has a resolved date, and the first and the last day that it names."""
    dates = [[date for date in p.dates if date.earliest and date.latest and not date.as_of] for p in passages]
    first = [min((date.earliest.toordinal() for date in found if date.earliest), default=0) for found in dates]
    last = [max((date.latest.toordinal() for date in found if date.latest), default=0) for found in dates]
    has, earliest, latest = (np.array(values, dtype=np.float32) for values in (list(map(bool, dates)), first, last))
    return has, earliest, latest
