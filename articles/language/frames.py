"""Frames: the reporting words before or behind what they report, found by order and punctuation."""

from __future__ import annotations

from articles.domain import Assertion
from articles.language.cues import COLOURED, INVERTED, REPORTING
from articles.language.marks import CLOSING_QUOTES, OPENING_QUOTES, STOPS
from articles.language.phrases import find_source, framed_source
from articles.language.reports import Report
from articles.language.syntax import NOMINAL, Word

_LONGEST_FRAME = 18
_OPEN_QUESTIONS = frozenset({"unclear", "unknown", "known", "clear", "uncertain", "unsure", "open"})
_STATES = frozenset({"is", "was", "remains", "remained"})
_FEWEST = 5
"""Words before a frame at the end of a sentence that must be a statement, whatever the parser made of them."""
_HEARSAY = frozenset("reports claims rumours rumors suggestions allegations accusations".split())
_DISMISSING = frozenset("dismiss reject dispute refute".split())
_INQUIRING = frozenset("investigate examine probe consider study review check assess".split())
_TELLING = frozenset("tell inform ask remind assure warn notify advise".split())


# --- behind the content ---------------------------------------------------------------------------------------------


def closing_frame(words: list[Word], verb: Word, quoted: set[int]) -> Report | None:
    """The content stands before: '…, the coast guard said.', '…,” said Bukele.', 'X, he said, is Y'."""
    opening = _frame_opening(words, verb, quoted)
    if opening is None or not _closes_frames(words, verb, opening, quoted):
        return None
    source, head = framed_source(words, verb, opening, quoted)
    if source is None or head is None:
        return None
    end = _phrase_end(words, max(verb.i, source[1].i), quoted)
    if any(word.is_finite and word.i not in quoted for word in words[max(verb.i, source[1].i) + 1 : end + 1]):
        return None
    is_last = end + 2 >= len(words) and opening >= _FEWEST
    tells = any((word.is_clausal and word.dep != "acl:relcl") or word.i in quoted for word in words[:opening])
    has_words = is_last or tells
    if not has_words or words[opening].lower in {"and", "but"} or _has_clause_behind(words, verb, end, quoted):
        return None
    after = _resumed(words, end, quoted)
    content = set(range(opening)) | set(range(after, len(words)))
    if _goes_on_speaking(words, end):
        after = end + 2
    segment = set(range(opening, after))
    return Report((verb,), source, head, segment, content - segment, COLOURED.get(verb.lemma))


def _closes_frames(words: list[Word], verb: Word, opening: int, quoted: set[int]) -> bool:
    """Whether a verb stands as one that reports what went before: finite, and without an object of its own."""
    if (
        not verb.is_finite
        and verb.subject is None
        and "VerbForm=Part" in verb.morph
        and verb.dep in {"acl", "advcl", "conj", "amod"}
        and not (verb.dep == "acl" and opening > 0 and words[opening - 1].lower in CLOSING_QUOTES)
    ):
        return False
    if verb.is_measure or (verb.lower.endswith("ing") and verb.child("aux") is None):
        return False
    if words[opening].pos == "VERB" and words[opening].lower.endswith("ing"):
        return False
    target = verb.child("obj")
    has_object = (
        target is not None and target.i > verb.i and target.i not in quoted and target.pos in NOMINAL | {"NUM", "ADJ"}
    )
    speaks_before = any(word.pos in NOMINAL for word in words[opening : verb.i])
    return not (has_object and speaks_before) or verb.lemma in _TELLING


def _frame_opening(words: list[Word], verb: Word, quoted: set[int]) -> int | None:
    """First word of a frame that closes its sentence: behind a closing quote, or the comma before who speaks."""
    commas: list[int] = []
    for index in range(verb.i - 1, max(-1, verb.i - _LONGEST_FRAME), -1):
        word = words[index]
        if index in quoted or word.lower in CLOSING_QUOTES - {"'", "’"}:
            return index + 1
        if word.lower in {",", "—", "–", "--", "?", "!"}:
            commas.append(index)
        elif word.lower in {":", ";", "that", "whether", "who", "which", "than"} or (
            word.pos in {"VERB", "AUX"} and word.is_finite and word.head is not verb
        ):
            break
    if _is_inverted(words, verb, quoted):
        return verb.i
    if commas and commas[0] == verb.i - 1:
        commas = commas[2:]
    return commas[0] + 1 if commas else None


def _is_inverted(words: list[Word], verb: Word, quoted: set[int]) -> bool:
    """'The bridge is safe, said Lena Marsh, the chief engineer.': a whole clause, then the verb, then who speaks."""
    if verb.lemma not in INVERTED or verb.i < 2 or words[verb.i - 1].lower != ",":
        return False
    end = _phrase_end(words, verb.i, quoted)
    behind = words[verb.i + 1 : end + 1]
    is_last = end + 1 >= len(words) or words[end + 1].lower in {",", "."}
    speaks = bool(behind) and is_last and behind[0].pos in {"DET", "ADJ", "NOUN", "PROPN"}
    if not speaks or any(word.pos in {"VERB", "AUX"} for word in behind):
        return False
    return any(word.is_finite and word.subject and word.dep != "acl:relcl" for word in words[: verb.i - 1])


def _phrase_end(words: list[Word], index: int, quoted: set[int]) -> int:
    """Last word before the next mark of punctuation or quotation."""
    for word in words[index + 1 :]:
        if word.i in quoted or (word.lower in STOPS and word.lower not in {"'", "’"}) or word.lower in {"but", "that"}:
            return word.i - 1
    return len(words) - 1


def _has_clause_behind(words: list[Word], verb: Word, end: int, quoted: set[int]) -> bool:
    """Whether the verb has content right after it ('said: …', 'said that …', 'added, “…”')."""
    following = words[end + 1] if end + 1 < len(words) else None
    if following is None:
        return False
    if following.lower in {":", "that"}:
        return True
    return following.lower == "," and end + 2 < len(words) and words[end + 2].i in quoted and words[0].i not in quoted


def _goes_on_speaking(words: list[Word], end: int) -> bool:
    """', he said, adding that …': a frame of its own."""
    following = words[end + 1 : end + 3]
    return len(following) == 2 and following[1].lower.endswith("ing") and following[1].lemma in REPORTING | _DISMISSING


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


def fronted_question(words: list[Word], word: Word) -> Report | None:
    """'Whether anyone was hurt is unclear.': what is asked stands before the words that ask it."""
    if word.lower != "whether" or word.i > 1:
        return None
    last = len(words) - 1
    while last > word.i and words[last].pos == "PUNCT":
        last -= 1
    index = last - 1
    while index > word.i and words[index].pos in {"ADV", "PART"}:
        index -= 1
    if words[last].lower not in _OPEN_QUESTIONS or words[index].lower not in _STATES:
        return None
    segment = set(range(word.i + 1)) | set(range(index, len(words)))
    return Report((words[last],), None, None, segment, set(range(word.i + 1, index)), Assertion.ASKED)


def open_inquiry(words: list[Word], verb: Word) -> Report | None:
    """'Police are investigating whether …': asked, and said by nobody."""
    mark = words[verb.i + 1] if verb.i + 1 < len(words) else None
    if verb.lemma not in _INQUIRING or mark is None or mark.lower not in {"whether", "if"}:
        return None
    is_denied = any(child.lower in {"not", "n't", "never", "to"} for child in verb.children)
    if is_denied or mark.i + 1 == len(words) or words[mark.i + 1].lower == "to":
        return None
    first = verb.subject.lo if verb.subject is not None and verb.subject.i < verb.i else verb.i
    content = set(range(mark.i + 1, len(words)))
    return Report((verb,), None, None, set(range(first, mark.i + 1)), content, Assertion.ASKED)


def dismissal(words: list[Word], verb: Word, quoted: set[int]) -> Report | None:
    """'dismissed suggestions that …': what is dismissed is denied."""
    noun = next((word for word in words[verb.i + 1 : verb.i + 5] if word.lower in _HEARSAY), None)
    if verb.lemma not in _DISMISSING or noun is None or noun.i + 2 >= len(words):
        return None
    if words[noun.i + 1].lower != "that" or any(child.lower in {"not", "n't"} for child in verb.children):
        return None
    source, head = find_source(words, verb, quoted, behind=False)
    content = set(range(noun.i + 2, len(words)))
    segment = _frame(words, verb, source, noun.i + 2)
    return Report((verb,), source, head, segment, content, Assertion.DENIED)


# --- before the content ---------------------------------------------------------------------------------------------


def opening_frame(words: list[Word], verb: Word, quoted: set[int]) -> Report | None:
    """The content stands behind: 'She said repairs would cost …', 'told reporters that …', 'said: “…”'."""
    source, head = find_source(words, verb, quoted, behind=False)
    opening = _content_start(words, verb, quoted)
    if opening is None:
        return None
    content_root = _content_root(words, verb, opening)
    if content_root is None:
        return None
    last = _content_end(words, verb, content_root, opening)
    segment = _frame(words, verb, source, opening) | _cited(words, opening, quoted)
    return Report(
        (verb,), source, head, segment, set(range(opening, last + 1)) - segment, COLOURED.get(verb.lemma), content_root
    )


def _cited(words: list[Word], opening: int, quoted: set[int]) -> set[int]:
    """', citing an unnamed adviser': how who speaks knows it is no part of what is said."""
    for word in words[opening + 1 :]:
        if word.lower in {"citing", "quoting"} and words[word.i - 1].lower == "," and word.i not in quoted:
            return set(range(word.i - 1, _phrase_end(words, word.i, quoted) + 1))
    return set()


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
        if word.lower == "that" and (word.dep == "mark" or word.pos == "SCONJ" or _follows_hearer(words, verb, word)):
            return word.i + 1 if not _names_something(words, verb, word.i) else None
        if word.lower in {"whether", "if"} and word.dep == "mark":
            return word.i + 1
        if word.lower == ":" and word.i + 2 < len(words):
            return word.i + 1
        if (
            word.i in quoted
            and words[word.i - 1].lower in {",", ":"} | OPENING_QUOTES
            and word.lower not in OPENING_QUOTES
            and (word.text[:1].isupper() or word.i <= verb.i + 3)
        ):
            return word.i
    behind = words[verb.i + 1] if verb.i + 1 < len(words) else verb
    if denied and behind.lower.endswith("ing") and behind.pos in {"VERB", "AUX"}:
        return behind.i
    complement = verb.child("ccomp", "xcomp" if denied else "ccomp")
    is_denied = denied and complement is not None and complement.pos in {"VERB", "AUX"}
    if complement is not None and complement.i > verb.i and (_has_tense(words, complement) or is_denied):
        return max(verb.i + 1, complement.lo)
    return None


def _has_tense(words: list[Word], predicate: Word) -> bool:
    """Whether a predicate is finite, by itself or by an auxiliary that hangs on its copula ('there may be many')."""
    before = words[predicate.lo : predicate.i]
    return predicate.is_finite or any(word.pos == "AUX" and word.dep == "aux" for word in before)


def _follows_hearer(words: list[Word], verb: Word, that: Word) -> bool:
    """'Told councillors that demand had doubled': 'that' begins what was told, it is no pronoun of the hearers."""
    between = words[verb.i + 1 : that.i]
    return (
        verb.lemma in _TELLING and bool(between) and all(word.pos not in {"VERB", "AUX", "PUNCT"} for word in between)
    )


def _names_something(words: list[Word], verb: Word, index: int) -> bool:
    """'declared a state of emergency that remains': the clause belongs to the noun, unless the noun is who was told."""
    between = [word for word in words[verb.i + 1 : index] if word.pos == "NOUN"]
    if verb.lemma in _TELLING or (verb.lemma == "deny" and words[index - 1].lower in _HEARSAY):
        return False
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
        if any(child.dep.startswith("aux") and child.lower in {"would", "had"} for child in sibling.children):
            continue  # 'said it had known of damp but had not been told': a tense of reported speech
        if sibling.i > root.i and sibling.subject is None and sibling.is_finite and sibling.lo > root.i:
            low = min([sibling.lo, *(child.i for child in sibling.children if child.dep == "cc")])
            if low > opening:
                return low - 1
    return len(words) - 1
