"""Who is said to say it: finds the reporting words of a sentence, their source, and which words are the content.

Works mostly on order and punctuation (', the coast guard said.'), because this is where a small parser errs most;
`cutting` then hands the clause splitter a tree in which the reporting words no longer take part.
"""

from __future__ import annotations

from articles.domain import Assertion
from articles.language.cues import REPORTING
from articles.language.frames import closing_frame, dismissal, fronted_question, open_inquiry, opening_frame
from articles.language.insertions import Insertion, report_of
from articles.language.marks import STOPS
from articles.language.phrases import find_source
from articles.language.reports import Report
from articles.language.syntax import NOMINAL, Sentence, Word


def find_reports(sentence: Sentence, quoted: set[int], insertions: list[Insertion]) -> list[Report]:
    """The reports of a sentence; words inside quotation marks (`quoted`) don't report, `insertions` do."""
    words = sentence.words
    reports = [report_of(item, insertions, len(words)) for item in insertions]
    taken = set[int]().union(*(item.segment for item in insertions))
    for word in words:
        if not _may_report(word) or word.i in taken or word.i in quoted:
            continue
        report = (
            _according(words, word)
            or _impersonal(words, word)
            or fronted_question(words, word)
            or _verbal(words, word, quoted)
            or _valuing(words, word, quoted)
        )
        if report is not None:
            reports.append(report)
            taken |= report.segment
    return reports


def _may_report(word: Word) -> bool:
    """Spares most words a look at what stands around them."""
    return word.pos == "VERB" or word.lemma in REPORTING or word.lower in {"according", "it", "whether"}


# --- according to ---------------------------------------------------------------------------------------------------


def _according(words: list[Word], word: Word) -> Report | None:
    """'according to X', at either end of the sentence or between commas."""
    if word.lower != "according" or word.i + 2 >= len(words) or words[word.i + 1].lower != "to":
        return None
    first = word.i + 2
    last = _source_end(words, first)
    opens = word.i == 0
    segment = set(range(word.i, last + 1))
    head = next((item for item in words[first : last + 1] if item.pos in NOMINAL), words[first])
    while head.i < last and head.head.i > head.i and head.head.i <= last and head.head.pos in NOMINAL:
        head = head.head
    content = set(range(last + 1, len(words))) if opens else set(range(len(words))) - segment
    if not opens and last + 2 < len(words) and words[last + 2].lower in {"which", "who", "whose"}:
        content -= set(range(last + 1, len(words)))  # what is added about the source is no part of what it says
    return Report((word, words[word.i + 1]), (words[first], words[last]), head, segment, content)


def _source_end(words: list[Word], first: int) -> int:
    """Last word of the phrase after 'according to': up to a comma, a stop, or another clause."""
    last = first
    for word in words[first:]:
        if word.lower in STOPS - {"'", "’"} and word.i > first:
            if word.lower == "," and _is_list_comma(words, word.i):
                continue
            break
        if (
            word.lower in {"and", "but"}
            and word.i + 2 < len(words)
            and any(w.is_finite for w in words[word.i + 1 : word.i + 4])
        ):
            break
        last = word.i
    return last


def _is_list_comma(words: list[Word], index: int) -> bool:
    following = words[index + 1 : index + 4]
    return bool(following) and following[0].dep == "conj" and following[0].pos in NOMINAL


# --- nobody -----------------------------------------------------------------------------------------------------------

_OPEN_QUESTIONS = frozenset({"unclear", "unknown", "known", "clear", "uncertain", "unsure"})
_CHANCES = frozenset(
    {"possible", "likely", "unlikely", "probable", "conceivable", "thought", "believed", "understood", "feared"}
)


def _impersonal(words: list[Word], word: Word) -> Report | None:
    """'It is not known whether …', 'it is also possible that …': nobody says it, and it isn't said to be so."""
    if word.lower != "it":
        return None
    head = next((item for item in words[word.i + 1 : word.i + 6] if item.lower in _OPEN_QUESTIONS | _CHANCES), None)
    if head is None or head.i + 1 >= len(words):
        return None
    mark = words[head.i + 1]
    is_asked = head.lower in _OPEN_QUESTIONS and mark.lower in {"whether", "if"}
    if not is_asked and not (head.lower in _CHANCES and mark.lower == "that"):
        return None
    content = set(range(mark.i + 1, len(words)))
    segment = set(range(word.i, mark.i + 1))
    return Report((head,), None, None, segment, content, Assertion.ASKED if is_asked else Assertion.HEDGED)


# --- reporting verbs ------------------------------------------------------------------------------------------------


def _verbal(words: list[Word], verb: Word, quoted: set[int]) -> Report | None:
    if verb.pos == "VERB" and (found := open_inquiry(words, verb) or dismissal(words, verb, quoted)):
        return found
    if verb.lemma not in REPORTING or not _is_verb(words, verb):
        return None
    if _is_infinitive(verb) or _is_negated(verb) or _is_passive(verb):
        return None
    report = _accusing(words, verb) or closing_frame(words, verb, quoted) or opening_frame(words, verb, quoted)
    is_told = report is not None and report.source_head is not None and report.source_head.lemma in _HEARERS
    return report if verb.lemma != "hear" or is_told else None


_HEARERS = frozenset("court jury inquest tribunal inquiry hearing panel magistrate".split())
"""'The court heard' tells what was said there."""


_NEVER_NOUNS = frozenset("allege argue assert contend insist maintain predict say tell warn".split())


def _is_verb(words: list[Word], word: Word) -> bool:
    """A verb by its tag, or an inflected form in its place that was taken for a noun ('reckons the gang stole')."""
    if word.pos == "VERB":
        return word.dep not in {"amod", "compound"}
    is_free = word.dep in {"root", "ROOT"} or word.lemma in _NEVER_NOUNS or _ends_frame(words, word)
    return word.pos == "NOUN" and is_free and word.lower != word.lemma and word.i > 0


def _ends_frame(words: list[Word], word: Word) -> bool:
    """'…, an audit shows.': the last word, behind a comma and who shows it."""
    if word.i + 2 < len(words) or word.i < 3:
        return False
    comma = next((item.i for item in reversed(words[max(0, word.i - 6) : word.i]) if item.lower == ","), None)
    between = words[comma + 1 : word.i] if comma is not None else []
    return bool(between) and between[-1].pos in NOMINAL and all(item.pos in _NOUN_PHRASE for item in between)


_NOUN_PHRASE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM", "PART"})


def _is_infinitive(verb: Word) -> bool:
    """'to say that …' reports nothing; neither does 'would say'."""
    return any(child.lower == "to" and child.dep in {"mark", "aux"} for child in verb.children)


def _is_negated(verb: Word) -> bool:
    return any(child.lower in {"not", "n't", "never"} and child.i < verb.i for child in verb.children)


def _is_passive(verb: Word) -> bool:
    """'no cracks were reported', 'is believed to have died'."""
    return any(child.dep in {"aux:pass", "nsubj:pass"} and child.i < verb.i for child in verb.children)


def _accusing(words: list[Word], verb: Word) -> Report | None:
    """'accused officials of hiding a report'."""
    if verb.lemma != "accuse":
        return None
    marker = next((word for word in words[verb.i + 1 :] if word.lower == "of" and word.i + 1 < len(words)), None)
    gerund = next((word for word in words[marker.i + 1 :] if word.pos in {"VERB", "AUX"}), None) if marker else None
    if marker is None or gerund is None or gerund.i > marker.i + 3:
        return None
    source, head = find_source(words, verb, set())
    if (
        head is None
        or (verb.child("obj") is None and "Voice=Pass" in verb.morph)
        or any(child.dep == "aux:pass" for child in verb.children)
    ):
        source, head = None, None
    content = set(range(marker.i + 1, _clause_end(words, gerund) + 1))
    segment = set(range(source[0].i if source else verb.i, marker.i + 1))
    return Report((verb,), source, head, segment, content, Assertion.ALLEGED, gerund)


_CALLING = frozenset({"call", "label", "dub", "brand"})
_FEWEST = 4
"""Words of a clause without a verb that still tell something: 'the toll at six'."""


def _valuing(words: list[Word], verb: Word, quoted: set[int]) -> Report | None:
    """'put the toll at six', 'called the curve a death trap': what is said of the object is the content."""
    thing = verb.child("obj")
    if verb.pos != "VERB" or thing is None or thing.i < verb.i or not verb.is_finite or _is_negated(verb):
        return None
    if verb.lemma == "put":
        marker = next((word for word in words[thing.i + 1 : thing.hi + 8] if word.lower == "at"), None)
        value = words[marker.i + 1 : marker.i + 6] if marker else []
        is_valued = any(word.pos == "NUM" for word in value)
    else:
        said = verb.child("xcomp") or next((child for child in verb.all("obj") if child.i > thing.i), None)
        is_named = said is not None and said.i > thing.i and said.pos in NOMINAL | {"ADJ"}
        is_valued = verb.lemma in _CALLING and is_named
    source, head = find_source(words, verb, quoted, behind=False)
    joined = [child.lo for child in verb.all("conj", "parataxis", "advcl") if child.lo > thing.i]
    last = min([_clause_end(words, verb), *(low - 1 for low in joined)])
    inside = [word for word in words[verb.i + 1 : last + 1] if word.pos != "PUNCT"]
    if not is_valued or source is None or source[0].i > verb.i or len(inside) < _FEWEST:
        return None
    segment = set(range(source[0].i, verb.i + 1))
    return Report((verb,), source, head, segment, set(range(verb.i + 1, last + 1)), None, thing)


def _clause_end(words: list[Word], head: Word) -> int:
    return max(head.hi, head.i)
