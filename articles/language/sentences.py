"""Sentence boundaries of news prose as it is pasted, uploaded or extracted.

Rules rather than a trained splitter: what ends a sentence is written down here, so a wrong boundary can be traced
and mended, and the same text gives the same sentences under every model. The pipeline component ``sentences`` sets
these boundaries on a spaCy document before the parser sees it; ``sentence_spans`` gives them as spans.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from spacy.attrs import IDX, IS_SPACE, ORTH, SENT_START
from spacy.language import Language
from spacy.tokens import Doc

Span = tuple[int, int]

COMPONENT = "sentences"
JOINT = ";"
"""Parts of a sentence that are parsed one by one end with it."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Stand before the name or word they belong to: never the end of a sentence.
_LEADING = _words(
    """adm amb asst atty brig capt cmdr cmsr col cpl cpt det dr fr gen gov govs hon insp lt maj messrs mlle mme mr
    mrs ms mt mx pfc pres prof pvt rep reps rev revd sen sens sgt spc ste supt v vs viz cf approx ca e.g i.e"""
)
# End a sentence only when the next word looks like the start of one.
_ABBREVIATIONS = _words(
    """a.d a.k.a al assn assoc apr aug ave b.a b.c b.s bldg blvd bros c.e co corp ct d.c d.phil dec dept dist div e.u
    esq est ext feb fig figs fla ft galv govt hwy inc inst intl j.d jan jr jul jun l.a ltd m.a m.d m.p mar mass mfg mi
    mich minn mo msgr n.c n.h n.j n.y nov oct ont pa penn ph.d plc pp pt pub r.i rd s.c sec sept sq sr st tenn tex
    u.a.e u.k u.n u.s u.s.a u.s.s.r univ va vol wash wis"""
)
# "At 5 p.m. Police said" is two sentences, "at 5 p.m. Tuesday" is not.
_HOURS = _words("a.m p.m")
_AFTER_HOURS = _words(
    """monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun et est edt ct cst
    cdt mt mst mdt pt pst pdt gmt utc bst cet eastern central mountain pacific"""
)
# Stand before a number: "No. 5", "p. 12".
_NUMBERED = _words("art ca cap ch fig figs fol ll no nos nr p para paras pp pt sec vol vols")
# A capitalised word of this list after an abbreviation or an initial starts a new sentence.
_STARTERS = _words(
    """a after all also although an and another any as at because before both but by despite during each every for
    from further he her here his how however i if in instead it its last later many meanwhile more moreover most
    much my neither no nobody none nor not now of on once one only or other others our over she since so some
    still such that the their then there these they this those though three through thus to today two under
    unlike until we what when where whether which while who why will with yet you your"""
)
_SPEECH = r"(?:said|says|asked|asks|told|added|replied|wrote|writes|cried|shouted|wondered|answered|demanded|exclaimed)"

_CLOSE = "\"'”’»)\\]}"
_OPEN = "\"'“‘«(\\[{¿¡"
_TERMINATOR = re.compile(
    # Possessive, and from the first mark of a run only: a megabyte of dots must not take quadratic time.
    rf"(?<![.!?…。！？])(?P<stop>[.!?…。！？]++)(?P<close>[{_CLOSE}]*+)(?P<note>(?:\s?\[[\w. ]{{1,24}}\])*)(?=\s|\Z)"
    # The credit at the end of a caption.
    rf"|(?<=[\w{_CLOSE}] )(?P<credit>)(?=(?:Image|Photo|Photograph|Picture|File photo): )"
    # A lost blank ("… ended.The next …"), but neither "U.S.A" nor "example.Com".
    rf"|(?<=[a-z]{{3}})(?P<tight>[.!?][{_CLOSE}]?)(?=[{_OPEN}]?[A-Z][a-z]+(?:\s|['’]))"
)
_LAST_WORD = re.compile(r"[^\s\"“”‘«»()\[\]{}—–/]+$")
_NEXT = re.compile(rf"\s*(?P<open>[{_OPEN}—–-]*\s?)(?P<word>[^\W_][\w'’-]*)?")
# "iPhone", "eBay": a name that starts a sentence in lower case.
_CAMEL = re.compile(r"[a-z]{1,4}[A-Z]")
_CLITIC = re.compile(r"['’].*")
_DASHES = frozenset("-–—")
_INITIAL = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
# The network's name, where nobody's initial stands: "posted on X. Reports", but "Malcolm X. Jones".
_NETWORK = re.compile(r"\b(?:on|to|via|from|off|across)\s+X$")
_ENUMERATOR = re.compile(r"\s*[(\[]?(?:\d{1,3}(?:\.\d{1,2})*|[A-Za-z]|[ivx]{1,5})[.)]?")
_ASIDE = re.compile(rf"(?:[A-Z][\w.'’-]*\s+){{0,4}}{_SPEECH}\b|{_SPEECH}\s")

_BLANK_LINE = re.compile(r"\n[^\S\n]*+\n\s*|[\u2028\u2029]\s*")
_NEW_LINE = re.compile(r"\n")
_LIST_ITEM = re.compile(r"[-*•‣▪–—·o]\s|\(?(?:\d{1,3}|[a-z])[.)]\s")
_LINE_END = re.compile(rf"[.!?…:;][{_CLOSE}]*$")
_WRAP_WIDTHS = range(40, 131)
_WINDOW = 80


def sentence_spans(text: str, nlp: Language) -> list[Span]:
    """Character spans of the sentences of ``text``, without surrounding white space, as the pipeline sees them."""
    doc = set_sentence_starts(nlp.make_doc(text))
    spans = []
    for sentence in doc.sents:
        stripped = sentence.text.strip()
        if stripped:
            start = sentence.start_char + sentence.text.index(stripped)
            spans.append((start, start + len(stripped)))
    return spans


def set_sentence_starts(doc: Doc) -> Doc:
    """Set ``is_sent_start`` on every token; a boundary inside a token moves to the token's end."""
    if not len(doc):
        return doc
    # One array assignment, because a Python loop over the tokens would cost a fifth of the pipeline's time.
    words = np.flatnonzero(doc.to_array(IS_SPACE) == 0)
    first = np.searchsorted(doc.to_array(IDX)[words], [start for start, _ in _spans(doc.text)])
    marks = np.full(len(doc), -1, dtype=np.int64)
    marks[words[first[first < len(words)]]] = 1
    # White space at the very start belongs to the first sentence, not to one of its own.
    marks[: words[0] + 1 if len(words) else 1] = -1
    marks[0] = 1
    return doc.from_array([SENT_START], marks.astype(np.uint64)[:, None])  # type: ignore[arg-type]


@Language.component(COMPONENT, assigns=["token.is_sent_start", "doc.sents"])
def sentences(doc: Doc) -> Doc:
    """Pipeline component: ``set_sentence_starts``, and a boundary behind each semicolon.

    What stands on either side of a semicolon is whole by itself, and a parser that reads it alone errs less;
    `syntax.read_sentences` joins the parts again.
    """
    set_sentence_starts(doc)
    if JOINT not in doc.text:
        return doc
    tokens = doc.to_array([ORTH, IS_SPACE, SENT_START])
    words = np.flatnonzero(tokens[:, 1] == 0)
    behind = words[1:][tokens[words[:-1], 0] == doc.vocab.strings[JOINT]]
    tokens[behind, 2] = 1
    return doc.from_array([SENT_START], tokens[:, 2:])  # type: ignore[arg-type]


def _spans(text: str) -> Iterator[Span]:
    for block_start, block_end in _parts(text, 0, len(text), [m.span() for m in _BLANK_LINE.finditer(text)]):
        for start, end in _parts(text, block_start, block_end, list(_hard_breaks(text, block_start, block_end))):
            yield from _parts(text, start, end, [(cut, cut) for cut in _cuts(text, start, end)])


def _parts(text: str, start: int, end: int, gaps: list[Span]) -> Iterator[Span]:
    """What lies between the gaps, stripped; empty parts are left out."""
    for gap_start, gap_end in [*gaps, (end, end)]:
        part = text[start:gap_start]
        stripped = part.strip()
        if stripped:
            left = start + len(part) - len(part.lstrip())
            yield left, left + len(stripped)
        start = gap_end


def _hard_breaks(text: str, start: int, end: int) -> Iterator[Span]:
    """Single line breaks that end a sentence, in a block without blank lines."""
    lines = list(_lines(text, start, end))
    wrapped = _is_wrapped([line_end - line_start for line_start, line_end in lines])
    for (line_start, line_end), (next_start, _) in pairwise(lines):
        if not _continues(text[line_start:line_end], text[next_start : next_start + _WINDOW], wrapped):
            yield line_end, next_start


def _lines(text: str, start: int, end: int) -> Iterator[Span]:
    yield from _parts(text, start, end, [match.span() for match in _NEW_LINE.finditer(text, start, end)])


def _is_wrapped(lengths: list[int]) -> bool:
    """Whether a block looks like prose broken at a column: all lines but the last nearly as long as the longest."""
    if len(lengths) < 3 or max(lengths) not in _WRAP_WIDTHS:
        return False
    full = sum(length > 0.75 * max(lengths) for length in lengths[:-1])
    return full >= 0.7 * (len(lengths) - 1)


def _continues(line: str, following: str, wrapped: bool) -> bool:
    """Whether the sentence runs on over a single line break."""
    if _LIST_ITEM.match(following):
        return False
    if wrapped:
        return True
    return following[:1].islower() and not _LINE_END.search(line[-_WINDOW:])


def _cuts(text: str, start: int, end: int) -> Iterator[int]:
    """Where, inside one paragraph or line, a sentence ends."""
    last = start
    for match in _TERMINATOR.finditer(text, start, end):
        if match.end() < end and _is_end(text, last, match, end):
            last = match.end()
            yield last


def _is_end(text: str, start: int, match: re.Match[str], end: int) -> bool:
    """Whether the stop at ``match`` ends the sentence that began at ``start``."""
    if not match["stop"]:
        return True
    following = _NEXT.match(text, match.end(), min(end, match.end() + _WINDOW))
    word = following["word"] or "" if following else ""
    opened = following["open"].strip() if following else ""
    if word[:1].islower() and not opened.startswith("(") and not _CAMEL.match(word):
        return False
    if opened[:1] in _DASHES or _in_brackets(text, start, match, end):
        return False
    if _ENUMERATOR.fullmatch(text, start, match.end()):
        return False
    if match["stop"] != ".":
        if opened.startswith("(") and not word[:1].isupper():
            return False
        return not (match["close"] and _ASIDE.match(text[match.end() : match.end() + _WINDOW].lstrip()))
    if match["close"] or match["note"]:
        return True
    return _full_stop(text, start, match.start(), word, opened)


def _full_stop(text: str, start: int, stop: int, word: str, opened: str) -> bool:
    """Whether a single full stop after a word, before ``word``, is more than the mark of an abbreviation."""
    found = _LAST_WORD.search(text, max(start, stop - 40), stop)
    last = found.group().lstrip("'’") if found else ""
    if found and text[found.start() - 1 : found.start()] == "/":  # '90 km/h. The wind …'
        return True
    key = last.lower()
    if key in _LEADING:
        return False
    if key in _NUMBERED and word[:1].isdigit():
        return False
    if key in _HOURS:
        return word[:1].isupper() and word.lower() not in _AFTER_HOURS
    if key == "x" and _NETWORK.search(text, max(start, stop - 40), stop):
        return word[:1].isupper() or bool(opened)
    if key in _ABBREVIATIONS or _INITIAL.fullmatch(last):
        return bool(opened.strip("([")) or (word[:1].isupper() and re.split("['’]", word.lower())[0] in _STARTERS)
    return True


def _in_brackets(text: str, start: int, match: re.Match[str], end: int) -> bool:
    """Whether the stop lies in a bracket that was opened inside this sentence and is closed further on."""
    opened = text.rfind("(", max(start + 1, match.end() - 4 * _WINDOW), match.end())
    if opened < 0 or text.find(")", opened, match.end()) >= 0:
        return False
    closing = text.find(")", match.end(), min(end, match.end() + 2 * _WINDOW))
    return closing >= 0 and text.find("(", match.end(), closing) < 0
