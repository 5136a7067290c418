"""Mends trees that can't be right, where the order of words tells what a small parser missed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from articles.language.syntax import Word

_CLAUSAL = frozenset({"root", "conj", "ccomp", "advcl", "parataxis", "acl:relcl", "acl"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})


def mend(words: list[Word]) -> None:
    """Rehang a sentence's words in place. Children are not linked yet."""
    for word in words[1:]:
        if word.pos == "VERB" and word.dep == "amod" and word.head.i > word.i:
            _raise_verb(words, word)
        elif word.pos == "NUM" and word.dep == "nummod" and word.head.i > word.i + 1:
            _stop_at_dash(words, word)
        elif word.dep == "ccomp" and word.head.lemma == "say" and word.head.i < word.i:
            _give_subject(words, word)
        elif word.dep == "case" and word.lower in _SUBORDINATORS and word.i < word.head.i:
            _give_verb(words, word)
        elif word.dep == "advcl" and word.i < word.head.i:
            _keep_adverbials(words, word)
        elif word.dep == "acl" and word.head.head is word.head and word.lower.endswith("ed"):
            _crown(words, word)
        elif word.lower in {"provided", "assuming"} and word.pos == "VERB" and word.head is not word:
            _make_mark(words, word)
        elif word.lower in {"whom", "which", "whose"}:
            _set_relative(words, word)
        elif word.dep == "conj" and word.pos in {"NOUN", "PROPN"} and word.head.pos == "VERB":
            _join_nouns(words, word)


def _give_subject(words: list[Word], predicate: Word) -> None:
    """'Said the officer, whose name is known, had been suspended': nobody says an officer, he is who was suspended."""
    between = words[predicate.head.i + 1 : predicate.i]
    said = next((word for word in between if word.dep == "obj" and word.head is predicate.head), None)
    has_subject = any(word.head is predicate and word.dep.startswith(("nsubj", "csubj")) for word in words)
    is_tensed = any(word.head is predicate and word.dep in {"aux", "aux:pass", "cop"} for word in between)
    if said is not None and not has_subject and (is_tensed or "VerbForm=Fin" in predicate.morph):
        said.head, said.dep = predicate, "nsubj"


_SUBORDINATORS = frozenset({"after", "before", "as", "until", "since"})
_IN_PHRASE = frozenset({"NOUN", "PROPN", "PRON", "ADP", "DET", "ADJ", "NUM", "PART"})


def _give_verb(words: list[Word], mark: Word) -> None:
    """'Until a nurse filmed him': a tensed verb right behind a noun that no other word is subject to is its own."""
    noun = mark.head
    behind = next((word for word in words[noun.i + 1 :] if word.pos not in _IN_PHRASE), None)
    if behind is None or "VerbForm=Fin" not in behind.morph or behind.pos not in {"VERB", "AUX"}:
        return
    verb = behind.head if behind.dep in {"aux", "aux:pass", "cop"} else behind
    subject = next((word for word in words if word.head is verb and word.dep.startswith("nsubj")), None)
    if verb is noun or (subject is not None and subject.i > mark.i) or verb.dep in {"acl:relcl", "conj"}:
        return
    above = noun.head
    while above.pos not in {"VERB", "AUX"} and above.head is not above and above is not verb:
        above = above.head
    if above is verb or noun.head is noun:
        return
    if verb.head is verb:  # the clause behind was taken for the main one
        _turn_over(words, verb, above)
    verb.head, verb.dep = above, "advcl"
    noun.head, noun.dep = verb, "nsubj"
    mark.head, mark.dep = verb, "mark"


def _turn_over(words: list[Word], root: Word, new: Word) -> None:
    """Make another word the root; what stood before it or is joined to the old one hangs on it."""
    for word in words:
        if word.head is root and word is not new and (word.i < new.i or word.dep in {"conj", "parataxis"}):
            word.head = new
    new.head, new.dep = new, "root"


def _make_mark(words: list[Word], verb: Word) -> None:
    """'…, provided the rock stays stable' is a condition; nobody provides."""
    clause = next((word for word in words[verb.i + 1 :] if word.head is verb and word.dep == "ccomp"), None)
    if clause is not None and not any(word.head is verb and word.dep.startswith(("nsubj", "aux")) for word in words):
        clause.head, clause.dep = verb.head, "advcl"
        verb.head, verb.dep = clause, "mark"


_BEFORE_RELATIVES = frozenset({"ADP", "NUM", "DET", "ADJ", "ADV", "CCONJ", "PRON"})


def _set_relative(words: list[Word], pronoun: Word) -> None:
    """', 47 of whom were taken …', 'a school whose roof fell in': the verb behind tells of the noun before."""
    start = pronoun.i
    while start > 1 and words[start - 1].pos in _BEFORE_RELATIVES and pronoun.i - start < _LONGEST_OPENING:
        start -= 1
    noun = words[start - 2] if words[start - 1].text == "," else words[start - 1]
    behind = next((word for word in words[pronoun.i + 1 :] if word.pos in {"VERB", "AUX"} or word.text == ","), None)
    if noun.pos not in _NOMINAL | {"NUM"} or behind is None or "VerbForm=Fin" not in behind.morph:
        return
    verb = behind.head if behind.dep in {"aux", "aux:pass", "cop"} else behind
    if (verb.dep == "acl:relcl" and verb.head.i < start) or verb.head is verb or start < 2:
        return
    if noun in _above(verb) or verb not in _above(noun):
        for word in words[start : pronoun.i + 1]:
            if not start <= word.head.i < verb.i:
                word.head, word.dep = verb, "nsubj"
        verb.head, verb.dep = noun, "acl:relcl"


_LONGEST_OPENING = 4
"""Words before a relative pronoun that belong to its clause: 'in the middle of which'."""


def _above(word: Word) -> list[Word]:
    found: list[Word] = []
    while word.head is not word:
        word = word.head
        found.append(word)
    return found


def _join_nouns(words: list[Word], noun: Word) -> None:
    """'Closing two pools and a third of its libraries': nouns are joined to nouns, not to the verb before them."""
    joint = next((word for word in words if word.head is noun and word.dep == "cc"), None)
    if joint is None or joint.i == 0 or any(word.head is noun and word.dep in {"cop", "nsubj"} for word in words):
        return
    first = words[joint.i - 1]
    while first.head is not first and first.head.pos in _NOMINAL:
        first = first.head
    if first.pos in _NOMINAL and first.head.pos == "VERB" and first is not noun:
        noun.head = first


def _keep_adverbials(words: list[Word], verb: Word) -> None:
    """'When the siege began in 1992 she left': what no comma parts from the clause before it belongs to that."""
    main = verb.head
    subject = next((word for word in words[verb.i + 1 : main.i] if word.head is main and word.dep == "nsubj"), None)
    for word in words[verb.i + 1 : subject.i] if subject is not None else []:
        if word.text == ",":
            break
        if word.head is main and word.dep == "obl":
            word.head = verb


def _crown(words: list[Word], verb: Word) -> None:
    """'Unions accused Halvard of …': a participle has no object and no that-clause, so it is the sentence's verb.

    The parser took the subject for the root, as of a headline.
    """
    subject = verb.head
    is_root_nominal = subject.pos in _NOMINAL and subject.i < verb.i
    is_beside = all(word.head is not verb and word.pos != "PUNCT" for word in words[subject.i + 1 : verb.i])
    has_object = any(word.head is verb and word.dep == "obj" and word.i == verb.i + 1 for word in words)
    has_clause = any(word.lower == "that" for word in words[verb.i + 1 : verb.i + 5])
    has_verb = any(word.head is subject and word.dep in {"cop", "aux", "nsubj"} for word in words)
    if not is_root_nominal or not is_beside or has_verb or not (has_object or has_clause):
        return
    for word in words:
        if word.head is subject and word.i > verb.i:
            word.head = verb
    verb.head, verb.dep, verb.morph = verb, "root", "Tense=Past|VerbForm=Fin"
    subject.head, subject.dep = verb, "nsubj"


_DASHES = frozenset({"—", "–", "--"})


def _stop_at_dash(words: list[Word], number: Word) -> None:
    """'A capacity of 40,000—space for years': a number counts nothing on the other side of a dash."""
    if number.i < 2 or not any(word.text in _DASHES for word in words[number.i : number.head.i]):
        return
    index = number.i - 1
    while index > 0 and words[index].pos in {"ADV", "ADJ"}:
        index -= 1
    noun = words[index - 1] if words[index].pos == "ADP" else None
    if noun is not None and noun.pos in _NOMINAL and noun is not number.head:
        number.head, number.dep = noun, "nmod"


def _raise_verb(words: list[Word], verb: Word) -> None:
    """'The complex housed 14,532 inmates': no participle stands between a subject or before a number.

    The parser took 'housed' for an attribute of 'inmates'.
    """
    before, noun = words[verb.i - 1], verb.head
    if (
        noun.head is before
        and "Tense=Past" in verb.morph
        and not any(w.head is noun and w.dep == "case" for w in words)
    ):
        _raise_over_subject(words, verb, before, noun)
        return
    stands_behind_subject = (
        before.pos in _NOMINAL and before.head in {noun, noun.head} and before.dep.startswith("nsubj")
    )
    stands_before_number = words[verb.i + 1].pos == "NUM" and words[verb.i + 1].head is noun and before.head is noun
    if not stands_behind_subject and not (stands_before_number and before.pos in _NOMINAL | {"ADJ"}):
        return
    is_clausal = noun.dep in _CLAUSAL or noun.head is noun
    verb.head = noun.head if noun.head is not noun else verb
    verb.dep = noun.dep if is_clausal else "parataxis"
    for word in words:
        if word.head is noun and word is not noun:
            _rehang(word, verb, before, noun)
    before.head, before.dep = verb, "nsubj"
    before.pos = "NOUN" if before.pos == "ADJ" else before.pos
    noun.head, noun.dep = verb, "obj"
    if verb.dep == "root":
        verb.head = verb


def _raise_over_subject(words: list[Word], verb: Word, subject: Word, noun: Word) -> None:
    """'Councillors accused Tate': a bare name behind a participle that hangs on the noun before it is its object."""
    for word in words[verb.i + 1 :]:
        if word.head is subject and word is not noun:
            word.head = verb
    verb.head = verb if subject.head is subject else subject.head
    verb.dep = subject.dep
    subject.head, subject.dep = verb, "nsubj"
    noun.head, noun.dep = verb, "obj"


def _rehang(word: Word, verb: Word, subject: Word, noun: Word) -> None:
    """What stood before the verb goes to the subject, clauses behind the noun to the verb."""
    if word.i < verb.i:
        word.head = subject
    elif word.i > noun.i and word.dep in {"conj", "punct", "advcl"}:
        word.head = verb
