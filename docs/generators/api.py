"""The public names with their signatures and the first lines of their docstrings."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from typing import Any

import sayso
from sayso import errors

# Annotations are kept as text, which a signature shows in quotes.
QUOTED = re.compile(r"(?<=[:>] )'([^']*)'")


def names() -> str:
    """A section for each public function and class; of a class also its public methods."""
    told = [name for name in sayso.__all__ if not _is_error(name) and not name.startswith("__")]
    functions = [name for name in told if inspect.isfunction(getattr(sayso, name))]
    classes = [name for name in told if name not in functions]
    return "\n\n".join([*map(_function, functions), *map(_class, classes)])


def errors_tree() -> str:
    """The tree of errors as their module draws it."""
    return f"```text\n{inspect.cleandoc(errors.__doc__ or '')}\n```"


def _is_error(name: str) -> bool:
    return hasattr(errors, name)


def _function(name: str) -> str:
    function = getattr(sayso, name)
    return f"### sayso.{name}\n\n```text\n{_signature(name, function)}\n```\n\n{_body(function)}"


def _class(name: str) -> str:
    kind = getattr(sayso, name)
    parts = [f"### sayso.{name}", _body(kind)]
    methods = [f"{_signature(method, member)}\n    {_summary(member)}" for method, member in _methods(kind)]
    if methods:
        parts.append("```text\n" + "\n".join(methods) + "\n```")
    return "\n\n".join(parts)


def _methods(kind: type) -> Iterator[tuple[str, Any]]:
    inherited = [base for base in kind.__mro__[1:] if base.__module__.startswith("sayso.ledger.")]
    for name, member in (pair for owner in (kind, *inherited) for pair in vars(owner).items()):
        public = not name.startswith("_") and not name.startswith("model_")
        if public and inspect.isfunction(inspect.unwrap(member)):
            yield name, member


def _signature(name: str, function: Any) -> str:
    signature = inspect.signature(function)
    shown = [parameter for parameter in signature.parameters.values() if parameter.name != "self"]
    one_line = QUOTED.sub(r"\1", str(signature.replace(parameters=shown)))
    if len(name + one_line) <= 100:
        return name + one_line
    parts, _, result = one_line.removeprefix("(").rpartition(") -> ")
    return f"{name}(\n    " + ",\n    ".join(_split(parts)) + f",\n) -> {result}"


def _split(parts: str) -> list[str]:
    """Parameters apart: at commas that stand in no brackets."""
    found, depth = [""], 0
    for character in parts:
        depth += (character in "([{") - (character in ")]}")
        if character == "," and depth == 0:
            found.append("")
        else:
            found[-1] += character
    return [part.strip() for part in found]


def _summary(member: Any) -> str:
    return (inspect.getdoc(member) or "").split("\n", 1)[0]


def _body(member: Any) -> str:
    first, _, rest = (inspect.getdoc(member) or "").partition("\n\n")
    return f"{first}\n\n```text\n{rest}\n```" if rest else first
