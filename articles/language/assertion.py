"""How firmly a clause is put forward, and whether it is negated."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from articles.domain import Assertion
from articles.language.clause_heads import Kind
from articles.language.clauses import Clause
from articles.language.syntax import AUXILIARIES, OBJECTS, SUBJECTS, Sentence, Word

_HEDGING_MODALS = frozenset({"may", "might", "could"})
_HEDGING_ADVERBS = frozenset(
    "likely probably possibly apparently perhaps maybe presumably seemingly reportedly supposedly potentially"
    " conceivably".split()
)
_PASSIVE_HEDGES = frozenset(
    "expect believe think forecast predict project estimate say consider understand report anticipate presume".split()
)
_HEDGING_ADJECTIVES = frozenset("likely possible probable unlikely unclear uncertain potential".split())
_ALLEGING = frozenset("allege accuse suspect".split())
_CHARGES = frozenset({"indictment", "lawsuit", "complaint"})
_ALLEGING_ADVERBS = frozenset({"allegedly", "purportedly"})
_PLANNING_VERBS = frozenset(
    "plan intend vow hope promise pledge schedule aim propose seek prepare agree offer undertake commit want"
    " expect".split()
)
_MOMENTS = frozenset({"when", "while", "as", "after", "before", "until", "once"})
_BE = frozenset({"is", "are", "was", "were"})
_PLANNING_ADJECTIVES = frozenset({"due", "set", "poised", "ready", "scheduled", "prepared", "willing"})
_CONDITIONS = frozenset({"if", "unless", "provided", "assuming"})
_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "cannot", "nor", "neither"})
_NEGATIVE_NOUNS = frozenset({"nobody", "none", "nothing", "neither", "nowhere"})
_NEGATIVE_VERBS = frozenset({"fail", "refuse", "decline"})
_AVOIDING_VERBS = frozenset({"avoid", "evade", "dodge", "lack"})
_PRIVATIVE = re.compile(
    r"un(?!it|iqu|ion|ivers|der|iform|til|less|usual|easy|ified|ited)\w{2,}(?:ed|own|en|eld|ound|ught|orn|old|aid"
    r"|ept)$|unable$"
)
_WHEN_NEVER = frozenset({"time", "circumstance", "way", "means", "point", "case", "event"})
_NOT_NEGATING = frozenset({"more", "less", "fewer", "later", "longer", "only", "just", "doubt", "matter", "wonder"})


def assertion_of(clause: Clause, words: list[Word]) -> Assertion:
    """The strongest mark that the clause's own words or its reporting verb put on it."""
    coloured = clause.report.assertion if clause.report is not None else None
    if coloured in {Assertion.DENIED, Assertion.ASKED, Assertion.ALLEGED}:
        return coloured
    source = clause.report.source_head if clause.report is not None else None
    own = [words[index] for index in sorted(clause.own)]
    if _is_conditional(clause, own):
        return Assertion.CONDITIONAL
    if _is_alleged(clause.head, own) or (source is not None and source.lemma in _CHARGES):
        return Assertion.ALLEGED
    if coloured is Assertion.HEDGED or _is_hedged(clause.head, own):
        return Assertion.HEDGED
    return Assertion.PLANNED if _is_planned(clause) else Assertion.ASSERTED


def _own_marks(head: Word) -> Iterator[Word]:
    """Auxiliaries, adverbs and marks of a clause's head."""
    return (child for child in head.children if child.dep in {"aux", "advmod", "mark", "aux:pass", "cop", "dep"})


def _is_conditional(clause: Clause, own: list[Word]) -> bool:
    head = clause.head
    if any(
        word.lower in _CONDITIONS
        and ((word.dep in {"mark", "advmod", "dep"} and word.head is not head) or word.child("ccomp") is not None)
        for word in own
    ):
        return True
    if own and (own[0].lower in _CONDITIONS or _is_inverted(own)):
        return True
    auxiliaries = {child.lower for child in head.children if child.dep.startswith("aux")}
    is_past = "have" in auxiliaries  # 'would have closed anyway' is of no report's making
    return bool(auxiliaries & {"would", "'d"}) and (is_past or clause.report is None)


def _is_inverted(own: list[Word]) -> bool:
    """'Had the climb been longer, …': a condition without 'if'."""
    opens = own[0].lower in {"had", "were", "should"} and own[0].pos in {"AUX", "VERB"}
    return opens and len(own) > 1 and own[1].pos in {"DET", "PRON", "NOUN", "PROPN", "NUM"}


def _is_alleged(head: Word, own: list[Word]) -> bool:
    if any(word.lower in _ALLEGING_ADVERBS for word in own):
        return True
    return head.lemma in _ALLEGING and (
        "Voice=Pass" in head.morph or head.child("aux:pass") is not None or not head.is_finite
    )


def _is_hedged(head: Word, own: list[Word]) -> bool:
    marks = {mark.lower for mark in _own_marks(head)}
    is_unable = "could" in marks and bool(marks & {"not", "n't"})
    if marks & _HEDGING_ADVERBS or (marks & _HEDGING_MODALS and not is_unable):
        return True
    if head.lemma in _HEDGING_ADJECTIVES or (head.lemma in {"appear", "seem"} and head.child("xcomp", "ccomp")):
        return True
    is_reduced = head.dep == "acl" and "Tense=Past" in head.morph
    is_passive = head.child("aux:pass") is not None or "Voice=Pass" in head.morph or is_reduced
    if is_passive and head.lemma in {"forecast", "predict"}:
        return True
    has_infinitive = any(word.lower == "to" and word.i == head.i + 1 for word in own)
    is_told = head.child("xcomp", "ccomp") is not None or has_infinitive
    return is_passive and head.lemma in _PASSIVE_HEDGES and is_told


def _is_planned(clause: Clause) -> bool:
    head = clause.head
    above = [head.head, head.head.head]
    if clause.kind is Kind.PARTICIPLE and head.i > head.head.i and head.lower.endswith("ing"):
        return any(_is_to_come(word) for word in above)  # '… will close, costing 400 jobs'
    if clause.kind is Kind.ADVERBIAL and _is_present(head) and any(child.lower in _MOMENTS for child in head.children):
        return _is_to_come(head) or _is_to_come(head.head)  # '… will close while it is checked'
    return _is_to_come(head)


def _is_present(head: Word) -> bool:
    tensed = [head, *(child for child in head.children if child.dep in AUXILIARIES or child.dep == "cop")]
    return any("Tense=Pres" in word.morph and "VerbForm=Fin" in word.morph for word in tensed)


def _is_to_come(head: Word) -> bool:
    """Whether a predicate tells what will be or what somebody means to do."""
    auxiliaries = {child.lower for child in head.children if child.dep.startswith("aux") or child.dep == "cop"}
    if auxiliaries & {"will", "'ll", "’ll", "wo", "shall", "would", "'d"}:
        return True
    complement = head.child("xcomp", "ccomp", "advcl")
    if complement is not None and complement.i > head.i and any(child.lower == "to" for child in complement.children):
        is_state = head.pos == "ADJ" or bool(auxiliaries & _BE)
        has_yet_to = head.lemma == "have" and any(child.lower == "yet" for child in head.children)
        if head.lemma in _PLANNING_VERBS or has_yet_to or (head.lemma in _PLANNING_ADJECTIVES and is_state):
            return True
        if head.lower == "going":
            return True
    marks = {child.lower for child in head.children}
    if (auxiliaries & _BE and "due" in marks) or {"must", "still"} <= marks:
        return True
    infinitive = any(child.lower == "to" and child.dep in {"mark", "aux"} for child in head.children)
    return (infinitive and bool(auxiliaries & (_BE | {"has", "have"}))) or (
        (head.lemma in {"due", "schedule"} or (head.lemma == "plan" and head.child("aux:pass") is not None))
        and head.subject is not None
        and "no" not in {c.lower for c in head.subject.children}
    )


# --- polarity -------------------------------------------------------------------------------------------------------


def negations(head: Word) -> list[Word]:
    """The words that negate a predicate: in its scope, not in that of a noun or of another verb."""
    if _is_counterfactual(head):
        return []
    found = [child for child in head.children if child.lower in _NEGATIONS and not _is_focus(child)]
    found.extend(child for child in head.children if child.lower == "without" and head.lower.endswith("ing"))
    for child in head.children:
        if child.dep in SUBJECTS | OBJECTS or (child.dep == "obl" and child.lemma in _WHEN_NEVER | _NEGATIVE_NOUNS):
            found.extend(_negative_phrase(child))
        elif child.lower == "longer" and any(grandchild.lower == "no" for grandchild in child.children):
            found.extend(grandchild for grandchild in child.children if grandchild.lower == "no")
    if head.pos in {"NOUN", "PROPN", "PRON"} and head.child("cop", "expl") is not None:
        found.extend(_negative_phrase(head))
    if _denies_itself(head):
        found.append(head)
    return found


def _is_counterfactual(head: Word) -> bool:
    """'Would not have closed if …' tells that it was closed."""
    auxiliaries = {child.lower for child in head.children if child.dep.startswith("aux")}
    return "would" in auxiliaries and "have" in auxiliaries and head.child("advcl") is not None


def _denies_itself(head: Word) -> bool:
    """Words that hold their negation: 'failed to', 'unable to', 'avoided arrest', 'remains unbeaten'."""
    if head.lemma in _NEGATIVE_VERBS:
        return head.child("xcomp") is not None
    if head.lemma in _AVOIDING_VERBS:
        return head.pos == "VERB" and head.child("obj", "xcomp") is not None
    is_predicated = head.pos in {"VERB", "ADJ"} and not _is_attribute(head) and head.child("obj") is None
    return is_predicated and _PRIVATIVE.fullmatch(head.lower) is not None


def _is_attribute(word: Word) -> bool:
    return word.dep == "amod" or (word.dep == "conj" and word.head.dep == "amod")


def _is_focus(negation: Word) -> bool:
    """'not only', 'not just', 'not least'."""
    following = [child for child in negation.head.children if child.i == negation.i + 1]
    own = [child.lower for child in negation.children]
    return any(word.lower in {"only", "just", "least", "merely"} for word in following) or bool(
        {"only", "just"} & set(own)
    )


def _negative_phrase(noun: Word) -> Iterable[Word]:
    if noun.lower in _NEGATIVE_NOUNS or noun.lower == "no-one":
        return [noun]
    if noun.lower == "one" and any(child.lower == "no" for child in noun.children):
        return [noun]
    return [
        child
        for child in noun.children
        if child.lower in {"no", "neither"}
        and child.dep in {"det", "amod", "advmod", "cc:preconj"}
        and noun.lemma not in _NOT_NEGATING
        and not any(other.lower in _NOT_NEGATING and other.i == child.i + 1 for other in noun.children)
    ]


def negated_acts(sentence: Sentence) -> list[Word]:
    """All predicates of a sentence that its words deny, in whatever clause they stand."""
    return [word for word in sentence.words if _is_act(word) and negations(word)]


def _is_act(word: Word) -> bool:
    """Verbs, adjectives that tell a state, and nouns with a copula; 'not X but Y' denies no act."""
    return word.pos in {"VERB", "ADJ"} or (
        word.pos in {"AUX", "NOUN"} and word.child("cop", "expl", "nsubj") is not None
    )
