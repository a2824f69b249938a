"""What a host's robots file lets be fetched."""

from __future__ import annotations

import pytest

from sayso.watching.fetching import Fetcher
from sayso.watching.robots import Robots
from tests.watching.conftest import Site


def test_a_file_that_forbids_is_heeded_and_read_once(site: Site, fetcher: Fetcher) -> None:
    site.put("/robots.txt", "User-agent: *\nDisallow: /private\nCrawl-delay: 7\n")
    robots = Robots(fetcher)
    assert robots.allows(f"{site.home}/news") and not robots.allows(f"{site.home}/private/x")
    assert robots.delay(f"{site.home}/news") == 7.0
    assert site.paths(robots=True) == ["/robots.txt"]


def test_rules_for_this_program_win_over_those_for_all(site: Site, fetcher: Fetcher) -> None:
    site.put("/robots.txt", "User-agent: *\nAllow: /\n\nUser-agent: sayso\nDisallow: /\n")
    assert not Robots(fetcher).allows(f"{site.home}/news")


@pytest.mark.parametrize(("status", "allowed"), [(404, True), (403, True), (500, False), (503, False), (429, False)])
def test_no_file_allows_all_and_one_that_cannot_be_had_nothing(
    site: Site, fetcher: Fetcher, status: int, allowed: bool
) -> None:
    site.put("/robots.txt", "", status)
    assert Robots(fetcher).allows(f"{site.home}/news") is allowed


def test_a_file_is_read_again_after_a_day(site: Site, fetcher: Fetcher) -> None:
    now = [0.0]
    robots = Robots(fetcher, clock=lambda: now[0])
    assert robots.allows(f"{site.home}/news")
    site.put("/robots.txt", "User-agent: *\nDisallow: /")
    assert robots.allows(f"{site.home}/news")
    now[0] = 86_401.0
    assert not robots.allows(f"{site.home}/news")
