"""Fit the aligner: `python -m articles.evaluation.fitting --data DIR --stories DIR`.

One logistic model learns from two kinds of pairs: claims of the gold stories of the project that are there for tuning,
few, but pairs as a story really has them; and sentences of ECB+ (Cybulska and Vossen, 2014) that do or don't report a
common event, many and of many topics, but mostly about the one main event of their article. So few stories can't teach
so many weights; the fit therefore starts from weights set by hand and is drawn back to them (a Gaussian prior). A
second step shifts and stretches the scores so that they are the probability that two claims of a story share a row
(Platt, 1999); it sees the gold stories only.

Stands above the core, because it needs both the reading and the comparison. scikit-learn is needed here only.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable
from itertools import combinations
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression

from articles.comparison.model import WEIGHTS
from articles.comparison.similarity import FEATURES, PairFeatures
from articles.comparison.story import tell_story
from articles.comparison.vectors import load_vectors
from articles.comparison.vocabulary import Floats
from articles.domain import Constraints
from articles.evaluation import Record, find_data, read_records
from articles.evaluation.comparison import TASKS, grouped, topic_pairs
from articles.evaluation.figures import area_under_curve, average_precision
from articles.evaluation.gold import labelled_claims, read_story

Doubles = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

BY_HAND = {
    "soft": 2.0,
    "gist": 0.5,
    "gist_here": 2.0,
    "gist_sentence": 1.0,
    "subject": 0.5,
    "number_near": 1.0,
    "number_slot": 3.0,
    "number_apart": -0.2,
    "number_harm": -4.0,
    "number_limit": -2.0,
    "number_lone": -0.8,
    "quoted": 3.0,
    "date_shared": 1.0,
    "date_apart": -0.3,
    "distance": -0.7,
    "sentence": 2.0,
    "context": 1.5,
    "articles_apart": -20.0,
}
"""Weights before anything was fitted."""
BY_RULE = frozenset({"number_harm"})
"""Weights that stay: how many died and how many were hurt are two questions, however alike the sentences are."""
PULL = 200.0
"""How strongly the fit is drawn back to them: chosen, like the next, by leaving out each tuning story in turn."""
ECB_WEIGHT = 200.0
"""All ECB+ pairs together weigh as many pairs of gold stories."""
TUNED_ON = ("earthquake", "merger", "strike")
"""The gold stories to tune on; the others stay unseen."""
FOLDERS = "rows", "more"
"""Folders whose stories are all for tuning the fit."""


def main() -> None:
    """Fit, report on the development topics, write the weights fitted on all topics."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--data", type=Path, required=True, help="Folder with alignment_ecb.jsonl or .jsonl.gz")
    parser.add_argument("--stories", type=Path, required=True, help="Folder with the gold stories")
    options = parser.parse_args()
    path = find_data(options.data, TASKS["alignment"])
    if path is None:
        raise SystemExit(f"No alignment_ecb in {options.data}")
    features, labels, development, near = labelled(read_records(path))
    own, shared = story_pairs(tuning_stories(options.stories))
    weights, intercept = fit(features[~development], labels[~development], own, shared)
    report(features[development] @ weights + intercept, labels[development], near[development])
    write(*calibrate(fit(features, labels, own, shared)[0], own, shared), WEIGHTS)


def tuning_stories(folder: Path) -> list[Path]:
    """The stories whose labels the fit may see."""
    easy = [folder / f"{name}.toml" for name in TUNED_ON]
    return easy + [path for part in FOLDERS for path in sorted((folder / part).glob("*.toml"))]


def story_pairs(paths: Iterable[Path]) -> tuple[Floats, Flags]:
    """All pairs of labelled claims of different articles: features, and whether they share a row."""
    blocks, labels = [], []
    for path in paths:
        stands_for = labelled_claims(path)
        story = tell_story(read_story(path)[1], Constraints())
        held = [number for number, claim in enumerate(story.claims) if claim.id in stands_for]
        rows = [stands_for[story.claims[number].id].row for number in held]
        pairs = [
            (a, b)
            for a, b in combinations(range(len(held)), 2)
            if story.document_of(held[a]) != story.document_of(held[b])
        ]
        left, right = (np.array([held[pair[side]] for pair in pairs], dtype=np.intp) for side in (0, 1))
        blocks.append(PairFeatures(story.passages, load_vectors(""))(left, right))
        labels += [rows[a] == rows[b] for a, b in pairs]
    return np.concatenate(blocks), np.array(labels)


def labelled(records: Iterable[Record]) -> tuple[Floats, Flags, Flags, Flags]:
    """Features, labels, whether it is a development pair, whether both are on the same event."""
    blocks, kept = [], []
    for topic in grouped(records, "topic"):
        blocks.append(topic_pairs(topic).features())
        kept += topic
    columns = (
        [bool(record["label"]) for record in kept],
        [record["split"] == "dev" for record in kept],
        [bool(record["same_subtopic"]) for record in kept],
    )
    labels, development, near = (np.array(column) for column in columns)
    return np.concatenate(blocks), labels, development, near


def fit(features: Floats, labels: Flags, own: Floats, shared: Flags) -> tuple[Floats, float]:
    """Weights and intercept of a logistic model, in the features' own scales, drawn back to `BY_HAND`."""
    both = np.concatenate([features, own]).astype(np.float64)
    truth = np.where(np.concatenate([labels, shared]), 1.0, -1.0)
    mass = np.concatenate([np.full(len(labels), ECB_WEIGHT / len(labels)), np.ones(len(shared))])
    start = np.array([BY_HAND[name] for name in FEATURES])
    spread = both.std(axis=0) + 1e-6
    pull = np.where([name in BY_RULE for name in FEATURES], 1e6, PULL)

    def loss(point: Doubles) -> tuple[float, Doubles]:
        margin = truth * (both @ point[:-1] + point[-1])
        slope = -truth * mass / (1.0 + np.exp(margin))
        away = (point[:-1] - start) * spread
        value = mass @ np.logaddexp(0.0, -margin) + pull @ away**2
        return float(value), np.append(both.T @ slope + 2 * pull * away * spread, slope.sum())

    found = minimize(loss, np.append(start, -6.0), jac=True, method="L-BFGS-B", options={"maxiter": 1000}).x
    return found[:-1], float(found[-1])


def calibrate(weights: Floats, own: Floats, shared: Flags) -> tuple[Floats, float]:
    """Shift and stretch the scores to probabilities for pairs as a story has them."""
    model = LogisticRegression(C=1e6).fit((own @ weights)[:, None], shared)
    return weights * model.coef_[0][0], float(model.intercept_[0])


def report(scores: Floats, labels: Flags, near: Flags) -> None:
    """Say how the development topics come out when fitted on the training topics."""
    listed, truth = [float(score) for score in scores], [bool(label) for label in labels]
    auc = area_under_curve(
        [s for s, n in zip(listed, near, strict=True) if n], [t for t, n in zip(truth, near, strict=True) if n]
    )
    print(f"development topics: ap {average_precision(listed, truth):.3f}  auc_same_story {auc:.3f}")  # noqa: T201


def write(weights: Floats, intercept: float, path: Path) -> None:
    """Write the weights as a person can read them."""
    named = {name: round(float(weight), 4) for name, weight in zip(FEATURES, weights, strict=True)}
    path.write_text(json.dumps({"intercept": round(intercept, 4), "weights": named}, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
