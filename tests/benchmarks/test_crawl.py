"""Memory while a web archive is taken in does not grow with the archive."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.crawl import write_crawl
from sayso.intake import Notice, take_in
from sayso.records import Report

MEASURE = """
import json, sys
from pathlib import Path
from benchmarks.crawl import measure
points = list(measure(Path(sys.argv[1])))
print(json.dumps([[point.part, point.reports, point.most] for point in points]))
"""
ROOT = Path(__file__).parents[2]


def test_the_archive_that_is_made_holds_pages_and_pictures(tmp_path: Path) -> None:
    write_crawl(tmp_path / "crawl.warc.gz", 300_000)
    outcomes = list(take_in([tmp_path / "crawl.warc.gz"]))
    reports = [outcome for outcome in outcomes if isinstance(outcome, Report)]
    assert len(reports) > 5
    assert all(report.date and report.title for report in reports)
    assert not any("Section 7" in report.text for report in reports)
    (passed,) = [outcome.text for outcome in outcomes if isinstance(outcome, Notice)]
    assert passed.endswith("responses that are no HTML page")


def most(path: Path) -> tuple[int, int]:
    """Reports of the archive, and the most memory of a process that takes it in."""
    done = subprocess.run([sys.executable, "-c", MEASURE, path], capture_output=True, text=True, check=True, cwd=ROOT)
    part, reports, held = json.loads(done.stdout)[-1]
    assert part == 1.0
    return reports, held


@pytest.mark.slow
def test_an_archive_ten_times_as_large_takes_no_more_memory(tmp_path: Path) -> None:
    write_crawl(tmp_path / "small.warc.gz", 4_000_000)
    write_crawl(tmp_path / "large.warc.gz", 40_000_000)
    few, small = most(tmp_path / "small.warc.gz")
    many, large = most(tmp_path / "large.warc.gz")
    assert many > 9 * few
    assert large < 1.2 * small
