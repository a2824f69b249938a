from __future__ import annotations

import json
import threading
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from sayso.errors import LedgerError
from sayso.ledger import Ledger, Summary
from sayso.records import Record, Report

from .factories import TEXT, CountingReader, Refusal, bare, make_record, make_report


def many(count: int, first: int = 0) -> list[Report]:
    return [make_report(f"r{n}", text=f"{TEXT} {n}") for n in range(first, first + count)]


def count(ledger: Ledger, table: str) -> int:
    return ledger.sql(f"SELECT count(*) AS n FROM {table}").column("n")[0].as_py()


def test_the_summary_counts_what_a_run_did(ledger: Ledger) -> None:
    ledger.ingest(many(2), read=CountingReader())
    items = [*many(3), Refusal("page.html", None, "no text")]
    summary = ledger.ingest(items, read=CountingReader())
    assert summary == Summary(new=1, known=2, rejected=1, statements=2, claims=3, conflicts=1, rejects=1)


def test_taking_in_twice_adds_nothing_and_reads_nothing(ledger: Ledger) -> None:
    ledger.ingest(many(5), read=CountingReader())
    reader = CountingReader()
    summary = ledger.ingest(many(5), read=reader)
    assert (summary.new, summary.known, reader.seen) == (0, 5, [])
    for table in ("reports", "store.records"):
        assert count(ledger, table) == 5
    assert count(ledger, "claims") == 15


def test_a_report_is_known_by_its_content_and_not_by_its_id(ledger: Ledger) -> None:
    reader = CountingReader()
    reports = [make_report("one"), make_report("two"), make_report("one", text="Another text.")]
    summary = ledger.ingest(reports, read=reader)
    assert reader.seen == ["one", "one"]
    assert (summary.new, summary.known) == (2, 1)


def test_a_reader_that_gives_a_record_twice_does_not_double_it(ledger: Ledger) -> None:
    def twice(reports: Iterable[Report]) -> Iterator[Record]:
        for report in reports:
            yield bare(report)
            yield bare(report)

    assert ledger.ingest(many(40), read=twice).new == 40
    assert count(ledger, "reports") == 40


def test_a_reader_may_give_records_in_any_order_and_from_its_own_thread(ledger: Ledger) -> None:
    def backwards(reports: Iterable[Report]) -> list[Record]:
        taken: list[Report] = []
        thread = threading.Thread(target=lambda: taken.extend(reports))
        thread.start()
        thread.join()
        return [bare(report) for report in reversed(taken)]

    ledger.ingest(many(70), read=backwards)
    assert ledger.ingest(many(200), read=backwards).new == 130


def test_batches_are_stored_while_later_reports_are_still_to_come(ledger: Ledger) -> None:
    stored_when_pulled = []
    told: list[int] = []

    def stream() -> Iterator[Report]:
        for report in many(300):
            stored_when_pulled.append(sum(told[-1:]))
            yield report

    ledger.ingest(stream(), read=CountingReader(), progress=lambda summary: told.append(summary.new))
    assert told[-1] == 300
    assert told == sorted(told)
    assert stored_when_pulled[200] >= 64


def test_what_was_read_before_the_reader_failed_is_kept(ledger: Ledger) -> None:
    def failing(reports: Iterable[Report]) -> Iterator[Record]:
        for number, report in enumerate(reports):
            if number == 10:
                raise RuntimeError("the model is gone")
            yield bare(report)

    with pytest.raises(RuntimeError, match="the model is gone"):
        ledger.ingest(many(20), read=failing)
    assert count(ledger, "reports") == 10
    assert ledger.sql("SELECT finished FROM runs").column("finished").to_pylist() == [None]
    assert ledger.ingest(many(20), read=CountingReader()).new == 10


def test_an_error_of_the_input_goes_on_to_the_caller(ledger: Ledger) -> None:
    def broken() -> Iterator[Report]:
        yield from many(3)
        raise OSError("the disk is gone")

    with pytest.raises(OSError, match="the disk is gone"):
        ledger.ingest(broken(), read=CountingReader())


def test_a_reject_told_again_in_a_later_run_is_not_doubled(ledger: Ledger) -> None:
    rejects = [
        Refusal("a.csv", 3, "no text"),
        Refusal("b.html", None, "no text"),
        Refusal("b.html", None, "no text"),
    ]
    first = ledger.ingest(rejects, read=CountingReader())
    second = ledger.ingest([*rejects, Refusal("a.csv", 4, "no text")], read=CountingReader())
    assert (first.rejected, first.rejects) == (3, 2)
    assert (second.rejected, second.rejects) == (4, 3)
    told = {(row["source"], row["row"], row["reason"], row["run"]) for row in ledger.rejects().to_pylist()}
    assert told == {("a.csv", 3, "no text", 1), ("b.html", None, "no text", 1), ("a.csv", 4, "no text", 2)}


def test_a_readers_reject_is_listed(ledger: Ledger) -> None:
    summary = ledger.ingest(many(1), read=lambda reports: [Refusal(r.id, None, "too long") for r in reports])
    assert (summary.new, summary.rejected) == (0, 1)
    assert ledger.rejects().column("source").to_pylist() == ["r0"]


def test_a_text_that_is_no_unicode_is_a_reject_and_stops_nothing(ledger: Ledger) -> None:
    odd = make_report("odd", text="A lone surrogate: \ud800.")
    summary = ledger.ingest([odd, *many(2)], read=lambda reports: map(bare, reports))
    assert (summary.new, summary.rejected) == (2, 1)
    (row,) = ledger.rejects().to_pylist()
    assert row["source"] == "odd" and "surrogate" in row["reason"]
    with pytest.raises(LedgerError, match="report odd cannot be stored"):
        ledger.add(bare(odd))


def test_a_reject_of_an_undecodable_file_name_is_listed(ledger: Ledger) -> None:
    ledger.ingest([Refusal("caf\udce9.html", None, "unreadable")], read=CountingReader())
    assert ledger.rejects().column("source").to_pylist() == ["caf\\udce9.html"]


def test_numbers_that_no_column_holds_are_left_out_but_kept_in_the_record(ledger: Ledger) -> None:
    record = make_record()
    movement = record.claims[0].model_copy(update={"strength": (10**30, None)})
    quantity = record.quantities[0].model_copy(update={"low": 10**400})
    record = record.model_copy(update={"claims": [movement], "quantities": [quantity]})
    assert ledger.add(record)
    assert ledger.claims().column("strength_low").to_pylist() == [None]
    assert ledger.record("r1").to_json() == record.to_json()


def test_a_run_tells_its_version_its_arguments_and_its_times_in_utc(ledger: Ledger) -> None:
    ledger.ingest(many(1), read=CountingReader(), run={"paths": [Path("news.jsonl")], "workers": 2})
    (run,) = ledger.sql("FROM runs").to_pylist()
    (report,) = ledger.reports().to_pylist()
    assert json.loads(run["arguments"]) == {"paths": ["news.jsonl"], "workers": 2}
    assert run["version"]
    assert run["started"] <= report["added"] <= run["finished"]
    assert abs(datetime.now(UTC).replace(tzinfo=None) - run["finished"]) < timedelta(minutes=1)
    assert (report["run"], report["reader"]) == (run["id"], "reader 1")


def test_adding_a_known_record_says_so(ledger: Ledger) -> None:
    assert ledger.add(make_record())
    assert not ledger.add(make_record("another id"))
    assert count(ledger, "reports") == 1


def test_what_is_added_while_a_ledger_is_open_is_one_run(path: Path) -> None:
    with Ledger(path) as ledger:
        ledger.add(make_record("r1", text=TEXT + " One."))
        ledger.add(make_record("r2", text=TEXT + " Two."))
    with Ledger(path, read_only=True) as ledger:
        (run,) = ledger.sql("FROM runs").to_pylist()
    assert run["finished"] is not None
