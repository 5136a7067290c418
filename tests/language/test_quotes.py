from articles.domain import QuoteKind
from articles.language.blocks import Block, Kind
from articles.language.quotes import find_quotations


def quotes(*paragraphs: str) -> list[tuple[str, QuoteKind]]:
    text, blocks = "", []
    for paragraph in paragraphs:
        blocks.append(Block(len(text), len(text) + len(paragraph), Kind.PROSE))
        text += paragraph + "\n"
    return [(text[item.start : item.end], item.kind) for item in find_quotations(text, blocks)]


def test_a_clause_of_its_own_is_direct_and_a_part_of_the_writers_sentence_mixed() -> None:
    assert quotes("“It was not safe,” she said.") == [("It was not safe,", QuoteKind.DIRECT)]
    assert quotes("He called the plan “pure folly” again.") == [("pure folly", QuoteKind.MIXED)]


def test_straight_and_curly_and_angle_marks_are_read() -> None:
    for text in ('"We left," he said.', "“We left,” he said.", "«We left,» he said."):
        assert quotes(text)[0][0] == "We left,"


def test_nested_quotes_stand_inside_the_outer_one() -> None:
    found = quotes("“He told me: ‘I saw it.’ I did not,” she said.")
    assert [words for words, _ in found] == ["He told me: ‘I saw it.’ I did not,", "I saw it."]


def test_apostrophes_are_no_quotation_marks() -> None:
    assert quotes("The workers' pay didn't rise in the '90s.") == []


def test_a_quotation_goes_on_over_paragraphs_that_open_again() -> None:
    found = quotes("“We left the house at nine.", "“Nobody came back,” he said.")
    assert [words for words, _ in found] == ["We left the house at nine.", "Nobody came back,"]


def test_a_paragraph_behind_a_frame_is_a_block_quote() -> None:
    found = quotes(
        "The union said in a statement:", "Our members have waited long enough for a fair offer from the city."
    )
    assert found == [("Our members have waited long enough for a fair offer from the city.", QuoteKind.BLOCK)]


def test_titles_of_works_are_no_quotes() -> None:
    assert quotes("The prize went to “Salt Summer” on Monday.") == []
