"""What a user who installs the package gets of the desk."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from importlib.resources import files
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HIDDEN = "import sys; sys.modules['fastapi'] = None; from sayso.cli import main; sys.argv = ['sayso', 'serve']; main()"


@pytest.mark.slow
def test_the_wheel_holds_every_file_of_the_package(tmp_path: Path) -> None:
    builder = pytest.importorskip("hatchling.builders.wheel").WheelBuilder(str(ROOT))
    (wheel,) = builder.build(directory=str(tmp_path), versions=["standard"])
    packed = set(zipfile.ZipFile(wheel).namelist())
    kept = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "src/sayso"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    assert "sayso/web/templates/timeline.html" in packed and "sayso/web/data/shapes.jsonl" in packed
    assert {name.removeprefix("src/") for name in kept if (ROOT / name).exists()} <= packed


def test_the_shapes_name_their_source() -> None:
    head = files("sayso.web").joinpath("data/shapes.jsonl").read_text(encoding="utf-8").partition("\n")[0]
    assert "Natural Earth" in head and "public domain" in head


def test_without_the_extra_serve_tells_in_one_line_what_to_install() -> None:
    done = subprocess.run([sys.executable, "-c", HIDDEN], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.strip() == "sayso: the desk needs fastapi: pip install 'sayso[web]'"
