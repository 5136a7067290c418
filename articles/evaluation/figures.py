"""Figures of ranking and of decisions (Manning, Raghavan and Schütze, 2008, chapter 8)."""

from __future__ import annotations

from collections.abc import Sequence


def average_precision(scores: Sequence[float], truths: Sequence[bool]) -> float:
    """Mean of the precision at each true item, ranked by score; items of one score share a rank."""
    ranked = sorted(zip(scores, truths, strict=True), key=lambda item: -item[0])
    total = sum(truths)
    seen = hits = 0
    mean = 0.0
    at = 0
    while at < len(ranked):
        tied = at
        while tied < len(ranked) and ranked[tied][0] == ranked[at][0]:
            tied += 1
        found = sum(truth for _, truth in ranked[at:tied])
        seen, hits = tied, hits + found
        mean += found * hits / seen
        at = tied
    return mean / total if total else 0.0


def area_under_curve(scores: Sequence[float], truths: Sequence[bool]) -> float:
    """Chance that a true item scores higher than a false one; a tie counts half (Mann and Whitney, 1947)."""
    order = sorted(range(len(scores)), key=scores.__getitem__)
    ranks = [0.0] * len(scores)
    at = 0
    while at < len(order):
        tied = at
        while tied < len(order) and scores[order[tied]] == scores[order[at]]:
            tied += 1
        for item in order[at:tied]:
            ranks[item] = (at + tied + 1) / 2
        at = tied
    true = sum(truths)
    false = len(truths) - true
    if not true or not false:
        return 0.0
    return (sum(rank for rank, truth in zip(ranks, truths, strict=True) if truth) - true * (true + 1) / 2) / (
        true * false
    )


def precision_recall(found: Sequence[bool], truths: Sequence[bool]) -> tuple[float, float]:
    """Share of what was found that is true, and share of what is true that was found."""
    hits = sum(a and b for a, b in zip(found, truths, strict=True))
    return hits / max(1, sum(found)), hits / max(1, sum(truths))


def balanced_accuracy(found: Sequence[bool], truths: Sequence[bool]) -> float:
    """Mean of the share of true items and the share of false items that were told right."""
    pairs = list(zip(found, truths, strict=True))
    sides = [[f == t for f, t in pairs if t is side] for side in (True, False)]
    shares = [sum(side) / len(side) for side in sides if side]
    return sum(shares) / max(1, len(shares))
