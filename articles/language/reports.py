"""What a report is: reporting words in a sentence, their source and their content."""

from __future__ import annotations

from dataclasses import dataclass, field

from articles.domain import Assertion
from articles.language.syntax import Word


@dataclass(slots=True)
class Report:
    """Reporting words in a sentence."""

    cue: tuple[Word, ...]
    source: tuple[Word, Word] | None
    """First and last word of the source's phrase."""
    source_head: Word | None
    segment: set[int]
    """Words that report and are no part of the content."""
    content: set[int]
    assertion: Assertion | None = None
    """How the verb colours its content."""
    root: Word | None = field(default=None)
    """Head of the content once it is cut out of the tree."""
