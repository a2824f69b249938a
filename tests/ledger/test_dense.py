"""What a dense ledger costs to store grows with it, hardly faster."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from sayso.ledger import Ledger
from sayso.ledger.incidents.stretches import merged
from sayso.records import Place, Presence, Record, Report, Span

from .factories import make_report

REPORTS, BATCH = 32, 16


def records(posts: int) -> list[Record]:
    """Reports of neighbouring days, each of which tells of one force at so many posts, in numbers of its own."""
    return [_record(number, posts) for number in range(REPORTS)]


def _record(number: int, posts: int) -> Record:
    names = [f"Post {chr(65 + post // 26 % 26)}{chr(65 + post % 26)}{post // 676}" for post in range(posts)]
    text = f"Report {number}. " + " ".join(f"{100 * post + number} at {name}." for post, name in enumerate(names))
    spans = [Span(start=text.index(f"{name}."), end=text.index(f"{name}.") + len(name), text=name) for name in names]
    claims = [
        Presence(
            id=f"c{post}",
            by=f"Voice {number % 4}",
            force="NOR",
            place="OST",
            place_name=span.text,
            status="actual",
            strength=(100 * post + number, 100 * post + number),
            evidence=span,
        )
        for post, span in enumerate(spans)
    ]
    places = [Place(**span.model_dump(), name=span.text, country="OST", admin1="Varn") for span in spans]
    report = make_report(f"r{number}", date=f"2030-05-{1 + number // 4:02}", text=text)
    return Record(report=report, claims=claims, places=places)


def storing(folder: Path, told: Sequence[Record]) -> float:
    """CPU seconds for storing the records, batch by batch."""
    known = {record.report.sha256: record for record in told}

    def read(reports: Iterable[Report]) -> Iterator[Record]:
        return (known[report.sha256] for report in reports)

    folder.mkdir()
    with Ledger(folder / "l.duckdb") as ledger:
        began = time.process_time()
        for start in range(0, len(told), BATCH):
            ledger.ingest([one.report for one in told[start : start + BATCH]], read=read)
        return time.process_time() - began


def test_twice_as_many_claims_cost_little_more_than_twice_as_much(tmp_path: Path) -> None:
    storing(tmp_path / "first", records(2))  # What is imported and compiled once is not counted.
    once, twice = (
        min(storing(tmp_path / f"{posts}-{again}", records(posts)) for again in range(2)) for posts in (50, 100)
    )
    assert twice < 2.5 * once


def test_stretches_of_days_that_overlap_are_one() -> None:
    first, second, third = (
        (date(2030, 5, 1), date(2030, 5, 9)),
        (date(2030, 5, 9), date(2030, 5, 12)),
        (date(2030, 6, 1),) * 2,
    )
    assert merged([third, second, first]) == [(first[0], second[1]), third]
