"""Who speaks, by name, in the project's own cases: with the statements given, and read from the bare text."""

from __future__ import annotations

import csv
from pathlib import Path

from benchmarks.results import NoDataError, Result, Score
from benchmarks.shared import Shared
from sayso import Reader
from sayso.reading.actors import find_actors
from sayso.reading.pipeline import load_syntax
from sayso.records import Statement

_CASES = Path("tests/reading/actors/cases.csv")


def measure(shared: Shared, with_peers: bool) -> Result:
    """Name the last speaker of each case both ways; no peer is measured, so that `with_peers` changes nothing."""
    if not _CASES.is_file():
        raise NoDataError(f"{_CASES} is not here: run this in the project's folder")
    from tests.reading.actors.marking import read_marked

    lines = _CASES.read_text(encoding="utf-8").splitlines()
    cases = [
        (*read_marked(row["marked"]), row["expected"])
        for row in csv.DictReader(line for line in lines if not line.startswith("#"))
    ]
    nlp, reader = load_syntax(), Reader()
    given = sum(
        find_actors(nlp(text), statements)[1][-1].actor_name == expected for text, statements, expected in cases
    )
    read = sum(_read(reader, text, statements[-1]) == expected for text, statements, expected in cases)
    scores = (
        Score("named right, the statements given, %", 100 * given / len(cases)),
        Score("named right, read from the text, %", 100 * read / len(cases)),
    )
    return Result("speakers", f"{len(cases)} cases of our own", scores)


def _read(reader: Reader, text: str, marked: Statement) -> str | None:
    """The name of the speaker of the statement that shares most of the marked one's content."""

    def shared(other: Statement) -> int:
        return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in marked.content for b in other.content)

    found = max(reader.read(text).statements, key=shared, default=None)
    return found.actor_name if found and shared(found) else None
