"""A site on this machine that answers as a test tells it to, and notes what it was asked."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from sayso.ledger import Ledger
from sayso.watching.fetching import Bounds, Fetcher
from sayso.watching.memory import Memory

HOST = "localhost"
Page = tuple[int, dict[str, str], bytes]


@dataclass
class Asked:
    """A request that came."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes


@dataclass
class Site:
    """Pages by path, each a status, headers and a body, or a function of the request; unknown paths give 404."""

    home: str
    pages: dict[str, Page | Callable[[Asked], Page]] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)

    def put(self, path: str, body: str | bytes, status: int = 200, **headers: str) -> None:
        """Have the path give this."""
        data = body.encode() if isinstance(body, str) else body
        self.pages[path] = (status, {name.replace("_", "-"): value for name, value in headers.items()}, data)

    def paths(self, *, robots: bool = False) -> list[str]:
        """The paths that were asked for, in order."""
        return [one.path for one in self.asked if robots or one.path != "/robots.txt"]


@pytest.fixture
def site() -> Iterator[Site]:
    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length", 0)))
            asked = Asked(self.command, self.path, {k.lower(): v for k, v in self.headers.items()}, body)
            made.asked.append(asked)
            page = made.pages.get(self.path, (404, {}, b""))
            status, headers, data = page(asked) if callable(page) else page
            self.send_response(status)
            for name, value in {"Content-Length": str(len(data)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(data)

        do_GET = do_POST = answer

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    made = Site(f"http://{HOST}:{server.server_address[1]}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield made
    server.shutdown()
    server.server_close()


@pytest.fixture
def fetcher() -> Iterator[Fetcher]:
    """One that may ask the site, of small bounds."""
    made = Fetcher(allowed=[HOST], bounds=Bounds(body=50_000, seconds=1.0, step=0.7))
    yield made
    made.close()


@pytest.fixture
def memory(tmp_path: Path) -> Memory:
    return Memory(tmp_path / "ledger.watch.sqlite")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """An empty ledger."""
    Ledger(tmp_path / "ledger.duckdb").close()
    return tmp_path / "ledger.duckdb"


def rss(*items: str) -> str:
    return f'<rss version="2.0"><channel><title>Harbour Post</title>{"".join(items)}</channel></rss>'


def item(link: str, title: str = "Troops leave", date: str = "Mon, 13 May 2030 09:00:00 GMT", more: str = "") -> str:
    return f"<item><title>{title}</title><link>{link}</link><guid>{link}</guid><pubDate>{date}</pubDate>{more}</item>"


def article(words: str) -> str:
    return f"<html><body><article><h1>Troops leave</h1><p>{words}</p></article></body></html>"
