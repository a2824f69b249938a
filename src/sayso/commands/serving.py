"""`sayso serve` and `sayso watch`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sayso.commands.app import app, say
from sayso.commands.options import LedgerFile
from sayso.errors import UsageError

Host = Annotated[str, typer.Option(help="Address to serve on; beyond this machine only with --token.")]
Port = Annotated[int, typer.Option(min=1, max=65_535, help="Port to serve on.")]
Token = Annotated[
    str | None,
    typer.Option(envvar="SAYSO_TOKEN", help="What every request must give, as bearer token or as password."),
]
Edit = Annotated[bool, typer.Option("--edit", help="Take reviews; otherwise the desk changes nothing.")]


@app.command()
def serve(
    ledger: LedgerFile = None,
    host: Host = "127.0.0.1",
    port: Port = 8000,
    token: Token = None,
    edit: Edit = False,
) -> None:
    """Serve the desk: pages and an HTTP API over the ledger.

    Nothing is fetched from elsewhere, and nothing is written but reviews, with --edit.
    """
    try:
        from sayso.web import serve as serve_desk
    except ModuleNotFoundError as error:
        raise needs_extra(error) from error
    serve_desk(ledger, host=host, port=port, token=token, edit=edit, say=_say)


@app.command()
def watch(
    feeds: Annotated[list[str], typer.Argument(metavar="URL…", help="Addresses of RSS or Atom feeds.")],
    ledger: LedgerFile = None,
    every: Annotated[float, typer.Option(min=60, help="Seconds from one poll of a feed to the next.")] = 900,
    alerts: Annotated[Path | None, typer.Option(metavar="FILE", help="Alert rules, in TOML.")] = None,
    allow_host: Annotated[
        list[str] | None,
        typer.Option("--allow-host", metavar="HOST", help="Fetch from it, be its address public or not; repeatable."),
    ] = None,
    host: Host = "127.0.0.1",
    port: Port = 8000,
    token: Token = None,
    edit: Edit = False,
) -> None:
    """Poll feeds, read what is new into the ledger, and serve the desk meanwhile.

    Fetched are the feeds and, as their hosts' robots files allow, the pages of items whose text they do not carry.
    """
    try:
        from sayso.web import watch as watch_feeds
    except ModuleNotFoundError as error:
        raise needs_extra(error) from error
    watch_feeds(
        feeds,
        ledger,
        every=every,
        alerts=alerts,
        allowed=allow_host or [],
        host=host,
        port=port,
        token=token,
        edit=edit,
        say=_say,
    )


def _say(line: str) -> None:
    say(f"sayso: {line}")


def needs_extra(error: ModuleNotFoundError) -> UsageError:
    """What to install for the desk."""
    return UsageError(f"the desk needs {error.name}: pip install 'sayso[web]'")
