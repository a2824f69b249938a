"""What the package never does: run what a file holds, or unpickle it; and what it tells of its model."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import sayso
from sayso.reading.encoder.digests import shipped_digest

SOURCE = Path(sayso.__file__).parent
MODULES = {"pickle", "cPickle", "cloudpickle", "dill", "joblib", "marshal", "shelve"}
CALLS = {"eval", "exec", "compile"}


def modules(node: ast.AST) -> set[str]:
    if isinstance(node, ast.Import):
        return {name.name.partition(".")[0] for name in node.names}
    return {(node.module or "").partition(".")[0]} if isinstance(node, ast.ImportFrom) else set()


def test_nothing_is_unpickled_or_run_from_a_file() -> None:
    found = []
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            called = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS
            pickled = isinstance(node, ast.keyword) and node.arg == "allow_pickle"
            if called or pickled or modules(node) & MODULES:
                found.append(f"{path.relative_to(SOURCE)}:{getattr(node, 'lineno', 0)}")
    assert found == []


def test_the_version_is_told_with_the_hash_of_the_model() -> None:
    done = subprocess.run([sys.executable, "-m", "sayso", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout == f"sayso {sayso.__version__}\nmodel {shipped_digest()}\n"
