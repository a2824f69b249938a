"""Cue nouns and adjectives: "X's claim that …", "issued a warning that …", "X is confident that …"."""

from __future__ import annotations

from spacy.tokens import Token

from sayso.reading.statements.attribution import Attribution, Offsets
from sayso.reading.statements.complements import with_tail
from sayso.reading.statements.context import Context
from sayso.reading.statements.lexicon import Cue, entries_of
from sayso.reading.statements.syntax import (
    Range,
    chain_head,
    children,
    cue_range,
    has_to,
    noun_phrase,
    subject,
    whole,
)

_LONGEST_SOURCE = 100


def nominal_attributions(context: Context) -> list[Attribution]:
    """Attributions whose cue is a noun or an adjective of the lexicon."""
    found: list[Attribution | None] = []
    for token in context.doc:
        if context.quoted[token.i] >= 0:
            continue
        if token.tag_ in ("NN", "NNS"):
            found += [_of_noun(context, token, entry) for entry in entries_of(token.text, "noun")[:1]]
        elif token.dep_ in ("acomp", "ROOT", "conj", "oprd", "amod", "ccomp"):
            found += [_of_adjective(context, token, entry) for entry in entries_of(token.text, "adjective")[:1]]
    return [attribution for attribution in found if attribution is not None]


def _of_noun(context: Context, noun: Token, entry: Cue) -> Attribution | None:
    owners = children(noun, "poss") or _tellers(noun, entry)
    support = noun.head if noun.dep_ == "dobj" and entries_of(noun.head.text, "support") else None
    found = _complement(noun, entry)
    if found is None and owners and owners[0].i > noun.i:
        found = _complement(owners[0], entry)
    if found is None and noun.dep_ == "nsubj":
        return _predicated(context, noun, owners, entry)
    if found is None or not (owners or support):
        return None
    content, preposition = found
    last = preposition or noun
    if owners:
        source = noun_phrase(owners[0], without=context.doc[content[0]])
        follows = owners[0].i > noun.i and preposition is None
        cue: Range = (_after_owner(owners[0], noun), noun.i + 1 if follows else last.i + 1)
    else:
        assert support is not None
        speaker = subject(chain_head(support))
        if speaker is None:
            return None
        source = noun_phrase(speaker, without=support)
        cue = cue_range(chain_head(support), last)
    return _made(context, source, cue, content)


def _tellers(noun: Token, entry: Cue) -> list[Token]:
    """Whose a cue noun is by a preposition: "a claim by the rebels"; of what is printed also "in" a paper."""
    found = []
    for preposition in children(noun, "prep"):
        for owner in children(preposition, "pobj"):
            printed = preposition.lower_ == "in" and entry.kind == "report" and owner.pos_ == "PROPN"
            if preposition.lower_ in ("by", "from") or printed:
                found.append(owner)
    return found


def _predicated(context: Context, noun: Token, owners: list[Token], entry: Cue) -> Attribution | None:
    """The attribution of a cue noun that a clause is the predicate of: "her view is that …", "all signs are
    that …".
    """
    verb = noun.head
    clauses = [
        child
        for child in children(verb, "ccomp", "xcomp", "advcl")
        if child.i > verb.i
        and (("clause" in entry.takes and not has_to(child)) or ("to" in entry.takes and has_to(child)))
    ]
    plural = noun.tag_ == "NNS"
    if not clauses or verb.pos_ != "AUX" or not (owners or (plural and "clause" in entry.takes)):
        return None
    content = with_tail(verb, clauses[0])
    if owners:
        return _made(context, noun_phrase(owners[0]), (_after_owner(owners[0], noun), verb.i + 1), content)
    return _made(context, noun_phrase(noun), cue_range(verb, verb), content)


def _after_owner(owner: Token, noun: Token) -> int:
    """Where the cue begins behind a possessive: with the adjectives of its noun."""
    return noun.i if owner.i > noun.i else min(owner.right_edge.i + 1, noun.i)


def _complement(word: Token, entry: Cue) -> tuple[Range, Token | None] | None:
    """The content that a noun or adjective takes, and the preposition that belongs to the cue, if any."""
    for child in word.rights:
        if child.dep_ in ("acl", "relcl", "ccomp", "xcomp"):
            infinitive = has_to(child)
            clause = child.dep_ == "ccomp" or any(mark.lower_ == "that" for mark in children(child, "mark"))
            # "A claim that the brigade had left": the parse may take "that" for an object.
            clause = clause or (child.left_edge.lower_ == "that" and bool(_subjects_beside_that(child)))
            if ("to" in entry.takes and infinitive) or ("clause" in entry.takes and clause and not infinitive):
                return whole(child), None
        if child.dep_ == "prep" and child.lower_ in entry.takes:
            inner = children(child, "pobj", "pcomp")
            if inner:
                return (inner[0].left_edge.i, inner[-1].right_edge.i + 1), child
    return None


def _subjects_beside_that(verb: Token) -> list[Token]:
    return [subject for subject in children(verb, "nsubj", "nsubjpass") if subject.lower_ != "that"]


def _of_adjective(context: Context, adjective: Token, entry: Cue) -> Attribution | None:
    found = _complement(adjective, entry)
    if found is None:
        return None
    content, preposition = found
    verb = adjective.head if adjective.dep_ in ("acomp", "oprd") else adjective
    first = chain_head(verb)
    speaker = subject(first)
    if speaker is None or speaker.lower_ in ("it", "there"):
        return None
    cue = cue_range(first, preposition or adjective)
    return _made(context, noun_phrase(speaker, without=verb), cue, content)


def _made(context: Context, source: Range | None, cue: Range, content: Range) -> Attribution | None:
    within = context.clipped(content, cue[0])
    said = context.trimmed(context.offsets(*within)) if within is not None else None
    if said is None or cue[0] >= cue[1]:
        return None
    return Attribution(_owner(context, source), context.offsets(*cue), (context.completed(said),))


def _owner(context: Context, source: Range | None) -> Offsets | None:
    """The source without the ending of the possessive."""
    if source is None:
        return None
    start, end = source
    if end - start > _LONGEST_SOURCE:
        return None
    if context.doc[end - 1].tag_ == "POS" and end - 1 > start:
        end -= 1
    return context.trimmed(context.offsets(start, end))
