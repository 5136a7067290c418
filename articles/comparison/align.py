"""Rows of a story: which claims are about the same matter."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from articles.domain import Constraints
from articles.policies import ComparisonPolicy

from .candidates import candidate_pairs
from .clustering import Clustering, Pair
from .model import load_aligner
from .similarity import PairFeatures
from .story import Story

_WORTH_KEEPING = 0.05
"""A pair below this cannot lift the mean of a row; it counts as 0."""
_CHUNK = 100_000


@dataclass(frozen=True)
class Alignment:
    """The groups of claims and how sure each place in them is. Claims by number."""

    groups: tuple[tuple[int, ...], ...]
    scores: Mapping[Pair, float]
    """Probability of each candidate pair, lower number first; a pair not in it counts as 0."""
    membership: tuple[float, ...]
    """For each claim the probability that it belongs where it is."""

    def score(self, a: int, b: int) -> float:
        """Probability that two claims are about the same matter."""
        return self.scores.get((min(a, b), max(a, b)), 0.0)


def align(story: Story, features: PairFeatures, constraints: Constraints, policy: ComparisonPolicy) -> Alignment:
    """Group the claims of a story."""
    scores = score_pairs(features)
    number = {claim.id: index for index, claim in enumerate(story.claims)}
    clustering = Clustering(
        len(story.claims),
        scores,
        policy.join,
        apart=_numbered(constraints.cannot_link, number),
        allows=_one_strong_claim(story, scores, policy.repeat),
    )
    linked = _numbered(constraints.must_link, number)
    clustering.link(linked)
    groups = tuple(tuple(group) for group in clustering.run())
    certain = {claim for pair in linked for claim in pair}
    membership = [1.0] * len(story.claims)
    for group in groups:
        for claim in group:
            if claim not in certain:
                membership[claim] = _belongs(claim, group, scores, story)
    return Alignment(groups, scores, tuple(membership))


def score_pairs(features: PairFeatures) -> dict[Pair, float]:
    """Score all candidate pairs of passages, in the same article or in two."""
    left, right = candidate_pairs(features)
    if not len(left):
        return {}
    aligner = load_aligner()
    chances = [aligner(features(left[at : at + _CHUNK], right[at : at + _CHUNK])) for at in range(0, len(left), _CHUNK)]
    probability = np.concatenate(chances)
    kept = probability >= _WORTH_KEEPING
    pairs = zip(left[kept].tolist(), right[kept].tolist(), strict=True)
    return dict(zip(pairs, probability[kept].tolist(), strict=True))


def _one_strong_claim(
    story: Story, scores: Mapping[Pair, float], repeat: float
) -> Callable[[Sequence[int], Sequence[int]], bool]:
    """A row takes two claims of one article only where the one repeats the other.

    Two parts of a sentence don't, nor do two claims with different amounts.
    """

    def repeats(a: int, b: int) -> bool:
        if story.claims[a].sentence == story.claims[b].sentence:
            return False
        mine, theirs = story.passages[a].amounts, story.passages[b].amounts
        if mine and theirs and not mine & theirs:
            return False
        return scores.get((min(a, b), max(a, b)), 0.0) >= repeat

    def allows(first: Sequence[int], second: Sequence[int]) -> bool:
        mine: dict[int, list[int]] = {}
        for claim in first:
            mine.setdefault(story.document_of(claim), []).append(claim)
        return all(repeats(a, b) for b in second for a in mine.get(story.document_of(b), ()))

    return allows


def _numbered(pairs: Iterable[tuple[str, str]], number: Mapping[str, int]) -> list[Pair]:
    known = [(number[a], number[b]) for a, b in pairs if a in number and b in number and a != b]
    return sorted((min(pair), max(pair)) for pair in known)


def _belongs(claim: int, group: tuple[int, ...], scores: Mapping[Pair, float], story: Story) -> float:
    """How a claim stands to those that other articles have in its group: half the mean score, half the best.

    1 where it stands alone. One clear partner counts for more than many lukewarm ones.
    """
    others = [other for other in group if story.document_of(other) != story.document_of(claim)]
    if not others:
        return 1.0
    found = [scores.get((min(claim, other), max(claim, other)), 0.0) for other in others]
    return (sum(found) / len(found) + max(found)) / 2
