"""`python -m benchmarks [MEASURE …] [--check | --update | --write FILE]`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks import baseline
from benchmarks.measures import MEASURES
from benchmarks.results import BenchmarkError, NoDataError, Result
from benchmarks.shared import Shared
from benchmarks.table import document, render

COMMAND = "python -m benchmarks"


def main() -> int:
    """Take the measures and print, check, pin or write them; 1 where a score is lower or a measure failed."""
    asked = _arguments()
    results, absent, failed = _take(
        asked.measures or list(MEASURES), with_peers=not (asked.check or asked.update)
    )
    if asked.write:
        command = " ".join([COMMAND, *asked.measures])
        asked.write.write_text(document(results, absent, command), encoding="utf-8")
    elif asked.check:
        return 1 if _check(results, absent) or failed else 0
    else:
        print(render(results, absent), end="")
    if asked.update:
        baseline.save(baseline.updated(baseline.load(), results))
    return 1 if failed else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog=COMMAND, description="Measure what sayso reads, and how fast, beside its peers."
    )
    parser.add_argument(
        "measures", nargs="*", metavar="MEASURE", help=", ".join(MEASURES) + "; all by default"
    )
    action = parser.add_mutually_exclusive_group()
    action.add_argument(
        "--check", action="store_true", help="fail where a score is lower than the pinned one"
    )
    action.add_argument("--update", action="store_true", help="pin the scores in benchmarks/baseline.json")
    action.add_argument("--write", type=Path, metavar="FILE", help="write the table into a page of Markdown")
    asked = parser.parse_args()
    if unknown := [name for name in asked.measures if name not in MEASURES]:
        parser.error(f"no measure {', '.join(unknown)}: choose from {', '.join(MEASURES)}")
    return asked


def _take(names: Sequence[str], *, with_peers: bool) -> tuple[list[Result], list[str], bool]:
    """The results, the measures whose data is absent (a line each), and whether any failed."""
    shared = Shared.find()
    results, absent, failed = [], [], False
    for name in names:
        print(f"measuring {name} …", file=sys.stderr, flush=True)
        try:
            results.append(MEASURES[name](shared, with_peers))
        except NoDataError as error:
            absent.append(f"{name}: not measured: {error}")
        except BenchmarkError as error:
            failed = True
            print(f"{name}: failed: {error}", file=sys.stderr)
    return results, absent, failed


def _check(results: Sequence[Result], absent: Sequence[str]) -> bool:
    """Print how the results stand to the pinned scores; whether any is lower."""
    comparison = baseline.compare(baseline.load(), results)
    for heading, lines in (
        ("not measured", absent),
        ("not pinned yet", comparison.unpinned),
        ("raised", comparison.raised),
        ("LOWERED", comparison.lowered),
    ):
        for line in lines:
            print(line if heading == "not measured" else f"{heading}: {line}")
    measured = sum(len(result.scores) for result in results)
    print(f"baseline: {measured} scores measured, {len(comparison.lowered)} lower than pinned")
    return bool(comparison.lowered)


if __name__ == "__main__":
    sys.exit(main())
