"""A feed is polled as its host wishes, and each of its items taken once."""

from __future__ import annotations

import time

import pytest

from sayso.errors import FetchError
from sayso.watching.fetching import Fetcher
from sayso.watching.memory import Memory
from sayso.watching.pacing import Pacer
from sayso.watching.polling import Poll, Poller
from tests.watching.conftest import Asked, Page, Site, article, item, rss

WORDS = "The Norland defence minister said that 400 Ostanian soldiers would leave the Varn valley by March."


@pytest.fixture
def poller(fetcher: Fetcher, memory: Memory) -> Poller:
    return Poller(fetcher, memory, every=60.0, max_chars=10_000, pacer=Pacer(0.0))


def polled(poller: Poller, site: Site) -> Poll:
    poll = poller.poll(f"{site.home}/feed")
    poll.settle()
    return poll


def test_new_items_give_reports_once(site: Site, poller: Poller) -> None:
    site.put("/1", article(WORDS))
    site.put("/2", article(WORDS.replace("400", "500")))
    site.put("/feed", rss(item(f"{site.home}/1")))
    assert [report.title for report in polled(poller, site).reports] == ["Troops leave"]
    site.put("/feed", rss(item(f"{site.home}/2"), item(f"{site.home}/1")))
    assert ["500" in report.text for report in polled(poller, site).reports] == [True]
    assert polled(poller, site).reports == []
    assert site.paths().count("/1") == 1


def test_a_poll_that_was_not_settled_comes_again(site: Site, poller: Poller) -> None:
    site.put("/1", article(WORDS))
    site.put("/feed", rss(item(f"{site.home}/1")), ETag='"v1"')
    assert poller.poll(f"{site.home}/feed").reports
    assert polled(poller, site).reports


def test_a_feed_that_has_not_changed_is_not_sent_again(site: Site, poller: Poller) -> None:
    def feed(asked: Asked) -> Page:
        same = asked.headers.get("if-none-match") == '"v1"' and asked.headers.get("if-modified-since") == "yesterday"
        return (304, {}, b"") if same else (200, {"ETag": '"v1"', "Last-Modified": "yesterday"}, rss().encode())

    site.pages["/feed"] = feed
    polled(poller, site)
    polled(poller, site)
    polled(poller, site)
    conditions = [one.headers.get("if-none-match") for one in site.asked if one.path == "/feed"]
    assert conditions == [None, '"v1"', '"v1"']


def test_a_text_in_the_feed_is_taken_without_asking_for_its_page(site: Site, poller: Poller) -> None:
    more = f"<content:encoded><![CDATA[<p>{WORDS}</p>]]></content:encoded>"
    body = rss(item(f"{site.home}/1", more=more)).replace(
        "<rss ", '<rss xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    )
    site.put("/feed", body)
    (report,) = polled(poller, site).reports
    assert WORDS in report.text and site.paths() == ["/feed"]


def test_a_page_that_robots_may_not_fetch_is_not_asked_for(site: Site, poller: Poller) -> None:
    site.put("/robots.txt", "User-agent: *\nDisallow: /private")
    site.put("/feed", rss(item(f"{site.home}/private/1")))
    poll = polled(poller, site)
    assert poll.reports == [] and "robots" in poll.rejects[0].reason
    assert site.paths() == ["/feed"]


def test_a_page_that_fails_for_now_is_tried_again_but_not_for_ever(
    site: Site, fetcher: Fetcher, memory: Memory
) -> None:
    site.put("/1", "", 500)
    site.put("/feed", rss(item(f"{site.home}/1")), ETag='"v1"')
    for _ in range(5):
        # Another poller each time, as after a restart: the host is not at rest.
        polled(Poller(fetcher, memory, every=60.0, max_chars=10_000, pacer=Pacer(0.0)), site)
    assert site.paths().count("/1") == 3


def test_a_host_that_fails_is_left_alone(site: Site, poller: Poller) -> None:
    site.put("/1", "", 503)
    site.put("/feed", rss(item(f"{site.home}/1"), item(f"{site.home}/2"), item(f"{site.home}/3")))
    assert len(polled(poller, site).rejects) == 3
    assert site.paths() == ["/feed", "/1"]


def test_a_feed_that_fails_is_due_later_each_time(site: Site, fetcher: Fetcher, memory: Memory) -> None:
    site.put("/feed", "", 500)
    waits = []
    for _ in range(3):
        with pytest.raises(FetchError):
            Poller(fetcher, memory, every=60.0, max_chars=10_000, pacer=Pacer(0.0)).poll(f"{site.home}/feed")
        waits.append(memory.feed(f"{site.home}/feed").due - time.time())
    assert waits == sorted(waits) and waits[2] > 3 * waits[0] > 0
    assert memory.feed(f"{site.home}/feed").failures == 3 and "500" in memory.feed(f"{site.home}/feed").state


@pytest.mark.parametrize(
    "link", ["file:///etc/passwd", "javascript:alert(1)", "http://127.0.0.1/admin", "http://[::1]/"]
)
def test_an_item_cannot_lead_to_a_file_or_a_private_address(site: Site, poller: Poller, link: str) -> None:
    site.put("/feed", rss(item(link)))
    poll = polled(poller, site)
    assert poll.reports == [] and len(poll.rejects) == 1
