"""Gold stories: reading them, comparing them, counting what came out right. Rules in `stories/README.md`."""

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

FOLDER = Path(__file__).parent / "stories"


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


def score(name: str) -> Scored:
    """Compare one gold story and count."""
    story = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    readings = [_reading(article["id"], name) for article in story["articles"]]
    clauses = _clauses(story, {reading.document.id: reading.document.text for reading in readings})
    stands_for = {claim.id: found for one in readings for claim in one.claims if (found := _clause_of(claim, clauses))}
    scored = Scored(name, story, readings, compare(readings), clauses, stands_for)
    _count_pairs(scored)
    _count_conflicts(scored)
    return scored


@lru_cache
def _reading(article: str, name: str) -> Reading:
    story = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    one = next(one for one in story["articles"] if one["id"] == article)
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
    met = set()
    for row in scored.comparison.rows:
        for finding in row.findings:
            ends = [scored.stands_for.get(claim) for claim in finding.claims]
            if finding.verdict is not Verdict.CONFLICT or None in ends:
                continue
            a, b = ends
            if a.row == b.row and None in (a.position, b.position) and scored.story["rows"][a.row].get("positions"):
                continue
            right = a.row == b.row and None not in (a.position, b.position) and a.position != b.position
            scored.conflicts += Counts(right=right, found=1)
            if right:
                met.add((a.row, *sorted((a.position, b.position))))
    for number, row in enumerate(scored.story["rows"]):
        for pair in combinations(range(len(row.get("positions", ()))), 2):
            scored.conflicts += Counts(there=1, found_there=(number, *pair) in met)


def total(scored: list[Scored], what: str) -> Counts:
    """The counts of several stories together."""
    counts = Counts()
    for one in scored:
        counts += getattr(one, what)
    return counts
