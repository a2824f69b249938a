"""Polling one feed: what is new in it, as reports."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from urllib.parse import urlsplit

from sayso.errors import FetchError
from sayso.intake import Reject
from sayso.intake.outcomes import Refused
from sayso.ledger.storage import one_line
from sayso.records import Report
from sayso.watching.fetching import Answer, Fetcher
from sayso.watching.items import Feed, Item, parse_feed, report_of_feed, report_of_page
from sayso.watching.memory import FeedState, Memory
from sayso.watching.pacing import Pacer, back_off
from sayso.watching.robots import Robots

_ITEM_TRIES = 3


@dataclass(frozen=True)
class Poll:
    """What a poll found: reports, and items that gave none. `settle` is called when they are stored."""

    reports: list[Report] = field(default_factory=list)
    rejects: list[Reject] = field(default_factory=list)
    settle: Callable[[], None] = lambda: None


class Poller:
    """Polls feeds politely: as robots files allow, host by host at its pace, and only for what is new.

    every: seconds from one poll of a feed to the next.
    """

    def __init__(
        self, fetcher: Fetcher, memory: Memory, *, every: float, max_chars: int, pacer: Pacer | None = None
    ) -> None:
        self._fetcher, self._memory = fetcher, memory
        self._robots = Robots(fetcher)
        self._pacer = pacer or Pacer()
        self._every, self._max_chars = every, max_chars

    def poll(self, url: str) -> Poll:
        """What is new in the feed since the last poll that was settled; raises FetchError where it cannot be had.

        An error is remembered, so that the feed is due again only after a while.
        """
        known = self._memory.feed(url)
        polled = replace(known, polled=datetime.now(UTC).isoformat(timespec="seconds"))
        try:
            answer = self._get(url, _conditions(known))
            feed = Feed(known.title, ()) if answer.status == 304 else parse_feed(answer.body, answer.url)
        except FetchError as error:
            failures = known.failures + 1
            due = time.time() + max(self._every, back_off(failures, error.retry_after))
            self._memory.keep_feed(replace(polled, due=due, failures=failures, state=one_line(error)))
            raise
        found = list(self._found(url, feed))
        settled = replace(polled, due=time.time() + self._every, failures=0, state="polled")
        if answer.status != 304:
            etag, modified = (answer.headers.get(name) for name in ("etag", "last-modified"))
            settled = replace(settled, title=feed.title, etag=etag, modified=modified)
        return Poll(
            [one for _, one, _ in found if isinstance(one, Report)],
            [one for _, one, _ in found if isinstance(one, Reject)],
            lambda: self._settle(settled, found),
        )

    def _found(self, url: str, feed: Feed) -> Iterator[tuple[Item, Report | Reject, bool]]:
        """Each item that is new with its report, or with why it has none, and whether that is the last word."""
        for item in feed.items:
            if not self._memory.done(url, item.id):
                try:
                    yield item, self._report(item, feed), True
                except Refused as reason:
                    yield item, Reject(item.link or url, None, one_line(reason)), True
                except FetchError as error:
                    yield item, Reject(item.link or url, None, one_line(error)), error.lasting

    def _report(self, item: Item, feed: Feed) -> Report:
        if item.html:
            return report_of_feed(item, feed, self._max_chars)
        if not item.link:
            raise Refused("the feed gives neither a text nor an address of it")
        answer = self._get(item.link, {})
        return report_of_page(answer.body, item, answer.url, feed, self._max_chars)

    def _settle(self, state: FeedState, found: list[tuple[Item, Report | Reject, bool]]) -> None:
        waiting = False
        for item, _, done in found:
            self._memory.note_item(state.url, item.id, done=done, most_tries=_ITEM_TRIES)
            waiting = waiting or not self._memory.done(state.url, item.id)
        # With an item to be tried again the feed has to be sent again, though it may not have changed.
        self._memory.keep_feed(replace(state, etag=None, modified=None) if waiting else state)

    def _get(self, url: str, headers: dict[str, str]) -> Answer:
        parts = urlsplit(url)
        host = parts.hostname or ""
        if parts.scheme not in ("http", "https") or not host:
            raise FetchError(f"{one_line(url)} is no HTTP address", lasting=True)
        if self._pacer.resting(host):
            raise FetchError(f"{host} is left alone for a while after errors")
        if not self._robots.allows(url):
            raise FetchError(f"the robots file of {host} cannot be had, or does not allow {one_line(url)}")
        self._pacer.take_turn(host, self._robots.delay(url))
        try:
            answer = self._fetcher.get(url, headers)
        except FetchError as error:
            if not error.lasting:
                self._pacer.note_failure(host, error.retry_after)
            raise
        self._pacer.note_success(host)
        return answer


def _conditions(known: FeedState) -> dict[str, str]:
    told = {"If-None-Match": known.etag, "If-Modified-Since": known.modified}
    return {name: value for name, value in told.items() if value}
