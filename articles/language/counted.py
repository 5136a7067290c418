"""What an amount counts or measures a part of: the noun behind it, or what changes by it.

Goes by the order of words first, because there a small parser errs least: it hangs a number on any noun near it.
"""

from __future__ import annotations

from articles.language.amounts import Amount
from articles.language.syntax import NOMINAL, Word

_CHANGES = frozenset(
    "rise fall grow gain drop increase decrease climb slip jump plunge decline shrink surge tumble slump cut reduce"
    " raise dip lose expand slide soar edge slow ease lower lift double".split()
)
_DONE_TO = frozenset("cut reduce raise lose increase decrease lower lift slow".split())
"""Changes that somebody makes: what changes is their object."""
_COMPARING = frozenset("lower higher below above up down cheaper dearer".split())
_LEVELS = frozenset({"to", "at", "from", "of", "with", "against"})
_SIZES = frozenset("toll figure number gap margin lead score population turnout average record age".split())
_NOUNS = frozenset({"NOUN", "PROPN"})
_SINGULARS = frozenset("gas lens series species news means chaos canvas atlas bias".split())
_SINGULAR_ENDS = ("ss", "us", "is", "ics")
_DASHES = frozenset({"—", "–", "--"})
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_BEFORE_NOUNS = frozenset({"-", "“", '"', "its", "their", "his", "her", "our"})


def counted_noun(words: list[Word], amount: Amount, first: Word, last: Word, dated: set[int]) -> Word | None:
    """The noun that is counted, or of which a part is measured; no noun of a date (`dated`) is."""
    index = last.i + 1
    if index < len(words) and words[index].lower == "of":
        return _noun_of(words, index + 1, dated)
    is_joined = index + 1 < len(words) and words[index].lower == "-" and not amount.unit and not amount.ordinal
    joined = words[index + 1] if is_joined else None
    if joined is not None and (joined.pos == "NOUN" or first.head is joined):
        return joined  # 'a two-room flat'
    inside = next((word for word in words[first.i + 1 : last.i] if word.pos == "NOUN"), None)
    if amount.unit == "fraction" and inside is not None and words[last.i - 1].lower in {"in", "every"}:
        return inside  # 'one voter in five'
    if amount.unit and amount.unit != "fraction":
        return None
    governor = first.head
    crosses = any(word.text in _DASHES for word in words[last.i : governor.i])
    if (
        not crosses
        and governor.i not in dated
        and governor.pos in _NOUNS
        and first.dep in {"nummod", "nummod:gov", "det", "amod", "compound"}
        and last.i < governor.i <= last.i + 6
        and not _is_act(governor, amount)
    ):
        return _whole_compound(governor, last.i + 6)
    behind = words[index] if index < len(words) else None
    if behind is not None and amount.value > 1 and _is_misread_plural(behind):
        return behind
    found = noun_after(words, index, dated)
    return found if found is None or not _is_act(found, amount) else None


def _noun_of(words: list[Word], index: int, dated: set[int]) -> Word | None:
    """What is counted behind 'of': a noun, what one of them is ('one of them a nurse'), or 'the injured'."""
    behind = words[index + 1] if index + 1 < len(words) else None
    if behind is not None and words[index].lower == "them" and behind.lower in {"a", "an"}:
        return noun_after(words, index + 1, dated)
    found = noun_after(words, index, dated)
    if found is not None or behind is None or words[index].lower != "the":
        return found
    return behind if behind.pos in {"ADJ", "VERB"} else None


def _is_act(noun: Word, amount: Amount) -> bool:
    """'Two abstaining' counts no abstaining."""
    return amount.value > 1 and noun.lower.endswith("ing") and "Number=Plur" not in noun.morph


def _is_misread_plural(word: Word) -> bool:
    """'Four matches': no verb in the singular follows a number, it is a noun in the plural."""
    return word.pos == "VERB" and word.lower.endswith("s") and "Person=3" in word.morph


def _whole_compound(noun: Word, end: int) -> Word:
    """'Six strike days': the number counts the last noun of a compound, on whichever of them it hangs."""
    while noun.dep == "compound" and noun.head.pos == "NOUN" and noun.i < noun.head.i <= end:
        noun = noun.head
    return noun


def noun_after(words: list[Word], index: int, dated: set[int]) -> Word | None:
    """The last noun of the run of adjectives and nouns that begins here; who has it ('the country's roads') is none."""
    noun: Word | None = None
    for word in words[index : index + 8]:
        if word.i in dated:
            break
        if word.lower in _POSSESSIVE and noun is not None:
            noun = None
        elif word.pos in _NOUNS:
            noun = word
        elif noun is not None and word.lower != "-":
            break
        elif word.pos not in {"ADJ", "DET", "NUM", "PART"} and word.lower not in _BEFORE_NOUNS:
            is_participle = word.pos == "VERB" and word.dep in {"amod", "compound"}
            if not is_participle and not (word.pos == "ADV" and word.dep == "advmod" and word.head.pos == "ADJ"):
                break
    return noun


def aged(words: list[Word], first: Word) -> Word | None:
    """Whose age is told: 'children aged five', 'a girl of nine', 'people under 30'."""
    index = first.i - 1
    while index > 0 and words[index].lower in {"between", "from", "about", "around"}:
        index -= 1
    if index <= 0 or words[index].lower not in {"aged", "of", "under", "over"}:
        return None
    index -= 1
    while index > 0 and words[index].lower in {",", "all", "both", "mostly", "mainly"}:
        index -= 1
    return words[index] if words[index].pos == "NOUN" else None


def changed(words: list[Word], start: int, last: Word, dated: set[int]) -> str:
    """What rises or is cut by so many percent: told by the words around the amount; nothing for a level ('to 3%').

    `start` is the place of the amount's first word.
    """
    if start >= 3 and words[start - 1].lower == "of" and words[start - 2].lower == "average":
        start -= 3 if words[start - 3].pos == "DET" else 2
    before = next((word for word in reversed(words[:start]) if not _is_passed(word)), None)
    after = words[last.i + 1].lower if last.i + 1 < len(words) else ""
    if before is None or before.lower in _LEVELS:
        return ""
    if before.lower in _COMPARING or after in _COMPARING:
        return _named(_shared_subject(before if before.lower in _COMPARING else last))
    verb = (
        before
        if before.lower != "by"
        else next((word for word in reversed(words[: before.i]) if word.pos == "VERB"), before)
    )
    if verb.pos != "VERB" or verb.lemma not in _CHANGES:
        return ""
    target = noun_after(words[: before.i + 1], verb.i + 1, dated) if verb.lemma in _DONE_TO else None
    return singular(target) if target is not None else _named(_shared_subject(verb))


def _is_passed(word: Word) -> bool:
    """What may stand between a change and its size: 'fell sharply by between 2% and 3%'."""
    return word.lower == "between" or (word.pos == "ADV" and word.lower not in _COMPARING)


def _shared_subject(word: Word) -> Word | None:
    """The subject of a word's clause, which joined verbs share."""
    clauses = [word, *word.ancestors()]
    return next(
        (clause.subject for clause in clauses if clause.subject is not None and clause.subject is not word), None
    )


def _named(subject: Word | None) -> str:
    if subject is not None and subject.lower in {"which", "that", "who"}:
        subject = next((above for above in subject.ancestors() if above.pos in _NOUNS), None)
    return singular(subject) if subject is not None and subject.pos in _NOUNS else ""


def numbered(words: list[Word], start: int) -> str:
    """What 'births numbered 412,000' counts."""
    verb = words[start - 1] if start else None
    return _named(_shared_subject(verb)) if verb is not None and verb.lemma in {"number", "total"} else ""


def each(words: list[Word], start: int, last: Word) -> Word | None:
    """What costs so much each: 'wristbands for $40 each'."""
    behind = words[last.i + 1 : last.i + 3]
    if not start or not behind or behind[0].lower not in {"each", "apiece"} or behind[-1].pos in _NOUNS:
        return None
    if words[start - 1].lower in {"for", "at"}:
        return next((word for word in reversed(words[: start - 1]) if word.pos in NOMINAL), None)
    return _shared_subject(last)


def tells_size(words: list[Word], start: int, relation: str) -> bool:
    """'Put the toll at six', 'rose to 5,910': a size that counts nothing, whatever was counted before."""
    return relation in _SIZES or (start > 0 and words[start - 1].lower in {"to", "at", "from"})


def singular(noun: Word) -> str:
    """The lemma of a noun; the last letter of a plural goes where the lemmatizer left it."""
    is_left = noun.lemma == noun.lower and noun.lower.endswith("s") and noun.lower not in _SINGULARS
    return noun.lemma.removesuffix("s") if is_left and not noun.lower.endswith(_SINGULAR_ENDS) else noun.lemma
