"""What a fuzzer once found to fail stays sound, and so are the inputs that it starts from."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fuzzing.targets import TARGETS

CASES = sorted(path for path in (Path(__file__).parent / "cases").iterdir() if path.suffix != ".md")


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name)
def test_a_case_that_once_failed_is_sound(path: Path) -> None:
    TARGETS[path.name.partition("-")[0]](path.read_bytes())


@pytest.mark.parametrize("name", TARGETS)
def test_what_fuzzing_starts_from_is_sound(name: str) -> None:
    for seed in (b"", *TARGETS[name].seeds):
        TARGETS[name](seed)
