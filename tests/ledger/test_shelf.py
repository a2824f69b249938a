"""Reading and writing one ledger file from one process."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from sayso.errors import LedgerLockedError
from sayso.ledger import Ledger
from sayso.ledger.shelf import Shelf
from tests.ledger.factories import make_record


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "shelf.duckdb"
    Ledger(path).close()
    return path


def test_readings_go_on_together_and_a_writing_waits_for_them(path: Path) -> None:
    shelf = Shelf(path, patience=20)
    order = []

    def write() -> None:
        with shelf.writing() as ledger:
            ledger.add(make_record())
            order.append("written")

    with shelf.reading() as one, shelf.reading() as other:
        writer = threading.Thread(target=write)
        writer.start()
        order.append((one.reports().num_rows, other.reports().num_rows))
    writer.join()
    assert order == [(0, 0), "written"]
    with shelf.reading() as ledger:
        assert ledger.reports().num_rows == 1


def test_what_waits_too_long_is_told_that_the_ledger_is_in_use_and_blocks_nobody(path: Path) -> None:
    shelf = Shelf(path)
    with shelf.reading(), pytest.raises(LedgerLockedError), shelf.writing():
        pass
    with shelf.writing(), pytest.raises(LedgerLockedError), shelf.reading():
        pass
    with shelf.reading():
        pass
