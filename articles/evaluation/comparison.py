"""Accuracy of the comparison: alignment, positions, numbers, contradiction, whole stories."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import lru_cache
from itertools import product

from articles.comparison import compare, differences, relate
from articles.comparison.relate import pair_features
from articles.comparison.vocabulary import Floats
from articles.domain import Document, FindingKind, Reading, Span, Verdict
from articles.language import read
from articles.policies import LanguagePolicy

from . import Record, Task
from .figures import area_under_curve, average_precision, balanced_accuracy, precision_recall

Place = tuple[str, Span]

_Part = tuple[str, Hashable, str]

_SAME_ANSWER = 0.1
"""Answers cut out of their sentences share less than claims do: chosen on this file; .1 to .2 come out alike."""
_BREAK = "\n\n"


def _alignment(records: Iterable[Record]) -> dict[str, float]:
    """Sentences of ECB+ by topic: a topic is a story, its documents hold the sentences that are labelled."""
    scores, truths, same_story = [], [], []
    for topic in grouped(records, "topic"):
        scores += topic_pairs(topic).relate()
        truths += [bool(record["label"]) for record in topic]
        same_story += [bool(record["same_subtopic"]) for record in topic]
    near = [index for index, same in enumerate(same_story) if same]
    auc = area_under_curve([scores[index] for index in near], [truths[index] for index in near])
    return {"ap": average_precision(scores, truths), "auc_same_story": auc, "n": len(scores)}


def topic_pairs(topic: Iterable[Record]) -> Pairs:
    """The labelled pairs of one ECB+ topic within its articles."""
    pairs = Pairs()
    for record in topic:
        ends = [(record[f"doc_{side}"], record[f"sent_{side}"], record[f"text_{side}"]) for side in "ab"]
        pairs.add(ends)
    return pairs


def _related(records: Iterable[Record]) -> dict[str, float]:
    """Claims of two articles on one story: related, in whatever direction, or not."""
    scores, truths = [], []
    for story in grouped(records, "topic"):
        pairs = Pairs()
        for record in story:
            pairs.add([(record[f"article_{side}"], record[f"claim_{side}"], record[f"claim_{side}"]) for side in "ab"])
        scores += pairs.relate()
        truths += [record["label"] != "none" for record in story]
    return {"auc": area_under_curve(scores, truths), "n": len(scores)}


def _position(records: Iterable[Record]) -> dict[str, float]:
    """Answers of different outlets to one question: the same or not. A question is a story."""
    results, count = [], 0
    for question in grouped(records, "qid"):
        pairs = Pairs()
        for record in question:
            parts = [(record[f"outlet_{side}"], record[f"para_{side}"], record[f"para_{side}"]) for side in "ab"]
            pairs.add(parts, words=(record["ans_a"], record["ans_b"]))
        same = [score >= _SAME_ANSWER for score in pairs.relate()]
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
    """Premise and hypothesis, about one thing by construction: does the first bear out or refute the second?

    A pair counts as contradicted where a finding is a conflict, or where a claim of the hypothesis tells something that
    no claim of the premise does. The latter is a difference in a row, where claims need not speak of all the same.
    """
    kept = list(records)
    right = [_refuted(*_two(record)) == (record["label"] == "contradict") for record in kept]
    return {"accuracy": sum(right) / max(1, len(right)), "n": len(right)}


def _refuted(premise: Reading, hypothesis: Reading) -> bool:
    findings = differences(premise, hypothesis)
    if any(one.verdict is Verdict.CONFLICT for one in findings):
        return True
    beyond = {one.claims for one in findings if one.kind is FindingKind.CONTENT}
    told = [claim.id for claim in premise.claims]
    return any(told and all((one, claim.id) in beyond for one in told) for claim in hypothesis.claims)


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


class Pairs:
    """Pairs of passages within articles that are put together from passages, a paragraph each."""

    def __init__(self) -> None:
        """Start without any."""
        self._parts: dict[str, dict[Hashable, str]] = defaultdict(dict)
        self._asked: list[tuple[_Part, _Part]] = []

    def add(self, ends: Sequence[_Part], words: tuple[str, str] = ("", "")) -> None:
        """Ask for a pair: (article, key of the passage in it, its text), narrowed down to some words of each text."""
        for article, key, text in ends:
            self._parts[article][key] = text
        first, second = ((end[0], end[1], chosen or end[2]) for end, chosen in zip(ends, words, strict=True))
        self._asked.append((first, second))

    def relate(self) -> list[float]:
        """How likely each pair is about the same matter, in the order they were asked."""
        return relate(*self._placed())

    def features(self) -> Floats:
        """The aligner's features of each pair."""
        return pair_features(*self._placed())

    def _placed(self) -> tuple[list[Reading], list[tuple[Place, Place]]]:
        readings, starts = [], {}
        for article, parts in self._parts.items():
            text = ""
            for key, part in sorted(parts.items(), key=lambda item: str(item[0]).zfill(8)):
                starts[article, key] = len(text)
                text += part + _BREAK
            readings.append(_read(text, article))

        def place(part: _Part) -> Place:
            article, key, words = part
            start = starts[article, key] + max(0, self._parts[article][key].find(words))
            return article, Span(start, start + len(words))

        return readings, [(place(a), place(b)) for a, b in self._asked]


def _two(record: Record) -> tuple[Reading, Reading]:
    return _read(record["premise"], "premise"), _read(record["hypothesis"], "hypothesis")


@lru_cache(maxsize=20_000)
def _read(text: str, name: str) -> Reading:
    """Readings of this run, each text read once."""
    return read(Document(text=text, id=name, outlet=name, language="en"), LanguagePolicy())


def grouped(records: Iterable[Record], key: str) -> list[list[Record]]:
    """The records by what they have under a key, in order of appearance."""
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
