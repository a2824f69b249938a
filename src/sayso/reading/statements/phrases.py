"""Fixed phrases that cite, found in the parse: "according to X", "in X's words", "in X's view"."""

from __future__ import annotations

from spacy.tokens import Span, Token

from sayso.reading.statements.attribution import Attribution, Offsets
from sayso.reading.statements.context import Context
from sayso.reading.statements.lexicon import entries_of
from sayso.reading.statements.syntax import Range, children, noun_phrase


def phrase_attributions(context: Context) -> list[Attribution]:
    """Attributions whose cue is a prepositional phrase beside the clause that it vouches for."""
    found: list[Attribution | None] = []
    for token in context.doc:
        if context.quoted[token.i] >= 0:
            continue
        if token.lower_ == "according":
            found.append(_according(context, token))
        elif token.lower_ == "in" and token.dep_ == "prep":
            found.append(_in_words_of(context, token))
    return [attribution for attribution in found if attribution is not None]


def is_phrase(cue: Span) -> bool:
    """Does a cue say nothing but a phrase such as "according to"?"""
    return any(entry.words == tuple(cue.text.lower().split()) for entry in entries_of(cue[0].text, "phrase"))


def _according(context: Context, token: Token) -> Attribution | None:
    inner = [child for child in token.rights if child.lower_ == "to"]
    if not inner:
        return None
    objects = children(inner[0], "pobj", "pcomp")
    if not objects:
        return None
    source = noun_phrase(objects[0])
    return _vouched(context, source, (token.i, inner[0].i + 1), (token.i, source[1]), token.head)


def _in_words_of(context: Context, token: Token) -> Attribution | None:
    for noun in children(token, "pobj"):
        nouns = {entry.words[-1] for entry in entries_of(token.text, "phrase")}
        if noun.lower_ not in nouns and noun.lower_ + "s" not in nouns:
            continue
        owners = children(noun, "poss")
        if owners:
            source = noun_phrase(owners[0])
            end = source[1] - 1 if context.doc[source[1] - 1].tag_ == "POS" else source[1]
            return _vouched(context, (source[0], end), (token.i, noun.i + 1), whole_of(token), token.head)
        of = [inner for child in children(noun, "prep") if child.lower_ == "of" for inner in children(child, "pobj")]
        if of:
            return _vouched(context, noun_phrase(of[0]), (token.i, of[0].left_edge.i), whole_of(token), token.head)
    return None


def whole_of(token: Token) -> Range:
    """The token range of the phrase that a preposition opens."""
    return token.left_edge.i, token.right_edge.i + 1


def _vouched(context: Context, source: Range, cue: Range, phrase: Range, head: Token) -> Attribution | None:
    """The attribution of the clause around a phrase, the phrase itself left out."""
    start, end = _clause(context, head, phrase)
    content: list[Offsets] = []
    if start < phrase[0]:
        content.append(context.offsets(start, phrase[0]))
    if phrase[1] < end:
        content.append(context.offsets(phrase[1], end))
    kept = [piece for piece in map(context.trimmed, content) if piece is not None]
    # "That, according to X, …": a lone conjunction is no part of what X says.
    pieces = tuple(piece for piece in kept if context.text[slice(*piece)].lower() != "that")
    within = context.clipped(source, phrase[0])
    at = context.trimmed(context.offsets(*within)) if within is not None else None
    if not pieces or at is None:
        return None
    return Attribution(at, context.offsets(*cue), pieces)


def _clause(context: Context, head: Token, phrase: Range) -> Range:
    """The token range of the clause that a phrase belongs to, without the sentence's final stop."""
    sentence_start, sentence_end = context.sentence(phrase[0])
    clause = head
    for _ in range(8):
        if clause.dep_ in ("ROOT", "ccomp", "conj") and clause.pos_ in ("VERB", "AUX"):
            break
        if clause.head == clause:
            break
        clause = clause.head
    start, end = max(sentence_start, clause.left_edge.i), min(sentence_end, clause.right_edge.i + 1)
    while end > start and (context.doc[end - 1].is_space or context.doc[end - 1].text in (".", "!", "?")):
        end -= 1
    return start, end
