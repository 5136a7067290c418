"""Which claim heads a row, and in what order rows stand."""

from __future__ import annotations

from collections.abc import Sequence

from articles.domain import Claim, Role, Row, Verdict

from .align import Alignment
from .lexicon import PRONOUNS
from .story import Story

_SHORT, _LONG = 5, 30
"""Words; a label outside of these says too little or too much at a glance."""

_ORDER = {Verdict.CONFLICT: 0, Verdict.DIFFER: 1, Verdict.AGREE: 1, Verdict.SINGLE: 2}


def heading(group: Sequence[int], alignment: Alignment, story: Story, chosen: Sequence[str], sure: float) -> int:
    """The claim that heads a row: the one that an editor chose last, else the clearest of those that surely belong.

    `sure` is the score from which a claim is no mere suggestion; where none reaches it, all are asked.
    """
    by_id = {story.claims[claim].id: claim for claim in group} if chosen else {}
    picked = [by_id[claim] for claim in chosen if claim in by_id]
    belonging = [claim for claim in group if alignment.membership[claim] >= sure]
    return picked[-1] if picked else clearest(belonging or group, alignment, story)


def clearest(group: Sequence[int], alignment: Alignment, story: Story) -> int:
    """The claim whose words tell best what the row is about: central, whole, of a readable length."""

    def clarity(claim: int) -> float:
        others = [alignment.score(claim, other) for other in group if other != claim]
        central = sum(others) / len(others) if others else 0.0
        return central * alignment.membership[claim] + _wholeness(story.claims[claim])

    return max(group, key=lambda claim: (round(clarity(claim), 6), -claim))


def _wholeness(claim: Claim) -> float:
    """How well a claim can be understood by itself: it has a subject of its own, no mere 'it', and opens a sentence."""
    words = len(claim.text.split())
    own = [part for part in claim.arguments if part.role is Role.SUBJECT and not part.carried]
    subjects = [part for part in own if part.lemma.lower() not in PRONOUNS]
    named = any(part.start <= term.start < part.end for part in subjects for term in claim.terms)
    score = 0.3 * (_SHORT <= words <= _LONG)
    score += 0.1 * bool(own) + 0.2 * bool(subjects) + 0.1 * named + 0.1 * (claim.start == claim.sentence.start)
    score += 0.2 * bool(claim.names) + 0.1 * bool(claim.quantities) + 0.1 * (claim.predicate is not None)
    return score - 0.2 * (words > 1.5 * _LONG)


def rank_key(row: Row, outlets: int, place: float) -> tuple[int, int, int, float]:
    """Conflicts first, then what many outlets carry, differences before agreement; what one alone has comes last."""
    return (_ORDER[row.verdict], -outlets, row.verdict is Verdict.AGREE, round(place, 4))
