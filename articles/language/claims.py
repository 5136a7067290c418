"""The parts of a claim: its predicate, arguments, content words, and which amounts and dates are its own."""

from __future__ import annotations

from collections.abc import Iterator

from articles.domain import Argument, DateMention, Predicate, Quantity, Role, Span, Term
from articles.language.clauses import Clause
from articles.language.syntax import CONTENT, Sentence, Word, noun_phrase

_PLACES = frozenset({"in", "at", "near", "off", "outside", "inside", "across", "around", "into", "from"})


def is_own(clause: Clause, sentence: Sentence, item: Quantity | DateMention, span: Span) -> bool:
    """Whether an amount or date belongs to a clause rather than to one inside it."""
    if item.start < span.start or item.end > span.end:
        return False
    return any(word.i in clause.own for word in sentence.words if word.start < item.end and item.start < word.end)


def predicate(clause: Clause, negated: bool) -> Predicate:
    """The act or state: verb with its particle, or copula with its complement."""
    head = clause.head
    particle = head.child("compound:prt")
    lemma = f"{head.lemma} {particle.lemma}" if particle is not None else head.lemma
    if head.child("cop") is not None:
        lemma = f"be {head.lemma}"
    elif head.lemma == "be" and head.child("expl") is not None and head.subject is not None:
        lemma = f"be {head.subject.lemma}"
    return Predicate(head.start, head.end, lemma, negated)


def arguments(clause: Clause, words: list[Word], text: str) -> Iterator[Argument]:
    """Who and what takes part in the act."""
    if clause.subject is not None:
        is_passive = clause.subject.dep.endswith(":pass") or clause.head.child("aux:pass") is not None
        role = Role.OBJECT if is_passive and not clause.carried else Role.SUBJECT
        yield _argument(role if not is_passive else Role.SUBJECT, clause.subject, words, text, carried=clause.carried)
    for child in clause.head.children:
        if child.i not in clause.own:
            continue
        if child.dep == "obj":
            yield _argument(Role.OBJECT, child, words, text)
        elif child.dep == "iobj":
            yield _argument(Role.RECIPIENT, child, words, text)
        elif child.dep.startswith("obl") and (case := child.child("case")) is not None:
            if case.lower == "to" and child.pos in {"PROPN", "NOUN", "PRON"}:
                yield _argument(Role.RECIPIENT, child, words, text)
            elif case.lower in _PLACES and child.pos == "PROPN":
                yield _argument(Role.PLACE, child, words, text)


def _argument(role: Role, head: Word, words: list[Word], text: str, *, carried: bool = False) -> Argument:
    first, last = noun_phrase(head, words)
    while head.pos == "PROPN" and last.i + 1 < len(words) and words[last.i + 1].pos == "PROPN":
        last = words[last.i + 1]
    return Argument(role, first.start, last.end, text[first.start : last.end], head.lemma, carried)


def terms(clause: Clause, words: list[Word]) -> Iterator[Term]:
    """The content words of the clause."""
    for index in sorted(clause.own):
        word = words[index]
        if word.pos in CONTENT and word.text[:1].isalnum():
            yield Term(word.start, word.end, word.lemma, word.pos)
