"""Rows of the table: verdict, positions, findings, cells."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from articles.domain import (
    Cell,
    CellState,
    Constraints,
    Finding,
    FindingKind,
    Member,
    Nearest,
    Origin,
    Position,
    Reading,
    Row,
    Verdict,
)
from articles.policies import ComparisonPolicy

from .align import Alignment
from .findings import Meaning
from .positions import split_positions
from .restated import restated
from .story import Story, outlet_key
from .voices import contrasts, row_findings, telling

_AMOUNTS = frozenset({FindingKind.QUANTITY, FindingKind.PRECISION, FindingKind.UPDATE})
"""Findings between amounts of the same thing in the same relation: they tell by themselves that the matter is one."""


@dataclass
class RowBuilder:
    """Builds rows of one story; what all rows need is held here."""

    story: Story
    readings: Sequence[Reading]
    """In the order the caller gave, which is the order of the cells."""
    alignment: Alignment
    origins: Sequence[Origin]
    constraints: Constraints
    policy: ComparisonPolicy
    meaning: Meaning

    def __post_init__(self) -> None:
        """Prepare the cells that hold nothing: one per document, shared by all rows."""
        states = [CellState.ABSENT if reading.complete else CellState.UNKNOWN for reading in self.readings]
        pairs = zip(self.readings, states, strict=True)
        self._empty = [Cell(reading.document.id, state) for reading, state in pairs]
        self._column = {cell.document: column for column, cell in enumerate(self._empty)}
        self._fixed = _fixed_verdicts(self.alignment.groups, self.story, self.constraints)

    def build(self, group: Sequence[int], label: int, nearest: Mapping[int, tuple[Nearest, ...]]) -> Row:
        """The row of a group of claims, by number, headed by `label`; `nearest` by document number."""
        pairs = contrasts(group, self.story, self.meaning)
        firm = self._firm(group, [found for pair in pairs for found in pair.disputes])
        findings = row_findings(pairs, firm)
        members = tuple(self._member(claim, firm) for claim in group)
        standing = [claim for claim in group if self.story.claims[claim].id in firm] or [label]
        verdict = self._verdict(standing, self._fixed.get(group[0]), findings)
        positions = self._positions(group, findings if verdict is Verdict.CONFLICT else ())
        return Row(
            id=row_id([member.claim for member in members]),
            label=self.story.claims[label].id,
            verdict=verdict,
            origins=self._count_origins(standing),
            members=members,
            positions=positions,
            findings=telling(findings),
            cells=self._cells(group, positions, nearest),
        )

    def _member(self, claim: int, firm: frozenset[str]) -> Member:
        name = self.story.claims[claim].id
        return Member(name, round(self.alignment.membership[claim], 4), suggested=name not in firm)

    def _firm(self, group: Sequence[int], findings: Sequence[Finding]) -> frozenset[str]:
        """Ids of the claims that stand in the row without a person's look.

        Either the score says so, or an amount that answers the same question as another one of the row.
        """
        scores = {self.story.claims[claim].id: self.alignment.membership[claim] for claim in group}
        telling_of_one = (found for found in findings if found.kind in _AMOUNTS or found.verdict is Verdict.CONFLICT)
        answering = {claim for found in telling_of_one for claim in found.claims}
        return frozenset(claim for claim, score in scores.items() if score >= self.policy.suggest or claim in answering)

    def _positions(self, group: Sequence[int], findings: Sequence[Finding]) -> tuple[Position, ...]:
        claims = self.story.claims
        number = {claims[claim].id: claim for claim in group}
        return split_positions(
            [claims[claim].id for claim in group],
            findings,
            weight=lambda claim: outlet_key(self.story.reading_of(number[claim])),
            nearness=lambda a, b: self.alignment.score(number[a], number[b]),
            repeats=lambda claim, other, told: restated(claims[number[claim]], claims[number[other]], told),
        )

    def _verdict(self, group: Sequence[int], fixed: Verdict | None, findings: Sequence[Finding]) -> Verdict:
        if len({outlet_key(self.story.reading_of(claim)) for claim in group}) < 2:
            return Verdict.SINGLE  # nobody to agree with or to contradict, whatever was decided before
        if fixed is not None:
            return fixed
        if any(found.verdict is Verdict.CONFLICT for found in findings):
            return Verdict.CONFLICT
        return Verdict.DIFFER if findings else Verdict.AGREE

    def _count_origins(self, group: Sequence[int]) -> int:
        """Outlets of the row, those that carry it in the same copy counted once."""
        voices = {outlet_key(self.story.reading_of(claim)): "" for claim in group}
        for number, origin in enumerate(self.origins):
            passages = defaultdict(list)
            for document, span in origin.passages:
                passages[document].append(span)
            for claim in group:
                told = self.story.claims[claim]
                if any(told.span.overlaps(span) for span in passages[told.document]):
                    voices[outlet_key(self.story.reading_of(claim))] = f"\0{number}"
        return len({copy or outlet for outlet, copy in voices.items()})

    def _cells(
        self, group: Sequence[int], positions: Sequence[Position], nearest: Mapping[int, tuple[Nearest, ...]]
    ) -> tuple[Cell, ...]:
        position = {claim: one.name for one in positions for claim in one.claims}
        said: dict[str, list[str]] = defaultdict(list)
        for claim in group:
            said[self.story.claims[claim].document].append(self.story.claims[claim].id)
        cells = list(self._empty)
        for number, found in nearest.items():
            column = self._column[self.story.readings[number].document.id]
            if cells[column].state is CellState.ABSENT:
                cells[column] = Cell(cells[column].document, CellState.ABSENT, nearest=found)
        for document, claims in said.items():
            taken = next(filter(None, map(position.get, claims)), "")
            cells[self._column[document]] = Cell(document, CellState.SAYS, taken, tuple(claims))
        return tuple(cells)


def row_id(claims: Sequence[str]) -> str:
    """A short name that follows from the row's claims alone."""
    return hashlib.sha256("\n".join(sorted(claims)).encode()).hexdigest()[:16]


def _fixed_verdicts(groups: Sequence[Sequence[int]], story: Story, constraints: Constraints) -> dict[int, Verdict]:
    """{first claim of a group: verdict that an editor gave to the row which this group goes on}."""
    head = {story.claims[claim].id: group[0] for group in groups for claim in group} if constraints.verdicts else {}
    fixed: dict[int, Verdict] = {}
    for claims, verdict in constraints.verdicts:
        held = Counter(head[claim] for claim in claims if claim in head)
        if held:
            fixed[min(held, key=lambda group: (-held[group], group))] = verdict
    return fixed
