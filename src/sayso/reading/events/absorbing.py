"""What a word swallows: events in what is refused, demanded or agreed are no events of their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice

from spacy.tokens import Token

from sayso.reading.events.lexicon import words
from sayso.reading.events.signals import Signal
from sayso.reading.propositions import syntax

_COMPLEMENTS = frozenset(
    {"ccomp", "xcomp", "dobj", "obj", "pobj", "pcomp", "attr", "oprd", "dative", "nsubjpass", "csubj"}
)
_HIGHEST = 30
"""How many words above a signal may swallow it."""


def governing(signal: Signal, signals: Mapping[int, Signal]) -> Iterator[tuple[Signal, Token]]:
    """The signals of whose complement this one is part, the nearest first, each with the complement's head."""
    below = signal.token
    for above in islice(signal.token.ancestors, _HIGHEST):
        other = signals.get(above.i)
        if other is not None and other.head != signal.head and _reaches(below, other):
            yield other, below
        if below.dep_ == "parataxis" or (below.dep_ == "relcl" and not _is_infinitive(below)):
            return
        below = above


def is_absorbed(signal: Signal, signals: Mapping[int, Signal]) -> bool:
    """Does a word above the signal swallow what its complement tells?"""
    finite = _is_finite(signal.head)
    for other, below in governing(signal, signals):
        if other.row.content == "all":
            return True
        if other.row.content == "phrase" and (not finite or below.dep_ in ("dobj", "obj", "nsubjpass")):
            return True
    return False


def _reaches(below: Token, other: Signal) -> bool:
    """Is the word below part of what the word above says?"""
    if below.dep_ in _COMPLEMENTS:
        return True
    if below.dep_ == "prep":
        return below.lower_ in words("complements")
    if other.is_nominal or other.row.type == "PROTEST":
        # "Marched to demand", "calling for": what a protest demands is the protest's own.
        return below.dep_ in ("acl", "advcl", "xcomp")
    if other.row.type == "REQUEST" and below.dep_ == "advcl":
        # "Pushing for them to leave", "demanded parties to allow it": the parser takes these for adjuncts.
        return _is_infinitive(below) or any(c.dep_ == "mark" and c.lower_ == "for" for c in below.children)
    return below.dep_ == "acl" or (below.dep_ == "relcl" and _is_infinitive(below))


def _is_infinitive(verb: Token) -> bool:
    return syntax.is_verb(verb) and syntax.has_to(verb)


def _is_finite(verb: Token) -> bool:
    """Has the verb a tense of its own ("that they attacked"), as "of attacking" has not?"""
    return verb.tag_ in ("VBD", "VBP", "VBZ") or (
        any(c.dep_ in ("aux", "auxpass") and c.tag_ in ("MD", "VBD", "VBP", "VBZ") for c in verb.children)
        and syntax.is_verb(verb)
    )
