"""Reading in batches: one report that fails costs no other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest

from sayso.engine import read_reports
from sayso.engine.serial import BATCH
from sayso.errors import IntakeError
from sayso.intake import Reject
from sayso.records import Record, Report


class FailingReader:
    """Stands in for a Reader; fails at reports that say so."""

    version = "none"

    def pipe(self, reports: Iterable[Report]) -> Iterator[Record]:
        for report in reports:
            yield self.read_report(report)

    def read_report(self, report: Report) -> Record:
        if "fail" in report.text:
            raise ValueError("two\nlines")
        return Record(report=report)


def reports(count: int, *failing: int) -> list[Report]:
    return [Report(id=f"r{n}", text="fail" if n in failing else f"text {n}") for n in range(count)]


@pytest.mark.parametrize("count", [0, 1, BATCH, BATCH + 1, 3 * BATCH])
def test_records_come_in_the_order_of_the_reports(count: int) -> None:
    read = list(read_reports(reports(count), FailingReader()))  # type: ignore[arg-type]
    assert [record.report.id for record in read] == [f"r{n}" for n in range(count)]  # type: ignore[union-attr]


def test_a_report_that_cannot_be_read_is_rejected_in_its_place_and_the_rest_is_read() -> None:
    read = list(read_reports(reports(40, 0, 21, 39), FailingReader()))  # type: ignore[arg-type]
    assert [n for n, outcome in enumerate(read) if isinstance(outcome, Reject)] == [0, 21, 39]
    assert str(read[21]) == "r21: could not be read: ValueError: two lines"
    assert sum(isinstance(outcome, Record) for outcome in read) == 37


def test_reports_are_asked_for_a_batch_at_a_time() -> None:
    asked = []

    def lazy() -> Iterator[Report]:
        for report in reports(100):
            asked.append(report.id)
            yield report

    outcomes = read_reports(lazy(), FailingReader())  # type: ignore[arg-type]
    assert asked == []
    next(outcomes)
    assert len(asked) == BATCH


def test_an_error_of_the_input_goes_on_to_the_caller() -> None:
    def broken() -> Iterator[Report]:
        yield from reports(2)
        raise IntakeError("the input broke off")

    with pytest.raises(IntakeError, match="broke off"):
        list(read_reports(broken(), FailingReader()))  # type: ignore[arg-type]
