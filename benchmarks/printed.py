"""Takes the figures out of what the scorers print."""

from __future__ import annotations

import re
from collections.abc import Sequence

from benchmarks.results import BenchmarkError

_FIGURE = r"\s+(\d+(?:\.\d+)?)"
_MISSING = re.compile(r"without a (?:prediction|record) (\d+)")


def f1_of(output: str, label: str) -> float:
    """The F1 in the line of precision, recall and F1 that begins with the label.

    Raises:
        BenchmarkError: There is no such line.
    """
    line = rf"^{re.escape(label)}:?\s+precision{_FIGURE}\s+recall{_FIGURE}\s+F1{_FIGURE}"
    match = re.search(line, output, re.MULTILINE)
    if match is None:
        raise BenchmarkError(f"the scorer printed no F1 of {label!r}")
    return float(match[3])


def figure_of(output: str, label: str) -> float:
    """The figure (with or without a percent sign) that follows the label, wherever in a line.

    Raises:
        BenchmarkError: There is none.
    """
    match = re.search(rf"(?<!\w){re.escape(label)}{_FIGURE}", output)
    if match is None:
        raise BenchmarkError(f"the scorer printed no {label!r}")
    return float(match[1])


def notes_of(outputs: Sequence[str]) -> tuple[str, ...]:
    """A remark where reports have no record."""
    missing = sum(int(count) for output in outputs for count in _MISSING.findall(output))
    return (f"{missing} without a record",) if missing else ()
