"""What part of a story's table is asked for, as the address says it. No HTML, no database."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from articles.domain import FindingKind, Verdict


class Sort(StrEnum):
    """Orders of the rows."""

    RANK = "rank"
    """What a journalist wants first."""
    OUTLETS = "outlets"
    """What most outlets carry first."""
    TEXT = "text"
    """By the order of the base article, or of the first column that has the row."""


class Kind(StrEnum):
    """What a row must hold: a difference in something (`numbers`), or claims that mention it (`with-numbers`)."""

    NUMBERS = "numbers"
    UPDATES = "updates"
    DATES = "dates"
    DENIALS = "denials"
    WHO_WHERE = "who-where"
    STATUS = "status"
    ATTRIBUTION = "attribution"
    QUOTES = "quotes"
    JUDGEMENT = "judgement"
    CONTENT = "content"
    WITH_NUMBERS = "with-numbers"
    WITH_DATES = "with-dates"
    WITH_QUOTES = "with-quotes"


DIFFERENCES: Mapping[Kind, frozenset[FindingKind]] = {
    Kind.NUMBERS: frozenset({FindingKind.QUANTITY, FindingKind.PRECISION, FindingKind.UPDATE}),
    Kind.UPDATES: frozenset({FindingKind.UPDATE}),
    Kind.DATES: frozenset({FindingKind.DATE}),
    Kind.DENIALS: frozenset({FindingKind.POLARITY}),
    Kind.WHO_WHERE: frozenset({FindingKind.WHO, FindingKind.WHERE}),
    Kind.STATUS: frozenset({FindingKind.STATUS}),
    Kind.ATTRIBUTION: frozenset({FindingKind.ATTRIBUTION}),
    Kind.QUOTES: frozenset({FindingKind.QUOTE}),
    Kind.JUDGEMENT: frozenset({FindingKind.EVALUATION}),
    Kind.CONTENT: frozenset({FindingKind.CONTENT}),
}
"""The findings that make a row one of a kind."""

MENTIONS: Mapping[Kind, str] = {
    Kind.WITH_NUMBERS: "quantities",
    Kind.WITH_DATES: "dates",
    Kind.WITH_QUOTES: "quotes",
}
"""The field of a claim that makes its row one of a kind, wherever it isn't empty."""


@dataclass(frozen=True, slots=True)
class TableQuery:
    """What part of the table is asked for. Made from URL parameters; what isn't understood is left out."""

    verdicts: frozenset[Verdict] = frozenset()
    """Empty: all."""
    text: str = ""
    """Rows that hold all these words somewhere."""
    sort: Sort = Sort.RANK
    base: str = ""
    """Name of the outlet to stand first, or id of its article to go by."""
    missing: str = ""
    """Name of an outlet: only rows that it lacks and others have."""
    hidden: frozenset[str] = frozenset()
    """Names of outlets whose columns are left out."""
    kind: Kind | None = None
    """None: all."""
    order: tuple[str, ...] = ()
    """Names of outlets to stand in front, after the base; the others follow as in the story."""

    @classmethod
    def from_params(cls, params: Mapping[str, Sequence[str]]) -> TableQuery:
        """Read `verdict`, `hide`, `order` (these may repeat), `q`, `sort`, `base`, `missing`, `kind`."""

        def last(name: str) -> str:
            return (params.get(name) or [""])[-1].strip()

        known = {verdict.value for verdict in Verdict}
        return cls(
            verdicts=frozenset(Verdict(value) for value in params.get("verdict", ()) if value in known),
            text=last("q"),
            sort=Sort(last("sort")) if last("sort") in set(Sort) else Sort.RANK,
            base=last("base"),
            missing=last("missing"),
            hidden=frozenset(params.get("hide", ())),
            kind=Kind(last("kind")) if last("kind") in set(Kind) else None,
            order=tuple(dict.fromkeys(params.get("order", ()))),
        )

    @property
    def filtered(self) -> bool:
        """Whether rows may be left out."""
        return bool(self.verdicts or self.text or self.missing or self.kind)

    @property
    def contents(self) -> str:
        """The typed content that the claims must carry for this to be answered; empty: none."""
        return MENTIONS.get(self.kind, "") if self.kind else ""
