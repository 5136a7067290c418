"""Who and where: the same act with another actor, recipient or place."""

from __future__ import annotations

from articles.domain import Argument, Assertion, Finding, FindingKind, NameLabel, Role, Span, Verdict

from .sides import LONGEST, Meaning, Side, Told, finding

_ROLES = (Role.SUBJECT, Role.OBJECT, Role.RECIPIENT, Role.PLACE)


def contrast_participants(a: Side, b: Side, meaning: Meaning) -> list[Finding]:
    """A conflict where one participant differs by name and all others that both sides name agree.

    Only names of the same kind are compared, and only where neither article knows the other's name: 'San Salvador'
    and 'El Salvador', a minister and his government, the first and the second of two signatories can all be true.
    """
    mine, theirs = a.claim.predicate, b.claim.predicate
    if not mine or not theirs or mine.negated or theirs.negated or not meaning.same(mine.lemma, theirs.lemma):
        return []
    if {a.claim.assertion, b.claim.assertion} != {Assertion.ASSERTED}:
        return []
    differing = [role for role in _ROLES if meaning.arguments_meet(a, b, role) is False]
    agreeing = [role for role in _ROLES if meaning.arguments_meet(a, b, role)]
    if len(differing) != 1 or not agreeing or differing == [Role.OBJECT]:
        return []
    pair = _rival_names(a, b, differing[0])
    return [_told(*pair, differing[0], a, b)] if pair else []


def _rival_names(a: Side, b: Side, role: Role) -> tuple[Argument, Argument] | None:
    mine, theirs = _only_name(a, role), _only_name(b, role)
    if not mine or not theirs or _label(a, mine) != _label(b, theirs) or _label(a, mine) is None:
        return None
    if _knows(a, theirs) or _knows(b, mine):
        return None
    return mine, theirs


def _only_name(side: Side, role: Role) -> Argument | None:
    found = side.arguments(role)
    return found[0] if len(found) == 1 and not found[0].carried else None


def _label(side: Side, argument: Argument) -> NameLabel | None:
    labels = [name.label for name in side.claim.names if name.start >= argument.start and name.end <= argument.end]
    return labels[0] if len(labels) == 1 and labels[0] is not NameLabel.OTHER else None


def _knows(side: Side, argument: Argument) -> bool:
    """Whether the other side's article has the name, or the last part of it, anywhere."""
    return argument.lemma.split()[-1] in side.text.lower()


def _told(mine: Argument, theirs: Argument, role: Role, a: Side, b: Side) -> Finding:
    kind = FindingKind.WHERE if role is Role.PLACE else FindingKind.WHO
    return finding(kind, Verdict.CONFLICT, a, b, (_worded(a, mine), _worded(b, theirs)))


def _worded(side: Side, argument: Argument) -> Told:
    span = Span(argument.start, argument.end)
    verb = side.claim.predicate
    if verb is None or abs(verb.start - argument.start) > LONGEST:
        return Told(span, side.words(*span))
    return Told(span, side.words(min(verb.start, argument.start), max(verb.end, argument.end)))
