"""How well articles are cut out of their pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from articles.evaluation import Record, Task
from articles.exceptions import IngestError
from articles.ingestion import Fetched, extract

_WORD = re.compile(r"\w+")
_SHINGLE = 4


def score_extraction(records: Iterable[Record]) -> dict[str, float]:
    """Score as the article-extraction-benchmark does: precision and recall of 4-word shingles, mean over pages.

    A page that is refused counts as one without text.
    """
    pages = [_precision_recall(record["text"], _article_text(record)) for record in records]
    precision = sum(page[0] for page in pages) / max(1, len(pages))
    recall = sum(page[1] for page in pages) / max(1, len(pages))
    return {"f1": _f1(precision, recall), "precision": precision, "recall": recall, "n": len(pages)}


def _article_text(record: Record) -> str:
    page = Fetched(url=record["url"], body=record["html"].encode(), content_type="text/html", charset="utf-8")
    try:
        return extract(page).text
    except IngestError:
        return ""


def _precision_recall(gold: str, found: str) -> tuple[float, float]:
    wanted, got = _shingles(gold), _shingles(found)
    shared = (wanted & got).total()
    return shared / max(1, got.total()), shared / max(1, wanted.total())


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    starts = range(max(1, len(words) - _SHINGLE + 1)) if words else ()
    return Counter(tuple(words[start : start + _SHINGLE]) for start in starts)


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


TASKS = {
    "extraction": Task(name="extraction", file="pages_aeb", floor="longest paragraphs f1 .840", score=score_extraction)
}
