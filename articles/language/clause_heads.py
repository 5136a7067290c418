"""Which words of a sentence head a clause of their own, and what kind of clause it is."""

from __future__ import annotations

from enum import Enum, auto

from articles.language.reports import Report
from articles.language.syntax import AUXILIARIES, Sentence, Word

_NEVER_SPLIT = frozenset({"if", "unless", "than", "lest", "whether", "that", "provided", "assuming"})
_MANNERS_OF_SPEAKING = frozenset("cite speak quote refer note".split())
_NAMING = frozenset({"know", "call", "name", "dub", "refer", "age"})
_PREPOSITIONS = frozenset("include exclude compare accord follow depend concern regard bar consider give base".split())
"""Verbs whose participles open a phrase rather than tell an act: 'compared with', 'excluding'."""
_LIMITS = frozenset({"before", "until", "till"})


class Kind(Enum):
    """How a clause stands in its sentence."""

    MAIN = auto()
    CONTENT = auto()
    COORDINATE = auto()
    ADVERBIAL = auto()
    PARTICIPLE = auto()
    APPOSITION = auto()
    RELATIVE = auto()


def clause_heads(
    sentence: Sentence, ordered: list[Word], telling: set[Word], reports: list[Report]
) -> dict[Word, Kind]:
    """The clause heads of a sentence whose reports are cut out of its tree.

    `ordered` are its words outside in, `telling` the heads of its appositions that tell something.
    """
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
        elif word in telling:
            heads[word] = Kind.APPOSITION
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
    if not word.is_clausal and not (word.dep in {"conj", "parataxis"} and word.subject):
        return None
    label = word.dep.split(":")[0]
    if _is_embedded_question(sentence, word):
        return None
    if word.lower in _NEVER_SPLIT and word.child("ccomp") is not None:  # 'provided the rock stays stable'
        return None
    if label == "conj":
        return _coordinate(sentence, word, heads, cues)
    if label == "parataxis":
        is_joined = word.subject is not None or (word.head in heads and _is_listed(sentence, word))
        return Kind.COORDINATE if is_joined and word.is_finite and not _is_absolute(word) else None
    if label == "advcl":
        return _adverbial(sentence, word)
    if word.dep == "acl:relcl":
        return Kind.RELATIVE if (_is_set_off(sentence, word) or _describes_name(word)) and word.is_finite else None
    if label == "acl":
        if any(child.lower == "with" for child in word.head.children) or word.child("mark") is not None:
            return None
        return Kind.PARTICIPLE if _is_set_off(sentence, word) and _tells(word) and word.hi - word.lo >= 2 else None
    if label == "ccomp" and _is_juxtaposed(sentence, word):
        return Kind.COORDINATE
    return None


def _coordinate(sentence: Sentence, word: Word, heads: dict[Word, Kind], cues: set[Word]) -> Kind | None:
    first = word.head
    if first in cues:
        return Kind.COORDINATE if word.is_finite or word.subject is not None else None
    if word.child("cc") is None and "VerbForm=Part" in word.morph and "Tense=Past" not in first.morph:
        return Kind.PARTICIPLE if _is_set_off(sentence, word) and _tells(word) and word.subject is None else None
    joined = first if first in heads else _true_first(word, heads)
    if joined is None:
        return None
    if word.subject is not None and word.is_finite:
        return Kind.COORDINATE
    if not _has_complement(joined, word) or not _has_complement_behind(word):
        return None
    is_participle = heads[joined] is Kind.PARTICIPLE
    is_same_form = _form(word) == _form(joined) and (word.is_finite or _form(word) in {"Part", "Ger"})
    is_same_form |= "Tense=Past" in word.morph and "Tense=Past" in joined.morph
    is_present = _form(word) == "Inf" and joined.is_finite and not _has_modal(joined)
    if not (word.is_finite or is_present or is_same_form or is_participle) or _is_infinitive(word):
        return None
    return Kind.PARTICIPLE if is_participle else Kind.COORDINATE


def _is_listed(sentence: Sentence, word: Word) -> bool:
    """'visited the site, found 17 violations and …': a verb without a subject that a comma joins to the one before."""
    is_behind = word.pos == "VERB" and word.lo > word.head.i and _has_complement(word.head, word)
    return is_behind and "," in {sentence.words[word.lo].lower, sentence.words[word.lo - 1].lower}


def _is_absolute(word: Word) -> bool:
    """'two years of it suspended': a participle with a part of what was named before for its subject."""
    subject = word.subject
    is_part = subject is not None and any(child.lower in {"it", "them"} for child in subject.children)
    return is_part and "Tense=Past" in word.morph and word.child("aux", "aux:pass", "cop", "obj", "xcomp") is None


def _true_first(word: Word, heads: dict[Word, Kind]) -> Word | None:
    """What a verb is joined to where the parser took a word between for it.

    'told the jury not to read about it and adjourned', 'opened in 1936 and listed in 1994'.
    """
    is_tensed = word.is_finite or "Tense=Past" in word.morph
    if word.pos == "VERB" and is_tensed and _form(word.head) in {"Inf", "Ger"} and not word.head.is_finite:
        return next((above for above in word.head.ancestors() if above in heads), None)
    beside = [item for item in word.head.all("acl", "advcl") if item in heads and item.i < word.i]
    return beside[-1] if beside and word.pos == "VERB" else None


def _has_modal(word: Word) -> bool:
    return any(child.dep == "aux" and child.lemma not in {"be", "have"} for child in word.children)


def _form(word: Word) -> str:
    for form in ("Fin", "Part", "Ger", "Inf"):
        if f"VerbForm={form}" in word.morph:
            return form
    return ""


def _is_infinitive(word: Word) -> bool:
    has_to = any(child.lower == "to" and child.i < word.i and child.dep in {"mark", "aux"} for child in word.children)
    return has_to and not word.is_finite  # 'is due to follow' is one with its verb


def _has_complement(first: Word, second: Word) -> bool:
    """Whether the first of two joined verbs has something of its own between them ('wrote a letter and …')."""
    inside = [child for child in first.children if first.i < child.i < second.lo]
    if any(child.dep not in {"cc", "punct", "conj", "compound:prt", "cc:preconj"} for child in inside):
        return True
    has_own_tense = any(
        (child.dep in AUXILIARIES and child.lower in {"will", "would"}) or child.lower in {"not", "never"}
        for child in second.children
    )
    return has_own_tense or first.child("cop") is not None  # 'has been suspended and will be questioned'


def _has_complement_behind(word: Word) -> bool:
    has_mark = any(child.dep in AUXILIARIES or child.lower in {"not", "never"} for child in word.children)
    return word.hi > word.i or has_mark or word.pos not in {"VERB", "AUX"}


def _adverbial(sentence: Sentence, word: Word) -> Kind | None:
    marks = {child.lower for child in word.children if child.dep in {"mark", "case"} and child.i < word.i}
    is_place = any(child.lower == "where" for child in word.children) and not _is_set_off(sentence, word)
    if marks & _NEVER_SPLIT or _is_infinitive(word) or word.is_measure or is_place:
        return None
    is_adnominal = word.head.pos == "NOUN" and word.head.child("cop") is None
    if word.subject is not None and word.is_finite:
        is_split = (
            word.hi - word.lo >= 2
            and not is_adnominal
            and not _limits(word, marks)
            and not _is_inverted(sentence, word)
        )
        return Kind.ADVERBIAL if is_split else None
    if marks or word.subject is not None or not _tells(word):
        return None
    if word.lo > word.head.i:
        return Kind.PARTICIPLE if _is_set_off(sentence, word) and word.hi > word.i else None
    return Kind.PARTICIPLE if _is_fronted(sentence, word) and not is_adnominal else None


def _tells(word: Word) -> bool:
    """Whether a participle tells an act, not how a source speaks, what something is called, or a relation."""
    is_participle = _form(word) in {"Part", "Ger"} or word.lower.endswith("ing") or "Tense=Past" in word.morph
    return is_participle and word.lemma not in _MANNERS_OF_SPEAKING | _NAMING | _PREPOSITIONS


def _limits(word: Word, marks: set[str]) -> bool:
    """'Nobody will leave before the court has ruled', 'the highest since records began': part of what it measures."""
    head = word.head
    if "since" in marks:
        return any("Degree=Sup" in item.morph for item in [head, *head.children])
    marked = {child.lower for child in head.children if child.i < head.i} | {
        child.lower for noun in head.all("nsubj", "nsubj:pass") for child in [noun, *noun.children]
    }
    return bool(
        marks & _LIMITS and marked & {"not", "n't", "never", "no", "nobody", "none", "will", "would", "'ll", "wo"}
    )


def _is_inverted(sentence: Sentence, word: Word) -> bool:
    """'Had the climb been longer': a condition without 'if'."""
    opening = next((item for item in sentence.words[word.lo : word.i + 1] if item.pos != "PUNCT"), word)
    is_behind = word.subject is not None and word.subject.i > opening.i
    return opening.lower in {"had", "were", "should"} and is_behind


def _is_embedded_question(sentence: Sentence, word: Word) -> bool:
    """'It was not clear who fired': what isn't known stays with the words that say so."""
    before = {item.lower for item in sentence.words[max(0, word.lo - 2) : word.lo]}
    return bool(before & {"clear", "unclear", "known", "unknown", "sure", "certain"})


def _is_fronted(sentence: Sentence, word: Word) -> bool:
    """'Built in 1974, the depot …': a participle clause that opens its clause and ends at a comma."""
    last = word.hi
    while last > word.i and sentence.words[last].pos == "PUNCT":
        last -= 1
    return last - word.lo >= 2 and sentence.words[last + 1].lower == ","


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
    low = word.lo
    while low + 1 < word.i and sentence.words[low].pos == "PUNCT":
        low += 1
    before = {item.lower for item in sentence.words[max(0, word.lo - 1) : low]}
    return bool(before & {";", ":"}) and word.subject is not None and word.is_finite
