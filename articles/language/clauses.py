"""Clauses: the propositions of a sentence, each with the words it stands on and the subject it may have to borrow."""

from __future__ import annotations

from dataclasses import dataclass

from articles.language.appositions import gather
from articles.language.clause_heads import Kind, clause_heads, outside_in
from articles.language.clause_spans import Extent, trim
from articles.language.reports import Report
from articles.language.syntax import Sentence, Word

_RELATIVES = frozenset({"who", "which", "that", "whom", "whose", "where", "when", "what"})


@dataclass(slots=True)
class Clause:
    """A proposition: its head, the range of words it stands on, which of them are its own, and its subject."""

    head: Word
    kind: Kind
    first: int
    last: int
    own: set[int]
    subject: Word | None
    carried: bool
    """The subject stands outside the range."""
    report: Report | None
    parent: Word | None = None


def split(sentence: Sentence, reports: list[Report]) -> list[Clause]:
    """The clauses of a sentence in order of their first words. `reports` are cut out of the tree already."""
    telling = gather(sentence)
    ordered = outside_in(sentence)
    heads = clause_heads(sentence, ordered, telling, reports)
    owner = _owners(sentence, ordered, heads)
    excluded = {index for report in reports for index in report.segment}
    clauses = []
    for head in heads:
        is_aside = any(heads.get(word) in {Kind.RELATIVE, Kind.PARTICIPLE} for word in [head, *head.ancestors()])
        own = {index for index, above in enumerate(owner) if above is head}
        if not (is_aside and head.i in excluded):
            own -= excluded
        clause = _clause(sentence, head, own, owner, heads)
        if clause is not None:
            clause.report = _report_of(clause, reports)
            clauses.append(clause)
    return sorted(clauses, key=lambda item: (item.first, -item.last))


def _owners(sentence: Sentence, ordered: list[Word], heads: dict[Word, Kind]) -> list[Word | None]:
    """For each word the nearest clause head above it."""
    owner: list[Word | None] = [None] * len(sentence.words)
    for word in ordered:
        owner[word.i] = word if word in heads else (owner[word.head.i] if word.head is not word else None)
    return owner


def _clause(
    sentence: Sentence, head: Word, own: set[int], owner: list[Word | None], heads: dict[Word, Kind]
) -> Clause | None:
    if head.i not in own:
        return None
    first, last = trim(sentence.words, *Extent(sentence.words, head, owner, heads).run(own), head)
    if first > last:
        return None
    own = {index for index in own if first <= index <= last}
    subject = _subject(head, heads[head], heads)
    carried = subject is not None and not first <= subject.i <= last
    return Clause(head, heads[head], first, last, own, subject, carried, None)


def _subject(head: Word, kind: Kind, heads: dict[Word, Kind]) -> Word | None:
    """The clause's own subject, or the one it shares with the clause it is joined to."""
    own = head.subject
    if kind is Kind.RELATIVE:
        antecedent = head.head
        return antecedent if own is None or own.lower in _RELATIVES else own
    if own is not None:
        return own
    if head.dep == "acl":
        noun = head.head
        return noun.subject if noun.child("cop") is not None and noun.subject is not None else noun
    if kind is Kind.CONTENT and not head.is_clausal:
        return None
    for above in head.ancestors():
        if above.subject is not None and (above in heads or above.pos in {"VERB", "AUX"}):
            subject = above.subject
            return above.head if subject.lower in _RELATIVES and above.dep == "acl:relcl" else subject
    return None


def _report_of(clause: Clause, reports: list[Report]) -> Report | None:
    """The innermost report whose content holds the clause."""
    holding = [report for report in reports if clause.head.i in report.content]
    return min(holding, key=lambda report: len(report.content), default=None)
