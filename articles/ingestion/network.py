"""Connections that lead to public addresses only and never outlast their deadline."""

from __future__ import annotations

import functools
import queue
import socket
import ssl
import threading
import time
from typing import Any, NamedTuple

import certifi

from articles.exceptions import AddressRefused, HostNotFound, SiteUnreachable
from articles.ingestion.addresses import Address, is_public
from articles.policies import FetchPolicy

_PORTS = frozenset({80, 443})
_MAX_ATTEMPTS = 3
"""Addresses of one host that are tried in turn."""


class Endpoint(NamedTuple):
    """One answer of the resolver: what to hand to `connect`, unchanged."""

    family: int
    sockaddr: tuple[Any, ...]


class Deadline:
    """A point in time that all steps of a fetch share."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def within(self, seconds: float) -> float:
        """Return the given time or what is left, whichever is shorter.

        Raises:
            TimeoutError: nothing is left.
        """
        left = self._end - time.monotonic()
        if left <= 0:
            raise TimeoutError("total time is up")
        return min(seconds, left)


class _Timed:
    """Receives under a deadline: a server that drips a byte now and then can't stretch it."""

    deadline: Deadline | None = None
    read_timeout = 0.0

    def recv_into(self: Any, *args: Any) -> int:
        """Receive, waiting no longer than is left."""
        if self.deadline is not None:
            self.settimeout(self.deadline.within(self.read_timeout))
        return int(super().recv_into(*args))  # type: ignore[misc]


class _TimedSocket(_Timed, socket.socket):
    pass


class _TimedTLSSocket(_Timed, ssl.SSLSocket):
    pass


def connect(address: Address, policy: FetchPolicy, deadline: Deadline) -> socket.socket:
    """Open a connection to an address that was checked, TLS included.

    The name is resolved once and the connection goes to the very address that was checked, so a resolver that changes
    its answer gains nothing.

    Raises:
        AddressRefused: not public, or not a web port.
        HostNotFound: the name does not resolve.
        SiteUnreachable: no connection.
    """
    trusted = not _names(address).isdisjoint(host.lower() for host in policy.allowed_hosts)
    if not trusted and address.port not in _PORTS:
        raise AddressRefused(
            "Only the usual web ports 80 and 443 are opened. Paste the article’s text instead.",
            detail=f"port {address.port}",
        )
    endpoints = resolve(address, deadline, policy)
    for endpoint in endpoints:
        if not trusted and not is_public(endpoint.sockaddr[0]):
            raise AddressRefused(detail=f"{address.host} is {endpoint.sockaddr[0]}")
    return _connect_first(endpoints[:_MAX_ATTEMPTS], address, policy, deadline)


def _names(address: Address) -> set[str]:
    """How an operator may name a host in the allow-list."""
    host = f"[{address.host}]" if ":" in address.host else address.host
    return {address.host, host, f"{host}:{address.port}"}


def resolve(address: Address, deadline: Deadline, policy: FetchPolicy) -> list[Endpoint]:
    """Ask the resolver once, for no longer than a read may take.

    Raises:
        HostNotFound: no answer.
    """
    answer: queue.SimpleQueue[list[Any] | OSError | UnicodeError] = queue.SimpleQueue()

    def ask() -> None:
        try:
            answer.put(socket.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM))
        except (OSError, UnicodeError) as error:
            answer.put(error)

    # getaddrinfo takes no timeout of its own
    threading.Thread(target=ask, daemon=True).start()
    try:
        found = answer.get(timeout=deadline.within(policy.read_timeout))
    except queue.Empty:
        raise HostNotFound(detail=f"resolving {address.host} took too long") from None
    if isinstance(found, Exception) or not found:
        raise HostNotFound(detail=f"{address.host}: {found}")
    return [Endpoint(family, sockaddr) for family, _, _, _, sockaddr in found]


def _connect_first(
    endpoints: list[Endpoint], address: Address, policy: FetchPolicy, deadline: Deadline
) -> socket.socket:
    failure: OSError | None = None
    for endpoint in endpoints:
        try:
            return _open(endpoint, address, policy, deadline)
        except ssl.SSLCertVerificationError as error:
            raise SiteUnreachable(
                "The site’s certificate is not valid, so the page was not read. Paste the article’s text instead.",
                detail=str(error),
            ) from error
        except OSError as error:
            failure = error
    raise SiteUnreachable(detail=f"{address.host}: {failure}") from failure


def _open(endpoint: Endpoint, address: Address, policy: FetchPolicy, deadline: Deadline) -> socket.socket:
    sock: _TimedSocket | _TimedTLSSocket = _TimedSocket(endpoint.family, socket.SOCK_STREAM)
    try:
        sock.settimeout(deadline.within(policy.connect_timeout))
        sock.connect(endpoint.sockaddr)
        if address.scheme == "https":
            sock.settimeout(deadline.within(policy.connect_timeout))
            sock = _tls_context().wrap_socket(sock, server_hostname=address.host)  # type: ignore[assignment]
        sock.read_timeout, sock.deadline = policy.read_timeout, deadline
    except BaseException:
        sock.close()
        raise
    return sock


@functools.cache
def _tls_context() -> ssl.SSLContext:
    """Trust the system's authorities and the bundled ones: slim containers have none of their own."""
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    context.sslsocket_class = _TimedTLSSocket
    return context
