"""Scores the reading of news English on the project's own labels (see `language/README.md`)."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from articles.domain import Claim, DateMention, Document, Quantity, Reading
from articles.language import read
from articles.policies import LanguagePolicy

LABELS = Path(__file__).parent / "language"
MORE = "more"
"""The part that is a folder of its own: for tuning alone, all ids."""
FIGURES = ["selection", "split", "quantities", "dates", "attribution", "assertion", "negated", "quotes"]
MATCH = 0.75
"""Two claims are the same if they share this part of the words of both (Jaccard)."""
_OWN_LINES = {"heading", "caption", "link", "bio", "credit", "call"}
"""Lines that stand by themselves on a page."""


@dataclass
class Sentence:
    """One labelled sentence and its place in its article's text."""

    label: dict[str, Any]
    start: int
    end: int

    @property
    def claims(self) -> list[dict[str, Any]]:
        return list(self.label.get("claim", []))

    def inside(self, key: str) -> list[dict[str, Any]]:
        """Labels of a kind, in claims and outside of them."""
        found = list(self.label.get(key, []))
        return found + [item for claim in self.claims for item in claim.get(key, [])]


@dataclass
class Figure:
    """Right, wrong and missed, with the mistakes for a person to look at."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    mistakes: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        total = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / total if total else 0.0

    @property
    def share(self) -> float:
        """For figures that are a share of right ones."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 0.0

    def compare(self, found: Counter[Any], wanted: Counter[Any], where: str) -> None:
        common = found & wanted
        self.right += common.total()
        self.wrong += (found - common).total()
        self.missed += (wanted - common).total()
        self.mistakes += [f"+ {item} | {where}" for item in (found - common)]
        self.mistakes += [f"- {item} | {where}" for item in (wanted - common)]


def articles(part: str) -> Iterator[tuple[Reading, list[Sentence], list[str]]]:
    """Readings of all articles of one part ("0": even ids, "1": odd ids, or `MORE`), their labelled sentences, and the
    figures that they are labelled for."""
    for path in sorted((LABELS / MORE if part == MORE else LABELS).glob("*.toml")):
        label = tomllib.loads(path.read_text("utf-8"))
        text, sentences = _text(label["sentence"])
        published = label.get("published")
        if isinstance(published, dt.date) and not isinstance(published, dt.datetime):
            published = dt.datetime.combine(published, dt.time())
        reading = read(Document(text=text, id=path.stem, published=published, language="en"), LanguagePolicy())
        yield (
            reading,
            [item for item in sentences if part in (MORE, str(item.label["id"] % 2))],
            label.get("figures", FIGURES),
        )


def _text(labels: list[dict[str, Any]]) -> tuple[str, list[Sentence]]:
    text, sentences, previous = "", [], ""
    for label in labels:
        if text:
            alone = {label.get("line"), previous} & _OWN_LINES
            text += "\n\n" if label.get("paragraph") or alone else " "
        sentences.append(Sentence(label, len(text), len(text) + len(label["text"])))
        text += label["text"]
        previous = label.get("line", "")
    return text, sentences


def score(part: str) -> dict[str, Figure]:
    """All figures on one part."""
    figures = {name: Figure() for name in FIGURES}
    for reading, sentences, labelled in articles(part):
        counted = {name: figure if name in labelled else Figure() for name, figure in figures.items()}
        for sentence in sentences:
            _score(sentence, reading, counted)
    return figures


def _score(sentence: Sentence, reading: Reading, figures: dict[str, Figure]) -> None:
    where = f"{sentence.label['id']} {sentence.label['text']}"
    found = [claim for claim in reading.claims if sentence.start <= claim.start < sentence.end]
    figures["selection"].compare(Counter(["claim"] * bool(found)), Counter(["claim"] * bool(sentence.claims)), where)
    pairs = _pairs(found, sentence.claims)
    matched = {id(claim) for claim, _ in pairs} | {id(label) for _, label in pairs}
    figures["split"].compare(
        Counter([*(claim.text for claim in found if id(claim) not in matched), *(label["text"] for _, label in pairs)]),
        Counter(label["text"] for label in sentence.claims),
        where,
    )
    for claim, label in pairs:
        _score_pair(claim, label, figures, where)
    _score_quotes(sentence, reading, figures["quotes"], where)
    if sentence.claims:
        _score_quantities(sentence, found, reading, figures["quantities"], where)
        _score_dates(sentence, found, figures["dates"], where)


def _pairs(found: list[Claim], labels: list[dict[str, Any]]) -> list[tuple[Claim, dict[str, Any]]]:
    """Claims matched one to one with labels, the best first."""
    scored = [
        (_overlap(claim.text, label["text"]), i, j) for i, claim in enumerate(found) for j, label in enumerate(labels)
    ]
    pairs: list[tuple[int, int]] = []
    for value, i, j in sorted(scored, key=lambda item: (-item[0], item[1:])):
        if value >= MATCH and all(i != other for other, _ in pairs) and all(j != other for _, other in pairs):
            pairs.append((i, j))
    return [(found[i], labels[j]) for i, j in pairs]


def _overlap(first: str, second: str) -> float:
    a, b = Counter(_words(first)), Counter(_words(second))
    return (a & b).total() / max(1, (a | b).total())


def _words(text: str) -> list[str]:
    return [word for word in (piece.strip(".,;:!?\"'“”‘’()—–") for piece in text.lower().split()) if word]


def _score_pair(claim: Claim, label: dict[str, Any], figures: dict[str, Figure], where: str) -> None:
    wanted = label.get("attribution")
    have = claim.attribution
    figures["attribution"].compare(
        Counter([(have.source.lower(), str(have.kind))] if have else []),
        Counter([(wanted["source"].lower(), wanted["kind"])] if wanted else []),
        where,
    )
    _tell(figures["assertion"], str(claim.assertion), label.get("assertion", "asserted"), f"{claim.text} | {where}")
    negated = Counter(["negated"] * claim.negated), Counter(["negated"] * label.get("negated", False))
    figures["negated"].compare(*negated, f"{claim.text} | {where}")


def _tell(figure: Figure, have: str, wanted: str, where: str) -> None:
    figure.right += have == wanted
    figure.wrong += have != wanted
    if have != wanted:
        figure.mistakes.append(f"{have} for {wanted} | {where}")


def _score_quotes(sentence: Sentence, reading: Reading, figure: Figure, where: str) -> None:
    found = [item for item in reading.quotes if item.start < sentence.end and sentence.start < item.end]
    wanted = sentence.label.get("quotes", [])
    text = reading.document.text
    have = Counter(
        (_key(text[max(q.start, sentence.start) : min(q.end, sentence.end)]), q.speaker.lower()) for q in found
    )
    figure.compare(have, Counter((_key(item["text"]), item.get("speaker", "").lower()) for item in wanted), where)


def _key(text: str) -> str:
    return " ".join(_words(text))


def _score_quantities(sentence: Sentence, found: list[Claim], reading: Reading, figure: Figure, where: str) -> None:
    have = {(item.start, item.end): item for claim in found for item in claim.quantities}
    ignored = sentence.label.get("ignore", [])
    kept = [
        item for item in have.values() if not any(item.text in passage or passage in item.text for passage in ignored)
    ]
    in_claims = [item for claim in sentence.claims for item in claim.get("quantities", [])]
    loose = list(sentence.label.get("quantities", []))
    wanted = Counter(_quantity_label(item) for item in in_claims)
    got = Counter(_quantity(item) for item in kept)
    for item in loose:
        got -= Counter([_quantity_label(item)])
    figure.compare(got, wanted, where)


def _quantity(item: Quantity) -> tuple[Any, ...]:
    head = {"people": "person"}.get(item.head, item.head)
    return (
        round(item.value, 2),
        None if item.high is None else round(item.high, 2),
        item.unit,
        str(item.qualifier),
        head,
    )


def _quantity_label(item: dict[str, Any]) -> tuple[Any, ...]:
    head = {"people": "person"}.get(item.get("head", ""), item.get("head", ""))
    high = item.get("high")
    value = round(float(item["value"]), 2), None if high is None else round(float(high), 2)
    return (*value, item.get("unit", ""), item.get("qualifier", "exact"), head)


def _score_dates(sentence: Sentence, found: list[Claim], figure: Figure, where: str) -> None:
    ignored = sentence.label.get("ignore", [])
    have = {(item.start, item.end): item for claim in found for item in claim.dates}
    kept = [
        item for item in have.values() if not any(item.text in passage or passage in item.text for passage in ignored)
    ]
    wanted = Counter(_date_label(item) for claim in sentence.claims for item in claim.get("dates", []))
    loose = Counter(_date_label(item) for item in sentence.label.get("dates", []))
    figure.compare(Counter(_date(item) for item in kept) - loose, wanted, where)


def _date(item: DateMention) -> tuple[str, str]:
    return str(item.earliest), str(item.latest)


def _date_label(item: dict[str, Any]) -> tuple[str, str]:
    return str(item.get("earliest")), str(item.get("latest"))


def report(part: str, figure: str = "") -> None:
    """Print all figures, or the mistakes of one."""
    figures = score(part)
    for name, item in figures.items():
        value = item.share if name == "assertion" else item.f1
        print(f"{name:12} {value:.3f}  right {item.right} wrong {item.wrong} missed {item.missed}")  # noqa: T201
    if figure:
        print("\n".join(figures[figure].mistakes))  # noqa: T201


if __name__ == "__main__":
    import sys

    report(sys.argv[1] if len(sys.argv) > 1 else "1", sys.argv[2] if len(sys.argv) > 2 else "")
