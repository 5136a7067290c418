"""Accuracy of reading news English: sentences, quotes with speakers, dates and negated acts."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from articles.domain import Document, Quote
from articles.evaluation import Record, Task
from articles.language import pipeline, read
from articles.language.assertion import negated_acts
from articles.language.dates import find_dates
from articles.language.quantities import find_quantities
from articles.language.sentences import sentence_spans
from articles.language.syntax import read_sentences
from articles.language.units import TIME_UNITS
from articles.policies import LanguagePolicy

_MIN_QUOTE_WORDS = 3
_WORD = re.compile(r"\w+")
_FUNCTION_WORDS = frozenset(
    "the a an of and for in at to on by with from as or who is was his her its their this that".split()
)

Span = tuple[int, int]


def _f1(right: float, found: float, wanted: float) -> float:
    return 2 * right / (found + wanted) if found + wanted else 0.0


# --- sentences ------------------------------------------------------------------------------------------------------


def score_sentences(records: Iterable[Record]) -> dict[str, float]:
    """Exact F1 of sentence spans, over all documents."""
    nlp = pipeline.load()
    right = found = wanted = count = 0
    for record in records:
        gold = {(item["start"], item["end"]) for item in record["sentences"]}
        have = {(start, end) for start, end in sentence_spans(record["text"], nlp)}
        right, found, wanted, count = right + len(gold & have), found + len(have), wanted + len(gold), count + 1
    return {"f1": _f1(right, found, wanted), "n": count}


# --- quotes ---------------------------------------------------------------------------------------------------------


def score_quotes(records: Iterable[Record]) -> dict[str, float]:
    """F1 of speakers of quoted strings of three words or more; a shared content word makes a speaker right."""
    right = named = wanted = count = 0
    for record in records:
        reading = read(_document(record), LanguagePolicy())
        for gold in record["quotes"]:
            if gold["words"] < _MIN_QUOTE_WORDS:
                continue
            speaker = _speaker((gold["start"], gold["end"]), reading.quotes, record["text"])
            count += 1
            wanted += bool(gold["speaker"])
            named += bool(speaker)
            right += bool(_content(gold["speaker"] or "") & _content(speaker))
    return {"f1": _f1(right, named, wanted), "n": count}


def _document(record: Record) -> Document:
    published = dt.datetime.fromisoformat(record["date"]) if record.get("date") else None
    return Document(text=record["text"], id=record["doc"], published=published, language="en")


def _speaker(span: Span, quotes: tuple[Quote, ...], text: str) -> str:
    """The speaker of the quotation that covers most of a span: the words that name and the one that is resolved."""
    best = max(quotes, key=lambda quote: min(quote.end, span[1]) - max(quote.start, span[0]), default=None)
    if best is None or min(best.end, span[1]) <= max(best.start, span[0]) or not best.speaker:
        return ""
    worded = text[slice(*best.speaker_span)] if best.speaker_span else ""
    return f"{best.speaker} {worded}"


def _content(speaker: str) -> set[str]:
    return {word for word in _WORD.findall(speaker.lower().replace("’", "'")) if word not in _FUNCTION_WORDS}


# --- dates and polarity ---------------------------------------------------------------------------------------------


def score_slots(records: Iterable[Record]) -> dict[str, float]:
    """F1 of time expressions (any overlap) and, for sentences, of holding a negated act.

    Durations are read as quantities, and count as time. Few sentences hold a negated act, so its F1 is the mean over
    sentences that do and sentences that don't; `negated_f1` is that of the former alone.
    """
    rows = list(records)
    times, polarity = [0.0, 0.0, 0.0], [0, 0, 0, 0]
    nlp = pipeline.load()
    for record, doc in zip(rows, nlp.pipe(record["text"] for record in rows), strict=True):
        sentences = read_sentences(doc, 0)
        dates = [(item.start, item.end) for item in find_dates(record["text"], None)]
        amounts = [item for sentence in sentences for item in find_quantities(sentence, record["text"], dates)]
        have = dates + [
            (item.start, item.end) for item in amounts if item.unit in TIME_UNITS and item.relation != "age"
        ]
        gold = [(item["start"], item["end"]) for item in record["mentions"] if item["kind"] == "time"]
        times = [total + part for total, part in zip(times, _overlaps(have, gold), strict=True)]
        is_negated = any(item["tag"].startswith("NEG") for item in record["mentions"])
        polarity[2 * is_negated + any(negated_acts(sentence) for sentence in sentences)] += 1
    both_not, only_found, only_gold, both = polarity
    negated = _f1(both, both + only_found, both + only_gold)
    plain = _f1(both_not, both_not + only_gold, both_not + only_found)
    return {
        "dates_f1": _f1(times[0], times[1], times[2]),
        "negation_f1": (negated + plain) / 2,
        "negated_f1": negated,
        "n": len(rows),
    }


def _overlaps(have: list[Span], gold: list[Span]) -> tuple[float, int, int]:
    """Right ones, found ones, wanted ones. A span is right if it overlaps one of the other side."""
    found = sum(any(_overlap(span, other) for other in gold) for span in have)
    met = sum(any(_overlap(span, other) for other in have) for span in gold)
    return (found + met) / 2, len(have), len(gold)


def _overlap(first: Span, second: Span) -> bool:
    return first[0] < second[1] and second[0] < first[1]


TASKS: dict[str, Task] = {
    "sentences": Task("sentences", "sentences_gum", "regex .939", score_sentences),
    "quotes": Task("quotes", "quotes_polnear", "nearest name .653", score_quotes),
    "slots": Task("slots", "slots_ecb", "regex .842 (dates); cue list .771 (negation)", score_slots),
}
