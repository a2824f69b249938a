"""The statements of a text, where what the encoder reads of it is given."""

from typing import Any

from spacy.language import Language

from sayso.reading import layers
from sayso.reading.statements import find_statements

Told = tuple[str | None, str, tuple[str, ...]]


def _range(text: str, part: str) -> list[int]:
    assert text.count(part) == 1, part
    return [text.index(part), text.index(part) + len(part)]


def find(nlp: Language, text: str, *encoded: Told, perhaps: tuple[str, ...] = ()) -> list[tuple[Any, ...]]:
    """Source, cue, contents and the parent's cue of each statement."""
    doc = nlp(text)
    read = {
        "attributions": [
            {
                "source": _range(text, source) if source else None,
                "cue": _range(text, cue),
                "content": [_range(text, part) for part in contents],
            }
            for source, cue, contents in encoded
        ],
        "perhaps": [_range(text, part) for part in perhaps],
    }
    layers.put_encoded(doc, {"attribution": read})
    found = find_statements(doc, [])
    cues = {statement.id: statement.cue.text for statement in found if statement.cue}
    return [
        (
            statement.source.text if statement.source else None,
            statement.cue.text if statement.cue else None,
            tuple(part.text for part in statement.content),
            cues.get(statement.parent) if statement.parent else None,
        )
        for statement in found
    ]
