"""Fit the model of support: `python -m articles.evaluation.support --data DIR`.

One logistic model over the features of `findings.support` learns from three kinds of pairs: sentences that agree or
contradict (FEVER Symmetric, Schuster et al., 2019), sentences with a word of denial (negation-and-nli), and sentences
of news that say the same or merely share a topic (MRPC, Dolan and Brockett, 2005). Each file counts as much as the
others. Prints the accuracy on each file by five-fold cross-validation, pairs of one text kept together.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator
from itertools import product
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

from articles.comparison.findings import Meaning
from articles.comparison.findings.support import FEATURES, WEIGHTS, features
from articles.comparison.story import tell_story
from articles.comparison.vectors import load_vectors
from articles.comparison.vocabulary import Floats
from articles.comparison.voices import side_of
from articles.domain import Constraints, Document
from articles.language import read
from articles.policies import LanguagePolicy

from . import Record, Task, find_data, read_records

FILES = {
    "contradiction_feversym": ("premise", "hypothesis", "label", "agree"),
    "negation_nli": ("premise", "hypothesis", "label", "entailment"),
    "paraphrase_mrpc": ("text_a", "text_b", "label", 1),
}
"""File to its fields for the longer text, the other one, and the label with the value that means support."""


class Examples(NamedTuple):
    """Pairs of claims with what they come from."""

    values: Floats
    truths: npt.NDArray[np.bool_]
    records: npt.NDArray[np.intp]


def examples(name: str, records: Iterable[Record]) -> Examples:
    """Every claim of the second text against every claim of the first."""
    longer, shorter, label, yes = FILES[name]
    meaning = Meaning(load_vectors(""))
    found = [
        (values, record[label] == yes, number)
        for number, record in enumerate(records)
        for values in _pairs(record[longer], record[shorter], meaning)
    ]
    values, truths, numbers = zip(*found, strict=True)
    return Examples(np.array(values), np.array(truths), np.array(numbers))


def _pairs(longer: str, shorter: str, meaning: Meaning) -> Iterator[Floats]:
    readings = [read(Document(text=text, id=text, language="en"), LanguagePolicy()) for text in (longer, shorter + " ")]
    story = tell_story(readings, Constraints())
    theirs, mine = ([side_of(claim, reading, story) for claim in reading.claims] for reading in readings)
    return (features(a, b, meaning) for a, b in product(mine, theirs))


def _fit(parts: Iterable[Examples]) -> Pipeline:
    known = list(parts)
    values = np.vstack([part.values for part in known])
    truths = np.concatenate([part.truths for part in known])
    weights = np.concatenate([np.full(len(part.truths), 1000.0 / len(part.truths)) for part in known])
    model = make_pipeline(StandardScaler(), LogisticRegression(C=0.1, max_iter=2000))
    return model.fit(values, truths, logisticregression__sample_weight=weights)


def _accuracy(name: str, sets: dict[str, Examples]) -> float:
    """Of pairs of claims of one file, five-fold; the other files are always there to learn from."""
    own = sets[name]
    others = [part for other, part in sets.items() if other != name]
    right = np.zeros(len(own.truths))
    for train, test in GroupKFold(5).split(own.values, own.truths, own.records):
        model = _fit([Examples(own.values[train], own.truths[train], own.records[train]), *others])
        right[test] = model.predict(own.values[test]) == own.truths[test]
    return float(right.mean())


def main() -> None:
    """Fit, print the figures, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    folder = parser.parse_args().data
    sets = {}
    for name in FILES:
        path = find_data(folder, Task(name, name, "", lambda _: {}))
        if path is None:
            parser.error(f"{name} is not in {folder}.")
        sets[name] = examples(name, read_records(path))
    for name in FILES:
        print(f"{name}: {_accuracy(name, sets):.3f} of {len(sets[name].truths)} pairs of claims")  # noqa: T201
    model = _fit(sets.values())
    scaler, logistic = model[0], model[-1]
    weights = logistic.coef_[0] / scaler.scale_
    stored = {
        "intercept": round(float(logistic.intercept_[0] - weights @ scaler.mean_), 4),
        "weights": {name: round(float(weight), 4) for name, weight in zip(FEATURES, weights, strict=True)},
    }
    WEIGHTS.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
