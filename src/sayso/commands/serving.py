"""`sayso serve`."""

from __future__ import annotations

from typing import Annotated

import typer

from sayso.cli import LedgerFile, _say, app
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
    _say(f"sayso: serving on http://{host}:{port}/ (stop with Ctrl-C)")
    serve_desk(ledger, host=host, port=port, token=token, edit=edit)


def needs_extra(error: ModuleNotFoundError) -> UsageError:
    """What to install for the desk."""
    return UsageError(f"the desk needs {error.name}: pip install 'sayso[web]'")
