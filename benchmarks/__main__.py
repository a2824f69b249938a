"""`python -m benchmarks [MEASURE …] [--check | --update | --write FILE]`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks import baseline
from benchmarks.measures import MEASURES, Measure
from benchmarks.results import BenchmarkError, NoDataError, Result
from benchmarks.shared import Shared
from benchmarks.table import document, render

COMMAND = "python -m benchmarks"


def main(arguments: Sequence[str], measures: Mapping[str, Measure] = MEASURES) -> int:
    """Take the measures and print, check, pin or write them; 1 where a score is lower or a measure failed."""
    asked = _parse(arguments, measures)
    chosen = {name: measures[name] for name in asked.measures or measures}
    results, absent, failed = _take(chosen, with_peers=not (asked.check or asked.update))
    if asked.check:
        return 1 if _is_lowered(results, absent, baseline.load(asked.baseline)) or failed else 0
    if asked.write:
        command = " ".join([COMMAND, *asked.measures])
        asked.write.write_text(document(results, absent, command), encoding="utf-8")
    else:
        print(render(results, absent), end="")
    if asked.update:
        baseline.save(baseline.updated(baseline.load(asked.baseline), results), asked.baseline)
    return 1 if failed else 0


def _parse(arguments: Sequence[str], measures: Mapping[str, Measure]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog=COMMAND, description="Measure what sayso reads, and how fast, beside its peers."
    )
    parser.add_argument("measures", nargs="*", metavar="MEASURE", help=f"{', '.join(measures)}; default: all")
    parser.add_argument("--baseline", type=Path, metavar="FILE", default=baseline.PINNED, help="pinned scores")
    action = parser.add_mutually_exclusive_group()
    action.add_argument("--check", action="store_true", help="fail where a score is lower than the pinned one")
    action.add_argument("--update", action="store_true", help="pin the scores")
    action.add_argument("--write", type=Path, metavar="FILE", help="write the table into a page of Markdown")
    asked = parser.parse_args(arguments)
    if unknown := [name for name in asked.measures if name not in measures]:
        parser.error(f"no measure {', '.join(unknown)}: choose from {', '.join(measures)}")
    return asked


def _take(measures: Mapping[str, Measure], *, with_peers: bool) -> tuple[list[Result], list[str], bool]:
    """The results, a line for each measure whose data is absent, and whether any failed."""
    shared = Shared.find()
    results, absent, failed = [], [], False
    for name, measure in measures.items():
        print(f"measuring {name} …", file=sys.stderr, flush=True)
        try:
            results.append(measure(shared, with_peers))
        except NoDataError as error:
            absent.append(f"{name}: not measured: {error}")
        except BenchmarkError as error:
            failed = True
            print(f"{name}: failed: {error}", file=sys.stderr)
    return results, absent, failed


def _is_lowered(results: Sequence[Result], absent: Sequence[str], pinned: baseline.Baseline) -> bool:
    """Print how the results stand to the pinned scores; pinning nothing counts as lowered too."""
    if not pinned:
        print("no score is pinned: run with --update and commit benchmarks/baseline.json")
        return True
    comparison = baseline.compare(pinned, results)
    lines = [
        *absent,
        *(f"not pinned yet: {line}" for line in comparison.unpinned),
        *(f"raised: {line}" for line in comparison.raised),
        *(f"LOWERED: {line}" for line in comparison.lowered),
    ]
    measured = sum(len(result.scores) for result in results)
    lines.append(f"baseline: {measured} scores measured, {len(comparison.lowered)} lower than pinned")
    print("\n".join(lines))
    return bool(comparison.lowered)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
