from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb

Run = Callable[..., Any]


def test_a_sound_ledger_is_told_so(run: Run, ledger: Path) -> None:
    result = run("check", "--ledger", ledger)
    assert (result.exit_code, result.stdout) == (0, "17 reports, 0 problems\n")


def test_a_changed_ledger_lists_its_problems_and_ends_with_status_1(run: Run, ledger: Path, tmp_path: Path) -> None:
    changed = tmp_path / "changed.duckdb"
    shutil.copyfile(ledger, changed)
    with duckdb.connect(str(changed)) as connection:
        connection.execute("UPDATE store.reports SET text = text || '!' WHERE no = 1")
    result = run("check", "--ledger", changed, "--format", "csv")
    assert result.exit_code == 1
    assert "text is not that of the record" in result.stdout
    assert result.stderr == "17 reports, 1 problems\n"


def test_a_backup_is_a_ledger_and_never_overwrites(run: Run, ledger: Path, tmp_path: Path) -> None:
    target = tmp_path / "copy.duckdb"
    assert run("backup", target, "--ledger", ledger).stdout == f"{target}: 17 reports\n"
    again = run("backup", target, "--ledger", ledger)
    assert again.exit_code == 2
    assert "exists; a backup is written to a new file" in again.stderr
