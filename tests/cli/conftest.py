"""Commands run in this process, over a ledger of the example reports that is made once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from sayso.cli import app

EXAMPLES = Path(__file__).parents[2] / "examples" / "reports"
Run = Callable[..., Any]


@pytest.fixture(scope="session")
def run() -> Run:
    """Run `sayso` with these arguments; `input` is its standard input."""

    def run(*arguments: str | Path, input: str | bytes | None = None) -> Any:
        return CliRunner().invoke(app, [str(argument) for argument in arguments], input=input, prog_name="sayso")

    return run


@pytest.fixture(scope="session")
def ledger(run: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of the example reports, to ask and not to change."""
    path = tmp_path_factory.mktemp("ledger") / "examples.duckdb"
    result = run("ingest", EXAMPLES, "--ledger", path)
    assert result.exit_code == 0, result.output
    return path
