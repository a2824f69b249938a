"""Items of RSS and Atom feeds, and the reports that they give."""

from __future__ import annotations

import pytest

from sayso.errors import FetchError
from sayso.intake.outcomes import Refused
from sayso.watching.items import MOST_ITEMS, Feed, Item, parse_feed, report_of_feed, report_of_page
from tests.watching.conftest import article, item, rss

URL = "http://feeds.example/news"
WORDS = "The Norland defence minister said that 400 Ostanian soldiers would leave the Varn valley by March."
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour Post</title><entry><id>urn:x:1</id>
<title>Troops leave</title><link href="/1"/><updated>2030-05-13T09:00:00Z</updated>
<content type="html">&lt;p&gt;{WORDS}&lt;/p&gt;</content></entry></feed>"""


def test_an_rss_item() -> None:
    feed = parse_feed(rss(item("http://news.example/1")).encode(), URL)
    assert feed.title == "Harbour Post"
    link = "http://news.example/1"
    assert feed.items == (Item(link, link, "Troops leave", "2030-05-13", None),)


def test_an_atom_entry_with_its_text_and_a_link_relative_to_the_feed() -> None:
    (entry,) = parse_feed(ATOM.encode(), URL).items
    assert (entry.id, entry.link, entry.date) == ("urn:x:1", "http://feeds.example/1", "2030-05-13")
    assert WORDS in (entry.html or "")


@pytest.mark.parametrize(
    "body", [b"", b"<html><body>words</body></html>", b"pyproject.toml", b"http://localhost/", b"{}"]
)
def test_what_is_no_feed_is_refused_and_never_opened_as_a_file_or_address(body: bytes) -> None:
    with pytest.raises(FetchError, match="neither RSS nor Atom"):
        parse_feed(body, URL)


def test_entities_of_a_hostile_feed_are_not_expanded() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
    feed = parse_feed((bomb + rss(item("http://news.example/1", title="&b;&f;"))).encode(), URL)
    assert "aaaa" not in str(feed) and "root:" not in str(feed)


def test_an_endless_feed_gives_so_many_items() -> None:
    items = [item(f"http://news.example/{n}") for n in range(MOST_ITEMS + 5)]
    assert len(parse_feed(rss(*items).encode(), URL).items) == MOST_ITEMS


def test_an_item_that_nothing_names_and_a_date_that_is_none_are_left_out() -> None:
    feed = parse_feed(rss("<item><title>x</title></item>", item("http://news.example/1", date="soon")).encode(), URL)
    assert [one.date for one in feed.items] == [None]


def test_a_page_gives_a_report_of_what_it_and_the_feed_tell() -> None:
    one = Item("1", "http://news.example/1", "Troops leave", "2030-05-13", None)
    report = report_of_page(article(WORDS).encode(), one, "http://news.example/1", Feed("Harbour Post", ()), 10_000)
    assert (report.date, report.outlet, report.url) == ("2030-05-13", "Harbour Post", "http://news.example/1")
    assert WORDS in report.text and report.id == report.sha256[:16]


def test_a_page_cannot_claim_another_address() -> None:
    page = article(WORDS).replace("<html>", '<html><head><link rel="canonical" href="http://other.example/"></head>')
    one = Item("1", "http://news.example/1", None, None, None)
    report = report_of_page(page.encode(), one, "http://news.example/1", Feed(None, ()), 10_000)
    assert report.url == "http://news.example/1"


def test_a_text_in_the_feed_needs_no_page() -> None:
    (entry,) = parse_feed(ATOM.encode(), URL).items
    report = report_of_feed(entry, Feed("Harbour Post", ()), 10_000)
    assert report.text.strip() == WORDS
    assert (report.date, report.title, report.url) == ("2030-05-13", "Troops leave", "http://feeds.example/1")


def test_a_page_without_a_text_is_refused() -> None:
    with pytest.raises(Refused):
        report_of_page(b"<html></html>", Item("1", "x", None, None, None), "x", Feed(None, ()), 10_000)
