"""Claims as sides of a finding, and the findings of a row."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

from articles.domain import Claim, Finding, FindingKind, Reading, Verdict

from .findings import Contrast, Meaning, Side
from .story import Story, outlet_key, outlet_name

_CONTRASTED = 40
"""Distinct wordings of a row that are contrasted pair by pair; a row with more says the same things again."""

_WEIGHT = list(FindingKind)


def side_of(claim: Claim, reading: Reading, story: Story) -> Side:
    """A claim as one side of a finding."""
    published = reading.document.published
    aware = published.replace(tzinfo=published.tzinfo or dt.UTC) if published else None
    return Side(
        claim=claim,
        text=reading.document.text,
        outlet=outlet_name(reading),
        published=aware.timestamp() if aware else None,
        timed=bool(published and (published.tzinfo or published.time() != dt.time())),
        zone=offset.total_seconds() / 3600 if published and (offset := published.utcoffset()) is not None else None,
        links=story.links,
        siblings=reading.claims,
    )


def contrasts(group: Sequence[int], story: Story, meaning: Meaning) -> list[Contrast]:
    """The claims of different outlets in pairs. Claims in the same words speak once."""
    if len(group) < 2:
        return []
    speakers = _distinct(group, story)[:_CONTRASTED]
    sides = {claim: side_of(story.claims[claim], story.reading_of(claim), story) for claim in speakers}
    return [
        Contrast(sides[a], sides[b], meaning)
        for a, b in combinations(speakers, 2)
        if outlet_key(story.reading_of(a)) != outlet_key(story.reading_of(b))
    ]


def row_findings(pairs: Sequence[Contrast], firm: frozenset[str]) -> list[Finding]:
    """All findings between the firm claims of a row, conflicts first.

    That each tells what the other does not is worth saying only of a row that would agree without it.
    """
    differ = any(pair.disputes for pair in pairs) or any(pair.voices for pair in pairs)
    standing = [pair for pair in pairs if pair.a.claim.id in firm and pair.b.claim.id in firm]
    found = [one for pair in standing for one in ([*pair.disputes, *pair.voices] if differ else pair.apart)]
    return sorted(found, key=lambda one: (one.verdict is not Verdict.CONFLICT, _WEIGHT.index(one.kind)))


def telling(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Of each kind only as many as it takes to show everyone it concerns: every claim, or every article for voices."""
    seen: dict[tuple[FindingKind, Verdict], set[str]] = defaultdict(set)
    kept = []
    for found in findings:
        concerned = seen[found.kind, found.verdict]
        by_article = found.kind in _OF_ARTICLES
        parties = {claim.rpartition(":")[0] if by_article else claim for claim in found.claims}
        if not parties <= concerned:
            concerned.update(parties)
            kept.append(found)
    return tuple(kept)


_OF_ARTICLES = frozenset({FindingKind.ATTRIBUTION, FindingKind.STATUS})
"""Kinds of which a row with several claims of one article needs no more than one each."""


def _distinct(group: Sequence[int], story: Story) -> list[int]:
    """The first claim of each wording, wire copy being one wording."""
    first: dict[str, int] = {}
    for claim in group:
        first.setdefault(" ".join(story.claims[claim].text.lower().split()), claim)
    return sorted(first.values())
