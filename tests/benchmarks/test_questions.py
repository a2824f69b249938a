"""Questions to a large ledger cost little more than a scan of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.measures import questions
from sayso.ledger import Ledger


def test_the_made_up_ledger_has_as_many_claims_as_asked_and_answers(tmp_path: Path) -> None:
    questions.fill(tmp_path / "l.duckdb", 20_000)
    with Ledger(tmp_path / "l.duckdb", read_only=True) as ledger:
        assert ledger.claims().num_rows == 20_000
        assert ledger.posture(force="F007").num_rows > 0
        assert ledger.conflicts(force="F007").num_rows > 0
        assert ledger.conflicts(between=True, force="F007").num_rows > 0
        assert ledger.sql("FROM corroboration WHERE reports > 1 AND independent < reports").num_rows > 0


@pytest.mark.slow
def test_posture_and_conflicts_of_a_million_claims_take_at_most_five_scans(tmp_path: Path) -> None:
    questions.fill(tmp_path / "l.duckdb", 1_000_000)
    scans = questions.in_scans(tmp_path / "l.duckdb")
    assert max(spent for name, spent in scans.items() if name.startswith(("posture", "conflicts"))) <= 5
