"""Conflicts in short reports, read by the whole pipeline."""

import csv
import re
from pathlib import Path

import pytest

import sayso

LINES = Path(__file__).with_name("reports.csv").read_text(encoding="utf-8").splitlines()
REPORTS = list(csv.DictReader(line for line in LINES if not line.startswith("#")))


@pytest.fixture(scope="module")
def reader() -> sayso.Reader:
    return sayso.Reader()


def _plain(voice: str) -> str:
    return re.sub("^(the|an|a) ", "", voice.lower()).replace("’", "'")


@pytest.mark.parametrize("report", REPORTS, ids=[report["text"] for report in REPORTS])
def test_a_report_gives_its_conflict_and_no_other(reader: sayso.Reader, report: dict[str, str]) -> None:
    found = reader.read(report["text"], date="2024-06-12").conflicts
    told = [(c.kind, " / ".join(sorted(map(_plain, c.voices)))) for c in found]
    assert told == ([(report["kind"], report["voices"])] if report["kind"] else [])
