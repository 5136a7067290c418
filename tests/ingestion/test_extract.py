from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from articles import exceptions
from articles.domain import Document
from articles.ingestion import Fetched, extract
from articles.policies import ExtractPolicy
from tests.ingestion.pages import PARAGRAPHS, URL, article, page


def read(html: str, url: str = URL, policy: ExtractPolicy | None = None) -> Document:
    return extract(Fetched(url=url, body=html.encode(), content_type="text/html", charset="utf-8"), policy)


def test_paragraphs_are_parted_by_blank_lines_and_the_menu_is_gone() -> None:
    assert read(page()).text == "\n\n".join(PARAGRAPHS)


def test_headings_lists_and_quotes_stand_apart() -> None:
    body = (
        "<h2>What happens next</h2><p>Divers will inspect the hull, then the owner decides where to repair it.</p>"
        "<blockquote><p>It is a miracle that nobody was hurt in that swell and in that darkness.</p></blockquote>"
        "<ul><li>The line reopens on Saturday at the earliest.</li><li>Tickets stay valid for thirty days.</li></ul>"
        "<p>She called it <q>the longest night</q> of her life, and said so twice.</p>"
    )
    blocks = read(page(body=body)).text.split("\n\n")[len(PARAGRAPHS) :]
    assert blocks == [
        "What happens next",
        "Divers will inspect the hull, then the owner decides where to repair it.",
        "It is a miracle that nobody was hurt in that swell and in that darkness.",
        "The line reopens on Saturday at the earliest.",
        "Tickets stay valid for thirty days.",
        "She called it “the longest night” of her life, and said so twice.",
    ]


def test_words_inside_a_paragraph_stay_whatever_their_element_is_called() -> None:
    body = '<p>The mayor, <span class="link">Jon Berg</span>, thanked <a class="bottom">the crew</a> at noon.</p>'
    assert "The mayor, Jon Berg, thanked the crew at noon." in read(page(body=body)).text


@pytest.mark.parametrize(
    "furniture",
    [
        "READ MORE: Ten ferries that made history",
        "Sign up for our morning newsletter",
        "Advertisement",
        "Follow us on Twitter",
        "Share this article",
        "Image: Harbour Post",
        "Related: Storm warning for the coast",
    ],
)
def test_furniture_of_the_page_is_no_part_of_the_report(furniture: str) -> None:
    assert furniture not in read(page(body=f"<p>{furniture}</p><p>{PARAGRAPHS[0]} Again.</p>")).text


@pytest.mark.parametrize(
    "sentence",
    [
        "Register of ships Lloyd's struck the ferry off its list on Thursday evening.",
        "Advertisement revenue of the line fell by 20 percent after the accident.",
        "Topics of the talks included trade, tariffs and the ferry.",
        "Copyright law does not protect the name of a ship, the court said.",
        "Filed under seal, the complaint names the captain and two officers.",
        "Pictures show the ship leaning to one side, 300 metres from the shore.",
    ],
)
def test_sentences_that_begin_like_furniture_stay(sentence: str) -> None:
    assert sentence in read(page(body=f"<p>{sentence}</p>")).text


def test_a_standfirst_set_apart_is_found_by_the_description() -> None:
    lead = "A ferry with more than two hundred people aboard has run aground in heavy swell outside the harbour."
    html = page(head=f'<meta name="description" content="{lead}">').replace(
        "</h1>", f'</h1><div class="teaser">{lead}</div>'
    )
    assert read(html).text.startswith(lead + "\n\n" + PARAGRAPHS[0])


def test_what_the_page_says_about_itself_is_kept() -> None:
    data = article(
        headline="Ferry Aurora runs aground",
        author=[{"@type": "Person", "name": "Ada Lind"}, {"@type": "Person", "name": "Bo Ek"}],
        datePublished="2024-11-04T22:15:00+01:00",
    )
    document = read(page(linked_data={"@graph": [{"@type": "WebSite"}, data]}), URL + "?utm_source=mail")
    assert document.title == "Ferry Aurora runs aground outside harbour"
    assert document.byline == "Ada Lind, Bo Ek"
    assert document.site_name == "Harbour Post"
    assert document.url == URL
    assert document.published == dt.datetime(2024, 11, 4, 22, 15, tzinfo=dt.timezone(dt.timedelta(hours=1)))
    assert document.language == "en"
    assert not document.partial


@pytest.mark.parametrize(
    ("told", "published"),
    [
        ("2024-11-04", dt.datetime(2024, 11, 4)),
        ("2024-11-04T22:15:00", dt.datetime(2024, 11, 4)),
        ("2024-11-04T22:15:00Z", dt.datetime(2024, 11, 4, 22, 15, tzinfo=dt.UTC)),
        ("Mon, 04 Nov 2024 22:15:00 GMT", dt.datetime(2024, 11, 4, 22, 15, tzinfo=dt.UTC)),
        ("0001-01-01T00:00:00Z", None),
        ("soon", None),
    ],
)
def test_a_time_is_only_as_exact_as_the_page_says(told: str, published: dt.datetime | None) -> None:
    html = page(linked_data=article(datePublished=told))
    assert read(html, "https://www.harbour-post.example.com/ferry").published == published


def test_what_a_page_does_not_say_stays_unknown() -> None:
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    document = read(f"<html><body><div>{paragraphs}</div></body></html>", url="")
    assert (document.byline, document.url, document.published, document.site_name) == ("", "", None, "")


@pytest.mark.parametrize(
    ("canonical", "url"),
    [
        ("https://harbour-post.example.com/ferry", "https://harbour-post.example.com/ferry"),
        ("/ferry-aurora", "https://www.harbour-post.example.com/ferry-aurora"),
        ("https://another-paper.test/ferry", URL),
        ("https://www.harbour-post.example.com/", URL),
        ("javascript:alert(1)", URL),
        ("http://[broken", URL),
    ],
)
def test_a_canonical_address_counts_only_on_the_own_domain(canonical: str, url: str) -> None:
    assert read(page(head=f'<link rel="canonical" href="{canonical}">')).url == url


def test_a_page_without_an_article_says_so() -> None:
    links = "".join(f'<li><a href="/{n}">Section {n}</a></li>' for n in range(50))
    with pytest.raises(exceptions.NotAnArticle):
        read(f"<html><body><ul>{links}</ul></body></html>")


def test_a_list_of_headlines_is_no_article() -> None:
    teasers = "".join(f"<div><h3>Ferry number {n} runs aground near the old harbour</h3></div>" for n in range(30))
    with pytest.raises(exceptions.NotAnArticle):
        read(f"<html><body><main>{teasers}</main></body></html>")


def test_words_are_counted_in_scripts_without_spaces() -> None:
    japanese = "船は月曜日の夜に港の外で座礁し、乗客全員が小さな船で岸に運ばれたと海上保安庁が発表した。"
    assert read(page(paragraphs=(japanese * 3,))).language == "ja"


def test_a_front_page_is_no_article() -> None:
    with pytest.raises(exceptions.NotAnArticle, match="list of articles"):
        read(page(), "https://www.harbour-post.example.com/")


@pytest.mark.parametrize(
    ("paragraphs", "added", "linked_data"),
    [
        (PARAGRAPHS, "", article(isAccessibleForFree=False)),
        (PARAGRAPHS, "", article(isAccessibleForFree="False", wordCount=900)),
        (PARAGRAPHS, "", article(hasPart={"isAccessibleForFree": False, "cssSelector": ".locked"})),
        (PARAGRAPHS, "<p>Subscribe to continue reading.</p>", None),
        (PARAGRAPHS * 4, "<p>This article is for subscribers only.</p>", None),
        (PARAGRAPHS[:2], "<div><b>You have reached your limit of free articles.</b></div>", None),
        ((*PARAGRAPHS[:2], "The harbour master told reporters that the…"), "", None),
    ],
)
def test_a_teaser_is_marked_as_partial(paragraphs: tuple[str, ...], added: str, linked_data: Any) -> None:
    paragraphs = tuple(f"{paragraph} ({n})" if n > 4 else paragraph for n, paragraph in enumerate(paragraphs))
    document = read(page(paragraphs=paragraphs, body=added, linked_data=linked_data))
    assert document.partial
    assert "ubscribe" not in document.text


@pytest.mark.parametrize(
    ("added", "linked_data"),
    [
        ("", article(isAccessibleForFree=True)),
        ("", article(isAccessibleForFree=False, wordCount=120)),
        ("<p>Subscribers of the ferry line said on Tuesday that they would keep their tickets.</p>", None),
    ],
)
def test_a_whole_article_is_not_partial(added: str, linked_data: Any) -> None:
    assert not read(page(body=added, linked_data=linked_data)).partial


def test_a_paywall_stub_is_named_as_one() -> None:
    stub = page(paragraphs=(PARAGRAPHS[0],), body="<p>Subscribe now to read the full article.</p>")
    with pytest.raises(exceptions.NotAnArticle, match="subscription"):
        read(stub)


def test_another_language_is_told_not_refused() -> None:
    german = (
        "Die Fähre Aurora ist am Montagabend mit 214 Menschen an Bord vor dem Hafen auf Grund gelaufen, teilte die "
        "Küstenwache mit. Verletzt wurde niemand, doch die Besatzung brauchte fast vier Stunden, um alle an Land zu "
        "bringen, weil der Seegang die Schlepper fernhielt. Die Reederei kündigte eine Untersuchung an.",
    )
    assert read(page(paragraphs=german)).language == "de"


@pytest.mark.parametrize(
    ("charset", "declared", "meta"),
    [
        ("utf-8", "utf-8", ""),
        ("utf-8", "iso-8859-1", ""),
        ("utf-8", "", ""),
        ("cp1252", "iso-8859-1", ""),
        ("cp1252", "", "windows-1252"),
        ("cp1252", "", ""),
        ("utf-16", "", ""),
        ("utf-16-le", "", ""),
        ("utf-8-sig", "windows-1252", ""),
    ],
)
def test_letters_survive_every_way_of_declaring_them(charset: str, declared: str, meta: str) -> None:
    html = page(body="<p>Señor Núñez, the café’s owner, watched it all from the quay wall.</p>")
    html = html.replace('<meta charset="utf-8">', f'<meta charset="{meta}">' if meta else "")
    document = extract(Fetched(url=URL, body=html.encode(charset), content_type="text/html", charset=declared))
    assert "Señor Núñez, the café’s owner, watched" in document.text


def test_invisible_characters_are_taken_out() -> None:
    body = (
        "<p>The cap\u00adtain\x00 of the\u00a0ferry&#x200b; said &#x202e;no\u2028thing to&#0; anybody on the quay.</p>"
    )
    assert read(page(body=body)).text.endswith("The captain of the ferry said no thing to� anybody on the quay.")


@pytest.mark.parametrize("data", [b"%PDF-1.7 ...", b"PK\x03\x04....", b"\x89PNG\r\n\x1a\n"])
def test_a_file_in_the_guise_of_a_page_is_refused(data: bytes) -> None:
    with pytest.raises(exceptions.UnsupportedFile):
        extract(Fetched(url=URL, body=data, content_type="text/html"))


def test_plain_text_from_the_web_is_read_as_text() -> None:
    document = extract(Fetched(url=URL, body="\n\n".join(PARAGRAPHS).encode(), content_type="text/plain"))
    assert document.url == URL
    assert document.text == "\n\n".join(PARAGRAPHS)


def test_more_text_than_an_article_has_is_refused() -> None:
    with pytest.raises(exceptions.TooLarge):
        read(page(), policy=ExtractPolicy(max_text=200))


def test_a_page_of_too_many_bytes_is_refused() -> None:
    with pytest.raises(exceptions.TooLarge):
        read(page(), policy=ExtractPolicy(max_bytes=100))
