"""Fixtures that every test may use."""

import pytest
from hypothesis import settings
from spacy.language import Language

# The same examples in every run: a failure is the change's and not the day's.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.load_profile("steady")


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The spaCy pipeline that sayso's own steps build on."""
    from sayso.reading.pipeline import load_syntax

    return load_syntax()
