"""The aligner's weights: a logistic model over the features of `similarity`."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from .similarity import FEATURES
from .vocabulary import Floats

WEIGHTS = Path(__file__).with_name("weights.json")


@dataclass(frozen=True)
class Aligner:
    """Probability that two passages are about the same matter."""

    weights: Floats
    intercept: float

    def __call__(self, features: Floats) -> Floats:
        """One probability per row of features."""
        return np.asarray(1.0 / (1.0 + np.exp(-(features @ self.weights + self.intercept))), dtype=np.float32)


@lru_cache(maxsize=1)
def load_aligner() -> Aligner:
    """Read the fitted weights (`articles.evaluation.fitting` writes them)."""
    stored = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    weights = np.array([stored["weights"][name] for name in FEATURES], dtype=np.float32)
    return Aligner(weights, float(stored["intercept"]))
