"""From a document to what was read in it: one pass over its prose, then the links that need the whole."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from articles.domain import Claim, DateMention, Document, Quantity, Quote, Reading, Span
from articles.language import claims as parts
from articles.language import pipeline, soundness
from articles.language.assertion import assertion_of, negations
from articles.language.blocks import Block, Kind, split_blocks
from articles.language.clauses import Clause, split
from articles.language.cutting import detach
from articles.language.dates import find_dates
from articles.language.linking import Near, finished, linked_quote
from articles.language.names import Links, Mention, find_mentions
from articles.language.quantities import find_quantities
from articles.language.quotes import Quotation, find_quotations
from articles.language.selection import is_claim, is_told
from articles.language.speech import Heard, Listener, Parsed, parse, speaker_names
from articles.language.syntax import Sentence, read_sentences
from articles.policies import LanguagePolicy

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_BATCH = 32
_TELLING_LENGTH = 40
"""Characters from which on the same words twice in an article are a repeat, not two statements."""


def read(document: Document, policy: LanguagePolicy, boilerplate: frozenset[str] = frozenset()) -> Reading:
    """What a document says: its sentences, claims with typed contents, and quotes.

    `boilerplate` are lines or sentences that the outlet repeats across its articles; they are passed over. Raises
    `ModelError` when there is no usable language model, and never anything because of the text.
    """
    reason = soundness.before_reading(document, policy)
    if reason:
        return Reading(document, unreadable=reason)
    reader = _Reader(document, boilerplate)
    reader.read(policy.model)
    reading = reader.result()
    return replace(reading, unreadable=soundness.after_reading(reading))


def _normal(line: str) -> str:
    return " ".join(line.casefold().split())


class _Reader:
    """Reads one document block by block; keeps little of each, so that long texts don't fill the memory."""

    def __init__(self, document: Document, boilerplate: Iterable[str]) -> None:
        self._document = document
        self._text = document.text
        self._published = document.published.date() if document.published else None
        self._boilerplate = {_normal(line) for line in boilerplate}
        self._sentences: list[Span] = []
        self._claims: dict[str, Claim] = {}
        self._quotes: list[Quote] = []
        self._mentions: list[Mention] = []
        self._listener = Listener(self._text)
        self._day: dt.date | None = None
        self._said: set[str] = set()

    def read(self, model: str) -> None:
        """Go through the prose."""
        nlp = pipeline.load(model or None)
        blocks = [block for block in split_blocks(self._text) if block.kind is Kind.PROSE and self._is_new(block)]
        quotations: dict[int, list[Quotation]] = {}
        for quotation in find_quotations(self._text, blocks):
            quotations.setdefault(quotation.block, []).append(quotation)
        with pipeline.memory(nlp, self._text):
            texts = (soundness.parseable(self._text[block.start : block.end]) for block in blocks)
            for number, doc in enumerate(nlp.pipe(texts, batch_size=_BATCH)):
                self._read_block(doc, blocks[number].start, quotations.get(number, []), nlp)

    def _is_new(self, passage: Block | Sentence) -> bool:
        return not self._boilerplate or _normal(self._text[passage.start : passage.end]) not in self._boilerplate

    def _read_block(self, doc: Doc, start: int, quotations: list[Quotation], nlp: Language) -> None:
        read = []
        self._mentions.extend(speaker_names(quotations, self._text))
        for sentence in read_sentences(doc, start):
            names = find_mentions(sentence, self._text)
            self._sentences.append(Span(sentence.start, sentence.end))
            self._mentions.extend(names)
            read.append(parse(sentence, names, quotations, nlp))
        heard = self._listener.hear(read, quotations)
        self._quotes.extend(item.quote(self._text) for item in heard.spoken)
        for parsed in read:
            if self._is_new(parsed.sentence):
                self._read_sentence(parsed, heard)

    def _read_sentence(self, parsed: Parsed, heard: Heard) -> None:
        sentence, text = parsed.sentence, self._text
        dates = find_dates(text[sentence.start : sentence.end], self._published, sentence.start, self._day)
        days = [date.latest for date in dates if date.earliest is not None and date.earliest == date.latest]
        self._day = days[-1] if days else self._day
        if not is_told(sentence, text, parsed.quoted):
            return
        quantities = find_quantities(sentence, text, [(date.start, date.end) for date in dates])
        detach(sentence, parsed.reports)
        for clause in split(sentence, parsed.reports):
            if is_claim(clause, sentence, parsed.quoted):
                self._add(self._claim(clause, sentence, heard), clause, sentence, dates, quantities)

    def _claim(self, clause: Clause, sentence: Sentence, heard: Heard) -> Claim:
        words = sentence.words
        start, end = words[clause.first].start, words[clause.last].end
        negating = negations(clause.head)
        return Claim(
            id=f"{self._document.id}:{start}-{end}",
            document=self._document.id,
            start=start,
            end=end,
            text=self._text[start:end],
            sentence=Span(sentence.start, sentence.end),
            assertion=assertion_of(clause, words),
            attribution=heard.attribution(clause),
            predicate=parts.predicate(clause, bool(negating)),
            arguments=tuple(parts.arguments(clause, words, self._text)),
            negations=tuple(Span(word.start, word.end) for word in negating),
            terms=tuple(parts.terms(clause, words)),
        )

    def _add(
        self, claim: Claim, clause: Clause, sentence: Sentence, dates: list[DateMention], quantities: list[Quantity]
    ) -> None:
        """Keep a claim with the amounts and dates that are its own, unless the article has said it already."""
        surface = _normal(claim.text)
        if claim.id in self._claims or (surface in self._said and len(surface) > _TELLING_LENGTH):
            return
        self._said.add(surface)
        self._claims[claim.id] = replace(
            claim,
            quantities=tuple(item for item in quantities if parts.is_own(clause, sentence, item, claim.span)),
            dates=tuple(item for item in dates if parts.is_own(clause, sentence, item, claim.span)),
        )

    def result(self) -> Reading:
        """The reading, with names linked across the document."""
        links = Links(self._mentions)
        names = [links.name(mention) for mention in self._mentions]
        quotes = [linked_quote(quote, links) for quote in self._quotes]
        near = Near(names, sorted(quotes, key=lambda item: (item.start, -item.end)))
        done = tuple(finished(claim, near, links) for claim in self._claims.values())
        return Reading(self._document, tuple(self._sentences), done, near.all_quotes)
