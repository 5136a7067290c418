import pytest

from articles.language.blocks import LONGEST_BLOCK, Kind, split_blocks

PROSE = "The council voted on Monday to close the bridge, and the mayor said it would stay shut for a year."


def kinds(text: str) -> list[Kind]:
    return [block.kind for block in split_blocks(text)]


@pytest.mark.parametrize(
    "line",
    [
        "Read more: Ten bridges that need repair",
        "You might also like: A guide to the coast",
        "(AP Photo/Jo Bloggs, File)",
        "By Jo Bloggs and Ann Other",
        "Monday, 3 February 2025 | Updated 9:30 a.m.",
        "Please follow us on X!",
        "Sign up for our newsletter",
        "newsdesk@example.org",
        "[share_buttons id=12]",
        "Your email address will not be published. Required fields are marked *",
        "Advertisement",
    ],
)
def test_furniture_of_the_page_is_told_from_prose(line: str) -> None:
    assert kinds(f"{PROSE}\n{line}\n{PROSE.replace('year', 'month')}") == [Kind.PROSE, Kind.FURNITURE, Kind.PROSE]


@pytest.mark.parametrize("line", ["What Comes Next?", "Strategic motives for the city", "Potential Impact on the U.S."])
def test_headings_are_told_from_prose(line: str) -> None:
    assert kinds(f"{line}\n{PROSE}") == [Kind.HEADING, Kind.PROSE]


def test_a_teaser_that_repeats_the_first_lines_counts_once() -> None:
    assert kinds(f"{PROSE[:80]}...\nRead more{PROSE}") == [Kind.FURNITURE, Kind.FURNITURE, Kind.PROSE]


def test_the_same_line_twice_counts_once() -> None:
    assert kinds(f"{PROSE}\n{PROSE}") == [Kind.PROSE, Kind.FURNITURE]


def test_a_dateline_is_cut_off() -> None:
    text = f"PORT ANSEL (AP) — {PROSE}"
    first, second = split_blocks(text)
    assert first.kind is Kind.FURNITURE
    assert text[second.start : second.end] == PROSE


def test_an_authors_note_at_the_end_is_no_prose() -> None:
    assert kinds(f"{PROSE}\nJo Bloggs is a freelance writer based in Leiden.") == [Kind.PROSE, Kind.FURNITURE]


def test_lines_broken_at_a_width_are_one_paragraph() -> None:
    text = (
        "The council voted on Monday to close the old bridge\nover the river, and the mayor said that it would stay\n"
        "shut for a year. Drivers were told to take the ferry\nor the long road through the hills.\n\n"
        "The bridge was built in 1931 and carries many cars\nevery day, the county said in its report of\n"
        "last year, which was never published."
    )
    assert kinds(text) == [Kind.PROSE, Kind.PROSE]


def test_an_endless_line_is_cut_where_sentences_end() -> None:
    text = " ".join([PROSE] * 200)
    blocks = split_blocks(text)
    assert all(block.end - block.start <= LONGEST_BLOCK for block in blocks)
    assert all(text[block.start : block.end].endswith("year.") for block in blocks)
