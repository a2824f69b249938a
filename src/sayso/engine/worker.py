"""What runs in a worker process: the models are loaded when it starts, and then read one report after the other."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from sayso.engine.serial import read_alone
from sayso.errors import ModelError
from sayso.intake import Reject
from sayso.records import Record, Report

if TYPE_CHECKING:
    from sayso.reading import Reader

_WARM_UP = "A spokesman said on Monday that troops had arrived in the capital."
_loaded: list[Reader] = []


def load(reader: Reader) -> None:
    """Keep the reader and let it read once, so that all models are loaded before a report's time is taken."""
    # A model that is not as it was made fails again at the first report, where the main process hears of it.
    with contextlib.suppress(ModelError), reader.memory_zone():
        reader.read_report(Report(id="", text=_WARM_UP))
    _loaded[:] = [reader]


def read(report: Report) -> Record | Reject:
    """Read one report; what is thrown while it is read becomes a Reject."""
    (reader,) = _loaded
    with reader.memory_zone():
        return read_alone(report, reader)
