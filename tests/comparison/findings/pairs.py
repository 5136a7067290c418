"""Two claims and the findings between them."""

from __future__ import annotations

import datetime as dt

from articles.comparison import differences
from articles.domain import Finding, FindingKind, Verdict
from tests.comparison.factories import reading


def found(
    first: dict[str, object],
    second: dict[str, object],
    published: tuple[dt.datetime | None, dt.datetime | None] = (None, None),
    kind: FindingKind | None = None,
) -> list[Finding]:
    a = reading("Alpha", first, published=published[0])
    b = reading("Beta", second, published=published[1])
    return [one for one in differences(a, b) if kind is None or one.kind is kind]


def conflicts(*sides: dict[str, object], **more: object) -> list[Finding]:
    return [one for one in found(*sides, **more) if one.verdict is Verdict.CONFLICT]  # type: ignore[arg-type]
