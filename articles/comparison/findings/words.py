"""Words by which the findings know what a claim is about. Lemmas, lower case."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


AUTHORITIES = _words("government administration authority ministry state country cabinet capital")
"""They act for a country, and a country's name stands for them."""

TAKES_PLACE = _words(
    "plan schedule set expect hold happen occur resume start begin continue follow meet organise organize arrange take"
)
"""Verbs that say of an event that it is to be or has been: 'no talks are planned' denies that 'talks resume'."""

BEFALLS = _words("destroy damage burn flood wreck cancel close evacuate kill injure arrest miss rescue")
"""What befell some, against how many there are: 'the house has 48 flats', 'twelve flats were destroyed'."""
COUNTED_APART = [
    {"destroy", "damage"}, {"cancel", "delay"}, {"evacuate", "return"}, {"cut", "restore"}, {"fire", "shoot down"},
    {"fire", "intercept"}, {"launch", "shoot down"}, {"launch", "intercept"}, {"borrow", "spend"}, {"carry", "license"},
]  # fmt: skip
"""Acts that words bring near and that befall others: 'destroyed 300 houses' and 'damaged 1,200'."""

BEGINS_TO_APPLY = _words("apply come enter start begin run work operate own lead valid available effective")
"""What is so 'from Monday' begins on Monday."""

FORCES = _words("troops army artillery force forces navy police militia side unit bank company firm group")
"""Like a word for persons, they are called by the name before them: 'Halden supporters', 'Halden artillery'."""

BEGINS = {"begin", "start", "commence", "break out", "erupt", "flare up", "kick off", "set in"}
"""Verbs by which an event starts."""

EMERGES = {"turn out", "emerge", "transpire", "expect"}
"""'It turns out that they paid' says that they paid, 'expects it to reopen' that it will reopen."""

PERIODS = _words("hour day week month year")
"""Words for how long or how often: claims that share no more are about nothing in common."""

CALLS = _words("call describe consider find deem brand label term praise condemn criticise criticize dismiss")
"""Verbs by which somebody judges something: what they are done to is judged."""

AXES = [
    _words("first second third fourth fifth"),
    _words("elder older younger"),
    _words("small large big"),
    _words("local regional national international"),
    _words("domestic foreign"),
    _words("north south east west"),
    _words("northern southern eastern western"),
    _words("public private"),
    _words("male female"),
    _words("day night"),
]
"""Words that tell things of one kind apart."""

LIGHT = _words("be have make do get take come go give put bring keep hold see")
"""Verbs that are an act only with what they are said of: 'came in', 'came to notice'."""

LASTS = _words("stay remain keep stand lie")
"""Verbs of a state that goes on: what they say stands in the adjective after them."""

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
GRANTED = _words("offer propose grant give pay agree accept sentence impose jail")
"""An amount that is asked for is not the one that is offered."""

NARROWS = _words("core youth operating net gross underlying average median annual monthly assistant deputy")
"""Words that make another thing of what they stand before: 'core inflation', 'operating profit'."""
