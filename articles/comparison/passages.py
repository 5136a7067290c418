"""Passages: claims and sentences in the form in which they are compared."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from typing import Protocol

from articles.domain import Argument, Claim, DateMention, Quantity, Reading, Role, Span

from .amounts import harm, is_capacity, measures_limit, slots, values
from .lexicon import PERSONS, canonical
from .phrasebook import lemmas_between, load_paraphrases

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
_REMEMBERED = 2**15
"""Forms whose word is made once: about as many as the articles of a large story have."""


@dataclass(frozen=True, slots=True)
class Word:
    """A content word: its lemma and the form it stands in."""

    lemma: str
    form: str


@dataclass(frozen=True, slots=True)
class Passage:
    """What a claim or a sentence offers to comparison. Arguments are given by linked entity keys."""

    document: int
    """Number of the reading in the story."""
    span: Span
    sentence: Span
    text: str = ""
    """What it says, word for word."""
    told_in: str = ""
    """The sentence it stands in."""
    words: tuple[Word, ...] = ()
    """In the order of the text, dates left out: a day is told of everything that happened on it."""
    subjects: frozenset[str] = frozenset()
    amounts: frozenset[str] = frozenset()
    """Its amounts, rounded (see `amounts.values`)."""
    sizes: frozenset[str] = frozenset()
    """How large its amounts are, and of what: two within a factor of two share one key at least."""
    slots: frozenset[str] = frozenset()
    """What its amounts are of (see `amounts.slots`)."""
    limit: bool | None = None
    """Whether its amounts are what could be, or what is (see `amounts.measures_limit`)."""
    harm: frozenset[str] = frozenset()
    """What befell those whom its amounts count (see `amounts.harm`)."""
    dates: tuple[DateMention, ...] = ()
    quoted: tuple[str, ...] = ()
    """Lower-case words of its quotes, in order."""
    place: float = 0.0
    """Where in the article it begins, 0 to 1."""


def claim_passage(claim: Claim, document: int, reading: Reading, links: Mapping[str, str]) -> Passage:
    """A claim as a passage; what it takes from its sentence or the one before belongs to it."""
    return span_passage(claim.span, document, reading, [claim], links)


def span_passage(
    span: Span, document: int, reading: Reading, claims: Sequence[Claim], links: Mapping[str, str]
) -> Passage:
    """Any stretch of text as a passage: what the claims that reach into it hold there, and its other words."""
    text = reading.document.text
    parts = [part for claim in claims for part in claim.arguments if part.carried or _within(part, span)]
    amounts = [(amount, claim) for claim in claims for amount in claim.quantities if _within(amount, span)]
    quotes = {quote.start: quote for claim in claims for quote in claim.quotes if quote.start < span.end}
    concepts = _concepts(span, text, claims)
    sentence = claims[0].sentence if claims else span
    return Passage(
        document=document,
        span=span,
        sentence=sentence,
        text=text[span.start : span.end],
        told_in=text[sentence.start : sentence.end],
        words=span_words(span, text, claims),
        subjects=_subjects(parts, links),
        amounts=frozenset(key for amount, claim in amounts for key in values(amount, claim)),
        sizes=frozenset(key for amount, claim in amounts for key in _sizes(amount, claim)),
        slots=frozenset(slot for claim in claims for slot in slots(claim, concepts)),
        limit=measures_limit(claims[0]) if len(claims) == 1 else None,
        harm=frozenset(one for claim in claims for one in harm(claim)),
        dates=tuple(date for claim in claims for date in claim.dates if _within(date, span)),
        quoted=tuple(word for start in sorted(quotes) for word in _WORD.findall(quotes[start].text.lower())),
        place=span.start / max(1, len(text)),
    )


def span_words(span: Span, text: str, claims: Sequence[Claim]) -> tuple[Word, ...]:
    """The content words of a stretch of text: the terms of its claims, and its other words in their own form."""
    if not claims:
        return tuple(filter(None, map(_content_word, _WORD.findall(text, span.start, span.end))))
    terms = {term.start: term for claim in claims for term in claim.terms if _within(term, span)}
    for date in (date for claim in claims for date in claim.dates):
        terms = {start: term for start, term in terms.items() if not _within(term, date)}
    told = ((start, _word(term.lemma, text[start : term.end])) for start, term in terms.items())
    return tuple(word for _, word in sorted([*told, *_unclaimed(span, text, claims)], key=itemgetter(0)) if word)


@lru_cache(maxsize=_REMEMBERED)
def _word(lemma: str, form: str) -> Word | None:
    """A word that was analysed; None where it tells nothing."""
    return None if lemma in _EMPTY else Word(canonical(lemma), form.lower())


def _concepts(span: Span, text: str, claims: Sequence[Claim]) -> frozenset[str]:
    terms = (term for claim in claims for term in claim.terms)
    return load_paraphrases().concepts([lemma for _, lemma in lemmas_between(span.start, span.end, text, terms)])


def _unclaimed(span: Span, text: str, claims: Sequence[Claim]) -> list[tuple[int, Word]]:
    """Content words of the stretch that stand in no claim, in their own form."""
    if any(claim.start <= span.start and span.end <= claim.end for claim in claims):
        return []
    placed = ((match.start(), _content_word(match.group())) for match in _WORD.finditer(text, span.start, span.end))
    return [(at, word) for at, word in placed if word and not any(claim.start <= at < claim.end for claim in claims)]


@lru_cache(maxsize=_REMEMBERED)
def _content_word(form: str) -> Word | None:
    """The word of a form that no analysis has seen; None where it tells nothing."""
    word = form.lower().replace("’", "'")
    return None if word in _EMPTY else Word(canonical(word), word)


class _Placed(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def _within(item: _Placed, span: _Placed) -> bool:
    return item.start >= span.start and item.end <= span.end


def _subjects(parts: Iterable[Argument], links: Mapping[str, str]) -> frozenset[str]:
    lemmas = (part.lemma for part in parts if part.role is Role.SUBJECT)
    return frozenset(canonical(links.get(lemma, lemma)) for lemma in lemmas if lemma and lemma not in _PRONOUNS)


def _sizes(amount: Quantity, claim: Claim) -> list[str]:
    """Two keys of an amount's magnitude, half a step apart. What could be held is not what is."""
    if amount.ordinal or not amount.value:
        return []
    head = "person" if amount.head in PERSONS else canonical(amount.head)
    kind = f"{amount.unit or head} {'capacity' if is_capacity(amount, claim) else ''}"
    order = math.log2(abs(amount.value))
    return [f"{kind} {math.floor(order)}", f"{kind} {math.floor(order + 0.5)} and half"]
