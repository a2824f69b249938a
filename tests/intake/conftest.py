"""Fixtures for taking in files that a test writes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from sayso.intake import Notice, Reject, take_in
from sayso.records import Report


@dataclass(frozen=True)
class Taken:
    """What came of an input, sorted by kind."""

    reports: list[Report]
    rejects: list[Reject]
    notices: list[Notice]

    @classmethod
    def of(cls, outcomes: Iterable[Report | Reject | Notice]) -> Taken:
        every = list(outcomes)
        return cls(
            [each for each in every if isinstance(each, Report)],
            [each for each in every if isinstance(each, Reject)],
            [each for each in every if isinstance(each, Notice)],
        )

    @property
    def report(self) -> Report:
        assert self.rejects == []
        (report,) = self.reports
        return report

    @property
    def reject(self) -> Reject:
        assert self.reports == []
        (reject,) = self.rejects
        return reject


Take = Callable[..., Taken]


@pytest.fixture
def take(tmp_path: Path) -> Take:
    """Write data to a file of that name, take it in, and sort what comes."""

    def write_and_take(name: str, data: bytes | str, **options: Any) -> Taken:
        path = tmp_path / name
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return Taken.of(take_in([path], **options))

    return write_and_take


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of corpora that lies beside a working copy, where there is one."""
    folder = Path(__file__).parents[2].parent / "shared"
    if not folder.is_dir():
        pytest.skip("no folder of corpora beside this working copy")
    return folder
