"""`python -m benchmarks.archive [--reports N] [--seed S] OUT`: reports, truth and incidents as JSON Lines."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from benchmarks.archive import Archive, make_archive


def main() -> None:
    """Make an archive and write it."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.archive", description="Make an archive of made-up reports with known truth."
    )
    parser.add_argument("out", type=Path, metavar="OUT", help="folder for the files, made where there is none")
    parser.add_argument("--reports", type=int, default=5000, help="how many reports (5000)")
    parser.add_argument("--seed", type=int, default=1, help="another number gives another archive (1)")
    asked = parser.parse_args()
    write(make_archive(asked.reports, asked.seed), asked.out)


def write(archive: Archive, folder: Path) -> None:
    """Write the archive's three files, one object a line."""
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / "reports.jsonl", (report.model_dump() for report in archive.reports))
    _write(folder / "truth.jsonl", (asdict(truth) for truth in archive.truth))
    _write(folder / "incidents.jsonl", (asdict(incident) for incident in archive.incidents))


def _write(path: Path, rows: Iterable[dict[str, Any]]) -> None:
    with path.open("w", encoding="utf-8") as out:
        for row in rows:
            out.write(json.dumps(row, ensure_ascii=False, default=str) + "\n")


if __name__ == "__main__":
    main()
