"""The desk as an ASGI application."""

from __future__ import annotations

import os
import secrets
from importlib.resources import files
from pathlib import Path

from anyio import CapacityLimiter
from fastapi import FastAPI
from starlette.middleware.gzip import GZipMiddleware
from starlette.staticfiles import StaticFiles

from sayso._version import __version__
from sayso.ledger import DEFAULT_PATH
from sayso.ledger.shelf import Shelf
from sayso.web import (
    across,
    conflict,
    directories,
    extracting,
    feeds,
    front,
    map,
    posture,
    profiles,
    reference,
    report,
    reviewing,
    search,
    tables,
    timeline,
)
from sayso.web.guards import Guards, Limits
from sayso.web.problems import add_problems

_PAGES = (
    *(front, search, tables, report, conflict, posture, map, timeline, directories, profiles, reviewing, feeds, across),
    *(extracting, reference),
)
_PATIENCE = 2.0
"""Seconds that a request waits for a ledger that is being written to."""


def create_app(
    ledger: str | os.PathLike[str] | None = None,
    *,
    token: str | None = None,
    edit: bool = False,
    limits: Limits | None = None,
) -> FastAPI:
    """The application.

    ledger: the file, opened for reading anew for each request; by default as for `Ledger`.
    token: what every request must give; without one only requests to this machine's own names are answered.
    edit: whether reviews can be written; otherwise the desk changes nothing.
    limits: of a request's size and time.
    """
    app = FastAPI(
        title="sayso",
        version=__version__,
        summary="Who said what about which forces: a ledger's tables and pages, and the reading of one report.",
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        separate_input_output_schemas=False,
    )
    path = Path(ledger or os.environ.get("SAYSO_LEDGER") or DEFAULT_PATH)
    app.state.shelf = Shelf(path, patience=_PATIENCE)
    app.state.edit = edit
    app.state.form_secret = secrets.token_urlsafe(32)
    app.state.turn = CapacityLimiter(1)
    for page in _PAGES:
        app.include_router(page.router)
    app.mount("/static", StaticFiles(directory=str(files("sayso.web").joinpath("static"))), name="static")
    add_problems(app)
    app.add_middleware(GZipMiddleware, minimum_size=1_000)
    app.add_middleware(Guards, token=token, limits=limits or Limits())
    return app
