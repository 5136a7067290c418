"""Finding a claim again after its text was read anew."""

from __future__ import annotations

import re
from collections.abc import Sequence

from articles.domain import Claim, Span

_MOSTLY = 0.5
"""Share of characters that two spans must have in common, of all that either covers, to be the same claim."""


def find_again(words: str, start: int, text: str, claims: Sequence[Claim]) -> Claim | None:
    """The claim of an article that once read `words` and began at character `start`; None where it is gone.

    The same words count first; of several the one nearest to where it stood. Where the text is now cut otherwise, it
    is the claim that mostly covers those words.
    """
    same = [claim for claim in claims if claim.text == words]
    if same:
        return min(same, key=lambda claim: (abs(claim.start - start), claim.start))
    places = [Span(*match.span()) for match in re.finditer(re.escape(words), text)]
    if not places or not claims:
        return None
    place = min(places, key=lambda span: abs(span.start - start))
    best = max(claims, key=lambda claim: (_shared(claim.span, place), -claim.start, -claim.end))
    return best if _shared(best.span, place) >= _MOSTLY else None


def _shared(a: Span, b: Span) -> float:
    common = min(a.end, b.end) - max(a.start, b.start)
    return max(0, common) / (max(a.end, b.end) - min(a.start, b.start))
