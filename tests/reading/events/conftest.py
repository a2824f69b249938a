"""A reader for events."""

from collections.abc import Callable

import pytest

import sayso
from sayso.records import Event


@pytest.fixture(scope="session")
def events() -> Callable[..., list[Event]]:
    """Read a text's events with the whole pipeline, as of a Tuesday in May 2024."""
    reader = sayso.Reader()
    return lambda text, date="2024-05-14": reader.read(text, date=date).events
