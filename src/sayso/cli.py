"""The command line: thin, each command one call of the public API."""

from __future__ import annotations

import sys
from io import TextIOWrapper

# Each module adds its commands, in this order.
from sayso.commands import (  # noqa: F401  # isort: skip
    reading, listing, asking, checking, citing, exporting, finding_gaps, rereading, reviewing, searching, serving,
)  # fmt: skip
from sayso.commands.app import app

__all__ = ["app", "main"]


def main() -> None:
    """Run the command line; its output is UTF-8 whatever the locale."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    app()
