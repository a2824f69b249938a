"""Which cue verb speaks which quotation, told from where they stand: "…," said X; X said: "…"; "…," X said.
"…"
"""

from __future__ import annotations

from spacy.tokens import Token

from sayso.reading.statements.attribution import Offsets
from sayso.reading.statements.context import Context
from sayso.reading.statements.lexicon import entries_of
from sayso.reading.statements.syntax import is_verb

_REACH = 45
"""How many tokens a cue may stand from its quotation: room for a speaker with titles, none for a paragraph.
"""
_OPEN_ENDS = frozenset(",?!—–-…")
_SENTENCE_ENDS = frozenset({".", "?", "!", ";"})


def speeches(context: Context) -> dict[int, list[Offsets]]:
    """By the index of the cue verb, what its speaker says in quotation marks, in text order."""
    spoken: dict[int, list[Offsets]] = {}
    speaker: int | None = None
    unspoken: list[Offsets] = []
    for number, tokens in _quoted_tokens(context):
        first, last = tokens
        quotation = context.quotations[number]
        verb = _cue_after(context, number, last)
        if verb is not None:
            piece = (_start_of_speech(context, first, quotation.start), quotation.end)
        else:
            verb = _cue_before(context, number, first, last)
            piece = (quotation.start, quotation.end)
        if verb is None and speaker is not None and _goes_on(context, speaker, number, first):
            verb = speaker
        if not quotation.continues:
            unspoken = []
        if verb is None:
            unspoken.append(piece)
        else:
            # A speech of several paragraphs may name its speaker only in the last.
            spoken.setdefault(verb, []).extend([*unspoken, piece])
            unspoken = []
        speaker = verb
    return spoken


def _quoted_tokens(context: Context) -> list[tuple[int, tuple[int, int]]]:
    """Number and token range of each quotation that the context lays over tokens, in text order."""
    ranges: dict[int, tuple[int, int]] = {}
    for index, number in enumerate(context.quoted):
        if number >= 0:
            ranges[number] = (ranges.get(number, (index, index))[0], index + 1)
    return sorted(ranges.items())


def _speaks(token: Token) -> bool:
    return is_verb(token) and any("quote" in cue.takes for cue in entries_of(token.text, "verb"))


def _inner_end(text: str, end: int) -> str:
    """The last character within the closing mark that is not itself a mark or space."""
    at = end - 1
    while at > 0 and (text[at] in "\"“”''’‘»«›‹`" or text[at].isspace()):
        at -= 1
    return text[at]


def _cue_after(context: Context, number: int, index: int) -> int | None:
    """The cue verb of the clause that follows a quotation's last token: '…," the minister said'."""
    doc, quotation = context.doc, context.quotations[number]
    text = context.text
    follows = text[quotation.end : quotation.end + 2].lstrip()[:1]
    if _inner_end(text, quotation.end) not in _OPEN_ENDS and follows not in (",", "—", "–", "-"):
        return None
    for token in doc[index : index + _REACH]:
        if token.is_space and "\n" in token.text:
            return None
        if context.quoted[token.i] >= 0 and token.i - index <= 1:
            return None
        if token.text in _SENTENCE_ENDS:
            return None
        if context.quoted[token.i] < 0 and is_verb(token) and token.dep_ not in ("relcl", "acl", "aux", "auxpass"):
            if _speaks(token):
                return token.i
            if token.dep_ not in ("amod", "compound", "xcomp", "advcl", "pcomp"):
                return None
    return None


def _cue_before(context: Context, number: int, first: int, last: int) -> int | None:
    """The cue verb that leads into a quotation: 'the minister said: "…'."""
    doc = context.doc
    before = context.text[max(0, context.quotations[number].start - 4) : context.quotations[number].start].rstrip()[-1:]
    introduced = before in (",", ":")
    if not introduced and not _closes_sentence(context, number, last):
        return None
    for index in range(first - 1, max(-1, first - _REACH), -1):
        token = doc[index]
        if context.quoted[index] >= 0 or token.text in _SENTENCE_ENDS:
            return None
        if token.is_space and "\n" in token.text and before != ":":
            return None
        if _speaks(token) and token.dep_ not in ("amod", "compound"):
            between = doc[index + 1 : first]
            if before == ",":
                # A comma may as well end an insertion within a clause: "said the plan, however, "…".
                return index if not any(other.dep_ in ("mark", "nsubj") for other in between) else None
            return index if introduced or not any(other.is_alpha for other in between) else None
        if not introduced:
            return None
    return None


def _closes_sentence(context: Context, number: int, last: int) -> bool:
    """Does the sentence end with the quotation?"""
    end = context.quotations[number].end
    doc = context.doc
    return (
        _inner_end(context.text, end) in ".?!…"
        or last >= len(doc)
        or doc[last].text in _SENTENCE_ENDS
        or doc[last].is_space
    )


def _start_of_speech(context: Context, first: int, start: int) -> int:
    """Where the content begins that ends with a quotation: with its sentence, if words outside the marks
    lead in.
    """
    sentence_start, _ = context.sentence(first)
    index = first
    while index > sentence_start and index > first - _REACH:
        token = context.doc[index - 1]
        if context.quoted[index - 1] >= 0 and context.text[_end_of_quotation(context, index - 1) :][:1] == ",":
            return start
        if context.quoted[index - 1] < 0 and token.text in _SENTENCE_ENDS:
            break
        if _speaks(token) and context.quoted[index - 1] < 0:
            return start
        index -= 1
    while index < first and not (context.doc[index].is_alpha or context.doc[index].like_num):
        index += 1
    return context.doc[index].idx if index < first else start


def _end_of_quotation(context: Context, index: int) -> int:
    return context.quotations[context.quoted[index]].end


def _goes_on(context: Context, speaker: int, number: int, first: int) -> bool:
    """Does the speaker before go on: after a mid-posed cue, in the same paragraph, or in a carried-on
    quotation?
    """
    quotation, previous = context.quotations[number], context.quotations[number - 1]
    if quotation.continues:
        return True
    doc = context.doc
    # Quoted names and phrases ("the “gun show” loophole") follow a word, speech follows a stop.
    if context.text[max(0, quotation.start - 4) : quotation.start].rstrip()[-1:].isalnum():
        return False
    start = max(speaker + 1, 0)
    if previous.start > doc[speaker].idx:
        between = context.text[previous.end : quotation.start]
        return not any(character.isalnum() for character in between) and "\n" not in between.strip(" ")
    gap = doc[start:first]
    if len(gap) > _REACH or any("\n" in token.text for token in gap if token.is_space):
        return False
    ends = [token.i for token in gap if token.text in _SENTENCE_ENDS]
    return not any(end < first - 2 and any(other.is_alpha for other in doc[end:first]) for end in ends)
