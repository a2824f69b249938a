"""Whole ledgers in other programs' files: complete, with keys, coordinates and a data dictionary, and nothing runs."""

from __future__ import annotations

import csv
import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from sayso.errors import UsageError
from sayso.ledger import Ledger

from .factories import TEXT, make_record


@pytest.fixture
def full(ledger: Ledger) -> Ledger:
    ledger.add(make_record("one"))
    ledger.add(make_record("=cmd()", text=TEXT + " Two.", outlet="Le Quai"))
    return ledger


def dictionary(path: Path) -> set[tuple[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return {(row["view"], row["column"]) for row in csv.DictReader(stream) if row["meaning"]}


def read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_a_folder_holds_every_view_and_the_dictionary_every_column(full: Ledger, tmp_path: Path) -> None:
    counts = full.export("csv", tmp_path / "out")
    views = set(full.dictionary()["view"].to_pylist())
    assert set(counts) == views
    assert {path.name for path in (tmp_path / "out").iterdir()} == {f"{view}.csv" for view in views} | {
        "dictionary.csv"
    }
    told = dictionary(tmp_path / "out" / "dictionary.csv")
    for view in views - {"dictionary"}:
        assert len(read_csv(tmp_path / "out" / f"{view}.csv")) == counts[view]
        header = (tmp_path / "out" / f"{view}.csv").read_text(encoding="utf-8").splitlines()[0]
        assert {(view, column) for column in header.split(",")} <= told


def test_a_formula_in_a_cell_is_defused(full: Ledger, tmp_path: Path) -> None:
    full.export("csv", tmp_path / "out")
    assert {row["report"] for row in read_csv(tmp_path / "out" / "claims.csv")} == {"one", "'=cmd()"}


def test_parquet_and_json_lines_hold_the_same_rows(full: Ledger, tmp_path: Path) -> None:
    assert full.export("parquet", tmp_path / "p") == full.export("jsonl", tmp_path / "j")
    lines = (tmp_path / "j" / "claims.jsonl").read_text(encoding="utf-8").splitlines()
    table = pq.read_table(tmp_path / "p" / "claims.parquet")
    assert [json.loads(line)["evidence"] for line in lines] == table["evidence"].to_pylist()
    assert len(lines) == 6


def test_filters_choose_reports_and_leave_out_what_is_of_none(full: Ledger, tmp_path: Path) -> None:
    counts = full.export("jsonl", tmp_path / "out", outlet="le quai")
    assert (counts["reports"], counts["claims"], counts["actors"]) == (1, 3, 2)
    assert "runs" not in counts
    assert full.export("jsonl", tmp_path / "few", limit=0)["claims"] == 0


def test_exports_show_the_reviewed_state(full: Ledger, tmp_path: Path) -> None:
    full.reject("one:c3")
    full.edit("one:c2", ["place=SUD"])
    full.export("csv", tmp_path / "out")
    rows = {row["claim"]: row for row in read_csv(tmp_path / "out" / "claims.csv") if row["report"] == "one"}
    assert set(rows) == {"c1", "c2"}
    assert (rows["c2"]["place"], rows["c2"]["review"]) == ("SUD", "edited")


def test_a_database_has_keys_links_and_full_names(full: Ledger, tmp_path: Path) -> None:
    full.reject("one:s2")
    counts = full.export("sqlite", tmp_path / "out.sqlite")
    with closing(sqlite3.connect(tmp_path / "out.sqlite")) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        for view, count in counts.items():
            assert connection.execute(f'SELECT count(*) FROM "{view}"').fetchone() == (count,)
        for view in ("reports", "actors", "mentions", "statements", "claims", "conflicts", "events", "places", "runs"):
            columns = connection.execute(f"PRAGMA table_info({view})").fetchall()
            assert [column[5] for column in columns].count(1) == 1
        joined = connection.execute(
            "SELECT c.claim, s.statement, r.report FROM claims AS c LEFT JOIN statements AS s ON s.id = c.statement_id "
            "JOIN reports AS r USING (report_no) WHERE r.report = 'one' ORDER BY c.position"
        ).fetchall()
        assert joined == [("c1", "s1", "one"), ("c2", None, "one"), ("c3", None, "one")]
        assert connection.execute("SELECT count(*) FROM codes WHERE code = 'NOR'").fetchone() == (1,)
        listed = connection.execute("SELECT view, \"column\" FROM dictionary WHERE meaning <> ''").fetchall()
        named = {
            (table, column[1])
            for (table,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
            if table != "dictionary"
            for column in connection.execute(f'PRAGMA table_info("{table}")').fetchall()
        }
        assert named <= set(listed)
    assert set(listed) == dictionary(tmp_path / "out-dictionary.csv")


def features(path: Path) -> list[dict[str, Any]]:
    collection = json.loads(path.read_text(encoding="utf-8"))
    assert collection["type"] == "FeatureCollection"
    found: list[dict[str, Any]] = collection["features"]
    return found


def test_geojson_has_places_and_the_claims_at_them(full: Ledger, tmp_path: Path) -> None:
    counts = full.export("geojson", tmp_path / "out.geojson")
    found = features(tmp_path / "out.geojson")
    assert len(found) == sum(counts.values())
    (place,) = [feature for feature in found if feature["properties"]["layer"] == "places"]
    assert place["geometry"] == {"type": "Point", "coordinates": [-2.5, 1.5]}
    assert (place["properties"]["name"], place["properties"]["reports"]) == ("Ostania", 2)
    claims = [feature for feature in found if feature["properties"]["layer"] == "claims"]
    assert {feature["properties"]["claim"] for feature in claims} == {"c1"}
    told = dictionary(tmp_path / "out-dictionary.csv")
    for feature in found:
        assert {(feature["properties"]["layer"], name) for name in feature["properties"]} <= told


def test_a_movement_between_two_places_is_a_line(ledger: Ledger, tmp_path: Path) -> None:
    record = make_record()
    there = record.places[0].model_copy(
        update={"text": "the Varn valley", "name": "Varn", "country": "WES", "latitude": 3.0, "longitude": 4.0}
    )
    ledger.add(record.model_copy(update={"places": [*record.places, there]}))
    ledger.export("geojson", tmp_path / "out.geojson")
    lines = [f["geometry"] for f in features(tmp_path / "out.geojson") if f["geometry"]["type"] == "LineString"]
    assert lines == [{"type": "LineString", "coordinates": [[-2.5, 1.5], [4.0, 3.0]]}]


def test_what_cannot_be_written_is_wrong_usage_and_leaves_nothing(full: Ledger, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for format in ("csv", "sqlite", "geojson"):
        with pytest.raises(UsageError, match=r"^cannot write "):
            full.export(format, tmp_path / "file" / "out")  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="unknown format 'xml'"):
        full.export("xml", tmp_path / "out")  # type: ignore[arg-type]
    assert {path.name for path in tmp_path.iterdir()} <= {"file", "test.duckdb", "test.duckdb.wal"}


def test_an_export_again_takes_the_place_of_the_first(full: Ledger, tmp_path: Path) -> None:
    for format, out in (("sqlite", "out.sqlite"), ("csv", "out")):
        assert full.export(format, tmp_path / out) == full.export(format, tmp_path / out)  # type: ignore[arg-type]
