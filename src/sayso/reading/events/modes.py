"""Modes: the finer kind of an event, where its words are plain."""

from __future__ import annotations

from spacy.tokens import Token

from sayso.reading.events import lexicon
from sayso.reading.events.lexicon import Row
from sayso.reading.propositions import phrases


def mode_of(row: Row, head: Token) -> str | None:
    """The mode that the row tells; of an ASSAULT without one, that of the weapon named in the clause."""
    if row.mode is not None or row.type != "ASSAULT":
        return row.mode
    own = {form for token in phrases.own_tokens(head) for form in (token.lower_, token.lemma_.lower())}
    return next((mode for mode, words in lexicon.modes() if not words.isdisjoint(own)), None)
