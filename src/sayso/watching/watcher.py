"""The watch: polls feeds as they are due, reads what is new into the ledger, and tells alerts."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from sayso.errors import FetchError, SaysoError
from sayso.intake import Reject
from sayso.ledger.shelf import Shelf
from sayso.ledger.storage import one_line
from sayso.records import Record, Report
from sayso.watching.alerts.alerting import call_webhooks, find_alerts
from sayso.watching.alerts.rules import Rule
from sayso.watching.fetching import Fetcher
from sayso.watching.memory import Memory
from sayso.watching.polling import Poll, Poller

_LONGEST_WAIT = 30.0
Read = Callable[[Iterable[Report]], Iterable[Record | Reject]]


@dataclass
class Watcher:
    """Watches feeds.

    shelf: the ledger. read: takes reports, gives their records. hooks: fetches for webhooks.
    say: is told in one line what comes and what fails.
    """

    shelf: Shelf
    feeds: Sequence[str]
    poller: Poller
    memory: Memory
    read: Read
    hooks: Fetcher
    rules: Sequence[Rule] = ()
    say: Callable[[str], None] = print

    def run(self, stop: threading.Event) -> None:
        """Watch until `stop` is set. An error of one feed, or of the ledger for a while, stops nothing."""
        self.alert()
        while not stop.is_set():
            for url in self.due():
                if stop.is_set():
                    return
                self.turn(url)
            stop.wait(min(_LONGEST_WAIT, max(1.0, self._next() - time.time())))

    def due(self) -> list[str]:
        """The feeds that are to be polled now."""
        return [url for url in self.feeds if self.memory.feed(url).due <= time.time()]

    def turn(self, url: str) -> None:
        """Poll a feed, store what is new, and tell alerts of it."""
        try:
            poll = self.poller.poll(url)
            new = self._store(url, poll)
            poll.settle()
            if new:
                self.say(f"{one_line(url)}: {new} new")
        except FetchError as error:
            self.say(one_line(error))
        except SaysoError as error:
            # The poll was not settled, so that its items come again.
            self.say(f"{one_line(url)}: {one_line(error)}")
        self.alert()

    def alert(self) -> None:
        """Tell alerts of the reports that were added since the last time, also by others."""
        if not self.rules:
            return
        try:
            with self.shelf.reading() as ledger:
                find_alerts(ledger, self.rules, self.memory)
            call_webhooks(self.hooks, self.memory, self.say)
        except SaysoError as error:
            self.say(one_line(error))

    def _store(self, url: str, poll: Poll) -> int:
        for reject in poll.rejects:
            self.say(one_line(reject))
        if not poll.reports:
            return 0
        # Reading takes a while, and nobody has to wait for it: the ledger is opened for writing after that.
        outcomes = list(self.read(self._unknown(poll.reports)))

        def give(reports: Iterable[Report]) -> Iterable[Record | Reject]:
            wanted = {report.sha256 for report in reports}
            return [one for one in outcomes if isinstance(one, Reject) or one.report.sha256 in wanted]

        items = [one.report for one in outcomes if isinstance(one, Record)]
        with self.shelf.writing() as ledger:
            return ledger.ingest(items, read=give, run={"watch": url}).new

    def _unknown(self, reports: Sequence[Report]) -> list[Report]:
        query = "SELECT sha256 FROM reports WHERE sha256 IN (SELECT unnest($hashes))"
        with self.shelf.reading() as ledger:
            values = {"hashes": [report.sha256 for report in reports]}
            known = set(ledger.sql(query, values=values)["sha256"].to_pylist())
        return [report for report in reports if report.sha256 not in known]

    def _next(self) -> float:
        return min((self.memory.feed(url).due for url in self.feeds), default=time.time() + _LONGEST_WAIT)
