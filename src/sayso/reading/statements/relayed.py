"""Second-hand sources: in "the base is empty, the agency said, citing two officers" the officers say it too, and
in "the minister denied that they are there, as a newspaper claimed" the newspaper does.
"""

from __future__ import annotations

from spacy.tokens import Token

from sayso.reading.codes.lookup import code_of, role_of
from sayso.reading.entities.lexicon import noun_types
from sayso.reading.statements.attribution import Attribution
from sayso.reading.statements.context import Context
from sayso.reading.statements.lexicon import entries_of, speakers
from sayso.reading.statements.syntax import children, cue_range, is_verb, noun_phrase

_NAMES = frozenset({"PERSON", "ORG", "NORP"})


def relayed(context: Context, found: dict[int, Attribution]) -> dict[int, Attribution]:
    """Attributions to second-hand sources by the index of their verb; `found` has those of the cue verbs."""
    relays: dict[int, Attribution] = {}
    for token in context.doc:
        if token.tag_ != "VBG" or not entries_of(token.text, "relay"):
            continue
        told = _told(token, found)
        cited = next((child for child in children(token, "dobj") if can_be_cited(child)), None)
        if told is None or cited is None:
            continue
        source = context.trimmed(context.offsets(*noun_phrase(cited)))
        cue = context.offsets(token.i, token.i + 1)
        if source is not None and all(b <= cue[0] or a >= source[1] for a, b in told.content):
            relays[token.i] = Attribution(source, cue, told.content)
    relays.update(_vouched(context, found))
    relays.update(_echoed(context, found))
    return relays


def _vouched(context: Context, found: dict[int, Attribution]) -> dict[int, Attribution]:
    """Attributions of what the speaker has "on the word of an officer", and the speaker's without these words."""
    vouched: dict[int, Attribution] = {}
    for token in context.doc:
        nouns = {entry.words[-1] for entry in entries_of(token.text, "phrase") if "relay" in entry.takes}
        if not nouns or token.dep_ != "prep" or context.quoted[token.i] >= 0:
            continue
        told_by = next((above.i for above in token.ancestors if above.i in found), None)
        noun = next((child for child in children(token, "pobj") if child.lower_ in nouns), None)
        of = next((child for child in children(noun, "prep") if child.lower_ == "of"), None) if noun else None
        cited = next((child for child in children(of, "pobj") if can_be_cited(child)), None) if of else None
        if told_by is None or of is None or cited is None:
            continue
        source = context.trimmed(context.offsets(*noun_phrase(cited)))
        cue = context.offsets(token.i, of.i + 1)
        if source is None:
            continue
        # The parse may have the phrase in the reported clause, which it only leads up to.
        told = found[told_by]
        parts = [
            part for a, b in told.content for part in ((a, min(b, cue[0])), (max(a, source[1]), b)) if part[0] < part[1]
        ]
        content = tuple(part for part in map(context.trimmed, parts) if part is not None)
        if content:
            vouched[token.i] = Attribution(source, cue, content)
            vouched[told_by] = told._replace(content=content)
    return vouched


def _echoed(context: Context, found: dict[int, Attribution]) -> dict[int, Attribution]:
    """Attributions of "as X claimed", and those that they stand in without these words."""
    echoes: dict[int, Attribution] = {}
    for token in context.doc:
        if not is_verb(token) or token.dep_ != "advcl" or token.left_edge.lower_ != "as" or token.i in found:
            continue
        if not any("clause" in entry.takes for entry in entries_of(token.text, "verb")):
            continue
        told_by = next((above.i for above in token.ancestors if above.i in found), None)
        subjects = children(token, "nsubj")
        if told_by is None or not subjects or subjects[0].pos_ == "PRON":
            continue
        told = found[told_by]
        start = context.offsets(token.left_edge.i, token.left_edge.i + 1)[0]
        pieces = [context.trimmed((a, min(b, start))) for a, b in told.content if a < start]
        content = tuple(piece for piece in pieces if piece is not None)
        source = context.trimmed(context.offsets(*noun_phrase(subjects[0], without=token)))
        if content and source is not None:
            cue = context.offsets(*cue_range(token, token))
            echoes[token.i] = Attribution(source, cue, content)
            echoes[told_by] = told._replace(content=content)
    return echoes


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


def can_be_cited(noun: Token) -> bool:
    """Is it the head of a phrase for somebody who speaks: a name, or a noun for a person or of the list of speakers?"""
    if role_of(noun.text) or code_of(noun.text) or noun_types().get(noun.lemma_.lower()) == "Person":
        return True
    word = noun.lower_
    singular = {word, word.removesuffix("s"), word.removesuffix("es"), word.removesuffix("ies") + "y"}
    return noun.ent_type_ in _NAMES or bool(singular & speakers())
