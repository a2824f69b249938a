"""What a watch remembers from one run to the next, in a small SQLite file beside the ledger."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sayso.errors import LedgerError
from sayso.ledger.storage import one_line

_TABLES = """
CREATE TABLE IF NOT EXISTS feeds (url TEXT PRIMARY KEY, title TEXT, etag TEXT, modified TEXT, polled TEXT,
    due REAL NOT NULL, failures INTEGER NOT NULL, state TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS items (feed TEXT, id TEXT, tries INTEGER NOT NULL, done INTEGER NOT NULL,
    PRIMARY KEY (feed, id));
CREATE TABLE IF NOT EXISTS marks (name TEXT PRIMARY KEY, value INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS alerts (id INTEGER PRIMARY KEY, rule TEXT NOT NULL, sha256 TEXT NOT NULL,
    claim TEXT NOT NULL, time TEXT NOT NULL, told TEXT NOT NULL, webhook TEXT, state TEXT NOT NULL,
    tries INTEGER NOT NULL, UNIQUE (rule, sha256, claim));
"""


@dataclass(frozen=True)
class FeedState:
    """What is known of a feed: its validators for the next request, when that is due (Unix time), failures in a row."""

    url: str
    title: str | None = None
    etag: str | None = None
    modified: str | None = None
    polled: str | None = None
    due: float = 0.0
    failures: int = 0
    state: str = "not polled yet"


@dataclass(frozen=True)
class Alert:
    """A claim that a rule is on. `state`: "told" (no webhook), "waiting", "calling", "called" or "given up"."""

    id: int
    rule: str
    sha256: str
    claim: str
    time: str
    told: Mapping[str, Any]
    webhook: str | None
    state: str
    tries: int


def memory_path(ledger: Path) -> Path:
    """The file beside a ledger: `sayso.watch.sqlite` beside `sayso.duckdb`."""
    return ledger.with_suffix(".watch.sqlite")


class Memory:
    """The file, opened for each call, so that a desk can read it while a watch writes. LedgerError where it cannot."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with self._open() as connection:
            connection.executescript(_TABLES)

    def feeds(self) -> list[FeedState]:
        """All feeds that were ever watched, by address."""
        with self._open() as connection:
            return [FeedState(**row) for row in connection.execute("SELECT * FROM feeds ORDER BY url")]

    def feed(self, url: str) -> FeedState:
        """What is known of a feed."""
        with self._open() as connection:
            row = connection.execute("SELECT * FROM feeds WHERE url = ?", [url]).fetchone()
        return FeedState(**row) if row else FeedState(url)

    def keep_feed(self, feed: FeedState) -> None:
        """Remember this of the feed."""
        values = vars(feed)
        sql = f"INSERT OR REPLACE INTO feeds ({', '.join(values)}) VALUES ({', '.join('?' * len(values))})"
        with self._open() as connection:
            connection.execute(sql, list(values.values()))

    def done(self, feed: str, item: str) -> bool:
        """Whether an item of a feed needs no more looking at."""
        with self._open() as connection:
            row = connection.execute("SELECT done FROM items WHERE feed = ? AND id = ?", [feed, item]).fetchone()
        return bool(row and row["done"])

    def note_item(self, feed: str, item: str, *, done: bool, most_tries: int = 1) -> None:
        """Note a look at an item; after `most_tries` looks it is done in any case."""
        with self._open() as connection:
            connection.execute(
                "INSERT INTO items VALUES (:feed, :item, 1, :done OR :most <= 1) ON CONFLICT (feed, id) DO UPDATE "
                "SET tries = tries + 1, done = :done OR tries + 1 >= :most",
                {"feed": feed, "item": item, "done": done, "most": most_tries},
            )

    def mark(self, name: str) -> int | None:
        """The number kept under a name."""
        with self._open() as connection:
            row = connection.execute("SELECT value FROM marks WHERE name = ?", [name]).fetchone()
        return row["value"] if row else None

    def add_alerts(self, alerts: Sequence[tuple[str, Mapping[str, Any], str | None]], mark: tuple[str, int]) -> int:
        """Add alerts (rule, claim's row, webhook) that are new, and set the mark, together; how many were new."""
        now = datetime.now(UTC).isoformat(timespec="seconds")
        added = 0
        with self._open() as connection:
            for rule, row, webhook in alerts:
                told = json.dumps(row, ensure_ascii=False, default=str)
                values = [rule, row["sha256"], row["claim"], now, told, webhook, "waiting" if webhook else "told"]
                added += connection.execute(
                    "INSERT OR IGNORE INTO alerts (rule, sha256, claim, time, told, webhook, state, tries) "
                    "VALUES (?, ?, ?, ?, ?, ?, ?, 0)",
                    values,
                ).rowcount
            connection.execute("INSERT OR REPLACE INTO marks VALUES (?, ?)", mark)
        return added

    def alerts(self, *, state: str | None = None, limit: int = 200) -> list[Alert]:
        """Alerts, the latest first; those in one state, or all."""
        query = "SELECT * FROM alerts WHERE ?1 IS NULL OR state = ?1 ORDER BY id DESC LIMIT ?2"
        with self._open() as connection:
            rows = connection.execute(query, [state, limit]).fetchall()
        return [Alert(**{**row, "told": json.loads(row["told"])}) for row in map(dict, rows)]

    def set_alert(self, alert: int, state: str, *, tries: int) -> None:
        """Note how far the call of an alert's webhook has come."""
        with self._open() as connection:
            connection.execute("UPDATE alerts SET state = ?, tries = ? WHERE id = ?", [state, tries, alert])

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        try:
            with closing(sqlite3.connect(self.path, timeout=10)) as connection:
                connection.row_factory = sqlite3.Row
                with connection:
                    yield connection
        except sqlite3.Error as error:
            raise LedgerError(f"cannot use the watch's file {one_line(self.path)}: {one_line(error)}") from error
