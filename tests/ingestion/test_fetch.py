from __future__ import annotations

import gzip
import socket
import ssl
import time
import zlib
from dataclasses import replace
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest

from articles import exceptions
from articles.ingestion import fetch, network
from articles.policies import FetchPolicy
from tests.ingestion.conftest import Site

PUBLIC = "93.184.216.34"


class Resolver:
    """Stands for DNS: each call gives the next answer, the last one for ever."""

    def __init__(self, *answers: list[str]) -> None:
        self.answers = list(answers)
        self.asked = 0

    def __call__(self, host: str, port: int, **_: Any) -> list[Any]:
        answer = self.answers[min(self.asked, len(self.answers) - 1)]
        self.asked += 1
        family = {True: socket.AF_INET6, False: socket.AF_INET}
        return [(family[":" in ip], socket.SOCK_STREAM, 6, "", (ip, port)) for ip in answer]


@pytest.fixture
def connections(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """All attempts to connect, none of which succeeds."""
    attempts: list[Any] = []

    def refuse(_: socket.socket, sockaddr: Any) -> None:
        attempts.append(sockaddr)
        raise ConnectionRefusedError

    monkeypatch.setattr(network._TimedSocket, "connect", refuse)
    return attempts


def test_a_page_comes_back_as_it_was_sent(site: Site) -> None:
    body = "<p>Grüße</p>".encode("latin-1")
    url = site.page("/a", body, Content_Type="text/html; charset=ISO-8859-1")
    page = fetch(url + "#part", site.policy)
    assert (page.url, page.body, page.content_type, page.charset) == (url, body, "text/html", "iso-8859-1")


def test_the_request_names_us_and_nothing_of_the_environment(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    fetch(site.page("/a", b"x"), replace(site.policy, user_agent="Paper/1"))
    _, headers = site.requests[0]
    assert headers["User-Agent"] == "Paper/1"
    assert headers["Host"] == site.host
    assert not {"Cookie", "Authorization", "Referer"} & headers.keys()


@pytest.mark.parametrize(
    "host",
    [
        *("127.0.0.1", "10.0.0.1", "192.168.0.1", "169.254.169.254", "0.0.0.0", "100.64.0.1", "224.0.0.1"),
        *("2130706433", "0x7f000001", "0177.0.0.1", "127.1", "0", "localhost", "localhost."),
        *("[::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:a9fe:a9fe]", "[fe80::1]", "[fd00:ec2::254]"),
        *("[2002:7f00:1::]", "[2001:0:7f00:1::]", "[64:ff9b::7f00:1]", "[ff02::1]"),
    ],
)
def test_private_addresses_are_never_connected_to(host: str, connections: list[Any]) -> None:
    with pytest.raises((exceptions.AddressRefused, exceptions.HostNotFound)):
        fetch(f"http://{host}/", FetchPolicy())
    assert connections == []


def test_one_private_answer_among_public_ones_refuses_the_host(
    connections: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", Resolver([PUBLIC, "10.0.0.5"]))
    with pytest.raises(exceptions.AddressRefused):
        fetch("http://news.example/", FetchPolicy())
    assert connections == []


def test_a_resolver_that_changes_its_answer_is_asked_once(
    connections: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    resolver = Resolver([PUBLIC], ["127.0.0.1"])
    monkeypatch.setattr(socket, "getaddrinfo", resolver)
    with pytest.raises(exceptions.SiteUnreachable):
        fetch("http://rebind.example/", FetchPolicy())
    assert connections == [(PUBLIC, 80)]
    assert resolver.asked == 1


def test_the_next_address_is_tried_when_one_is_down(connections: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", Resolver(["2606:4700::1", PUBLIC]))
    with pytest.raises(exceptions.SiteUnreachable):
        fetch("https://news.example/", FetchPolicy())
    assert connections == [("2606:4700::1", 443), (PUBLIC, 443)]


@pytest.mark.parametrize("port", [22, 25, 6379, 8080])
def test_other_ports_are_refused_before_anything_is_looked_up(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    resolver = Resolver([PUBLIC])
    monkeypatch.setattr(socket, "getaddrinfo", resolver)
    with pytest.raises(exceptions.AddressRefused):
        fetch(f"http://news.example:{port}/", FetchPolicy())
    assert resolver.asked == 0


def test_trust_in_a_host_and_port_is_no_trust_in_its_other_ports(site: Site) -> None:
    other = site.page("/a", b"x").replace(site.host, "127.0.0.1:80")
    with pytest.raises(exceptions.AddressRefused):
        fetch(other, site.policy)


def test_a_trusted_name_keeps_its_host_header(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    port = site.host.partition(":")[2]
    monkeypatch.setattr(socket, "getaddrinfo", Resolver(["127.0.0.1"]))
    site.page("/a", b"x")
    fetch(f"http://intranet.example:{port}/a", FetchPolicy(allowed_hosts=frozenset({"Intranet.example"})))
    assert site.requests[0][1]["Host"] == f"intranet.example:{port}"


def test_tls_checks_the_certificate_against_the_name(monkeypatch: pytest.MonkeyPatch) -> None:
    names: list[str] = []

    class Context:
        def wrap_socket(self, _: socket.socket, server_hostname: str) -> ssl.SSLSocket:
            names.append(server_hostname)
            raise ssl.SSLCertVerificationError("wrong name")

    monkeypatch.setattr(socket, "getaddrinfo", Resolver([PUBLIC]))
    monkeypatch.setattr(network._TimedSocket, "connect", lambda *_: None)
    context = network._tls_context()
    monkeypatch.setattr(network, "_tls_context", Context)
    with pytest.raises(exceptions.SiteUnreachable, match="certificate"):
        fetch("https://News.example/", FetchPolicy())
    assert names == ["news.example"]
    assert context.check_hostname
    assert context.verify_mode is ssl.CERT_REQUIRED


def test_redirects_lead_to_the_final_address(site: Site) -> None:
    final = site.page("/caf%C3%A9", b"here")
    start = site.page("/start", status=302, Location="/caf\u00c3\u00a9#top")
    page = fetch(start, site.policy)
    assert (page.url, page.body) == (final, b"here")


@pytest.mark.parametrize(
    ("target", "error"),
    [
        ("http://127.0.0.1/", exceptions.AddressRefused),
        ("http://169.254.169.254/latest/meta-data/", exceptions.AddressRefused),
        ("//[::1]/", exceptions.AddressRefused),
        ("http://example.com:22/", exceptions.AddressRefused),
        ("file:///etc/passwd", exceptions.InvalidAddress),
        ("http://me:secret@example.com/", exceptions.InvalidAddress),
        ("http://[broken/", exceptions.InvalidAddress),
    ],
)
def test_each_redirect_is_checked_like_the_first_address(
    site: Site, target: str, error: type[exceptions.IngestError]
) -> None:
    with pytest.raises(error):
        fetch(site.page("/start", status=301, Location=target), site.policy)


def test_a_loop_of_redirects_ends_after_five(site: Site) -> None:
    with pytest.raises(exceptions.TooManyRedirects):
        fetch(site.page("/loop", status=302, Location="/loop"), site.policy)
    assert len(site.requests) == 6


@pytest.mark.parametrize(
    ("status", "error"),
    [
        (401, exceptions.PageForbidden),
        (402, exceptions.PageForbidden),
        (403, exceptions.PageForbidden),
        (404, exceptions.PageNotFound),
        (410, exceptions.PageNotFound),
        (418, exceptions.PageForbidden),
        (429, exceptions.PageForbidden),
        (451, exceptions.PageForbidden),
        (500, exceptions.SiteFailed),
        (503, exceptions.SiteFailed),
        (302, exceptions.SiteFailed),
        (204, exceptions.NotAnArticle),
    ],
)
def test_statuses_become_errors(site: Site, status: int, error: type[exceptions.IngestError]) -> None:
    with pytest.raises(error) as caught:
        fetch(site.page("/a", status=status, Content_Length="" if status == 204 else "0"), site.policy)
    assert caught.value.user_message.endswith(".")


@pytest.mark.parametrize(
    ("media_type", "told"),
    [
        ("application/pdf", "a PDF"),
        ("image/png", "an image"),
        ("application/zip", "application/zip"),
        ("video/mp4", "a video"),
    ],
)
def test_what_is_no_page_is_not_even_read(site: Site, media_type: str, told: str) -> None:
    with pytest.raises(exceptions.UnsupportedFile, match=told):
        fetch(site.page("/a", b"x", Content_Type=media_type), site.policy)


@pytest.mark.parametrize("body", [b"", b" \n "])
def test_an_empty_page_is_no_article(site: Site, body: bytes) -> None:
    with pytest.raises(exceptions.NotAnArticle, match="empty"):
        fetch(site.page("/a", body), site.policy)


@pytest.mark.parametrize("encoding", ["gzip", "x-gzip", "GZIP", "deflate"])
def test_packed_pages_are_unpacked(site: Site, encoding: str) -> None:
    body = b"<p>some text</p>" * 20_000
    packed = zlib.compress(body) if encoding == "deflate" else gzip.compress(body)
    assert fetch(site.page("/a", packed, Content_Encoding=encoding), site.policy).body == body


def test_a_gzip_bomb_is_stopped_while_it_unfolds(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = gzip.compress(bytes(200_000_000), compresslevel=1)
    pieces: list[int] = []
    decompressobj = zlib.decompressobj

    class Counting:
        def __init__(self, wbits: int) -> None:
            self._stream = decompressobj(wbits)

        def decompress(self, data: bytes, limit: int) -> bytes:
            piece = self._stream.decompress(data, limit)
            pieces.append(len(piece))
            return piece

        def __getattr__(self, name: str) -> Any:
            return getattr(self._stream, name)

    monkeypatch.setattr(zlib, "decompressobj", Counting)
    with pytest.raises(exceptions.TooLarge):
        fetch(site.page("/a", bomb, Content_Encoding="gzip"), replace(site.policy, max_bytes=5_000_000))
    assert max(pieces) <= 65_536
    assert sum(pieces) < 5_100_000


@pytest.mark.parametrize(
    ("body", "encoding", "error"),
    [
        (b"no gzip at all", "gzip", exceptions.SiteUnreachable),
        (gzip.compress(b"x" * 100_000)[:-12], "gzip", exceptions.SiteUnreachable),
        (b"x", "br", exceptions.UnsupportedFile),
        (b"x", "gzip, gzip", exceptions.UnsupportedFile),
    ],
)
def test_badly_packed_pages_are_errors(
    site: Site, body: bytes, encoding: str, error: type[exceptions.IngestError]
) -> None:
    with pytest.raises(error):
        fetch(site.page("/a", body, Content_Encoding=encoding), site.policy)


def test_a_page_that_announces_too_much_is_not_read(site: Site) -> None:
    with pytest.raises(exceptions.TooLarge):
        fetch(site.page("/a", b"x" * 2_000), replace(site.policy, max_bytes=1_000))


def test_a_page_without_a_length_is_cut_at_the_limit(site: Site) -> None:
    with pytest.raises(exceptions.TooLarge):
        fetch(site.page("/a", b"x" * 2_000, Content_Length=""), replace(site.policy, max_bytes=1_000))


def test_a_page_that_breaks_off_is_an_error_not_half_an_article(site: Site) -> None:
    with pytest.raises(exceptions.SiteUnreachable):
        fetch(site.page("/a", b"half", Content_Length="8"), site.policy)


@pytest.mark.parametrize("start", [b"HTTP/1.0 200 OK\r\n\r\n", b"HTTP/1.0 200 OK\r\nX-", b"HT"])
def test_a_dripping_server_can_not_stretch_the_total_time(site: Site, start: bytes) -> None:
    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(start)
        while not site.closing.wait(0.01):
            handler.wfile.write(b"a")

    began = time.monotonic()
    with pytest.raises(exceptions.SiteUnreachable):
        fetch(site.on("/drip", drip), replace(site.policy, total_timeout=0.3))
    assert time.monotonic() - began < 2


def test_a_silent_server_is_given_up_after_the_read_time(site: Site) -> None:
    with pytest.raises(exceptions.SiteUnreachable):
        fetch(site.on("/mute", lambda _: site.closing.wait(5) and None), replace(site.policy, read_timeout=0.1))


@pytest.mark.parametrize("answer", [b"SSH-2.0-OpenSSH\r\n", b"", b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 200 + b"\r\n"])
def test_what_does_not_speak_http_is_unreachable(site: Site, answer: bytes) -> None:
    with pytest.raises(exceptions.SiteUnreachable):
        fetch(site.on("/odd", lambda handler: handler.wfile.write(answer) and None), site.policy)


def test_an_unknown_host_is_said_to_be_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: Any, **__: Any) -> Any:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(exceptions.HostNotFound):
        fetch("https://no-such-paper.example/", FetchPolicy())


def test_a_stuck_resolver_is_given_up(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: site.closing.wait(5))
    with pytest.raises(exceptions.HostNotFound):
        fetch("https://slow.example/", FetchPolicy(read_timeout=0.1))
