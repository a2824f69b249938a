"""The encoder's attributions, told better where syntax or the rules know more."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Token

from sayso.reading.statements.attribution import Attribution, Offsets
from sayso.reading.statements.kinds import cue_kind
from sayso.reading.statements.lexicon import entries_of
from sayso.reading.statements.phrases import is_phrase
from sayso.reading.statements.relayed import can_be_cited
from sayso.reading.statements.spans import Places, Words, head, holds, touch, within
from sayso.reading.statements.syntax import chain_head, is_passive, is_verb, noun_phrase, subject, with_medium
from sayso.records import CueKind

SPOKEN = frozenset({"say", "claim", "deny", "report", "warn", "promise", "demand"})
"""Kinds of cues by which somebody speaks, rather than thinks or plans."""
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_EDGES = " \t,;:–—-"
_OPEN_CLAUSES = frozenset({"ROOT", "conj", "ccomp", "parataxis", "advcl"})
_LINE = re.compile(r"[\n\r]")
_MARKS = frozenset("\"“”„«»‘’'`")
_PREPOSED = re.compile(r"(?:if|when|once|unless|although|though|while|because|since|as|after|before)\b", re.IGNORECASE)


def mended(words: Words, read: Sequence[Attribution], ruled: Sequence[Attribution]) -> list[Attribution]:
    """The encoder's attributions in their order; `ruled` are the rules'."""
    sources = Places((each.source, each) for each in read if each.source)
    cues = Places((each.cue, each) for each in ruled if each.cue)
    told = Places((piece, each) for each in ruled for piece in each.content)
    return [_mended(words, each, sources, cues, told) for each in read]


def kind_of(words: Words, each: Attribution) -> CueKind:
    """The kind of an attribution's cue."""
    return cue_kind(words.text[slice(*each.cue)] if each.cue else None, words.text[slice(*each.content[0])])


def _mended(
    words: Words,
    each: Attribution,
    sources: Places[Attribution],
    cues: Places[Attribution],
    told: Places[Attribution],
) -> Attribution:
    assert each.cue is not None, "the encoder finds attributions by their cues"
    each = _told_better(words, each, sources, cues)
    alike = [other for other in cues.touching([each.cue or (0, 0)]) if other.cue]
    each = _interposed(each, alike)
    each = _inverted(words, each)
    each = _with_source(words, each, alike)
    each = _with_antecedent(words, each)
    each = _without_clause_in_source(words, each)
    each = _whole(words, each, alike)
    each = _in_its_paragraph(words, each, told)
    each = _from_its_clause(words, each)
    each = _with_medium(words, each)
    return _with_parenthesis(words, each, cues)


def _told_better(words: Words, each: Attribution, read: Places[Attribution], ruled: Places[Attribution]) -> Attribution:
    """An attribution of the encoder, or the same told so that it says more.

    Of "the paper wrote, citing an aide, that …" the encoder takes the aide for a content, as in "an aide was quoted as
    saying that …": he is a source. Of "all indications are that" it takes all for the cue, and so names nobody. Of
    "issued a demand for" it may leave the noun to the content, though the noun tells the kind.
    """
    assert each.cue is not None, "the encoder finds attributions by their cues"
    cue = words.text[slice(*each.cue)]
    first, *rest = each.content
    if cue.lower().endswith(" as saying") and rest and first[1] <= each.cue[0]:
        return Attribution(first, each.cue, tuple(rest))
    if entries_of(words.of(each.cue)[0].text, "relay") and can_be_cited(head(words.of(first))):
        tellers = read.touching([each.source]) if each.source else []
        told = [other.content for other in tellers if other.source == each.source and other is not each]
        return Attribution(first, each.cue, told[0]) if told else each
    if each.source is None:
        for other in ruled.touching([each.cue]):
            if other.source and other.cue and within(other.source, [each.cue]) and within(other.cue, [each.cue]):
                return Attribution(other.source, other.cue, each.content)
    if kind_of(words, each) == "other":
        for other in ruled.touching([each.cue]):
            held = holds([(each.cue[0], each.content[-1][1])], other._replace(source=None))
            if held and kind_of(words, other) in SPOKEN:
                return other._replace(source=each.source or other.source)
    return each


def is_interposed(each: Attribution) -> bool:
    """Do source and cue stand within the content: "The troops, claims the minister, have left"?"""
    if each.source is None or each.cue is None or len(each.content) != 2:
        return False
    first, last = each.content
    return first[1] <= min(each.cue[0], each.source[0]) and max(each.cue[1], each.source[1]) <= last[0]


def _interposed(each: Attribution, alike: Sequence[Attribution]) -> Attribution:
    """With the rules' source, where the encoder takes it for content: "The troops, claims the minister, have left"."""
    for other in alike:
        swapped = other.source is not None and any(touch(other.source, piece) for piece in each.content)
        if swapped and is_interposed(other):
            return other
    return each


def _inverted(words: Words, each: Attribution) -> Attribution:
    """Of "the aircraft have arrived, reported the paper", whose aircraft are taken for the source, with the paper."""
    if each.source is None or each.cue is None or each.source[0] != each.content[0][0]:
        return each
    if each.source[1] >= each.content[0][1] or each.content[-1][1] > each.cue[0]:
        return each
    cue = words.of(each.cue)
    named = words.doc[cue.end : cue[0].sent.end].text.rstrip(" \t\r\n.")
    start = cue.end_char + 1
    source = (start, start + len(named))
    fits = cue.end < len(words.doc) and named and words.text[slice(*source)] == named and "," not in named
    if not fits or words.of(source)[-1].pos_ not in ("PROPN", "NOUN") or any(map(is_verb, words.of(source))):
        return each
    return each._replace(source=source) if any(can_be_cited(token) for token in words.of(source)) else each


def _with_source(words: Words, each: Attribution, alike: Sequence[Attribution]) -> Attribution:
    """With the source that the rules or the parse name, where the encoder names none."""
    if each.source is not None or each.cue is None:
        return each
    cue = words.of(each.cue)
    if cue[0].tag_ == "TO":
        return each
    verb = next((token for token in cue if is_verb(token)), None)
    if verb is not None and _is_raised(verb) and not is_passive(verb):
        return each
    named = [other.source for other in alike if other.source]
    if not named and verb is not None and _has_a_speaker(verb):
        found = subject(chain_head(verb))
        if found is not None and found.dep_ != "expl" and found.sent == verb.sent:
            named.append(_offsets(found, verb))
    for source in named:
        if not any(touch(source, span) for span in (each.cue, *each.content)):
            return each._replace(source=source)
    return each


def _has_a_speaker(verb: Token) -> bool:
    """Is the verb's subject who speaks? Of "seems" and passives he is another."""
    return (verb.tag_ in _FINITE or verb.tag_ == "VBG") and not _is_raised(verb) and not is_passive(verb)


def _is_raised(verb: Token) -> bool:
    """Does somebody else than the subject judge: "he seems to"?"""
    return any("raising" in entry.takes for entry in entries_of(verb.text, "verb"))


def _with_antecedent(words: Words, each: Attribution) -> Attribution:
    """Of a source that is but a relative clause ("who should know"), with the noun that it belongs to."""
    if each.source is None:
        return each
    tokens = words.of(each.source)
    if len(tokens) < 2 or tokens[0].tag_ not in ("WP", "WDT"):
        return each
    clause = next((above for above in (tokens[0], *tokens[0].ancestors) if above.dep_ == "relcl"), None)
    if clause is None or clause.head.i >= tokens.start:
        return each
    start = noun_phrase(clause.head)[0]
    source = (words.doc[start].idx, each.source[1])
    free = not any(touch(source, span) for span in (each.cue or source, *each.content))
    return each._replace(source=source) if free else each


def _offsets(noun: Token, without: Token) -> Offsets:
    start, end = noun_phrase(noun, without=without)
    last = noun.doc[end - 1]
    if last.is_punct and end - 1 > start:
        last = last.nbor(-1)
    return noun.doc[start].idx, last.idx + len(last)


def _without_clause_in_source(words: Words, each: Attribution) -> Attribution:
    """Of "the base is empty, an aide told us", all taken for the source, the clause is content."""
    if each.source is None or each.cue is None or each.source[1] > each.cue[0]:
        return each
    tokens = words.of(each.source)
    for token in tokens:
        if token.tag_ not in _FINITE or token.dep_ not in _OPEN_CLAUSES:
            continue
        comma = next((later for later in tokens[token.i - tokens.start :] if later.text == ","), None)
        subjects = [left for left in token.lefts if left.dep_ in ("nsubj", "nsubjpass", "expl")]
        if comma is None or not subjects or subjects[0].i < tokens.start or comma.i + 1 >= tokens.end:
            return each
        clause = (each.source[0], comma.idx)
        return each._replace(source=(comma.nbor().idx, each.source[1]), content=(clause, *each.content))
    return each


def _whole(words: Words, each: Attribution, alike: Sequence[Attribution]) -> Attribution:
    """With the rules' content, where the encoder has only the conditional clause that leads it in, or what a
    preposition of the cue governs ("confided over a beer").
    """
    if each.cue is None or len(each.content) > 1:
        return each
    ends_in_preposition = words.of(each.cue)[-1].dep_ == "prep"
    for other in alike:
        if not other.cue or not within(other.cue, [each.cue]):
            continue
        preposed = _PREPOSED.match(words.text, each.content[0][0]) and touch(each.content[0], other.content[0])
        if preposed and len(other.content) > 1:
            return each._replace(content=other.content)
        if _is_cut_short(words, each, other):
            return each._replace(content=other.content)
        if ends_in_preposition and other.cue[1] < each.cue[1] and other.content[-1][1] <= each.cue[0]:
            return each._replace(cue=other.cue, content=other.content)
    return each


def _is_cut_short(words: Words, each: Attribution, other: Attribution) -> bool:
    """Does the content before a cue begin within the sentence that the rules have from its beginning?"""
    if each.source is None or each.source != other.source or len(other.content) != 1 or each.cue is None:
        return False
    (start, end), (first, last) = each.content[0], other.content[0]
    sentence = words.of((first, last))[0].is_sent_start
    return bool(sentence) and first < start < end <= each.cue[0] and abs(end - last) <= 1


def _in_its_paragraph(words: Words, each: Attribution, told: Places[Attribution]) -> Attribution:
    """Without what the next paragraph tells of another voice, and not in quotation marks."""
    pieces = [
        piece
        for piece in each.content
        if each.cue is None
        or piece[0] < each.cue[1]
        or not _LINE.search(words.text, each.cue[1], piece[0])
        or not _MARKS.isdisjoint(words.text[piece[0] - 1 : piece[0] + 1])
        or not any(other.cue and other.cue[0] > piece[0] for other in told.touching([piece]))
    ]
    return each._replace(content=tuple(pieces)) if pieces else each


def _from_its_clause(words: Words, each: Attribution) -> Attribution:
    """Of a cue that interrupts its content, without the clause that a semicolon parts from it."""
    if each.cue is None or each.source is None:
        return each
    start, end = each.content[-1]
    stop = min(each.cue[0], each.source[0])
    text = words.text
    if end > stop or text[max(each.cue[1], each.source[1]) :][:1] != ",":
        return each
    semicolon = text.rfind(";", start, end)
    if semicolon < 0 or any(mark in text[start:end] for mark in '"“”'):
        return each
    start = semicolon + 1 + len(text[semicolon + 1 : end]) - len(text[semicolon + 1 : end].lstrip())
    return each._replace(content=(*each.content[:-1], (start, end)))


def _with_medium(words: Words, each: Attribution) -> Attribution:
    """With "in an interview" behind "said", as PolNeAR has it."""
    if each.cue is None:
        return each
    last = words.of(each.cue)[-1]
    noun = with_medium(last)
    cue = (each.cue[0], noun.idx + len(noun))
    free = noun != last and not any(touch(cue, span) for span in (*each.content, each.source or (0, 0)))
    return each._replace(cue=cue) if free else each


def _with_parenthesis(words: Words, each: Attribution, ruled: Places[Attribution]) -> Attribution:
    """With "according to an aide" in the midst of what the paper wrote: he vouches for it to the paper."""
    pieces: list[Offsets] = []
    for piece in each.content:
        if pieces and _is_parenthesis(words, (pieces[-1][1], piece[0]), ruled):
            pieces[-1] = (pieces[-1][0], piece[1])
        else:
            pieces.append(piece)
    return each._replace(content=tuple(pieces))


def _is_parenthesis(words: Words, gap: Offsets, ruled: Places[Attribution]) -> bool:
    """Does a gap in a content hold nothing but a phrase that cites another source?"""
    for other in ruled.touching([gap]):
        if other.cue and other.source and within(other.cue, [gap]) and within(other.source, [gap]):
            rest = words.text[gap[0] : other.cue[0]] + words.text[other.source[1] : gap[1]]
            if is_phrase(words.of(other.cue)) and not rest.strip(_EDGES):
                return True
    return False
