"""How far the taking in has come, in bytes of the files as they lie on the disk."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from sayso.intake.paths import STANDARD_INPUT, find_files


class Meter:
    """Counts the bytes that have been taken in; `sayso.take_in` moves it on.

    Attributes:
        total: Bytes of all files together, `None` while `measure` has not run or where that cannot be told.
    """

    def __init__(self) -> None:
        self.total: int | None = None
        self._before = 0
        self._open: BinaryIO | None = None

    def measure(self, paths: Iterable[str | os.PathLike[str]]) -> None:
        """Sum up the sizes of all files that the paths name; unknown with standard input among them."""
        names = [os.fsdecode(path) for path in paths]
        if STANDARD_INPUT not in names:
            self.total = sum(_size(found) for name in names for found in find_files(name) if isinstance(found, Path))

    @property
    def done(self) -> int:
        """Bytes taken in so far."""
        at = 0
        if self._open is not None and not self._open.closed:
            at = self._open.tell() if self._open.seekable() else 0
        return self._before + at

    @contextmanager
    def reading(self, raw: BinaryIO) -> Iterator[None]:
        """Count with the place in an open file, and when it has been read with all of it."""
        self._open = raw
        try:
            yield
        finally:
            self._open = None
            self._before += os.fstat(raw.fileno()).st_size


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
