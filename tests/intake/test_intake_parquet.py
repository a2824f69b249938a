import io
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard

from sayso.intake import take_in
from sayso.records import Report


def parquet(columns, **options) -> bytes:
    out = io.BytesIO()
    pq.write_table(pa.table(columns), out, **options)
    return out.getvalue()


COLUMNS = {"id": ["a", "b"], "date": ["2021-03-09", None], "text": ["Troops left.", "Troops\r\ncame."]}


@pytest.mark.parametrize("name", ["a.parquet", "a.txt", "a.jsonl"])
def test_parquet_is_told_by_its_content(take, name):
    taken = take(name, parquet(COLUMNS))
    assert [(report.id, report.date, report.text) for report in taken.reports] == [
        ("a", "2021-03-09", "Troops left."),
        ("b", None, "Troops\r\ncame."),
    ]


@pytest.mark.parametrize(
    "column",
    [
        pa.array([date(2021, 3, 9)]),
        pa.array([datetime(2021, 3, 9, 23, 59)], pa.timestamp("ms")),
        pa.array([datetime(2021, 3, 9, 23, 59, tzinfo=UTC)], pa.timestamp("us", tz="UTC")),
        pa.array([1615334399_123456789], pa.timestamp("ns")),
        pa.array([datetime(2021, 3, 10, 4, 59, tzinfo=UTC)], pa.timestamp("s", tz="-05:00")),
        pa.array([1615334399], pa.int64()),
        pa.array([20210309], pa.int32()),
        pa.array(["9 March 2021"]).dictionary_encode(),
    ],
)
def test_every_kind_of_date_column_gives_the_written_day(take, column):
    data = parquet({"published": column, "text": pa.array(["Out."])})
    assert take("a.parquet", data).report.date == "2021-03-09"


def test_other_columns_become_metadata_that_json_can_hold(take):
    columns = {
        "text": ["Out."],
        "seen": [datetime(2021, 3, 9, 1, 2)],
        "price": [Decimal("1.50")],
        "raw": [b"\xffx"],
        "tags": [["a", "b"]],
        "score": [float("nan")],
        "place": [{"name": "Alba", "rank": 1}],
    }
    assert take("a.parquet", parquet(columns)).report.metadata == {
        "seen": "2021-03-09T01:02:00",
        "price": "1.50",
        "raw": "\ufffdx",
        "tags": ["a", "b"],
        "score": None,
        "place": {"name": "Alba", "rank": 1},
    }


def test_strings_that_an_older_writer_stored_as_bytes_are_text(take):
    data = parquet({"id": [b"a"], "text": ["Café.".encode()], "date": [b"2021-03-09"]})
    report = take("a.parquet", data).report
    assert (report.id, report.text, report.date) == ("a", "Café.", "2021-03-09")


def test_bad_rows_are_rejected_by_number(take):
    data = parquet({"text": ["Out.", None, " ", "In."], "date": ["2021-03-09", None, None, "2019-13-45"]})
    taken = take("a.parquet", data)
    assert len(taken.reports) == 1
    assert [reject.row for reject in taken.rejects] == [2, 3, 4]
    assert taken.rejects[2].reason == "date: '2019-13-45' is no date"


def test_a_parquet_file_without_text_or_rows_is_rejected(take):
    assert take("a.parquet", parquet({"id": [1], "summary": ["x"]})).reject.reason == (
        "no text column; the columns are 'id', 'summary'"
    )
    empty = parquet({"text": pa.array([], pa.string())})
    assert take("b.parquet", empty).reject.reason == "empty: the table has no rows"


@pytest.mark.parametrize("cut", [4, 8, 100, -1, -20])
def test_a_damaged_parquet_file_is_rejected(take, cut):
    reject = take("a.parquet", parquet(COLUMNS)[:cut]).reject
    assert reject.reason.startswith("Parquet data are damaged")


def test_parquet_is_read_from_a_stream_and_from_a_packed_file(tmp_path: Path):
    data = parquet(COLUMNS)
    packed = tmp_path / "a.parquet.zst"
    packed.write_bytes(zstandard.compress(data))
    for outcomes in (take_in(stdin=io.BytesIO(data)), take_in([packed])):
        assert [outcome.id for outcome in outcomes if isinstance(outcome, Report)] == ["a", "b"]


def test_rows_come_before_a_later_batch_is_read(tmp_path: Path):
    path = tmp_path / "a.parquet"
    path.write_bytes(parquet({"text": ["Out."] * 5_000, "date": ["2021-03-09"] * 5_000}, row_group_size=500))
    outcomes = take_in([path])
    assert next(outcomes).text == "Out."
    assert sum(isinstance(outcome, Report) for outcome in outcomes) == 4_999
