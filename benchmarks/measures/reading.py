"""Statements, claims and conflicts against what is expected of three sets of reports."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from benchmarks.printed import f1_of, notes_of
from benchmarks.results import Result, Score
from benchmarks.shared import PROJECT, Shared

_LABELS = {
    "statements F1": "statements",
    "claims F1": "claims",
    "claims in full F1": "claims, full",
    "conflicts F1": "conflicts",
}


def measure(shared: Shared, with_peers: bool) -> Result:
    """Read and score the sets; no peer reads claims, so that `with_peers` changes nothing."""
    own = PROJECT / "tests" / "reports"
    sets = {
        "seen reports": [shared.need("dev"), shared.need("seed")],
        "own reports, develop": [own / "develop"],
        "own reports, held out": [own / "held_out"],
    }
    printed = {name: _score(shared, folders) for name, folders in sets.items()}
    scores = tuple(
        Score(f"{name}: {score}", f1_of(output, label))
        for name, output in printed.items()
        for score, label in _LABELS.items()
    )
    return Result("reading", "annotated reports", scores, notes_of(list(printed.values())))


def _score(shared: Shared, folders: list[Path]) -> str:
    """What the scorer prints of the reports of all the folders taken together."""
    with tempfile.TemporaryDirectory() as temporary:
        together = Path(temporary, "reports")
        together.mkdir()
        for file in (file for folder in folders for file in folder.iterdir()):
            if file.suffix in (".json", ".txt"):
                shutil.copyfile(file, together / file.name)
        records = Path(temporary, "records.jsonl")
        shared.read([together], records)
        return shared.score("reading", together, records)
