"""A backup is a whole ledger, taken while others read and write."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import sayso
from sayso.errors import LedgerError, LedgerLockedError
from sayso.ledger import Ledger

from ..factories import TEXT, make_record

ROOT = Path(__file__).parents[3]


def test_a_backup_holds_what_this_process_has_stored_and_keeps_its_lock(
    ledger: Ledger, path: Path, tmp_path: Path
) -> None:
    ledger.add(make_record("r1"))
    assert sayso.backup(path, tmp_path / "copy.duckdb") == 1
    with Ledger(tmp_path / "copy.duckdb", read_only=True) as copy:
        assert copy.record("r1") == ledger.record("r1")
        assert copy.check().num_rows == 0
    other = [sys.executable, "-c", "import sys; from sayso import Ledger; Ledger(sys.argv[1])", path]
    assert (
        "is held open by another process" in subprocess.run(other, capture_output=True, text=True, check=False).stderr
    )
    assert ledger.add(make_record("r2", text=f"{TEXT} More."))


def test_backups_of_a_ledger_that_is_being_written_are_whole_and_grow(path: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.ledger.slow_ingest", str(path), "100000"]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE)
    assert process.stdout is not None
    counts = []
    for number in range(4):
        for _ in range(3):
            assert process.stdout.readline()
        copy = tmp_path / f"{number}.duckdb"
        counts.append(sayso.backup(path, copy))
        with Ledger(copy, read_only=True) as opened:
            assert opened.check().num_rows == 0
            assert opened.reports().num_rows == counts[-1]
    with pytest.raises(LedgerLockedError):
        Ledger(path, read_only=True)
    process.kill()
    process.communicate()
    assert counts == sorted(counts)
    assert counts[0] < counts[-1]


def test_a_file_that_exists_is_left_as_it_is(ledger: Ledger, path: Path, tmp_path: Path) -> None:
    target = tmp_path / "copy.duckdb"
    target.write_text("mine")
    with pytest.raises(LedgerError, match=r"copy.duckdb exists; a backup is written to a new file"):
        sayso.backup(path, target)
    assert target.read_text() == "mine"
    assert {each.name for each in tmp_path.iterdir() if each.is_dir()} == set()


FULL = """
import resource, sys
import sayso
from sayso.errors import LedgerError
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
try:
    sayso.backup(sys.argv[1], sys.argv[2])
except LedgerError as error:
    print(error)
"""


def test_a_full_disk_leaves_no_backup_and_is_an_error_of_one_line(ledger: Ledger, path: Path, tmp_path: Path) -> None:
    ledger.add(make_record("r1"))
    ledger.close()
    copy = tmp_path / "copy.duckdb"
    done = subprocess.run([sys.executable, "-c", FULL, path, copy], capture_output=True, text=True, check=True)
    assert done.stdout.startswith(f"cannot write the backup {copy}: ")
    assert done.stdout.endswith("; free some space and run it again; what was stored before is kept\n")
    assert done.stdout.count("\n") == 1
    assert {each.name for each in tmp_path.iterdir()} == {path.name}


def test_what_is_no_ledger_is_not_copied(tmp_path: Path) -> None:
    (tmp_path / "noise").write_bytes(bytes(range(256)) * 64)
    with pytest.raises(LedgerError) as caught:
        sayso.backup(tmp_path / "noise", tmp_path / "copy.duckdb")
    assert str(caught.value).startswith(f"cannot open the ledger {tmp_path / 'noise'}: ")
    assert "copy.duckdb" not in str(caught.value)
    with pytest.raises(LedgerError, match="no ledger at"):
        sayso.backup(tmp_path / "none", tmp_path / "copy.duckdb")
    with pytest.raises(LedgerError, match="cannot write the backup"):
        sayso.backup(tmp_path / "noise", tmp_path / "no folder" / "copy.duckdb")
    assert {each.name for each in tmp_path.iterdir()} == {"noise"}


def test_a_damaged_ledger_is_named_itself_and_not_the_copy_of_it(ledger: Ledger, path: Path, tmp_path: Path) -> None:
    for number in range(20):
        ledger.add(make_record(f"r{number}", text=f"{TEXT} {number}"))
    ledger.close()
    whole = path.read_bytes()
    for cut in (len(whole) // 3, len(whole) // 2):
        path.write_bytes(whole[:cut])
        with pytest.raises(LedgerError) as caught:
            sayso.backup(path, tmp_path / "copy.duckdb")
        assert f" the ledger {path}: " in str(caught.value)
        assert "copy.duckdb" not in str(caught.value)
        assert str(caught.value).endswith("go back to a backup, or read the reports into a new ledger")
    assert {each.name for each in path.parent.iterdir()} == {path.name}
