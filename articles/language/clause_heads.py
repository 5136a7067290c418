"""Which words of a sentence head a clause of their own, and what kind of clause it is."""

from __future__ import annotations

from enum import Enum, auto

from articles.language.reports import Report
from articles.language.syntax import AUXILIARIES, Sentence, Word

_NEVER_SPLIT = frozenset({"if", "unless", "than", "lest", "whether", "that", "provided", "assuming"})
_MANNERS_OF_SPEAKING = frozenset("cite speak quote refer note".split())
_NAMING = frozenset({"know", "call", "name", "dub", "refer"})
_RANKS = frozenset({"record", "first", "second", "third", "fourth", "fifth", "last", "only", "level", "latest"})


class Kind(Enum):
    """How a clause stands in its sentence."""

    MAIN = auto()
    CONTENT = auto()
    COORDINATE = auto()
    ADVERBIAL = auto()
    PARTICIPLE = auto()
    APPOSITION = auto()
    RELATIVE = auto()


def clause_heads(sentence: Sentence, ordered: list[Word], reports: list[Report]) -> dict[Word, Kind]:
    """The clause heads of a sentence whose reports are cut out of its tree; `ordered` are its words outside in."""
    heads: dict[Word, Kind] = {}
    roots = {report.root for report in reports if report.root is not None}
    segments = {index for report in reports for index in report.segment}
    cues = {word for report in reports for word in report.cue}
    for word in ordered:
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


def outside_in(sentence: Sentence) -> list[Word]:
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
        is_long = word.hi - word.lo >= 2 and word.lemma not in _NAMING
        if any(child.lower == "with" for child in word.head.children):
            return None
        return (
            Kind.PARTICIPLE
            if is_participle and is_long and word.child("mark") is None and _is_set_off(sentence, word)
            else None
        )
    if label == "ccomp" and _is_juxtaposed(sentence, word):
        return Kind.COORDINATE
    return None


def _is_telling_apposition(sentence: Sentence, word: Word) -> bool:
    """'…, the highest level since 2009': a noun behind a comma that states a rank or a record, up to the next mark."""
    if (word.pos != "NOUN" and "Degree=Sup" not in word.morph) or word.head is word:
        return False
    first = next((child.i for child in word.children if child.dep in {"det", "nmod:poss"} and child.i < word.i), None)
    if first is None or first == 0 or sentence.words[first - 1].lower != ",":
        return False
    modifiers = sentence.words[first + 1 : word.i + 1]
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
    has_own_tense = any(child.dep in AUXILIARIES and child.lower in {"will", "would"} for child in second.children)
    return has_own_tense or first.child("cop") is not None  # 'has been suspended and will be questioned'


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
