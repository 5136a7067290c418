"""Phrases of sources: who stands beside a reporting verb, whatever the parser made of it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from articles.language.cues import REPORTING
from articles.language.marks import CLOSING_QUOTES, STOPS
from articles.language.syntax import NOMINAL, Word

Phrase = tuple[tuple[Word, Word] | None, Word | None]
"""First and last word, and the head; both None where nobody is found."""
_CLAUSE_STARTS = frozenset({",", "and", "but", ";", "while", "although", "though", "because", "as"})
_PHRASE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM", "PART"})


def framed_source(words: list[Word], verb: Word, opening: int, quoted: set[int]) -> Phrase:
    """The speaker in a closing frame: all that stands before the verb in it, or the phrase behind the verb."""
    before = [word for word in words[opening : verb.i] if word.pos not in {"ADV", "AUX", "PUNCT", "CCONJ"}]
    subject = verb.subject
    if before and any(word.pos in NOMINAL for word in before):
        first, last = before[0], before[-1]
        if subject is not None and opening <= subject.i < verb.i:
            return (first, last), subject
        nominal = [word for word in before if word.pos in NOMINAL]
        free = (word for word in nominal if word.head not in before[: before.index(word)])
        return (first, last), next(free, nominal[0])
    if words[opening : verb.i] and before:
        return None, None
    if (subject is None or subject.i < verb.i) and (behind := _behind(words, verb, quoted))[1] is not None:
        return behind
    return find_source(words, verb, quoted)


def find_source(words: list[Word], verb: Word, quoted: set[int], *, behind: bool = True) -> Phrase:
    """The phrase of who speaks and its head: the verb's subject, or the phrase beside the verb."""
    may_be_finite = verb.is_finite or verb.child("aux") or verb.pos == "NOUN" or verb.head is verb
    adjacent = _before(words, verb, quoted) if may_be_finite else (None, None)
    subject = _subject(verb)
    if subject is not None and subject.i > verb.i and (not behind or adjacent[1] is not None):
        subject = None
    if adjacent[1] is not None and (
        subject is None or subject.pos == "X" or not adjacent[0] or adjacent[0][0].i > subject.hi
    ):
        return adjacent
    if subject is not None and subject.i not in quoted and subject.pos in NOMINAL | {"NUM", "ADJ", "DET"}:
        low, high = _phrase(words, subject, verb, quoted)
        return (words[low], words[high]), subject
    return _beside(words, verb, quoted, behind=behind)


def _subject(verb: Word) -> Word | None:
    """A verb's subject; of a participle or second verb the one that it shares."""
    if verb.subject is not None:
        return verb.subject
    if verb.lower.endswith("ing"):  # 'said the toll could rise, adding …': who said it adds it
        reporting = (above for above in verb.ancestors() if above.lemma in REPORTING and above.subject is not None)
        if (speaking := next(reporting, None)) is not None:
            return speaking.subject
    if verb.dep == "conj" or not verb.is_finite:
        return next((above.subject for above in verb.ancestors() if above.subject is not None), None)
    return None


def _before(words: list[Word], verb: Word, quoted: set[int]) -> Phrase:
    """The run of nouns that ends right before a verb and its auxiliaries."""
    index = verb.i - 1
    while index >= 0 and words[index].pos in {"ADV", "AUX"}:
        index -= 1
    if index > 0 and words[index].lower == ")":
        opening = next((item.i for item in reversed(words[max(0, index - 6) : index]) if item.lower == "("), None)
        index = opening - 1 if opening else index
    index = _over_aside(words, index, quoted)
    run = list(_run(words, index, -1, quoted))[::-1]
    while run and (run[0].lower in {"of", "'s", "’s", "whom", "which", "that"} or run[0].pos == "PART"):
        run = run[1:]
    heads = [word for word in run if word.pos in NOMINAL]
    opens = bool(run) and (run[0].i == 0 or words[run[0].i - 1].lower in _CLAUSE_STARTS)
    if (
        not heads
        or (heads[-1].dep in {"obj", "obl", "nmod", "obl:unmarked"} and not opens)
        or heads[-1].lower in {"that", "which", "who", "what"}
    ):
        return None, None
    return (run[0], run[-1]), heads[-1]


_LONGEST_ASIDE = 10


def _over_aside(words: list[Word], index: int, quoted: set[int]) -> int:
    """The word before an aside in commas that ends at an index: of 'Vance, 33,' and 'an official, speaking …,'."""
    if index < 2 or words[index].lower != "," or index in quoted:
        return index
    inside = words[max(1, index - _LONGEST_ASIDE) : index]
    comma = next((word.i for word in reversed(inside) if word.lower == ","), None)
    if comma is None or comma + 1 == index or words[comma + 1].pos in {"CCONJ", "PROPN"}:
        return index
    return comma - 1


def _phrase(words: list[Word], head: Word, verb: Word, quoted: set[int]) -> tuple[int, int]:
    """Edges of a source's phrase: its subtree, cut at the verb, at quotes and at relative clauses after a comma."""
    low, high = head.lo, head.hi
    if head.i < verb.i:
        high = min(high, verb.i - 1)
        while high + 1 < verb.i and words[high + 1].pos == "PROPN":
            high += 1
    elif low <= verb.i:
        low = verb.i + 1
    for index in range(head.i, low - 1, -1):
        if index in quoted or (words[index].lower in STOPS - {"'", "’", ",", "."} and index < head.i):
            low = index + 1
            break
    for index in range(head.i + 1, high + 1):
        word = words[index]
        is_relative = word.lower in {"who", "which", "whose", "whom"} or (word.dep == "acl:relcl" and word.head is head)
        if index in quoted or word.lower in {",", "—", "–", "(", ";", ":", "“"} or is_relative:
            high = index - 1
            break
    low += words[low].lower in {"whom", "which", "that"} and low < head.i
    return low, max(high, head.i)


def _beside(words: list[Word], verb: Word, quoted: set[int], *, behind: bool) -> Phrase:
    """The phrase of nouns right after the verb ('said Bukele'), or right before it."""
    phrase = _behind(words, verb, quoted) if behind else (None, None)
    return phrase if phrase[1] is not None else _opening_phrase(words, verb, quoted)


def _behind(words: list[Word], verb: Word, quoted: set[int]) -> Phrase:
    """The phrase of nouns after a verb that stands behind a comma or a quotation; its head is no 'of the bank'."""
    if words[verb.i - 1 if verb.i else 0].lower not in {","} | CLOSING_QUOTES:
        return None, None
    run = list(_run(words, verb.i + 1, 1, quoted))
    own = takewhile(lambda word: word.pos != "ADP", run)
    heads = [word for word in own if word.pos in NOMINAL]
    return ((run[0], run[-1]), heads[-1]) if heads else (None, None)


def _opening_phrase(words: list[Word], verb: Word, quoted: set[int]) -> Phrase:
    """The phrase that opens the sentence, where an aside in commas parts it from its verb."""
    if words[verb.i - 1 if verb.i else 0].lower not in {",", ")", "—", "–"}:
        return None, None
    run = list(_run(words, 0, 1, quoted))
    heads = [word for word in run if word.pos in NOMINAL]
    if not heads or run[-1].i + 1 >= verb.i or words[run[-1].i + 1].lower not in {",", "(", "—", "–"}:
        return None, None
    return (run[0], run[-1]), heads[-1]


def _run(words: list[Word], index: int, step: int, quoted: set[int]) -> Iterator[Word]:
    while 0 <= index < len(words) and index not in quoted:
        word = words[index]
        joins = word.pos in _PHRASE or word.lower in {"of", "the", "&", "'s", "’s"}
        inside = words[index - step].pos in NOMINAL if 0 <= index - step < len(words) else False
        if not joins and not (step > 0 and inside and word.lower in {"at", "for", "in", "from", "with"}):
            return
        yield word
        index += step
