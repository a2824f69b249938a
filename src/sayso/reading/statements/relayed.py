"""Second-hand sources: in "the base is empty, the agency said, citing two officers" the officers say it
too.
"""

from __future__ import annotations

from spacy.tokens import Token

from sayso.reading.statements.attribution import Attribution
from sayso.reading.statements.context import Context
from sayso.reading.statements.lexicon import entries_of, speakers
from sayso.reading.statements.syntax import children, is_verb, noun_phrase

_NAMES = frozenset({"PERSON", "ORG", "NORP"})


def relayed(context: Context, found: dict[int, Attribution]) -> dict[int, Attribution]:
    """Attributions to second-hand sources by the index of their verb; `found` has those of the cue verbs."""
    relays: dict[int, Attribution] = {}
    for token in context.doc:
        if token.tag_ != "VBG" or not entries_of(token.text, "relay"):
            continue
        told = _told(token, found)
        cited = next((child for child in children(token, "dobj") if _can_be_cited(child)), None)
        if told is None or cited is None:
            continue
        source = context.trimmed(context.offsets(*noun_phrase(cited)))
        cue = context.offsets(token.i, token.i + 1)
        if source is not None and all(b <= cue[0] or a >= source[1] for a, b in told.content):
            relays[token.i] = Attribution(source, cue, told.content)
    return relays


def _told(participle: Token, found: dict[int, Attribution]) -> Attribution | None:
    """What the verb that the participle goes with cites; the parse may hang it on the reported clause
    instead.
    """
    above = participle.head
    for _ in range(3):
        if above.i in found:
            return found[above.i]
        if above == above.head or not is_verb(above):
            return None
        above = above.head
    return None


def _can_be_cited(noun: Token) -> bool:
    word = noun.lower_
    singular = {word, word.removesuffix("s"), word.removesuffix("es"), word.removesuffix("ies") + "y"}
    return noun.ent_type_ in _NAMES or bool(singular & speakers())
