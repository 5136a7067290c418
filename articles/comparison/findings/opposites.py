"""Words that say the opposite of each other. Lemmas, lower case."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

WORDNET = Path(__file__).with_name("opposites.txt")
"""Distilled from WordNet by `articles.evaluation.opposites`; its licence stands at the top of the file."""

_OF_NEWS = (
    ("accept", "reject"), ("accept", "refuse"), ("accept", "decline"), ("agree", "refuse"), ("agree", "disagree"),
    ("approve", "reject"), ("approve", "block"), ("confirm", "deny"), ("admit", "deny"), ("win", "lose"),
    ("rise", "fall"), ("rise", "drop"), ("rise", "decline"), ("increase", "decrease"), ("increase", "fall"),
    ("increase", "drop"), ("increase", "decline"), ("grow", "shrink"), ("gain", "lose"), ("support", "oppose"),
    ("allow", "ban"), ("allow", "block"), ("allow", "forbid"), ("permit", "ban"), ("open", "close"),
    ("pass", "fail"), ("succeed", "fail"), ("convict", "acquit"), ("guilty", "innocent"),
    ("guilty", "acquit"), ("convict", "clear"), ("uphold", "overturn"), ("uphold", "reverse"), ("uphold", "annul"),
    ("uphold", "quash"), ("survive", "die"), ("raise", "cut"), ("raise", "lower"), ("include", "exclude"),
    ("run", "cancel"), ("operate", "cancel"), ("run", "stop"), ("operate", "stop"), ("hold", "cancel"),
    ("admit", "reject"), ("accept", "deny"), ("back", "oppose"), ("remain", "leave"), ("stay", "leave"),
    ("hire", "fire"), ("legal", "illegal"), ("lawful", "unlawful"), ("true", "false"), ("positive", "negative"),
    ("alive", "dead"), ("present", "absent"), ("continue", "stop"), ("continue", "end"), ("resume", "halt"),
    ("lead", "trail"), ("ahead", "behind"), ("open", "lock"),
    ("open", "shut"), ("grant", "deny"), ("grant", "refuse"),
    ("approve", "veto"), ("approve", "oppose"), ("back", "reject"), ("support", "reject"), ("release", "detain"),
    ("release", "hold"), ("free", "detain"), ("lift", "impose"), ("evacuate", "remain"), ("ratify", "reject"),
    ("comply", "defy"), ("comply", "violate"), ("comply", "breach"), ("honour", "breach"), ("honor", "breach"),
    ("profit", "loss"), ("unanimous", "divided"), ("safe", "unsafe"), ("available", "unavailable"), ("resign", "stay"),
    ("recover", "worsen"), ("expand", "shrink"), ("accelerate", "slow"), ("delay", "speed"), ("cleared", "convicted"),
)  # fmt: skip
"""What news reports put against each other and a dictionary does not."""


@lru_cache(maxsize=1)
def _listed() -> Mapping[str, frozenset[str]]:
    lines = WORDNET.read_text(encoding="utf-8").splitlines()
    distilled = [line.split() for line in lines if not line.startswith("#")]
    found: dict[str, set[str]] = {}
    for a, b in [*_OF_NEWS, *((a, b) for a, b in distilled)]:
        found.setdefault(a, set()).add(b)
        found.setdefault(b, set()).add(a)
    return {word: frozenset(others) for word, others in found.items()}


def opposites_of(lemma: str) -> frozenset[str]:
    """All lemmas that exclude this one."""
    return _listed().get(lemma, frozenset())


def are_opposites(a: str, b: str) -> bool:
    """Whether two lemmas exclude each other; of a copula ('be guilty') what it says counts."""
    return b.removeprefix("be ") in opposites_of(a.removeprefix("be "))
