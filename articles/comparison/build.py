"""From readings to the table of a story."""

from __future__ import annotations

from collections.abc import Sequence

from articles.domain import Comparison, Constraints, Reading, Row
from articles.policies import ComparisonPolicy

from .align import align
from .findings import Meaning
from .labels import heading, rank_key
from .nearest import nearest_sentences
from .origins import find_origins
from .rows import RowBuilder
from .similarity import PairFeatures
from .story import Story, outlet_key, tell_story
from .vectors import load_vectors


def compare(
    readings: Sequence[Reading],
    constraints: Constraints = Constraints(),  # noqa: B008 - frozen
    policy: ComparisonPolicy = ComparisonPolicy(),  # noqa: B008 - frozen
) -> Comparison:
    """Build the table of a story: which claims are about the same matter, and how the outlets stand to each other.

    A pure function: the rows follow from claims, constraints and policy alone. Only the order of the cells follows
    the order of the readings.

    Args:
        readings: one per article, each document with an id of its own.
        constraints: editors' decisions; they hold whatever the scores say.
        policy: thresholds.

    Raises:
        ValueError: two readings have the same document id.
    """
    story = tell_story(readings, constraints)
    if not story.claims:
        return Comparison(origins=find_origins(story.readings))
    vectors = load_vectors(policy.vectors)
    features = PairFeatures(story.passages, vectors)
    alignment = align(story, features, constraints, policy)
    origins = find_origins(story.readings)
    labels = [heading(group, alignment, story, constraints.labels, policy.suggest) for group in alignment.groups]
    nearest = nearest_sentences(story, labels, policy.nearest)
    builder = RowBuilder(story, readings, alignment, origins, constraints, policy, Meaning(vectors))
    rows = [
        builder.build(group, label, near) for group, label, near in zip(alignment.groups, labels, nearest, strict=True)
    ]
    return Comparison(rows=_ranked(rows, alignment.groups, story), origins=origins)


def _ranked(rows: Sequence[Row], groups: Sequence[Sequence[int]], story: Story) -> tuple[Row, ...]:
    keys = []
    for row, group in zip(rows, groups, strict=True):
        outlets = len({outlet_key(story.reading_of(claim)) for claim in group})
        place = sum(story.passages[claim].place for claim in group) / len(group)
        keys.append(rank_key(row, outlets, place))
    order = sorted(range(len(rows)), key=keys.__getitem__)
    return tuple(rows[number] for number in order)
