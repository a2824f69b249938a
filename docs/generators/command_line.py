"""The commands' help and their worked examples, as a user sees them without colours."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

from typer.main import get_command

from sayso.cli import app

REPORTS = Path(__file__).parents[2] / "examples" / "reports"
HELP_COLUMNS, EXAMPLE_COLUMNS = 100, 140
MOST_LINES = 30
TIME = re.compile(r"\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}")
COMMANDS: tuple[str, ...] = tuple(get_command(app).commands)  # type: ignore[attr-defined]

EXAMPLES = {
    "ingest": "sayso ingest reports/",
    "extract": "sayso extract reports/2024-05-04-harbour-dispatch.txt",
    "reports": "sayso reports --force USA --place NER",
    "statements": "sayso statements --actor NER --from 2024-03-01 --limit 3",
    "claims": "sayso claims --force USA --place NER --limit 4",
    "events": "sayso events --actor NER --limit 4",
    "repetitions": "sayso repetitions --place NER",
    "copies": "sayso copies --place NER",
    "conflicts": "sayso conflicts --force USA --limit 1",
    "incidents": "sayso incidents --force USA --place NER --limit 2",
    "timeline": "sayso timeline --force USA --limit 3",
    "changes": "sayso changes --limit 2",
    "follow-ups": "sayso follow-ups --limit 3",
    "sources": "sayso sources --kind voice --limit 4",
    "search": "sayso search '\"American troops\"' withdraw* --limit 2",
    "posture": "sayso posture --force RUS --place NER",
    "rejects": "sayso ingest reports/ --max-chars 900; sayso rejects --limit 2",
    "show": "sayso show 2024-05-04-harbour-dispatch",
    "sql": 'sayso sql "SELECT voice, count(*) AS claims FROM claims GROUP BY voice ORDER BY claims DESC LIMIT 3"',
    "dictionary": "sayso dictionary --format csv",
    "review": "sayso review edit 2024-05-04-harbour-dispatch:c3 --set strength='[60, 60]' --by Desk",
    "reviews": "sayso reviews",
    "reread": "sayso reread --all --outlet 'Meridian Post' --dry-run",
    "export": "sayso export sqlite niger.sqlite --place NER",
    "cite": "sayso cite 2024-05-04-harbour-dispatch:x1 pack",
    "gaps": "sayso gaps --kind 'unnamed source' --force USA --limit 2",
    "check": "sayso check",
    "backup": "sayso backup copy.duckdb",
    "schema": "sayso schema",
}
"""A command line for each command; they run one after the other, in a folder that holds the example reports."""
ENDLESS = {
    "serve": ("sayso serve --port 8321", "sayso: serving on http://127.0.0.1:8321/ (stop with Ctrl-C)"),
    "watch": (
        "sayso watch https://news.example/world.rss --port 8321",
        "sayso: watching 1 feed, serving on http://127.0.0.1:8321/ (stop with Ctrl-C)",
    ),
}
"""Commands that do not end by themselves, each with what it prints."""


def helps() -> str:
    """Each command's `--help`."""
    lines = ["sayso --help", *(f"sayso {name} --help" for name in COMMANDS)]
    return "\n\n".join(_fenced(f"$ {line}\n{_run(line, Path.cwd(), HELP_COLUMNS)}") for line in lines)


def examples() -> str:
    """Each command's worked example with what it prints."""
    shown = {name: (EXAMPLES[name], output) for name, output in _outputs().items()} | ENDLESS
    return "\n\n".join(f"### {name}\n\n" + _fenced(f"$ {line}\n{output}") for name, (line, output) in shown.items())


@cache
def _outputs() -> dict[str, str]:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "reports").symlink_to(REPORTS)
        return {name: _shortened(_run(line, Path(folder), EXAMPLE_COLUMNS)) for name, line in EXAMPLES.items()}


def _run(lines: str, folder: Path, columns: int) -> str:
    printed = []
    for line in lines.split("; "):
        command = [sys.executable, "-m", "sayso", *shlex.split(line)[1:]]
        done = subprocess.run(
            command, cwd=folder, env=_environment(columns), capture_output=True, encoding="utf-8", check=False
        )
        if done.returncode == 2:
            raise RuntimeError(f"{line}: {done.stderr}")
        printed.append(done.stdout)
    return "".join(printed).replace("python -m sayso", "sayso")


def _environment(columns: int) -> dict[str, str]:
    plain = {name: value for name, value in os.environ.items() if name not in ("SAYSO_LEDGER", "FORCE_COLOR")}
    return plain | {"COLUMNS": str(columns), "TERMINAL_WIDTH": str(columns), "NO_COLOR": "1", "LC_ALL": "C.UTF-8"}


def _shortened(output: str) -> str:
    # The time of a run would make the page another each time.
    lines = TIME.sub("2026-01-31T12:00:00.000000", output.strip("\n")).split("\n")
    longest = 3 * EXAMPLE_COLUMNS
    cut = [line if len(line) <= longest else line[:longest] + " …" for line in lines]
    return "\n".join(cut[:MOST_LINES] + (["…"] if len(cut) > MOST_LINES else []))


def _fenced(text: str) -> str:
    return "```console\n" + "\n".join(line.rstrip() for line in text.strip().split("\n")) + "\n```"
