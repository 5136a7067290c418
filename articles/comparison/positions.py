"""Positions: the claims of a row that can all be true together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from articles.domain import Finding, Position, Span, Verdict

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def split_positions(
    claims: Sequence[str],
    findings: Iterable[Finding],
    weight: Callable[[str], object],
    nearness: Callable[[str, str], float],
    repeats: Callable[[str, str, Span], int],
) -> tuple[Position, ...]:
    """Divide a row's claims so that no two of one position are in conflict.

    A claim that no conflict names takes the side of whose disputed words it repeats most. One that repeats nobody's, or
    as many of two sides, takes none: these stand last, without a letter. Without a conflict there is one position.

    Args:
        claims: ids of the row's claims, in order.
        findings: all conflicts and differences between them.
        weight: what makes two claims count as one voice: position A is the one with most distinct values.
        nearness: how alike two claims are, 0 to 1.
        repeats: how many words of a passage in another claim a claim tells again.
    """
    rivals: dict[str, set[str]] = {}
    disputed: dict[str, set[Span]] = {}
    for found in findings:
        if found.verdict is Verdict.CONFLICT:
            for claim, rival, span in zip(found.claims, reversed(found.claims), found.spans, strict=True):
                rivals.setdefault(claim, set()).add(rival)
                disputed.setdefault(claim, set()).add(span)
    if not rivals:
        return (Position(position_name(0), tuple(claims)),)
    groups = _opposed([claim for claim in claims if claim in rivals], rivals, nearness)
    passages = [[(claim, span) for claim in group for span in disputed[claim]] for group in groups]
    aside: list[str] = []
    for claim in claims:
        if claim not in rivals:
            shares = [max(repeats(claim, *passage) for passage in told) for told in passages]
            clear = shares.count(max(shares)) == 1
            (groups[shares.index(max(shares))] if clear else aside).append(claim)
    order = {claim: number for number, claim in enumerate(claims)}
    groups = [sorted(group, key=order.__getitem__) for group in groups]
    groups.sort(key=lambda group: (-len({weight(claim) for claim in group}), order[group[0]]))
    lettered = [Position(position_name(number), tuple(group)) for number, group in enumerate(groups)]
    return (*lettered, *([Position("", tuple(aside))] if aside else ()))


def _opposed(
    claims: Sequence[str], rivals: dict[str, set[str]], nearness: Callable[[str, str], float]
) -> list[list[str]]:
    """Groups of claims without rivals among them: who has most rivals first, each then where it comes nearest."""
    groups: list[list[str]] = []
    for claim in sorted(claims, key=lambda claim: -len(rivals[claim])):
        open_to = [group for group in groups if not rivals[claim] & set(group)]
        if open_to:
            max(open_to, key=lambda group: max(nearness(claim, other) for other in group)).append(claim)
        else:
            groups.append([claim])
    return groups


def position_name(number: int) -> str:
    """Letters as columns of a spreadsheet have them: A to Z, then AA, AB."""
    name = ""
    number += 1
    while number:
        number, letter = divmod(number - 1, len(_LETTERS))
        name = _LETTERS[letter] + name
    return name
