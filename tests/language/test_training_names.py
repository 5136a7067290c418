"""How names for training are derived: from a treebank's mentions, and from two teachers who read the news."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import spacy
from spacy.language import Language

from articles.language.training import silver
from articles.language.training.names import NamedText, from_gum
from articles.language.training.treebank import Document, Sentence, Word


def _word(form: str, pos: str, head: int, relation: str, entity: str = "") -> Word:
    return Word(form, True, form.lower(), pos, "", head, relation, entity)


def _names(*words: Word) -> list[tuple[str, str]]:
    (item,) = from_gum(Document("invented", [[Sentence(list(words))]]))
    return [(item.text[start:end], label) for start, end, label in item.names]


def test_an_organisation_goes_on_after_of() -> None:
    assert _names(
        _word("University", "PROPN", -1, "root", "(1-organization-new-cf1-1-sgl"),
        _word("of", "ADP", 2, "case"),
        _word("Oslo", "PROPN", 0, "nmod", "(2-place-new-cf2-1-sgl)1)"),
    ) == [("University of Oslo", "ORG")]


def test_an_office_is_no_part_of_a_persons_name_and_none_by_itself() -> None:
    assert _names(
        _word("Senate", "PROPN", 1, "compound", "(1-person-new-cf1-1-sgl"),
        _word("Clerk", "PROPN", 2, "nmod:desc"),
        _word("Ilse", "PROPN", 4, "nsubj"),
        _word("Brandt", "PROPN", 2, "flat", "1)"),
        _word("met", "VERB", -1, "root"),
        _word("President", "PROPN", 4, "obj", "(2-person-new-cf2-1-sgl)"),
    ) == [("Ilse Brandt", "PERSON")]


def _teacher(**labels: str) -> Language:
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns(  # type: ignore[attr-defined]
        [{"label": label, "pattern": text.replace("_", " ")} for text, label in labels.items()]
    )
    return nlp


def _silver(folder: Path, text: str, first: Language, second: Language) -> NamedText:
    sample, output = folder / "sample.jsonl.gz", folder / "silver.jsonl.gz"
    with gzip.open(sample, "wt", encoding="utf-8") as stream:
        stream.write(json.dumps({"text": text}) + "\n")
    silver.build(sample, first, second, output)
    (item,) = silver.read(output)
    return item


def test_what_both_teachers_say_is_a_name_and_the_rest_is_unknown(tmp_path: Path) -> None:
    first = _teacher(Ilse_Brandt="PERSON", Orvik="PERSON")
    second = _teacher(Ilse_Brandt="PERSON", Orvik="GPE", the_Tarn_Group="ORG")
    item = _silver(tmp_path, "Ilse Brandt left Orvik for the Tarn Group.", first, second)
    assert [item.text[start:end] for start, end, _ in item.names] == ["Ilse Brandt"]
    assert [item.text[start:end] for start, end in item.unknown] == ["Orvik", "Tarn Group"]


def test_what_a_name_means_in_one_place_it_means_in_the_whole_article(tmp_path: Path) -> None:
    text = "Ilse Brandt spoke.\n\nThen Ilse Brandt left."
    first = _teacher(Ilse_Brandt="PERSON")
    second = _teacher(Ilse_Brandt="PERSON", Then_Ilse_Brandt="ORG")
    item = _silver(tmp_path, text, first, second)
    assert [(item.text[start:end], label) for start, end, label in item.names] == [("Ilse Brandt", "PERSON")] * 2
