"""Who speaks the quoted words: by the reporting words beside them, by pronoun, or by who was speaking before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from articles.domain import QuoteKind
from articles.language.cues import NAMING, REPORTING, SPEAKING
from articles.language.phrases import find_source
from articles.language.quotes import Quotation
from articles.language.syntax import NOMINAL, Sentence, Word


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker as found in the text: the phrase, its head, and the words that attribute."""

    first: Word
    last: Word
    head: Word
    cue: tuple[Word, ...]
    words: tuple[Word, ...]
    """The words of the speaker's sentence, for reading the phrase."""

    @property
    def start(self) -> int:
        """Where the phrase begins in the document."""
        return self.first.start

    @property
    def end(self) -> int:
        """Where the phrase ends in the document."""
        return self.last.end


def assign(
    quotations: Iterable[Quotation], sentences: list[Sentence], voices: list[Voice], running: Voice | None
) -> list[tuple[Quotation, Voice | None]]:
    """Pair the quotations of a block with their speakers.

    `voices` are the reports found in the block's sentences, `running` is who spoke last in the block before.
    """
    assigned: list[tuple[Quotation, Voice | None]] = []
    last: Voice | None = None
    for quotation in quotations:
        voice = _beside(quotation, sentences, voices)
        if voice is None and quotation.kind is QuoteKind.MIXED:
            voice = _governor(quotation, sentences)
        if voice is None and quotation.kind is not QuoteKind.MIXED:
            voice = last or running
        if voice is not None and quotation.kind is not QuoteKind.MIXED:
            last = voice
        assigned.append((quotation, voice))
    return assigned


def _beside(quotation: Quotation, sentences: list[Sentence], voices: list[Voice]) -> Voice | None:
    """The report in a sentence that the quotation touches: the nearest behind it, else the nearest before it."""
    touched = [item for item in sentences if item.start < quotation.end and quotation.start < item.end]
    if not touched:
        return None
    low, high = touched[0].start, touched[-1].end
    near = [voice for voice in voices if low <= voice.cue[0].start < high]
    outside = [voice for voice in near if not quotation.start <= voice.cue[0].start < quotation.end]
    return min(outside, key=lambda voice: _distance(quotation, voice), default=None)


def _distance(quotation: Quotation, voice: Voice) -> int:
    low = min(voice.start, voice.cue[0].start)
    high = max(voice.end, voice.cue[-1].end)
    return low - quotation.end if low >= quotation.end else (quotation.start - high if high <= quotation.start else 0)


def _governor(quotation: Quotation, sentences: list[Sentence]) -> Voice | None:
    """Whose words are woven into a sentence: the subject of the verb they hang on."""
    for sentence in sentences:
        inside = [word for word in sentence.words if quotation.start <= word.start < quotation.end]
        if not inside:
            continue
        top = min(inside, key=lambda word: sum(1 for _ in word.ancestors()))
        return _speaking_ancestor(sentence, top, quotation) or _speaking_before(sentence, quotation)
    return None


def _speaking_ancestor(sentence: Sentence, word: Word, quotation: Quotation) -> Voice | None:
    """The subject of the nearest verb of speech above a word, else of the nearest verb with a person for subject."""
    fallback: Voice | None = None
    for above in word.ancestors():
        if above.pos != "VERB" or quotation.start <= above.start < quotation.end:
            continue
        subject = above.subject
        if subject is None and above.dep in {"conj", "advcl", "xcomp", "acl", "acl:relcl"}:
            subject = next((item.subject for item in above.ancestors() if item.subject is not None), None)
        if subject is None or subject.pos not in NOMINAL or quotation.start <= subject.start < quotation.end:
            continue
        if above.lemma in SPEAKING:
            return voice_of(sentence, subject, above)
        if fallback is None and (subject.lower in {"he", "she", "they"} or subject.pos == "PROPN"):
            fallback = voice_of(sentence, subject, above)
    return fallback


def _speaking_before(sentence: Sentence, quotation: Quotation) -> Voice | None:
    """Who stands right before the last verb of speech in front of a quotation, where the tree doesn't tell."""
    verbs = [
        word
        for word in sentence.words
        if word.pos == "VERB" and word.lemma in REPORTING | NAMING and word.end <= quotation.start
    ]
    if not verbs:
        return None
    phrase, head = find_source(sentence.words, verbs[-1], set(), behind=False)
    if phrase is None or head is None:
        return None
    return Voice(phrase[0], phrase[1], head, (verbs[-1],), tuple(sentence.words))


def introducing(sentence: Sentence) -> Voice | None:
    """Who speaks what follows a sentence that ends in a colon: its subject."""
    if sentence.words[-1].lower != ":":
        return None
    verbs = [
        word for word in sentence.words if word.pos == "VERB" and word.subject is not None and word.lemma in SPEAKING
    ]
    verb = verbs[-1] if verbs else sentence.root
    subject = verb.subject
    return voice_of(sentence, subject, verb) if subject is not None and subject.pos in NOMINAL else None


def voice_of(sentence: Sentence, head: Word, cue: Word) -> Voice:
    """A voice whose phrase is all that hangs on its head, cut at the cue and at commas behind the head."""
    words = sentence.words
    low, high = head.lo, head.hi
    high = min(high, cue.i - 1) if head.i < cue.i else high
    low = max(low, cue.i + 1) if head.i > cue.i else low
    for word in words[head.i + 1 : high + 1]:
        if word.lower in {",", "—", "–", "(", "who", "which", "“", '"'}:
            high = word.i - 1
            break
    return Voice(words[min(low, head.i)], words[max(high, head.i)], head, (cue,), tuple(words))
