"""Which clauses are claims: propositions that can be checked or disputed."""

from __future__ import annotations

import re

from articles.language.clause_heads import Kind
from articles.language.clauses import Clause
from articles.language.furniture import is_call
from articles.language.syntax import CONTENT, SUBJECTS, Sentence, Word

_QUESTION = re.compile(r"\?[\"”’'»)\s]*$")
_RHETORIC = re.compile(
    r"^\W*(?:"
    r"(?:it|that|this|what|whether|how|only time|time|one thing)\b.{0,80}\b(?:remains? to be seen|will tell"
    r"|is anyone['’]s guess|remains an open question)\b"
    r"|(?:only )?time will tell\b|let['’]?s\b|let us\b|thank you|thanks|congratulations|welcome to"
    r"|good (?:morning|evening|afternoon)|hello|hi\b|dear\b|sorry\b|here['’]s (?:what|how|why)"
    r"|here (?:is|are) (?:what|how|why|the)|this is (?:what|how|why) you|to provide some context"
    r"|(?:what a|how)\b[^?]*!\W*$)"
    r"|\b(?:remains? to be seen|our (?:thoughts|hearts|prayers|condolences)|(?:i|we) (?:wish|pray)"
    r"|it is (?:high )?time (?:that|for|we|to))\b",
    re.IGNORECASE,
)
_READER = frozenset({"you", "your", "yours", "yourself"})
_WRITER = frozenset({"i", "we"})
_ASIDES = frozenset("believe think guess mean know suppose hope".split())
"""Verbs that say nothing without their complement: 'I think' between two commas."""


_EMPTY = frozenset({"why", "how", "when", "where", "so", "then", "there", "here"})
_LAST_IMPERATIVE = 2
"""An imperative is among the first words of its clause, after 'please' or 'and then' at most."""


def is_told(sentence: Sentence, text: str, quoted: set[int]) -> bool:
    """Whether a sentence tells something at all: not a question, a frame, rhetoric or a line without a verb."""
    surface = text[sentence.start : sentence.end]
    if surface.endswith(":") or _QUESTION.search(surface) or (_RHETORIC.search(surface) and 0 not in quoted):
        return False
    if 0 not in quoted and is_call(surface):
        return False
    return any(word.pos in {"VERB", "AUX"} for word in sentence.words)


def is_claim(clause: Clause, sentence: Sentence, quoted: set[int]) -> bool:
    """Whether a clause is put forward as something that is so."""
    head, words = clause.head, sentence.words
    inside = head.i in quoted
    own = [words[index] for index in clause.own if words[index].pos != "PUNCT"]
    if clause.kind is Kind.APPOSITION:
        return len(own) >= 3
    if len(own) < 2 or not (
        head.is_clausal or head.subject or _has_tense(own) or (clause.kind is Kind.CONTENT and len(own) >= 4)
    ):
        return False
    if _is_aside(clause) or not any(word.pos in CONTENT and word.lower not in _EMPTY for word in own):
        return False
    if clause.report is not None:
        return True
    if _is_imperative(clause, own) and not inside:
        return False
    if not inside and _addresses_reader(own):
        return False
    return inside or not _is_chatter(clause)


def _has_tense(own: list[Word]) -> bool:
    """Whether there is a verb that tells: small parsers often hang it in the wrong place, but seldom miss it."""
    return any(word.pos == "AUX" or (word.pos == "VERB" and ("Tense=" in word.morph or word.is_finite)) for word in own)


def _is_aside(clause: Clause) -> bool:
    """'I think' between two commas."""
    head, subject = clause.head, clause.subject
    is_personal = subject is not None and subject.lower in _WRITER
    return is_personal and head.lemma in _ASIDES and head.child("ccomp", "obj", "xcomp", "obl", "advcl") is None


def _is_imperative(clause: Clause, own: list[Word]) -> bool:
    """A base form without a subject that opens its sentence: 'Leave the building'."""
    head = clause.head
    if clause.kind not in {Kind.MAIN, Kind.COORDINATE} or clause.subject is not None or head.pos != "VERB":
        return False
    others = [word for word in own if word is not head and not (word.lower == "do" and word.head is head)]
    if head.i > clause.first + _LAST_IMPERATIVE or _has_tense(others):
        return False
    return "Mood=Imp" in head.morph or (head.lower == head.lemma and "VerbForm=Fin" not in head.morph)


def _addresses_reader(own: list[Word]) -> bool:
    """'If you smell gas …', 'your rights': second person outside quotation marks."""
    addressed = [word for word in own if word.lower in _READER]
    return len(addressed) >= 2 or any(word.dep in SUBJECTS for word in addressed)


def _is_chatter(clause: Clause) -> bool:
    """The writer about the writer: 'we covered the news', 'I personally met'."""
    subject = clause.subject
    return subject is not None and subject.lower in _WRITER
