"""`python -m tests.fuzzing TARGET… [--seconds N]`: let atheris look for inputs that fail; each is kept in `cases/`.

atheris (extra `fuzz`) follows which lines of sayso an input reaches, and changes those that reach new ones.
"""

from __future__ import annotations

import argparse
import hashlib
import subprocess
import sys
import tempfile
import traceback
from pathlib import Path

CASES = Path(__file__).parent / "cases"
_MOST_BYTES = 1_000
_MOST_SECONDS_AN_INPUT = 30
_MOST_MB = 3_000


def main() -> None:
    """Fuzz the targets, one after the other, each in a process of its own."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzzing", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("targets", nargs="*", metavar="TARGET", help="what to fuzz; everything if not given")
    parser.add_argument("--seconds", type=int, default=60, help="for how long each (60)")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.here:
        fuzz(asked.targets[0], asked.seconds)
    from tests.fuzzing.targets import TARGETS

    for name in asked.targets or TARGETS:
        command = [sys.executable, "-m", "tests.fuzzing", name, "--seconds", str(asked.seconds), "--here"]
        print(f"== {name}: ended with {subprocess.run(command, check=False).returncode}", flush=True)


def fuzz(name: str, seconds: int) -> None:
    """Fuzz one target in this process, and end it."""
    import atheris  # type: ignore[import-not-found]

    with atheris.instrument_imports(include=["sayso"]):
        from tests.fuzzing.targets import TARGETS
    target = TARGETS[name]
    known: set[str] = set()

    def check(data: bytes) -> None:
        try:
            target(data)
        except Exception as error:
            place = str(traceback.extract_tb(error.__traceback__)[-1])
            if place not in known:
                known.add(place)
                kept = keep(name, data)
                print(f"{kept.name}: {type(error).__name__}: {str(error)[:200]} at {place}", flush=True)

    with tempfile.TemporaryDirectory() as corpus:
        for number, seed in enumerate((b"", *target.seeds)):
            (Path(corpus) / str(number)).write_bytes(seed)
        limits = {
            "max_total_time": seconds,
            "max_len": _MOST_BYTES,
            "timeout": _MOST_SECONDS_AN_INPUT,
            "rss_limit_mb": _MOST_MB,
            "verbosity": 0,
            "print_final_stats": 1,
        }
        options = [f"-{option}={value}" for option, value in limits.items()]
        atheris.Setup([sys.argv[0], *options, f"-artifact_prefix={CASES}/{name}-", corpus], check)
        atheris.Fuzz()


def keep(name: str, data: bytes) -> Path:
    """Keep an input as a case of the target."""
    path = CASES / f"{name}-{hashlib.sha256(data).hexdigest()[:12]}"
    path.write_bytes(data)
    return path


if __name__ == "__main__":
    main()
