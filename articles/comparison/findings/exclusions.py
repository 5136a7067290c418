"""Exclusions: what can't be true together, told in words that have nothing in common.

'The mayor learned of it from the evening news' and 'she had been informed in January'.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from articles.comparison.phrasebook import Phrasebook, lines
from articles.domain import Assertion, Finding, FindingKind, Role, Span, Verdict

from .meaning import Meaning, told_entries
from .sides import Side, Told, asks_whether, finding, moments_differ, remembered, says_not

EXCLUSIONS = Path(__file__).with_name("exclusions.txt")
"""Two sides a line: whatever puts the one excludes whatever puts the other."""

_ECHO = 0.5
"""Share of content words in common from which two claims may be about one thing though no participant shows it."""
_TOLD = frozenset({Assertion.ASSERTED, Assertion.ALLEGED, Assertion.PLANNED, Assertion.HEDGED})


@lru_cache(maxsize=1)
def load_exclusions() -> Phrasebook:
    """The entries of both sides, called by the number of the line and the side, as '12 0' and '12 1'."""
    sides = (
        (f"{number} {side}", entries)
        for number, line in enumerate(lines(EXCLUSIONS))
        for side, entries in enumerate(line.split(" | "))
    )
    return Phrasebook.of(sides)


def contrast_exclusions(a: Side, b: Side, meaning: Meaning) -> list[Finding]:
    """A conflict where the two put sides that exclude each other of the same matter."""
    if not (mine := _sides_put(a)) or not (theirs := _sides_put(b)):
        return []
    against = [(mine[put], theirs[other]) for put in mine if (other := _other(put)) in theirs]
    if not against or moments_differ(a, b) or not _on_one_thing(a, b, meaning):
        return []
    for words, others in against:
        about = _of_what(a, words), _of_what(b, others)
        if not all(about) or meaning.same(*about):
            return [finding(FindingKind.POLARITY, Verdict.CONFLICT, a, b, (_worded(a, words), _worded(b, others)))]
    return []


def _on_one_thing(a: Side, b: Side, meaning: Meaning) -> bool:
    """Somebody or something takes part on both sides, or both say much the same in the same words."""
    if a.names and b.names and not a.names & b.names:
        return False
    return bool(meaning.arguments_meet(a, b, *Role)) or (meaning.echo(a, b) >= _ECHO and meaning.says_the_same(a, b))


def _of_what(side: Side, words: Span) -> str:
    """The noun that 'of' adds to some words: 'guilty of fraud'."""
    if not _OF.match(side.text, words.end, side.claim.end):
        return ""
    after = (term for term in side.claim.terms if term.start > words.end and term.pos == "NOUN")
    return next((term.lemma for term in after), "")


_UNTIL = re.compile(r"\b(?:until|till)\b", re.IGNORECASE)
"""What was so until then may be otherwise since."""
_OF = re.compile(r"\sof\s")


def _other(put: str) -> str:
    line, side = put.split()
    return f"{line} {1 - int(side)}"


@remembered
def _sides_put(side: Side) -> Mapping[str, Span]:
    """The sides that a claim puts forward, each with the words that do; none where it says 'not' or leaves it open."""
    if side.claim.assertion not in _TOLD or asks_whether(side) or _UNTIL.search(side.claim.text):
        return {}
    told = [(put, Span(term.start, term.end)) for put, term in told_entries(side, load_exclusions())]
    found = {put: span for put, span in told if not says_not(side, span)}
    return {put: span for put, span in found.items() if _other(put) not in found}


def _worded(side: Side, span: Span) -> Told:
    return Told(span, side.words(*span))
