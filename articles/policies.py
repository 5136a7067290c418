"""Limits and thresholds as frozen values. Built once from settings (`services.policies`), handed down to the core."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class FetchPolicy:
    """Limits of one guarded GET. Times in seconds, sizes in bytes after decoding."""

    user_agent: str = "CoverageCompare/0.1"
    connect_timeout: float = 5.0
    read_timeout: float = 10.0
    total_timeout: float = 30.0
    max_bytes: int = 10_000_000
    max_redirects: int = 5
    allowed_hosts: frozenset[str] = frozenset()
    """Host names (or `host:port`) the operator trusts although they are private or use another port."""


@dataclass(frozen=True, slots=True)
class ExtractPolicy:
    """Limits of turning bytes into a document. Times in seconds, memory in bytes."""

    max_bytes: int = 10_000_000
    max_elements: int = 100_000
    max_text: int = 1_000_000
    """Characters of article text that are kept at most; longer is refused. Reading as many takes 46 s of processor
    time, about half of what a task may run (settings.CELERY_TASK_SOFT_TIME_LIMIT)."""
    min_words: int = 40
    """Fewer words than this are no article."""
    cpu_seconds: int = 20
    wall_seconds: float = 30.0
    memory: int = 1_500_000_000


@dataclass(frozen=True, slots=True)
class LanguagePolicy:
    """How text is read."""

    model: str = ""
    """Name or path of a spaCy pipeline; empty: the one in `articles/language/model`."""
    languages: frozenset[str] = frozenset({"en"})


@dataclass(frozen=True, slots=True)
class ComparisonPolicy:
    """Thresholds of building rows. Probabilities between 0 and 1."""

    join: float = 0.15
    """A row is kept only as loose as this: lowest average score of two of its clusters joined."""
    suggest: float = 0.5
    """Members below this score are shown as suggestions."""
    repeat: float = 0.75
    """Two claims of one article share a row only where the one repeats the other at least this surely."""
    nearest: int = 2
    """How many nearest sentences an absent cell keeps."""
    vectors: str = ""
    """Folder of the static word vectors; empty: `articles/language/model/vectors`."""


@dataclass(frozen=True, slots=True)
class Policies:
    """All of them together."""

    fetch: FetchPolicy = field(default_factory=FetchPolicy)
    extract: ExtractPolicy = field(default_factory=ExtractPolicy)
    language: LanguagePolicy = field(default_factory=LanguagePolicy)
    comparison: ComparisonPolicy = field(default_factory=ComparisonPolicy)
