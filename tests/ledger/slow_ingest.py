"""A process that takes reports in slowly, to be killed; it tells that it begins and each batch stored.

python -m tests.ledger.slow_ingest LEDGER COUNT
"""

import sys
import time
from collections.abc import Iterable, Iterator

from sayso.ledger import Ledger, ingest
from sayso.records import Record, Report

from .factories import TEXT, make_record


def slowly(reports: Iterable[Report]) -> Iterator[Record]:
    for report in reports:
        time.sleep(0.001)
        yield make_record().model_copy(update={"report": report})


def reports(count: int) -> Iterator[Report]:
    for number in range(count):
        yield make_record(f"r{number}", text=f"{TEXT} {number}").report


if __name__ == "__main__":
    ingest.BATCH_REPORTS = 8
    print("begun", flush=True)
    with Ledger(sys.argv[1]) as ledger:
        everything = reports(int(sys.argv[2]))
        ledger.ingest(everything, read=slowly, progress=lambda summary: print("stored", flush=True))
