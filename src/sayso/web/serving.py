"""Serving the desk, alone or while feeds are watched: only where it is safe, and only where there is a ledger."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from urllib.parse import urlsplit

import uvicorn
from fastapi import FastAPI

from sayso.errors import UsageError
from sayso.ledger import Ledger
from sayso.ledger.storage import one_line
from sayso.watching.alerts.rules import read_rules
from sayso.web.app import create_app
from sayso.web.guards import is_loopback
from sayso.web.watching import watching

_MOST_AT_ONCE = 64
_SHORTEST_TOKEN = 16


def serve(
    ledger: str | os.PathLike[str] | None = None,
    *,
    host: str = "127.0.0.1",
    port: int = 8000,
    token: str | None = None,
    edit: bool = False,
    say: Callable[[str], None] = print,
) -> None:
    """Serve the desk until it is interrupted; `edit` lets it take reviews. `say` is told where, in one line.

    Raises UsageError for an address beyond this machine without a token, or a token too short to be secret, and
    LedgerError where the ledger cannot be opened for reading.
    """
    _check_token(host, token)
    Ledger(ledger, read_only=True).close()
    app = create_app(ledger, token=token, edit=edit)
    say(_where(host, port))
    _run(app, host, port)


def watch(
    feeds: Sequence[str],
    ledger: str | os.PathLike[str] | None = None,
    *,
    every: float = 900.0,
    alerts: Path | None = None,
    allowed: Collection[str] = (),
    host: str = "127.0.0.1",
    port: int = 8000,
    token: str | None = None,
    edit: bool = False,
    say: Callable[[str], None] = print,
) -> None:
    """Watch feeds and serve the desk until it is interrupted; a ledger is made where there is none.

    feeds: addresses of RSS or Atom feeds. every: seconds from one poll of a feed to the next.
    alerts: a TOML file of rules. allowed: hosts that may be fetched though their address is not public.
    say: is told in one line where the desk is, what comes and what fails.

    Raises UsageError as `serve` does, and for an address that is none or a file of rules that cannot be used.
    """
    _check_token(host, token)
    for feed in feeds:
        _check_feed(feed)
    rules = read_rules(alerts) if alerts is not None else []
    Ledger(ledger).close()
    app = create_app(ledger, token=token, edit=edit)
    say(f"watching {len(feeds)} feed{'' if len(feeds) == 1 else 's'}, {_where(host, port)}")
    with watching(app.state.shelf, feeds, every=every, rules=rules, allowed=allowed, say=say):
        _run(app, host, port)


def _check_feed(feed: str) -> None:
    try:
        parts = urlsplit(feed)
        known = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        known = False
    if not known:
        raise UsageError(f"{one_line(feed)} is no address of a feed: http://… or https://…")


def _where(host: str, port: int) -> str:
    return f"serving on http://{host}:{port}/ (stop with Ctrl-C)"


def _run(app: FastAPI, host: str, port: int) -> None:
    uvicorn.run(app, host=host, port=port, log_level="warning", limit_concurrency=_MOST_AT_ONCE, server_header=False)


def _check_token(host: str, token: str | None) -> None:
    if not is_loopback(host) and token is None:
        raise UsageError(f"{host} can be reached from other machines: give --token, or serve on 127.0.0.1")
    if token is not None and len(token) < _SHORTEST_TOKEN:
        raise UsageError(f"a token has at least {_SHORTEST_TOKEN} characters")
