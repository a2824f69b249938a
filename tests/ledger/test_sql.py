from __future__ import annotations

import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from sayso.errors import QueryError, UsageError
from sayso.ledger import Ledger

from .factories import make_record

WRITES = [
    "DELETE FROM store.claims",
    "INSERT INTO meta VALUES ('a', 'b')",
    "UPDATE meta SET value = '2'",
    "DROP VIEW claims",
    "CREATE TABLE t (i INTEGER)",
    "CREATE TEMP TABLE t (i INTEGER)",
    "WITH x AS (INSERT INTO meta VALUES ('a', 'b') RETURNING *) FROM x",
    "WITH x AS (DELETE FROM store.claims RETURNING *) SELECT * FROM x",
    "EXPLAIN ANALYZE DELETE FROM store.claims",
    "SELECT 1; DELETE FROM store.claims",
    "BEGIN; DELETE FROM store.claims; COMMIT",
    "ROLLBACK",
    "PREPARE p AS DELETE FROM store.claims",
    "CHECKPOINT",
    "VACUUM",
    "FROM checkpoint()",
    "FROM query('SELECT 1')",
    "SELECT * FROM json_execute_serialized_sql(json_serialize_sql('SELECT 1'))",
]
REACHES_OUT = [
    "SELECT * FROM read_text('{file}')",
    "SELECT (SELECT content FROM read_text('{file}'))",
    "SELECT content FROM main.READ_BLOB('{file}')",
    "FROM claims WHERE report IN (SELECT content FROM read_text('{file}'))",
    "WITH x AS (FROM read_csv('{file}')) FROM x",
    "SUMMARIZE FROM read_csv('{file}')",
    "FROM '{file}'",
    'FROM "{file}"',
    "FROM glob('/*')",
    "FROM parquet_metadata('{file}')",
    "FROM sniff_csv('{file}')",
    "FROM read_blob('{ledger}')",
    "FROM '{ledger}'",
    "FROM query_table('{ledger}')",
    "FROM query_table(['{file}'])",
    "COPY claims TO '{file}.out'",
    "COPY (SELECT 1) TO '{file}.out'",
    "EXPORT DATABASE '{file}.out'",
    "ATTACH '{file}.out' AS other",
    "INSTALL httpfs",
    "LOAD httpfs",
    "SET enable_external_access = true",
    "RESET lock_configuration",
    "PRAGMA enable_profiling",
    "CALL enable_logging()",
    "SELECT getenv('HOME')",
]


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    file = tmp_path / "secret.csv"
    file.write_text("password\nhunter2\n")
    return file


def test_a_query_gives_an_arrow_table(ledger: Ledger) -> None:
    ledger.add(make_record())
    table = ledger.sql('SELECT force, count(*) AS n FROM claims WHERE "by" IS NOT NULL GROUP BY ALL')
    assert table.to_pylist() == [{"force": "NOR", "n": 2}]


def test_a_query_may_be_any_select(ledger: Ledger) -> None:
    ledger.add(make_record())
    for query in (
        "FROM claims",
        "WITH f AS (SELECT force FROM claims) FROM f",
        "VALUES (1)",
        "DESCRIBE claims",
        "SUMMARIZE claims",
        "SHOW TABLES",
        "SELECT unnest(parties) FROM claims UNION ALL SELECT metadata ->> 'x' FROM reports",
        "SELECT * FROM range(3) ORDER BY 1;",
    ):
        assert ledger.sql(query).num_columns > 0


def test_the_limit_cuts_the_answer(ledger: Ledger) -> None:
    assert ledger.sql("FROM range(10) ORDER BY 1 DESC", limit=2).column(0).to_pylist() == [9, 8]
    assert ledger.sql("FROM range(10)", limit=0).num_rows == 0
    with pytest.raises(UsageError, match="limit must be"):
        ledger.sql("FROM range(10)", limit=-1)


@pytest.mark.parametrize("query", WRITES)
@pytest.mark.parametrize("read_only", [False, True])
def test_a_query_cannot_write(path: Path, empty: Path, query: str, read_only: bool) -> None:
    shutil.copyfile(empty, path)
    with Ledger(path) as ledger:
        ledger.add(make_record())
    with Ledger(path, read_only=read_only) as ledger:
        with pytest.raises(QueryError) as caught:
            ledger.sql(query)
        assert "\n" not in str(caught.value)
        assert ledger.claims().num_rows == 3
        assert ledger.sql("FROM meta").num_rows == 3


@pytest.mark.parametrize("query", REACHES_OUT)
def test_a_query_reaches_nothing_but_the_ledger(ledger: Ledger, path: Path, secret: Path, query: str) -> None:
    before = set(secret.parent.iterdir())
    with pytest.raises(QueryError) as caught:
        ledger.sql(query.format(file=secret, ledger=path))
    assert "hunter2" not in str(caught.value)
    assert set(secret.parent.iterdir()) == before


def test_no_query_drops_the_lock_on_the_ledger(ledger: Ledger, path: Path) -> None:
    for query in (f"FROM read_blob('{path}')", f"FROM '{path}'", f"FROM parquet_metadata('{path}')"):
        with pytest.raises(QueryError):
            ledger.sql(query)
    script = "import sys; from sayso.ledger import Ledger; Ledger(sys.argv[1])"
    other = subprocess.run([sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=False)
    assert "LedgerLockedError" in other.stderr


@pytest.mark.parametrize("query", ["", ";", "SELEC 1", "SELECT nothing", "SELECT error('a\nb')", "\ud800"])
def test_a_query_that_does_not_run_is_an_error_of_one_line(ledger: Ledger, query: str) -> None:
    with pytest.raises(QueryError) as caught:
        ledger.sql(query)
    assert str(caught.value) and "\n" not in str(caught.value)


def test_a_query_nested_a_thousandfold_is_refused_or_answered(ledger: Ledger) -> None:
    with pytest.raises(QueryError):
        ledger.sql("SELECT " + "(" * 5000 + "1" + ")" * 5000)


def test_threads_may_ask_while_another_adds(ledger: Ledger) -> None:
    def add(n: int) -> int:
        ledger.add(make_record(f"r{n}", text=f"Text {n}."))
        claims = ledger.sql("SELECT count(*) AS n, count(DISTINCT sha256) AS reports FROM claims").to_pylist()[0]
        assert claims["n"] == 3 * claims["reports"]
        return ledger.reports(actor="solvang").num_rows

    with ThreadPoolExecutor(4) as pool:
        assert max(pool.map(add, range(24))) == 24


def test_every_column_of_every_view_is_explained(ledger: Ledger) -> None:
    rows = ledger.dictionary().to_pylist()
    assert {row["view"] for row in rows} >= {"reports", "statements", "claims", "conflicts", "places", "runs"}
    assert [row for row in rows if not row["meaning"]] == []
    tables = ledger.sql(
        "SELECT view_name AS name, comment FROM duckdb_views() WHERE NOT internal AND schema_name = 'main' "
        "UNION ALL SELECT table_name, comment FROM duckdb_tables() WHERE schema_name = 'main'"
    ).to_pylist()
    assert len(tables) == 20
    assert all(row["comment"] for row in tables)


def test_every_view_can_be_read(ledger: Ledger) -> None:
    ledger.add(make_record())
    counts = {view: ledger.sql(f"FROM {view}").num_rows for view in set(ledger.dictionary().column("view").to_pylist())}
    assert counts == {
        "reports": 1, "actors": 2, "mentions": 2, "statements": 2, "claims": 3, "conflicts": 1, "events": 1,
        "entities": 1, "places": 1, "times": 1, "quantities": 1, "runs": 1, "rejects": 0, "meta": 3,
        "tellings": 4, "incidents": 1, "incident_values": 7, "timeline": 1, "conflicts_between": 0, "changes": 0,
    }  # fmt: skip
