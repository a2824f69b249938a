"""The command line's application, to which the modules beside this one add their commands."""

from __future__ import annotations

import os
import sys
from contextvars import ContextVar
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from sayso._version import __version__
from sayso.errors import SaysoError

DONE, SOME_REJECTED, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130
WAIT: ContextVar[float] = ContextVar("wait", default=0.0)
"""For how many seconds commands wait for a ledger that is held open elsewhere."""


def say(message: object) -> None:
    """One line on standard error."""
    print(message, file=sys.stderr)


class Commands(TyperGroup):
    """The commands; the one place where an error becomes an exit status."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command that is asked for; what sayso or the system refuses ends in one line."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
            return result
        except SaysoError as error:
            say(f"sayso: {error}")
            raise typer.Exit(WRONG_USAGE) from error
        except (BrokenPipeError, SystemExit) as error:
            # The reader of our output has gone, and nothing is left to tell anybody. Rich turns this into
            # SystemExit. Python would complain when it flushes what is left, if it could.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(DONE) from error
        except OSError as error:
            say(f"sayso: {error}")
            raise typer.Exit(WRONG_USAGE) from error
        except KeyboardInterrupt as error:
            say("sayso: stopped")
            raise typer.Exit(INTERRUPTED) from error


app = typer.Typer(
    name="sayso",
    cls=Commands,
    help="Reads dated news reports and keeps a ledger of who said what about which forces.",
    epilog="Exit status: 0 done, 1 some inputs rejected, 2 wrong usage.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(asked: bool) -> None:
    if asked:
        # Takes half a second to import, which other commands need not wait for.
        from sayso.reading.encoder.digests import shipped_digest

        typer.echo(f"sayso {__version__}\nmodel {shipped_digest()}")
        raise typer.Exit


Wait = Annotated[
    float,
    typer.Option(
        "--wait",
        metavar="SECONDS",
        min=0,
        envvar="SAYSO_WAIT",
        help="Wait so long for a ledger that another process holds.",
    ),
]
Version = Annotated[
    bool,
    typer.Option(
        "--version", callback=_print_version, is_eager=True, help="Print the version, and the hash of the model."
    ),
]


@app.callback()
def _common(version: Version = False, wait: Wait = 0.0) -> None:
    WAIT.set(wait)
