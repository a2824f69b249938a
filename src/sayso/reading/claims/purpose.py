"""What for: the purpose told beside a proposition."""

from __future__ import annotations

from spacy.tokens import Token

from sayso.reading.propositions import phrases, syntax

_ENDS = ' .,;:”"'


def purpose_of(token: Token) -> str | None:
    """The words of a purpose clause ("to guard oil wells", "in order to train recruits")."""
    for child in token.children:
        if child.dep_ in ("advcl", "xcomp") and syntax.has_to(child):
            words = phrases.words_under(child)
            if words and words[0].i > token.i:
                return phrases.text_of(words).rstrip(_ENDS)
    return None
