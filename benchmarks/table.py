"""Results as a table in Markdown, aligned so that it reads as well in a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from benchmarks.results import Result, Score

_HEADER = ("measure", "text", "score", "sayso", "peers, measured in this run", "peers, quoted")
_NUMERIC = 3


def render(results: Sequence[Result], unmeasured: Sequence[str] = ()) -> str:
    """One row a score; below the table the remarks on measures, and the measures that could not be taken."""
    rows = [_row(result, score) for result in results for score in result.scores]
    # A measure and its text are told once, in the first of their rows.
    told = [row if row[:2] != before[:2] else ("", "", *row[2:]) for before, row in pairwise([("", ""), *rows])]
    lines = _align([_HEADER, *told]) if rows else []
    remarks = [f"- {result.measure}: {note}" for result in results for note in result.notes]
    remarks += [f"- {line}" for line in unmeasured]
    return "\n".join([*lines, *([""] if lines and remarks else []), *remarks]) + "\n"


def document(results: Sequence[Result], unmeasured: Sequence[str], command: str) -> str:
    """The page that keeps the table: what it shows and how to print it again."""
    return (
        "# Numbers\n\n"
        f"Printed by `{command}`, not written by hand. Scores are percentages\n"
        "unless they say otherwise; more is better. Peers in the first column of peers were measured\n"
        "in the same run, over the same text by the same scorer. Those in the second are quoted, from\n"
        "where `benchmarks/peers.csv` says; a text named beside one is what it was reached on.\n\n"
        + render(results, unmeasured)
    )


def _row(result: Result, score: Score) -> tuple[str, ...]:
    measured, quoted = (
        ", ".join(
            f"{peer.name} {_peer_value(score, peer.value, peer.quoted)}" for peer in score.peers if peer.quoted is kind
        )
        for kind in (False, True)
    )
    return result.measure, result.text, score.name, score.show(score.value), measured, quoted


def _peer_value(score: Score, value: float, quoted: bool) -> str:
    """A quoted figure has no more decimals than its source gave."""
    return f"{value:g}" if quoted else score.show(value)


def _align(rows: Sequence[tuple[str, ...]]) -> list[str]:
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEADER))]
    rule = [("-" * (width - 1) + ":") if n == _NUMERIC else "-" * width for n, width in enumerate(widths)]
    return [
        "| "
        + " | ".join(
            cell.rjust(width) if n == _NUMERIC else cell.ljust(width)
            for n, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        + " |"
        for row in (rows[0], rule, *rows[1:])
    ]
