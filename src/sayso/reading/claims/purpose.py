"""What for: the purpose told beside a proposition."""

from __future__ import annotations

from spacy.tokens import Token


def purpose_of(token: Token) -> str | None:
    """The words of a purpose clause ("to guard oil wells", "in order to train recruits")."""
    for child in token.children:
        if child.dep_ in ("advcl", "xcomp") and any(c.tag_ == "TO" for c in child.children):
            words = [t for t in child.subtree if not t.is_space]
            if words and words[0].i > token.i:
                return token.doc[words[0].i : words[-1].i + 1].text.rstrip(' .,;:”"')
    return None
