"""Each row names what it rests on and what read it."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

import pytest

from sayso.ledger import Ledger
from sayso.ledger.rows import PARTS
from sayso.reading.encoder import model

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


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the small files of the shipped network, in its place."""
    for file in model.SHIPPED.iterdir():
        if file.stat().st_size < 1_000_000:
            shutil.copyfile(file, tmp_path / file.name)
    monkeypatch.setattr(model, "SHIPPED", tmp_path)
    return tmp_path


def test_the_models_digest_changes_with_its_files_and_not_with_its_card(copied: Path) -> None:
    digest = model.shipped_digest.__wrapped__
    before = digest()
    (copied / "README.md").write_text("another card")
    assert digest() == before
    (copied / "attribution.json").write_text("{}")
    assert digest() != before


def test_the_models_digest_is_worked_out_once(copied: Path) -> None:
    before = model.shipped_digest()
    (copied / "attribution.json").write_text("{}")
    assert model.shipped_digest() == before
