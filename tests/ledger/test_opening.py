from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from sayso.errors import LedgerError, LedgerLockedError, LedgerVersionError
from sayso.ledger import SCHEMA_VERSION, Ledger

from .factories import CountingReader, make_record, make_report


@pytest.fixture
def unprivileged() -> Iterator[Path]:
    """A folder, and the rights of somebody who is not root."""
    folder = Path(tempfile.mkdtemp())
    root = os.geteuid() == 0
    if root:
        os.chown(folder, 65534, -1)
        os.seteuid(65534)
    try:
        yield folder
    finally:
        if root:
            os.seteuid(0)
        folder.chmod(0o700)
        shutil.rmtree(folder)


def state(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {file.name: (file.read_bytes(), file.stat().st_mtime_ns) for file in folder.iterdir()}


def refuses(path: Path, error: type[LedgerError]) -> list[str]:
    """The messages of opening for writing and for reading; nothing in the folder may change."""
    before = state(path.parent)
    messages = []
    for read_only in (False, True):
        with pytest.raises(error) as caught:
            Ledger(path, read_only=read_only)
        messages.append(str(caught.value))
    assert state(path.parent) == before
    assert all("\n" not in message for message in messages)
    return messages


def test_the_path_is_the_environments_or_a_file_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SAYSO_LEDGER", raising=False)
    Ledger().close()
    monkeypatch.setenv("SAYSO_LEDGER", "other.duckdb")
    Ledger().close()
    assert sorted(file.name for file in tmp_path.iterdir()) == ["other.duckdb", "sayso.duckdb"]


def test_a_name_that_the_engine_would_take_for_an_address_is_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Ledger(":memory:").close()
    assert (tmp_path / ":memory:").is_file()


def test_a_missing_ledger_is_not_made_by_a_question(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match=r"^no ledger at .*none\.duckdb$"):
        Ledger(tmp_path / "none.duckdb", read_only=True)
    assert list(tmp_path.iterdir()) == []


def test_a_ledger_of_another_version_is_left_as_it_is(path: Path) -> None:
    Ledger(path).close()
    with duckdb.connect(str(path)) as connection:
        connection.execute("UPDATE meta SET value = '99' WHERE name = 'schema_version'")
    for message in refuses(path, LedgerVersionError):
        assert "version 99" in message and f"version {SCHEMA_VERSION}" in message
        assert message.endswith("; use the sayso that wrote it, or read the reports into a new ledger")


@pytest.mark.parametrize("content", [b"", b"date,text\n2030-01-01,Hello\n" * 200, bytes(4096)])
def test_a_file_that_is_no_database_is_left_as_it_is(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    for message in refuses(path, LedgerError):
        assert message.startswith(f"cannot open the ledger {path}: ")


def test_a_database_that_is_no_ledger_is_left_as_it_is(path: Path) -> None:
    with duckdb.connect(str(path)) as connection:
        connection.execute("CREATE TABLE meta (name VARCHAR)")
    for message in refuses(path, LedgerError):
        assert message == f"{path} is a database, but no ledger of sayso"


def test_a_ledger_cut_off_in_the_middle_is_an_error_of_one_line(path: Path) -> None:
    with Ledger(path) as ledger:
        ledger.ingest([make_report()], read=CountingReader())
    path.write_bytes(path.read_bytes()[:20_000])
    with (
        pytest.raises(LedgerError, match=f"^cannot .* the ledger {path}: "),
        Ledger(path, read_only=True) as ledger,
    ):
        ledger.reports()


def test_a_folder_or_a_place_in_a_file_is_no_ledger(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for path in (tmp_path, tmp_path / "file" / "in.duckdb", tmp_path / "no" / "in.duckdb"):
        with pytest.raises(LedgerError, match=r"^cannot "):
            Ledger(path)


def test_a_folder_that_may_not_be_written_is_an_error(unprivileged: Path) -> None:
    unprivileged.chmod(0o500)
    with pytest.raises(LedgerError, match=r"^cannot create the ledger .*Permission denied"):
        Ledger(unprivileged / "new.duckdb")
    assert list(unprivileged.iterdir()) == []


def test_a_ledger_that_may_only_be_read_can_be_asked_and_not_written(unprivileged: Path) -> None:
    path = unprivileged / "own.duckdb"
    with Ledger(path) as ledger:
        ledger.add(make_record())
    path.chmod(0o400)
    unprivileged.chmod(0o500)
    with Ledger(path, read_only=True) as ledger:
        assert ledger.reports().num_rows == 1
    with pytest.raises(LedgerError, match=r"^cannot open the ledger .*[Pp]ermission denied"):
        Ledger(path)


def test_a_full_disk_is_an_error_of_one_line_and_costs_no_report(path: Path) -> None:
    with Ledger(path) as ledger:
        ledger.add(make_record("first"))
    script = """
import resource, signal, sys
from sayso.errors import LedgerError
from sayso.ledger import Ledger
from sayso.records import Record, Report
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
ledger = Ledger(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
reports = (Report(id=str(n), text=str(n) * 5000) for n in range(1000))
try:
    ledger.ingest(reports, read=lambda some: (Record(report=report) for report in some))
except LedgerError as error:
    print(error)
"""
    done = subprocess.run([sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=False)
    assert done.stdout.startswith(f"cannot write to the ledger {path}: ")
    assert done.stdout.endswith("; free some space and run it again; what was stored before is kept\n")
    assert done.stdout.count("\n") == 1
    with Ledger(path) as ledger:
        assert ledger.record("first").to_json() == make_record("first").to_json()


def test_one_process_opens_a_ledger_for_writing_once(ledger: Ledger, path: Path) -> None:
    for read_only in (False, True):
        with pytest.raises(LedgerLockedError, match="open elsewhere in this process"):
            Ledger(path, read_only=read_only)


def test_several_may_read_at_once(path: Path) -> None:
    Ledger(path).close()
    with Ledger(path, read_only=True) as one, Ledger(path, read_only=True) as two:
        assert one.reports().num_rows == two.reports().num_rows == 0


def test_a_ledger_open_for_reading_takes_nothing_in(path: Path) -> None:
    Ledger(path).close()
    with Ledger(path, read_only=True) as ledger:
        with pytest.raises(LedgerError, match="open for reading only"):
            ledger.add(make_record())
        with pytest.raises(LedgerError, match="open for reading only"):
            ledger.ingest([], read=CountingReader())


def test_a_closed_ledger_says_so(path: Path) -> None:
    ledger = Ledger(path)
    ledger.close()
    ledger.close()
    with pytest.raises(LedgerError, match="is closed"):
        ledger.reports()


def test_making_a_ledger_leaves_nothing_else_behind(path: Path) -> None:
    Ledger(path).close()
    assert [file.name for file in path.parent.iterdir()] == [path.name]
