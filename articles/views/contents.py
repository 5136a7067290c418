"""The typed contents of claims, for the pages that show more than their words."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection

from articles import domain
from articles.models import Claim
from articles.wire import from_json


def with_contents(ids: Collection[str]) -> dict[str, domain.Claim]:
    """{claim id: the claim with quantities, dates, names and quotes}; ids as the stored table has them."""
    found = Claim.objects.filter(pk__in=[int(claim) for claim in ids])
    values = found.values_list("pk", "revision__article__key", "contents")
    return {
        str(pk): dataclasses.replace(from_json(contents, domain.Claim), id=str(pk), document=article)
        for pk, article, contents in values
    }
