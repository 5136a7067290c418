"""Frames inserted in a clause, as in 'The bridge, police said, was closed'.

An insertion is found by the marks around it and by what its neighbours lack: before it stands no whole clause, or
behind it goes on what can't begin one.
"""

from __future__ import annotations

from dataclasses import dataclass

from articles.language.calendar import MONTHS, WEEKDAYS
from articles.language.cues import COLOURED, INVERTED, REPORTING
from articles.language.marks import CLOSING_QUOTES, OPENING_QUOTES
from articles.language.reports import Report
from articles.language.syntax import NOMINAL, Word

_DASHES = frozenset({"—", "–", "--", "-"})
_DOUBLE_QUOTES = (OPENING_QUOTES | CLOSING_QUOTES) - {"'", "’", "‘"}
_MARKS = frozenset({","}) | _DASHES | _DOUBLE_QUOTES
_BARRIERS = frozenset({".", ";", ":", "?", "!", "…", "(", ")"})
_LONGEST = 14
"""Words of a frame from mark to mark."""
_JOINTS = frozenset(
    "and but or nor as so if that what which who whom whose when where while because although though before after until"
    " since than whether how why it's there".split()
)
_RELATIVES = frozenset({"who", "which", "whose", "whom", "where"})
_DAYS = frozenset(WEEKDAYS) | frozenset(MONTHS) | {"yesterday", "today", "last", "late", "early", "this", "earlier"}


@dataclass(frozen=True, slots=True)
class Insertion:
    """A frame between marks: `words[first:last + 1]`, marks included."""

    first: int
    last: int
    cue: tuple[Word, ...]
    source: tuple[Word, Word]
    head: Word

    @property
    def segment(self) -> set[int]:
        """The places of its words and marks."""
        return set(range(self.first, self.last + 1))


def find_insertions(words: list[Word], quoted: set[int]) -> list[Insertion]:
    """The frames that interrupt a clause, in order."""
    found: list[Insertion] = []
    begin = 0
    for word in words:
        if word.i in quoted or word.i < begin:
            continue
        insertion = _around(words, word, quoted)
        if insertion is not None and _interrupts(words[begin:], insertion, quoted):
            found.append(insertion)
            begin = insertion.last + 1
    return found


def report_of(insertion: Insertion, insertions: list[Insertion], length: int) -> Report:
    """An insertion as the report of all that its sentence of so many words says without insertions."""
    content = set(range(length)).difference(*(item.segment for item in insertions))
    colour = COLOURED.get(insertion.cue[0].lemma)
    return Report(insertion.cue, insertion.source, insertion.head, insertion.segment, content, colour)


# --- its shape ------------------------------------------------------------------------------------------------------


def _around(words: list[Word], cue: Word, quoted: set[int]) -> Insertion | None:
    """The frame of a reporting verb or an 'according to' that stands between two marks of a kind."""
    is_according = cue.lower == "according" and cue.i + 2 < len(words) and words[cue.i + 1].lower == "to"
    if not is_according and not (cue.lemma in REPORTING and cue.pos == "VERB" and not cue.lower.endswith("ing")):
        return None
    low = _edge(words, cue.i, -1, quoted, _MARKS)
    high = None if low is None else _edge(words, cue.i, 1, quoted, _DASHES if words[low].lower in _DASHES else _MARKS)
    if low is None or high is None or high - low > _LONGEST:
        return None
    first, last = _outer_mark(words, low, -1), _outer_mark(words, high, 1)
    if not _match(words[first : low + 1], words[high : last + 1]):
        return None
    source = _source(cue, words[low + 1 : cue.i], _up_to_comma(words[cue.i + 1 : high]))
    head = _head(source)
    if head is None:
        return None
    if head.i > cue.i:
        if not is_according and any(word.lower in {","} | _DASHES for word in words[:first]):
            return None  # 'The mayor, a doctor, said the bridge, built in 1931, was …' has no frame
        last = _behind_apposition(words, high, quoted) or last
    cues = (cue, words[cue.i + 1]) if is_according else (cue,)
    return Insertion(first, last, cues, (source[0], source[-1]), head)


def _edge(words: list[Word], index: int, step: int, quoted: set[int], marks: frozenset[str]) -> int | None:
    """The nearest of some marks on one side; None where the sentence or another clause begins or ends first."""
    index += step
    while 0 <= index < len(words):
        word = words[index]
        if word.lower in marks and not (word.lower == "-" and not _stands_free(words, index)):
            return index
        if index in quoted or word.lower in _BARRIERS:
            return None
        index += step
    return None


def _up_to_comma(phrase: list[Word]) -> list[Word]:
    comma = next((number for number, word in enumerate(phrase) if word.lower == ","), len(phrase))
    return phrase[:comma]


def _stands_free(words: list[Word], index: int) -> bool:
    return index > 0 and words[index - 1].end < words[index].start


def _outer_mark(words: list[Word], index: int, step: int) -> int:
    """A comma and a quotation mark that stand together are one joint."""
    following = index + step
    if not 0 <= following < len(words):
        return index
    kinds = {words[index].lower in _DOUBLE_QUOTES, words[following].lower in _DOUBLE_QUOTES}
    return following if words[following].lower in _MARKS and len(kinds) == 2 else index


def _match(before: list[Word], behind: list[Word]) -> bool:
    """Whether a frame stands between two commas or between two dashes, with or without quotation marks."""
    marks = {word.lower for word in before}, {word.lower for word in behind}
    return all("," in joint for joint in marks) or all(joint & _DASHES for joint in marks)


def _source(cue: Word, before: list[Word], behind: list[Word]) -> list[Word]:
    """The words of who speaks, before the cue or behind it; none if the words between the marks are no frame."""
    if cue.lower == "according":
        return [] if before else behind[1:]
    source = list(before)
    while source and source[-1].pos in {"ADV", "AUX"}:
        source.pop()
    if any(word.lower in _JOINTS for word in before) or any(word.lower == "that" for word in behind):
        return []
    if before:
        return source if _is_nominal(source) and (not behind or _is_tail(behind)) else []
    return behind if cue.lemma in INVERTED and _is_nominal(behind) else []


def _is_nominal(phrase: list[Word]) -> bool:
    if _head(phrase) is None or phrase[0].pos in {"ADP", "ADV"} or phrase[0].lower in _DAYS:
        return False
    return not any(word.pos in {"VERB", "AUX"} for word in phrase)


def _is_tail(behind: list[Word]) -> bool:
    """What may follow the verb of a frame: whom it was told, when and where; not what was said."""
    if any(word.pos in {"VERB", "AUX"} and word.is_finite for word in behind):
        return False
    told = behind[0].head.lemma in {"tell", "remind", "inform", "assure"}
    return told or behind[0].pos in {"ADP", "ADV"} or behind[0].lower in _DAYS


def _head(phrase: list[Word]) -> Word | None:
    """The last noun before the first preposition."""
    head = None
    for word in phrase:
        if word.pos == "ADP" and head is not None:
            break
        head = word if word.pos in NOMINAL else head
    return head


def _behind_apposition(words: list[Word], comma: int, quoted: set[int]) -> int | None:
    """', said Lena Marsh, the chief engineer, was …': the mark behind what is said of the speaker."""
    end = next((word.i for word in words[comma + 1 : comma + _LONGEST] if word.lower == words[comma].lower), None)
    if end is None or end + 1 >= len(words) or not _is_nominal(words[comma + 1 : end]) or comma + 1 in quoted:
        return None
    return end if _goes_on(words[end + 1 :]) and not _goes_on(words[comma + 1 :]) else None


# --- its place ------------------------------------------------------------------------------------------------------


def _interrupts(words: list[Word], insertion: Insertion, quoted: set[int]) -> bool:
    """Whether the words before and behind belong to one clause, or might: neither is one by itself."""
    front = [word for word in words if word.i < insertion.first]
    behind = [word for word in words if word.i > insertion.last]
    if not front or not behind or all(word.pos == "PUNCT" for word in front):
        return False
    goes_on, opening = _goes_on(behind), behind[0]
    if (front[-1].i in quoted) != (opening.i in quoted) and not (goes_on and opening.i not in quoted):
        return False
    if opening.lower in _RELATIVES or opening.lower.endswith("ing") or opening.pos == "SCONJ":
        return False
    if _breaks_off(front):
        return True
    is_bare = not any(word.pos in {"VERB", "AUX"} for word in front)
    return goes_on or (is_bare and any(word.is_clausal for word in behind))


def _goes_on(behind: list[Word]) -> bool:
    """Whether words begin with a finite verb, so that their subject stands elsewhere."""
    verb = next((word for word in behind if word.pos not in {"ADV", "PUNCT"}), None)
    if verb is None or verb.pos not in {"VERB", "AUX"}:
        return False
    return verb.pos == "AUX" or verb.is_finite or "Tense=" in verb.morph


def _breaks_off(front: list[Word]) -> bool:
    """Whether a clause stops right behind its auxiliary or copula: 'It was, she said, a mistake'."""
    last = front[-1]
    return last.pos in {"AUX", "SCONJ", "DET"} or (last.pos == "VERB" and last.lemma in {"be", "have"})
