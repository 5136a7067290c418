"""Single judgements of the comparison, for passages and articles that are given rather than found."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

import numpy as np

from articles.domain import Constraints, Finding, Reading, Span
from articles.policies import ComparisonPolicy

from .findings import Contrast, Meaning
from .model import load_aligner
from .passages import Passage, span_passage
from .similarity import PairFeatures
from .story import Story, tell_story
from .vectors import load_vectors
from .vocabulary import Floats
from .voices import side_of

Place = tuple[str, Span]
"""A document's id and a stretch of its text."""


def relate(
    readings: Sequence[Reading],
    pairs: Sequence[tuple[Place, Place]],
    policy: ComparisonPolicy = ComparisonPolicy(),  # noqa: B008 - frozen
) -> list[float]:
    """How likely the two passages of each pair are about the same matter, within the story of all these readings."""
    if not pairs:
        return []
    return [float(score) for score in load_aligner()(pair_features(readings, pairs, policy))]


def pair_features(
    readings: Sequence[Reading],
    pairs: Sequence[tuple[Place, Place]],
    policy: ComparisonPolicy = ComparisonPolicy(),  # noqa: B008 - frozen
) -> Floats:
    """The features of each pair of passages, one row per pair, columns as in `similarity.FEATURES`."""
    story = tell_story(readings, Constraints())
    places = sorted({place for pair in pairs for place in pair})
    number = {place: index for index, place in enumerate(places)}
    features = PairFeatures([_passage(place, story) for place in places], load_vectors(policy.vectors))
    left, right = (np.array([number[pair[side]] for pair in pairs], dtype=np.intp) for side in (0, 1))
    return features(left, right)


def differences(
    a: Reading,
    b: Reading,
    policy: ComparisonPolicy = ComparisonPolicy(),  # noqa: B008 - frozen
) -> list[Finding]:
    """All findings between the claims of two articles that are taken to be about the same matter throughout."""
    story = tell_story([a, b], Constraints())
    meaning = Meaning(load_vectors(policy.vectors))
    sides = [[side_of(claim, reading, story) for claim in reading.claims] for reading in (a, b)]
    return [found for mine, theirs in product(*sides) for found in Contrast(mine, theirs, meaning).findings]


def _passage(place: Place, story: Story) -> Passage:
    document, span = place
    owner = next(number for number, reading in enumerate(story.readings) if reading.document.id == document)
    inside = [claim for claim in story.readings[owner].claims if claim.span.overlaps(span)]
    return span_passage(span, owner, story.readings[owner], inside, story.links)
