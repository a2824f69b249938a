"""One process: reports are read in batches; one that cannot be read is rejected and the rest goes on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from sayso.errors import ModelError
from sayso.intake import Reject
from sayso.records import Record, Report

if TYPE_CHECKING:
    from sayso.reading import Reader

BATCH = 16


def read_reports(reports: Iterable[Report], reader: Reader) -> Iterator[Record | Reject]:
    """Read reports in their order.

    Args:
        reports: Any iterable; it is read lazily, `BATCH` reports at a time.
        reader: What reads them.

    Yields:
        A Record a report, or a Reject that names the report where reading it failed.

    Raises:
        ModelError: The reader's model is not as it was made.
    """
    source = iter(reports)
    while batch := list(islice(source, BATCH)):
        yield from _read_batch(batch, reader)


def _read_batch(batch: list[Report], reader: Reader) -> Sequence[Record | Reject]:
    try:
        return list(reader.pipe(batch))
    except ModelError:
        raise
    except Exception:
        # One report failed: each is read alone, so that only that one is lost.
        return [read_alone(report, reader) for report in batch]


def read_alone(report: Report, reader: Reader) -> Record | Reject:
    """Read one report; what is thrown while it is read becomes a Reject."""
    try:
        return reader.read_report(report)
    except ModelError:
        # It is no fault of the report's, and all others would be rejected for it.
        raise
    except Exception as error:
        return Reject(report.id, None, f"could not be read: {type(error).__name__}: {error}")
