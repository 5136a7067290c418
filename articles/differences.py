"""What differs in a row, each difference told once with the outlets of each side. No HTML, no database."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from articles.domain import Claim, Finding, FindingKind, Span, Verdict
from articles.query import DIFFERENCES, Kind

DIFFERENCE_WORDS: Mapping[Kind, str] = {
    Kind.NUMBERS: "different numbers",
    Kind.UPDATES: "later numbers",
    Kind.DATES: "different dates",
    Kind.DENIALS: "said and denied",
    Kind.WHO_WHERE: "different people or places",
    Kind.STATUS: "more or less certain",
    Kind.ATTRIBUTION: "different sources",
    Kind.QUOTES: "different words of a quote",
    Kind.JUDGEMENT: "different judgement",
    Kind.CONTENT: "each tells something else",
}
"""Each kind of difference as readers are told of it."""


def kind_words(kind: FindingKind) -> str:
    """The words for a finding's kind: those of the narrowest kind of difference that it makes."""
    fitting = [name for name, kinds in DIFFERENCES.items() if kind in kinds]
    return DIFFERENCE_WORDS[min(fitting, key=lambda name: len(DIFFERENCES[name]))]


@dataclass(frozen=True, slots=True)
class Place:
    """Where an outlet says some words."""

    outlet: str
    document: str
    span: Span


@dataclass(frozen=True, slots=True)
class Told:
    """Words that stand against others, and who says them."""

    words: str
    places: tuple[Place, ...]
    """By outlet, in the order in which they are first met."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Findings of one kind that share words, as one."""

    kind: FindingKind
    verdict: Verdict
    sides: tuple[tuple[Told, ...], ...]
    """Two or more; what stands on one side differs from something on each other side."""
    findings: tuple[Finding, ...]

    @property
    def words(self) -> str:
        """Its kind as readers are told of it."""
        return kind_words(self.kind)

    @property
    def explanation(self) -> str:
        """One of its findings in a sentence."""
        return self.findings[0].explanation


def gather(
    findings: Iterable[Finding], claims: Mapping[str, Claim], outlets: Mapping[str, str]
) -> tuple[Difference, ...]:
    """Put findings of one kind and verdict together where they turn on the same words; conflicts first.

    Args:
        findings: of one row.
        claims: {id: claim}.
        outlets: {document id: name of its outlet}.
    """
    alike: dict[tuple[FindingKind, Verdict], list[Finding]] = defaultdict(list)
    for finding in findings:
        alike[finding.kind, finding.verdict].append(finding)
    found = [one for same in alike.values() for one in _gather(same, claims, outlets)]
    return tuple(sorted(found, key=lambda one: one.verdict is not Verdict.CONFLICT))


_Key = tuple[str, str]
"""Words by which findings hang together, in lower case; with the claim where both sides have the same words."""


def _gather(
    findings: Sequence[Finding], claims: Mapping[str, Claim], outlets: Mapping[str, str]
) -> Iterator[Difference]:
    """The differences in findings of one kind and verdict."""
    rivals: dict[_Key, list[_Key]] = defaultdict(list)
    told: dict[_Key, list[tuple[str, Place]]] = defaultdict(list)
    held: dict[_Key, list[Finding]] = defaultdict(list)
    for finding in findings:
        words = _words(finding, (claims[finding.claims[0]], claims[finding.claims[1]]))
        same = words[0].casefold() == words[1].casefold()
        keys = [(say.casefold(), name if same else "") for say, name in zip(words, finding.claims, strict=True)]
        held[keys[0]].append(finding)
        for side, (name, span) in enumerate(zip(finding.claims, finding.spans, strict=True)):
            document = claims[name].document
            rivals[keys[side]].append(keys[1 - side])
            told[keys[side]].append((words[side], Place(outlets[document], document, span)))
    for sides in _parted(rivals):
        yield Difference(
            kind=findings[0].kind,
            verdict=findings[0].verdict,
            sides=tuple(tuple(_told(told[key]) for key in side) for side in sides),
            findings=tuple(finding for side in sides for key in side for finding in held[key]),
        )


def _parted(rivals: Mapping[_Key, Sequence[_Key]]) -> Iterator[list[list[_Key]]]:
    """What hangs together, on as few sides as it takes to keep rivals apart."""
    placed: dict[_Key, int] = {}
    for start in rivals:
        sides: list[list[_Key]] = []
        waiting = [start] if start not in placed else []
        for key in waiting:
            if key not in placed:
                taken = {placed[rival] for rival in rivals[key] if rival in placed}
                placed[key] = min({*range(len(sides) + 1)} - taken)
                if placed[key] == len(sides):
                    sides.append([])
                sides[placed[key]].append(key)
                waiting += rivals[key]
        if sides:
            yield sides


def _told(said: Sequence[tuple[str, Place]]) -> Told:
    first = {place.outlet: number for number, (_, place) in reversed([*enumerate(said)])}
    places = dict.fromkeys(place for _, place in said)
    return Told(said[0][0], tuple(sorted(places, key=lambda place: first[place.outlet])))


def _words(finding: Finding, both: tuple[Claim, Claim]) -> list[str]:
    """What each side of a finding says, as short as tells it apart."""
    if finding.kind is FindingKind.ATTRIBUTION:
        return [f"according to {one.attribution.source}" if one.attribution else "in its own voice" for one in both]
    words = [
        claim.text[max(0, span.start - claim.start) : max(0, span.end - claim.start)] or claim.text
        for claim, span in zip(both, finding.spans, strict=True)
    ]
    if finding.kind is FindingKind.STATUS and both[0].assertion != both[1].assertion:
        return [f"{said} ({claim.assertion})" for said, claim in zip(words, both, strict=True)]
    return words
