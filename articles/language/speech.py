"""Who speaks in a block of text: sources of its reports, speakers of its quotes, and who goes on speaking after it."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from articles.domain import Attribution, AttributionKind, NameLabel, Quote, QuoteKind, Span
from articles.language.attribution import find_reports
from articles.language.clauses import Clause
from articles.language.insertions import find_insertions
from articles.language.names import Mention
from articles.language.quotes import Quotation
from articles.language.reports import Report
from articles.language.rereading import reread
from articles.language.sources import FIRST_PERSON, Memory, Source, describe
from articles.language.speakers import Voice, assign, introducing
from articles.language.syntax import Sentence, Word
from articles.language.turns import is_part

if TYPE_CHECKING:
    from spacy.language import Language

_LONGEST_SENTENCE = 250
"""Words beyond which a text has no sentences that could be trusted, and reading frames would take too long."""


@dataclass(slots=True)
class Parsed:
    """A sentence with what is found in it before its clauses are split."""

    sentence: Sentence
    names: list[Mention]
    quoted: set[int]
    """Words inside quotation marks or a quoted block."""
    reports: list[Report]
    voices: list[Voice]
    """Who speaks in the reports that name somebody."""


def parse(sentence: Sentence, names: list[Mention], quotations: list[Quotation], nlp: Language) -> Parsed:
    """A sentence with its reports; where one interrupts a clause, `nlp` reads the sentence again without it.

    All words of a transcript's turn are quoted, and yet they may report what somebody else said.
    """
    marked = _quoted(sentence, [item for item in quotations if item.speaker is None])
    reports: list[Report] = []
    if len(sentence.words) <= _LONGEST_SENTENCE:
        insertions = find_insertions(sentence.words, marked)
        reread(sentence, insertions, nlp)
        reports = find_reports(sentence, marked, insertions)
    voices = [voice for report in reports if (voice := _voice(report, sentence)) is not None]
    return Parsed(sentence, names, _quoted(sentence, quotations), reports, voices)


def _quoted(sentence: Sentence, quotations: list[Quotation]) -> set[int]:
    near = [item for item in quotations if item.start < sentence.end and sentence.start < item.end]
    if not near:
        return set()
    starts = [word.start for word in sentence.words]
    return {index for item in near for index in range(bisect_left(starts, item.start), bisect_left(starts, item.end))}


def _voice(report: Report, sentence: Sentence) -> Voice | None:
    if report.source is None or report.source_head is None:
        return None
    return Voice(report.source[0], report.source[1], report.source_head, report.cue, tuple(sentence.words))


def speaker_names(quotations: list[Quotation], text: str) -> list[Mention]:
    """The names that stand before the turns of a transcript."""
    speakers = [item.speaker for item in quotations if item.speaker and not is_part(text[slice(*item.speaker)])]
    return [Mention(*speaker, text[slice(*speaker)], NameLabel.PERSON, titled=False) for speaker in speakers]


@dataclass(frozen=True, slots=True)
class Spoken:
    """A quotation with its speaker, where there is one."""

    quotation: Quotation
    source: Source | None
    voice: Voice | None

    def quote(self, text: str) -> Quote:
        """As the domain has it; its entity is the speaker's name until the names are linked."""
        source, quotation = self.source, self.quotation
        return Quote(
            start=quotation.start,
            end=quotation.end,
            text=text[quotation.start : quotation.end],
            kind=quotation.kind,
            speaker=source.text if source else "",
            speaker_span=Span(source.start, source.end) if source else None,
            cue=_words(self.voice.cue) if source and self.voice else "",
            entity=source.name if source else "",
        )


@dataclass(frozen=True, slots=True)
class Heard:
    """The sources and speakers of a block."""

    sources: dict[int, Source]
    """By the place of their cue."""
    spoken: list[Spoken]

    def attribution(self, clause: Clause) -> Attribution | None:
        """Who is said to say a clause: the source of its report, else the speaker of the quotation that holds it."""
        report = clause.report
        if report is not None and report.source_head is not None and report.source_head.lower not in FIRST_PERSON:
            source = self.sources.get(report.cue[0].start)
            return None if source is None else _attributed(source, report.cue)
        at = clause.head.start
        for item in reversed(self.spoken):
            holds = item.quotation.start <= at < item.quotation.end and item.quotation.kind is not QuoteKind.MIXED
            if holds and item.source is not None:
                return _attributed(item.source, item.voice.cue if item.voice is not None else ())
        return None


def _attributed(source: Source, cue: tuple[Word, ...]) -> Attribution:
    cue_span = Span(cue[0].start, cue[-1].end) if cue else None
    return Attribution(source.text, _words(cue), source.kind, Span(source.start, source.end), cue_span, source.name)


def _words(cue: tuple[Word, ...]) -> str:
    return " ".join(word.text for word in cue)


class Listener:
    """Keeps who was named and who was speaking last, from block to block."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._memory = Memory()
        self._running: tuple[Voice, Source] | None = None

    def hear(self, read: list[Parsed], quotations: list[Quotation]) -> Heard:
        """Find the speakers of a block; to be called in reading order."""
        sources = self._sources(read)
        voices = [voice for parsed in read for voice in parsed.voices]
        names = [mention for parsed in read for mention in parsed.names]
        running = self._running[0] if self._running else None
        spoken = [Spoken(item, _taking_turn(item.speaker, self._text), None) for item in quotations if item.speaker]
        if spoken:
            running = self._running = None
            quotations = [item for item in quotations if item.speaker is None]
        for quotation, voice in assign(quotations, [parsed.sentence for parsed in read], voices, running):
            source = self._source(voice, sources, names)
            spoken.append(Spoken(quotation, source, voice))
        self._running = self._next_running(read, spoken, voices, sources, names)
        return Heard(sources, spoken)

    def _sources(self, read: list[Parsed]) -> dict[int, Source]:
        sources: dict[int, Source] = {}
        for parsed in read:
            for voice in parsed.voices:
                if source := describe(voice, self._text, parsed.names, self._memory):
                    sources[voice.cue[0].start] = source
            self._note_people(parsed)
        return sources

    def _note_people(self, parsed: Parsed) -> None:
        """Who a sentence is about is whom the next pronoun most likely means."""
        self._memory.step()
        subject = parsed.sentence.root.subject
        for mention in parsed.names:
            if mention.titled or mention.label is NameLabel.PERSON:
                leads = subject is not None and mention.start <= subject.start < mention.end
                self._memory.remember(_person(mention), leading=leads)

    def _source(self, voice: Voice | None, sources: dict[int, Source], names: list[Mention]) -> Source | None:
        if voice is None:
            return None
        if self._running is not None and voice is self._running[0]:
            return self._running[1]
        return sources.get(voice.cue[0].start) or describe(voice, self._text, names, self._memory)

    def _next_running(
        self,
        read: list[Parsed],
        spoken: list[Spoken],
        voices: list[Voice],
        sources: dict[int, Source],
        names: list[Mention],
    ) -> tuple[Voice, Source] | None:
        """Who a quotation at the beginning of the next block belongs to, if nothing there says so."""
        introduced = introducing(read[-1].sentence) if read else None
        source = self._source(introduced, sources, names)
        if introduced is not None and source is not None:
            return introduced, source
        direct = [item for item in spoken if item.quotation.kind is not QuoteKind.MIXED]
        if direct:
            last = next((item for item in reversed(direct) if item.source and item.voice), None)
            return (last.voice, last.source) if last and last.voice and last.source else self._running
        told = [voice for voice in voices if voice.cue[0].start in sources]
        return (told[-1], sources[told[-1].cue[0].start]) if told else None


def _taking_turn(speaker: Span, text: str) -> Source:
    """The speaker of a turn, as its label words it."""
    label = text[slice(*speaker)]
    if is_part(label):
        return Source(label, AttributionKind.OFFICIAL, *speaker)
    return Source(label, AttributionKind.NAMED, *speaker, label, is_person=True)


def _person(mention: Mention) -> Source:
    return Source(mention.text, AttributionKind.NAMED, mention.start, mention.end, mention.text, is_person=True)
