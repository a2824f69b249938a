"""Templates: everything that they print is escaped, on one line, and shows no control character."""

from __future__ import annotations

from datetime import date, datetime
from functools import cache
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from sayso._version import __version__
from sayso.ledger.cells import visible
from sayso.web import wording


def render(template: str, **context: Any) -> str:
    """The template with these values."""
    return _environment().get_template(template).render(**context)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("sayso.web"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_printed,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(version=__version__, address=address, wording=wording)
    environment.filters.update(day=_day, count=_count, link=_link)
    return environment


def address(path: str, **query: Any) -> str:
    """A path of the desk with the parameters that have a value."""
    given = {name.rstrip("_"): value for name, value in query.items() if value not in (None, "")}
    return f"{path}?{urlencode(given)}" if given else path


def _printed(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, str) and not isinstance(value, Markup):
        return visible(value)
    return value


def _day(value: object) -> str:
    """A day as a person writes it: 8 July 2024."""
    if isinstance(value, str):
        try:
            value = date.fromisoformat(value)
        except ValueError:
            return str(value)
    if isinstance(value, datetime):
        value = value.date()
    return f"{value.day} {value:%B} {value.year}" if isinstance(value, date) else "no date"


def _count(value: int, one: str, many: str | None = None) -> str:
    """A number with its noun: "1 report", "1,204 reports"."""
    return f"{value:,} {one if value == 1 else many or one + 's'}"


def _link(value: str | None) -> str | None:
    """The address, where it is one that a browser may follow from here."""
    return value if value and value.startswith(("http://", "https://")) else None
