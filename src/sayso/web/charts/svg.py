"""Elements of SVG as escaped text; presentation is by class, since no style may stand in the page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from markupsafe import Markup, escape

from sayso.ledger.cells import visible


def element(name: str, *content: str, **attributes: Any) -> Markup:
    """An element; a trailing "_" of an attribute's name is cut, other "_" become "-"."""
    told = Markup("").join(
        Markup(' {}="{}"').format(Markup(key.rstrip("_").replace("_", "-")), _value(value))
        for key, value in attributes.items()
        if value is not None
    )
    return Markup("<{0}{1}>{2}</{0}>").format(Markup(name), told, join(content))


def join(parts: Iterable[str]) -> Markup:
    """Parts one after the other; plain text is escaped."""
    return Markup("").join(part if isinstance(part, Markup) else escape(visible(part)) for part in parts)


def _value(value: Any) -> Any:
    return f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else value
