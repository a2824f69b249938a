"""Questions to a large ledger: how long they take beside a plain scan of the claims that they are asked of."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import duckdb

from benchmarks.results import Result, Score
from benchmarks.shared import Shared
from sayso.ledger import Ledger

_CLAIMS = 1_000_000
_ROUNDS = 5
_FORCE, _PLACE = "F007", "P011"
_ASKED = {"force": _FORCE, "place": _PLACE}
_CORROBORATION = "FROM corroboration WHERE force = $force AND place = $place"
_SCAN = "scan"


def measure(shared: Shared, with_peers: bool) -> Result:
    """Ask a generated ledger of a million claims, in turn with a scan that reads all columns of the same claims."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "ledger.duckdb")
        fill(path, _CLAIMS)
        scans = in_scans(path)
    scores = tuple(Score(f"{name}, a plain scan = 1", 1 / spent, 2, 0.5) for name, spent in scans.items())
    told = ", ".join(f"{spent:.1f}" for spent in scans.values())
    return Result("questions", f"{_CLAIMS:,} made-up claims", scores, (f"in plain scans: {told}",))


def in_scans(path: Path) -> dict[str, float]:
    """How many plain scans of the claims each question to the ledger takes; of each the least of several rounds."""
    with Ledger(path, read_only=True) as ledger:
        asked: dict[str, Callable[[], object]] = {
            "posture of a force at a place": lambda: ledger.posture(force=_FORCE, place=_PLACE),
            "conflicts of a force": lambda: ledger.conflicts(force=_FORCE),
            "conflicts between reports of a force": lambda: ledger.conflicts(between=True, force=_FORCE),
            "corroboration of a force's claims in a place": lambda: ledger.sql(_CORROBORATION, values=_ASKED),
            _SCAN: lambda: ledger.sql(_scan(ledger)),
        }
        rounds = [{name: _time(ask) for name, ask in asked.items()} for _ in range(_ROUNDS)]
    least = {name: min(taken[name] for taken in rounds) for name in asked}
    return {name: spent / least[_SCAN] for name, spent in least.items() if name != _SCAN}


def fill(path: Path, claims: int) -> None:
    """Make a ledger with so many claims, ten a report, of 60 forces in 40 places, and conflicts of every fiftieth."""
    with Ledger(path):
        pass
    with duckdb.connect(str(path)) as connection:
        connection.execute(f"SET VARIABLE claims = {claims:d}")
        connection.execute(files(__package__).joinpath("questions.sql").read_text(encoding="utf-8"))


def _scan(ledger: Ledger) -> str:
    names = ledger.sql("DESCRIBE reading.claims")["column_name"].to_pylist()
    columns = ", ".join(f'max("{name}")' for name in names)
    return f"SELECT {columns} FROM reading.claims"


def _time(ask: Callable[[], object]) -> float:
    began = time.perf_counter()
    ask()
    return time.perf_counter() - began
