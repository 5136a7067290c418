"""Sources as a reader would name them: a bare name, else the whole phrase; pronouns by whom they stand for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise, takewhile

from articles.domain import AttributionKind, NameLabel
from articles.language.cues import DOCUMENTS, OUTLETS, SOCIAL_NETWORKS, SOCIAL_WORDS, TITLES
from articles.language.names import Mention, is_outlet
from articles.language.speakers import Voice
from articles.language.syntax import Word

_PERSONAL = frozenset({"he", "she", "him", "her"})
_COLLECTIVE = frozenset({"it", "they", "them"})
FIRST_PERSON = frozenset({"i", "we"})
_COMMA = ", "
_ARTICLES = frozenset({"the", "a", "an", "its", "his", "her", "their"})
_PREPOSITIONS = frozenset({"of", "for", "at", "in", "from", "with", "by", "on", "to"})
_REACH = 4
"""Sentences after which somebody else who was mentioned is as likely meant."""
_POSTING = frozenset({"post", "tweet", "retweet"})


@dataclass(frozen=True, slots=True)
class Source:
    """Who is said to say something."""

    text: str
    kind: AttributionKind
    start: int
    end: int
    name: str = ""
    """Its name as it stands in the text, where it has one."""
    is_person: bool = False


class Memory:
    """Who was named last, for pronouns; one per document, filled in reading order."""

    def __init__(self) -> None:
        self._leading: Source | None = None
        self._person: Source | None = None
        self._other: Source | None = None
        self._age = 0
        self._surnames: set[str] = set()

    def remember(self, source: Source, *, leading: bool = True) -> None:
        """Take note of somebody who spoke or acted, or (not leading) was only mentioned."""
        if not source.is_person:
            self._other = source if leading else self._other
            return
        self._person = source
        self._surnames.add(source.name.rsplit(" ", 1)[-1])
        if leading:
            self._leading, self._age = source, 0

    def knows(self, surname: str) -> bool:
        """Whether somebody of that name was told of before."""
        return surname in self._surnames

    def step(self) -> None:
        """Another sentence has been read."""
        self._age += 1

    def resolve(self, pronoun: str) -> Source | None:
        """Whom a pronoun most likely stands for."""
        if pronoun in _PERSONAL:
            return self._leading if self._leading and self._age <= _REACH else self._person
        return self._other if pronoun in _COLLECTIVE else None


def describe(voice: Voice, text: str, mentions: list[Mention], memory: Memory) -> Source | None:
    """The source that a voice's phrase names; None for a pronoun that can't be resolved."""
    surface = text[voice.start : voice.end]
    pronoun = voice.head.lower
    if pronoun in _PERSONAL | _COLLECTIVE | FIRST_PERSON and voice.first is voice.last:
        known = memory.resolve(pronoun)
        if known is None:
            return Source(surface, AttributionKind.OFFICIAL, voice.start, voice.end, is_person=pronoun in _PERSONAL)
        kind = AttributionKind.SOCIAL if _is_posted(voice) else known.kind
        return Source(known.text, kind, voice.start, voice.end, known.name, known.is_person)
    mention = _bare_name(voice, text, mentions)
    if mention is not None:
        is_person = mention.titled or mention.label is NameLabel.PERSON or _is_described(voice, mention)
        is_person = is_person or (mention.label is None and voice.first.lower != "the" and " " in mention.text)
        source = Source(mention.text, _kind(voice, mention), mention.start, mention.end, mention.text, is_person)
    else:
        inside = [item for item in mentions if voice.start <= item.start and item.end <= voice.end]
        if memory.knows(surface):  # a name that the tagger did not see this time
            return Source(surface, AttributionKind.NAMED, voice.start, voice.end, surface, is_person=True)
        named = next((item for item in inside if item.start <= voice.head.start < item.end), None)
        source = Source(surface, _kind(voice, named), voice.start, voice.end, named.text if named else "")
    memory.remember(source)
    return source


def _bare_name(voice: Voice, text: str, mentions: list[Mention]) -> Mention | None:
    """The name in a source's phrase, if it is what the phrase is about: behind a title, an office or a comma."""
    inside = [item for item in mentions if voice.start <= item.start and item.end <= voice.end]
    behind = next((item for item in mentions if _is_beside(item, voice, text)), None)
    if behind is not None and (voice.last.pos == "NOUN" or voice.last.lower in TITLES):
        return behind
    for mention in reversed(inside):
        if mention.end == voice.end and text[voice.start : mention.start].endswith(_COMMA):
            return mention  # 'one of the prisoners, Mateo Ruiz,'
        if mention.end != voice.end and not mention.start <= voice.head.start < mention.end:
            continue
        before = text[voice.start : mention.start].split()
        if not before or mention.titled or _is_office(before):
            return mention
    return (
        behind
        if behind is not None
        and inside[-1:] != [behind]
        and voice.head.pos != "PRON"
        and not _covers_head(voice, inside)
        else None
    )


_APPOSED = re.compile(r", (?:(?:the|an?|its|his|her|their) (?:[a-z-]+ ){1,3})?")


def _is_beside(mention: Mention, voice: Voice, text: str) -> bool:
    """A name in commas behind the phrase: 'his lawyer, Chiara Neri, said', 'her son, the conductor Marek Sobol,'."""
    between = _APPOSED.fullmatch(text, voice.end, mention.start)
    return between is not None and not _PREPOSITIONS & set(between.group().split())


def _covers_head(voice: Voice, inside: list[Mention]) -> bool:
    return any(item.start <= voice.head.start < item.end and item.end == voice.end for item in inside)


def _is_office(before: list[str]) -> bool:
    """Words that describe who is named behind them: 'the newspaper', 'county engineer'."""
    words = {word.lower() for word in before}
    return bool(words - _ARTICLES) and not words & _PREPOSITIONS and not before[-1].endswith(("'s", "’s", "'", "’"))


def _is_described(voice: Voice, mention: Mention) -> bool:
    return voice.start < mention.start or mention.start > voice.end


def _kind(voice: Voice, mention: Mention | None) -> AttributionKind:
    if _is_posted(voice):
        return AttributionKind.SOCIAL
    head = voice.head.lemma
    phrase = [word for word in voice.words if voice.start <= word.start < voice.end]
    is_name = mention is not None and mention.start <= voice.head.start < mention.end
    if head in DOCUMENTS and not is_name and (mention is None or mention.start > voice.head.start):
        return AttributionKind.DOCUMENT
    is_outlet_named = mention is not None and not mention.titled and is_outlet(mention.text)
    described = _description(voice) if mention else phrase
    if is_outlet_named or any(_is_medium(word) for word in described):
        return AttributionKind.OUTLET
    if mention is not None and (
        mention.start <= voice.head.start < mention.end or mention.end <= voice.end or mention.start > voice.end
    ):
        return AttributionKind.NAMED
    if head in SOCIAL_WORDS and head not in {"social", "truth", "x"} and _mentions_network(phrase):
        return AttributionKind.SOCIAL
    if head in DOCUMENTS:
        return AttributionKind.DOCUMENT
    speaks_for_name = (
        any(word.lower == "for" for word in phrase) and head.startswith("spokes") and phrase[-1].pos == "PROPN"
    )
    return AttributionKind.NAMED if speaks_for_name else AttributionKind.OFFICIAL


def _is_medium(word: Word) -> bool:
    return word.text.islower() and (word.lemma in OUTLETS or word.lower in {"media", "news"})


def _description(voice: Voice) -> list[Word]:
    """The words that tell what a named source is: before the name without a stop, and in an apposition behind it."""
    first, last = voice.first.i, voice.last.i
    words = list(voice.words)
    before = first
    while before > 0 and words[before - 1].pos in {"NOUN", "ADJ", "PROPN"}:
        before -= 1
    own = list(takewhile(lambda word: word.pos != "ADP", words[before : last + 1]))
    is_apposed = last + 2 < len(words) and words[last + 1].lower == "," and words[last + 2].pos == "DET"
    behind = takewhile(lambda word: word.pos not in {"PUNCT", "ADP"}, words[last + 2 : last + 8]) if is_apposed else ()
    return [*own, *behind]


def _mentions_network(phrase: list[Word]) -> bool:
    return any(word.lower in SOCIAL_NETWORKS for word in phrase) or phrase[0].lemma in {"post", "tweet"}


def _is_posted(voice: Voice) -> bool:
    """'posted', 'wrote on Facebook', 'said in a post on X'."""
    cue = voice.cue[0]
    if cue.lemma in _POSTING and cue.pos == "VERB":
        return True
    following = [word for word in voice.words if cue.start < word.start < cue.end + 70]
    for word, after in pairwise(following):
        if word.lower == "on" and after.lower in SOCIAL_NETWORKS:
            return True
        if word.lower in {"a", "the", "his", "her", "their"} and after.lower in {"post", "tweet", "posts", "tweets"}:
            return True
    return False
