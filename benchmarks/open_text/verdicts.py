"""The kept verdicts: `verdicts.csv`, one row a reading, `right` or `wrong` with the fault."""

from __future__ import annotations

import csv
from pathlib import Path

from benchmarks.open_text.readings import Reading
from benchmarks.results import BenchmarkError

KEPT = Path(__file__).with_name("verdicts.csv")
RIGHT, WRONG = "right", "wrong"
COLUMNS = (*Reading._fields, "verdict", "fault")


def load(path: Path = KEPT) -> dict[Reading, str]:
    """The verdict on each reading.

    Raises:
        BenchmarkError: a row's verdict is neither `right` nor `wrong`, or its place is no number.
    """
    with path.open(encoding="utf-8", newline="") as file:
        return dict(_row(row, f"{path.name}, row {number}") for number, row in enumerate(csv.DictReader(file), start=2))


def _row(row: dict[str, str], where: str) -> tuple[Reading, str]:
    if row["verdict"] not in (RIGHT, WRONG):
        raise BenchmarkError(f"{where}: verdict {row['verdict']!r} is neither {RIGHT} nor {WRONG}")
    try:
        start, end = int(row["start"]), int(row["end"])
    except ValueError as error:
        raise BenchmarkError(f"{where}: {error}") from error
    return Reading(row["report"], row["kind"], start, end, row["told"]), row["verdict"]
