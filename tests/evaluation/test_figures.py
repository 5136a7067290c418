"""Figures of ranking and of decisions, against values worked out by hand."""

from __future__ import annotations

import pytest

from articles.evaluation.figures import area_under_curve, average_precision, balanced_accuracy, precision_recall


def test_average_precision_of_a_perfect_and_of_a_mixed_ranking() -> None:
    assert average_precision([0.9, 0.8, 0.1], [True, True, False]) == 1.0
    assert average_precision([0.9, 0.8, 0.7], [False, True, True]) == pytest.approx((1 / 2 + 2 / 3) / 2)


def test_average_precision_does_not_profit_from_ties() -> None:
    assert average_precision([0.5, 0.5], [True, False]) == average_precision([0.5, 0.5], [False, True]) == 0.5


def test_area_counts_a_tie_half() -> None:
    assert area_under_curve([0.9, 0.5, 0.5, 0.1], [True, True, False, False]) == pytest.approx(0.875)


def test_precision_and_recall() -> None:
    assert precision_recall([True, True, False, False], [True, False, True, False]) == (0.5, 0.5)


def test_balanced_accuracy_weighs_both_sides_alike() -> None:
    assert balanced_accuracy([False, False, False, True], [False, False, False, False]) == 0.75
    assert balanced_accuracy([True, False, False, False], [True, True, False, False]) == 0.75
