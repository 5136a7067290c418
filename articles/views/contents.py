"""Typed contents of claims and revisions, for the pages that show more than the claims' words."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection

from articles import domain
from articles.models import Claim, Revision
from articles.stored import Stored
from articles.wire import from_json


def with_contents(ids: Collection[str]) -> dict[str, domain.Claim]:
    """{claim id: the claim with quantities, dates, names and quotes}; ids as the stored table has them."""
    found = Claim.objects.filter(pk__in=[int(claim) for claim in ids])
    values = found.values_list("pk", "revision__article__key", "contents")
    return {
        str(pk): dataclasses.replace(from_json(contents, domain.Claim), id=str(pk), document=article)
        for pk, article, contents in values
    }


def quotes_of(stored: Stored) -> list[tuple[str, domain.Quote]]:
    """(article key, quote) for all that is quoted in a story, in the order of its columns."""
    order = {article.revision_id: n for n, article in enumerate(stored.articles) if article.revision_id}
    found = Revision.objects.filter(pk__in=order).values_list("pk", "article__key", "quotes")
    return [
        (article, from_json(quote, domain.Quote))
        for _, article, quotes in sorted(found, key=lambda row: order[row[0]])
        for quote in quotes
    ]
