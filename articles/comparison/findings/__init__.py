"""Typed differences between two claims of a row, each explained with the words that differ."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from articles.domain import Finding, FindingKind, Verdict

from .attributions import contrast_attribution
from .dates import contrast_dates
from .evaluations import contrast_evaluations
from .meaning import Meaning
from .participants import contrast_participants
from .polarity import contrast_polarity
from .quantities import contrast_quantities
from .quotes import contrast_quotes
from .sides import Side
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


@dataclass
class Contrast:
    """Two claims that are about the same matter, side by side. What costs most is found out only once it is asked."""

    a: Side
    b: Side
    meaning: Meaning

    @cached_property
    def disputes(self) -> list[Finding]:
        """What the one tells otherwise than the other.

        Where both give the same words of a speaker, a 'not' that only one of them has was trimmed away, not denied.
        """
        findings = [found for kind in KINDS for found in kind(self.a, self.b, self.meaning)]
        if any(found.kind is FindingKind.QUOTE for found in findings):
            return [found for found in findings if found.kind is not FindingKind.POLARITY]
        return findings

    @cached_property
    def apart(self) -> list[Finding]:
        """That each tells what the other does not, if nothing is in dispute."""
        return [] if self.disputes else contrast_content(self.a, self.b, self.meaning)

    @cached_property
    def voices(self) -> list[Finding]:
        """Who says it; that two sides speak with two voices goes without saying where they don't say the same."""
        if any(found.verdict is Verdict.CONFLICT for found in self.disputes):
            return []
        voices = contrast_attribution(self.a, self.b, self.meaning)
        return [] if voices and self.apart else voices

    @property
    def findings(self) -> list[Finding]:
        """All findings between the two."""
        return [*self.disputes, *self.apart, *self.voices]


__all__ = ["Contrast", "Meaning", "Side"]
