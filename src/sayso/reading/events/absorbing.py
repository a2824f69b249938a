"""What a word swallows: events in what is refused, demanded or agreed are no events of their own."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice

from spacy.tokens import Token

from sayso.reading.claims import syntax
from sayso.reading.events.lexicon import words
from sayso.reading.events.signals import Signal

_COMPLEMENTS = frozenset({"ccomp", "xcomp", "dobj", "obj", "pobj", "pcomp", "attr", "oprd", "dative", "nsubjpass", "csubj"})
_HIGHEST = 30
"""How many words above a signal may swallow it."""


def is_absorbed(signal: Signal, signals: Mapping[int, Signal]) -> bool:
    """Does a word above the signal swallow what its complement tells?"""
    below = signal.token
    finite = _is_finite(signal.head)
    for above in islice(signal.token.ancestors, _HIGHEST):
        other = signals.get(above.i)
        if other is not None and other.head != signal.head and _reaches(below, above, other):
            if other.row.content == "all" or (other.row.content == "phrase" and not finite):
                return True
            if other.row.content == "phrase" and below.dep_ in ("dobj", "obj", "nsubjpass"):
                return True
        if below.dep_ in ("relcl", "parataxis"):
            return False
        below = above
    return False


def _reaches(below: Token, above: Token, other: Signal) -> bool:
    """Is the word below part of what the word above says?"""
    if below.dep_ in _COMPLEMENTS:
        return True
    if below.dep_ == "prep":
        return below.lower_ in words("complements")
    if other.is_nominal or other.row.type == "PROTEST":
        # "Marched to demand", "calling for": what a protest demands is the protest's own.
        return below.dep_ in ("acl", "advcl", "xcomp")
    return below.dep_ == "acl"


def _is_finite(verb: Token) -> bool:
    """Has the verb a tense of its own ("that they attacked"), as "of attacking" has not?"""
    return verb.tag_ in ("VBD", "VBP", "VBZ") or any(
        c.dep_ in ("aux", "auxpass") and c.tag_ in ("MD", "VBD", "VBP", "VBZ") for c in verb.children
    ) and syntax.is_verb(verb)
