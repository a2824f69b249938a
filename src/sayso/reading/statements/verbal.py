"""Cue verbs: source, cue and content by the verb's place in the parse."""

from __future__ import annotations

from spacy.tokens import Token

from sayso.reading.statements.attribution import Attribution, Offsets
from sayso.reading.statements.complements import (
    clause_around,
    clause_before,
    complement,
    rest_of_sentence,
    without_stop,
)
from sayso.reading.statements.context import Context
from sayso.reading.statements.lexicon import Cue, entries_of
from sayso.reading.statements.relayed import can_be_cited, relayed
from sayso.reading.statements.syntax import (
    Range,
    chain_head,
    children,
    cue_range,
    has_to,
    is_passive,
    is_verb,
    leading_verbs,
    noun_phrase,
    phrase_after,
    phrase_before,
    subject,
    whole,
    with_medium,
)

_REACH = 8
"""How many tokens a verb's particle or preposition may stand from it: "called in an interview for"."""
_NAMES = frozenset({"NOUN", "PROPN", "PRON"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_STARTS_OF_NAMES = _NAMES | {"DET", "ADJ", "NUM"}


def verbal_attributions(context: Context, spoken: dict[int, list[Offsets]]) -> list[Attribution]:
    """Attributions whose cue is a verb; `spoken` has the quotations that `speeches` gave to the verbs."""
    found: dict[int, Attribution] = {}
    for token in context.doc:
        if not is_verb(token) or context.quoted[token.i] >= 0:
            continue
        for entry in entries_of(token.text, "verb"):
            last = _last_word(token, entry)
            if last is None:
                continue
            attribution = _attribution(context, token, last, entry, spoken.get(token.i))
            if attribution is not None:
                # "refused to confirm that …" is one attribution: the leading verb makes none of its own.
                for above in leading_verbs(token):
                    found.pop(above.i, None)
                found[token.i] = attribution
                break
    found.update(relayed(context, found))
    return list(found.values())


def _last_word(verb: Token, entry: Cue) -> Token | None:
    """The verb itself, or the particle, preposition or adjective that the entry asks for besides."""
    last = verb
    for word in entry.words[1:]:
        near = verb.doc[last.i + 1 : verb.i + _REACH]
        found = next((token for token in near if token.lower_ == word and _belongs(token, verb)), None)
        if found is None:
            return None
        last = found
    return last


def _belongs(word: Token, verb: Token) -> bool:
    """Is the word a particle, preposition or predicate of the verb, perhaps behind another phrase?"""
    if word.head == verb or word.head.head == verb:
        return True
    between = verb.doc[verb.i + 1 : word.i]
    # "Of" belongs to the noun before it: "spoke on condition of anonymity".
    led = len(between) > 1 and word.dep_ == between[0].dep_ == "prep" and word.lower_ != "of"
    return led and not any(is_verb(token) for token in between)


def _attribution(
    context: Context, verb: Token, last: Token, entry: Cue, spoken: list[Offsets] | None
) -> Attribution | None:
    first = chain_head(verb)
    apart = last.i - verb.i > len(entry.words)
    cue = cue_range(first, verb if apart else with_medium(last))
    source = _source(context, verb, first)
    if verb.dep_ == "pcomp" and verb.head.lower_ == "as":
        cue = _quoted_as(verb)
    interposed = _interposed(context, first, cue, entry)
    if interposed is not None:
        return interposed
    content: list[Offsets] = []
    if spoken and "quote" in entry.takes:
        content = spoken
        if source is None or not _outside(context, source, content):
            source = _neighbour(context, cue, content)
    elif is_passive(verb):
        return _passive(context, verb, first, cue, entry)
    else:
        if {"quote", "clause"} <= entry.takes and (verb.dep_ != "relcl" or _follows_comma(verb)):
            if source is None and first.tag_ in _FINITE and first.i > 0 and first.nbor(-1).text == ",":
                source = _neighbour(context, cue, [])
            content = clause_around(context, verb, _block(cue, source))
        found = complement(context, verb, last, entry) if not content else None
        found = context.clipped(found, verb.i) if found is not None else None
        if found is not None:
            content = [context.offsets(last.i if apart else found[0], found[1])]
        elif not content and "clause" in entry.takes:
            content = clause_before(context, verb, source)
        if source is None and content and first.tag_ in _FINITE:
            source = _neighbour(context, cue, content)
        if not content and "raising" in entry.takes:
            return _raised(context, verb, first, cue)
        if not content and {"quote", "clause"} <= entry.takes and source is not None and source[1] <= verb.i:
            content = rest_of_sentence(context, verb)
    return _made(context, source, cue, content)


def _interposed(context: Context, first: Token, cue: Range, entry: Cue) -> Attribution | None:
    """A cue and its source that stand between a subject and its verb: "The troops, claims the minister, have left"; the
    parse takes them for the main clause.
    """
    doc, (start, end) = context.doc, context.sentence(first.i)
    if not {"quote", "clause"} <= entry.takes or first.tag_ not in _FINITE or cue[0] - 1 <= start or cue[1] >= end:
        return None
    if doc[cue[0] - 1].text != "," or doc[cue[1]].pos_ not in _STARTS_OF_NAMES or context.quoted[cue[1]] >= 0:
        return None
    source = context.clipped(phrase_after(doc[cue[1]]), first.i)
    if source is None or source[1] + 1 >= end or doc[source[1]].text != ",":
        return None
    named = next(
        token
        for token in doc[source[0] : source[1]]
        if not source[0] <= token.head.i < source[1] or token.dep_ == "ROOT"
    )
    after = doc[source[1] + 1]
    if not can_be_cited(named) or not (after.tag_ in _FINITE or after.tag_ == "MD"):
        return None
    pieces = [
        context.offsets(start, cue[0] - 1),
        context.offsets(source[1] + 1, without_stop(context, source[1] + 1, end)),
    ]
    return _made(context, source, cue, pieces)


def _follows_comma(verb: Token) -> bool:
    """Does a clause without a relative pronoun stand behind a comma, so that it is no relative clause?"""
    edge = verb.left_edge
    return edge.i > 0 and edge.nbor(-1).text == "," and edge.tag_ not in ("WDT", "WP", "WP$", "WRB", "IN")


def _quoted_as(verb: Token) -> Range:
    """The cue of somebody whom others quote: "was quoted as saying"; of an active "quoted" "as saying"."""
    carrier = verb.head.head
    if is_verb(carrier) and is_passive(carrier) and carrier.i < verb.i:
        return cue_range(carrier, verb)
    return verb.head.i, verb.i + 1


def _made(context: Context, source: Range | None, cue: Range, content: list[Offsets]) -> Attribution | None:
    pieces = [context.completed(piece) for piece in map(context.trimmed, content) if piece is not None]
    cue_at = context.offsets(*cue)
    pieces = [piece for piece in pieces if piece[1] <= cue_at[0] or piece[0] >= cue_at[1]]
    if not pieces:
        return None
    within = context.clipped(source, cue[0]) if source is not None else None
    source_at = context.trimmed(context.offsets(*within)) if within is not None else None
    return Attribution(source_at, cue_at, tuple(sorted(pieces)))


def _source(context: Context, verb: Token, first: Token) -> Range | None:
    """The speaker: the subject, in the passive the agent, before a participle the noun that it belongs to."""
    if is_passive(verb):
        agents = [child for by in children(verb, "agent") for child in by.children]
        return noun_phrase(agents[0], without=verb) if agents else None
    found = subject(first)
    if found is None or found.dep_ == "expl" or (found.lower_ == "it" and is_passive(first)):
        return None
    return context.clipped(noun_phrase(found, without=verb), verb.i)


def _block(cue: Range, source: Range | None) -> Range:
    """The cue together with its source where they stand side by side."""
    if source is not None and (source[1] == cue[0] or source[0] == cue[1]):
        return min(source[0], cue[0]), max(source[1], cue[1])
    return cue


def _outside(context: Context, source: Range, content: list[Offsets]) -> bool:
    start, end = context.offsets(*source)
    return all(end <= piece[0] or start >= piece[1] for piece in content)


def _neighbour(context: Context, cue: Range, content: list[Offsets]) -> Range | None:
    """The noun phrase next to a cue, where the parse names no subject: '…," said the minister'."""
    doc = context.doc
    found: Range | None = None
    if cue[0] > 0 and doc[cue[0] - 1].pos_ in _NAMES and context.quoted[cue[0] - 1] < 0:
        found = phrase_before(doc[cue[0] - 1])
    elif cue[1] < len(doc) and doc[cue[1]].pos_ in _STARTS_OF_NAMES and context.quoted[cue[1]] < 0:
        found = phrase_after(doc[cue[1]])
    found = context.clipped(found, cue[0]) if found is not None else None
    return found if found is not None and _outside(context, found, content) else None


def _within(context: Context, verb: Token, tokens: Range) -> list[Offsets]:
    """Characters of the tokens that lie in the verb's sentence, as one piece or none."""
    clipped = context.clipped(tokens, verb.i)
    return [context.offsets(*clipped)] if clipped is not None else []


def _passive(context: Context, verb: Token, first: Token, cue: Range, entry: Cue) -> Attribution | None:
    source = _source(context, verb, first)
    subjects = children(verb, "nsubjpass")
    clauses = children(verb, "ccomp", "csubj")
    if "clause" in entry.takes and clauses and (not subjects or subjects[0].lower_ in ("it", "there")):
        return _made(context, source, cue, _within(context, verb, whole(clauses[0])))
    if subjects and ({"raising", "clause"} & entry.takes):
        raised = _raised(context, verb, first, cue)
        if raised is not None:
            return raised._replace(source=context.offsets(*source) if source else None)
    if source is None:
        return None
    if subjects:
        content = _within(context, verb, noun_phrase(subjects[0]))
        joined = [child for child in verb.rights if child.dep_ == "prep" and child.lower_ in entry.joins]
        content += [piece for child in joined for piece in _within(context, verb, whole(child))]
        return _made(context, source, cue, content)
    if verb.dep_ == "acl":
        return _made(context, source, cue, _within(context, verb, noun_phrase(verb.head, without=verb)))
    return None


def _raised(context: Context, verb: Token, first: Token, cue: Range) -> Attribution | None:
    """Content whose subject stands before the cue: "X" is expected "to leave", "X" seems "tired"."""
    found = subject(first)
    rest = [child for child in children(verb, "xcomp", "oprd", "acomp", "ccomp") if child.i > verb.i]
    if found is None or not rest or (rest[0].dep_ == "xcomp" and is_verb(rest[0]) and not has_to(rest[0])):
        return None
    tail = _within(context, verb, whole(rest[0]))
    if found.lower_ == "it" and rest[0].dep_ == "ccomp":
        return _made(context, None, cue, tail)
    return _made(context, None, cue, [*_within(context, verb, noun_phrase(found, without=verb)), *tail])
