"""Words and facts beside the modules that read by them: the arrays of a package's `words.toml`, and its CSV tables."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files


@cache
def word_lists(package: str) -> Mapping[str, frozenset[str]]:
    """The lists of a package's `words.toml` by name; every entry is in lower case."""
    table = tomllib.loads(files(package).joinpath("words.toml").read_text(encoding="utf-8"))
    return {name: frozenset(words) for name, words in table.items()}


def table_rows(package: str, name: str) -> Iterator[dict[str, str]]:
    """The rows of a package's CSV table by column; lines that begin with "#" are left out."""
    text = files(package).joinpath(name).read_text(encoding="utf-8")
    yield from csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
