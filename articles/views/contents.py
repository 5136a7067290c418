"""Typed contents of claims and revisions, for the pages that show more than the claims' words."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Collection

from msgspec import ValidationError

from articles import domain
from articles.models import Claim, Revision, Story
from articles.stored import Stored
from articles.wire import from_json


def with_contents(ids: Collection[str]) -> dict[str, domain.Claim]:
    """{claim id: the claim with quantities, dates, names and quotes}; ids as the stored table has them."""
    found = Claim.objects.filter(pk__in=[int(claim) for claim in ids])
    values = found.values_list("pk", "revision__article__key", "contents")
    claims = ((pk, article, _value(contents)) for pk, article, contents in values)
    return {str(pk): dataclasses.replace(claim, id=str(pk), document=article) for pk, article, claim in claims if claim}


def claims_of(revision: Revision) -> list[tuple[domain.Claim, bool]]:
    """(claim, whether its contents are there) for all claims of a text, in its order."""
    found = [(claim, _value(claim.contents)) for claim in revision.claims.order_by("start", "end")]
    return [(dataclasses.replace(value or _bare(claim), id=str(claim.pk)), value is not None) for claim, value in found]


def quotes_of(stored: Stored) -> list[tuple[str, domain.Quote]]:
    """(article key, quote) for all that is quoted in a story, in the order of its columns."""
    order = {article.revision_id: n for n, article in enumerate(stored.articles) if article.revision_id}
    found = Revision.objects.filter(pk__in=order).values_list("pk", "article__key", "quotes")
    return [
        (article, from_json(quote, domain.Quote))
        for _, article, quotes in sorted(found, key=lambda row: order[row[0]])
        for quote in quotes
    ]


def names_of(stored: Stored, entities: Collection[str]) -> dict[str, str]:
    """{entity: its name as an article writes it}, for those that stand in full in some article."""
    texts = Revision.objects.filter(pk__in=[article.revision_id for article in stored.articles if article.revision_id])
    names: dict[str, str] = {}
    for text in texts.values_list("text", flat=True):
        for entity in entities:
            if entity not in names and (found := re.search(rf"\b{re.escape(entity)}\b", text, re.IGNORECASE)):
                names[entity] = found[0]
    return names


def changes_of(story: Story) -> dict[str, dt.datetime]:
    """{article key: when another text than its first was last seen}."""
    later = Revision.objects.filter(article__story=story, number__gt=1).order_by("number")
    return dict(later.values_list("article__key", "stored_at"))


def _value(contents: object) -> domain.Claim | None:
    """A claim from its stored contents; None where another version of this program wrote them."""
    try:
        return from_json(contents, domain.Claim)
    except ValidationError:
        return None


def _bare(claim: Claim) -> domain.Claim:
    span = domain.Span(claim.start, claim.end)
    return domain.Claim("", "", *span, claim.text, span, domain.Assertion(claim.assertion))
