"""Whether a time lies behind or ahead, as the verb that governs it tells."""

from __future__ import annotations

from functools import cached_property

from spacy.tokens import Doc, Token

from sayso.reading.times.lexicon import word_list
from sayso.reading.times.resolving import Tense

_STEPS = 12
_ORDER_BEFORE = 9


class Tenses:
    """The tense that governs a place of the text, found when it is asked for."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc

    @cached_property
    def _tokens(self) -> dict[int, Token]:
        return {token.idx: token for token in self._doc}

    @cached_property
    def _is_parsed(self) -> bool:
        return self._doc.has_annotation("DEP") and self._doc.has_annotation("TAG")

    def at(self, start: int) -> Tense:
        """The tense at the character where a token begins."""
        token = self._tokens.get(start)
        if token is None:
            return 0
        return self._parsed(token) if self._is_parsed else self._unparsed(token)

    def _parsed(self, token: Token) -> Tense:
        owns = any(child.tag_ == "POS" for child in token.children)
        for _ in range(_STEPS):
            if token.tag_ == "VB" and _is_infinitive(token):
                if owns or token.lemma_ in word_list("marking_verbs"):
                    # "to evade Friday's order", "to mark the end on Friday": what is evaded or marked is there.
                    return -1
                if token.head.i != token.i and _is_of_an_order(token):
                    token = token.head
                    continue
            if token.tag_ == "VB" and token.dep_ == "conj" and not any(child.dep_ == "aux" for child in token.children):
                # "To present and discuss it on Friday": the first verb has the auxiliaries.
                token = token.head
                continue
            bare_gerund = token.tag_ == "VBG" and not any(child.dep_ == "aux" for child in token.children)
            # "arriving Tuesday" takes the tense of the clause that it stands in.
            if token.tag_ == "MD" or (token.tag_.startswith("VB") and not bare_gerund):
                return _of_verb(token)
            if token.head.i == token.i:
                break
            token = token.head
        return 0

    def _unparsed(self, token: Token) -> Tense:
        """Without syntax: the nearest modal or "-ed" before it in the sentence."""
        for place in range(token.i - 1, max(-1, token.i - 1 - _STEPS), -1):
            word = self._doc[place].lower_
            if word in (".", "!", "?"):
                break
            if word in word_list("modals"):
                return 1
            if word in ("was", "were", "had", "said") or (len(word) > 4 and word.endswith("ed")):
                return -1
        return 0


def _is_infinitive(verb: Token) -> bool:
    return any(child.tag_ == "TO" for child in verb.children)


def _is_of_an_order(verb: Token) -> bool:
    """Whether an infinitive is that of "the first to leave", "the last two ships to leave", which have left."""
    for word in reversed(verb.doc[max(0, verb.i - _ORDER_BEFORE) : verb.i]):
        if word.lower_ in word_list("orders"):
            return True
        if word.tag_.startswith("VB") or word.is_punct:
            break
    return False


def _of_verb(verb: Token) -> Tense:
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    if verb.lemma_ in word_list("planning_verbs"):
        # "planned a march on Saturday", "was scheduled for May"
        return 1
    if any(helper.lemma_ == "have" for helper in helpers):
        return -1
    if verb.tag_ == "VBN" and verb.lemma_ in word_list("prospective_verbs"):
        # "expected on Friday", "a summit set for May"
        return 1
    if verb.tag_ in ("VBZ", "VBP") and verb.lemma_ in word_list("timetable_verbs"):
        return 1
    if verb.tag_ == "MD" or any(helper.lower_ in word_list("modals") for helper in helpers):
        return 1
    if verb.tag_ == "VB":
        return 1 if any(helper.tag_ == "TO" for helper in helpers) else 0
    if verb.tag_ == "VBD" or any(helper.tag_ == "VBD" for helper in helpers):
        return -1
    if any(helper.tag_ in ("VBZ", "VBP") for helper in helpers):
        return 1 if verb.tag_ == "VBG" or verb.lemma_ in word_list("prospective_verbs") else 0
    return -1 if verb.tag_ == "VBN" else 0
