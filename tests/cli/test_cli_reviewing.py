"""`review`, `reviews` and `reread`, over a ledger of one's own."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

REPORT = "2024-05-04-harbour-dispatch"


@pytest.fixture
def own(ledger: Path, tmp_path: Path) -> Path:
    return Path(shutil.copyfile(ledger, tmp_path / "own.duckdb"))


def rows(result) -> list[dict[str, object]]:
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_a_rejected_claim_is_listed_only_where_asked_for(run, own):
    result = run("review", "reject", f"{REPORT}:c1", "--reason", "no claim", "--by", "Desk", "--ledger", own)
    assert (result.exit_code, result.stdout) == (0, f"{REPORT}:c1 rejected\n")
    kept = rows(run("claims", "--ledger", own, "--format", "jsonl"))
    everything = rows(run("claims", "--rejected", "--ledger", own, "--format", "jsonl"))
    assert len(everything) == len(kept) + 1
    (review,) = rows(run("reviews", "--ledger", own, "--format", "jsonl"))
    assert (review["reference"], review["reason"], review["by"]) == (f"{REPORT}:c1", "no claim", "Desk")
    assert "c1  " not in run("show", REPORT, "--ledger", own).stdout
    assert "rejected" in run("show", REPORT, "--rejected", "--ledger", own).stdout


def test_tables_print_references_and_mark_what_was_edited(run, own, monkeypatch):
    monkeypatch.setenv("COLUMNS", "200")
    assert run("review", "edit", f"{REPORT}:c3", "--set", "strength=[1, 2]", "--ledger", own).exit_code == 0
    listed = run("claims", "--kind", "presence", "--from", "2024-05-04", "--to", "2024-05-04", "--ledger", own).stdout
    assert "edited" in listed and "1–2" in listed and f"{REPORT}:c3" in listed
    assert "edited" in run("show", REPORT, "--ledger", own).stdout


@pytest.mark.parametrize(
    "wrong",
    [
        ("review", "drop", f"{REPORT}:c1"),
        ("review", "accept", f"{REPORT}:c1", "--set", "status=actual"),
        ("review", "edit", f"{REPORT}:c1"),
        ("review", "edit", f"{REPORT}:c1", "--set", "colour=red"),
        ("review", "reject", "no-such-report:c1"),
        ("review", "reject", REPORT),
        ("reports", "--rejected"),
        ("reread", "--kind", "say"),
    ],
)
def test_wrong_usage_ends_with_status_2_and_changes_nothing(run, own, wrong):
    before = own.read_bytes()
    result = run(*wrong, "--ledger", own)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr and "Traceback" not in result.stderr
    assert rows(run("reviews", "--ledger", own, "--format", "jsonl")) == []
    assert own.read_bytes() == before


def test_reread_passes_over_what_the_present_reader_has_read(run, own):
    result = run("reread", "--ledger", own, "--format", "jsonl")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.startswith("0 reports read again")
    tried = run("reread", "--all", "--limit", "2", "--dry-run", "--ledger", own, "--format", "jsonl")
    assert [row["claims_added"] for row in rows(tried)] == [0, 0]
    assert tried.stderr.startswith("2 reports would be read again: statements 0 added")
