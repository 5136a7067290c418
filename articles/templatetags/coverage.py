"""How verdicts, positions, times and claims look in a page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import pairwise
from urllib.parse import urlsplit

from django import template
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.timesince import timesince

from articles.domain import Assertion, Verdict
from articles.search import Term, marks
from articles.services.visits import Changes

register = template.Library()

RECENT = dt.timedelta(days=7)
"""So long a span of time says more than a date."""

STROKES = {
    Verdict.CONFLICT: "M1 3.6h8M1 6.8h8M6.9 1 3.1 9.4",
    Verdict.DIFFER: "M1 4q2-2 4-.4t4-.4M1 7.6q2-2 4-.4t4-.4",
    Verdict.AGREE: "M1 3.6h8M1 6.8h8",
    Verdict.SINGLE: "M2.5 5.2h5",
}
"""How each verdict's sign is drawn in a square of ten: fonts draw ≠ and ≈ too unlike."""
WORDS = {Verdict.CONFLICT: "Conflict", Verdict.DIFFER: "Differ", Verdict.AGREE: "Agree", Verdict.SINGLE: "Single"}


@register.simple_tag
def verdict(value: str, count: int | None = None) -> SafeString:
    """A verdict as sign and word, with a count where one is given."""
    known = Verdict(value)
    number = format_html(" <b>{}</b>", count) if count is not None else ""
    return format_html('<span class="verdict v-{}">{} {}{}</span>', known, sign(known), WORDS[known], number)


@register.simple_tag
def sign(value: str) -> SafeString:
    """The sign of a verdict, for the eye only."""
    strokes = STROKES[Verdict(value)]
    return format_html('<svg class="sign" viewBox="0 0 10 10" aria-hidden="true"><path d="{}"/></svg>', strokes)


@register.simple_tag
def position(name: str) -> SafeString:
    """The letter of a position, patterned so that it is told without colour; words where a claim takes no side."""
    if not name:
        return format_html('<i class="tag">takes no side</i>')
    return format_html(
        '<span class="position p-{}"><span class="hidden">Position </span>{}</span>', name[:1].lower(), name
    )


@register.simple_tag
def when(moment: dt.datetime | None, unknown: str = "date not known") -> SafeString | str:
    """A time for readers: the outlet's own clock, moved to the reader's zone by the page's script."""
    if moment is None:
        return unknown
    day = f"{moment.day} {moment:%b %Y}"
    if moment.tzinfo is None:
        return format_html('<time datetime="{}">{}</time>', moment.date().isoformat(), day)
    original = f"{day}, {moment:%H:%M} {_zone(moment)}"
    return format_html('<time datetime="{}" title="{}" data-local>{}</time>', moment.isoformat(), original, original)


@register.simple_tag
def ago(moment: dt.datetime) -> SafeString:
    """How long ago something happened here, with the moment on hover; after a week the moment itself."""
    passed = timezone.now() - moment
    if passed >= RECENT:
        return SafeString(when(moment))
    words = "just now" if passed < dt.timedelta(minutes=1) else f"{timesince(moment, depth=1)} ago"
    exact = f"{moment.day} {moment:%b %Y, %H:%M} {_zone(moment)}"
    return format_html('<time datetime="{}" title="{}" data-ago>{}</time>', moment.isoformat(), exact, words)


@register.simple_tag
def marked(text: str, terms: Sequence[Term]) -> SafeString:
    """A text with the searched words marked."""
    edges = [0, *(edge for span in marks(text, terms) for edge in span), len(text)]
    pieces = ((text[start:end], n % 2) for n, (start, end) in enumerate(pairwise(edges)))
    return format_html_join(
        "", "{}", ((format_html("<mark>{}</mark>", words) if hit else words,) for words, hit in pieces)
    )


@register.filter
def told(changes: Changes) -> str:
    """What came to a story since a visit: `2 new articles and 1 new conflict`."""
    other = "other " if changes.conflicts else ""
    counted = (
        (changes.articles, "new article{s}"),
        (changes.revised, "article{s} with a new text"),
        (changes.conflicts, "new conflict{s}"),
        (changes.other_rows, other + "row{s} new or judged anew"),
    )
    return _in_a_row([f"{n:,} {words.format(s='' if n == 1 else 's')}" for n, words in counted if n])


@register.filter
def assertion_words(value: str) -> str:
    """How firmly a claim is put forward; empty for a plain assertion."""
    return "" if value == Assertion.ASSERTED else str(value)


@register.filter
def verdict_words(value: str) -> str:
    """A verdict's word."""
    return WORDS[Verdict(value)]


@register.filter
def host(url: str) -> str:
    """The site of an address."""
    return (urlsplit(url).hostname or url).removeprefix("www.")


@register.filter
def listing(names: list[str] | tuple[str, ...]) -> SafeString:
    """Names in a row, `A, B and C`, each by its own direction of writing."""
    return SafeString(_in_a_row([format_html("<bdi>{}</bdi>", name) for name in names]))  # each is escaped


@register.filter
def few(names: list[str] | tuple[str, ...]) -> SafeString:
    """Names where room is short: two at most, then `A and 3 others`."""
    if len(names) <= 2:
        return listing(names)
    return format_html("<bdi>{}</bdi> and {} others", names[0], len(names) - 1)


def _in_a_row(parts: Sequence[str]) -> str:
    *before, last = parts or [""]
    return f"{', '.join(before)} and {last}" if before else last


def _zone(moment: dt.datetime) -> str:
    offset = moment.strftime("%z")
    return "UTC" if offset in {"+0000", ""} else f"UTC{offset[:3].replace('-', '−')}:{offset[3:5]}"
