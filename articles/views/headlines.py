"""Headlines side by side: the words that only one of them uses. Pure functions, no HTML, no database."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

WORD = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*")
FUNCTION_WORDS = frozenset(
    """
    a about after again all also an and are as at be been before but by can could did do does for from had has
    have he her his how if in into is it its may more most new no not of off on or our out over own say says she
    should so some than that the their them then there they this to too under up us was we were what when where
    which who why will with would you your
    """.split()
)
"""Words that build sentences: that only one headline has them says nothing."""


def marked_headlines(headlines: Sequence[str]) -> list[list[tuple[str, bool]]]:
    """Each headline cut into (words, whether only this one has them)."""
    holders = Counter(stem for headline in headlines for stem in {_stem(word[0]) for word in WORD.finditer(headline)})
    return [_cut(headline, holders) for headline in headlines]


def _cut(headline: str, holders: Counter[str]) -> list[tuple[str, bool]]:
    pieces: list[tuple[str, bool]] = []
    end = 0
    for word in WORD.finditer(headline):
        stem = _stem(word[0])
        if holders[stem] > 1 or stem in FUNCTION_WORDS:
            continue
        pieces += [(headline[end : word.start()], False), (word[0], True)]
        end = word.end()
    return [(words, alone) for words, alone in [*pieces, (headline[end:], False)] if words]


def _stem(word: str) -> str:
    """A word without case, points, possessive and plural ending: `U.S.` meets `US`, `offers` meets `offer`."""
    plain = re.sub(r"[’']s$", "", word.casefold()).replace(".", "")
    return plain[:-1] if len(plain) > 3 and plain.endswith("s") and not plain.endswith("ss") else plain
