"""Where the texts to measure on and their scorers are, and how a text is read and scored."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.results import BenchmarkError, NoDataError

PROJECT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Shared:
    """The folder with the texts (`data/`, `dev/`, `seed/`) and the scorers (`eval/`)."""

    folder: Path

    @classmethod
    def find(cls) -> Shared:
        """$SAYSO_SHARED, else the folder `shared` beside the project's own; it may be absent."""
        return cls(Path(os.environ.get("SAYSO_SHARED") or PROJECT.parent / "shared").resolve())

    def need(self, name: str) -> Path:
        """A file or folder of it.

        Raises:
            NoDataError: It is not there.
        """
        path = self.folder / name
        if not path.exists():
            raise NoDataError(f"{name} is not in the folder of shared texts ($SAYSO_SHARED)")
        return path

    def read(self, reports: Sequence[str | Path], records: Path) -> None:
        """Let `sayso extract` read the reports, as a user would.

        Args:
            reports: What `eval/as_jsonl.py` is to print: its arguments.
            records: Where the records are written, as JSON Lines.

        Raises:
            NoDataError: The script that prints the reports is not there.
            BenchmarkError: sayso did not end as it should.
        """
        printed = run_python([self.need("eval/as_jsonl.py"), *reports])
        # Status 1 tells that some reports were rejected; the scorers count them.
        records.write_bytes(run_python(["-m", "sayso", "extract", "-"], allowed=(0, 1), stdin=printed))

    def score(self, scorer: str, gold: Path, records: Path) -> str:
        """What the scorer `eval/<scorer>.py` prints of the records.

        Raises:
            NoDataError: The scorer is not there.
            BenchmarkError: The scorer failed.
        """
        # Status 1 tells that some reports have no record; what is printed tells how many.
        return run_python([self.need(f"eval/{scorer}.py"), gold, records], allowed=(0, 1)).decode()


def run_python(
    arguments: Sequence[str | Path],
    allowed: Sequence[int] = (0,),
    stdin: bytes = b"",
    environment: Mapping[str, str] | None = None,
) -> bytes:
    """What a new process of this Python prints, run in the project's folder.

    Args:
        arguments: A script or `-m` and a module, and what they take.
        allowed: The exit statuses that are no failure.
        stdin: What it is given to read.
        environment: Variables beyond those of this process.

    Raises:
        BenchmarkError: It ended with another status, or printed nothing.
    """
    done = subprocess.run(
        [sys.executable, *arguments],
        input=stdin,
        capture_output=True,
        check=False,
        cwd=PROJECT,
        env={**os.environ, **(environment or {})},
    )
    if done.returncode not in allowed or not done.stdout:
        last = (done.stderr.decode(errors="replace").strip() or "nothing was printed").splitlines()[-1]
        raise BenchmarkError(f"{' '.join(map(str, arguments))} ended with status {done.returncode}: {last}")
    return done.stdout
