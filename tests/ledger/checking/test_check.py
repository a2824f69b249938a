"""`Ledger.check` finds what was changed behind the ledger's back, and nothing in a sound one."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from sayso.errors import LedgerError
from sayso.ledger import Ledger

from ..factories import TEXT, make_record


@pytest.fixture
def filled(ledger: Ledger, path: Path) -> Path:
    """A closed ledger of three reports."""
    for number in range(3):
        ledger.add(make_record(f"r{number}", text=f"{TEXT} {number}"))
    ledger.close()
    return path


def change(path: Path, statement: str) -> None:
    with duckdb.connect(str(path)) as connection:
        connection.execute(statement)


def found(path: Path) -> list[tuple[str | None, str, str]]:
    with Ledger(path, read_only=True) as ledger:
        return [(row["report"], row["table"], row["problem"]) for row in ledger.check().to_pylist()]


def test_a_sound_ledger_has_no_problem(filled: Path) -> None:
    assert found(filled) == []


def test_an_empty_ledger_has_no_problem(ledger: Ledger) -> None:
    assert ledger.check().num_rows == 0


@pytest.mark.parametrize(
    ("statement", "problem"),
    [
        (
            "UPDATE store.reports SET text = text || '!' WHERE no = 2",
            ("r1", "reports", "text is not that of the record"),
        ),
        (
            "UPDATE store.reports SET outlet = 'Other' WHERE no = 1",
            ("r0", "reports", "outlet is not that of the record"),
        ),
        ("DELETE FROM store.records WHERE report_no = 3", ("r2", "records", "the report has no record")),
        ("DELETE FROM store.lengths WHERE report_no = 3", ("r2", "lengths", "the report cannot be searched")),
        (
            "UPDATE store.reports SET sha256 = repeat('0', 64) WHERE no = 1",
            ("r0", "reports", "the hash is not that of the content"),
        ),
        (
            "UPDATE reading.claims SET evidence = 'other' WHERE report_no = 2 AND position = 0",
            ("r1", "claims", "3 rows are not the 3 of the record"),
        ),
        (
            "DELETE FROM reading.statements WHERE report_no = 2 AND position = 0",
            ("r1", "statements", "1 rows are not the 2 of the record"),
        ),
        (
            "INSERT INTO store.postings VALUES (9, 'troops', [1])",
            (None, "postings", "1 rows are of reports that are not there"),
        ),
    ],
)
def test_what_was_changed_is_found(filled: Path, statement: str, problem: tuple[str | None, str, str]) -> None:
    change(filled, statement)
    assert problem in found(filled)


def test_a_quotation_that_does_not_stand_at_its_offsets_is_found(filled: Path) -> None:
    change(
        filled,
        """UPDATE store.records SET json = replace(json, '"cue":{"start":', '"cue":{"start":1') WHERE report_no = 1""",
    )
    assert any("are not what is quoted" in problem for report, _, problem in found(filled) if report == "r0")


def test_a_reference_to_nothing_is_found(filled: Path) -> None:
    change(
        filled,
        """UPDATE store.records SET json = replace(json, '"statement":"s1"', '"statement":"s9"') WHERE report_no = 1""",
    )
    assert any("its statement s9 is not there" in problem for _, _, problem in found(filled))


def test_a_record_that_cannot_be_read_is_a_problem_of_its_report(filled: Path) -> None:
    change(filled, "UPDATE store.records SET json = left(json, 40) WHERE report_no = 1")
    ((report, table, problem),) = found(filled)
    assert (report, table) == ("r0", "records")
    assert problem.startswith("the record cannot be read: ")


def test_a_closed_ledger_cannot_be_checked(ledger: Ledger) -> None:
    ledger.close()
    with pytest.raises(LedgerError, match="is closed"):
        ledger.check()
