"""Cuts the contents of reports out of a sentence's tree, each under a root of its own."""

from __future__ import annotations

from articles.language.reports import Report
from articles.language.syntax import AUXILIARIES, Sentence, Word, refresh


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
            if word is not root and (word.head is word or word.head.i not in report.content):
                _rehang(word, root)
                if word.dep == "root" and word.is_clausal:
                    word.dep = "conj" if word.subject is None else "parataxis"
        for cue in report.cue:
            if cue.head.i in report.content:
                _rehang(cue, cue)
    if reports:
        refresh(sentence.words)


def _highest(inside: list[Word], content: set[int]) -> Word:
    """The predicate that heads what is left once the reporting words are gone."""
    outer = [word for word in inside if word.pos != "PUNCT" and (word.head is word or word.head.i not in content)]
    predicates = [word for word in outer if word.is_clausal]
    finite = [word for word in predicates if word.is_finite and word.dep != "acl:relcl"]
    root = next((word for word in finite if word.head is word), None)
    deeper = [word for word in inside if word.is_clausal and word.is_finite and word.dep not in AUXILIARIES | {"cop"}]
    return root or (finite or predicates or deeper or outer or inside)[0]


def _rehang(word: Word, head: Word) -> None:
    if word.head is not word:
        word.head.children.remove(word)
    word.head = head
    if head is not word:
        head.children.append(word)
        head.children.sort(key=lambda child: child.i)
    if head is word:
        word.dep = "root"
