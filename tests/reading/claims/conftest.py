"""A reader for the tables of sentences."""

from collections.abc import Callable

import pytest
from shorthand import shorthand

import sayso
from sayso.records import Claim


@pytest.fixture(scope="session")
def claims() -> Callable[..., list[Claim]]:
    """Read a text's claims with the whole pipeline, as of a Wednesday in June 2024."""
    reader = sayso.Reader()
    return lambda text, date="2024-06-12": reader.read(text, date=date).claims


@pytest.fixture(scope="session")
def read(claims: Callable[..., list[Claim]]) -> Callable[..., list[str]]:
    """Read a text's claims in their short forms, in alphabetical order."""
    return lambda text, date="2024-06-12": shorthand(claims(text, date))
