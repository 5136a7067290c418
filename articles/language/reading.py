"""From a document to what was read in it: one pass over its prose, then the links that need the whole."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from articles.domain import (
    Argument,
    Attribution,
    AttributionKind,
    Claim,
    DateMention,
    Document,
    Name,
    NameLabel,
    Quantity,
    Quote,
    QuoteKind,
    Reading,
    Span,
)
from articles.language import claims as parts
from articles.language import pipeline, soundness
from articles.language.assertion import assertion_of, negations
from articles.language.attribution import find_reports
from articles.language.blocks import Block, Kind, split_blocks
from articles.language.clauses import Clause, split
from articles.language.cutting import detach
from articles.language.dates import find_dates
from articles.language.names import Links, Mention, find_mentions
from articles.language.quantities import find_quantities
from articles.language.quotes import Quotation, find_quotations
from articles.language.reports import Report
from articles.language.selection import is_claim, is_told
from articles.language.sources import Memory, Source, describe
from articles.language.speakers import Voice, assign, introducing
from articles.language.syntax import Sentence, read_sentences
from articles.policies import LanguagePolicy

if TYPE_CHECKING:
    from spacy.tokens import Doc

_BATCH = 32


def read(document: Document, policy: LanguagePolicy, boilerplate: frozenset[str] = frozenset()) -> Reading:
    """What a document says: its sentences, claims with typed contents, and quotes.

    `boilerplate` are lines or sentences that the outlet repeats across its articles; they are passed over. Raises
    `ModelError` when there is no usable language model, and never anything because of the text.
    """
    reason = soundness.before_reading(document, policy)
    if reason:
        return Reading(document, unreadable=reason)
    reader = _Reader(document)
    reader.read(policy.model, frozenset(_normal(line) for line in boilerplate))
    reason = soundness.after_reading(document, len(reader.sentences), len(reader.drafts))
    return replace(reader.result(), unreadable=reason)


def _normal(line: str) -> str:
    return " ".join(line.casefold().split())


class _Reader:
    """Reads one document block by block; keeps little of each, so that long texts don't fill the memory."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.text
        self.published = document.published.date() if document.published else None
        self.sentences: list[Span] = []
        self.drafts: list[Claim] = []
        self.quotes: list[Quote] = []
        self._mentions: list[Mention] = []
        self._sources: dict[str, Source] = {}
        self._memory = Memory()
        self._day: dt.date | None = None
        self._running: tuple[Voice, Source] | None = None
        self._seen: set[str] = set()

    def read(self, model: str, boilerplate: frozenset[str]) -> None:
        """Go through the prose."""
        nlp = pipeline.load(model or None)
        blocks = [block for block in split_blocks(self.text) if self._is_new(block, boilerplate)]
        by_block: dict[int, list[Quotation]] = {}
        for quotation in find_quotations(self.text, [(block.start, block.end) for block in blocks]):
            by_block.setdefault(quotation.block, []).append(quotation)
        with nlp.memory_zone():
            texts = (soundness.parseable(self.text[block.start : block.end]) for block in blocks)
            for number, doc in enumerate(nlp.pipe(texts, batch_size=_BATCH)):
                self._read_block(doc, blocks[number], by_block.get(number, []), boilerplate)

    def _is_new(self, block: Block, boilerplate: frozenset[str]) -> bool:
        return block.kind is Kind.PROSE and _normal(self.text[block.start : block.end]) not in boilerplate

    def _read_block(self, doc: Doc, block: Block, quotations: list[Quotation], boilerplate: frozenset[str]) -> None:
        sentences = read_sentences(doc, block.start)
        self.sentences.extend(Span(sentence.start, sentence.end) for sentence in sentences)
        mentions = [find_mentions(sentence, self.text) for sentence in sentences]
        self._mentions.extend(mention for found in mentions for mention in found)
        read = []
        for sentence, names in zip(sentences, mentions, strict=True):
            quoted = _quoted(sentence, quotations)
            reports = find_reports(sentence, quoted)
            voices = [(report, _voice(report, sentence)) for report in reports]
            read.append((sentence, names, quoted, reports, voices))
        known = self._speakers(read)
        quotes = self._quotes(quotations, sentences, read, known)
        for sentence, names, quoted, reports, _ in read:
            if _normal(self.text[sentence.start : sentence.end]) not in boilerplate:
                self._read_sentence(sentence, names, quoted, reports, known, quotes)

    def _speakers(self, read: list[_Read]) -> dict[int, Source]:
        """Sources of the block's reports, by the place of their cue."""
        known: dict[int, Source] = {}
        for sentence, names, _, _, voices in read:
            for _, voice in voices:
                if voice is not None and (source := describe(voice, self.text, names, self._memory)):
                    known[voice.cue[0].start] = source
            self._note_people(sentence, names)
        return known

    def _note_people(self, sentence: Sentence, names: list[Mention]) -> None:
        """Who a sentence is about is whom the next pronoun most likely means."""
        self._memory.step()
        subject = sentence.root.subject
        for mention in names:
            if mention.titled or mention.label is NameLabel.PERSON:
                source = Source(
                    mention.text, AttributionKind.NAMED, mention.start, mention.end, mention.text, is_person=True
                )
                leads = subject is not None and mention.start <= subject.start < mention.end
                self._memory.remember(source, leading=leads)

    def _quotes(
        self, quotations: list[Quotation], sentences: list[Sentence], read: list[_Read], known: dict[int, Source]
    ) -> list[tuple[Quotation, Source | None, Voice | None]]:
        voices = [voice for item in read for _, voice in item[4] if voice is not None]
        names = [mention for item in read for mention in item[1]]
        running = self._running[0] if self._running else None
        result = []
        for quotation, voice in assign(quotations, sentences, voices, running):
            source = self._source_of(voice, known, names)
            self.quotes.append(_quote(quotation, self.text, source, voice))
            if source is not None and voice is not None and quotation.kind is not QuoteKind.MIXED:
                self._running = voice, source
            result.append((quotation, source, voice))
        if not any(quotation.kind is not QuoteKind.MIXED for quotation in quotations):
            spoken = [voice for voice in voices if voice.cue[0].start in known]
            self._running = (spoken[-1], known[spoken[-1].cue[0].start]) if spoken else None
        introduced = introducing(sentences[-1]) if sentences else None
        source = self._source_of(introduced, known, names)
        if introduced is not None and source is not None:
            self._running = introduced, source
        return result

    def _source_of(self, voice: Voice | None, known: dict[int, Source], names: list[Mention]) -> Source | None:
        if voice is None:
            return None
        if self._running is not None and voice is self._running[0]:
            return self._running[1]
        return known.get(voice.cue[0].start) or describe(voice, self.text, names, self._memory)

    def _read_sentence(
        self,
        sentence: Sentence,
        names: list[Mention],
        quoted: set[int],
        reports: list[Report],
        known: dict[int, Source],
        quotes: list[tuple[Quotation, Source | None, Voice | None]],
    ) -> None:
        text = self.text
        dates = find_dates(text[sentence.start : sentence.end], self.published, sentence.start, self._day)
        self._day = next(
            (date.latest for date in reversed(dates) if date.earliest and date.earliest == date.latest), self._day
        )
        told = is_told(sentence, text, quoted)
        if not told:
            return
        quantities = find_quantities(sentence, text, [(date.start, date.end) for date in dates])
        detach(sentence, reports)
        for clause in split(sentence, reports):
            if is_claim(clause, sentence, quoted):
                self._add(clause, sentence, dates, quantities, known, quotes)

    def _add(
        self,
        clause: Clause,
        sentence: Sentence,
        dates: list[DateMention],
        quantities: list[Quantity],
        known: dict[int, Source],
        quotes: list[tuple[Quotation, Source | None, Voice | None]],
    ) -> None:
        words = sentence.words
        start, end = words[clause.first].start, words[clause.last].end
        surface = self.text[start:end]
        if _normal(surface) in self._seen and len(surface) > 40:
            return
        self._seen.add(_normal(surface))
        negating = negations(clause.head)
        attribution = _attribution(clause, known) or _quoted_attribution(clause, quotes)
        self.drafts.append(
            Claim(
                id=f"{self.document.id}:{start}-{end}",
                document=self.document.id,
                start=start,
                end=end,
                text=surface,
                sentence=Span(sentence.start, sentence.end),
                assertion=assertion_of(clause, words),
                attribution=attribution,
                predicate=parts.predicate(clause, bool(negating)),
                arguments=tuple(parts.arguments(clause, words, self.text)),
                negations=tuple(Span(word.start, word.end) for word in negating),
                quantities=tuple(item for item in quantities if _is_own(clause, sentence, item.start, item.end)),
                dates=tuple(item for item in dates if _is_own(clause, sentence, item.start, item.end)),
                terms=tuple(parts.terms(clause, words)),
            )
        )

    # --- once the whole is read -------------------------------------------------------------------------------------

    def result(self) -> Reading:
        """The reading, with names linked across the document."""
        links = Links(self._mentions)
        names = [links.name(mention) for mention in self._mentions]
        quotes = sorted(
            (_linked_quote(quote, links) for quote in self.quotes), key=lambda item: (item.start, -item.end)
        )
        near = _Near(names, quotes)
        finished = tuple(_finished(claim, near, links) for claim in self.drafts)
        return Reading(self.document, tuple(self.sentences), finished, tuple(quotes))


_Read = tuple[Sentence, list[Mention], set[int], list[Report], list[tuple[Report, Voice | None]]]


def _quoted(sentence: Sentence, quotations: list[Quotation]) -> set[int]:
    """Indices of the words inside quotation marks or a quoted block."""
    return {
        word.i
        for word in sentence.words
        for quotation in quotations
        if quotation.start <= word.start < quotation.end and not quotation.inside
    }


def _voice(report: Report, sentence: Sentence) -> Voice | None:
    if report.source is None or report.source_head is None:
        return None
    return Voice(report.source[0], report.source[1], report.source_head, report.cue, tuple(sentence.words))


def _quote(quotation: Quotation, text: str, source: Source | None, voice: Voice | None) -> Quote:
    return Quote(
        start=quotation.start,
        end=quotation.end,
        text=text[quotation.start : quotation.end],
        kind=quotation.kind,
        speaker=source.text if source else "",
        speaker_span=Span(source.start, source.end) if source else None,
        cue=_cue(voice) if source and voice else "",
        entity=source.name if source else "",
    )


def _cue(voice: Voice) -> str:
    return " ".join(word.text for word in voice.cue)


def _attribution(clause: Clause, known: dict[int, Source]) -> Attribution | None:
    report = clause.report
    source = known.get(report.cue[0].start) if report is not None else None
    if report is None or source is None:
        return None
    cue = " ".join(word.text for word in report.cue)
    span = Span(report.cue[0].start, report.cue[-1].end)
    return Attribution(source.text, cue, source.kind, Span(source.start, source.end), span, source.name)


def _quoted_attribution(
    clause: Clause, quotes: list[tuple[Quotation, Source | None, Voice | None]]
) -> Attribution | None:
    """The speaker of the quotation that holds the clause."""
    if clause.report is not None:
        return None
    holding = [
        item
        for item in quotes
        if item[0].start <= clause.head.start < item[0].end and item[0].kind is not QuoteKind.MIXED
    ]
    for _, source, voice in reversed(holding):
        if source is not None and voice is not None:
            cue = Span(voice.cue[0].start, voice.cue[-1].end)
            return Attribution(source.text, _cue(voice), source.kind, Span(source.start, source.end), cue, source.name)
    return None


def _is_own(clause: Clause, sentence: Sentence, start: int, end: int) -> bool:
    """Whether a passage belongs to a clause rather than to one inside it."""
    touched = [word.i for word in sentence.words if word.start < end and start < word.end]
    return any(index in clause.own for index in touched)


def _linked_quote(quote: Quote, links: Links) -> Quote:
    if not quote.entity:
        return quote
    return replace(quote, entity=links.entity(quote.entity))


class _Near:
    """Names and quotes by place, so that a long text's claims need not look at all of them."""

    def __init__(self, names: list[Name], quotes: list[Quote]) -> None:
        self._names = names
        self._quotes = quotes
        self._name_starts = [name.start for name in names]
        self._quote_starts = [quote.start for quote in quotes]
        self._longest = max((quote.end - quote.start for quote in quotes), default=0)

    def names(self, start: int, end: int) -> list[Name]:
        """The names inside a range."""
        low, high = bisect_left(self._name_starts, start), bisect_left(self._name_starts, end)
        return [name for name in self._names[low:high] if name.end <= end]

    def quotes(self, start: int, end: int) -> list[Quote]:
        """The quotes that share a character with a range."""
        low, high = bisect_left(self._quote_starts, start - self._longest), bisect_left(self._quote_starts, end)
        return [quote for quote in self._quotes[low:high] if quote.end > start]


def _finished(claim: Claim, near: _Near, links: Links) -> Claim:
    """A claim with what could only be known at the end."""
    attribution = claim.attribution
    if attribution is not None and attribution.entity:
        attribution = replace(attribution, entity=links.entity(attribution.entity))
    return replace(
        claim,
        attribution=attribution,
        names=tuple(near.names(claim.start, claim.end)),
        quotes=tuple(near.quotes(claim.start, claim.end)),
        arguments=tuple(_linked_argument(argument, near) for argument in claim.arguments),
    )


def _linked_argument(argument: Argument, near: _Near) -> Argument:
    """With the entity of the name that heads it instead of a lemma."""
    last = max(near.names(argument.start, argument.end), key=lambda name: name.end, default=None)
    if last is not None and last.end == argument.end and argument.lemma in last.text.lower():
        return replace(argument, lemma=last.entity)
    return argument
