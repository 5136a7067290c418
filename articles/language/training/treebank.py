"""UD treebanks (CoNLL-U) as spaCy training examples.

A treebank document becomes a list of paragraphs of sentences. An example covers whole paragraphs with their real
spacing, so that the pipeline is trained on text as it arrives, not on tokens joined by blanks.
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from spacy.tokens import Doc
from spacy.training import Example
from spacy.vocab import Vocab


def word_set(text: str) -> frozenset[str]:
    """The words of a text, for lists that are easier to read as prose."""
    return frozenset(text.split())


# Features that someone reads; the others (Typo, Abbr, Style, ExtPos …) only multiply the labels to be learned.
FEATURES = word_set(
    """Case Definite Degree Gender Mood Number NumForm NumType Person Polarity Poss PronType Reflex Tense
    VerbForm Voice"""
)
PARAGRAPH_BREAK = "\n\n"
TEST_SHARE = 10


@dataclass(frozen=True)
class Word:
    """One syntactic word of a treebank; ``head`` counts within the sentence, -1 for the root."""

    form: str
    space_after: bool
    lemma: str
    pos: str
    features: str
    head: int
    relation: str
    entity: str


@dataclass
class Sentence:
    """The words of one sentence."""

    words: list[Word] = field(default_factory=list)


@dataclass
class Document:
    """A treebank document: an id and its paragraphs."""

    name: str
    paragraphs: list[list[Sentence]] = field(default_factory=list)

    @property
    def held_out(self) -> bool:
        """Whether the document belongs to the fixed tenth that is never trained on."""
        digest = hashlib.sha256(self.name.encode()).digest()
        return digest[0] % TEST_SHARE == 0

    def sentences(self) -> Iterator[Sentence]:
        """All sentences in order."""
        for paragraph in self.paragraphs:
            yield from paragraph


def read_documents(path: Path) -> Iterator[Document]:
    """Documents of one ``.conllu.gz`` file."""
    document: Document | None = None
    lines: list[list[str]] = []
    new_paragraph = True
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        for raw in stream:
            line = raw.rstrip("\n")
            if line.startswith("# newdoc"):
                if document is not None:
                    yield document
                document = Document(line.split("=", 1)[1].strip())
                new_paragraph = True
            elif line.startswith("# newpar"):
                new_paragraph = True
            elif line and not line.startswith("#"):
                lines.append(line.split("\t"))
            elif not line and lines and document is not None:
                if new_paragraph:
                    document.paragraphs.append([])
                document.paragraphs[-1].append(Sentence(list(_words(lines))))
                lines, new_paragraph = [], False
    if document is not None:
        yield document


def _words(lines: list[list[str]]) -> Iterator[Word]:
    contracted_until, space_after_contraction = 0, True
    for columns in lines:
        number, form, lemma, pos, _, features, head, relation, _, misc = columns
        space_after = "SpaceAfter=No" not in misc.split("|")
        if "-" in number:
            contracted_until, space_after_contraction = int(number.split("-")[1]), space_after
            continue
        if "." in number:
            continue
        if int(number) < contracted_until:
            space_after = False
        elif int(number) == contracted_until:
            space_after = space_after_contraction
        entity = next((item[7:] for item in misc.split("|") if item.startswith("Entity=")), "")
        yield Word(form, space_after, lemma, pos, _kept(features), int(head) - 1, relation, entity)


def _kept(features: str) -> str:
    return "|".join(item for item in features.split("|") if item.split("=")[0] in FEATURES)


def groups(document: Document, max_words: int = 150) -> Iterator[list[list[Sentence]]]:
    """Runs of consecutive paragraphs of some ``max_words`` words; a long paragraph is cut between sentences."""
    group: list[list[Sentence]] = []
    size = 0
    for paragraph in document.paragraphs:
        group.append([])
        for sentence in paragraph:
            if size and size + len(sentence.words) > max_words:
                yield [part for part in group if part]
                group, size = [[]], 0
            group[-1].append(sentence)
            size += len(sentence.words)
    if size:
        yield [part for part in group if part]


def reference(vocab: Vocab, paragraphs: list[list[Sentence]]) -> Doc:
    """The gold document; a paragraph break is a token of its own, as spaCy's tokenizer makes it."""
    forms: list[str] = []
    spaces: list[bool] = []
    heads: list[int] = []
    labels: list[tuple[str, str, str, str]] = []
    for number, paragraph in enumerate(paragraphs):
        if number:
            spaces[-1] = False
            heads.append(len(forms) - 1)
            forms.append(PARAGRAPH_BREAK)
            spaces.append(False)
            labels.append(("SPACE", "", PARAGRAPH_BREAK, "dep"))
        for sentence in paragraph:
            start = len(forms)
            for index, word in enumerate(sentence.words):
                forms.append(word.form)
                spaces.append(word.space_after)
                heads.append(start + (word.head if word.head >= 0 else index))
                relation = "ROOT" if word.head < 0 else word.relation
                labels.append((word.pos, word.features, word.lemma, relation))
    pos, features, lemmas, relations = (list(column) for column in zip(*labels, strict=True))
    return Doc(
        vocab,
        words=forms,
        spaces=spaces,
        pos=pos,
        morphs=features,
        lemmas=lemmas,
        heads=heads,
        deps=relations,
    )


def example(nlp_doc: Doc, gold: Doc) -> Example:
    """Pair a tokenized text with its gold document, sentence boundaries given.

    The shipped pipeline sets boundaries before the parser runs, so the parser is trained on given ones too.
    """
    starts = {sentence[0].idx for sentence in gold.sents}
    for token in nlp_doc:
        token.is_sent_start = token.idx in starts
    return Example(nlp_doc, gold)


def documents(paths: Iterable[Path], *, held_out: bool | None = None) -> list[Document]:
    """Documents of several files; ``held_out`` selects the test tenth (True), the rest (False) or all (None)."""
    found = [document for path in paths for document in read_documents(path)]
    return [document for document in found if held_out is None or document.held_out is held_out]
