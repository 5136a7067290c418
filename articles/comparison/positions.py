"""Positions: the claims of a row that can all be true together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from articles.domain import Finding, Position, Verdict

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def split_positions(
    claims: Sequence[str],
    findings: Iterable[Finding],
    weight: Callable[[str], object],
    nearness: Callable[[str, str], float],
) -> tuple[Position, ...]:
    """Divide a row's claims so that no two of one position are in conflict.

    Claims in conflict are placed first, the others with the position to which they come nearest.

    Args:
        claims: ids of the row's claims, in order.
        findings: all conflicts and differences between them.
        weight: what makes two claims count as one voice: position A is the one with most distinct values.
        nearness: how alike two claims are, 0 to 1.
    """
    rivals: dict[str, set[str]] = {claim: set() for claim in claims}
    for found in findings:
        if found.verdict is Verdict.CONFLICT:
            a, b = found.claims
            rivals[a].add(b)
            rivals[b].add(a)
    order = {claim: number for number, claim in enumerate(claims)}
    groups: list[list[str]] = []
    for claim in sorted(claims, key=lambda claim: (-len(rivals[claim]), order[claim])):
        open_to = [group for group in groups if not rivals[claim] & set(group)]
        if open_to:
            max(open_to, key=lambda group: max(nearness(claim, other) for other in group)).append(claim)
        else:
            groups.append([claim])
    groups = [sorted(group, key=order.__getitem__) for group in groups]
    groups.sort(key=lambda group: (-len({weight(claim) for claim in group}), order[group[0]]))
    return tuple(Position(position_name(number), tuple(group)) for number, group in enumerate(groups))


def position_name(number: int) -> str:
    """Letters as columns of a spreadsheet have them: A to Z, then AA, AB."""
    name = ""
    number += 1
    while number:
        number, letter = divmod(number - 1, len(_LETTERS))
        name = _LETTERS[letter] + name
    return name
