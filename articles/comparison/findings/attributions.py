"""Attribution: who stands behind a claim."""

from __future__ import annotations

import re

from articles.comparison.lexicon import PRONOUNS
from articles.domain import Attribution, AttributionKind, Finding, FindingKind, Verdict

from .meaning import Meaning
from .sides import Side, Told, finding

_WORD = re.compile(r"[^\W_]+")


def contrast_attribution(a: Side, b: Side, meaning: Meaning) -> list[Finding]:
    """A difference where the outlet's own voice stands against a source, or one source against another."""
    mine, theirs = a.claim.attribution, b.claim.attribution
    if not (_clear(mine, a) and _clear(theirs, b)) or (mine is None and theirs is None):
        return []
    if mine and theirs and _may_be_one(mine, theirs, a, b, meaning):
        return []
    return [finding(FindingKind.ATTRIBUTION, Verdict.DIFFER, a, b, (_worded(mine, a), _worded(theirs, b)))]


def _clear(attribution: Attribution | None, side: Side) -> bool:
    """Whether it is known who speaks: not where a pronoun stands for the source, nor in a quote of nobody known."""
    if attribution is None:
        return not any(quote.start <= side.claim.start < quote.end for quote in side.claim.quotes)
    return attribution.source.lower() not in PRONOUNS


def _may_be_one(mine: Attribution, theirs: Attribution, a: Side, b: Side, meaning: Meaning) -> bool:
    """The same source, somebody who speaks for it ("Rubio's office"), or one named and one only described."""
    if mine.entity and theirs.entity and a.entity(mine.entity) == b.entity(theirs.entity):
        return True
    if mine.kind is theirs.kind is not AttributionKind.NAMED:
        return True
    words = [_WORD.findall(one.source.lower()) for one in (mine, theirs)]
    if not words[0] or not words[1]:
        return False
    named = [_is_named(one) for one in (mine, theirs)]
    if mine.kind is theirs.kind and named[0] != named[1] and "the" in (words[0][0], words[1][0]):
        return True
    return words[0][-1] in words[1] or words[1][-1] in words[0] or meaning.same(words[0][-1], words[1][-1])


def _is_named(attribution: Attribution) -> bool:
    """It gives a name, not only a description such as 'the president'."""
    words = _WORD.findall(attribution.source)
    return bool(attribution.entity) or any(word[0].isupper() for word in words[1:])


def _worded(attribution: Attribution | None, side: Side) -> Told:
    if attribution is None:
        return Told(side.claim.span, "in its own voice")
    span = attribution.source_span or attribution.cue_span or side.claim.span
    return Told(span, f"according to {attribution.source}" if attribution.source else "from an unnamed source")
