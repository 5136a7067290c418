"""Headlines side by side: the words that only one of them uses. Pure functions, no HTML, no database."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

WORD = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*")
FUNCTION_WORDS = frozenset(
    """
    a about after again all also an and are as at be been before but by did do does for from had has have he her his
    how if in into is it its more most of off on or our out over own she so some than that the their them then there
    they this to too under up us was we were what when where which who why with you your
    """.split()
)
"""Words that build sentences: that only one headline has them says nothing. Words that soften, deny or attribute
(may, could, not, says) are left out on purpose: that only one headline has them does."""
MODALS = frozenset("can could may might must shall should will would".split())
ENDING = re.compile(r"(?:ing|ed|es|(?<!s)s|e)$")
DOUBLED = re.compile(r"([bdgmnprt])\1$")


def marked_headlines(headlines: Sequence[str]) -> list[list[tuple[str, bool]]]:
    """Each headline cut into (words, whether only this one has them); nothing is marked where there is but one."""
    if len(headlines) < 2:
        return [[(headline, False)] for headline in headlines]
    holders = Counter(stem for headline in headlines for stem in {_stem(word[0]) for word in WORD.finditer(headline)})
    return [_cut(headline, holders) for headline in headlines]


def _cut(headline: str, holders: Counter[str]) -> list[tuple[str, bool]]:
    pieces: list[tuple[str, bool]] = []
    end = 0
    for word in WORD.finditer(headline):
        if holders[_stem(word[0])] > 1 or _plain(word[0]) in FUNCTION_WORDS:
            continue
        pieces += [(headline[end : word.start()], False), (word[0], True)]
        end = word.end()
    return [(words, alone) for words, alone in [*pieces, (headline[end:], False)] if words]


def _plain(word: str) -> str:
    """A word without case, points and possessive: `U.S.` meets `US`."""
    return re.sub(r"[’']s$", "", word.casefold()).replace(".", "")


def _stem(word: str) -> str:
    """A word without its ending, so that `closes`, `closed` and `closing` count as one."""
    plain = _plain(word)
    if plain in MODALS:
        return f"{plain}, as a modal"  # `willing` is no form of `will`
    stem = ENDING.sub("", plain) if len(plain) > 3 else plain
    return DOUBLED.sub(r"\1", stem) if len(stem) > 2 else plain
