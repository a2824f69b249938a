"""The public names of the package: what they give, how lazily, and what they leave alone."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import sayso
from sayso.records import Report

EXAMPLES = Path(__file__).parents[2] / "examples" / "reports"
TEXT = "The army will leave Chad in May, its commander, Colonel Aud Brekke, said on Tuesday."


@pytest.fixture(scope="module")
def reader() -> sayso.Reader:
    return sayso.Reader()


@pytest.fixture(scope="module")
def ledger(reader: sayso.Reader, tmp_path_factory: pytest.TempPathFactory) -> Iterator[sayso.Ledger]:
    with sayso.Ledger(tmp_path_factory.mktemp("api") / "l.duckdb") as opened:
        sayso.ingest(opened, EXAMPLES, reader=reader)
        yield opened


@pytest.mark.parametrize("module", ["sayso", "sayso.errors"])
def test_importing_sayso_imports_neither_spacy_nor_a_database(module: str) -> None:
    heavy = "{'spacy', 'duckdb', 'pyarrow', 'pydantic', 'trafilatura', 'rich', 'typer'}"
    code = f"import sys, {module}; print(sorted({heavy} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout == b"[]\n"


def test_importing_the_command_line_imports_neither_spacy_nor_a_database() -> None:
    code = "import sys, sayso.cli; print(sorted({'spacy', 'duckdb', 'trafilatura'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout == b"[]\n"


def test_every_public_name_is_there_and_documented() -> None:
    assert sorted(sayso.__all__) == sayso.__all__
    for name in sayso.__all__:
        assert getattr(sayso, name).__doc__
    with pytest.raises(AttributeError, match="no_such_name"):
        sayso.no_such_name  # noqa: B018


def test_read_gives_a_record_whose_offsets_refer_to_its_text() -> None:
    record = sayso.read(TEXT, date="2021-03-04")
    (statement,) = record.statements
    assert statement.cue is not None
    assert record.report.text[statement.cue.start : statement.cue.end] == "said"
    assert record.report.date == "2021-03-04"


@pytest.mark.parametrize("date", ["yesterday", "", "2021-02-30"])
def test_read_refuses_a_date_that_is_none(date: str) -> None:
    with pytest.raises(sayso.UsageError, match="date"):
        sayso.read(TEXT, date=date)


def test_pipe_asks_for_no_more_reports_than_a_batch(reader: sayso.Reader) -> None:
    asked = 0

    def reports() -> Iterator[Report]:
        nonlocal asked
        for n in range(100):
            asked += 1
            yield Report(id=f"r{n}", text=TEXT)

    records = reader.pipe(reports(), batch_size=4)
    assert asked == 0
    assert next(records).report.id == "r0"
    assert asked == 4
    assert [next(records).report.id for _ in range(4)] == ["r1", "r2", "r3", "r4"]
    assert asked == 8


def test_extract_keeps_the_order_and_yields_a_reject_for_what_gives_no_report(
    reader: sayso.Reader, tmp_path: Path
) -> None:
    for n in range(40):
        (tmp_path / f"{n:02}.txt").write_text(f"{TEXT} It was number {n}.")
    (tmp_path / "20.txt").write_bytes(b"\x00\x01\x02\x03" * 50)
    outcomes = list(sayso.extract(tmp_path, reader=reader))
    records = [outcome for outcome in outcomes if isinstance(outcome, sayso.Record)]
    assert [record.report.id for record in records] == [f"{n:02}" for n in range(40) if n != 20]
    (reject,) = (outcome for outcome in outcomes if isinstance(outcome, sayso.Reject))
    assert reject.source.endswith("20.txt")


def test_extract_takes_one_path_several_or_standard_input(reader: sayso.Reader, tmp_path: Path) -> None:
    path = tmp_path / "r.txt"
    path.write_text(TEXT)
    stdin = io.BytesIO(TEXT.encode())
    for given, count in ((path, 1), (str(path), 1), ([path, str(path)], 2), (iter([path]), 1)):
        texts = [outcome.report.text for outcome in sayso.extract(given, reader=reader)]  # type: ignore[union-attr, arg-type]
        assert texts == [TEXT] * count
    (record,) = sayso.extract(reader=reader, stdin=stdin)
    assert isinstance(record, sayso.Record)
    assert record.report.text == TEXT


def test_extract_refuses_wrong_usage_before_it_reads(tmp_path: Path) -> None:
    with pytest.raises(sayso.UsageError, match="date"):
        sayso.extract(tmp_path, date="soon")
    with pytest.raises(sayso.UsageError, match="max_chars"):
        sayso.extract(tmp_path, max_chars=0)


def test_extract_tells_notices(reader: sayso.Reader, tmp_path: Path) -> None:
    path = tmp_path / "r.txt"
    path.write_text(TEXT)
    notices: list[sayso.Notice] = []
    list(sayso.extract(path, reader=reader, on_notice=notices.append))
    assert ["no date" in str(notice) for notice in notices] == [True]


def test_ingest_sums_up_what_it_did(reader: sayso.Reader, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.txt").write_text(TEXT)
    (tmp_path / "c.txt").write_text("")
    rejects: list[sayso.Reject] = []
    seen: list[sayso.Summary] = []
    with sayso.Ledger(tmp_path / "l.duckdb") as ledger:
        paths = (tmp_path / f"{name}.txt" for name in "abc")
        summary = sayso.ingest(
            ledger, paths, date="2021-03-04", reader=reader, on_reject=rejects.append, progress=seen.append
        )
        (run,) = ledger.sql("SELECT arguments FROM runs").to_pylist()
        record = reader.read(TEXT, date="2021-03-04")
    assert (summary.new, summary.known, summary.rejected) == (1, 1, 1)
    assert (summary.statements, summary.claims) == (len(record.statements), len(record.claims))
    assert [reject.source for reject in rejects] == [str(tmp_path / "c.txt")]
    assert seen[-1] == summary
    arguments = json.loads(run["arguments"])
    assert arguments["paths"] == [str(tmp_path / f"{name}.txt") for name in "abc"]
    assert arguments["reader"] == reader.version


def test_ingest_with_a_wrong_date_leaves_no_trace(reader: sayso.Reader, tmp_path: Path) -> None:
    with sayso.Ledger(tmp_path / "l.duckdb") as ledger:
        with pytest.raises(sayso.UsageError, match="date"):
            sayso.ingest(ledger, tmp_path, date="soon", reader=reader)
        assert ledger.sql("FROM runs").num_rows == 0


@pytest.mark.parametrize("table", ["reports", "statements", "claims", "conflicts", "rejects", "posture", "dictionary"])
def test_tables_of_a_ledger_become_data_frames(ledger: sayso.Ledger, table: str) -> None:
    polars = pytest.importorskip("polars")
    pytest.importorskip("pandas")
    arrow = getattr(ledger, table)()
    assert list(arrow.to_pandas().columns) == arrow.column_names
    assert len(arrow.to_pandas()) == arrow.num_rows
    frame = polars.from_arrow(arrow)
    assert frame.columns == arrow.column_names
    assert frame.height == arrow.num_rows


def test_a_record_comes_back_from_the_ledger_as_it_was_read(ledger: sayso.Ledger, reader: sayso.Reader) -> None:
    path = EXAMPLES / "2024-07-08-sahel-courier.txt"
    (read,) = sayso.extract(path, reader=reader)
    assert isinstance(read, sayso.Record)
    assert ledger.record("2024-07-08-sahel-courier").to_json() == read.to_json()


def test_the_schema_is_that_of_a_record_as_written() -> None:
    schema = sayso.json_schema()
    assert set(schema["properties"]) == set(json.loads(sayso.read(TEXT).to_json()))


@pytest.mark.parametrize(("option", "value"), [("workers", 0), ("timeout", 0.0), ("timeout", float("nan"))])
def test_workers_and_timeout_below_their_least_are_wrong_usage(option: str, value: float) -> None:
    with pytest.raises(sayso.UsageError, match=f"{option}: .* is not above 0"):
        sayso.extract([], **{option: value})
