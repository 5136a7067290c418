"""Words by which the findings know what a claim is about. Lemmas, lower case."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


AUTHORITIES = _words("government administration authority ministry state country cabinet capital")
"""They act for a country, and a country's name stands for them."""

TAKES_PLACE = _words(
    "plan schedule expect hold happen occur resume start begin continue follow meet organise organize arrange take"
)
"""Verbs that say of an event that it is to be or has been: 'no talks are planned' denies that 'talks resume'."""

LOST = _words("lose cut axe shed eliminate slash scrap abolish close sack dismiss lay")
"""Verbs by which jobs, seats and services go."""

QUOTED_BY_THE_MINUTE = _words(
    "share stock index crude brent oil price futures currency bond yield dollar euro bitcoin dow nasdaq ftse dax nikkei"
)
"""What moves all day: two figures of it are of two moments, unless both name the same one."""

MENTAL = _words(
    "think believe know say tell feel hope expect want wish mean suppose guess see hear understand remember"
)
"""Whoever thinks this and does not think that denies nothing: only nearly the same words make a contradiction."""

REPEATED = _words("call talk speak meet visit text tweet post write tell say communicate discuss contact interview ask")
"""What the same people do again and again: another day is another occasion."""

_BEGIN, _END = ("begin", "start", "open", "launch"), ("end", "finish", "close", "conclude", "stop", "resume")
PHASES = [{first, last} for first in _BEGIN for last in _END]
"""Acts that follow each other."""

DEMANDED = _words("ask demand seek want request claim")
GRANTED = _words("offer propose grant give pay agree accept")
"""An amount that is asked for is not the one that is offered."""
