"""Whom mentions stand for, code and PLOVER sector, in the project's own cases, read from the bare text."""

from __future__ import annotations

from pathlib import Path

from benchmarks.results import NoDataError, Result, Score
from benchmarks.shared import Shared
from sayso import Reader, Report

_CASES = Path("tests/reading/actors/codes.csv")


def measure(shared: Shared, with_peers: bool) -> Result:
    """Read each case and look at the marked mention's actor; no peer is measured."""
    if not _CASES.is_file():
        raise NoDataError(f"{_CASES} is not here: run this in the project's folder")
    from tests.reading.actors.mentions import actor_of, mention_cases

    cases = mention_cases()
    records = Reader().pipe(Report(id=str(number), text=case.text) for number, case in enumerate(cases))
    found = [actor_of(case, record) for case, record in zip(cases, records, strict=True)]
    pairs = [(case, actor) for case, actor in zip(cases, found, strict=True) if actor is not None]
    counts = {
        "code right, %": sum(actor.code == case.code for case, actor in pairs),
        "sector right, %": sum(actor.sector == case.sector for case, actor in pairs),
        "both right, %": sum((actor.code, actor.sector) == (case.code, case.sector) for case, actor in pairs),
    }
    scores = tuple(Score(name, 100 * count / len(cases)) for name, count in counts.items())
    return Result("actors", f"{len(cases)} mentions of our own", scores)
