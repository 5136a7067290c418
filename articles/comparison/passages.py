"""Passages: claims and sentences in the form in which they are compared."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from articles.domain import Claim, DateMention, Quantity, Reading, Role, Span, Term

_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")


def _listed(text: str) -> frozenset[str]:
    return frozenset(text.split())


_PRONOUNS = _listed("it he she they we i you this that these those who which")
_EMPTY = _PRONOUNS | _listed(
    "a about after all also am an and any are as at be because been before being both but by can could did do does "
    "for from had has have her him his how if in into is its just may might more most must my no not of off on "
    "only or other our out over own said same say says shall she should so some such than the their them then there "
    "to too under until up us very was were what when where while whose why will with would your"
)
"""Words that tell nothing about the matter, where no analysis has left them out."""


@dataclass(frozen=True, slots=True)
class Word:
    """A content word: its lemma and the form it stands in."""

    lemma: str
    form: str


@dataclass(frozen=True, slots=True)
class Passage:
    """What a claim or a sentence offers to comparison. Names and arguments are given by linked entity keys."""

    document: int
    """Number of the reading in the story."""
    span: Span
    sentence: Span
    words: tuple[Word, ...] = ()
    """In the order of the text."""
    names: frozenset[str] = frozenset()
    predicate: str = ""
    subjects: frozenset[str] = frozenset()
    objects: frozenset[str] = frozenset()
    negated: bool = False
    quantities: tuple[Quantity, ...] = ()
    dates: tuple[DateMention, ...] = ()
    quoted: tuple[str, ...] = ()
    """Lower-case words of its quotes, in order."""
    place: float = 0.0
    """Where in the article it begins, 0 to 1."""


def claim_passage(claim: Claim, document: int, reading: Reading, links: Mapping[str, str]) -> Passage:
    """A claim as a passage."""
    text = reading.document.text
    entities = {name.entity for name in claim.names} | {part.lemma for part in claim.arguments if part.lemma in links}
    return Passage(
        document=document,
        span=claim.span,
        sentence=claim.sentence,
        words=_words(claim.terms, text) or plain_words(claim.text),
        names=frozenset(links.get(entity, entity) for entity in entities if entity),
        predicate=claim.predicate.lemma if claim.predicate else "",
        subjects=_arguments(claim, {Role.SUBJECT}, links),
        objects=_arguments(claim, {Role.OBJECT, Role.RECIPIENT}, links),
        negated=claim.negated,
        quantities=claim.quantities,
        dates=claim.dates,
        quoted=tuple(word for quote in claim.quotes for word in _WORD.findall(quote.text.lower())),
        place=claim.start / max(1, len(text)),
    )


def span_passage(span: Span, document: int, reading: Reading, claims: Sequence[Passage]) -> Passage:
    """Any stretch of text as a passage: what the claims that reach into it hold, or else its plain words."""
    text = reading.document.text
    words = tuple(dict.fromkeys(word for claim in claims for word in claim.words))
    return Passage(
        document=document,
        span=span,
        sentence=span,
        words=words or plain_words(text[span.start : span.end]),
        names=frozenset(name for claim in claims for name in claim.names),
        predicate=claims[0].predicate if claims else "",
        subjects=frozenset(lemma for claim in claims for lemma in claim.subjects),
        objects=frozenset(lemma for claim in claims for lemma in claim.objects),
        negated=any(claim.negated for claim in claims),
        quantities=tuple(quantity for claim in claims for quantity in claim.quantities),
        dates=tuple(date for claim in claims for date in claim.dates),
        quoted=tuple(word for claim in claims for word in claim.quoted),
        place=span.start / max(1, len(text)),
    )


def plain_words(text: str) -> tuple[Word, ...]:
    """Content words of a text that was not analysed, in their own form."""
    found = (word.lower() for word in _WORD.findall(text))
    return tuple(Word(word, word) for word in found if word not in _EMPTY)


def _words(terms: Iterable[Term], text: str) -> tuple[Word, ...]:
    return tuple(Word(term.lemma, text[term.start : term.end].lower()) for term in terms if term.lemma not in _EMPTY)


def _arguments(claim: Claim, roles: set[Role], links: Mapping[str, str]) -> frozenset[str]:
    lemmas = (argument.lemma for argument in claim.arguments if argument.role in roles)
    return frozenset(links.get(lemma, lemma) for lemma in lemmas if lemma and lemma not in _PRONOUNS)
