"""Typed differences between two claims of a row, each explained with the words that differ."""

from __future__ import annotations

from articles.domain import Finding, FindingKind, Verdict

from .attributions import contrast_attribution
from .dates import contrast_dates
from .evaluations import contrast_evaluations
from .participants import contrast_participants
from .polarity import contrast_polarity
from .quantities import contrast_quantities
from .quotes import contrast_quotes
from .sides import Meaning, Side
from .status import contrast_status
from .support import contrast_content

KINDS = (
    contrast_quantities,
    contrast_dates,
    contrast_polarity,
    contrast_participants,
    contrast_status,
    contrast_quotes,
    contrast_evaluations,
)


def contrast(a: Side, b: Side, meaning: Meaning) -> list[Finding]:
    """All findings between two claims that are about the same matter.

    Who says it is asked only of claims that say the same: that two sides speak with two voices goes without saying.
    Where both give the same words of a speaker, a 'not' that only one of them has was trimmed away, not denied.
    """
    findings = [found for kind in KINDS for found in kind(a, b, meaning)]
    if any(found.kind is FindingKind.QUOTE for found in findings):
        findings = [found for found in findings if found.kind is not FindingKind.POLARITY]
    if any(found.verdict is Verdict.CONFLICT for found in findings):
        return findings
    apart = [] if findings else contrast_content(a, b, meaning)
    return [*findings, *(apart or contrast_attribution(a, b, meaning))]


__all__ = ["Meaning", "Side", "contrast"]
