"""Whether two words, or two claims, mean the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Set
from functools import lru_cache

from articles.comparison.lexicon import SYNONYMS
from articles.comparison.phrasebook import WORD, Phrasebook, lemmas_between, load_paraphrases
from articles.comparison.sentence_vectors import load_sentence_vectors
from articles.comparison.vectors import Matrix, WordVectors
from articles.domain import Argument, NameLabel, Role, Span, Term

from .opposites import are_opposites
from .sides import Side, outside, remembered
from .words import AUTHORITIES, PERIODS

SAME = 0.6
"""Nearness from which two lemmas say the same: 'inmate'/'prisoner' .73, 'die'/'kill' .65, 'hold'/'capacity' .20."""

_OF_A_ROW = 128
"""Wordings of which vectors and rarity are remembered: twice as many as are contrasted in a row at the most."""

_NEAR = 0.4
"""Cosine from which two claims that share what they speak of say of it the same."""

_CONTENT = frozenset({"NOUN", "PROPN", "ADJ", "VERB"})


class Meaning:
    """Whether two lemmas mean the same; remembers its answers."""

    def __init__(self, vectors: WordVectors) -> None:
        """Use these word vectors."""
        self._vectors = vectors
        self._known: dict[tuple[str, str], bool] = {}
        self.vectors = lru_cache(_OF_A_ROW)(vectors.of)
        """One row per word: its vector of length 1."""
        self.rarity = lru_cache(_OF_A_ROW)(vectors.rarity)
        """How rare each word is in the language at large."""

    def same(self, a: str, b: str) -> bool:
        """Same lemma, listed synonyms, or near enough in the vectors."""
        if not a or not b:
            return False
        if a == b:
            return True
        pair = (a, b) if a < b else (b, a)
        if pair not in self._known:
            self._known[pair] = self._alike(a, b)
        return self._known[pair]

    def nearness(self, mine: tuple[str, ...], theirs: tuple[str, ...]) -> Matrix:
        """Cosine of every word of the one with every word of the other; 0 where a word is unknown."""
        return self.vectors(mine) @ self.vectors(theirs).T

    def _alike(self, a: str, b: str) -> bool:
        """Words of two groups are near by their use, as opposites are, and yet say different things."""
        listed = a in SYNONYMS and b in SYNONYMS
        alike = SYNONYMS[a] == SYNONYMS[b] if listed else self._vectors.nearness(a, b) >= SAME
        return alike and not are_opposites(a, b)

    def echo(self, a: Side, b: Side) -> float:
        """Share of the shorter claim's content words that the other claim has; act, amounts and dates left out."""
        mine, theirs = _content(a), _content(b)
        shorter, longer = sorted((mine, theirs), key=lambda words: (len(words), sorted(words)))
        if not shorter:
            return 0.0
        return sum(x in longer or any(self.same(x, y) for y in longer) for x in shorter) / len(shorter)

    def says_the_same(self, a: Side, b: Side) -> bool:
        """What the two claims say as a whole is near enough, a 'not' aside."""
        first, second = load_sentence_vectors().of([a.claim.text, b.claim.text])
        return float(first @ second) >= _NEAR

    def same_words(self, a: Side, b: Side, share: float) -> bool:
        """Whether each claim has at least this share of the other's content words, acts included."""
        words = [{term.lemma for term in side.claim.terms if term.pos in _CONTENT} for side in (a, b)]
        return all(words) and all(
            sum(x in theirs or any(self.same(x, y) for y in theirs) for x in mine) / len(mine) >= share
            for mine, theirs in (words, words[::-1])
        )

    def arguments_meet(self, a: Side, b: Side, *roles: Role) -> bool | None:
        """Whether an argument in these roles is the same on both sides; None where one side has none or can't tell."""
        mine, theirs = a.arguments(*roles), b.arguments(*roles)
        if not mine or not theirs:
            return None
        pairs = [(x, y) for x in mine for y in theirs]
        if any(
            self.same(a.entity(x.lemma), b.entity(y.lemma))
            or _acts_for(x, y, b)
            or _acts_for(y, x, a)
            or tell_alike(a, {x.lemma}, b, {y.lemma})
            for x, y in pairs
        ):
            return True
        return None if self.may_be_one(a, b, *roles) else False

    def may_be_one(self, a: Side, b: Side, *roles: Role) -> bool:
        """Whether one side names an argument in these roles that the other side only describes."""
        pairs = [(x, y) for x in a.arguments(*roles) for y in b.arguments(*roles)]
        return any(_may_be_called(x, a, y, b) or _may_be_called(y, b, x, a) for x, y in pairs)


def _may_be_called(name: Argument, side: Side, described: Argument, other: Side) -> bool:
    """A name here, 'the young businesswoman' there: nothing tells whether it is she."""
    named = name.lemma in {one.entity for one in side.claim.names}
    unnamed = described.lemma not in {one.entity for one in other.claim.names}
    return named and unnamed and described.text.lower().startswith(_DEFINITE)


_DEFINITE = ("the ", "their ", "his ", "her ", "its ", "our ")


def _acts_for(body: Argument, country: Argument, side: Side) -> bool:
    """A government for its country: the one article says 'the government', the other 'Norway'."""
    places = (name.entity for name in side.claim.names if name.label is NameLabel.PLACE)
    return body.lemma in AUTHORITIES and country.lemma in places


@remembered
def _content(side: Side) -> set[str]:
    act = side.claim.predicate.lemma if side.claim.predicate else ""
    terms = outside(side.claim.terms, (*side.claim.quantities, *side.claim.dates))
    told = {term.lemma for term in terms if term.pos in _CONTENT and term.lemma not in act.split()}
    return told - PERIODS


def told_entries(side: Side, book: Phrasebook) -> list[tuple[str, Term]]:
    """The entries of a phrasebook that the claim holds, with the class of each.

    By lemmas or by forms: of 'heavy-handed' the lemma is another word. A phrase is given like one word; its part of
    speech is that of its first word.
    """
    words, lemmas, forms = _words(side)
    found = book.entries(lemmas, forms)
    if not found:
        return []
    speech = {term.start: term.pos for term in side.claim.terms}
    terms = []
    for concept, places in found:
        first, last = words[places[0]], words[places[-1]]
        phrase = " ".join(lemmas[place] for place in places)
        terms.append((concept, Term(first.start, last.end, phrase, speech.get(first.start, ""))))
    return list(dict.fromkeys(terms))


@remembered
def _words(side: Side) -> tuple[list[Span], list[str], list[str]]:
    """The words of the claim: where they stand, their lemmas and their forms."""
    claim = side.claim
    told = lemmas_between(claim.start, claim.end, side.text, claim.terms)
    spans = [Span(*match.span()) for match in WORD.finditer(side.text, claim.start, claim.end)]
    forms = [side.text[slice(*span)].lower() for span in spans]
    lemmas = [lemma for _, lemma in told]
    return spans, lemmas, forms


@remembered
def _told_as(side: Side) -> dict[str, set[str]]:
    """The classes of paraphrases of which the claim holds an entry, each with the lemmas of these entries."""
    found: dict[str, set[str]] = defaultdict(set)
    for concept, term in told_entries(side, load_paraphrases()):
        found[concept].update(term.lemma.split())
    return found


def tell_alike(a: Side, mine: Set[str], b: Side, theirs: Set[str]) -> bool:
    """Whether a word of `mine` in the one claim and one of `theirs` in the other are part of paraphrases of each other.

    'Three thousand had to leave their homes' and 'five thousand were evacuated' count the same.
    """
    others = _told_as(b)
    return any(words & mine and others[concept] & theirs for concept, words in _told_as(a).items() if concept in others)
