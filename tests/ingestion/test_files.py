from __future__ import annotations

import gzip

import pytest

from articles import exceptions
from articles.ingestion import read_file, read_text
from articles.policies import ExtractPolicy
from tests.ingestion.pages import PARAGRAPHS, page

TEXT = "\n\n".join(PARAGRAPHS)


def test_pasted_text_is_kept_word_for_word() -> None:
    pasted = "Share\n\n" + TEXT + "\n\nRead more: other ferries"
    document = read_text(pasted, title="Ferry aground")
    assert (document.text, document.title, document.language) == (pasted, "Ferry aground", "en")


def test_a_first_line_like_a_headline_becomes_the_title() -> None:
    document = read_text("Ferry Aurora runs aground\nBy Ada Lind\n\n" + TEXT)
    assert document.title == "Ferry Aurora runs aground"
    assert document.text == "By Ada Lind\n\n" + TEXT


@pytest.mark.parametrize("above", ["World", "Posted in", "Home · Opinion · Culture · Faith · Shop"])
def test_a_section_or_a_menu_above_the_headline_is_passed_over_and_kept(above: str) -> None:
    document = read_text(f"{above}\n\nFerry with 212 people runs aground\n\n{TEXT}")
    assert document.title == "Ferry with 212 people runs aground"
    assert document.text.startswith(above)


def test_without_a_line_like_a_headline_there_is_none() -> None:
    assert read_text(f"World\n\n{TEXT}").title == ""


@pytest.mark.parametrize("headline", ["‘The lights went out’: ferry aground", "Why did the ferry run aground?"])
def test_headlines_may_quote_and_ask(headline: str) -> None:
    assert read_text(f"{headline}\n\n{TEXT}").title == headline


def test_a_first_line_that_is_a_sentence_is_none() -> None:
    document = read_text(TEXT)
    assert (document.title, document.text) == ("", TEXT)


@pytest.mark.parametrize(
    ("text", "told"),
    [("", "no text"), ("  \n\x00 ", "no text"), ("One line.", "2 words"), ("Ferry", "1 word;")],
)
def test_too_little_text_is_refused_with_its_length(text: str, told: str) -> None:
    with pytest.raises(exceptions.NotAnArticle, match=told):
        read_text(text)


def test_ten_megabytes_of_text_are_refused() -> None:
    with pytest.raises(exceptions.TooLarge):
        read_text("word " * 2_000_000)
    with pytest.raises(exceptions.TooLarge):
        read_file("a.txt", b"word " * 2_000_000)


def test_pasted_text_is_cleaned_of_what_can_not_be_stored() -> None:
    document = read_text("\ufeff" + TEXT.replace("ferry", "fer\x00ry\ud800").replace("\n", "\r\n") + "\u202e")
    assert document.text == TEXT


def test_a_flood_of_combining_marks_takes_no_time() -> None:
    read_text(TEXT + "\n\na" + "\u0301\u0327" * 400_000)


def test_letters_in_pieces_are_put_together() -> None:
    assert read_text(TEXT + "\n\nCafe\u0301").text.endswith("Caf\u00e9")


def test_lines_wrapped_at_a_fixed_width_become_paragraphs_again() -> None:
    import textwrap

    wrapped = "\n\n".join(textwrap.fill(paragraph, 72) for paragraph in PARAGRAPHS)
    assert read_text(wrapped, title="Ferry").text == TEXT


def test_lines_that_are_paragraphs_stay_lines() -> None:
    assert read_text("\n".join(PARAGRAPHS), title="Ferry").text == "\n".join(PARAGRAPHS)


@pytest.mark.parametrize("name", ["a.html", "a.HTM", "a.txt", "a", ""])
def test_a_page_is_known_by_its_content(name: str) -> None:
    document = read_file(name, page().encode())
    assert document.text == TEXT
    assert document.title == "Ferry Aurora runs aground outside harbour"


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a"])
def test_text_is_known_by_its_content(name: str) -> None:
    assert read_file(name, TEXT.encode()).text == TEXT


def test_half_a_page_saved_as_html_is_a_page() -> None:
    fragment = "<div>" + "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS) + "</div>"
    assert read_file("a.html", fragment.encode()).text == TEXT


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_text_files_in_usual_encodings_are_read(encoding: str) -> None:
    text = TEXT + "\n\nThe café’s owner, Señor Núñez, watched."
    assert read_file("a.txt", text.encode(encoding)).text == text


def test_a_few_broken_bytes_do_not_garble_the_rest() -> None:
    data = (TEXT + "\n\nThe café’s owner, Señor Núñez, watched.").encode() + b"\xff\xfe end"
    assert "The café’s owner, Señor Núñez" in read_file("a.txt", data).text


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.4\n%\xe2\xe3", "a PDF"),
        (b"\n%PDF-1.4", "a PDF"),
        (b"PK\x03\x04" + bytes(26) + b"word/document.xml", "a Word document"),
        (b"PK\x03\x04" + bytes(26) + b"notes.txt", "a zip archive"),
        (b"\x89PNG\r\n\x1a\n", "an image"),
        (b"\xff\xd8\xff\xe0 JFIF", "an image"),
        (gzip.compress(b"x"), "a compressed archive"),
        (b"{\\rtf1\\ansi", "an RTF document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "an old Office document"),
        (b"\x00\x00\x00\x18ftypmp42", "a video"),
        (b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\n", "a saved mail or web archive"),
    ],
)
def test_other_files_are_named_whatever_they_are_called(data: bytes, kind: str) -> None:
    with pytest.raises(exceptions.UnsupportedFile, match=kind):
        read_file("article.html", data)


@pytest.mark.parametrize("data", [bytes(range(256)) * 20, b"\x01\x02\x03" * 500, bytes(1_000)])
def test_binary_junk_is_no_text(data: bytes) -> None:
    with pytest.raises((exceptions.UnsupportedFile, exceptions.NotAnArticle)):
        read_file("article.txt", data)


@pytest.mark.parametrize("data", [b"", b" \n\t "])
def test_an_empty_file_is_said_to_be_empty(data: bytes) -> None:
    with pytest.raises(exceptions.NotAnArticle, match="empty"):
        read_file("article.html", data)


def test_a_file_over_the_limit_is_not_read() -> None:
    with pytest.raises(exceptions.TooLarge):
        read_file("a.html", page().encode(), ExtractPolicy(max_bytes=100))
