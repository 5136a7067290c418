from articles.language import clearnlp, repair
from articles.language.syntax import Word


def tree(*rows: tuple[str, str, str, int]) -> list[Word]:
    """Words of a sentence from (text, part of speech, label, index of the head)."""
    words, start = [], 0
    for index, (text, pos, dep, _) in enumerate(rows):
        lemma = {"was": "be", "were": "be"}.get(text, text.lower())
        words.append(Word(index, start, text, lemma=lemma, pos=pos, dep=dep))
        start += len(text) + 1
    for word, (_, _, _, head) in zip(words, rows, strict=True):
        word.head = words[head]
    return words


def shown(words: list[Word]) -> list[tuple[str, str]]:
    return [(word.dep, word.head.text) for word in words]


def test_a_preposition_becomes_the_case_of_its_noun() -> None:
    words = tree(
        ("They", "PRON", "nsubjpass", 2),
        ("were", "AUX", "auxpass", 2),
        ("held", "VERB", "ROOT", 2),
        ("in", "ADP", "prep", 2),
        ("prison", "NOUN", "pobj", 3),
    )
    clearnlp.convert(words)
    assert shown(words)[3:] == [("case", "prison"), ("obl", "held")]
    assert words[0].dep == "nsubj:pass"


def test_a_complement_becomes_the_head_of_its_copula() -> None:
    words = tree(("Conditions", "NOUN", "nsubj", 1), ("were", "AUX", "ROOT", 1), ("harsh", "ADJ", "acomp", 1))
    clearnlp.convert(words)
    assert shown(words) == [("nsubj", "harsh"), ("cop", "harsh"), ("root", "harsh")]


def test_a_sentence_with_few_labels_of_its_own_is_told_by_one() -> None:
    words = tree(
        ("Bridges", "NOUN", "nsubj", 3),
        ("did", "AUX", "aux", 3),
        ("not", "PART", "neg", 3),
        ("close", "VERB", "ROOT", 3),
    )
    clearnlp.convert(words)
    assert shown(words)[2:] == [("advmod", "close"), ("root", "close")]


def test_a_conjunction_hangs_on_what_it_joins() -> None:
    words = tree(
        ("They", "PRON", "nsubj", 1),
        ("sold", "VERB", "ROOT", 1),
        ("it", "PRON", "dobj", 1),
        ("and", "CCONJ", "cc", 1),
        ("left", "VERB", "conj", 1),
    )
    clearnlp.convert(words)
    assert shown(words)[3:] == [("cc", "left"), ("conj", "sold")]


def test_a_tree_in_universal_dependencies_stays_as_it_is() -> None:
    words = tree(("Conditions", "NOUN", "nsubj", 2), ("were", "AUX", "cop", 2), ("harsh", "ADJ", "ROOT", 2))
    clearnlp.convert(words)
    assert shown(words) == [("nsubj", "harsh"), ("cop", "harsh"), ("root", "harsh")]


def test_a_participle_between_a_subject_and_its_supposed_head_is_the_verb() -> None:
    words = tree(
        ("complex", "NOUN", "nsubj", 3),
        ("housed", "VERB", "amod", 3),
        ("90", "NUM", "nummod", 3),
        ("inmates", "NOUN", "root", 3),
    )
    repair.mend(words)
    assert shown(words) == [("nsubj", "housed"), ("root", "housed"), ("nummod", "inmates"), ("obj", "housed")]


def test_a_number_does_not_count_what_stands_behind_a_dash() -> None:
    words = tree(
        ("capacity", "NOUN", "root", 0),
        ("of", "ADP", "case", 4),
        ("90", "NUM", "nummod", 4),
        ("—", "PUNCT", "punct", 4),
        ("space", "NOUN", "nmod", 0),
    )
    repair.mend(words)
    assert shown(words)[2] == ("nmod", "capacity")
