"""Each row names what it rests on and what read it."""

from __future__ import annotations

from datetime import datetime

from sayso.ledger import Ledger
from sayso.ledger.rows import PARTS

from .factories import make_record


def test_every_row_names_its_report_reader_model_run_and_time(ledger: Ledger) -> None:
    ledger.add(make_record().model_copy(update={"model": "m1"}))
    (run,) = ledger.sql("FROM runs").to_pylist()
    for view in [*PARTS, "reports", "corroboration"]:
        rows = ledger.sql(f"SELECT report, sha256, reader, model, read_run, read_at FROM {view}").to_pylist()
        assert rows
        for row in rows:
            assert (row["report"], row["reader"], row["model"], row["read_run"]) == ("r1", "reader 1", "m1", run["id"])
            assert len(row["sha256"]) == 64
            assert isinstance(row["read_at"], datetime) and row["read_at"] >= run["started"]
