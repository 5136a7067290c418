"""Words that say the opposite of each other. Lemmas, lower case."""

from __future__ import annotations

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
    ("lead", "trail"), ("ahead", "behind"), ("grant", "deny"), ("grant", "refuse"),
    ("approve", "veto"), ("approve", "oppose"), ("back", "reject"), ("support", "reject"), ("release", "detain"),
    ("release", "hold"), ("free", "detain"), ("lift", "impose"), ("evacuate", "remain"), ("ratify", "reject"),
    ("comply", "defy"), ("comply", "violate"), ("comply", "breach"), ("honour", "breach"), ("honor", "breach"),
    ("profit", "loss"), ("unanimous", "divided"), ("safe", "unsafe"), ("available", "unavailable"), ("resign", "stay"),
    ("recover", "worsen"), ("expand", "shrink"), ("accelerate", "slow"), ("delay", "speed"), ("cleared", "convicted"),
)  # fmt: skip
"""What news reports put against each other and a dictionary does not."""


@lru_cache(maxsize=1)
def _listed() -> frozenset[tuple[str, str]]:
    lines = WORDNET.read_text(encoding="utf-8").splitlines()
    distilled = [line.split() for line in lines if not line.startswith("#")]
    pairs = [*_OF_NEWS, *((a, b) for a, b in distilled)]
    return frozenset(pair for a, b in pairs for pair in ((a, b), (b, a)))


def are_opposites(a: str, b: str) -> bool:
    """Whether two lemmas exclude each other; of a copula ('be guilty') what it says counts."""
    return (a.removeprefix("be "), b.removeprefix("be ")) in _listed()
