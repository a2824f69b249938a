"""The archive's tables: states, outlets, phrases."""

from __future__ import annotations

import csv
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.archive.model import Outlet, State

_FOLDER = Path(__file__).parent


@cache
def states() -> tuple[State, ...]:
    """The states of states.csv."""
    return tuple(
        State(row["code"], row["name"], row["adjective"], row["capital"], tuple(row["places"].split(";")))
        for row in _rows("states.csv")
    )


@cache
def outlets() -> tuple[Outlet, ...]:
    """The outlets of outlets.csv."""
    return tuple(
        Outlet(row["outlet"], row["kind"] == "agency", row["sign"], row["how"]) for row in _rows("outlets.csv")
    )


@cache
def phrases() -> dict[str, Any]:
    """The tables of phrases.toml."""
    return tomllib.loads((_FOLDER / "phrases.toml").read_text(encoding="utf-8"))


def _rows(name: str) -> list[dict[str, str]]:
    lines = (_FOLDER / name).read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))
