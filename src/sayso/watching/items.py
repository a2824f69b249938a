"""The items of a feed, and the report that an item gives."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import date
from typing import Any

import feedparser

from sayso.errors import FetchError
from sayso.intake.outcomes import Refused
from sayso.intake.pages import read_page
from sayso.intake.reports import Settings
from sayso.records import Report

MOST_ITEMS = 200
"""Of a feed with more items only the first ones are taken."""


@dataclass(frozen=True)
class Item:
    """An entry of a feed: `id` is what the feed knows it by, `html` its full text where the feed carries that."""

    id: str
    link: str | None
    title: str | None
    date: str | None
    html: str | None


@dataclass(frozen=True)
class Feed:
    """A feed's title, and its items as they come."""

    title: str | None
    items: tuple[Item, ...]


def parse_feed(body: bytes, url: str) -> Feed:
    """The feed in a body of RSS or Atom; FetchError where it is neither."""
    # A stream, since feedparser takes a text for an address or a file's name where it can.
    found = feedparser.parse(io.BytesIO(body), response_headers={"content-location": url})
    if not found.get("version"):
        raise FetchError(f"{url} is neither RSS nor Atom", lasting=True)
    items = (_item(entry) for entry in found.entries[:MOST_ITEMS])
    return Feed(found.feed.get("title") or None, tuple(item for item in items if item is not None))


def _item(entry: Any) -> Item | None:
    link = entry.get("link") or None
    id = entry.get("id") or link
    if not id:
        return None
    full = next((content.value for content in entry.get("content", []) if content.get("value")), None)
    return Item(str(id), link, entry.get("title") or None, _day(entry), full)


def _day(entry: Any) -> str | None:
    # The plain look-up: feedparser's own answers for one where the other is meant, and warns of it.
    told = next((day for key in ("published_parsed", "updated_parsed") if (day := dict.get(entry, key))), None)
    try:
        return date(*told[:3]).isoformat() if told else None
    except ValueError:
        return None


def report_of_page(page: bytes, item: Item, url: str, feed: Feed, max_chars: int) -> Report:
    """The report of an item's page; what that does not tell of itself, the feed does. Raises Refused without a text.

    url: where the page was found, whatever it claims.
    """
    report, _ = read_page(page, None, Settings(item.date, max_chars))
    return _with(report, url=url, title=report.title or item.title, outlet=report.outlet or feed.title)


def report_of_feed(item: Item, feed: Feed, max_chars: int) -> Report:
    """The report of an item whose full text stands in the feed. Raises Refused without a text."""
    if not item.html:
        raise Refused("the feed carries no text of it")
    page = f"<html><body><article>{item.html}</article></body></html>".encode("utf-8", "replace")
    report, _ = read_page(page, None, Settings(item.date, max_chars))
    return _with(report, url=item.link, title=item.title, outlet=feed.title, date=item.date or report.date)


def _with(report: Report, **told: str | None) -> Report:
    made = report.model_copy(update=told)
    return made.model_copy(update={"id": made.sha256[:16]})
