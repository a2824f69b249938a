"""Print the words a second of sayso, its encoder alone, and spaCy's small pipeline: `python -m benchmarks.pace FOLDER`.

All read the folder's articles in the same process, by turns, so that whatever slows the machine slows all.
Time is the process's own processor time: other work on the machine does not count. Printed as JSON.
"""

from __future__ import annotations

import json
import sys
from collections import deque
from collections.abc import Iterable
from pathlib import Path
from time import process_time

from sayso import Reader, Report
from sayso.reading.encoder import Encoder
from sayso.reading.pipeline import load_model

_AT_A_TIME = 12


def take_pace(reports: list[Report]) -> dict[str, float]:
    """Words (runs of characters between blanks) a second of processor time, by reader."""
    reader, encoder, nlp = Reader(), Encoder.load(), load_model()
    bare = Encoder.load(heads=())
    spent = {"sayso": 0.0, "encoder": 0.0, "bare": 0.0, "spacy": 0.0}
    _seconds(reader.pipe(reports[:2]))
    _seconds(encoder.read_all(report.text for report in reports[:2]))
    _seconds(nlp.pipe(report.text for report in reports[:2]))
    for first in range(0, len(reports), _AT_A_TIME):
        batch = reports[first : first + _AT_A_TIME]
        spent["spacy"] += _seconds(nlp.pipe(report.text for report in batch))
        spent["encoder"] += _seconds(encoder.read_all(report.text for report in batch))
        spent["bare"] += _seconds(bare.read_all(report.text for report in batch))
        spent["sayso"] += _seconds(reader.pipe(batch))
    words = sum(len(report.text.split()) for report in reports)
    return {name: words / seconds for name, seconds in spent.items()}


def _seconds(results: Iterable[object]) -> float:
    start = process_time()
    deque(results, maxlen=0)
    return process_time() - start


if __name__ == "__main__":
    articles = sorted(Path(sys.argv[1]).glob("*.txt"))
    dated = [
        Report(id=path.stem, date=path.stem.split("_")[1], text=path.read_text(encoding="utf-8")) for path in articles
    ]
    print(json.dumps(take_pace(dated)))
