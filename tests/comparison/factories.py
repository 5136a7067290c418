"""Readings and claims for tests, written as the sentences they stand for."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from articles.domain import (
    Argument,
    Assertion,
    Attribution,
    AttributionKind,
    Claim,
    DateMention,
    Document,
    Name,
    NameLabel,
    Precision,
    Predicate,
    Qualifier,
    Quantity,
    Quote,
    QuoteKind,
    Reading,
    Role,
    Span,
    Term,
)

_STOP = {
    "the",
    "a",
    "an",
    "of",
    "in",
    "on",
    "at",
    "to",
    "was",
    "were",
    "is",
    "are",
    "and",
    "it",
    "that",
    "by",
    "has",
    "had",
}


def draft(text: str, **parts: object) -> dict[str, object]:
    """A claim to be placed in an article: its words and its typed contents, their places given by their words."""
    return {"text": text, **parts}


def reading(
    outlet: str,
    *drafts: dict[str, object] | str,
    key: str = "",
    published: dt.datetime | None = None,
    partial: bool = False,
    between: str = " ",
) -> Reading:
    """An article of these claims, one sentence each; plain strings are sentences that hold no claim."""
    name = key or outlet.lower().replace(" ", "-")
    text, sentences, claims = "", [], []
    for item in drafts:
        words = item if isinstance(item, str) else str(item["text"])
        start = len(text)
        text += words + between
        sentences.append(Span(start, start + len(words)))
        if not isinstance(item, str):
            claims.append((start, item))
    document = Document(text=text, id=name, outlet=outlet, published=published, partial=partial, language="en")
    built = tuple(_claim(name, start, item) for start, item in claims)
    quotes = tuple(quote for claim in built for quote in claim.quotes)
    return Reading(document=document, sentences=tuple(sentences), claims=built, quotes=quotes)


def quantity(words: str, value: float, **more: object) -> Quantity:
    """An amount that stands at its words in the claim."""
    return Quantity(start=-1, end=-1, text=words, value=value, **more)  # type: ignore[arg-type]


def date(words: str, first: dt.date | None, last: dt.date | None = None, **more: object) -> DateMention:
    """A date that stands at its words in the claim."""
    precision = more.pop("precision", Precision.DAY)
    return DateMention(-1, -1, words, precision, first, last or first, **more)  # type: ignore[arg-type]


def name(words: str, entity: str = "", label: NameLabel = NameLabel.PERSON) -> Name:
    """A name that stands at its words in the claim."""
    return Name(-1, -1, words, label, entity or words.lower())


def quote(words: str, **more: object) -> Quote:
    """Quoted words of the claim."""
    return Quote(-1, -1, words, QuoteKind.DIRECT, **more)  # type: ignore[arg-type]


def argument(role: Role, words: str, lemma: str = "", carried: bool = False) -> Argument:
    """A participant that stands at its words in the claim."""
    return Argument(role, -1, -1, words, lemma or words.lower(), carried)


def said_by(source: str, kind: AttributionKind = AttributionKind.NAMED) -> Attribution:
    """An attribution to a source."""
    return Attribution(source=source, cue="said", kind=kind, entity=source.lower())


def _claim(document: str, at: int, parts: dict[str, object]) -> Claim:
    text = str(parts["text"])

    def place(item):  # type: ignore[no-untyped-def]
        start = text.find(item.text)
        return replace(item, start=at + max(0, start), end=at + max(0, start) + (len(item.text) if start >= 0 else 0))

    predicate = parts.get("predicate")
    if isinstance(predicate, tuple):
        words, lemma = predicate
        predicate = Predicate(
            at + text.index(words), at + text.index(words) + len(words), lemma, bool(parts.get("negated"))
        )
    return Claim(
        id=f"{document}:{at}-{at + len(text)}",
        document=document,
        start=at,
        end=at + len(text),
        text=text,
        sentence=Span(at, at + len(text)),
        assertion=parts.get("assertion", Assertion.ASSERTED),  # type: ignore[arg-type]
        attribution=parts.get("attribution"),  # type: ignore[arg-type]
        predicate=predicate,  # type: ignore[arg-type]
        arguments=tuple(map(place, parts.get("arguments", ()))),  # type: ignore[call-overload]
        negations=tuple(
            Span(at + text.index(cue), at + text.index(cue) + len(cue)) for cue in parts.get("negations", ())
        ),  # type: ignore[attr-defined]
        quantities=tuple(map(place, parts.get("quantities", ()))),  # type: ignore[call-overload]
        dates=tuple(map(place, parts.get("dates", ()))),  # type: ignore[call-overload]
        names=tuple(map(place, parts.get("names", ()))),  # type: ignore[call-overload]
        quotes=tuple(map(place, parts.get("quotes", ()))),  # type: ignore[call-overload]
        terms=tuple(_terms(text, at)),
    )


def _terms(text: str, at: int) -> list[Term]:
    found = []
    for match in re.finditer(r"\w[\w,.'-]*\w|\w", text):
        word = match.group().lower()
        if word not in _STOP:
            pos = "NUM" if word[0].isdigit() else "PROPN" if match.group()[0].isupper() and match.start() else "NOUN"
            found.append(Term(at + match.start(), at + match.end(), word, pos))
    return found


__all__ = ["Qualifier", "argument", "date", "draft", "name", "quantity", "quote", "reading", "said_by"]
