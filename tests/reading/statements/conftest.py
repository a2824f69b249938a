import pytest

from sayso.reading.statements import find_statements


@pytest.fixture
def read(nlp):
    """Read the statements of a text, without times."""
    return lambda text: find_statements(nlp(text), [])


@pytest.fixture
def told(read):
    """Read statements as (source, cue, contents) in plain words."""

    def words(text):
        return [(s.source and s.source.text, s.cue and s.cue.text, [c.text for c in s.content]) for s in read(text)]

    return words
