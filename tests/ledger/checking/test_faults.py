"""Damage to a ledger's file, and a clock that jumps: an error of one line that tells what to do, and nothing lost."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import duckdb
import pytest

import sayso
from sayso.errors import LedgerError
from sayso.ledger import Ledger, writing

from ..factories import TEXT, CountingReader, make_record

ROOT = Path(__file__).parents[3]
TRY = """
import json, sys
from sayso.errors import LedgerError
from sayso.ledger import Ledger
told = []
for path in sys.argv[1:]:
    try:
        with Ledger(path, read_only=True) as ledger:
            found = ledger.check().num_rows
        told.append(f"{found} problems")
    except LedgerError as error:
        told.append(str(error))
print(json.dumps(told))
"""
TABLES = "SELECT schema_name || '.' || table_name FROM duckdb_tables()"
HEADERS, BLOCK = 3 * 4096, 262_144
"""How DuckDB lays out a file: its headers, then blocks each with a checksum."""
WHAT_TO_DO = "; it is damaged or no ledger: go back to a backup, or read the reports into a new ledger"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a ledger of some reports."""
    path = tmp_path_factory.mktemp("whole") / "whole.duckdb"
    reports = (make_record(f"r{number}", text=f"{TEXT} {number}").report for number in range(30))
    with Ledger(path) as ledger:
        ledger.ingest(reports, read=CountingReader())
    return path.read_bytes()


def tried(folder: Path, damaged: list[bytes]) -> list[str]:
    """What a process tells of each of the files, which it leaves as they are."""
    paths = [folder / f"{number}.duckdb" for number in range(len(damaged))]
    for path, data in zip(paths, damaged, strict=True):
        path.write_bytes(data)
    told = asked(paths)
    assert [path.read_bytes() for path in paths] == damaged
    return told


def asked(paths: list[Path]) -> list[str]:
    """What a process tells of each of the ledgers."""
    done = subprocess.run([sys.executable, "-c", TRY, *paths], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    told: list[str] = json.loads(done.stdout)
    return told


def test_a_ledger_cut_anywhere_says_what_to_do(tmp_path: Path, whole: bytes) -> None:
    cuts = random.Random(3).sample(range(1, len(whole) - 4096), 12)
    for message in tried(tmp_path, [whole[:cut] for cut in cuts]):
        assert message == "0 problems" or message.endswith(WHAT_TO_DO), message
        assert "\n" not in message


def test_a_ledger_of_random_bytes_says_what_to_do(tmp_path: Path, whole: bytes) -> None:
    noise = random.Random(4)
    damaged = [noise.randbytes(20_000), whole[:4096] + noise.randbytes(100_000)]
    for _ in range(12):
        changed = bytearray(whole)
        at = noise.randrange(4096, len(whole) - 2000)
        changed[at : at + 2000] = noise.randbytes(2000)
        damaged.append(bytes(changed))
    told = tried(tmp_path, damaged)
    assert [message for message in told if not message.endswith((" problems", WHAT_TO_DO))] == []
    assert any(message.endswith(WHAT_TO_DO) for message in told)


def test_no_damage_in_a_block_that_is_used_is_overlooked(tmp_path: Path, whole: bytes) -> None:
    """Whatever block is damaged, it is told, or everything that was stored can still be exported."""
    damaged = []
    for start in range(HEADERS, len(whole), BLOCK):
        changed = bytearray(whole)
        changed[start + 1000 : start + 1064] = (byte ^ 0x55 for byte in changed[start + 1000 : start + 1064])
        damaged.append(bytes(changed))
    told = tried(tmp_path, damaged)
    assert any(message.endswith(WHAT_TO_DO) for message in told)
    for number, message in enumerate(told):
        copy = tmp_path / f"{number}.copy"
        if message.endswith(WHAT_TO_DO):
            with pytest.raises(LedgerError, match=WHAT_TO_DO):
                sayso.backup(tmp_path / f"{number}.duckdb", copy)
        else:
            assert sayso.backup(tmp_path / f"{number}.duckdb", copy) == 30
            with duckdb.connect(str(copy), read_only=True) as opened:
                for (table,) in opened.execute(TABLES).fetchall():
                    opened.execute(f"FROM {table}").fetchall()


KILLED = """
import os, sys
from sayso.ledger import Ledger
from tests.ledger.factories import TEXT, make_record
ledger = Ledger(sys.argv[1])
for number in range(5):
    ledger.add(make_record(f"r{number}", text=f"{TEXT} {number}"))
os._exit(0)
"""


def test_a_log_that_is_cut_loses_what_came_last_and_a_damaged_one_is_told(tmp_path: Path) -> None:
    killed = tmp_path / "killed.duckdb"
    subprocess.run([sys.executable, "-c", KILLED, killed], check=True, cwd=ROOT)
    log = killed.with_name("killed.duckdb.wal").read_bytes()
    logs = [log, log[:-3], log[: len(log) // 2], log[:1000] + bytes(100) + log[1100:]]
    paths = [tmp_path / f"{number}.duckdb" for number in range(len(logs))]
    for path, data in zip(paths, logs, strict=True):
        path.write_bytes(killed.read_bytes())
        path.with_name(f"{path.name}.wal").write_bytes(data)
    told = asked(paths)
    assert told[:3] == ["0 problems"] * 3
    assert told[3].endswith(WHAT_TO_DO)
    counts = [sayso.backup(path, path.with_suffix(".copy")) for path in paths[:3]]
    assert counts[0] == 5 and counts[1] == 4 and 0 < counts[2] < 4


def test_a_clock_that_jumps_back_loses_nothing(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter(datetime(2030, 1, 1) - timedelta(days=day) for day in range(1000))
    monkeypatch.setattr(writing, "now", lambda: next(clock))
    for number in range(3):
        reports = [make_record(f"r{n}", text=f"{TEXT} {n}").report for n in range(number, number + 2)]
        assert ledger.ingest(reports, read=CountingReader()).new == (2 if number == 0 else 1)
    assert ledger.reports().num_rows == 4
    assert ledger.check().num_rows == 0
