"""A process that takes reports in slowly, to be killed; it tells that it begins and each batch stored.

python -m tests.ledger.slow_ingest LEDGER COUNT
"""

import sys
import time
from collections.abc import Callable, Iterable, Iterator

from sayso.ledger import Ledger, ingest
from sayso.ledger.cites import outlet_named
from sayso.records import Record, Report

from .factories import TEXT, make_record

# Loads the tables of outlets, so that it takes no time of the first batch.
outlet_named("The Harbour Post")


def slowly(reports: Iterable[Report]) -> Iterator[Record]:
    for report in reports:
        time.sleep(0.001)
        yield make_record().model_copy(update={"report": report})


def reports(count: int) -> Iterator[Report]:
    for number in range(count):
        yield make_record(f"r{number}", text=f"{TEXT} {number}").report


def run(path: str, count: int, tell: Callable[[str], object]) -> None:
    ingest.BATCH_REPORTS = 8
    tell("begun")
    with Ledger(path) as ledger:
        ledger.ingest(reports(count), read=slowly, progress=lambda summary: tell("stored"))


if __name__ == "__main__":
    run(sys.argv[1], int(sys.argv[2]), lambda line: print(line, flush=True))
