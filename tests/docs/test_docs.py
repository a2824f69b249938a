"""The documentation is that of the code: helps, fields, signatures and columns are up to date, and examples run."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from typer.main import get_command

import sayso
from sayso.cli import app

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = {page.name: page.read_text(encoding="utf-8") for page in sorted(DOCS.glob("*.md"))}
COMMANDS = list(get_command(app).commands)
LINK = re.compile(r"\]\((?!https?://)([^)#\s]*)(?:#([^)\s]+))?\)")
PYTHON = re.compile(r"^```python\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def anchors(page: str) -> set[str]:
    """The anchors of a page's headings."""
    headings = re.findall(r"^#+ (.+)$", page, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_generated_pages_are_up_to_date() -> None:
    command = [sys.executable, "docs/generate.py", "--check"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (result.returncode, result.stdout) == (0, ""), result.stderr


def test_the_check_notices_a_page_that_is_out_of_date(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(DOCS))
    import generate

    page = tmp_path / "ledger.md"
    page.write_text(PAGES["ledger.md"].replace("Code of the force", "Number of the force"), encoding="utf-8")
    monkeypatch.setattr(generate, "DOCS", tmp_path)
    assert generate.outdated() == [page]
    page.write_text(PAGES["ledger.md"], encoding="utf-8")
    assert generate.outdated() == []


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_its_help_and_an_example_in_the_docs(command: str) -> None:
    page = PAGES["command-line.md"]
    assert f"$ sayso {command} --help\nUsage: sayso {command}" in page
    example = page.split(f"\n### {command}\n", 1)[1].split("\n### ")[0]
    block = re.search(r"```console\n\$ sayso (.*?)\n(.+?)\n```", example, re.DOTALL)
    assert block is not None
    assert command in block[1]
    assert block[2].strip()


def test_every_public_name_is_in_the_docs() -> None:
    page = PAGES["python-api.md"]
    missing = [name for name in sayso.__all__ if name != "__version__" and not re.search(rf"\b{name}\b", page)]
    assert missing == []


def test_the_examples_in_python_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "reports").symlink_to(ROOT / "examples" / "reports")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SAYSO_LEDGER", raising=False)
    blocks = PYTHON.findall(PAGES["python-api.md"])
    assert len(blocks) >= 5
    script = tmp_path / "examples.py"
    script.write_text("\n".join(blocks), encoding="utf-8")
    result = subprocess.run([sys.executable, script], capture_output=True, text=True, encoding="utf-8", check=False)
    assert result.returncode == 0, result.stderr
    told = result.stdout.splitlines()
    assert told[0].startswith("Aud Brekke | told | ")
    assert "17 new, 0 known, 0 rejected" in told
    assert told[-1] == "[('Tuesday', '2021-03-02')]"


@pytest.mark.parametrize("name", PAGES)
def test_links_between_pages_lead_somewhere(name: str) -> None:
    for target, anchor in LINK.findall(PAGES[name]):
        path = (DOCS / target).resolve() if target else DOCS / name
        assert path.exists(), target
        if anchor:
            assert anchor in anchors(path.read_text(encoding="utf-8")), f"{target}#{anchor}"


def test_the_sql_in_the_docs_runs(tmp_path: Path) -> None:
    queries = re.findall(r"^```sql\n(.*?)^```$", PAGES["ledger.md"], re.DOTALL | re.MULTILINE)
    assert queries
    with sayso.Ledger(tmp_path / "l.duckdb") as ledger:
        for query in queries:
            assert ledger.sql(query).num_rows == 0
