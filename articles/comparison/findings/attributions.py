"""Attribution: who stands behind a claim."""

from __future__ import annotations

from articles.domain import Attribution, AttributionKind, Finding, FindingKind, Verdict

from .sides import Meaning, Side, Told, finding


def contrast_attribution(a: Side, b: Side, meaning: Meaning) -> list[Finding]:
    """A difference where the outlet's own voice stands against a source, or one source against another."""
    mine, theirs = a.claim.attribution, b.claim.attribution
    if (mine is None and theirs is None) or (mine and theirs and _same_source(mine, theirs, a, b, meaning)):
        return []
    return [finding(FindingKind.ATTRIBUTION, Verdict.DIFFER, a, b, (_worded(mine, a), _worded(theirs, b)))]


def _same_source(mine: Attribution, theirs: Attribution, a: Side, b: Side, meaning: Meaning) -> bool:
    if mine.entity and theirs.entity:
        return a.entity(mine.entity) == b.entity(theirs.entity)
    if mine.kind is theirs.kind is not AttributionKind.NAMED:
        return True
    heads = mine.source.lower().split()[-1:], theirs.source.lower().split()[-1:]
    return bool(heads[0] and heads[1]) and meaning.same(heads[0][0], heads[1][0])


def _worded(attribution: Attribution | None, side: Side) -> Told:
    if attribution is None:
        return Told(side.claim.span, "in its own voice")
    span = attribution.source_span or attribution.cue_span or side.claim.span
    return Told(span, f"according to {attribution.source}" if attribution.source else "from an unnamed source")
