"""Ctrl-C, and the end of the process that holds the workers."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from sayso.ledger import Ledger

SENTENCE = "The governor of district {n} said on Monday that 30 soldiers had reached the harbour.\n"
EMPTY_LEDGER = 1_000_000  # bytes, rounded up
GOING_ON = "sayso: stopped; what was read is stored, and the same command goes on from there\n"


def wait_for(condition: Callable[[], bool]) -> None:
    while not condition():
        time.sleep(0.1)


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """More reports than are read while a test looks on."""
    path = tmp_path / "many.jsonl"
    rows = ({"id": f"r{n}", "date": "2021-03-01", "text": SENTENCE.format(n=n) * 12} for n in range(4000))
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


def start(*arguments: str | Path) -> subprocess.Popen[str]:
    """A command in a group of its own, to which Ctrl-C goes, with two workers at work."""
    command = [sys.executable, "-m", "sayso", *map(str, arguments), "--workers", "2"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, process_group=0)
    wait_for(lambda: len(workers(process)) == 2 or process.poll() is not None)
    return process


def workers(process: subprocess.Popen[str]) -> list[psutil.Process]:
    children = psutil.Process(process.pid).children()
    return [child for child in children if "spawn_main" in " ".join(child.cmdline())]


def busy(found: list[psutil.Process]) -> bool:
    """Whether they have loaded the models, which alone takes less time."""
    return all(sum(child.cpu_times()[:2]) > 4 for child in found)


def holds_reports(ledger: Path) -> bool:
    """Whether a first batch is in the ledger's file or its log, of which an empty ledger's are a fraction."""
    files = [file for file in ledger.parent.glob(f"{ledger.name}*") if file.is_file()]
    return sum(file.stat().st_size for file in files) > 2 * EMPTY_LEDGER


@pytest.mark.slow
def test_ctrl_c_stops_all_processes_keeps_what_was_read_and_says_how_to_go_on(many: Path, tmp_path: Path) -> None:
    path = tmp_path / "stopped.duckdb"
    process = start("ingest", many, "--ledger", path)
    found = workers(process)
    wait_for(lambda: holds_reports(path) or process.poll() is not None)
    os.killpg(process.pid, signal.SIGINT)
    _, told = process.communicate()
    assert (process.returncode, told) == (130, GOING_ON)
    wait_for(lambda: not any(child.is_running() for child in found))
    with Ledger(path, read_only=True) as ledger:
        stored = ledger.reports()["report"].to_pylist()
    assert stored
    assert set(stored) == {f"r{n}" for n in range(len(stored))}


@pytest.mark.slow
def test_ctrl_c_while_the_workers_start_tells_one_line(many: Path) -> None:
    process = start("extract", many)
    os.killpg(process.pid, signal.SIGINT)
    _, told = process.communicate()
    assert process.returncode == 130
    assert told == "sayso: stopped; `sayso ingest` keeps what it has read, and goes on from there\n"


@pytest.mark.slow
def test_workers_end_where_the_process_that_started_them_is_killed(many: Path) -> None:
    process = start("extract", many)
    found = workers(process)
    wait_for(lambda: busy(found))
    process.kill()
    process.communicate()
    wait_for(lambda: not any(child.is_running() for child in found))
