from __future__ import annotations

from articles.comparison import find_again

from .factories import draft, reading

WORDS = "The ferry sank at dawn."
OTHER = "Forty people were rescued."


def test_the_same_words_are_found_wherever_they_moved() -> None:
    moved = reading("Alpha", "A new first line.", draft(OTHER), draft(WORDS))
    assert find_again(WORDS, 0, moved.document.text, moved.claims) is moved.claims[1]


def test_of_the_same_words_twice_the_nearer_counts() -> None:
    twice = reading("Alpha", draft(WORDS), draft(OTHER), draft(WORDS))
    assert find_again(WORDS, 45, twice.document.text, twice.claims) is twice.claims[2]
    assert find_again(WORDS, 3, twice.document.text, twice.claims) is twice.claims[0]


def test_a_claim_that_is_cut_otherwise_is_still_the_one_that_mostly_covers_the_words() -> None:
    longer = reading("Alpha", draft(WORDS[:-1] + " off the cape."), draft(OTHER))
    assert find_again(WORDS[:-1], 0, longer.document.text, longer.claims) is longer.claims[0]


def test_a_claim_that_holds_little_of_the_words_is_another_one() -> None:
    longer = reading("Alpha", draft("The mayor said in the evening that, as far as anybody knew, " + WORDS), OTHER)
    assert find_again(WORDS, 0, longer.document.text, longer.claims) is None


def test_words_that_are_gone_are_gone() -> None:
    rewritten = reading("Alpha", draft("The ferry ran aground at dawn."))
    assert find_again(WORDS, 0, rewritten.document.text, rewritten.claims) is None
    assert find_again(WORDS, 0, "", ()) is None
