"""The complements of a cue that hold its content."""

from __future__ import annotations

from spacy.tokens import Span, Token

from sayso.reading.statements.attribution import Offsets
from sayso.reading.statements.context import Context
from sayso.reading.statements.lexicon import Cue, entries_of
from sayso.reading.statements.syntax import Range, children, has_to, is_verb, whole

_PARTS_OF_PREDICATE = ("dobj", "ccomp", "oprd", "xcomp", "attr", "acomp", "nsubj")

_SHORTEST_CLAUSE = 3
_LONGEST_ADVERBIAL = 12
_USUAL_JOINS = frozenset({"as", "for", "over", "from", "against", "into", "about"})
_PLACES = frozenset({"in", "at", "on"})
_TAILS = frozenset({"advcl", "prep", "npadvmod", "advmod", "dobj", "xcomp", "attr", "appos", "dep", "oprd"})
_SETS_OFF = frozenset({",", "-", "--", "–", "—"})
_FINAL = frozenset({".", "!", "?"})


def complement(context: Context, verb: Token, last: Token, entry: Cue) -> Range | None:
    """The tokens of the content after an active cue verb, or None where it takes none that its entry
    allows.
    """
    if last.dep_ == "prep" or (last != verb and last.pos_ == "ADP" and children(last, "pobj", "pcomp")):
        return _after_preposition(verb, last, entry)
    takes = entry.takes
    clauses = [child for child in children(verb, "ccomp") if child.i > verb.i]
    infinitives = [child for child in children(verb, "xcomp") if child.i > verb.i and has_to(child)]
    gerunds = [
        child
        for child in [*children(verb, "xcomp", "ccomp", "pcomp", "advcl"), *children(last, "pcomp")]
        if child.tag_ == "VBG" and 0 < child.left_edge.i - last.i <= 1
    ]
    objects = [child for child in children(verb, "dobj") if child.i > verb.i]
    if "object-to" in takes and not any(not has_to(clause) for clause in clauses):
        found = _object_to(objects, clauses, infinitives)
        if found is not None:
            return found
    if "clause" in takes and clauses:
        return with_tail(verb, clauses[0])
    if "to" in takes and infinitives and not objects:
        return own_clause(infinitives[0])
    if "gerund" in takes and gerunds:
        return whole(gerunds[0])
    if "predicate" in takes:
        parts = [child for child in children(verb, *_PARTS_OF_PREDICATE) if child.i > verb.i]
        if len(parts) > 1 or (parts and parts[0].dep_ in ("ccomp", "oprd")):
            return parts[0].left_edge.i, parts[-1].right_edge.i + 1
    if "number" in takes:
        return _figure(verb, objects, entry)
    if objects and {"object", "joined"} & takes:
        start, end = whole(objects[0])
        joins = entry.joins | _USUAL_JOINS if "object" in takes else entry.joins
        joined = _joined_end(verb, end, joins)
        if joined is not None or "object" in takes:
            return start, joined or end
    return None


def _figure(verb: Token, objects: list[Token], entry: Cue) -> Range | None:
    """How many somebody says that there are: "counts" - "2,100 in Libya", "puts" - "them at 2,000"."""
    if not objects:
        return None
    start, end = whole(objects[0])
    stop = _joined_end(verb, end, entry.joins or _PLACES)
    counted = verb.doc[end:stop] if entry.joins else verb.doc[start : objects[0].i + 1]
    if (entry.joins and stop is None) or not any(token.like_num for token in counted):
        return None
    return start, stop or end


def _joined_end(verb: Token, end: int, joins: frozenset[str]) -> int | None:
    """The end of the prepositional phrase that completes an object ("X as a threat"), None where there is
    none.
    """
    ends = [
        child.right_edge.i + 1
        for child in verb.rights
        if child.dep_ == "prep" and child.lower_ in joins and child.i >= end
    ]
    return ends[-1] if ends else None


def _after_preposition(verb: Token, last: Token, entry: Cue) -> Range | None:
    inner = [child for child in last.rights if child.dep_ in ("pobj", "pcomp")]
    if not inner:
        return None
    start, end = inner[0].left_edge.i, inner[-1].right_edge.i + 1
    if "object-to" in entry.takes:
        ends = [child.right_edge.i + 1 for child in children(verb, "xcomp", "advcl", "ccomp") if has_to(child)]
        inside = any(token.tag_ == "TO" for token in last.doc[start:end])
        if not ends and not inside:
            return None
        end = max([end, *ends])
    return start, _joined_end(verb, end, entry.joins) or end


def _object_to(objects: list[Token], clauses: list[Token], infinitives: list[Token]) -> Range | None:
    for clause in clauses:
        if has_to(clause):
            return whole(clause)
    if objects and infinitives and objects[0].i < infinitives[0].i:
        return objects[0].left_edge.i, infinitives[0].right_edge.i + 1
    if objects and any(child.dep_ in ("acl", "relcl") and has_to(child) for child in objects[0].rights):
        return whole(objects[0])
    return None


def with_tail(verb: Token, clause: Token) -> Range:
    """The clause with the adverbials behind it: what follows a reported clause is mostly part of it."""
    start, end = own_clause(clause)
    if end <= clause.right_edge.i:
        return start, end
    for child in verb.rights:
        if child.left_edge.i < end:
            continue
        if _cites_in_turn(child):
            break
        if child.dep_ in ("conj", "cc", "ccomp", "parataxis") or child.is_space:
            break
        if child.dep_ in _TAILS:
            end = child.right_edge.i + 1
    return start, end


def _cites_in_turn(child: Token) -> bool:
    """Is this a participle behind a clause that brings the speaker's next words: ", adding that …"?"""
    return child.dep_ == "advcl" and child.tag_ == "VBG" and bool(entries_of(child.text, "verb"))


def own_clause(clause: Token) -> Range:
    """The clause without the coordinated or participial verb behind it that belongs to the cue's own
    subject.
    """
    start, end = whole(clause)
    for child in clause.rights:
        if child.i <= start:
            continue
        before = clause.doc[child.left_edge.i - 1]
        if before.text == "," and (_cites_in_turn(child) or child.lower_ == "according"):
            return start, before.i
        if child.dep_ == "conj" and is_verb(child) and not children(child, "nsubj", "nsubjpass", "aux"):
            finite = child.tag_ in ("VBD", "VBZ", "VBP") and clause.tag_ == "VB"
            participle = child.tag_ == "VBG" and clause.tag_ != "VBG"
            if finite or participle:
                joints = [joint.i for joint in clause.rights if joint.dep_ == "cc" and joint.i < child.i]
                return start, joints[-1] if joints else child.left_edge.i
    return start, end


def clause_around(context: Context, verb: Token, block: Range) -> list[Offsets]:
    """The content of a cue that follows or interrupts it: "…, the minister said", "It was, he said, …".

    `block` holds the cue and its source where these stand side by side. Nothing where no comma or dash sets
    the
    block off from the words before it.
    """
    doc = context.doc
    first, last = context.sentence(verb.i)
    start, end = block
    if start - 1 <= first or doc[start - 1].text not in _SETS_OFF:
        return []
    # The comma behind an apposition or a relative clause is the speaker's in the parse.
    end = _end_of_adverbials(context, end - 1 if doc[end - 1].text in _SETS_OFF else end, last)
    if end < last and doc[end].text not in _SETS_OFF | _FINAL | {";"}:
        return []
    pieces = [context.offsets(first, start - 1)]
    stop = without_stop(context, end, last)
    if end < stop and doc[end].text in _SETS_OFF and not _goes_on_telling(doc[end + 1 : stop]):
        pieces.append(context.offsets(end, stop))
    return pieces


def clause_before(context: Context, verb: Token, source: Range | None) -> list[Offsets]:
    """The reported clause that the parse finds before its cue, from the beginning of the sentence."""
    first, _ = context.sentence(verb.i)
    if source is None or not any(child.i < verb.i for child in children(verb, "ccomp")):
        return []
    end = min(verb.i, source[0]) if source[0] > first else verb.i
    return [context.offsets(first, end)]


def _end_of_adverbials(context: Context, start: int, last: int) -> int:
    """Where the words of time, place and addressee behind a cue end: "said" - "on Tuesday in Dakar"."""
    doc, end = context.doc, start
    if end >= last:
        return end
    first = doc[end]
    adverbial = first.pos_ in ("ADP", "ADV", "PRON") or first.ent_type_ in ("DATE", "TIME", "ORG")
    if not adverbial and not {first.dep_, first.head.dep_} & {"dobj", "npadvmod", "dative"}:
        return end
    while end < last and end - start < _LONGEST_ADVERBIAL and doc[end].text not in _SETS_OFF | _FINAL:
        if is_verb(doc[end]) or doc[end].is_space or doc[end].dep_ in ("nsubj", "nsubjpass", "mark", "aux"):
            return start
        end += 1
    return end


def _goes_on_telling(rest: Span) -> bool:
    """Do the words behind a post-posed cue leave the content: ", adding that …", ", who was in Paris"?"""
    return (
        len(rest) == 0
        or _cites_in_turn(rest[0])
        or rest[0].lower_ in ("who", "which", "whose")
        or any(token.dep_ == "advcl" and token.tag_ == "VBG" and entries_of(token.text, "verb") for token in rest[:2])
    )


def without_stop(context: Context, start: int, end: int) -> int:
    """The end of a token range without white space and full stops."""
    while end > start and (context.doc[end - 1].is_space or context.doc[end - 1].text in _FINAL):
        end -= 1
    return end


def rest_of_sentence(context: Context, verb: Token) -> list[Offsets]:
    """What follows the cue, where the parse lost the reported clause: "said using force was a mistake"."""
    start, (_, end) = verb.i + 1, context.sentence(verb.i)
    end = without_stop(context, start, end)
    if end - start < _SHORTEST_CLAUSE or context.doc[start].pos_ in ("PUNCT", "ADP", "CCONJ", "ADV", "SPACE"):
        return []
    return [context.offsets(start, end)]
