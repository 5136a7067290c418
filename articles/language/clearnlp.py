"""A dependency tree in ClearNLP labels (spaCy's own English models) as one in Universal Dependencies.

The two differ in names and in what heads what: ClearNLP hangs a noun on its preposition and the complement on the
copula, UD hangs both the other way round.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from articles.language.syntax import Word

_NAMES = {
    "dobj": "obj", "nsubjpass": "nsubj:pass", "csubjpass": "csubj:pass", "auxpass": "aux:pass", "relcl": "acl:relcl",
    "neg": "advmod", "poss": "nmod:poss", "npadvmod": "obl", "prt": "compound:prt", "oprd": "xcomp", "dative": "iobj",
    "quantmod": "advmod", "pcomp": "advcl", "nn": "compound", "preconj": "cc:preconj", "predet": "det:predet",
    "intj": "discourse", "meta": "dep", "ROOT": "root", "nmod": "compound", "attr": "xcomp", "acomp": "xcomp",
}  # fmt: skip
_ONLY_HERE = (frozenset(_NAMES) - {"ROOT", "nmod"}) | {"pobj", "prep", "agent"}
"""Labels that Universal Dependencies lack."""


def convert(words: list[Word]) -> None:
    """Relabel and rehang a sentence's words in place, if its labels are ClearNLP's. Children are not linked yet."""
    if not any(word.dep in _ONLY_HERE for word in words):
        for word in words:
            word.dep = _NAMES.get(word.dep, word.dep) if word.dep == "ROOT" else word.dep
        return
    _raise_nouns(words)
    _raise_complements(words)
    _lower_conjunctions(words)
    for word in words:
        word.dep = _NAMES.get(word.dep, word.dep)


def _raise_nouns(words: list[Word]) -> None:
    """'held in prison': 'prison' takes the place of 'in', which becomes its case."""
    for word in words:
        preposition = word.head
        if word.dep != "pobj" or preposition.dep not in {"prep", "agent", "dative", "pcomp"}:
            continue
        governor = preposition.head
        verbal = governor.pos in {"VERB", "AUX", "ADJ", "ADV"}
        word.dep = "obl:agent" if preposition.dep == "agent" else ("obl" if verbal else "nmod")
        word.head = governor if governor is not preposition else word
        preposition.head, preposition.dep = word, "case"
    for word in words:
        if (
            word.head.dep == "case"
            and word.dep in {"prep", "pcomp", "advmod", "conj", "cc"}
            and word.head.head is not word
        ):
            word.head = word.head.head


def _raise_complements(words: list[Word]) -> None:
    """'was harsh': 'harsh' takes the place of 'was', which becomes its copula."""
    for word in words:
        copula = word.head
        if word.dep not in {"attr", "acomp"} or copula.lemma != "be" or copula is word:
            continue
        for other in words:
            if other is not word and other is not copula and other.head is copula:
                other.head = word
        word.dep = copula.dep
        word.head = copula.head if copula.head is not copula else word
        copula.head, copula.dep = word, "cop"


def _lower_conjunctions(words: list[Word]) -> None:
    """'closed and sold': 'and' hangs on what it opens, not on what stands before it."""
    for word in words:
        if word.dep != "cc":
            continue
        joined = next((item for item in words[word.i + 1 :] if item.dep == "conj" and item.head is word.head), None)
        word.head = joined if joined is not None else word.head
