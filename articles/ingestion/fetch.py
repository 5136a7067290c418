"""One guarded GET: an address in, bytes out. Nothing is parsed here.

Built on `http.client`, which hands out the bytes as they come: higher clients decode a whole chunk before a cap can
act, resolve a second time when they connect, and read proxies and credentials from the environment.
"""

from __future__ import annotations

import contextlib
import http.client
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from http import HTTPStatus

from articles.exceptions import (
    IngestError,
    NotAnArticle,
    PageForbidden,
    PageNotFound,
    SiteFailed,
    SiteUnreachable,
    TooLarge,
    TooManyRedirects,
    UnsupportedFile,
)
from articles.ingestion.addresses import Address, follow, parse_address
from articles.ingestion.network import Deadline, connect
from articles.policies import FetchPolicy

_CHUNK = 65_536
_GZIP_OR_ZLIB = 32 + zlib.MAX_WBITS
_ENCODINGS = {"": False, "identity": False, "gzip": True, "x-gzip": True, "deflate": True}
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PAGE_TYPES = frozenset({"text/html", "application/xhtml+xml", "text/plain", "application/octet-stream", ""})
"""What may hold an article. What it is in truth is told by its bytes, later."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """The bytes of a page, as a site or a file gave them."""

    url: str
    """Where they came from in the end; empty for a file."""
    body: bytes
    content_type: str = ""
    """Media type, lower case, without parameters."""
    charset: str = ""
    """As declared beside the bytes, unchecked."""


def fetch(url: str, policy: FetchPolicy) -> Fetched:
    """Get a page from the public internet, within the policy's limits.

    Each redirect is checked like the first address. Nothing of the environment (proxy, netrc) is used, no cookie kept.

    Raises:
        IngestError: the subclass tells what went wrong; its message is for the person who gave the address.
    """
    deadline = Deadline(policy.total_timeout)
    address = parse_address(url)
    try:
        for _ in range(policy.max_redirects + 1):
            answer = _get(address, policy, deadline)
            if isinstance(answer, Fetched):
                return answer
            address = answer
    except (OSError, http.client.HTTPException, zlib.error) as error:
        raise SiteUnreachable(detail=f"{address.host}: {error!r}") from error
    raise TooManyRedirects(detail=f"more than {policy.max_redirects}")


def _get(address: Address, policy: FetchPolicy, deadline: Deadline) -> Fetched | Address:
    """Ask for one address: its page, or where it sends us."""
    connection = http.client.HTTPConnection(address.host, address.port)
    with contextlib.closing(connection):
        connection.sock = connect(address, policy, deadline)
        connection.request("GET", address.target, headers=_headers(address, policy))
        with contextlib.closing(connection.getresponse()) as response:
            location = response.headers.get("Location")
            if response.status in _REDIRECTS and location:
                return follow(address, _as_utf8(location))
            _check_status(response.status)
            _check_type(response.headers)
            return Fetched(
                url=address.url,
                body=_read_body(response, policy.max_bytes),
                content_type=_media_type(response.headers),
                charset=response.headers.get_content_charset("") or "",
            )


def _headers(address: Address, policy: FetchPolicy) -> dict[str, str]:
    return {
        "Host": address.authority,
        "User-Agent": policy.user_agent,
        "Accept": "text/html,application/xhtml+xml,text/plain;q=0.8",
        "Accept-Encoding": "gzip",
        "Connection": "close",
    }


def _as_utf8(header: str) -> str:
    """Headers are read as Latin-1; sites write UTF-8 into Location all the same."""
    try:
        return header.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return header


def _check_status(status: int) -> None:
    if status == HTTPStatus.OK:
        return
    raise _error_for(status)


def _error_for(status: int) -> IngestError:
    detail = f"HTTP {status}"
    if status in {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}:
        return PageNotFound(detail=detail)
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        return PageForbidden("The site says we ask too often. Paste the article’s text instead.", detail=detail)
    if status == HTTPStatus.PAYMENT_REQUIRED:
        return PageForbidden("The site shows this page to subscribers only. Paste the text by hand.", detail=detail)
    if 400 <= status < 500:
        return PageForbidden(detail=detail)
    if status < 300:
        return NotAnArticle("The site sent an empty page. Paste the article’s text instead.", detail=detail)
    return SiteFailed(detail=detail)


def _media_type(headers: Message) -> str:
    return headers.get_content_type() if headers.get("Content-Type") else ""


def _check_type(headers: Message) -> None:
    found = _media_type(headers)
    if found not in _PAGE_TYPES:
        raise UnsupportedFile(
            f"This address leads to {_describe(found)}, not to a web page. Paste the article’s text instead.",
            detail=found,
        )


def _describe(media_type: str) -> str:
    if media_type == "application/pdf":
        return "a PDF"
    kind = media_type.partition("/")[0]
    return {"image": "an image", "video": "a video", "audio": "a sound recording"}.get(kind, f"a file ({media_type})")


def _read_body(response: http.client.HTTPResponse, max_bytes: int) -> bytes:
    encoding = response.headers.get("Content-Encoding", "").strip().lower()
    if encoding not in _ENCODINGS:
        raise UnsupportedFile(
            "The site sent its page packed in a way we can’t read. Paste the article’s text instead.", detail=encoding
        )
    if (response.length or 0) > max_bytes:
        raise TooLarge(detail=f"announces {response.length} bytes")
    chunks = _received(response, max_bytes)
    body = bytearray()
    for chunk in _inflated(chunks) if _ENCODINGS[encoding] else chunks:
        body += chunk
        if len(body) > max_bytes:
            raise TooLarge(detail=f"more than {max_bytes} bytes")
    if not body.strip():
        raise NotAnArticle("The site sent an empty page. Paste the article’s text instead.")
    return bytes(body)


def _received(response: http.client.HTTPResponse, max_bytes: int) -> Iterator[bytes]:
    """Yield what comes over the wire, and insist on all of it: half a page would make claims look absent."""
    received = 0
    while chunk := response.read1(_CHUNK):
        received += len(chunk)
        if received > max_bytes:
            raise TooLarge(detail=f"more than {max_bytes} bytes on the wire")
        yield chunk
    if response.length:
        raise http.client.IncompleteRead(b"", response.length)


def _inflated(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """Decode in small pieces, so that a bomb is noticed while it unfolds."""
    stream = zlib.decompressobj(_GZIP_OR_ZLIB)
    for chunk in chunks:
        rest = chunk
        while rest and not stream.eof:
            yield stream.decompress(rest, _CHUNK)
            rest = stream.unconsumed_tail
    yield stream.flush()
    if not stream.eof:
        raise zlib.error("compressed page breaks off")
