"""The shipped model loads, reads news English soundly, can be trained again, and refuses unfit replacements."""

from __future__ import annotations

import gzip
import random
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
import spacy

from articles.exceptions import ModelError
from articles.language import pipeline
from articles.language.sentences import COMPONENT, sentence_spans
from articles.language.training import augment, names, scores, treebank, vectors

LIMIT_MB = 500
LIMIT_ON_DISK = 30_000_000
TEXT = (
    "Police said on Tuesday that Lena Ortiz, 42, was arrested in Lagos. She did not resist."
    "\n\nThe mayors were not told."
)


@pytest.fixture(scope="module")
def nlp() -> spacy.Language:
    return pipeline.load()


def test_the_same_pipeline_is_given_every_time(nlp: spacy.Language) -> None:
    assert pipeline.load() is nlp
    assert pipeline.load(pipeline.SHIPPED) is nlp


def test_a_text_gets_sentences_tags_lemmas_dependencies_and_names(nlp: spacy.Language) -> None:
    doc = nlp(TEXT)
    sentences = [sentence.text.strip() for sentence in doc.sents]
    assert sentences[1:] == ["She did not resist.", "The mayors were not told."]
    by_text = {token.text: token for token in doc}
    assert by_text["said"].dep_ == "ROOT"
    assert (by_text["arrested"].lemma_, by_text["arrested"].pos_) == ("arrest", "VERB")
    assert by_text["mayors"].lemma_ == "mayor"
    assert by_text["mayors"].dep_ == "nsubj:pass"
    assert by_text["mayors"].morph.get("Number") == ["Plur"]
    assert ("Lena Ortiz", "PERSON") in {(ent.text, ent.label_) for ent in doc.ents}


def test_the_pipeline_uses_the_sentence_boundaries_that_are_evaluated(nlp: spacy.Language) -> None:
    found = [(s.start_char, s.start_char + len(s.text.strip())) for s in nlp(TEXT).sents]
    assert found == sentence_spans(TEXT, nlp)


def test_reading_twice_gives_the_same(nlp: spacy.Language) -> None:
    first, second = nlp(TEXT), next(iter(nlp.pipe([TEXT])))
    assert first.to_json() == second.to_json()


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "🙂🙂", "مرحبا بالعالم", "NO STOPS AT ALL JUST CAPITALS", "\u202eabc"]
)
def test_odd_text_is_read_without_an_error(text: str, nlp: spacy.Language) -> None:
    assert nlp(text).text == text


@pytest.mark.parametrize("unit", ["a", "(", "🙂", "a.B", "http://a."])
def test_a_megabyte_without_a_blank_is_tokenized_in_linear_time(unit: str, nlp: spacy.Language) -> None:
    began = time.process_time()
    text = unit * (60_000 // len(unit))
    assert nlp.make_doc(text).text == text
    assert time.process_time() - began < 3


def test_a_text_of_a_megabyte_is_accepted(nlp: spacy.Language) -> None:
    assert nlp.make_doc("a" * 1_000_001).text == "a" * 1_000_001


def test_bounding_the_tokenizer_leaves_ordinary_text_alone(nlp: spacy.Language) -> None:
    plain = spacy.blank("en")
    assert [token.text for token in nlp.make_doc(TEXT)] == [token.text for token in plain(TEXT)]


def test_vectors_serve_the_parser_and_plain_numpy_alike(nlp: spacy.Language) -> None:
    rows = np.load(pipeline.VECTORS / "vectors.npy")
    words = (pipeline.VECTORS / "words.txt").read_text("utf-8").split("\n")[:-1]
    row_of = {word: number for number, word in enumerate(words)}
    assert len(row_of) == len(words) == len(rows)
    assert np.allclose(np.linalg.norm(rows.astype(np.float32), axis=1), 1, atol=0.01)
    assert np.allclose(nlp.vocab["Police"].vector, rows[row_of["police"]])
    assert rows[row_of["police"]] @ rows[row_of["officers"]] > rows[row_of["police"]] @ rows[row_of["banana"]]


def test_a_missing_model_is_named_with_what_to_do() -> None:
    with pytest.raises(ModelError, match=r"no_such_model.*ARTICLES_SPACY_MODEL"):
        pipeline.load("no_such_model")


def test_a_damaged_model_is_refused(tmp_path: Path) -> None:
    (tmp_path / "config.cfg").write_text("[nlp]\nlang = 5\n")
    (tmp_path / "meta.json").write_text("{}")
    with pytest.raises(ModelError, match="can’t be loaded"):
        pipeline.load(tmp_path)


@pytest.mark.parametrize(
    ("language", "parts", "reason"),
    [
        ("en", [], "no dependency parser"),
        ("en", ["parser"], "does not tag"),
        ("de", ["parser", "tagger"], "not English"),
        ("en", ["tagger", "parser"], "neither Universal Dependencies nor ClearNLP"),
    ],
)
def test_an_unsuitable_model_is_refused(
    language: str, parts: list[str], reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spacy, "load", lambda *_, **__: untrained(language, parts, []))
    with pytest.raises(ModelError, match=reason):
        pipeline.load("installed_" + reason)


@pytest.mark.parametrize(
    ("labels", "scheme"),
    [(["nsubj", "obl", "case"], "UD"), (["nsubj", "dobj", "pobj", "prep", "nmod", "case"], "ClearNLP")],
)
def test_both_label_schemes_are_recognised(labels: list[str], scheme: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spacy, "load", lambda *_, **__: untrained("en", ["tagger", "parser"], labels))
    nlp = pipeline.load("installed_" + scheme)
    assert pipeline.describe(nlp) == scheme
    assert nlp.pipe_names[0] == COMPONENT


def untrained(language: str, parts: list[str], labels: list[str]) -> spacy.Language:
    """A pipeline whose parts have labels and nothing else, enough to be told apart."""
    nlp = spacy.blank(language)
    for part in parts:
        pipe = nlp.add_pipe(part)
        for label in labels if part == "parser" else []:
            pipe.add_label(label)  # type: ignore[attr-defined]
    return nlp


def test_the_shipped_model_is_small_on_disk_and_names_no_place_of_its_making() -> None:
    files = [path for path in pipeline.SHIPPED.rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) <= LIMIT_ON_DISK
    settings = (pipeline.SHIPPED / "config.cfg").read_text("utf-8")
    assert "paths" not in settings
    assert "corpora" not in settings


def test_a_process_with_the_model_stays_small() -> None:
    script = (
        "import psutil; from articles.language.pipeline import load;"
        "nlp = load(); doc = nlp('The council met on Monday. ' * 200);"
        "print(psutil.Process().memory_info().rss // 2**20)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert int(done.stdout) < LIMIT_MB


def test_the_vocabulary_keeps_words_until_it_is_full(nlp: spacy.Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "VOCABULARY", len(nlp.vocab.strings) + 1000)
    for text in ("The brindlewharf was shut.", "The quellmouth was shut. " * 50):
        with pipeline.memory(nlp, text):
            nlp(text)
    assert "brindlewharf" in nlp.vocab.strings
    assert "quellmouth" not in nlp.vocab.strings


def test_lemmas_are_forgotten_when_they_are_too_many(nlp: spacy.Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "VOCABULARY", 2)
    with pipeline.memory(nlp, TEXT):
        nlp(TEXT)
        assert len(nlp.get_pipe("lemmatizer").cache) > 2  # type: ignore[attr-defined]
    assert not nlp.get_pipe("lemmatizer").cache  # type: ignore[attr-defined]


CONLLU = """\
# newdoc id = demo_one
# newpar
# text = Ada Brook didn't go.
1\tAda\tAda\tPROPN\tNNP\tNumber=Sing\t5\tnsubj\t_\tEntity=(1-person-new-x-cf1-1,2-coref
2\tBrook\tBrook\tPROPN\tNNP\tNumber=Sing\t1\tflat\t_\tEntity=1)
3-4\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_
3\tdid\tdo\tAUX\tVBD\tTense=Past|Typo=Yes\t5\taux\t_\t_
4\tn't\tnot\tPART\tRB\t_\t5\tadvmod\t_\t_
5\tgo\tgo\tVERB\tVB\tVerbForm=Inf\t0\troot\t_\tSpaceAfter=No
6\t.\t.\tPUNCT\t.\t_\t5\tpunct\t_\t_

# newpar
# text = It rained in Lagos.
1\tIt\tit\tPRON\tPRP\t_\t2\tnsubj\t_\t_
2\trained\train\tVERB\tVBD\t_\t0\troot\t_\t_
3\tin\tin\tADP\tIN\t_\t4\tcase\t_\t_
4\tLagos\tLagos\tPROPN\tNNP\t_\t2\tobl\t_\tEntity=(2-place-new-x-cf1-1-sgl-Lagos)|SpaceAfter=No
5\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_

"""


@pytest.fixture
def demo(tmp_path: Path) -> treebank.Document:
    """A treebank document of two paragraphs."""
    path = tmp_path / "demo.conllu.gz"
    path.write_bytes(gzip.compress(CONLLU.encode()))
    return next(treebank.read_documents(path))


def test_a_treebank_becomes_text_with_its_spacing_and_paragraphs(demo: treebank.Document) -> None:
    gold = treebank.reference(spacy.blank("en").vocab, demo.paragraphs)
    assert gold.text.strip() == "Ada Brook didn't go.\n\nIt rained in Lagos."
    assert [(t.dep_, t.head.text) for t in gold if t.text == "n't"] == [("advmod", "go")]
    assert str(gold[2].morph) == "Tense=Past"
    assert len(list(gold.sents)) == 2


def test_a_pipeline_that_repeats_the_gold_scores_a_hundred(demo: treebank.Document) -> None:
    nlp = spacy.blank("en")
    gold = treebank.reference(nlp.vocab, demo.paragraphs)
    nlp.make_doc = lambda _: gold.copy()  # type: ignore[method-assign]
    assert set(scores.syntax_scores(nlp, [demo]).values()) == {100.0}


def test_names_are_the_capitalised_runs_of_marked_mentions(demo: treebank.Document) -> None:
    (item,) = names.from_gum(demo)
    assert [(item.text[start:end], label) for start, end, label in item.names] == [
        ("Ada Brook", "PERSON"),
        ("Lagos", "LOC"),
    ]


def test_variants_keep_the_tree(demo: treebank.Document) -> None:
    group = next(treebank.groups(demo))
    for drawn in [augment.variants(group, random.Random(seed)) for seed in range(30)]:
        for version in drawn:
            for before, after in zip(group, version, strict=True):
                assert [w.head for w in before[0].words][:4] == [w.head for w in after[0].words][:4]


def test_static_vectors_are_centred_reduced_and_of_length_one() -> None:
    raw = np.random.default_rng(1).normal(3, 1, (50, 8)).astype(np.float32)
    reduced = vectors.reduce(raw, 4)
    assert reduced.shape == (50, 4)
    assert np.allclose(np.linalg.norm(reduced, axis=1), 1, atol=1e-5)
    assert vectors.frequent_words(Counter({"b": 2, "a": 2, "c": 1}), 2) == ["a", "b"]
