"""A copy of a ledger, also of one that another process is writing."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from sayso.errors import LedgerError
from sayso.ledger.checking.blocks import read_all
from sayso.ledger.storage import ledger_errors, one_line, open_ledger

_TRIES = 100
_PAUSE = 0.1
# Files are copied by another process: closing a file here would drop this process's lock on it.
_COPY = "import shutil, sys; shutil.copyfile(sys.argv[1], sys.argv[2])"
_Stamp = tuple[int, int] | None


def backup(ledger: Path, to: Path) -> int:
    """Copy a ledger, which may be in use, into a new file; how many reports the copy holds.

    The copy is what the ledger would be if its writer were killed at that moment: whole reports, all that was
    stored before. All of it is read before it is given its name, so that no damaged ledger passes for a backup.

    Raises LedgerError where there is no ledger, where it is damaged, where `to` exists, or where it cannot be written.
    """
    ledger = Path(os.path.realpath(ledger))
    if not ledger.exists():
        raise LedgerError(f"no ledger at {one_line(ledger)}")
    if os.path.lexists(to):
        raise LedgerError(f"{one_line(to)} exists; a backup is written to a new file")
    with ledger_errors(to, "write the backup"):
        folder = Path(tempfile.mkdtemp(prefix=".sayso-", dir=to.absolute().parent))
        try:
            made = Path(os.path.realpath(folder)) / "copy.duckdb"
            _copy_at_rest(ledger, made)
            with _told_of(ledger, made):
                reports = _settled(made)
            _name(made, to)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    return reports


def _copy_at_rest(ledger: Path, made: Path) -> None:
    """Copy file and log, again and again until the file did not change meanwhile."""
    log, made_log = _log(ledger), _log(made)
    for _ in range(_TRIES):
        before = _stamp(ledger), _stamp(log)
        made_log.unlink(missing_ok=True)
        _copy(ledger, made)
        if before[1] is not None:
            with contextlib.suppress(FileNotFoundError):
                _copy(log, made_log)
        after = _stamp(ledger), _stamp(log)
        # A log only grows between two changes of the file; what is cut off at its end is what was not yet stored.
        if before[0] == after[0] and (before[1] is None) == (after[1] is None):
            return
        time.sleep(_PAUSE)
    raise LedgerError(f"{one_line(ledger)} changes too fast to be copied: try again when less is written")


def _copy(source: Path, target: Path) -> None:
    done = subprocess.run([sys.executable, "-I", "-c", _COPY, source, target], capture_output=True, check=False)
    if done.returncode:
        if not source.exists():
            raise FileNotFoundError(source)
        raise OSError(done.stderr.decode(errors="replace").strip().splitlines()[-1])


def _settled(made: Path) -> int:
    """Read all of the copy, fold the log into it, and count the reports."""
    connection = open_ledger(made, read_only=False)
    with contextlib.closing(connection), ledger_errors(made, "copy the ledger"):
        # To count rows the engine reads no block.
        read_all(connection)
        connection.execute("CHECKPOINT")
        ((reports,),) = connection.execute("SELECT count(*) FROM store.reports").fetchall()
    return int(reports)


@contextlib.contextmanager
def _told_of(ledger: Path, made: Path) -> Iterator[None]:
    """What is wrong with the copy is wrong with the ledger, which the user knows."""
    try:
        yield
    except LedgerError as error:
        raise type(error)(str(error).replace(one_line(made), one_line(ledger))) from error


def _name(made: Path, to: Path) -> None:
    with made.open("rb+") as file:
        os.fsync(file.fileno())
    try:
        os.link(made, to)
    except FileExistsError:
        raise
    except OSError:
        # Some file systems know no links.
        made.rename(to)


def _log(path: Path) -> Path:
    return path.with_name(path.name + ".wal")


def _stamp(path: Path) -> _Stamp:
    try:
        status = path.stat()
    except FileNotFoundError:
        return None
    return status.st_size, status.st_mtime_ns
