"""Reading in worker processes: the same records in the same order, whatever happens to a process."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from sayso import Reader
from sayso.engine import read_reports, reading, workers
from sayso.errors import ModelError, SaysoError, UsageError
from sayso.intake import Reject
from sayso.records import Record, Report

from .readers import BrokenReader, DamagedReader, ObedientReader, UnsendableReader

REAL = Path(__file__).parents[2] / "examples" / "reports"


def reports(*orders: str) -> list[Report]:
    return [Report(id=f"r{n}", text=order) for n, order in enumerate(orders)]


def read(given: Sequence[Report], reader: ObedientReader, **options: float) -> list[Record | Reject]:
    chosen = {"workers": 2, "timeout": 60.0} | options
    return list(read_reports(given, reader, **chosen))  # type: ignore[arg-type]


def test_records_come_in_the_order_of_the_reports_from_several_processes() -> None:
    outcomes = read(reports(*(f"wait {0.2 if n % 5 == 0 else 0}" for n in range(40))), ObedientReader())
    assert [outcome.report.id for outcome in outcomes if isinstance(outcome, Record)] == [f"r{n}" for n in range(40)]
    assert len({outcome.reader for outcome in outcomes if isinstance(outcome, Record)}) == 2


def test_a_report_that_kills_its_process_is_tried_once_more_and_rejected_and_no_other_is_lost(tmp_path: Path) -> None:
    reader = ObedientReader(tmp_path / "notes")
    outcomes = read(reports(*["say"] * 5, "die 3", *["say"] * 20, "die 7"), reader)
    told = {n: str(outcome) for n, outcome in enumerate(outcomes) if isinstance(outcome, Reject)}
    assert told == {
        5: "r5: could not be read: its process ended with status 3, also when it was read alone",
        26: "r26: could not be read: its process ended with status 7, also when it was read alone",
    }
    assert sum(isinstance(outcome, Record) for outcome in outcomes) == 25
    notes = [line.split()[0] for line in (tmp_path / "notes").read_text().splitlines()]
    assert notes.count("die") == 4


def test_a_report_whose_process_is_killed_from_outside_is_read_again(tmp_path: Path) -> None:
    outcomes = read(reports("say", "die-once first", "say", "die-once second", "say"), ObedientReader(tmp_path / "n"))
    assert [type(outcome) for outcome in outcomes] == [Record] * 5


def test_a_report_that_fails_is_rejected_as_in_one_process() -> None:
    given = reports("say", "fail", "say")
    assert read(given, ObedientReader())[1] == list(read_reports(given, ObedientReader()))[1]  # type: ignore[arg-type]


def test_a_report_that_takes_too_long_is_rejected_and_the_rest_goes_on() -> None:
    outcomes = read(reports("say", "wait 600", "say", "say"), ObedientReader(), timeout=1.5)
    assert [type(outcome) for outcome in outcomes] == [Record, Reject, Record, Record]
    assert str(outcomes[1]) == "r1: could not be read within 1.5 seconds"


def test_a_clock_set_forward_rejects_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    true_time = time.time
    outcomes = read_reports(reports("say", "wait 2", "say"), ObedientReader(), workers=1, timeout=30)  # type: ignore[arg-type]
    first = next(outcomes)
    monkeypatch.setattr(time, "time", lambda: true_time() + 10_000)
    assert [type(outcome) for outcome in (first, *outcomes)] == [Record] * 3


def test_a_process_that_dies_while_it_loads_ends_the_run_in_one_line() -> None:
    with pytest.raises(SaysoError, match="worker processes end before they read"):
        read(reports("say"), BrokenReader(), workers=1)


@pytest.mark.parametrize("timeout", [None, 60.0], ids=["here", "workers"])
def test_a_model_that_is_not_as_it_was_made_ends_the_run_and_rejects_no_report(timeout: float | None) -> None:
    with pytest.raises(ModelError, match=r"^encoder\.onnx is damaged$"):
        list(read_reports(reports("say", "say"), DamagedReader(), workers=2, timeout=timeout))  # type: ignore[arg-type]


def test_a_reader_that_cannot_be_sent_is_wrong_usage() -> None:
    with pytest.raises(UsageError, match="workers: the reader cannot be sent"):
        read(reports("say"), UnsendableReader())


def test_few_reports_are_read_in_this_process_and_many_are_not(monkeypatch: pytest.MonkeyPatch) -> None:
    used = []

    def by_workers(given: Iterator[Report], *_: object, **options: object) -> Iterator[Record]:
        used.append(options)
        return (Record(report=report) for report in given)

    monkeypatch.setattr(reading, "read_by_workers", by_workers)
    few, many = [Report(id="r", text="x" * size) for size in (reading.FEW_CHARS, reading.FEW_CHARS + 1)]
    for given, options in (([few], {}), ([many], {"workers": 1}), ([], {})):
        outcomes = list(read_reports(given, ObedientReader(), **{"workers": 4} | options))  # type: ignore[arg-type]
        assert len(outcomes) == len(given)
    assert used == []
    assert len(list(read_reports([many, few], ObedientReader(), workers=4))) == 2  # type: ignore[arg-type]
    assert used == [{"workers": 4, "timeout": workers.TIMEOUT}]


def test_no_more_reports_are_taken_ahead_than_the_workers_need() -> None:
    asked = []

    def lazy() -> Iterator[Report]:
        for report in reports(*["say"] * 200):
            asked.append(report.id)
            yield report

    outcomes = read_reports(lazy(), ObedientReader(), workers=2, timeout=60)  # type: ignore[arg-type]
    for done in range(1, 101):
        next(outcomes)
        assert len(asked) <= 2 * workers.AHEAD + done
    outcomes.close()  # type: ignore[attr-defined]


@pytest.mark.slow
def test_workers_give_the_same_bytes_as_one_process_and_each_loads_one_thread() -> None:
    given = [Report(id=path.stem, date="2020-03-01", text=path.read_text()) for path in sorted(REAL.glob("*.txt"))]
    reader = Reader()
    alone = [outcome.to_json() for outcome in read_reports(given, reader) if isinstance(outcome, Record)]
    spread = read_reports(given, reader, workers=2, timeout=600)
    assert [outcome.to_json() for outcome in spread if isinstance(outcome, Record)] == alone
