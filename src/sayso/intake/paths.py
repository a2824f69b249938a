"""Files from what a user names: files, folders, globs and "-" for standard input."""

from __future__ import annotations

import glob
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from sayso.intake.outcomes import Reject

STANDARD_INPUT = "-"
_NOT_OPENED = (
    (stat.S_ISFIFO, "a named pipe is not opened"),
    (stat.S_ISSOCK, "a socket is not opened"),
    (stat.S_ISCHR, "a device is not opened"),
    (stat.S_ISBLK, "a device is not opened"),
)


def find_files(given: str) -> Iterator[Path | Reject]:
    """The regular files that `given` names, in sorted order; a `Reject` for what cannot be read.

    A folder stands for all files in it and its subfolders, those with hidden names left out; a glob ("**"
    goes through subfolders) for what it matches, unless a file has that very name. Links are followed, but a
    folder is read once only.
    """
    if not glob.has_magic(given) or os.path.lexists(given):
        yield from _walk([Path(given)])
        return
    # pathlib's own globs refuse absolute patterns and match hidden names.
    matches = sorted(glob.iglob(given, recursive=True))  # noqa: PTH207
    if not matches:
        yield Reject(shown(given), None, "no file matches")
    yield from _walk([Path(match) for match in reversed(matches)])


def shown(path: str | Path) -> str:
    """A path as text that can be printed, whatever bytes its name holds."""
    return os.fsencode(path).decode("utf-8", "replace")


def _walk(waiting: list[Path]) -> Iterator[Path | Reject]:
    """Takes paths off the end of `waiting` and puts the entries of folders there."""
    folders: set[tuple[int, int]] = set()
    while waiting:
        path = waiting.pop()
        try:
            status = path.stat()
            if stat.S_ISDIR(status.st_mode):
                if (status.st_dev, status.st_ino) not in folders:
                    folders.add((status.st_dev, status.st_ino))
                    entries = [entry for entry in path.iterdir() if not entry.name.startswith(".")]
                    waiting.extend(sorted(entries, reverse=True))
                continue
        except (OSError, ValueError) as error:
            yield Reject(shown(path), None, told(error))
            continue
        refusal = next((reason for is_kind, reason in _NOT_OPENED if is_kind(status.st_mode)), None)
        yield Reject(shown(path), None, refusal) if refusal else path


def told(error: OSError | ValueError) -> str:
    """Why a file cannot be opened, in a few words."""
    if isinstance(error, FileNotFoundError):
        return "no such file"
    return f"cannot be read: {getattr(error, 'strerror', None) or error}"
