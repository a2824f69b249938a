"""A ledger file that is opened anew for each reading and writing, so that other processes can write in between."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sayso.errors import LedgerLockedError
from sayso.ledger.ledger import Ledger
from sayso.ledger.storage import one_line


class Shelf:
    """Opens one ledger file, for many readings at once or for one writing.

    DuckDB opens no file for writing while the same process reads it, so a writing waits for the readings under way,
    and readings that come then wait for it.

    path: the file. patience: for how many seconds a reading or writing waits for others, in this process or another.
    """

    def __init__(self, path: Path, *, patience: float = 0.0) -> None:
        self.path = path
        self.patience = patience
        self._changed = threading.Condition()
        self._readings = 0
        self._writing = False

    @contextmanager
    def reading(self) -> Iterator[Ledger]:
        """The ledger, open for questions; LedgerLockedError where it is being written to for too long."""
        with self._changed:
            self._wait(lambda: not self._writing)
            self._readings += 1
        try:
            with Ledger(self.path, read_only=True, wait=self.patience) as ledger:
                yield ledger
        finally:
            with self._changed:
                self._readings -= 1
                self._changed.notify_all()

    @contextmanager
    def writing(self) -> Iterator[Ledger]:
        """The ledger, open for writing; LedgerLockedError where others hold it for too long."""
        with self._changed:
            self._wait(lambda: not self._writing)
            self._writing = True
            try:
                self._wait(lambda: not self._readings)
            except LedgerLockedError:
                self._end_writing()
                raise
        try:
            with Ledger(self.path, wait=self.patience) as ledger:
                yield ledger
        finally:
            with self._changed:
                self._end_writing()

    def _wait(self, free: Callable[[], bool]) -> None:
        if not self._changed.wait_for(free, self.patience):
            raise LedgerLockedError(f"the ledger {one_line(self.path)} is in use")

    def _end_writing(self) -> None:
        self._writing = False
        self._changed.notify_all()
