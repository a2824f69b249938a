"""Lists of words beside the modules that read by them: the arrays of a package's `words.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def word_lists(package: str) -> Mapping[str, frozenset[str]]:
    """The lists of a package's `words.toml` by name; every entry is in lower case."""
    table = tomllib.loads(files(package).joinpath("words.toml").read_text(encoding="utf-8"))
    return {name: frozenset(words) for name, words in table.items()}
