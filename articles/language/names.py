"""Names: who and what is named in a text, and which mentions mean the same.

The tags find runs of proper nouns, the trained names add labels; links are made once the whole document is read:
'Bukele' is 'Nayib Bukele' where only one full name ends so, 'CECOT' is what stood before it in brackets.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from articles.domain import Name, NameLabel
from articles.language.cues import OUTLET_NAMES, TITLES
from articles.language.syntax import Sentence, Word

_COUNTRIES = {
    "united states": "u.s. us usa u.s.a. united_states_of_america america the_states",
    "united kingdom": "u.k. uk britain great_britain", "european union": "eu e.u.", "united nations": "un u.n.",
    "united arab emirates": "uae u.a.e.", "russia": "russian_federation", "china": "people's_republic_of_china prc",
    "north korea": "dprk", "south korea": "republic_of_korea", "netherlands": "holland",
    "democratic republic of congo": "drc",
}  # fmt: skip
_ALIASES = {alias.replace("_", " "): name for name, aliases in _COUNTRIES.items() for alias in aliases.split()}
_DEMONYMS = {
    "american": "united states", "british": "united kingdom", "salvadoran": "el salvador", "salvadorian": "el salvador",
    "russian": "russia", "ukrainian": "ukraine", "chinese": "china", "french": "france", "german": "germany",
    "israeli": "israel",
    "palestinian": "palestine", "iranian": "iran", "iraqi": "iraq", "syrian": "syria", "turkish": "turkey",
    "mexican": "mexico",
    "canadian": "canada", "japanese": "japan", "indian": "india", "pakistani": "pakistan", "venezuelan": "venezuela",
    "colombian": "colombia", "cuban": "cuba", "brazilian": "brazil", "argentine": "argentina", "spanish": "spain",
    "italian": "italy", "greek": "greece", "polish": "poland", "dutch": "netherlands", "swedish": "sweden",
    "norwegian": "norway", "danish": "denmark", "egyptian": "egypt", "saudi": "saudi arabia", "afghan": "afghanistan",
    "australian": "australia", "panamanian": "panama", "guatemalan": "guatemala", "honduran": "honduras",
    "nicaraguan": "nicaragua", "lebanese": "lebanon", "yemeni": "yemen", "nigerian": "nigeria", "kenyan": "kenya",
    "ethiopian": "ethiopia", "south korean": "south korea", "north korean": "north korea", "european": "europe",
    "hungarian": "hungary", "czech": "czech republic", "irish": "ireland", "scottish": "scotland",
    "swiss": "switzerland",
    "austrian": "austria", "belgian": "belgium", "portuguese": "portugal", "romanian": "romania",
    "indonesian": "indonesia",
    "philippine": "philippines", "filipino": "philippines", "vietnamese": "vietnam", "thai": "thailand",
    "haitian": "haiti",
    "sudanese": "sudan", "libyan": "libya", "tunisian": "tunisia", "moroccan": "morocco", "jordanian": "jordan",
}  # fmt: skip
_LABELS = {"PERSON": NameLabel.PERSON, "PER": NameLabel.PERSON, "ORG": NameLabel.ORG, "NORP": NameLabel.OTHER,
    "LOC": NameLabel.PLACE, "GPE": NameLabel.PLACE, "FAC": NameLabel.PLACE, "PLACE": NameLabel.PLACE}  # fmt: skip
_NOT_LABELLED = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL"})
_TIME_WORDS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august"
    " september october"
    " november december jan feb mar apr jun jul aug sep sept oct nov dec a.m. p.m. am pm gmt".split()
)
_ORGANISATION = re.compile(
    r"\b(?:ministry|department|agency|university|institute|company|corporation|corp|inc|ltd|llc|party|union|council"
    r"|court|bank|police"
    r"|army|committee|commission|association|federation|foundation|group|office|service|administration|government"
    r"|congress|senate"
    r"|parliament|organization|organisation|network|news|times|post|club|airlines|airways|hospital|school|college"
    r"|church|center"
    r"|centre|board|authority|league|society|guard|force|house)\b",
    re.IGNORECASE,
)
_INSIDE = frozenset(
    {"of", "de", "del", "la", "el", "al", "van", "von", "der", "bin", "da", "dos", "&", "-", "the", "du", "di", "y"}
)
_TITLE_WORDS = TITLES - {
    "us",
    "u.s",
    "general",
    "state",
    "finance",
    "defense",
    "defence",
    "interior",
    "foreign",
    "king",
    "bishop",
    "author",
}


@dataclass(slots=True)
class Mention:
    """A name as it stands in the text, before the document's names are linked."""

    start: int
    end: int
    text: str
    label: NameLabel | None
    titled: bool
    """A title stands before it: a person."""
    gloss: str = ""
    """The long form that stands before it, where it is an acronym in brackets."""


def find_mentions(sentence: Sentence, text: str) -> list[Mention]:
    """The names of a sentence, in order."""
    words, mentions, index = sentence.words, list[Mention](), 0
    while index < len(words):
        last = _run_end(words, index)
        if last is None:
            index += 1
            continue
        mention = _mention(words, index, last, text)
        if mention is not None:
            mentions.append(mention)
        index = last + 1
    return _with_glosses(mentions, text)


def _is_name_word(words: list[Word], index: int) -> bool:
    word = words[index]
    is_capital = word.text[:1].isupper()
    if not (is_capital or word.text[:1].isdigit()) or (word.lower in _TIME_WORDS and not _is_first_name(words, index)):
        return False
    if _CAMEL.search(word.text):
        return True
    if is_capital and word.entity and word.entity[2:] not in _NOT_LABELLED:
        return not _is_office_before_name(words, index)
    if word.pos == "PROPN" or (word.pos == "X" and word.text.istitle()):
        return True
    is_acronym = word.text.isupper() and len(word.text) in {2, 3, 4, 5, 6} and word.text.isalpha() and index > 0
    return (is_capital and word.lower in _DEMONYMS) or (is_acronym and not _is_shouted(words))


_CAMEL = re.compile(r"\A[A-Z][a-z]+[A-Z][a-z]")
_FIRST_NAMES = frozenset("jan may april june august".split())


def _is_first_name(words: list[Word], index: int) -> bool:
    """'Jan Kroll', 'June Carter': a month before a name and not behind a preposition."""
    following = words[index + 1] if index + 1 < len(words) else None
    is_named = following is not None and following.pos == "PROPN" and following.lower not in _TIME_WORDS
    is_dated = index > 0 and words[index - 1].pos in {"ADP", "SCONJ", "NUM"}
    return words[index].lower in _FIRST_NAMES and words[index].text.istitle() and is_named and not is_dated


def _is_office_before_name(words: list[Word], index: int) -> bool:
    """'Engineer Lena Marsh said': a noun has its capital from the beginning of the sentence, the name follows."""
    following = words[index + 1 : index + 3]
    is_name = len(following) == 2 and all(word.pos == "PROPN" for word in following)
    return index == 0 and words[0].pos == "NOUN" and _is_person(words[0]) and is_name


def _is_person(word: Word) -> bool:
    return _LABELS.get(word.entity[2:]) is NameLabel.PERSON


def _is_shouted(words: list[Word]) -> bool:
    letters = [word for word in words if word.text.isalpha() and len(word.text) > 1]
    return sum(1 for word in letters if word.text.isupper()) > 0.5 * len(letters)


def _run_end(words: list[Word], index: int) -> int | None:
    """Last word of the name that begins at an index; None where none begins."""
    if not _is_name_word(words, index):
        return None
    last = index
    position = index + 1
    while position < len(words):
        word = words[position]
        adjacent = word.start <= words[position - 1].end + 1
        if (
            adjacent
            and _is_name_word(words, position)
            and word.lower not in _DEMONYMS
            and words[last].lower not in _DEMONYMS
        ):
            last = position
        elif not (word.lower in _INSIDE and adjacent) or position - last > 2 or words[last].lower in _DEMONYMS:
            break
        if word.lower == "of" and _is_whole_person(words[index : last + 1]):
            break
        position += 1
    return last


def _is_whole_person(run: list[Word]) -> bool:
    """'Lena Marsh' of 'Lena Marsh of the River Institute', but not 'Minister' of 'Minister of State'."""
    is_person = all(_is_person(word) for word in run)
    return is_person and len(run) > 1 and not any(word.lower.rstrip(".") in _TITLE_WORDS for word in run)


def _mention(words: list[Word], first: int, last: int, text: str) -> Mention | None:
    while last > first and words[last].text in _LETTERS:
        last -= 1
    begin, titled = _behind_title(words, first, last)
    run = words[begin : last + 1]
    surface = text[run[0].start : run[-1].end]
    if len(run) == 1 and run[0].lower in _CABINET:
        return None
    if len(surface) < 2 or (len(run) == 1 and run[0].lower.rstrip(".") in _TITLE_WORDS) or surface.isdigit():
        return None
    labels = Counter(word.entity[2:] for word in run if word.entity)
    label = _LABELS.get(labels.most_common(1)[0][0]) if labels else None
    before = words[begin - 1] if begin else None
    titled = titled or (
        before is not None and before.lower.rstrip(".") in _TITLE_WORDS and before.pos in {"NOUN", "PROPN"}
    )
    return Mention(run[0].start, run[-1].end, surface, label, titled)


_LETTERS = frozenset("KC QC MP MEP MSP TD OBE MBE CBE PhD MD".split())
"""Behind a name, and no part of it."""
_CABINET = frozenset(
    "state defense defence staff treasury interior commerce labor energy education justice police war finance".split()
)


def _behind_title(words: list[Word], first: int, last: int) -> tuple[int, bool]:
    """Where the bare name begins in 'US Secretary of State Marco Rubio', and whether it is a person's."""
    for index in range(last - 1, first - 1, -1):
        if words[index].lower.rstrip(".") not in _TITLE_WORDS:
            continue
        begin = index + 1
        if words[begin].lower not in {"of", "for"}:
            return begin, True
        begin += 2 if words[begin + 1].lower in {"the"} else 1
        if begin < last and words[begin].lower in _CABINET:
            return begin + 1, True
        return (begin, False) if begin <= last else (first, False)
    return first, False


_ACRONYM = re.compile(r"\A[A-Z][A-Z0-9.&-]{1,9}s?\Z|\A[A-Z][\w.-]{1,9}\Z")


def _with_glosses(mentions: list[Mention], text: str) -> list[Mention]:
    for first, second in pairwise(mentions):
        between = text[first.end : second.start]
        enclosed = between.strip() in {"(", "(“", '("', "(or"} and text[second.end : second.end + 2].lstrip(
            '”"'
        ).startswith(")")
        if enclosed and _ACRONYM.match(second.text) and len(second.text) < len(first.text):
            second.gloss = first.text
    return mentions


# --- linking --------------------------------------------------------------------------------------------------------


class Links:
    """Which names of a document mean the same."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self._mentions = list(mentions)
        self._acronyms = {key_of(item.gloss): key_of(item.text) for item in self._mentions if item.gloss}
        keys = {key_of(item.text) for item in self._mentions}
        self._full = self._by_last_word(keys)
        self._labels = self._voted()

    def _by_last_word(self, keys: set[str]) -> dict[str, set[str]]:
        full: dict[str, set[str]] = defaultdict(set)
        surnames = {key_of(item.text) for item in self._mentions if item.label is NameLabel.PERSON or item.titled}
        people = {key_of(item.text) for item in self._mentions if _may_be_person(item, surnames)}
        for key in keys & people:
            words = key.split()
            if 2 <= len(words) <= 4:
                full[words[-1]].add(key)
                full[" ".join(words[-2:])].add(key)
        return full

    def _voted(self) -> dict[str, NameLabel]:
        votes: dict[str, Counter[NameLabel]] = defaultdict(Counter)
        for item in self._mentions:
            label = NameLabel.PERSON if item.titled else item.label
            if label is not None:
                votes[self.entity(item.text)][label] += 2 if item.titled else 1
        return {entity: counts.most_common(1)[0][0] for entity, counts in votes.items()}

    def entity(self, surface: str) -> str:
        """The key of a name: the full name's where the document tells it."""
        key = key_of(surface)
        key = self._acronyms.get(key, key)
        candidates = self._full.get(key, set()) - {key}
        return next(iter(candidates)) if len(candidates) == 1 and len(key.split()) < 3 else key

    def name(self, mention: Mention) -> Name:
        """A mention with its entity and the label that most mentions of it have."""
        entity = self.entity(mention.text)
        return Name(
            mention.start,
            mention.end,
            mention.text,
            self._labels.get(entity) or guess_label(mention.text, entity),
            entity,
        )

    def full_name(self, surface: str) -> str:
        """The longest form in which the document names the same: 'Nayib Bukele' for 'Bukele'."""
        entity = self.entity(surface)
        forms = [item.text for item in self._mentions if key_of(item.text) == entity]
        return max(forms, key=len, default=surface)


def _may_be_person(mention: Mention, surnames: set[str]) -> bool:
    """By its label or title, or because its last word stands for a person elsewhere; small models err in labels."""
    if mention.titled or mention.label is NameLabel.PERSON or key_of(mention.text).split()[-1] in surnames:
        return True
    return (
        mention.label is None
        and not _ORGANISATION.search(mention.text)
        and not re.search(r"[&\d]|\bof\b|\bthe\b", mention.text)
    )


def guess_label(surface: str, entity: str) -> NameLabel:
    """What a name without a trained label most likely names."""
    if entity in _COUNTRIES or entity in _DEMONYMS.values():
        return NameLabel.PLACE
    if _ORGANISATION.search(surface) or (surface.isupper() and len(surface) <= 6):
        return NameLabel.ORG
    return NameLabel.OTHER


@lru_cache(maxsize=10_000)
def key_of(surface: str) -> str:
    """A name's key by itself: lower case, without article, title and genitive; countries under one name."""
    key = " ".join(surface.lower().replace("’", "'").split())
    key = key.removesuffix("'s").removesuffix("'").removeprefix("the ")
    words = key.split()
    while len(words) > 1 and words[0].rstrip(".") in _TITLE_WORDS:
        words = words[1:]
    key = " ".join(words)
    return _ALIASES.get(key) or _DEMONYMS.get(key) or key


def is_outlet(surface: str) -> bool:
    """Whether a name is that of a known news outlet."""
    words = key_of(surface).split()
    return bool(words) and (words[0] in OUTLET_NAMES or words[-1] in OUTLET_NAMES)


def shifted(mention: Mention, by: int) -> Mention:
    """The same mention some characters on."""
    return replace(mention, start=mention.start + by, end=mention.end + by)
