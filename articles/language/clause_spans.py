"""The words a clause stands on: the run around its head, without joints and marks at its edges."""

from __future__ import annotations

from articles.language.clause_heads import Kind
from articles.language.syntax import SUBJECTS, Word

_MARKS = frozenset({",", ";", ":", "—", "–", "--", "-", "(", ")", "[", "]", ".", "…", "...", "!", "?", "•", "·", "*"})
_OPENING = frozenset({"“", "‘", "«", "``"})
_CLOSING = frozenset({"”", "’", "»", "''"})
_JOINING = frozenset(
    """and but or nor yet so because although though while whereas as after before since when where that which who once
    until even thus plus whose however then moreover furthermore additionally also nevertheless nonetheless meanwhile
    therefore hence still instead besides consequently whom whether""".split()
)
_KEPT_MARKS = frozenset({"if", "unless", "provided", "assuming"})
_ADVERBS_THAT_OPEN = frozenset(
    "however then moreover furthermore additionally also nevertheless nonetheless meanwhile therefore hence besides"
    " consequently"
    " thus still instead so".split()
)
_RELATIVES = frozenset({"who", "which", "that", "whom", "whose", "where", "when", "what"})
_LEFT_OVER = frozenset({"where", "when", "why", "that", "which", "who", "because", "while", "as", "if", "although"})
"""Words that open the clause behind; one that is split off leaves them."""
_PARTNERS = {"“": "”", "‘": "’", "«": "»", '"': '"', "'": "'", "``": "''"}
_INSERTED = frozenset({Kind.RELATIVE, Kind.PARTICIPLE, Kind.ADVERBIAL, Kind.APPOSITION})


class Extent:
    """Grows the run of a clause's words from its head, over clauses that are inserted in it."""

    def __init__(self, words: list[Word], head: Word, owner: list[Word | None], heads: dict[Word, Kind]) -> None:
        self._words = words
        self._head = head
        self._owner = owner
        self._heads = heads

    def run(self, own: set[int]) -> tuple[int, int]:
        """First and last word, given which words are the clause's own."""
        words, head = self._words, self._head
        weighty = [index for index in own if _weighs(words[index], head)] or [head.i]
        first = last = head.i
        for index in range(head.i - 1, min(weighty) - 1, -1):
            if not self._passes(index, own):
                break
            first = index if index in own and words[index].pos != "PUNCT" else first
        for index in range(head.i + 1, max(weighty) + 1):
            if not self._passes(index, own):
                break
            last = index if index in own and words[index].pos != "PUNCT" else last
        while first > 0 and first - 1 in own and not _weighs(words[first - 1], head):
            first -= 1
        while last + 1 < len(words) and last + 1 in own and words[last + 1].pos == "PUNCT":
            last += 1
        return first, last

    def _passes(self, index: int, own: set[int]) -> bool:
        """Whether the run may go on over a word: its own, a mark, or one of a clause inserted in it."""
        other = self._owner[index]
        if index in own or other is None or other is self._head or self._words[index].pos == "PUNCT":
            return True
        above = [other, *other.ancestors()]
        if self._head not in above:
            return False
        return any(self._heads.get(item) in _INSERTED for item in above[: above.index(self._head)])


def _weighs(word: Word, head: Word) -> bool:
    """Whether a word is more than a mark or a joint of its clause; behind the head 'so' or 'then' are no joints."""
    opens = word.lower in _ADVERBS_THAT_OPEN and word.i < head.i
    return word.pos != "PUNCT" and word.dep not in {"cc", "mark"} and not opens


def trim(words: list[Word], first: int, last: int, head: Word) -> tuple[int, int]:
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
    is_relative = head.dep == "acl:relcl" and word.lower in _RELATIVES
    joins = word.lower in {"when", "where", "as", "because"} and word.head is head and word.dep in {"advmod", "mark"}
    return is_subject_pronoun or (joins and not is_relative)


def _opens(words: list[Word], first: int, last: int) -> bool:
    """'However,' or 'Then' at the beginning of a clause."""
    return first < last and words[first].pos in {"ADV", "CCONJ", "SCONJ"} and words[first + 1].lower != "of"


def _is_closed(words: list[Word], first: int, last: int) -> bool:
    """Whether the quotation mark at `first` has its partner before `last`."""
    return any(words[index].lower == _PARTNERS[words[first].lower] for index in range(first + 1, last + 1))


def _spans_all(words: list[Word], first: int, last: int) -> bool:
    """Whether the marks enclose the whole clause, so that they can go."""
    while last > first and words[last].lower in _MARKS:
        last -= 1
    partner = _PARTNERS[words[first].lower]
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
    joins = word.lower in _LEFT_OVER or (word.dep in {"cc", "mark"} and word.lower in _JOINING)
    return joins and word.i > head.i and any(behind.pos != "PUNCT" for behind in words[last + 1 :])
