"""Typed differences between two claims of a row, each explained with the words that differ."""

from __future__ import annotations

from articles.domain import Finding, FindingKind

from .attributions import contrast_attribution
from .dates import contrast_dates
from .evaluations import contrast_evaluations
from .participants import contrast_participants
from .polarity import contrast_polarity
from .quantities import contrast_quantities
from .quotes import contrast_quotes
from .sides import Meaning, Side
from .status import contrast_status

KINDS = (
    contrast_quantities,
    contrast_dates,
    contrast_polarity,
    contrast_participants,
    contrast_status,
    contrast_attribution,
    contrast_quotes,
    contrast_evaluations,
)


def contrast(a: Side, b: Side, meaning: Meaning) -> list[Finding]:
    """All findings between two claims that are about the same matter.

    Where both give the same words of a speaker, a 'not' that only one of them has was trimmed away, not denied.
    """
    findings = [found for kind in KINDS for found in kind(a, b, meaning)]
    if any(found.kind is FindingKind.QUOTE for found in findings):
        findings = [found for found in findings if found.kind is not FindingKind.POLARITY]
    return findings


__all__ = ["Meaning", "Side", "contrast"]
