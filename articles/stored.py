"""The stored table of a story as domain values, read with a constant number of queries.

Ids here are the database's own: documents by article key, rows by permalink key, claims by primary key. Claims carry
what a page shows; their typed contents stay in the database (`contents`), for whoever asks for one.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from msgspec import ValidationError

from articles import domain
from articles.models import Article, ArticleState, Claim, ClaimGroup, Finding, Membership, OriginPassage, Story
from articles.wire import from_json

CONTENTS: Mapping[str, Any] = {
    "quantities": tuple[domain.Quantity, ...],
    "dates": tuple[domain.DateMention, ...],
    "quotes": tuple[domain.Quote, ...],
}
"""Typed contents of a claim that a table may ask for."""


@dataclass(frozen=True, slots=True)
class Stored:
    """All a page needs to know of a story's table."""

    articles: tuple[Article, ...]
    """In the order of the columns; duplicates are left out."""
    readings: tuple[domain.Reading, ...]
    unread: tuple[domain.Document, ...]
    """Articles that failed or are still on their way."""
    comparison: domain.Comparison

    def article(self, document: str) -> Article:
        """The article of a document id."""
        return next(article for article in self.articles if article.key == document)


def load(story: Story, contents: str = "") -> Stored:
    """Read the stored table of a story; `contents`, one of `CONTENTS`, comes with the claims that have it."""
    articles = tuple(
        story.articles.exclude(state=ArticleState.DUPLICATE)
        .in_story_order()
        .select_related("outlet", "revision")
        .defer("revision__text", "revision__sentences", "revision__quotes")
    )
    readable = [article for article in articles if article.state == ArticleState.READY and article.revision_id]
    claims = _claims(story, contents)
    readings = tuple(
        domain.Reading(
            document=_document(article),
            claims=tuple(claims[article.pk]),
            unreadable=article.revision.unreadable if article.revision else "",
        )
        for article in readable
    )
    unread = tuple(_document(article) for article in articles if article not in readable)
    return Stored(articles, readings, unread, _comparison(story, readable))


def _document(article: Article) -> domain.Document:
    return domain.Document(
        text="",
        id=article.key,
        title=str(article),
        byline=article.byline,
        outlet=article.outlet_name,
        url=article.canonical_url,
        published=article.published,
        language=article.language,
        partial=article.partial,
    )


def _claims(story: Story, contents: str) -> dict[int, list[domain.Claim]]:
    """{article pk: its claims that stand in a row}."""
    claims: dict[int, list[domain.Claim]] = defaultdict(list)
    fields = ["pk", "revision__article_id", "revision__article__key", "start", "end", "text", "assertion", "source"]
    if contents:
        fields.append(f"contents__{contents}")
    values = Claim.objects.filter(membership__position__group__story=story).values_list(*fields)
    for pk, article, key, start, end, text, assertion, source, *typed in values.order_by("revision_id", "start"):
        kind = domain.AttributionKind.NAMED
        claim = domain.Claim(
            id=str(pk),
            document=key,
            start=start,
            end=end,
            text=text,
            sentence=domain.Span(start, end),
            assertion=domain.Assertion(assertion),
            attribution=domain.Attribution(source, "", kind) if source else None,
        )
        claims[article].append(_carrying(claim, contents, typed[0]) if typed and typed[0] else claim)
    return claims


def _carrying(claim: domain.Claim, contents: str, found: object) -> domain.Claim:
    """A claim with its contents; without them where another version of this program wrote them."""
    try:
        return dataclasses.replace(claim, **{contents: from_json(found, CONTENTS[contents])})
    except ValidationError:
        return claim


def _comparison(story: Story, readable: Iterable[Article]) -> domain.Comparison:
    keys = {str(article.pk): article.key for article in readable}
    members = _members(story)
    findings = _findings(story)
    rows = tuple(_row(group, members[group.pk], findings[group.pk], keys) for group in story.groups.order_by("rank"))
    return domain.Comparison(rows, _origins(story))


def _row(
    group: ClaimGroup, members: list[tuple[str, domain.Member]], findings: list[domain.Finding], keys: dict[str, str]
) -> domain.Row:
    positions: dict[str, list[str]] = defaultdict(list)
    for name, member in members:
        positions[name].append(member.claim)
    return domain.Row(
        id=group.key,
        label="",
        title=group.label,
        verdict=domain.Verdict(group.verdict),
        origins=group.origins,
        corrected=group.corrected,
        members=tuple(member for _, member in members),
        positions=tuple(domain.Position(name, tuple(ids)) for name, ids in positions.items()),
        findings=tuple(findings),
        cells=tuple(
            domain.Cell(keys[pk], domain.CellState.ABSENT, nearest=tuple(domain.Nearest(*near) for near in nearest))
            for pk, nearest in group.nearest.items()
            if pk in keys
        ),
    )


def _members(story: Story) -> dict[int, list[tuple[str, domain.Member]]]:
    """{row pk: [(position, member)]}."""
    members: dict[int, list[tuple[str, domain.Member]]] = defaultdict(list)
    values = Membership.objects.filter(position__group__story=story).values_list(
        "position__group_id", "position__name", "claim_id", "score", "suggested"
    )
    for group, name, claim, score, suggested in values.order_by("position_id", "claim__revision_id", "claim__start"):
        members[group].append((name, domain.Member(str(claim), score, suggested)))
    return members


def _findings(story: Story) -> dict[int, list[domain.Finding]]:
    findings: dict[int, list[domain.Finding]] = defaultdict(list)
    values = Finding.objects.filter(group__story=story).values_list(
        "group_id", "kind", "verdict", "explanation",
        "first_id", "first_start", "first_end", "second_id", "second_start", "second_end",
    )  # fmt: skip
    for group, kind, verdict, words, first, start, end, second, *span in values.order_by("pk"):
        findings[group].append(
            domain.Finding(
                kind=domain.FindingKind(kind),
                verdict=domain.Verdict(verdict),
                claims=(str(first), str(second)),
                spans=(domain.Span(start, end), domain.Span(*span)),
                explanation=words,
            )
        )
    return findings


def _origins(story: Story) -> tuple[domain.Origin, ...]:
    passages: dict[int, list[tuple[str, domain.Span]]] = defaultdict(list)
    values = OriginPassage.objects.filter(origin__story=story).values_list("origin_id", "article__key", "start", "end")
    for origin, key, start, end in values:
        passages[origin].append((key, domain.Span(start, end)))
    agencies = story.origins.values_list("pk", "agency").order_by("pk")
    return tuple(
        domain.Origin(tuple(dict.fromkeys(key for key, _ in passages[pk])), agency, tuple(passages[pk]))
        for pk, agency in agencies
    )
