"""`python -m benchmarks.open_text`: print what nobody has judged yet, with its text, to be judged by eye."""

from __future__ import annotations

import csv
import sys

from benchmarks.open_text.readings import Reading, readings
from benchmarks.open_text.sample import draw
from benchmarks.open_text.verdicts import COLUMNS, load
from benchmarks.shared import Shared
from sayso import Reader
from sayso.records import Record

AROUND = 300
"""Characters that are shown before and after the words that a reading rests on."""


def main() -> None:
    """Print each reading between its text and the row that is to be completed and added to `verdicts.csv`."""
    known = load()
    rows = csv.writer(sys.stdout, lineterminator="\n")
    rows.writerow(COLUMNS)
    for record in Reader().pipe(draw(Shared.find())):
        for reading in readings(record):
            if reading not in known:
                print(f"\n# {record.report.date}: {_marked(record, reading)}")
                rows.writerow((*reading, "", ""))


def _marked(record: Record, reading: Reading) -> str:
    text = record.report.text
    before, after = text[max(0, reading.start - AROUND) : reading.start], text[reading.end :][:AROUND]
    return f"…{before}>>> {text[reading.start : reading.end]} <<<{after}…".replace("\n", " ")


if __name__ == "__main__":
    main()
