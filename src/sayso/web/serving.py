"""Serving the desk: only where it is safe, and only where there is a ledger."""

from __future__ import annotations

import os

import uvicorn

from sayso.errors import UsageError
from sayso.ledger import Ledger
from sayso.web.app import create_app
from sayso.web.guards import is_loopback

_MOST_AT_ONCE = 64
_SHORTEST_TOKEN = 16


def serve(
    ledger: str | os.PathLike[str] | None = None,
    *,
    host: str = "127.0.0.1",
    port: int = 8000,
    token: str | None = None,
    edit: bool = False,
) -> None:
    """Serve the desk until it is interrupted; `edit` lets it take reviews.

    Raises UsageError for an address beyond this machine without a token, or a token too short to be secret, and
    LedgerError where the ledger cannot be opened for reading.
    """
    if not is_loopback(host) and token is None:
        raise UsageError(f"{host} can be reached from other machines: give --token, or serve on 127.0.0.1")
    if token is not None and len(token) < _SHORTEST_TOKEN:
        raise UsageError(f"a token has at least {_SHORTEST_TOKEN} characters")
    Ledger(ledger, read_only=True).close()
    app = create_app(ledger, token=token, edit=edit)
    uvicorn.run(app, host=host, port=port, log_level="warning", limit_concurrency=_MOST_AT_ONCE, server_header=False)
