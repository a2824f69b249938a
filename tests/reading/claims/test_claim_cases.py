"""The many ways in which reports tell movements, presences, leave and limits, and what tells none."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

Read = Callable[..., list[str]]
LINES = Path(__file__).with_name("cases.csv").read_text(encoding="utf-8").splitlines()
CASES = list(csv.DictReader(line for line in LINES if not line.startswith("#")))


@pytest.mark.parametrize("case", CASES, ids=[f"{case['of']}: {case['text']}" for case in CASES])
def test_a_sentence_gives_its_claims(read: Read, case: dict[str, str]) -> None:
    assert read(case["text"]) == [claim for claim in case["claims"].split("; ") if claim]
