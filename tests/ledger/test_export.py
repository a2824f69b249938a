from __future__ import annotations

import csv
import io
import json
import os
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import UsageError
from sayso.ledger import FORMATS, Ledger, table_name, write_table

from .factories import make_record, presence

HOSTILE = "\x1b[31mred\x1b[0m [bold]loud[/bold] [link=file:///etc]x[/link] :skull:\r\n\x07\u202eevil\u2069\x9b2J"


def text_of(table: pa.Table, format: str) -> str:
    out = io.StringIO()
    write_table(table, format, out)  # type: ignore[arg-type]
    return out.getvalue()


def test_jsonl_has_one_object_a_row_with_all_values() -> None:
    table = pa.table(
        {
            "text": ["a\nb\u2028", None],
            "day": [date(2030, 5, 1), None],
            "time": [datetime(2030, 5, 1, 12), None],
            "list": [["NOR", "OST"], []],
            "number": [float("nan"), 1.5],
            "sum": [Decimal(7), Decimal("7.5")],
            "flag": [True, None],
        }
    )
    lines = text_of(table, "jsonl").split("\n")
    assert [json.loads(line) for line in lines[:2]] == [
        {
            "text": "a\nb\u2028",
            "day": "2030-05-01",
            "time": "2030-05-01T12:00:00",
            "list": ["NOR", "OST"],
            "number": None,
            "sum": 7,
            "flag": True,
        },
        {"text": None, "day": None, "time": None, "list": [], "number": 1.5, "sum": 7.5, "flag": None},
    ]
    assert lines[2:] == [""]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＠"])
def test_csv_defuses_a_text_that_a_spreadsheet_would_run(start: str) -> None:
    formula = f"{start}cmd|' /C calc'!A0"
    table = pa.table({formula: [formula]})
    assert list(csv.reader(io.StringIO(text_of(table, "csv"), newline=""))) == [
        ["'" + formula],
        ["'" + formula],
    ]


def test_csv_leaves_numbers_dates_lists_and_nulls_alone() -> None:
    table = pa.table({"n": [-5, None], "x": [-0.5, None], "d": [date(2030, 5, 1), None], "l": [["A", "é"], None]})
    assert text_of(table, "csv") == 'n,x,d,l\r\n-5,-0.5,2030-05-01,"[""A"", ""é""]"\r\n,,,\r\n'


@given(st.lists(st.text(), min_size=1))
def test_csv_keeps_every_text_but_for_the_apostrophe(texts: list[str]) -> None:
    rows = list(csv.reader(io.StringIO(text_of(pa.table({"t": texts, "n": [1] * len(texts)}), "csv"), newline="")))
    assert [row[0].removeprefix("'") for row in rows[1:]] == [text.removeprefix("'") for text in texts]
    assert not any(row[0].startswith(("=", "+", "-", "@", "\t", "\r", "\n")) for row in rows)


def test_parquet_keeps_types_and_the_tables_name(ledger: Ledger, tmp_path: Path) -> None:
    ledger.add(make_record())
    claims = ledger.claims()
    write_table(claims, "parquet", tmp_path / "claims.parquet")
    back = pq.read_table(tmp_path / "claims.parquet")
    assert back.equals(claims)
    assert table_name(back) == "claims"


def test_parquet_goes_to_a_binary_stream_and_to_no_text(tmp_path: Path) -> None:
    table = pa.table({"a": [1]})
    out = io.BytesIO()
    write_table(table, "parquet", out)
    assert pq.read_table(io.BytesIO(out.getvalue())).equals(table)
    with (tmp_path / "stdout").open("w") as redirected:
        write_table(table, "parquet", redirected)
    assert pq.read_table(tmp_path / "stdout").equals(table)
    with pytest.raises(UsageError, match="parquet is binary"):
        write_table(table, "parquet", io.StringIO())


def test_parquet_is_not_sent_to_a_terminal() -> None:
    leader, follower = os.openpty()
    with os.fdopen(follower, "w") as terminal, pytest.raises(UsageError, match="parquet is binary"):
        write_table(pa.table({"a": [1]}), "parquet", terminal)
    os.close(leader)


def test_text_formats_go_to_a_binary_stream_as_utf_8() -> None:
    out = io.BytesIO()
    write_table(pa.table({"a": ["é"]}), "csv", out)
    assert out.getvalue() == "a\r\né\r\n".encode()
    assert not out.closed


@pytest.mark.parametrize("format", FORMATS)
def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path, format: str) -> None:
    path = tmp_path / "out"
    path.write_text("before")
    write_table(pa.table({"a": ["x"]}), format, path)  # type: ignore[arg-type]
    assert path.read_bytes() != b"before"
    path.write_text("before")
    broken = pa.table({"a": pa.array([b"\xff"]).view(pa.binary()).cast(pa.binary()).view(pa.string())})
    with pytest.raises((UsageError, UnicodeDecodeError)) if format != "parquet" else pytest.raises(UsageError):
        write_table(broken, format, path if format != "parquet" else tmp_path / "no" / "out")  # type: ignore[arg-type]
    assert path.read_text() == "before"
    assert [file.name for file in tmp_path.iterdir()] == ["out"]


def test_a_file_that_cannot_be_written_is_an_error_of_one_line(tmp_path: Path) -> None:
    for path in (tmp_path / "no" / "out.csv", tmp_path, Path("/dev/full")):
        with pytest.raises(UsageError, match=f"^cannot write {path}: [^\n]+$"):
            write_table(pa.table({"a": ["x"]}), "csv", path)


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(UsageError, match="unknown format 'xml': one of table, csv, jsonl, parquet, plover, gdelt"):
        write_table(pa.table({"a": [1]}), "xml", io.StringIO())  # type: ignore[arg-type]


def test_a_table_shows_hostile_text_as_it_is_and_harmless(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "400")
    shown = text_of(pa.table({HOSTILE: [HOSTILE]}), "table")
    assert not set(shown) & set("\x1b\x07\r\x9b\u202e\u2069")
    for words in (
        "\\x1b[31mred",
        "[bold]loud[/bold]",
        "[link=file:///etc]x[/link]",
        ":skull:",
        "\\u202eevil",
        "\\x9b2J",
    ):
        assert shown.count(words) == 2


def test_a_table_of_claims_is_narrow_and_says_where_how_many_and_what_not(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    record = make_record()
    staying = presence("c4", status="planned", negated=True, strength=(701, None))
    ledger.add(record.model_copy(update={"claims": [*record.claims, staying]}))
    shown = text_of(ledger.claims(), "table")
    assert max(map(len, shown.splitlines())) <= 120
    for words in ("OST → WES", "450–550", "701+", "not planned", "400"):
        assert words in shown
    assert "4 rows; csv, jsonl and parquet have all 42 columns" in shown


def test_a_conflict_is_a_paragraph_with_both_sides_in_their_words_and_why(ledger: Ledger) -> None:
    record = make_record()
    ledger.add(record)
    told = {claim.id: claim.evidence.text for claim in record.claims}
    conflict = record.conflicts[0]
    shown = " ".join(text_of(ledger.conflicts(), "table").split())
    assert all(f"“{told[claim]}”" in shown for claim in conflict.claims)
    assert all(voice in shown for voice in conflict.voices)
    assert conflict.kind in shown and conflict.why in shown


def test_no_conflicts_are_told_as_no_rows(ledger: Ledger) -> None:
    assert text_of(ledger.conflicts(), "table").startswith("0 rows")


@pytest.mark.parametrize("table", ["reports", "statements", "claims", "events", "rejects"])
def test_a_table_without_rows_shows_its_columns(ledger: Ledger, table: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    shown = text_of(getattr(ledger, table)(), "table")
    assert "0 rows" in shown and shown.split()[0] in {"date", "source"}


def test_a_long_table_and_a_long_cell_are_cut_and_it_says_so() -> None:
    shown = text_of(pa.table({"n": range(1500), "t": ["x" * 100_000] * 1500}), "table")
    assert "1500 rows, the first 1000 shown" in shown
    assert len(shown) < 1_000_000


def test_gaps_print_as_paragraphs_and_words_have_one_pair_of_quotation_marks(ledger: Ledger) -> None:
    record = make_record()
    (claim, *_) = record.claims
    words = claim.evidence.model_copy(update={"text": "“about 500 troops will move"})
    ledger.add(record.model_copy(update={"claims": [claim.model_copy(update={"evidence": words})]}))
    shown = text_of(ledger.gaps(kind="single source"), "table")
    assert "2030-05-14  single source  NOR" in shown
    assert "“about 500 troops will move”" in shown and "““" not in shown
    assert "No other report makes this claim" in shown
