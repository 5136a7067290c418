"""The project's vocabulary: the values that flow from an article to a table of claims.

Standard library only; every layer may import it. All values are frozen. Offsets are always characters of
`Document.text`, half open: `text[start:end]` is the passage. Ids of claims, rows and documents are opaque strings.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range of characters of a document's text."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two ranges share a character."""
        return self.start < other.end and other.start < self.end


# --- articles -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Document:
    """One state of an article's text with what is known about it. Unknown stays empty or None, never a guess."""

    text: str
    id: str = ""
    title: str = ""
    byline: str = ""
    outlet: str = ""
    """Name of the outlet as the reader knows it."""
    site_name: str = ""
    """What the page calls its site; a hint towards the outlet."""
    url: str = ""
    """Canonical address, if known."""
    published: dt.datetime | None = None
    """When it was published. Aware where the page says a zone or an hour; midnight without a zone for a bare date."""
    language: str = ""
    """ISO 639-1 code, or empty when unknown."""
    partial: bool = False
    """Only part of the article is here (paywall, teaser): what is missing from it can't be called absent."""


# --- claims ---------------------------------------------------------------------------------------------------------


class Term(NamedTuple):
    """A content word of a claim, for matching."""

    start: int
    end: int
    lemma: str
    """Lower case."""
    pos: str
    """Universal part of speech: NOUN, PROPN, VERB, ADJ, ADV, NUM."""


class AttributionKind(StrEnum):
    """Who stands behind a claim that is not in the outlet's own voice."""

    NAMED = "named"
    OFFICIAL = "official"
    """Unnamed officials, sources, witnesses, critics."""
    DOCUMENT = "document"
    OUTLET = "outlet"
    SOCIAL = "social"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is said to say it: 'Rubio' by 'told reporters'."""

    source: str
    """The source as the article words it; its resolved name where it is a pronoun."""
    cue: str
    """The words that attribute: 'said', 'according to'."""
    kind: AttributionKind
    source_span: Span | None = None
    cue_span: Span | None = None
    entity: str = ""
    """Key of the source among the names of the document (see `Name.entity`), or empty."""


class Assertion(StrEnum):
    """How firmly a claim is put forward."""

    ASSERTED = "asserted"
    HEDGED = "hedged"
    CONDITIONAL = "conditional"
    PLANNED = "planned"
    DENIED = "denied"
    ALLEGED = "alleged"
    ASKED = "asked"


class Qualifier(StrEnum):
    """How a quantity bounds the true value."""

    EXACT = "exact"
    ABOUT = "about"
    UP_TO = "up to"
    """At most."""
    UNDER = "under"
    """Less than."""
    AT_LEAST = "at least"
    OVER = "over"
    """More than."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A measured or counted amount: 'over 40,000 inmates'."""

    start: int
    end: int
    text: str
    value: float
    """In the unit's own scale: 1.2 million is 1200000, half is 0.5, 12 percent is 12 with unit 'percent'."""
    high: float | None = None
    """Upper end of a range ('10 to 15'), else None."""
    unit: str = ""
    """'' for a count; ISO 4217 code for money; 'percent', 'fraction', 'kilometre', 'day', 'magnitude' …"""
    qualifier: Qualifier = Qualifier.EXACT
    head: str = ""
    """Lemma of what is counted or measured: 'inmate'. Empty when the words don't tell."""
    modifiers: tuple[str, ...] = ()
    """Lemmas that narrow the head: ('suspected', 'gang')."""
    relation: str = ""
    """Lemma of what ties the amount to its subject: 'hold', 'capacity', 'arrest', 'cost'. Empty when unknown."""
    per: str = ""
    """Lemma of a rate's base: 'day' in '$60 a day'."""
    ordinal: bool = False


class Precision(StrEnum):
    """How exactly a date is told."""

    TIME = "time"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date or time: 'on Monday night', resolved against the article's own date where that is known."""

    start: int
    end: int
    text: str
    precision: Precision
    earliest: dt.date | None = None
    """First day it can mean; None: unresolved, and then it can't contradict anything."""
    latest: dt.date | None = None
    """Last day it can mean, inclusive."""
    time: str = ""
    """Part of the day or clock time as told: 'night', '09:30'; '9:30' where the half of the day is not told."""
    as_of: bool = False
    """It tells the state of something at a time ('as of June'), not when something happened."""


class NameLabel(StrEnum):
    """What a name names; a hint only."""

    PERSON = "person"
    ORG = "org"
    PLACE = "place"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Name:
    """A named person, organisation or place. Names with the same `entity` mean the same, also across documents."""

    start: int
    end: int
    text: str
    label: NameLabel
    entity: str
    """Lower-case key: 'nayib bukele' for 'Bukele' once the full name is known; 'united states' for 'U.S.'."""


class QuoteKind(StrEnum):
    """How quoted words stand in the text."""

    DIRECT = "direct"
    MIXED = "mixed"
    """Part of the writer's own sentence."""
    BLOCK = "block"
    """A paragraph of its own, marked by what introduces it."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's words. The span is the words without the marks."""

    start: int
    end: int
    text: str
    kind: QuoteKind
    speaker: str = ""
    """The speaker's name or description, resolved from a pronoun where that is safe; empty when unknown."""
    speaker_span: Span | None = None
    cue: str = ""
    entity: str = ""


class Role(StrEnum):
    """What part an argument plays in its claim's act."""

    SUBJECT = "subject"
    OBJECT = "object"
    RECIPIENT = "recipient"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Argument:
    """Who or what takes part in the act a claim reports."""

    role: Role
    start: int
    end: int
    text: str
    lemma: str
    """Lower-case lemma of its head, or the entity key when it is a name."""
    carried: bool = False
    """It stands outside the claim's own span: the clause lacks it and takes it from its sentence or the one before."""


@dataclass(frozen=True, slots=True)
class Predicate:
    """The act or state a claim reports."""

    start: int
    end: int
    lemma: str
    """'sign', 'take in', 'be harsh' (copula with its complement's head)."""
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """One proposition an article puts forward, with the words it stands on."""

    id: str
    """`<document>:<start>-<end>`."""
    document: str
    start: int
    end: int
    text: str
    sentence: Span
    assertion: Assertion = Assertion.ASSERTED
    attribution: Attribution | None = None
    """None: the outlet's own voice."""
    predicate: Predicate | None = None
    arguments: tuple[Argument, ...] = ()
    negations: tuple[Span, ...] = ()
    """The negation cues whose scope is this claim's predicate."""
    quantities: tuple[Quantity, ...] = ()
    dates: tuple[DateMention, ...] = ()
    names: tuple[Name, ...] = ()
    quotes: tuple[Quote, ...] = ()
    terms: tuple[Term, ...] = ()

    @property
    def span(self) -> Span:
        """Where it stands in its document."""
        return Span(self.start, self.end)

    @property
    def negated(self) -> bool:
        """Whether its act is denied in its own words."""
        return self.predicate.negated if self.predicate else bool(self.negations)


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read in one document."""

    document: Document
    sentences: tuple[Span, ...] = ()
    claims: tuple[Claim, ...] = ()
    quotes: tuple[Quote, ...] = ()
    """All quotes of the document, in claims or not."""
    unreadable: str = ""
    """Why the reading is not sound (another language, no sentences …), for a person; empty when it is sound."""

    @property
    def complete(self) -> bool:
        """Whether what is not found here may be called absent."""
        return not self.unreadable and not self.document.partial


# --- the table ------------------------------------------------------------------------------------------------------


class Verdict(StrEnum):
    """How the outlets of a row stand to each other."""

    CONFLICT = "conflict"
    DIFFER = "differ"
    AGREE = "agree"
    SINGLE = "single"


class FindingKind(StrEnum):
    """What kind of difference a finding names."""

    QUANTITY = "quantity"
    PRECISION = "precision"
    UPDATE = "update"
    DATE = "date"
    POLARITY = "polarity"
    WHO = "who"
    WHERE = "where"
    STATUS = "status"
    ATTRIBUTION = "attribution"
    QUOTE = "quote"
    EVALUATION = "evaluation"
    CONTENT = "content"
    """Each tells what the other does not."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One typed difference between two claims of a row, with the words that differ on both sides."""

    kind: FindingKind
    verdict: Verdict
    """CONFLICT when both can't be true together, else DIFFER."""
    claims: tuple[str, str]
    spans: tuple[Span, Span]
    """In the texts of the two claims' documents, same order as `claims`."""
    explanation: str
    """One plain sentence: 'VT News: 14,532 held as of summer 2024 · DipVai: over 40,000 held'."""


@dataclass(frozen=True, slots=True)
class Position:
    """The claims of a row that can all be true together, or those that take no side where others conflict."""

    name: str
    """A, B, C …; empty for the claims that take no side, which stand last."""
    claims: tuple[str, ...]


class CellState(StrEnum):
    """What an outlet's article has on a row."""

    SAYS = "says"
    ABSENT = "absent"
    """Not found in the full text we hold."""
    UNKNOWN = "unknown"
    """Can't tell: text partial, failed or not readable."""


@dataclass(frozen=True, slots=True)
class Nearest:
    """A sentence of an article that has no claim in the row, and how near it comes (0 to 1)."""

    start: int
    end: int
    score: float


@dataclass(frozen=True, slots=True)
class Cell:
    """One document's part in one row."""

    document: str
    state: CellState
    position: str = ""
    """The first position it takes; empty: none."""
    claims: tuple[str, ...] = ()
    nearest: tuple[Nearest, ...] = ()
    """For absent cells: the sentences that come nearest, best first."""


@dataclass(frozen=True, slots=True)
class Member:
    """A claim's place in a row."""

    claim: str
    score: float
    """Calibrated probability that it belongs; 1.0 where it stands alone or an editor said so."""
    suggested: bool = False
    """Too weak to stand without a person's look."""


@dataclass(frozen=True, slots=True)
class Row:
    """Claims from different articles about the same matter."""

    id: str
    """Follows from its claims alone."""
    label: str
    """Id of the claim whose words head the row."""
    verdict: Verdict
    origins: int
    """Number of independent origins among the documents that say it."""
    members: tuple[Member, ...]
    positions: tuple[Position, ...]
    findings: tuple[Finding, ...]
    cells: tuple[Cell, ...]
    """One for each document, in the story's order."""
    title: str = ""
    """The label's words, where the claim they come from is not named; empty: the label claim's words."""
    corrected: bool = False
    """An editor's decision shaped it; filled in where corrections are kept."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Documents that carry the same wire copy or release."""

    documents: tuple[str, ...]
    agency: str = ""
    """The agency or releaser credited, if any."""
    passages: tuple[tuple[str, Span], ...] = ()
    """(document, span) of the shared text."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """The table of a story. Rows stand in the order a journalist wants them."""

    rows: tuple[Row, ...] = ()
    origins: tuple[Origin, ...] = ()
    """Only the shared ones: a document in none of them is an origin of its own."""


@dataclass(frozen=True, slots=True)
class Constraints:
    """Editors' decisions, as the comparison must obey them. Claims are named by their ids; a later decision wins."""

    must_link: frozenset[tuple[str, str]] = frozenset()
    cannot_link: frozenset[tuple[str, str]] = frozenset()
    not_claims: frozenset[str] = frozenset()
    verdicts: tuple[tuple[frozenset[str], Verdict], ...] = ()
    """(claims of a row, its verdict), oldest first: it goes to the row that holds most of these claims."""
    labels: tuple[str, ...] = ()
    """Claims that head the row they stand in, oldest first."""
