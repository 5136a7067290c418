"""Accuracy of the comparison: alignment, positions, numbers, contradiction, whole stories."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from functools import lru_cache
from itertools import product

from articles.comparison import compare, differences, relate
from articles.domain import Document, FindingKind, Reading, Span, Verdict
from articles.language import read
from articles.policies import ComparisonPolicy, LanguagePolicy

from . import Record, Task
from .figures import area_under_curve, average_precision, balanced_accuracy, precision_recall

Place = tuple[str, Span]

_BREAK = "\n\n"


def _alignment(records: Iterable[Record]) -> dict[str, float]:
    """Sentences of ECB+ by topic: a topic is a story, its documents hold the sentences that are labelled."""
    scores, truths, same_story = [], [], []
    for topic in _grouped(records, "topic"):
        articles = _Articles()
        pairs = [
            (
                articles.add(record["doc_a"], record["sent_a"], record["text_a"]),
                articles.add(record["doc_b"], record["sent_b"], record["text_b"]),
            )
            for record in topic
        ]
        scores += articles.relate(pairs)
        truths += [bool(record["label"]) for record in topic]
        same_story += [bool(record["same_subtopic"]) for record in topic]
    near = [index for index, same in enumerate(same_story) if same]
    auc = area_under_curve([scores[index] for index in near], [truths[index] for index in near])
    return {"ap": average_precision(scores, truths), "auc_same_story": auc, "n": len(scores)}


def _related(records: Iterable[Record]) -> dict[str, float]:
    """Claims of two articles on one story: related, in whatever direction, or not."""
    scores, truths = [], []
    for story in _grouped(records, "topic"):
        articles = _Articles()
        pairs = [
            (
                articles.add(record["article_a"], record["claim_a"], record["claim_a"]),
                articles.add(record["article_b"], record["claim_b"], record["claim_b"]),
            )
            for record in story
        ]
        scores += articles.relate(pairs)
        truths += [record["label"] != "none" for record in story]
    return {"auc": area_under_curve(scores, truths), "n": len(scores)}


def _position(records: Iterable[Record]) -> dict[str, float]:
    """Answers of different outlets to one question: the same or not. A question is a story."""
    join = ComparisonPolicy().join
    results, count = [], 0
    for question in _grouped(records, "qid"):
        articles = _Articles()
        pairs = [
            tuple(
                articles.add(
                    record[f"outlet_{side}"], record[f"para_{side}"], record[f"para_{side}"], record[f"ans_{side}"]
                )
                for side in "ab"
            )
            for record in question
        ]
        same = [score >= join for score in articles.relate([(a, b) for a, b in pairs])]
        results.append(balanced_accuracy(same, [bool(record["label"]) for record in question]))
        count += len(question)
    return {"balanced_accuracy": sum(results) / max(1, len(results)), "n": count}


def _numbers(records: Iterable[Record]) -> dict[str, float]:
    """Premise and hypothesis: do their amounts contradict each other?"""
    kept = [record for record in records if record["set"] in ("NewsNLI", "RTE_Quant")]
    found = [any(one.kind is FindingKind.QUANTITY for one in differences(*_two(record))) for record in kept]
    precision, recall = precision_recall(found, [bool(record["conflict"]) for record in kept])
    return {"precision": precision, "recall": recall, "n": len(kept)}


def _contradiction(records: Iterable[Record]) -> dict[str, float]:
    """Premise and hypothesis: can both be true?"""
    kept = list(records)
    right = [
        any(one.verdict is Verdict.CONFLICT for one in differences(*_two(record))) == (record["label"] == "contradict")
        for record in kept
    ]
    return {"accuracy": sum(right) / max(1, len(right)), "n": len(right)}


def _stories(records: Iterable[Record]) -> dict[str, float]:
    """Whole articles: which labelled claims of the two share a row, and which should."""
    joined, related = [], []
    for story in records:
        rows = _rows_of(story)
        truth: dict[tuple[int, int], bool] = {}
        places: list[dict[int, str]] = [{}, {}]
        for pair in story["pairs"]:
            ends = {pair["a"]: ("found_a", "claim_a"), pair["b"]: ("found_b", "claim_b")}
            if set(ends) != {0, 1} or pair["found_a"] < 0 or pair["found_b"] < 0:
                continue
            at = tuple(pair[ends[side][0]] for side in (0, 1))
            for side in (0, 1):
                places[side][at[side]] = pair[ends[side][1]]
            truth[at[0], at[1]] = truth.get((at[0], at[1]), False) or pair["label"] != "none"
        held = [{at: rows(side, Span(at, at + len(words))) for at, words in places[side].items()} for side in (0, 1)]
        for a, b in product(places[0], places[1]):
            joined.append(bool(held[0][a] & held[1][b]))
            related.append(truth.get((a, b), False))
    precision, recall = precision_recall(joined, related)
    return {"recall": recall, "precision": precision, "n": sum(related)}


def _rows_of(story: Record) -> Callable[[int, Span], set[str]]:
    """Compare the two articles of a story; return what tells which rows hold a stretch of one of them."""
    documents = [
        Document(
            text=article["text"],
            id=f"a{number}",
            title=article["title"],
            outlet=article["outlet"],
            published=dt.datetime.fromisoformat(article["date"]) if article["date"] else None,
        )
        for number, article in enumerate(story["articles"])
    ]
    readings = [read(document, LanguagePolicy()) for document in documents]
    row_of = {member.claim: row.id for row in compare(readings).rows for member in row.members}

    def rows(article: int, span: Span) -> set[str]:
        inside = [claim for claim in readings[article].claims if _mostly(claim.span, span)]
        return {row_of[claim.id] for claim in inside}

    return rows


def _mostly(a: Span, b: Span) -> bool:
    """The two share at least half of the shorter."""
    return 2 * (min(a.end, b.end) - max(a.start, b.start)) >= min(a.end - a.start, b.end - b.start)


class _Articles:
    """Articles put together from single passages, a paragraph each, in order of their keys."""

    def __init__(self) -> None:
        self._parts: dict[str, dict[Hashable, str]] = defaultdict(dict)
        self._asked: list[tuple[str, Hashable, str]] = []

    def add(self, article: str, key: Hashable, text: str, part: str = "") -> tuple[str, Hashable, str]:
        """Put a passage into an article; return what stands for it, or for a part of its words."""
        self._parts[article][key] = text
        return (article, key, part if part and part in text else text)

    def relate(self, pairs: Iterable[tuple[tuple[str, Hashable, str], tuple[str, Hashable, str]]]) -> list[float]:
        """Score pairs of passages within the story of all the articles."""
        readings, starts = [], {}
        for article, parts in self._parts.items():
            text = ""
            for key, part in sorted(parts.items(), key=lambda item: str(item[0]).zfill(8)):
                starts[article, key] = len(text)
                text += part + _BREAK
            readings.append(_read(text, article))

        def place(passage: tuple[str, Hashable, str]) -> Place:
            article, key, words = passage
            start = starts[article, key] + self._parts[article][key].index(words)
            return article, Span(start, start + len(words))

        return relate(readings, [(place(a), place(b)) for a, b in pairs])


def _two(record: Record) -> tuple[Reading, Reading]:
    return _read(record["premise"], "premise"), _read(record["hypothesis"], "hypothesis")


@lru_cache(maxsize=20_000)
def _read(text: str, name: str) -> Reading:
    """Readings of this run, each text read once."""
    return read(Document(text=text, id=name, outlet=name, language="en"), LanguagePolicy())


def _grouped(records: Iterable[Record], key: str) -> list[list[Record]]:
    groups: dict[Hashable, list[Record]] = defaultdict(list)
    for record in records:
        groups[record[key]].append(record)
    return list(groups.values())


TASKS = {
    task.name: task
    for task in (
        Task("alignment", "alignment_ecb", "TF-IDF .681; .628", _alignment),
        Task("related", "related_claimdiff", "TF-IDF .731", _related),
        Task("position", "same_answer_nanco", "TF-IDF .662", _position),
        Task("numbers", "numbers_equate", "mismatch P .08 R .57", _numbers),
        Task("contradiction", "contradiction_feversym", "number or negation rule .605", _contradiction),
        Task("stories", "stories_claimdiff", "TF-IDF R .10 P .64", _stories),
    )
}
