"""Writes the generated parts of the documentation from the code itself.

    python docs/generate.py            rewrite them
    python docs/generate.py --check    tell what is out of date, and exit with 1 if anything is

A page holds marked stretches, `<!-- generated: name -->` to `<!-- end -->`; all else in it is written by hand. The
check leaves out the examples' output: it may change with the reading, and is written anew by the first command.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from generators import api, command_line, ledger, record

DOCS = Path(__file__).parent
STRETCH = re.compile(r"(<!-- generated: (?P<name>[\w-]+) -->\n).*?(<!-- end -->)", re.DOTALL)
PARTS: dict[str, Callable[[], str]] = {
    "commands": command_line.helps,
    "record-fields": record.fields,
    "api-names": api.names,
    "api-errors": api.errors_tree,
    "ledger-views": ledger.views,
}
EXAMPLES: dict[str, Callable[[], str]] = {
    "command-examples": command_line.examples,
    "record-example": record.example,
}


def render(page: str, makers: dict[str, Callable[[], str]]) -> str:
    """The page with each stretch that `makers` knows made anew."""

    def make(stretch: re.Match[str]) -> str:
        maker = makers.get(stretch["name"])
        return stretch[0] if maker is None else f"{stretch[1]}\n{maker().strip()}\n\n{stretch[3]}"

    return STRETCH.sub(make, page)


def outdated() -> list[Path]:
    """The pages whose generated stretches, examples left out, are not as the code would have them."""
    pages = sorted(DOCS.glob("*.md"))
    return [page for page in pages if (text := page.read_text(encoding="utf-8")) != render(text, PARTS)]


def main() -> None:
    """Rewrite or check."""
    if sys.argv[1:] == ["--check"]:
        stale = outdated()
        for page in stale:
            print(f"{page.name} is out of date: run python docs/generate.py")
        sys.exit(1 if stale else 0)
    for page in sorted(DOCS.glob("*.md")):
        text = page.read_text(encoding="utf-8")
        page.write_text(render(text, PARTS | EXAMPLES), encoding="utf-8")


if __name__ == "__main__":
    main()
