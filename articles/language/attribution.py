"""Who is said to say it: finds the reporting words of a sentence, their source, and which words are the content.

Works mostly on order and punctuation (', the coast guard said.'), because this is where a small parser errs most, and
hands the clause splitter a tree in which the reporting words no longer take part.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from articles.domain import Assertion
from articles.language.cues import BEHIND_ONLY_WITH_CONTENT, COLOURED, REPORTING
from articles.language.syntax import NOMINAL, SUBJECTS, Sentence, Word, subtree

_CLOSING_QUOTES = frozenset({'"', "”", "''", "’", "»", "'"})
_OPENING_QUOTES = frozenset({'"', "“", "``", "‘", "«", "'"})
_STOPS = frozenset({",", ".", ":", ";", "—", "–", "--", "?", "!", "…"}) | _OPENING_QUOTES | _CLOSING_QUOTES
_PHRASE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM", "PART"})
_LISTENERS = frozenset({"obj", "iobj", "obl"})


@dataclass(slots=True)
class Report:
    """Reporting words in a sentence."""

    cue: tuple[Word, ...]
    source: tuple[Word, Word] | None
    """First and last word of the source's phrase."""
    source_head: Word | None
    segment: set[int]
    """Words that report and are no part of the content."""
    content: set[int]
    assertion: Assertion | None = None
    """How the verb colours its content."""
    root: Word | None = field(default=None)
    """Head of the content once it is cut out of the tree."""


def find_reports(sentence: Sentence, quoted: set[int]) -> list[Report]:
    """The reports of a sentence, in order; words inside quotation marks (`quoted`) don't report."""
    words = sentence.words
    reports: list[Report] = []
    taken: set[int] = set()
    for word in words:
        if word.i in taken or word.i in quoted:
            continue
        report = _according(words, word) or _verbal(words, word, quoted)
        if report is not None:
            reports.append(report)
            taken |= report.segment
    return reports


# --- according to ---------------------------------------------------------------------------------------------------


def _according(words: list[Word], word: Word) -> Report | None:
    """'according to X', at either end of the sentence or between commas."""
    if word.lower != "according" or word.i + 2 >= len(words) or words[word.i + 1].lower != "to":
        return None
    first = word.i + 2
    last = _source_end(words, first)
    opens = word.i == 0
    segment = set(range(word.i, last + 1))
    head = next((item for item in words[first : last + 1] if item.pos in NOMINAL), words[first])
    while head.i < last and head.head.i > head.i and head.head.i <= last and head.head.pos in NOMINAL:
        head = head.head
    content = set(range(last + 1, len(words))) if opens else set(range(len(words))) - segment
    return Report((word, words[word.i + 1]), (words[first], words[last]), head, segment, content)


def _source_end(words: list[Word], first: int) -> int:
    """Last word of the phrase after 'according to': up to a comma, a stop, or a finite verb outside a relative clause."""
    last = first
    for word in words[first:]:
        if word.lower in _STOPS - {"'", "’"} and word.i > first:
            if word.lower == "," and _is_list_comma(words, word.i):
                continue
            break
        if (
            word.lower in {"and", "but"}
            and word.i + 2 < len(words)
            and any(w.is_finite for w in words[word.i + 1 : word.i + 4])
        ):
            break
        last = word.i
    return last


def _is_list_comma(words: list[Word], index: int) -> bool:
    following = words[index + 1 : index + 4]
    return bool(following) and following[0].dep == "conj" and following[0].pos in NOMINAL


# --- reporting verbs ------------------------------------------------------------------------------------------------


def _verbal(words: list[Word], verb: Word, quoted: set[int]) -> Report | None:
    if verb.lemma not in REPORTING or not _is_verb(words, verb):
        return None
    if _is_infinitive(verb) or _is_negated(verb) or _is_passive(verb):
        return None
    return _accusing(words, verb) or _trailing(words, verb, quoted) or _leading(words, verb, quoted)


def _is_verb(words: list[Word], word: Word) -> bool:
    """A verb by its tag, or an inflected form in a verb's place that the tagger took for a noun ('reckons the gang stole')."""
    if word.pos == "VERB":
        return word.dep not in {"amod", "compound"}
    return word.pos == "NOUN" and word.dep in {"root", "ROOT"} and word.lower != word.lemma and word.i > 0


def _is_infinitive(verb: Word) -> bool:
    """'to say that …' reports nothing; neither does 'would say'."""
    return any(child.lower == "to" and child.dep in {"mark", "aux"} for child in verb.children)


def _is_negated(verb: Word) -> bool:
    return any(child.lower in {"not", "n't", "never"} and child.i < verb.i for child in verb.children)


def _is_passive(verb: Word) -> bool:
    """'no cracks were reported', 'is believed to have died'."""
    return any(child.dep in {"aux:pass", "nsubj:pass"} and child.i < verb.i for child in verb.children)


def _accusing(words: list[Word], verb: Word) -> Report | None:
    """'accused officials of hiding a report'."""
    if verb.lemma != "accuse":
        return None
    marker = next((word for word in words[verb.i + 1 :] if word.lower == "of" and word.i + 1 < len(words)), None)
    gerund = next((word for word in words[marker.i + 1 :] if word.pos in {"VERB", "AUX"}), None) if marker else None
    if marker is None or gerund is None or gerund.i > marker.i + 3:
        return None
    source, head = _source(words, verb, set())
    if head is None or "Voice=Pass" in verb.morph or any(child.dep == "aux:pass" for child in verb.children):
        source, head = None, None
    content = set(range(marker.i + 1, _clause_end(words, gerund) + 1))
    segment = set(range(source[0].i if source else verb.i, marker.i + 1))
    return Report((verb,), source, head, segment, content, Assertion.ALLEGED, gerund)


def _clause_end(words: list[Word], head: Word) -> int:
    return max(head.hi, head.i)


def _trailing(words: list[Word], verb: Word, quoted: set[int]) -> Report | None:
    """The content stands before: '…, the coast guard said.', '…,” said Bukele.', 'X, he said, is Y.'"""
    opening = _frame_opening(words, verb, quoted)
    if opening is None or not _closes_frames(words, verb, opening, quoted):
        return None
    source, head = _framed_source(words, verb, opening, quoted)
    if source is None or head is None:
        return None
    end = _phrase_end(words, max(verb.i, source[1].i), quoted)
    if any(word.is_finite and word.i not in quoted for word in words[max(verb.i, source[1].i) + 1 : end + 1]):
        return None
    has_words = any(word.is_clausal or word.i in quoted for word in words[:opening])
    if not has_words or _has_clause_behind(words, verb, end, quoted):
        return None
    after = _resumed(words, end, quoted)
    segment = set(range(opening, end + 1)) | set(range(end + 1, after))
    content = set(range(opening)) | set(range(after, len(words)))
    return Report((verb,), source, head, segment, content - segment, COLOURED.get(verb.lemma))


_LONGEST_FRAME = 18


def _closes_frames(words: list[Word], verb: Word, opening: int, quoted: set[int]) -> bool:
    """Whether a verb stands as one that reports what went before: finite, and without an object of its own."""
    if (
        not verb.is_finite
        and verb.subject is None
        and "VerbForm=Part" in verb.morph
        and verb.dep in {"acl", "advcl", "conj", "amod"}
    ):
        return False
    if verb.lower.endswith("ing") and verb.child("aux") is None:
        return False
    target = verb.child("obj")
    has_object = target is not None and target.i > verb.i and target.i not in quoted and target.pos in NOMINAL
    speaks_before = any(word.pos in NOMINAL for word in words[opening : verb.i])
    return not (has_object and speaks_before) or verb.lemma in _TELLING


_TELLING = frozenset("tell inform ask remind assure warn notify advise".split())


def _frame_opening(words: list[Word], verb: Word, quoted: set[int]) -> int | None:
    """First word of a frame that closes its sentence: behind a closing quote, or behind a comma that no verb follows."""
    comma = None
    for index in range(verb.i - 1, max(-1, verb.i - _LONGEST_FRAME), -1):
        word = words[index]
        if index in quoted or word.lower in _CLOSING_QUOTES - {"'", "’"}:
            return index + 1
        if word.lower in {",", "—", "–", "--", "?", "!"}:
            comma = index if comma is None or _is_description(words, index, comma) else comma
            if comma != index:
                break
        elif word.lower in {":", ";", "that", "whether", "who", "which"}:
            break
        elif word.pos in {"VERB", "AUX"} and (word.is_finite or word.lower == "to") and word.head is not verb:
            break
    return None if comma is None else comma + 1


def _is_description(words: list[Word], first: int, second: int) -> bool:
    """Whether what lies between two commas describes who is named behind the second one ('his lawyer, Chiara Neri, said')."""
    inside = words[first + 1 : second]
    named = words[second + 1 : second + 2]
    opens = bool(inside) and (inside[0].pos in {"DET", "PRON"} or inside[-1].pos == "NOUN")
    before = words[first - 1].lower if first else ""
    return opens and bool(named) and named[0].pos == "PROPN" and len(inside) <= 8 and before in _CLOSING_QUOTES


def _framed_source(
    words: list[Word], verb: Word, opening: int, quoted: set[int]
) -> tuple[tuple[Word, Word] | None, Word | None]:
    """The speaker in a closing frame: all that stands before the verb in it, or the phrase behind the verb."""
    before = [word for word in words[opening : verb.i] if word.pos not in {"ADV", "AUX", "PUNCT"}]
    subject = verb.subject
    if before and any(word.pos in NOMINAL for word in before):
        first, last = before[0], before[-1]
        if subject is not None and opening <= subject.i < verb.i:
            return (first, last), subject
        nominal = [word for word in before if word.pos in NOMINAL]
        free = (word for word in nominal if word.head not in before[: before.index(word)])
        return (first, last), next(free, nominal[0])
    if words[opening : verb.i] and before:
        return None, None
    return _source(words, verb, quoted)


def _phrase_end(words: list[Word], index: int, quoted: set[int]) -> int:
    """Last word before the next mark of punctuation or quotation."""
    for word in words[index + 1 :]:
        if word.i in quoted or (word.lower in _STOPS and word.lower not in {"'", "’"}) or word.lower in {"but", "that"}:
            return word.i - 1
    return len(words) - 1


def _has_clause_behind(words: list[Word], verb: Word, end: int, quoted: set[int]) -> bool:
    """Whether the verb has content right after it ('said: …', 'said that …', 'added, “…”')."""
    following = words[end + 1] if end + 1 < len(words) else None
    if following is None:
        return False
    if following.lower in {":", "that"}:
        return True
    return following.lower == "," and end + 2 < len(words) and words[end + 2].i in quoted and not (words[0].i in quoted)


def _resumed(words: list[Word], end: int, quoted: set[int]) -> int:
    """Index where the content goes on after 'X, he said, is Y'; the sentence's length where it doesn't."""
    following = words[end + 1] if end + 1 < len(words) else None
    if following is None or following.lower != ",":
        if following is not None and following.i in quoted:
            return following.i
        return len(words) if following is None or following.lower != "but" else following.i
    rest = words[end + 2 :]
    if rest and (
        rest[0].i in quoted or rest[0].pos in {"AUX", "SCONJ", "CCONJ"} or (rest[0].pos == "VERB" and rest[0].is_finite)
    ):
        return rest[0].i
    return len(words)


def _leading(words: list[Word], verb: Word, quoted: set[int]) -> Report | None:
    """The content stands behind: 'She said repairs would cost …', 'told reporters that …', 'said: “…”'."""
    source, head = _source(words, verb, quoted, behind=False)
    opening = _content_start(words, verb, quoted)
    if opening is None:
        return None
    content_root = _content_root(words, verb, opening)
    if content_root is None:
        return None
    last = _content_end(words, verb, content_root, opening)
    segment = _frame(words, verb, source, opening)
    return Report((verb,), source, head, segment, set(range(opening, last + 1)), COLOURED.get(verb.lemma), content_root)


def _frame(words: list[Word], verb: Word, source: tuple[Word, Word] | None, opening: int) -> set[int]:
    """Reporting words before a content: with the source, unless it is the subject of another verb as well."""
    first = verb.i
    shares = verb.subject is None and (verb.dep == "conj" or not verb.is_finite)
    if source is not None and source[0].i < verb.i and not shares:
        first = source[0].i
    elif shares and verb.dep == "conj":
        while first > 0 and words[first - 1].dep in {"cc", "punct"}:
            first -= 1
    return set(range(first, opening))


def _content_start(words: list[Word], verb: Word, quoted: set[int]) -> int | None:
    """Index of the first word of the content behind a verb; None where there is none."""
    denied = verb.lemma == "deny"
    for word in words[verb.i + 1 : verb.i + 14]:
        if word.pos in {"VERB", "AUX"} and word.is_finite and word.dep != "acl:relcl" and word.i not in quoted:
            break
        if word.lower == "that" and (word.dep == "mark" or word.pos == "SCONJ"):
            return word.i + 1 if not _names_something(words, verb, word.i) else None
        if word.lower in {"whether", "if"} and word.dep == "mark":
            return word.i + 1
        if word.lower == ":" and word.i + 2 < len(words):
            return word.i + 1
        if (
            word.i in quoted
            and words[word.i - 1].lower in {",", ":"} | _OPENING_QUOTES
            and word.lower not in _OPENING_QUOTES
        ):
            return word.i
    complement = verb.child("ccomp", "xcomp" if denied else "ccomp")
    if complement is not None and complement.i > verb.i and (complement.is_finite or denied):
        return max(verb.i + 1, complement.lo)
    return None


def _names_something(words: list[Word], verb: Word, index: int) -> bool:
    """'declared a state of emergency that remains': the clause belongs to the noun, unless the noun is who was told."""
    if verb.lemma in _TELLING:
        return False
    between = [word for word in words[verb.i + 1 : index] if word.pos in {"NOUN", "PROPN"}]
    return any(word.dep in {"obj", "xcomp"} and word.head is verb for word in between) and words[index - 1].pos in {
        "NOUN",
        "PROPN",
    }


def _content_root(words: list[Word], verb: Word, opening: int) -> Word | None:
    """The head of the content: the highest predicate that hangs on the verb or stands behind it."""
    complement = verb.child("ccomp", "xcomp")
    if complement is not None and complement.i >= opening:
        return complement
    clausal = [word for word in words[opening:] if word.is_clausal]
    if not clausal:
        return None
    outer = [word for word in clausal if word.head.i < opening or word.head is word]
    finite = [word for word in outer or clausal if word.is_finite]
    return (finite or outer or clausal)[0]


def _content_end(words: list[Word], verb: Word, root: Word, opening: int) -> int:
    """The content goes on to the end of the sentence, unless a second verb of the same subject follows the cue."""
    for sibling in verb.all("conj"):
        if sibling.i > root.i and sibling.subject is None and sibling.is_finite and sibling.lo > root.i:
            low = min([sibling.lo, *(child.i for child in sibling.children if child.dep == "cc")])
            if low > opening:
                return low - 1
    return len(words) - 1


# --- sources --------------------------------------------------------------------------------------------------------


def _source(
    words: list[Word], verb: Word, quoted: set[int], *, behind: bool = True
) -> tuple[tuple[Word, Word] | None, Word | None]:
    """The phrase of who speaks and its head: the verb's subject, or the phrase beside the verb."""
    adjacent = _before(words, verb, quoted) if verb.is_finite or verb.child("aux") else (None, None)
    subject = _subject(verb)
    if subject is not None and subject.i > verb.i and (not behind or adjacent[1] is not None):
        subject = None
    if adjacent[1] is not None and (subject is None or not adjacent[0] or adjacent[0][0].i > subject.hi):
        return adjacent
    if subject is not None and subject.i not in quoted and subject.pos in NOMINAL | {"NUM", "ADJ", "DET"}:
        low, high = _phrase(words, subject, verb, quoted)
        return (words[low], words[high]), subject
    return _beside(words, verb, quoted, behind=behind)


def _subject(verb: Word) -> Word | None:
    """A verb's subject; of a participle or second verb the one that it shares."""
    if verb.subject is not None:
        return verb.subject
    if verb.dep == "conj" or not verb.is_finite:
        return next((above.subject for above in verb.ancestors() if above.subject is not None), None)
    return None


def _before(words: list[Word], verb: Word, quoted: set[int]) -> tuple[tuple[Word, Word] | None, Word | None]:
    """The run of nouns that ends right before a verb and its auxiliaries."""
    index = verb.i - 1
    while index >= 0 and words[index].pos in {"ADV", "AUX"}:
        index -= 1
    if index > 0 and words[index].lower == ")":
        opening = next((item.i for item in reversed(words[max(0, index - 6) : index]) if item.lower == "("), None)
        index = opening - 1 if opening else index
    run = list(_run(words, index, -1, quoted))[::-1]
    while run and (run[0].lower in {"of", "'s", "’s"} or run[0].pos == "PART"):
        run = run[1:]
    heads = [word for word in run if word.pos in NOMINAL]
    if (
        not heads
        or heads[-1].dep in {"obj", "obl", "nmod", "obl:unmarked"}
        or heads[-1].lower in {"that", "which", "who", "what"}
    ):
        return None, None
    return (run[0], run[-1]), heads[-1]


def _phrase(words: list[Word], head: Word, verb: Word, quoted: set[int]) -> tuple[int, int]:
    """Edges of a source's phrase: its subtree, cut at the verb, at quotes and at relative clauses after a comma."""
    low, high = head.lo, head.hi
    if head.i < verb.i:
        high = min(high, verb.i - 1)
    elif low <= verb.i:
        low = verb.i + 1
    for index in range(head.i, low - 1, -1):
        if index in quoted or (words[index].lower in _STOPS - {"'", "’", ",", "."} and index < head.i):
            low = index + 1
            break
    for index in range(head.i + 1, high + 1):
        word = words[index]
        is_relative = word.lower in {"who", "which", "whose", "whom"} or (word.dep == "acl:relcl" and word.head is head)
        if index in quoted or word.lower in {",", "—", "–", "(", ";", ":", "“"} or is_relative:
            high = index - 1
            break
    return low, max(high, head.i)


def _beside(
    words: list[Word], verb: Word, quoted: set[int], *, behind: bool
) -> tuple[tuple[Word, Word] | None, Word | None]:
    """The phrase of nouns right after the verb ('said Bukele'), or right before it."""
    if behind and words[verb.i - 1 if verb.i else 0].lower in {","} | _CLOSING_QUOTES:
        run = list(_run(words, verb.i + 1, 1, quoted))
        heads = [word for word in run if word.pos in NOMINAL]
        if heads:
            return (run[0], run[-1]), heads[-1]
    return _opening_phrase(words, verb, quoted)


def _opening_phrase(words: list[Word], verb: Word, quoted: set[int]) -> tuple[tuple[Word, Word] | None, Word | None]:
    """The phrase that opens the sentence, where an aside in commas parts it from its verb."""
    if words[verb.i - 1 if verb.i else 0].lower not in {",", ")", "—", "–"}:
        return None, None
    run = list(_run(words, 0, 1, quoted))
    heads = [word for word in run if word.pos in NOMINAL]
    if not heads or run[-1].i + 1 >= verb.i or words[run[-1].i + 1].lower not in {",", "(", "—", "–"}:
        return None, None
    return (run[0], run[-1]), heads[-1]


def _run(words: list[Word], index: int, step: int, quoted: set[int]) -> Iterator[Word]:
    while 0 <= index < len(words) and index not in quoted:
        word = words[index]
        joins = word.pos in _PHRASE or word.lower in {"of", "the", "&", "'s", "’s"}
        inside = words[index - step].pos in NOMINAL if 0 <= index - step < len(words) else False
        if not joins and not (step > 0 and inside and word.lower in {"at", "for", "in", "from", "with"}):
            return
        yield word
        index += step


def detach(sentence: Sentence, reports: list[Report]) -> None:
    """Cut the contents of the reports out of the tree, each under a root of its own."""
    for report in sorted(reports, key=lambda item: min(item.segment), reverse=True):
        inside = [sentence.words[index] for index in sorted(report.content)]
        if not inside:
            continue
        root = report.root or _highest(inside, report.content)
        report.root = root
        _rehang(root, root)
        for word in inside:
            if word is not root and word.head.i not in report.content:
                _rehang(word, root)
    _refresh(sentence.words)


def _highest(inside: list[Word], content: set[int]) -> Word:
    """The predicate that heads what is left once the reporting words are gone."""
    outer = [word for word in inside if word.pos != "PUNCT" and (word.head is word or word.head.i not in content)]
    predicates = [word for word in outer if word.is_clausal]
    finite = [word for word in predicates if word.is_finite and word.dep != "acl:relcl"]
    root = next((word for word in finite if word.head is word), None)
    return root or (finite or predicates or outer or inside)[0]


def _rehang(word: Word, head: Word) -> None:
    if word.head is not word:
        word.head.children.remove(word)
    word.head = head
    if head is not word:
        head.children.append(word)
        head.children.sort(key=lambda child: child.i)
    if head is word:
        word.dep = "root"


def _refresh(words: list[Word]) -> None:
    for word in words:
        word.lo = word.hi = word.i
    for word in words:
        seen = 0
        for ancestor in word.ancestors():
            seen += 1
            if seen > len(words):
                break
            ancestor.lo, ancestor.hi = min(ancestor.lo, word.i), max(ancestor.hi, word.i)


__all__ = ["Report", "detach", "find_reports", "subtree"]
