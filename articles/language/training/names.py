"""Names for training: PERSON, NORP (a people), ORG, LOC and EVENT from GUM, Universal NER on EWT, and ECB+.

GUM marks every mention of an entity, named or not, with its whole noun phrase. The name inside it is the run of
capitalised words around the phrase's head, without a person's office. ECB+ marks only participants of its events, so
in its sentences a capitalised word without a mark may still be a name; such words are left out of the training.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from articles.language.training.treebank import (
    PARAGRAPH_BREAK,
    TEST_SHARE,
    Document,
    Sentence,
    Word,
    groups,
    word_set,
)

GUM_LABELS = {"person": "PERSON", "organization": "ORG", "place": "LOC", "event": "EVENT"}
UNER_LABELS = {"PER": "PERSON", "ORG": "ORG", "LOC": "LOC"}
ECB_LABELS = {
    "HUMAN_PART_PER": "PERSON",
    "HUMAN_PART_ORG": "ORG",
    "HUMAN_PART_GPE": "LOC",
    "LOC_GEO": "LOC",
    "LOC_FAC": "LOC",
}

TITLES = word_set(
    """mr mrs ms miss dr prof professor president senator sen rep representative governor gov judge justice sir lord
    lady king queen prince princess pope minister secretary general gen colonel col captain capt lieutenant sergeant
    officer detective mayor chancellor ambassador chief director coach rev reverend sheikh prime emperor
    senators vice deputy justices congressman congresswoman attorney chairman chairwoman"""
)
NOT_FIRST = word_set("the a an he she it they his her their its in at on from to near we i you")
_CONTENT = frozenset({"PROPN", "ADJ", "NOUN", "VERB", "NUM", "X"})
_LINKS = frozenset({"of", "the", "for", "and", "de", "la", "&"})
_OFFICE = frozenset({"of", "for", "and", "&"})
_MARK = re.compile(r"\([^()]+\)?|(?<![\w(-])\d+\)")

Name = tuple[int, int, str]


@dataclass(frozen=True)
class NamedText:
    """A text, its names (start, end, label in characters) and the stretches where a name may be unmarked."""

    text: str
    names: tuple[Name, ...]
    unknown: tuple[tuple[int, int], ...] = ()


def from_gum(document: Document) -> Iterator[NamedText]:
    """The names of a GUM document, in texts of some paragraphs."""
    labels = {id(word): label for word, label in _labelled(document)}
    for group in groups(document):
        text, places = _layout(group)
        yield NamedText(text, tuple(_runs(text, [(labels.get(id(w)), start, end) for w, start, end in places])))


def _layout(paragraphs: list[list[Sentence]]) -> tuple[str, list[tuple[Word, int, int]]]:
    """The paragraphs as a page's text arrives, and where each word stands in it."""
    text, places = "", []
    for paragraph in paragraphs:
        text = text.rstrip() + PARAGRAPH_BREAK if text else ""
        for word in (word for sentence in paragraph for word in sentence.words):
            places.append((word, len(text), len(text) + len(word.form)))
            text += word.form + (" " if word.space_after else "")
    return text, places


def _runs(text: str, places: list[tuple[tuple[str, int] | None, int, int]]) -> Iterator[Name]:
    """Join neighbouring words of the same name."""
    current: tuple[int, int, tuple[str, int]] | None = None
    for mark, start, end in places:
        if current and mark == current[2]:
            current = (current[0], end, mark)
            continue
        if current:
            yield current[0], current[1], current[2][0]
        current = (start, end, mark) if mark else None
    if current:
        yield current[0], current[1], current[2][0]


def _labelled(document: Document) -> Iterator[tuple[Word, tuple[str, int]]]:
    """Each word of a name with the name's label and number; of nested names the inner one, closed first, wins."""
    taken: set[int] = set()
    number = 0
    for sentence in document.sentences():
        for entity, first, last, linked in _mentions(sentence):
            label = GUM_LABELS.get(entity)
            span = _name_in(sentence.words, range(first, last + 1), label, linked) if label else None
            if label and span and not taken & {id(sentence.words[i]) for i in span}:
                number += 1
                if label == "PERSON" and "Number=Plur" in sentence.words[_head(sentence.words, span)].features:
                    label = "NORP"
                for i in span:
                    taken.add(id(sentence.words[i]))
                    yield sentence.words[i], (label, number)


def _mentions(sentence: Sentence) -> Iterator[tuple[str, int, int, bool]]:
    """Entity type, first and last word, and whether the entity is identified, of each mention within a sentence.

    The longer mention comes first: a name inside a longer name ("University of Portsmouth") is part of that name.
    """
    open_mentions: list[tuple[list[str], int]] = []
    found: list[tuple[str, int, int, bool]] = []
    for position, word in enumerate(sentence.words):
        for mark in _MARK.findall(word.entity):
            fields = mark.strip("()").split("-")
            if mark.startswith("("):
                open_mentions.append((fields, position))
            if mark.endswith(")"):
                for index in reversed(range(len(open_mentions))):
                    if open_mentions[index][0][0] == fields[0]:
                        opened, start = open_mentions.pop(index)
                        found.append((opened[1], start, position, len(opened) > 7))
                        break
    return iter(sorted(found, key=lambda mention: mention[1] - mention[2]))


def _name_in(words: list[Word], inside: range, label: str, linked: bool) -> list[int] | None:
    """The words of the name around the head of the mention ``inside``; None when it has no name."""
    head = _head(words, inside)
    proper = words[head].pos == "PROPN"
    capital = words[head].form[:1].isupper()
    if not capital or not (proper or (linked and words[head].pos == "NOUN" and head > 0)):
        return None
    links = _links(label, linked, proper)
    start = end = head
    while start > inside[0] and _belongs(words, start - 1):
        start -= 1
    while end < inside[-1]:
        step = next((n for n in (1, 2, 3) if end + n <= inside[-1] and _bridge(words, end + 1, end + n, links)), 0)
        if not step:
            break
        end += step
    if label == "PERSON":
        start = _after_office(words, start, head, end)
    while start <= end and words[start].form == "-":
        start += 1
    while end > start and words[end].form == "-":
        end -= 1
    return list(range(start, end + 1)) if start <= end and words[start].form not in _LINKS else None


def _links(label: str, linked: bool, proper: bool) -> frozenset[str]:
    """The small words over which a name goes on: "University of Oslo", "Peter the Great", but not "Lord of …"."""
    if label == "PERSON":
        return _LINKS - _OFFICE if linked else frozenset()
    return _LINKS if linked or proper else frozenset()


def _after_office(words: list[Word], start: int, head: int, end: int) -> int:
    """Where a person's own name begins: "Senate Majority Leader Jane Doe", but "Larry King"."""
    start = max((i + 1 for i in range(start, head) if words[i].relation == "nmod:desc"), default=start)
    while start <= end and words[start].form.lower().strip(".") in TITLES:
        start += 1
    return start


def _head(words: list[Word], span: Sequence[int]) -> int:
    """The first word of ``span`` that depends on one outside it."""
    return next((i for i in span if words[i].head not in span), span[-1])


def _belongs(words: list[Word], index: int) -> bool:
    word = words[index]
    if word.form == "-":
        return True
    return word.form[:1].isupper() and word.pos in _CONTENT


def _bridge(words: list[Word], first: int, last: int, links: frozenset[str]) -> bool:
    """Whether ``last`` continues the name over the linking words before it."""
    between = [words[i].form for i in range(first, last)]
    return _belongs(words, last) and (all(form in links for form in between) or (bool(links) and between == ["-"]))


def read_uner(path: Path) -> Iterator[tuple[bool, NamedText]]:
    """Held-out mark and text of each document of an ``.iob2.gz`` file with ``# newdoc id`` and ``# text`` lines."""
    held_out, text = False, ""
    rows: list[list[str]] = []
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        for raw in [*stream, "\n"]:
            line = raw.rstrip("\n")
            if line.startswith("# newdoc id"):
                held_out = Document(line.split("=", 1)[1].strip()).held_out
            elif line.startswith("# text ="):
                text = line.split("=", 1)[1].strip()
            elif line and not line.startswith("#"):
                rows.append(line.split("\t"))
            elif rows:
                yield held_out, NamedText(text, tuple(_uner_names(text, rows)))
                rows = []


def _uner_names(text: str, rows: list[list[str]]) -> Iterator[Name]:
    position, number = 0, 0
    places: list[tuple[tuple[str, int] | None, int, int]] = []
    for _, form, tag, *_ in rows:
        start = text.find(form, position)
        if start < 0:
            continue
        position = start + len(form)
        number += tag.startswith("B-")
        label = UNER_LABELS.get(tag[2:])
        places.append(((label, number) if label else None, start, position))
    return _runs(text, places)


def read_ecb(path: Path) -> Iterator[tuple[bool, NamedText]]:
    """Held-out mark and text of each sentence of the ECB+ file."""
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        for line in stream:
            record = json.loads(line)
            digest = hashlib.sha256(str(record["topic"]).encode()).digest()
            names = sorted(set(_ecb_names(record)))
            kept = [name for i, name in enumerate(names) if i == 0 or names[i - 1][1] <= name[0]]
            unknown = [
                match.span()
                for match in re.finditer(r"\b[A-Z][\w.-]*", record["text"])
                if not any(start < match.end() and match.start() < end for start, end, _ in kept)
            ]
            yield digest[0] % TEST_SHARE == 0, NamedText(record["text"], tuple(kept), tuple(unknown))


def _ecb_names(record: dict[str, Any]) -> Iterator[Name]:
    for mention in record["mentions"]:
        label = ECB_LABELS.get(mention["tag"])
        for match in re.finditer(r"[A-Z][\w.&-]*(?: (?:of |the |for )*[A-Z][\w.&-]*)*", mention["text"]):
            dropped = NOT_FIRST | TITLES if label == "PERSON" else NOT_FIRST
            if label and not (mention["start"] == 0 and " " not in match.group() and match.start() == 0):
                words = match.group().split(" ")
                while len(words) > 1 and words[0].lower().strip(".") in dropped:
                    words = words[1:]
                end = mention["start"] + match.end()
                if words[0].lower() not in NOT_FIRST and len(words[-1]) > 1:
                    yield end - len(" ".join(words)), end, label
