"""Gold stories: reading them, comparing them, counting what came out right.

Their format and the rules of counting are in `tests/accuracy/stories/README.md`.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import combinations
from pathlib import Path
from typing import Any

from articles.comparison import compare
from articles.domain import Claim, Comparison, Document, Reading, Span, Verdict
from articles.language import read
from articles.policies import LanguagePolicy


@dataclass(frozen=True)
class Clause:
    """A labelled stretch of an article and the row it belongs to."""

    name: str
    article: str
    span: Span
    row: int
    position: int | None


@dataclass
class Counts:
    """What was found and what should have been."""

    right: int = 0
    found: int = 0
    there: int = 0
    found_there: int = 0

    @property
    def precision(self) -> float:
        """Share of what was found that is right."""
        return self.right / max(1, self.found)

    @property
    def recall(self) -> float:
        """Share of what is there that was found."""
        return self.found_there / max(1, self.there)

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        return 2 * self.precision * self.recall / max(1e-9, self.precision + self.recall)

    def __iadd__(self, other: Counts) -> Counts:
        self.right += other.right
        self.found += other.found
        self.there += other.there
        self.found_there += other.found_there
        return self


@dataclass
class Scored:
    """One story, compared and counted."""

    name: str
    story: dict[str, Any]
    readings: list[Reading]
    comparison: Comparison
    clauses: list[Clause]
    stands_for: dict[str, Clause]
    pairs: Counts = field(default_factory=Counts)
    conflicts: Counts = field(default_factory=Counts)
    verdicts: Counts = field(default_factory=Counts)


def score(path: Path) -> Scored:
    """Compare one gold story and count."""
    story, readings = read_story(path)
    clauses = _clauses(story, {reading.document.id: reading.document.text for reading in readings})
    stands_for = labelled_claims(path)
    scored = Scored(path.stem, story, readings, compare(readings), clauses, stands_for)
    _count_pairs(scored)
    _count_conflicts(scored)
    return scored


def labelled_claims(path: Path) -> dict[str, Clause]:
    """The clause that each claim stands for, by the claim's id; claims that stand for none are left out."""
    story, readings = read_story(path)
    clauses = _clauses(story, {reading.document.id: reading.document.text for reading in readings})
    return {claim.id: found for one in readings for claim in one.claims if (found := _clause_of(claim, clauses))}


@lru_cache
def read_story(path: Path) -> tuple[dict[str, Any], list[Reading]]:
    """A story's labels and its articles as they are read."""
    story = tomllib.loads(path.read_text(encoding="utf-8"))
    return story, [_reading(article) for article in story["articles"]]


def _reading(one: dict[str, Any]) -> Reading:
    document = Document(
        text=one["text"].strip("\n"),
        id=one["id"],
        title=one["title"],
        outlet=one["outlet"],
        published=one["published"],
        language="en",
        partial=one.get("partial", False),
    )
    return read(document, LanguagePolicy())


def _clauses(story: dict[str, Any], texts: dict[str, str]) -> list[Clause]:
    clauses = []
    for number, row in enumerate(story["rows"]):
        positions = {name: at for at, names in enumerate(row.get("positions", ())) for name in names}
        seen: dict[str, int] = defaultdict(int)
        for article, words in row["members"]:
            seen[article] += 1
            name = article if seen[article] == 1 else f"{article}#{seen[article]}"
            start = texts[article].index(words)
            clauses.append(Clause(name, article, Span(start, start + len(words)), number, positions.get(name)))
    return clauses


def _clause_of(claim: Claim, clauses: list[Clause]) -> Clause | None:
    """The clause the claim overlaps most, if they share half of the shorter one."""

    def shared(clause: Clause) -> int:
        return min(clause.span.end, claim.end) - max(clause.span.start, claim.start)

    best = max((one for one in clauses if one.article == claim.document), key=shared, default=None)
    if best is None or 2 * shared(best) < min(best.span.end - best.span.start, claim.end - claim.start):
        return None
    return best


def _count_pairs(scored: Scored) -> None:
    rows: dict[Clause, set[str]] = defaultdict(set)
    for row in scored.comparison.rows:
        for member in row.members:
            if clause := scored.stands_for.get(member.claim):
                rows[clause].add(row.id)
    for a, b in combinations(scored.clauses, 2):
        if a.article != b.article:
            joined, same = bool(rows[a] & rows[b]), a.row == b.row
            scored.pairs += Counts(right=joined and same, found=joined, there=same, found_there=joined and same)


def _count_conflicts(scored: Scored) -> None:
    met: set[tuple[int, frozenset[int | None]]] = set()
    for row in scored.comparison.rows:
        for finding in row.findings:
            a, b = (scored.stands_for.get(claim) for claim in finding.claims)
            if finding.verdict is not Verdict.CONFLICT or a is None or b is None:
                continue
            if a.row == b.row and scored.story["rows"][a.row].get("positions") and None in (a.position, b.position):
                continue
            right = a.row == b.row and a.position != b.position
            scored.conflicts += Counts(right=right, found=1)
            if right:
                met.add((a.row, frozenset((a.position, b.position))))
    for number, row in enumerate(scored.story["rows"]):
        for pair in combinations(range(len(row.get("positions", ()))), 2):
            scored.conflicts += Counts(there=1, found_there=(number, frozenset(pair)) in met)


def total(scored: list[Scored], what: str) -> Counts:
    """The counts of several stories together."""
    counts = Counts()
    for one in scored:
        counts += getattr(one, what)
    return counts
