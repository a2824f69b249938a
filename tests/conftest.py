"""Fixtures that every test may use."""

import pytest
from spacy.language import Language


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The spaCy pipeline that sayso's own steps build on."""
    from sayso.reading.pipeline import load_syntax

    return load_syntax()
