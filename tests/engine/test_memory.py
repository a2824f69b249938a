"""Memory of a worker: it does not grow with the number of reports, whose words differ."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

READ = """
import json, psutil
from sayso import Reader, Report
from sayso.engine import worker

TEXT = "The governor of District{0}ville, Mr Name{1}son, told Paper{2}post that {0} troops would leave Town{1}burg. "
worker.load(Reader())
for n in range({count}):
    worker.read(Report(id=str(n), date="2021-03-01", text=TEXT.format(n * 7919, n * 104729, n * 1299709) * 5))
print(json.dumps([psutil.Process().memory_info().rss, len(worker._loaded[0]._nlp.vocab.strings)]))
"""


def memory_after(count: int) -> tuple[int, int]:
    """Bytes held, and strings known, after so many reports read by a worker of its own."""
    script = READ.replace("{count}", str(count))
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True)
    held, strings = json.loads(done.stdout)
    return held, strings


@pytest.mark.slow
def test_a_worker_holds_no_more_after_many_reports_than_after_few() -> None:
    few, words_of_few = memory_after(10)
    many, words_of_many = memory_after(80)
    assert many < 1.1 * few
    assert words_of_many == words_of_few
