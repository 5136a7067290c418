"""Web addresses: reading them, their canonical form, and which network addresses are public."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from typing import Any, cast
from urllib.parse import SplitResult, parse_qsl, quote, urlencode, urljoin, urlsplit

import idna
import tld

from articles.exceptions import InvalidAddress

_DEFAULT_PORTS = {"http": 80, "https": 443}
_HOST = re.compile(r"(?!-)[a-z0-9_.-]{1,253}")
_MAX_LENGTH = 2_000
_URL_SAFE = "/%:@!$&'()*+,;=~-._?[]"

_TRACKING = re.compile(
    r"(?:utm|at|mtm|pk|hsa|vero|oly|mc|ns|fb|trk|ga|wt|hmb)_\w+"
    r"|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|igsh|mkt_tok|_ga|_gl|_hsenc|_hsmi"
    r"|cmp|cmpid|cmp_id|icid|ncid|ocid|smid|smtyp|xtor|s_cid|s_kwcid|ito|ftag|taid"
    r"|ref_?src|ref_?url|fb_action_ids|guccounter|guce_referrer|guce_referrer_sig|__twitter_impression|amp_js_v"
    r"|usqp|sharetype|ftcamp|reflink|unlocked_article_code|wpisrc|wpmm|traffic_source",
    re.IGNORECASE,
)
"""Query parameters that tell where the reader came from, never which page is meant."""

_REFUSED_NETWORKS = [
    ipaddress.ip_network(network)
    for network in (
        "192.0.0.0/24",  # protocol assignments
        "192.88.99.0/24",  # 6to4 relays
        "168.63.129.16/32",  # a cloud's host agent, on a public address
        "2001::/32",  # Teredo: an IPv4 address of anybody's choice inside
        "2002::/16",  # 6to4: likewise
        "3fff::/20",  # documentation
    )
]
_IPV6_UNICAST = ipaddress.IPv6Network("2000::/3")


@dataclass(frozen=True, slots=True)
class Address:
    """A web address, taken apart once: what was checked is what is opened."""

    scheme: str
    host: str
    """Lower case, IDNA-encoded; IPv6 without brackets."""
    port: int
    target: str
    """Path and query, as they go into the request."""

    @property
    def authority(self) -> str:
        """Host and, unless it is the scheme's own, port: the Host header."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _DEFAULT_PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def url(self) -> str:
        """The whole address, without a fragment."""
        return f"{self.scheme}://{self.authority}{self.target}"


def parse_address(url: str) -> Address:
    """Take an http or https address apart.

    Raises:
        InvalidAddress: it is none, or it carries a user name.
    """
    parts, port = _split(url)
    if "@" in parts.netloc:
        raise InvalidAddress("This address carries a user name or password. Remove the part before the @.")
    return Address(
        scheme=parts.scheme,
        host=_host(parts.hostname or ""),
        port=port or _DEFAULT_PORTS[parts.scheme],
        target=_target(parts),
    )


def follow(address: Address, location: str) -> Address:
    """Take the address apart that a redirect from another leads to.

    Raises:
        InvalidAddress: it leads to no web address.
    """
    try:
        target = urljoin(address.url, location)
    except ValueError as error:
        raise InvalidAddress(detail=f"redirect: {error}") from error
    return parse_address(target)


def canonical_url(url: str) -> str:
    """Write an address in the one form by which duplicates are recognised.

    Lower-case host, no default port, no fragment, no tracking parameters. Parameters that may select the page stay,
    in their order.

    Raises:
        InvalidAddress: it is not an http or https address.
    """
    address = parse_address(url)
    path, _, query = address.target.partition("?")
    kept = [(name, value) for name, value in parse_qsl(query, keep_blank_values=True) if not _TRACKING.fullmatch(name)]
    return f"{address.scheme}://{address.authority}{path}" + (f"?{urlencode(kept)}" if kept else "")


def registered_domain(url: str) -> str:
    """Return the domain somebody registered: 'bbc.co.uk' for 'https://www.bbc.co.uk/news'.

    Follows the public suffix list that comes with the `tld` package; nothing is downloaded. A host without a public
    suffix (an IP address, 'localhost') is returned as it is; what names no host gives an empty string.
    """
    try:
        address = parse_address(url if "://" in url else f"http://{url}")
    except InvalidAddress:
        return ""
    host = address.host.rstrip(".")
    found = cast("Any", tld.get_fld(host, fix_protocol=True, fail_silently=True))
    return str(found) if found else host


def is_public(address: str) -> bool:
    """Tell whether an IP address is on the public internet, by our own narrower reading of what public means."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if any(ip.version == network.version and ip in network for network in _REFUSED_NETWORKS):
        return False
    if isinstance(ip, ipaddress.IPv6Address) and ip not in _IPV6_UNICAST:
        return False
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def _split(url: str) -> tuple[SplitResult, int | None]:
    if len(url) > _MAX_LENGTH:
        raise InvalidAddress(
            f"This address is longer than {_MAX_LENGTH:,} characters. Cut what follows the ? or #, or paste the text.",
            detail=f"{len(url)} characters",
        )
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError as error:
        raise InvalidAddress(detail=str(error)) from error
    if parts.scheme not in _DEFAULT_PORTS or not parts.hostname or port == 0:
        raise InvalidAddress(detail=f"scheme {parts.scheme!r}, host {parts.hostname!r}")
    return parts, port


def _host(name: str) -> str:
    if ":" in name:
        return _ipv6(name)
    try:
        host = name if name.isascii() else idna.encode(name, uts46=True).decode("ascii")
    except (idna.IDNAError, UnicodeError) as error:
        raise InvalidAddress(detail=str(error)) from error
    if not _HOST.fullmatch(host) or ".." in host or host.startswith("."):
        raise InvalidAddress(detail=f"host {host!r}")
    return host


def _ipv6(name: str) -> str:
    if "%" in name:
        raise InvalidAddress(detail="a zone has no meaning on the public internet")
    try:
        return str(ipaddress.IPv6Address(name))
    except ValueError as error:
        raise InvalidAddress(detail=str(error)) from error


def _target(parts: SplitResult) -> str:
    try:
        path, query = quote(parts.path or "/", safe=_URL_SAFE), quote(parts.query, safe=_URL_SAFE)
    except UnicodeEncodeError as error:
        raise InvalidAddress(detail="lone surrogate") from error
    return f"{path}?{query}" if query else path
