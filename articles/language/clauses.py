"""Clauses: the propositions of a sentence, each with the words it stands on and the subject it may have to borrow."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from articles.language.reports import Report
from articles.language.syntax import AUXILIARIES, NOMINAL, SUBJECTS, Sentence, Word

_MARKS = frozenset({",", ";", ":", "—", "–", "--", "-", "(", ")", "[", "]", ".", "…", "...", "!", "?", "•", "·", "*"})
_OPENING = frozenset({"“", "‘", "«", "``"})
_CLOSING = frozenset({"”", "’", "»", "''"})
_JOINING = frozenset({"and", "but", "or", "nor", "yet", "so", "because", "although", "though", "while", "whereas", "as", "after",
    "before", "since", "when", "where", "that", "which", "who", "once", "until", "even", "thus", "plus", "whose", "however",
    "then", "moreover", "furthermore", "additionally", "also", "nevertheless", "nonetheless", "meanwhile", "therefore", "hence",
    "still", "instead", "besides", "consequently", "whom", "whether"})  # fmt: skip
_KEPT_MARKS = frozenset({"if", "unless", "provided", "assuming"})
_NEVER_SPLIT = frozenset({"if", "unless", "than", "lest", "whether", "that", "provided", "assuming"})
_ADVERBS_THAT_OPEN = frozenset(
    "however then moreover furthermore additionally also nevertheless nonetheless meanwhile therefore hence besides consequently"
    " thus still instead so".split()
)
_RELATIVES = frozenset({"who", "which", "that", "whom", "whose", "where", "when", "what"})
_PERSON_PRONOUNS = frozenset({"i", "you", "we"})


class Kind(Enum):
    """How a clause stands in its sentence."""

    MAIN = auto()
    CONTENT = auto()
    COORDINATE = auto()
    ADVERBIAL = auto()
    PARTICIPLE = auto()
    APPOSITION = auto()
    RELATIVE = auto()


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
    heads = _heads(sentence, reports)
    owner = _owners(sentence, heads)
    excluded = {index for report in reports for index in report.segment}
    clauses = []
    for head, kind in heads.items():
        is_aside = kind in {Kind.RELATIVE, Kind.PARTICIPLE}
        own = {
            word.i
            for word in sentence.words
            if owner[word.i] is head and ((is_aside and head.i in excluded) or word.i not in excluded)
        }
        clause = _clause(sentence, head, kind, own, owner, heads)
        if clause is not None:
            clause.report = _report_of(clause, reports)
            clauses.append(clause)
    return sorted(clauses, key=lambda item: (item.first, -item.last))


# --- which words head a clause of their own -------------------------------------------------------------------------


def _heads(sentence: Sentence, reports: list[Report]) -> dict[Word, Kind]:
    heads: dict[Word, Kind] = {}
    roots = {report.root for report in reports if report.root is not None}
    segments = {index for report in reports for index in report.segment}
    cues = {word for report in reports for word in report.cue}
    for word in _outside_in(sentence):
        if word in roots:
            heads[word] = Kind.CONTENT
        elif word in cues:
            continue
        elif word.head is word:
            if word.i not in segments:
                heads[word] = Kind.MAIN
        elif kind := _kind(sentence, word, heads, cues):
            heads[word] = kind
    return heads


def _outside_in(sentence: Sentence) -> list[Word]:
    """Words in order of depth, so that a head is decided on before what hangs on it."""
    ordered = [word for word in sentence.words if word.head is word]
    for word in ordered:
        ordered.extend(word.children)
    return ordered


def _kind(sentence: Sentence, word: Word, heads: dict[Word, Kind], cues: set[Word]) -> Kind | None:
    """What kind of clause a word heads; None if it is part of another one."""
    if _is_telling_apposition(sentence, word):
        return Kind.APPOSITION
    if not word.is_clausal and not (word.dep in {"conj", "parataxis"} and word.subject):
        return None
    label = word.dep.split(":")[0]
    if label == "conj":
        return _coordinate(sentence, word, heads, cues)
    if label == "parataxis":
        return Kind.COORDINATE if word.subject is not None and word.is_finite else None
    if label == "advcl":
        return _adverbial(sentence, word)
    if word.dep == "acl:relcl":
        return Kind.RELATIVE if (_is_set_off(sentence, word) or _describes_name(word)) and word.is_finite else None
    if label == "acl":
        is_participle = "VerbForm=Part" in word.morph or "VerbForm=Ger" in word.morph
        is_long = word.hi - word.lo >= 2
        return (
            Kind.PARTICIPLE
            if is_participle and is_long and word.child("mark") is None and _is_set_off(sentence, word)
            else None
        )
    if label == "ccomp" and _is_juxtaposed(sentence, word):
        return Kind.COORDINATE
    return None


_MANNERS_OF_SPEAKING = frozenset("cite speak quote refer note".split())
_RANKS = frozenset({"record", "first", "second", "third", "fourth", "fifth", "last", "only", "level", "latest"})


def _is_telling_apposition(sentence: Sentence, word: Word) -> bool:
    """'…, the highest level since 2009': a noun behind a comma that states a rank or a record, up to the next mark."""
    if word.pos != "NOUN" or word.head is word:
        return False
    first = next((child.i for child in word.children if child.dep in {"det", "nmod:poss"} and child.i < word.i), None)
    if first is None or first == 0 or sentence.words[first - 1].lower != ",":
        return False
    modifiers = [item for item in sentence.words[first + 1 : word.i + 1]]
    ranked = any(
        item.lower in _RANKS or "Degree=Sup" in item.morph or "NumType=Ord" in item.morph for item in modifiers
    )
    end = next(
        (item.i for item in sentence.words[word.i :] if item.lower in {",", ".", ";", "”", '"'}), len(sentence.words)
    )
    behind = sentence.words[word.i + 1 : end]
    has_verb = any(
        item.pos in {"VERB", "AUX"} and item.is_finite and item.head not in behind and item.dep != "acl:relcl"
        for item in behind
    )
    return ranked and len(behind) >= 2 and word.hi < end and not (has_verb and word.dep.startswith("nsubj"))


def _coordinate(sentence: Sentence, word: Word, heads: dict[Word, Kind], cues: set[Word]) -> Kind | None:
    first = word.head
    if first in cues:
        return Kind.COORDINATE if word.is_finite or word.subject is not None else None
    if first not in heads:
        return None
    if word.subject is not None and word.is_finite:
        return Kind.COORDINATE
    if not _has_complement(first, word) or not _has_complement_behind(word):
        return None
    is_same_form = _form(word) == _form(first) and (word.is_finite or _form(word) in {"Part", "Ger"})
    is_present = _form(word) == "Inf" and first.is_finite and not _has_modal(first)
    is_coordinate = word.is_finite or is_present or is_same_form or heads[first] is Kind.PARTICIPLE
    return Kind.COORDINATE if is_coordinate and not _is_infinitive(word) else None


def _has_modal(word: Word) -> bool:
    return any(child.dep == "aux" and child.lemma not in {"be", "have"} for child in word.children)


def _form(word: Word) -> str:
    for form in ("Fin", "Part", "Ger", "Inf"):
        if f"VerbForm={form}" in word.morph:
            return form
    return ""


def _is_infinitive(word: Word) -> bool:
    return any(child.lower == "to" and child.i < word.i and child.dep in {"mark", "aux"} for child in word.children)


def _has_complement(first: Word, second: Word) -> bool:
    """Whether the first of two joined verbs has something of its own between them ('wrote a letter and …')."""
    inside = [child for child in first.children if first.i < child.i < second.lo]
    if any(child.dep not in {"cc", "punct", "conj", "compound:prt", "cc:preconj"} for child in inside):
        return True
    return first.child("cop") is not None


def _has_complement_behind(word: Word) -> bool:
    return (
        word.hi > word.i or any(child.dep in AUXILIARIES for child in word.children) or word.pos not in {"VERB", "AUX"}
    )


def _adverbial(sentence: Sentence, word: Word) -> Kind | None:
    mark = word.child("mark", "advmod")
    marks = {child.lower for child in word.children if child.dep in {"mark", "case"} and child.i < word.i}
    if (
        marks & _NEVER_SPLIT
        or _is_infinitive(word)
        or (mark is not None and word.head.pos == "ADJ" and mark.lower == "as")
    ):
        return None
    if word.head.pos == "NOUN" and word.head.child("cop") is None:
        return None
    if word.subject is not None and word.is_finite:
        return Kind.ADVERBIAL if word.hi - word.lo >= 2 else None
    if marks or word.subject is not None or word.lemma in _MANNERS_OF_SPEAKING:
        return None
    is_participle = _form(word) in {"Part", "Ger"} or word.lower.endswith("ing")
    behind = word.lo > word.head.i and _is_set_off(sentence, word)
    return Kind.PARTICIPLE if is_participle and behind and word.hi > word.i else None


def _is_set_off(sentence: Sentence, word: Word) -> bool:
    """Whether a comma, dash or bracket stands before a clause."""
    low = word.lo
    while low < word.i and sentence.words[low].pos == "PUNCT":
        low += 1
        if sentence.words[low - 1].lower in {",", "—", "–", "(", "--", "-"}:
            return True
    return low > 0 and sentence.words[low - 1].lower in {",", "—", "–", "(", "--"}


def _describes_name(word: Word) -> bool:
    """'Tomas Rey, a fisherman who …': the clause belongs to a noun in apposition to a name."""
    return word.head.dep in {"appos", "nmod:desc"} and word.head.head.pos == "PROPN"


def _is_juxtaposed(sentence: Sentence, word: Word) -> bool:
    """A finite clause that only a semicolon, colon or dash ties to the rest."""
    before = sentence.words[word.lo - 1].lower if word.lo else ""
    return before in {";", ":"} and word.subject is not None and word.is_finite


# --- which words belong to it ---------------------------------------------------------------------------------------


def _owners(sentence: Sentence, heads: dict[Word, Kind]) -> list[Word | None]:
    """For each word the nearest clause head above it."""
    owner: list[Word | None] = [None] * len(sentence.words)
    for word in _outside_in(sentence):
        owner[word.i] = word if word in heads else (owner[word.head.i] if word.head is not word else None)
    return owner


def _clause(
    sentence: Sentence, head: Word, kind: Kind, own: set[int], owner: list[Word | None], heads: dict[Word, Kind]
) -> Clause | None:
    words = sentence.words
    if head.i not in own:
        return None
    first, last = _segment(words, head, own, owner, heads)
    first, last = _trim(words, first, last, head)
    if first > last:
        return None
    own = {index for index in own if first <= index <= last}
    subject = _subject(head, kind, heads)
    carried = subject is not None and not first <= subject.i <= last
    return Clause(head, kind, first, last, own, subject, carried, None)


def _segment(
    words: list[Word], head: Word, own: set[int], owner: list[Word | None], heads: dict[Word, Kind]
) -> tuple[int, int]:
    """The run of the clause's words around its head; clauses inserted in the middle don't break it."""
    first = last = head.i
    index = head.i
    while index > 0 and (step := _step(words, index, -1, head, own, owner, heads)) is not None:
        index = step
        first = index if index in own and words[index].pos != "PUNCT" else first
    index = head.i
    while index < len(words) - 1 and (step := _step(words, index, 1, head, own, owner, heads)) is not None:
        index = step
        last = index if index in own and words[index].pos != "PUNCT" else last
    while first > 0 and first - 1 in own and words[first - 1].pos == "PUNCT":
        first -= 1
    while last + 1 < len(words) and last + 1 in own and words[last + 1].pos == "PUNCT":
        last += 1
    return first, last


def _step(
    words: list[Word],
    index: int,
    way: int,
    head: Word,
    own: set[int],
    owner: list[Word | None],
    heads: dict[Word, Kind],
) -> int | None:
    """The next index in one direction, over inserted clauses and punctuation; None where the clause ends."""
    index += way
    other = owner[index]
    if index in own or other is None or other is head:
        return index
    is_inserted = (
        heads[other] in {Kind.RELATIVE, Kind.PARTICIPLE, Kind.ADVERBIAL, Kind.APPOSITION} and head in other.ancestors()
    )
    beyond = words[index:] if way > 0 else words[: index + 1]
    has_more = any(word.i in own and _weighs(word) for word in beyond)
    return index if (is_inserted or words[index].pos == "PUNCT") and has_more else None


def _weighs(word: Word) -> bool:
    """Whether a word is more than a mark or a joint of its clause."""
    return word.pos != "PUNCT" and word.dep not in {"cc", "mark"} and word.lower not in _ADVERBS_THAT_OPEN


def _trim(words: list[Word], first: int, last: int, head: Word) -> tuple[int, int]:
    """Without joining words and marks at the edges, and without quotation marks that are open on one side."""
    while first < last and first != head.i and _is_opening(words, first, last, head):
        first += 1
    while last > first and _is_closing(words, first, last, head):
        last -= 1
    return first, last


def _is_opening(words: list[Word], first: int, last: int, head: Word) -> bool:
    word = words[first]
    if word.lower in _MARKS | _CLOSING or (word.pos == "PUNCT" and word.lower not in _OPENING | {'"', "'", "$"}):
        return True
    if word.lower in _OPENING | {'"', "'"}:
        return not _is_closed(words, first, last) or _spans_all(words, first, last)
    if word.lower in _KEPT_MARKS:
        return False
    if word.dep in {"cc", "mark", "discourse"}:
        return word.head is head or (word.lower in _JOINING and word.head.i not in range(first, last + 1))
    if word.lower in _ADVERBS_THAT_OPEN and _opens(words, first, last):
        return True
    is_subject_pronoun = word.dep in SUBJECTS and word.lower in _RELATIVES and head.dep == "acl:relcl"
    return is_subject_pronoun or (
        word.lower in {"when", "where", "as", "because"} and word.head is head and word.dep in {"advmod", "mark"}
    )


def _opens(words: list[Word], first: int, last: int) -> bool:
    """'However,' or 'Then' at the beginning of a clause."""
    return first < last and words[first].pos in {"ADV", "CCONJ", "SCONJ"} and words[first + 1].lower != "of"


def _is_closed(words: list[Word], first: int, last: int) -> bool:
    """Whether the quotation mark at `first` has its partner before `last`."""
    partners = {"“": "”", "‘": "’", "«": "»", '"': '"', "'": "'", "``": "''"}
    return any(words[index].lower == partners[words[first].lower] for index in range(first + 1, last + 1))


def _spans_all(words: list[Word], first: int, last: int) -> bool:
    """Whether the marks enclose the whole clause, so that they can go."""
    while last > first and words[last].lower in _MARKS:
        last -= 1
    partners = {"“": "”", "‘": "’", "«": "»", '"': '"', "'": "'", "``": "''"}
    partner = partners[words[first].lower]
    positions = [index for index in range(first + 1, last + 1) if words[index].lower == partner]
    return positions == [last]


def _is_closing(words: list[Word], first: int, last: int, head: Word) -> bool:
    word = words[last]
    if word.lower in _CLOSING | {'"', "'"} and word.pos != "PART":
        opening = {"”": "“", "’": "‘", "»": "«", "''": "``"}.get(word.lower, word.lower)
        count = sum(1 for index in range(first, last) if words[index].lower == opening)
        return count == 0 or (word.lower in {'"', "'"} and count % 2 == 0)
    if word.lower == ")":
        return not any(words[index].lower == "(" for index in range(first, last))
    if word.lower in _MARKS or (word.pos == "PUNCT" and word.lower in _OPENING):
        return True
    return word.dep in {"cc", "mark"} and word.i > head.i and word.lower in _JOINING


# --- its subject ----------------------------------------------------------------------------------------------------


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
    for above in head.ancestors():
        if above.subject is not None and (above in heads or above.pos in {"VERB", "AUX"}):
            subject = above.subject
            return above.head if subject.lower in _RELATIVES and above.dep == "acl:relcl" else subject
    return None


def _report_of(clause: Clause, reports: list[Report]) -> Report | None:
    """The innermost report whose content holds the clause."""
    holding = [report for report in reports if clause.head.i in report.content]
    return min(holding, key=lambda report: len(report.content), default=None)


def is_nominal(word: Word) -> bool:
    """Whether a word can be somebody or something."""
    return word.pos in NOMINAL


__all__ = ["Clause", "Kind", "is_nominal", "split"]
