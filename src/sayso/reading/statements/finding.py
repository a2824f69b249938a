"""All attributions of a report: the encoder's, and of the rules' those that the encoder leaves room for.

PolNeAR, which the encoder learnt from, marks no attribution inside another's content. Voices at second hand
("officials said the ministry had warned …", "the paper wrote, citing an aide, that …") are therefore the rules'.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from spacy.tokens import Doc, Span, Token

from sayso.reading import layers
from sayso.reading.statements.attribution import Attribution, Offsets
from sayso.reading.statements.lexicon import entries_of, is_relay
from sayso.reading.statements.mending import SPOKEN, is_interposed, kind_of, mended
from sayso.reading.statements.phrases import is_phrase
from sayso.reading.statements.relayed import can_be_cited
from sayso.reading.statements.ruled import ruled_attributions
from sayso.reading.statements.sifting import is_statement
from sayso.reading.statements.spans import Places, Words, head, holds, spans, touch
from sayso.reading.statements.syntax import is_passive, is_verb

_FINITE = frozenset({"VBD", "VBZ", "VBP"})


def find_attributions(doc: Doc) -> list[Attribution]:
    """The attributions of a Doc; by the rules alone where the encoder has not run."""
    words = Words(doc, doc.text)
    ruled = ruled_attributions(doc)
    encoded = layers.get_encoded(doc, "attribution")
    if encoded is None:
        found = ruled
    else:
        read = mended(words, [_attribution(each) for each in encoded["attributions"]], ruled)
        around = Places((span, each) for each in read for span in spans(each))
        perhaps = Places((tuple(piece), piece) for piece in encoded["perhaps"])
        found = [*read, *(each for each in ruled if _is_missing(words, each, around, perhaps))]
    return [each for each in found if is_statement(words, each)]


def _attribution(encoded: dict[str, Any]) -> Attribution:
    source = tuple(encoded["source"]) if encoded["source"] else None
    return Attribution(source, tuple(encoded["cue"]), tuple((start, end) for start, end in encoded["content"]))


def _is_missing(words: Words, ruled: Attribution, read: Places[Attribution], perhaps: Places[Any]) -> bool:
    """Is an attribution of the rules one that the encoder could not see, or nearly saw?"""
    cue, source = ruled.cue, ruled.source
    if cue is None:
        return False
    near = read.touching(spans(ruled))
    if not near:
        likely = bool(perhaps.touching([cue])) and _says_something(words, cue, ruled.content)
        return likely or _is_plain(words, ruled)
    if source is None or any(touch(cue, other.cue) for other in near):
        return False
    if is_relay(words.text[slice(*cue)]):
        return any(touch(piece, other) for each in near for piece in ruled.content for other in each.content)
    echoes = head(words.of(cue)).left_edge.lower_ == "as"
    if echoes or any(holds(other.content, ruled) for other in near):
        return _has_a_voice_of_its_own(words, ruled, source, cue)
    return any(holds(ruled.content, other) for other in near)


def _is_plain(words: Words, each: Attribution) -> bool:
    """Does a finite verb tell how many somebody named puts something at, or what he undertakes or means to do, or
    bring a clause with "that", or one around itself, or in the passive a subject?
    """
    assert each.cue is not None, "it is not asked of attributions without a cue"
    cue = words.of(each.cue)
    verb = head(cue)
    finite = any(token.tag_ in _FINITE for token in cue) and not any(_is_not_finite(token) for token in cue)
    if each.source is None or not finite or not is_verb(verb) or verb.dep_ not in ("ROOT", "conj"):
        return False
    if not can_be_cited(head(words.of(each.source))):
        return False
    content = words.of(each.content[0])
    if any("number" in entry.takes for entry in entries_of(verb.text, "verb")):
        return any(token.like_num for token in content)
    kind = kind_of(words, each)
    told = kind in SPOKEN and (content.text.startswith("that ") or is_interposed(each) or is_passive(verb))
    return told or (kind in ("promise", "plan") and content[0].tag_ in ("TO", "RB"))


def _has_a_voice_of_its_own(words: Words, each: Attribution, source: Offsets, cue: Offsets) -> bool:
    """Does somebody named speak? What the teller's own "he" says, plans or thinks is the teller's to tell."""
    named = head(words.of(source)).pos_ in ("NOUN", "PROPN")
    if not named or kind_of(words, each) not in SPOKEN:
        return False
    is_noun = head(words.of(cue)).pos_ == "NOUN"
    told = is_noun and words.text.startswith("that ", each.content[0][0]) and can_be_cited(head(words.of(source)))
    return told or _says_something(words, cue, each.content)


def _says_something(words: Words, cue: Offsets, content: Sequence[Offsets]) -> bool:
    """Does a finite verb, or a phrase such as "according to", bring a whole clause?"""
    tokens = words.of(cue)
    if is_phrase(tokens):
        return True
    finite = any(token.tag_ in _FINITE or token.lower_ == "used" for token in tokens)
    finite = finite and not any(_is_not_finite(token) for token in tokens)
    told = words.text.startswith("that ", content[0][0])
    return finite and (told or any(_is_clause(words.of(piece)) for piece in content))


def _is_not_finite(token: Token) -> bool:
    """Is it a modal verb or "to"? "Used to" is neither."""
    return token.tag_ == "MD" or (token.tag_ == "TO" and token.i > 0 and token.nbor(-1).lower_ != "used")


def _is_clause(words: Span) -> bool:
    return any(_is_subject(token) and token.head.i < words.end for token in words)


def _is_subject(token: Token) -> bool:
    return token.dep_ in ("nsubj", "nsubjpass", "expl") and any(
        word.tag_ in _FINITE or word.tag_ == "MD" for word in (token.head, *token.head.children)
    )
