"""Transcripts: lines that open with who speaks, as in 'SMITH: We never signed it.' or 'Q: … A: …'.

A label alone proves nothing ('Background: …', 'LONDON: …', '10:30: …'), so there must be an exchange: labels that come
back, or questions with answers, and words that people say to each other.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from articles.domain import Span

_NAME = r"[A-Z][\w.'’-]*(?: (?:[A-Z][\w.'’-]*|de|del|la|van|von|der|al|el|bin)){0,4}"
_LABEL = re.compile(rf"(?P<name>{_NAME})(?:, [^:.?!]{{2,40}}| ?\([^()]{{2,40}}\))?(?::| [–—]| --?)(?: +|$)")
_INLINE_ANSWER = re.compile(r"(?<=[?.!]) (?=A[:.] [A-Z])")
_PARTS = frozenset({"q", "a", "question", "answer"})
_ROLES = _PARTS | frozenset(
    "moderator host presenter interviewer reporter anchor narrator interpreter translator chair chairman chairwoman"
    " chairperson judge witness counsel prosecutor defendant caller audience speaker operator dispatcher".split()
)
_RUBRICS = frozenset(
    """background note update updated correction clarification source sources photo caption video audio image
    credit read watch listen related more tags topics where when what who why how cost price time date place
    venue location contact address phone website email tickets pros cons yes no home away result score winner
    summary context analysis opinion verdict example warning tip step part chapter answers questions editor
    breaking live file advertisement exclusive fact claim rating founded born died age height weight director
    cast starring genre ingredients method total for against""".split()
)
_TALK = re.compile(r"\?|\b(?:I|we|We|you|You|my|My|our|Our|your|Your|me|us)\b")
_LONGEST_GAP = 3
"""Paragraphs without a label that may belong to the turn before them."""
_NEAR = 2
"""Lines within which one speaker answers another."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A stretch of a transcript with the name of its speaker."""

    speaker: Span
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Labelled:
    """What stands behind what may be a speaker's name."""

    label: int
    """Number of the line that the name stands on."""
    line: int
    """Number of the line that the words stand on: the same, or the next behind a bare name."""
    name: Span
    key: str
    start: int
    end: int


def find_turns(text: str, lines: list[tuple[int, int]]) -> dict[int, list[Turn]]:
    """The turns on each line of a text that holds a transcript, by the line's number; mostly none.

    `lines` are spans without white space at their ends. What stands before a turn on its line is its label.
    """
    labelled = [item for number in range(len(lines)) for item in _labelled(text, lines, number, lines[number][0])]
    said = _exchange(text, labelled)
    if not said:
        return {}
    dense = 2 * len(said) > said[-1].line - said[0].line
    turns: dict[int, list[Turn]] = {}
    for item in said:
        turns.setdefault(item.line, []).append(Turn(item.name, item.start, item.end))
    for item, following in zip(said, [*said[1:], None], strict=True):
        for number in _continued(item, following, dense=dense):
            turns[number] = [Turn(item.name, *lines[number])]
    return turns


def is_part(label: str) -> bool:
    """Whether a label tells a speaker's part ('Q', 'Moderator') and not a name."""
    return label.casefold().rstrip(".") in _ROLES


def _continued(item: _Labelled, following: _Labelled | None, *, dense: bool) -> range:
    """The lines between two turns of a dense transcript belong to the first, if they are few."""
    gap = range(item.line + 1, following.label if following else 0)
    return gap if dense and len(gap) <= _LONGEST_GAP else range(0)


def _labelled(text: str, lines: list[tuple[int, int]], number: int, start: int) -> list[_Labelled]:
    """The labelled parts of a line from `start` on: one, or a question and its answer."""
    end = lines[number][1]
    match = _LABEL.match(text, start, end)
    if match is None:
        return []
    name = Span(*match.span("name"))
    key = text[slice(*name)].rstrip(".").split()[-1].casefold()
    if key in _RUBRICS or text.startswith(("The ", "THE "), name.start):
        return []
    if match.end() == end:
        return [_Labelled(number, number + 1, name, key, *lines[number + 1])] if number + 1 < len(lines) else []
    answer = _INLINE_ANSWER.search(text, match.end(), end) if key == "q" else None
    if answer is None:
        return [_Labelled(number, number, name, key, match.end(), end)]
    question = _Labelled(number, number, name, key, match.end(), answer.start())
    return [question, *_labelled(text, lines, number, answer.end())]


def _exchange(text: str, labelled: list[_Labelled]) -> list[_Labelled]:
    """The labelled lines that are turns of people who speak with each other."""
    counts = Counter(item.key for item in labelled)
    back = [item.line for item in labelled if counts[item.key] > 1]
    if not back:
        return _single_exchange(text, [item for item in labelled if _is_plain(text, item)])
    said = [
        item
        for item in labelled
        if counts[item.key] > 1 or (_is_plain(text, item) and back[0] - 1 <= item.line <= back[-1] + 1)
    ]
    answered = {item for pair in pairwise(said) if _is_answer(*pair) for item in pair}
    talking = sum(1 for item in said if _TALK.search(text, item.start, item.end))
    return said if 2 * len(answered) >= len(said) and 3 * talking >= len(said) else []


def _single_exchange(text: str, said: list[_Labelled]) -> list[_Labelled]:
    """One turn of each speaker: a question answered, or people who all say I, we or you."""
    together = len(said) > 1 and all(_is_answer(*pair) for pair in pairwise(said))
    asks = any(text.endswith("?", item.start, item.end) for item in said)
    return said if together and (asks or all(_TALK.search(text, item.start, item.end) for item in said)) else []


def _is_plain(text: str, item: _Labelled) -> bool:
    """Whether a label would hardly be anything else than a speaker, even if it stands there only once."""
    return item.key in _ROLES or text[slice(*item.name)].isupper()


def _is_answer(first: _Labelled, second: _Labelled) -> bool:
    return first.key != second.key and second.label - first.line <= _NEAR
