"""What a claim reports, however it is put: 'stayed open', 'it was the fans who', 'is set for Monday'."""

from __future__ import annotations

import re

from articles.domain import Predicate, Role

from .meaning import Meaning, tell_alike
from .sides import Side, outside, remembered
from .words import BEGINS, EMERGES, LASTS, TAKES_PLACE


def act(side: Side) -> str:
    """Lemma of what the claim reports; of a state ('was open', 'stayed open') the state."""
    predicate = side.claim.predicate
    if predicate is None:
        return ""
    focus = cleft(side)
    if predicate.lemma in EMERGES or focus:
        return _verb_after(focus.end() if focus else predicate.end, side) or predicate.lemma
    if predicate.lemma.startswith("be "):
        return predicate.lemma.removeprefix("be ")
    return _state_after(predicate, side) if predicate.lemma in LASTS else predicate.lemma


def _verb_after(start: int, side: Side) -> str:
    """The next verb, with its particle: 'tore down'."""
    verb = next((term for term in side.claim.terms if term.start >= start and term.pos == "VERB"), None)
    if verb is None:
        return ""
    particle = _PARTICLE.match(side.text, verb.end, side.claim.end)
    return f"{verb.lemma} {particle[1]}" if particle else verb.lemma


_PARTICLE = re.compile(r"\s(down|up|off|out|over|back|away)\b")


def _state_after(predicate: Predicate, side: Side) -> str:
    """The adjective or participle right after 'stayed', unless it belongs to a noun: 'stayed in a small hotel'."""
    after = [term for term in side.claim.terms if term.start > predicate.end][:2]
    if not after or after[0].start - predicate.end != 1 or after[0].pos not in ("ADJ", "VERB"):
        return predicate.lemma
    belongs = len(after) > 1 and after[1].pos == "NOUN" and after[1].start - after[0].end == 1
    return predicate.lemma if belongs and after[0].pos == "ADJ" else after[0].lemma


@remembered
def cleft(side: Side) -> re.Match[str] | None:
    """'It was the fans who tore it down'; the group is who."""
    return _CLEFT.match(side.text, side.claim.start, side.claim.end)


_CLEFT = re.compile(
    r"it\s(?:was|is|were)\s(?P<who>(?:the|an?|his|her|their|its|our|(?-i:[A-Z]))[^,;.]{2,60}?)\s(?:who|that|which)\s",
    re.IGNORECASE,
)


@remembered
def passive(side: Side) -> re.Match[str] | None:
    """'Was financed by', from the act on; nothing where it is not said by whom."""
    predicate = side.claim.predicate
    return _BY.match(side.text, predicate.end, side.claim.end) if predicate and was_done(side) else None


def is_state(side: Side) -> bool:
    """It tells what something is: 'is open', 'was in August'."""
    return side.claim.predicate is None or side.claim.predicate.lemma.startswith("be ")


def complements_differ(a: Side, b: Side, meaning: Meaning) -> bool:
    """The same preposition leads to something else: 'approved for adults', 'not approved for children'."""
    mine, theirs = _complements(a), _complements(b)
    return any(
        not any(meaning.same(x, y) for x in mine[where] for y in theirs[where]) for where in mine.keys() & theirs.keys()
    )


@remembered
def _complements(side: Side) -> dict[str, set[str]]:
    """The content words behind each preposition after the act, dates left out."""
    predicate, claim = side.claim.predicate, side.claim
    found: dict[str, set[str]] = {}
    terms = outside(claim.terms, claim.dates)
    for match in _COMPLEMENT.finditer(side.text, predicate.end if predicate else claim.start, claim.end):
        words = {t.lemma for t in terms if match.start("what") <= t.start < match.end("what") and t.pos in _TELLING}
        if words:
            found.setdefault(match["where"].lower(), words)
    return found


_TELLING = frozenset({"NOUN", "PROPN"})
_COMPLEMENT = re.compile(
    r"\b(?P<where>for|in|of|on|to|from|against|about)\s(?P<what>[^,.;:]+?)"
    r"(?=\s(?:for|in|of|on|to|from|against|about|at|by|with|after|before|until|and|but|because|as|that|who|which)\b|[,.;:]|$)",
    re.IGNORECASE,
)


def was_done(side: Side) -> bool:
    """It is told by what it was done to: 'was known to the police'."""
    predicate = side.claim.predicate
    if predicate is None or side.text[predicate.start : predicate.end].endswith("ing"):
        return False
    return _WAS.search(side.text, side.claim.start, predicate.start) is not None


_WAS = re.compile(r"\b(?:is|are|was|were|been|being|be)\s+(?:(?:\w+ly|not|never)\s+)*$", re.IGNORECASE)
_BY = re.compile(r"\s(?:\w+\s){0,2}by\s")


def same_act(a: Side, b: Side, meaning: Meaning) -> bool:
    """One verb on both sides, or verbs that are part of paraphrases of each other."""
    mine, theirs = _acts(a), _acts(b)
    if any(meaning.same(x, y) for x in mine for y in theirs) or (mine & BEGINS and theirs & BEGINS):
        return True
    words = [{word for one in acts for word in one.split()} for acts in (mine, theirs)]
    return tell_alike(a, words[0], b, words[1])


@remembered
def _acts(side: Side) -> set[str]:
    """What the claim reports, as a verb or as a noun: 'the takeover is set for 1 October' reports a takeover."""
    predicate, told = side.claim.predicate, act(side)
    dated = predicate and any(date.start <= predicate.start < date.end for date in side.claim.dates)
    if not dated and told not in TAKES_PLACE:
        return {told}
    parts = side.arguments(Role.SUBJECT)
    return {told} | {
        term.lemma
        for part in parts
        for term in side.claim.terms
        if part.start <= term.start < part.end and term.pos == "NOUN"
    }
