from __future__ import annotations

import pytest

from articles.ingestion.charset import decode


@pytest.mark.parametrize(
    ("body", "declared", "text"),
    [
        ("日本語の記事".encode("shift_jis"), "Shift_JIS", "日本語の記事"),
        ("日本語".encode("iso2022_jp"), "iso-2022-jp", "日本語"),
        ("기사".encode("euc_kr"), "ks_c_5601-1987", "기사"),
        ("Привет".encode("cp1251"), "windows-1251", "Привет"),
        ("Привет".encode("koi8-r"), "KOI8-R", "Привет"),
        ("新闻".encode("gbk"), "gb2312", "新闻"),
        ("naïve".encode(), "latin1", "naïve"),
        ("“naïve”".encode("cp1252"), "us-ascii", "“naïve”"),
        ("naïve".encode("cp1252"), "no-such-charset", "naïve"),
        ("naïve".encode("utf-16"), "utf-8", "naïve"),
        (b"", "utf-8", ""),
    ],
)
def test_declared_charsets_mean_what_browsers_take_them_for(body: bytes, declared: str, text: str) -> None:
    assert decode(body, declared) == text


def test_the_pages_own_word_counts_where_the_server_says_nothing() -> None:
    html = '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251"><p>Привет</p>'
    assert decode(html.encode("cp1251")) == html


@pytest.mark.parametrize("codec", ["zlib", "hex", "rot13", "unicode_escape", "punycode", "idna", "utf-7", "undefined"])
def test_codecs_that_do_more_than_decode_are_not_used(codec: str) -> None:
    assert decode(b"\\x41+AEE-\xff", codec) == "\\x41+AEE-ÿ"


def test_a_page_in_utf_8_with_one_broken_letter_stays_utf_8() -> None:
    assert decode("Grüße aus Köln ".encode() + b"\xfc", "utf-8") == "Grüße aus Köln �"
