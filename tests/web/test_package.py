"""What a user who installs the package gets of the desk."""

from __future__ import annotations

import subprocess
import sys
from importlib.resources import files
from pathlib import Path

ROOT = Path(__file__).parents[2]
HIDDEN = "import sys; sys.modules['fastapi'] = None; from sayso.cli import main; sys.argv = ['sayso', 'serve']; main()"


def test_the_wheel_takes_in_every_file_of_the_desk() -> None:
    settings = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert 'packages = ["src/sayso"]' in settings
    # hatchling leaves out what git ignores.
    kept = [
        path
        for path in (ROOT / "src/sayso/web").rglob("*")
        if path.suffix in (".html", ".css", ".js", ".jsonl", ".svg")
    ]
    listed = subprocess.run(
        ["git", "check-ignore", *map(str, kept)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert len(kept) > 15 and listed.stdout == ""


def test_the_shapes_name_their_source() -> None:
    head = files("sayso.web").joinpath("data/shapes.jsonl").read_text(encoding="utf-8").partition("\n")[0]
    assert "Natural Earth" in head and "public domain" in head


def test_without_the_extra_serve_tells_in_one_line_what_to_install() -> None:
    done = subprocess.run([sys.executable, "-c", HIDDEN], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.strip() == "sayso: the desk needs fastapi: pip install 'sayso[web]'"
