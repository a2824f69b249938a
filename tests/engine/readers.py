"""Readers that stand in for the true one in worker processes; what a report says is what they do."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from sayso.errors import ModelError
from sayso.records import Record, Report


class ObedientReader:
    """Dies, waits or fails where a report tells it to, and names its process in the record's `reader`."""

    def __init__(self, notes: Path | None = None) -> None:
        self.notes = notes

    def memory_zone(self) -> AbstractContextManager[None]:
        return nullcontext()

    def pipe(self, reports: Iterable[Report]) -> Iterator[Record]:
        return map(self.read_report, reports)

    def read_report(self, report: Report) -> Record:
        order, _, told = report.text.partition(" ")
        self._note(order)
        if order == "die":
            os._exit(int(told))
        if order == "die-once" and not self._seen(told):
            os.kill(os.getpid(), 9)
        if order == "wait":
            time.sleep(float(told))
        if order == "fail":
            raise ValueError("two\nlines")
        return Record(report=report, reader=str(os.getpid()))

    def _note(self, order: str) -> None:
        if self.notes:
            with self.notes.open("a") as notes:
                notes.write(f"{order} {os.getpid()}\n")

    def _seen(self, name: str) -> bool:
        assert self.notes
        mark = self.notes.with_name(name)
        seen = mark.exists()
        mark.touch()
        return seen


class DamagedReader(ObedientReader):
    """Its model is not as it was made, which it finds when it first reads."""

    def read_report(self, report: Report) -> Record:
        raise ModelError("encoder.onnx is damaged")


class BrokenReader(ObedientReader):
    """Its process dies while it loads."""

    def __reduce__(self):  # type: ignore[no-untyped-def]
        return _die, ()


def _die() -> None:
    os._exit(1)


class UnsendableReader(ObedientReader):
    """Cannot be sent to another process."""

    def __init__(self) -> None:
        super().__init__()
        self.held = lambda: None
