from __future__ import annotations

import pytest

from articles.exceptions import InvalidAddress
from articles.ingestion import canonical_url, registered_domain
from articles.ingestion.addresses import is_public, parse_address


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("https://Example.COM:443/Story?utm_source=x&id=3&fbclid=1#top", "https://example.com/Story?id=3"),
        ("http://example.com:80", "http://example.com/"),
        ("http://example.com:8080/a", "http://example.com:8080/a"),
        ("https://example.com/a?b=2&a=1&page=2", "https://example.com/a?b=2&a=1&page=2"),
        ("https://example.com/a?GCLID=1&at_medium=rss", "https://example.com/a"),
        ("  https://example.com/a b\n", "https://example.com/a%20b"),
        ("https://bücher.example/straße", "https://xn--bcher-kva.example/stra%C3%9Fe"),
        ("https://example.com/a%20b?q=caf%C3%A9", "https://example.com/a%20b?q=caf%C3%A9"),
    ],
)
def test_one_page_has_one_canonical_address(url: str, canonical: str) -> None:
    assert canonical_url(url) == canonical
    assert canonical_url(canonical) == canonical


@pytest.mark.parametrize(
    "url",
    [
        "",
        "example.com/story",
        "file:///etc/passwd",
        "ftp://example.com/x",
        "gopher://example.com/",
        "javascript:alert(1)",
        "http://",
        "http:///path",
        "http://user:secret@example.com/",
        "http://example.com\\@10.0.0.1/",
        "http://127.0.0.1\\.example.com/",
        "http://exa mple.com/",
        "http://example.com:99999/",
        "http://example.com:0/",
        "http://example..com/",
        "http://[::1/",
        "http://[fe80::1%25eth0]/",
        "http://-example.com/",
        "http://exam\udc80ple.com/",
        "http://example.com/\udc80",
    ],
)
def test_what_is_no_web_address_is_refused(url: str) -> None:
    with pytest.raises(InvalidAddress):
        parse_address(url)


def test_an_address_that_is_too_long_is_told_so() -> None:
    with pytest.raises(InvalidAddress, match="longer than 2,000 characters"):
        parse_address("http://example.com/" + "a" * 3000)


@pytest.mark.parametrize(
    ("url", "domain"),
    [
        ("https://www.bbc.co.uk/news", "bbc.co.uk"),
        ("https://amp.theguardian.com/x", "theguardian.com"),
        ("https://m.abc.net.au/", "abc.net.au"),
        ("news.example.com", "example.com"),
        ("https://someone.blogspot.com/2020/", "someone.blogspot.com"),
        ("http://127.0.0.1:8000/", "127.0.0.1"),
        ("http://localhost/", "localhost"),
        ("nonsense here", ""),
    ],
)
def test_registered_domain_follows_the_public_suffix_list(url: str, domain: str) -> None:
    assert registered_domain(url) == domain


@pytest.mark.parametrize(
    "address",
    [
        *("0.0.0.0", "10.1.2.3", "100.64.0.1", "127.0.0.1", "169.254.169.254", "172.16.0.1", "192.168.1.1"),
        *("192.0.0.8", "192.0.2.1", "192.88.99.1", "198.18.0.1", "198.51.100.7", "203.0.113.9"),
        *("224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255", "168.63.129.16"),
        *("::", "::1", "::ffff:8.8.8.8", "::ffff:127.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1", "100::1"),
        *("fc00::1", "fd00:ec2::254", "fe80::1", "fe80::1%eth0", "fec0::1", "ff02::1"),
        *("2001:db8::1", "2001::7f00:1", "2001:0:4136:e378::1", "2002:7f00:1::1", "2001:2::1", "3fff::1", "4000::1"),
    ],
)
def test_addresses_off_the_public_internet(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "93.184.216.34", "1.1.1.1", "2606:4700::1111", "2a00:1450::1"])
def test_addresses_on_the_public_internet(address: str) -> None:
    assert is_public(address)
