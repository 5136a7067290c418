"""Appositions that tell something: a rank, a number, or what is said of the act before them."""

from __future__ import annotations

from articles.language.syntax import Sentence, Word, refresh

_RANKS = frozenset({"record", "first", "second", "third", "fourth", "fifth", "last", "only", "level", "latest"})
_RESUMING = frozenset("charge claim fact allegation accusation figure move decision finding step rate".split())
"""Nouns that take up what was said before them."""
_ENDS = frozenset({",", ".", ";", "”", '"', "(", "—", "–"})
_QUOTES = frozenset({"”", '"', "’"})


def gather(sentence: Sentence) -> set[Word]:
    """The heads of such appositions, each with all words up to the next mark in its subtree."""
    found = set()
    for word in sentence.words:
        end = _end(sentence.words, word) if _may_tell(word) else None
        if end is not None:
            _rehang(sentence.words, word, end)
            found.add(word)
    if found:
        refresh(sentence.words)
    return found


def _may_tell(word: Word) -> bool:
    is_noun = word.pos == "NOUN" or "Degree=Sup" in word.morph
    return is_noun and word.head is not word and not word.is_clausal


def _end(words: list[Word], word: Word) -> int | None:
    """Where an apposition of this head ends; None where it heads none that tells something."""
    first = next((child.i for child in word.children if child.dep in {"det", "nmod:poss"} and child.i < word.i), None)
    before = [item.lower for item in words[: first or 0] if item.lower not in _QUOTES]
    if first is None or before[-1:] != [","]:
        return None
    end = next((item.i for item in words[word.i :] if item.lower in _ENDS), len(words))
    behind = words[word.i + 1 : end]
    if len(behind) < 2 or word.hi > end or not _tells(words, word, first, behind):
        return None
    has_verb = any(
        item.pos in {"VERB", "AUX"} and item.is_finite and item.head not in behind and item.dep != "acl:relcl"
        for item in behind
    )
    return None if has_verb and word.dep.startswith("nsubj") else end


def _tells(words: list[Word], word: Word, first: int, behind: list[Word]) -> bool:
    """Whether a rank or number stands in it, or its noun takes up what was said before."""
    modifiers = words[first + 1 : word.i + 1]
    if any(item.lower in _RANKS or "Degree=Sup" in item.morph or "NumType=Ord" in item.morph for item in modifiers):
        return True
    is_indefinite = words[first].lower in {"a", "an"}
    is_amount = behind[0].lower in {"of", "in"} and any(item.pos == "NUM" for item in behind[1:3])
    return is_indefinite and (word.lemma in _RESUMING or (is_amount and word.lemma in _CHANGES))


_CHANGES = frozenset("rise increase fall drop gain decline jump surge profit loss rate total turnout margin".split())


def _rehang(words: list[Word], head: Word, end: int) -> None:
    """Hang what belongs to an apposition by its place on its head."""
    inside = words[head.i + 1 : end]
    over = [word for word in head.ancestors() if word in inside]
    if over and over[-1].head is not over[-1]:
        _exchange(head, over[-1])
    above = {head, *head.ancestors()}
    for word in inside:
        if word not in above and word.head is not head and word.head not in inside and word.head is not word:
            word.head.children.remove(word)
            word.head = head
            head.children.append(word)
    head.children.sort(key=lambda child: child.i)


def _exchange(word: Word, above: Word) -> None:
    """Let a word take the place of one above it, which then hangs on it."""
    word.head.children.remove(word)
    above.head.children.append(word)
    above.head.children.remove(above)
    word.head, above.head = above.head, word
    word.children.append(above)
