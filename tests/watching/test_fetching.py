"""Only public addresses are fetched, and no body is larger, longer or further away than it may be."""

from __future__ import annotations

import gzip
import time
from ipaddress import ip_address

import pytest

from sayso.errors import FetchError
from sayso.watching.addresses import is_public
from sayso.watching.fetching import USER_AGENT, Fetcher
from tests.watching.conftest import Asked, Page, Site


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0", "100.64.0.1"),
        *("224.0.0.1", "240.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fc00::1", "ff02::1"),
        *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1", "2001:db8::1"),
    ],
)
def test_an_address_that_is_not_of_the_public_internet(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", ["1.1.1.1", "93.184.216.34", "2606:4700:4700::1111", "::ffff:1.1.1.1"])
def test_an_address_of_the_public_internet(address: str) -> None:
    assert is_public(ip_address(address))


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]", "0x7f000001", "2130706433", "127.1"])
def test_this_machine_is_not_fetched_however_it_is_written(site: Site, host: str) -> None:
    with pytest.raises(FetchError):
        Fetcher().get(site.home.replace("localhost", host))
    assert site.asked == []


def test_a_host_that_the_user_allows_is_fetched_under_its_own_name(site: Site, fetcher: Fetcher) -> None:
    site.put("/feed", "words", ETag="x")
    answer = fetcher.get(f"{site.home}/feed")
    assert (answer.status, answer.body, answer.headers["etag"]) == (200, b"words", "x")
    assert site.asked[0].headers["host"].startswith("localhost:")
    assert site.asked[0].headers["user-agent"] == USER_AGENT


def test_a_redirect_is_followed_but_not_to_a_private_address(site: Site, fetcher: Fetcher) -> None:
    site.put("/old", "", 301, Location=f"{site.home}/new")
    site.put("/new", "words")
    assert fetcher.get(f"{site.home}/old").url == f"{site.home}/new"
    site.put("/old", "", 302, Location=site.home.replace("localhost", "127.0.0.1") + "/new")
    with pytest.raises(FetchError, match="not public"):
        fetcher.get(f"{site.home}/old")


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://localhost/x", "gopher://localhost/"])
def test_a_redirect_to_something_else_than_http_is_refused(site: Site, fetcher: Fetcher, target: str) -> None:
    site.put("/old", "", 301, Location=target)
    with pytest.raises(FetchError):
        fetcher.get(f"{site.home}/old")


def test_a_circle_of_redirects_ends(site: Site, fetcher: Fetcher) -> None:
    site.put("/old", "", 301, Location="/old")
    with pytest.raises(FetchError):
        fetcher.get(f"{site.home}/old")
    assert len(site.asked) < 10


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "http://", "words", "http://exa mple/", "http://localhost:99999/"]
)
def test_what_is_no_http_address_is_refused(fetcher: Fetcher, url: str) -> None:
    with pytest.raises(FetchError):
        fetcher.get(url)


def test_a_body_over_the_bound_is_refused(site: Site, fetcher: Fetcher) -> None:
    site.put("/feed", b"x" * 50_001)
    with pytest.raises(FetchError, match="more than 50,000 bytes"):
        fetcher.get(f"{site.home}/feed")


def test_a_packed_body_is_unpacked_but_no_further_than_the_bound(site: Site, fetcher: Fetcher) -> None:
    site.put("/small", gzip.compress(b"words"), Content_Encoding="gzip")
    assert fetcher.get(f"{site.home}/small").body == b"words"
    site.put("/bomb", gzip.compress(b"\0" * 50_000_000), Content_Encoding="gzip")
    with pytest.raises(FetchError, match="more than"):
        fetcher.get(f"{site.home}/bomb")


@pytest.mark.parametrize(("encoding", "body"), [("br", b"x"), ("gzip", b"no gzip at all")])
def test_a_body_that_cannot_be_unpacked_is_refused(site: Site, fetcher: Fetcher, encoding: str, body: bytes) -> None:
    site.put("/feed", body, Content_Encoding=encoding)
    with pytest.raises(FetchError):
        fetcher.get(f"{site.home}/feed")


def test_a_host_that_does_not_answer_is_given_up(site: Site, fetcher: Fetcher) -> None:
    def slow(asked: Asked) -> Page:
        time.sleep(2)
        return 200, {}, b""

    site.pages["/feed"] = slow
    with pytest.raises(FetchError):
        fetcher.get(f"{site.home}/feed")


@pytest.mark.parametrize(("status", "lasting"), [(404, True), (410, True), (429, False), (500, False), (503, False)])
def test_a_refusal_tells_whether_to_try_again_and_when(
    site: Site, fetcher: Fetcher, status: int, lasting: bool
) -> None:
    site.put("/feed", "", status, Retry_After="120")
    with pytest.raises(FetchError) as raised:
        fetcher.get(f"{site.home}/feed")
    assert (raised.value.status, raised.value.lasting, raised.value.retry_after) == (status, lasting, 120.0)


def test_cookies_are_not_kept(site: Site, fetcher: Fetcher) -> None:
    site.put("/feed", "words", Set_Cookie="a=b")
    fetcher.get(f"{site.home}/feed")
    fetcher.get(f"{site.home}/feed")
    assert "cookie" not in site.asked[1].headers
