"""Mends what the parser gets wrong time and again in news prose, so that no later step has to know of it."""

from __future__ import annotations

from spacy.tokens import Doc, Token

_BOUNDS = {("up", "to"), ("close", "to"), ("down", "to")}


def repair(doc: Doc) -> Doc:
    """Mend the Doc's syntax in place.

    "Send up to 1,500 soldiers": the parser takes "up" for the verb's particle and "to" for a preposition. Where a
    number follows, the counted noun becomes the verb's object and the two words become the number's modifiers.
    """
    if not doc.has_annotation("DEP"):
        return doc
    for token in doc:
        if token.dep_ == "prep" and token.i > 0 and (doc[token.i - 1].lower_, token.lower_) in _BOUNDS:
            counted = next((c for c in token.children if c.dep_ == "pobj"), None)
            if counted is not None and _starts_with_number(token, counted):
                _take_as_object(doc[token.i - 1], token, counted)
    return doc


def _starts_with_number(prep: Token, counted: Token) -> bool:
    return prep.i + 1 < len(prep.doc) and prep.nbor(1).like_num and prep.nbor(1).i <= counted.i


def _take_as_object(up: Token, to: Token, counted: Token) -> None:
    verb = up.head if to.head == up else to.head
    has_object = any(c.dep_ == "dobj" for c in verb.children)
    if verb.pos_ not in ("VERB", "AUX", "NOUN") or has_object or verb == counted:
        return
    counted.head = verb
    counted.dep_ = "dobj" if verb.pos_ != "NOUN" else "pobj"
    number = counted.doc[to.i + 1]
    for word in (up, to):
        word.head = number if number != counted else counted
        word.dep_ = "quantmod"
