"""What looks like an attribution and is no statement of the record: acts, voices of nobody, and what was not said.

PolNeAR, which the encoder learnt from, marks many of them; so do the rules, which go by the same words.
"""

from __future__ import annotations

import re

from spacy.tokens import Span, Token

from sayso.reading.codes.lookup import code_of, role_of
from sayso.reading.statements.attribution import Attribution, Offsets
from sayso.reading.statements.kinds import cue_kind
from sayso.reading.statements.lexicon import acts, entries_of, labels, unheard
from sayso.reading.statements.spans import Words, head
from sayso.reading.statements.syntax import children, is_passive, is_verb

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_REPORTED_CLAUSE = re.compile(r"(?:that|whether|if|how|why|what|who|when|where|which)\b", re.IGNORECASE)
_ABILITY = frozenset({"can", "ca", "could", "able"})
_PURPOSES = frozenset({"advcl", "acl", "relcl"})
_MARKS = tuple("\"“„«‘'`")
_BODIES = frozenset({"GOV", "LEG", "JUD", "MIL", "IGO"})
"""PLOVER's sectors of those whose acts are acts of power."""
_LONGEST_NAME = 200


def is_statement(words: Words, each: Attribution) -> bool:
    """Does somebody who can be cited say, write, plan, demand or believe something, rather than do it?"""
    if each.cue is None:
        return True
    if each.source is not None and _cites_nobody(words, each.source, each.cue):
        return False
    cue = words.of(each.cue)
    verbs = [token for token in cue if is_verb(token)]
    if not verbs or not is_verb(head(cue)):
        return True
    if each.source is None:
        return not _has_no_teller(words, cue, verbs[0], each)
    tellings = (_tells_a_purpose, _is_asked, _is_to_be, _is_act, _was_not_said)
    return not any(tells(words, cue, each) for tells in tellings)


def _tells_a_purpose(words: Words, cue: Span, each: Attribution) -> bool:
    """Does it tell what for: "they met to discuss a lease"?"""
    return cue[0].tag_ == "TO" and head(cue).dep_ in _PURPOSES and not _tells_a_clause(words, each)


def _is_asked(words: Words, cue: Span, each: Attribution) -> bool:
    """Is the source who is asked: "the ministry, asked for its opinion,"?"""
    verb = head(cue)
    return verb.dep_ == "acl" and verb.tag_ in ("VBN", "VBD") and _asks_for_words(verb)


def _is_to_be(words: Words, cue: Span, each: Attribution) -> bool:
    """Does the report's own voice tell what is to be: "the force is to leave"?"""
    return head(cue).lemma_ == "be" and len(cue) == 1 and words.text.startswith("to ", each.content[0][0])


def _cites_nobody(words: Words, source: Offsets, cue: Offsets) -> bool:
    """Is the source no voice ("nobody", "whoever", the reader), or the report's own ("CORRESPONDENT:")?"""
    tokens = words.of(source)
    first = tokens[0].lower_
    if words.text[slice(*cue)].strip() == ":":
        return any(token.lower_ in labels() for token in tokens) and tokens.text.isupper()
    when = unheard().get(first)
    if when is None:
        return False
    if when == "asking":
        return len(tokens) == 1 and _asks(tokens[0])
    return when == "always" or len(tokens) == 1


def _asks(who: Token) -> bool:
    """Does "who" ask, rather than take somebody up?"""
    above = who
    for _ in range(4):
        if above.dep_ == "relcl":
            return False
        if above.head == above:
            break
        above = above.head
    if who.i == 0 or who.is_sent_start is True:
        return True
    before = who.nbor(-1)
    return before.text != "," and before.pos_ not in ("NOUN", "PROPN", "PRON")


def _is_act(words: Words, cue: Span, each: Attribution) -> bool:
    """Does the verb tell what somebody does, with neither a reported clause nor a quotation?"""
    by = acts().get(_last_verb(cue).lower_)
    if by is None or _tells_a_clause(words, each) or _quotes(words, each):
        return False
    assert each.source is not None, "of a cue without a source it is not asked"
    deed = head(words.of(each.content[0]))
    if is_verb(deed) and by == "bodies" and deed.lower_ not in acts():
        # "Agreed to send soldiers" is a promise, "agreed to let them in" is leave.
        return False
    return by == "anyone" or _is_body(words, each.source)


def _last_verb(cue: Span) -> Token:
    return [token for token in cue if is_verb(token)][-1]


def _quotes(words: Words, each: Attribution) -> bool:
    """Are words of the content in double quotation marks?"""
    return any(mark in words.text[slice(*piece)] for piece in each.content for mark in ('"', "“", "``"))


def _tells_a_clause(words: Words, each: Attribution) -> bool:
    """Does the content bring words in quotation marks, or a clause with a verb of its own?"""
    if any(words.text.startswith(_MARKS, start) for start, _ in each.content):
        return True
    if _REPORTED_CLAUSE.match(words.text, each.content[0][0]):
        return True
    top = head(words.of(each.content[0]))
    return bool(children(top, "nsubj", "nsubjpass", "expl")) and any(
        token.tag_ in _FINITE for token in (top, *top.lefts)
    )


def _is_body(words: Words, source: Offsets) -> bool:
    """Is the source a state, its capital, or a body of states or of one: "Cairo", "the Senate", "it"?"""
    tokens = words.of(source)
    top = head(tokens)
    if top.lower_ in ("it", "which"):
        return True
    name = words.text[source[0] : tokens[top.i - tokens.start].idx + len(top)]
    if len(name) > _LONGEST_NAME:
        return False
    if code_of(name) or code_of(top.text) or top.ent_type_ in ("GPE", "NORP"):
        return True
    role = role_of(name) if top.ent_type_ != "PERSON" else None
    return role is not None and role.kind == "organisation" and role.sector in _BODIES


def _was_not_said(words: Words, cue: Span, each: Attribution) -> bool:
    """Is it told that something was not said, not named or not discussed, and nothing of what it is?"""
    verb = _last_verb(cue)
    before = [token for token in cue if token.i < verb.i]
    negated = any(token.dep_ == "neg" or token.lower_ == "never" for token in before)
    content = words.text[slice(*each.content[0])]
    if (
        not negated
        or any(token.lower_ in _ABILITY for token in before)
        or content.startswith(_MARKS)
        or content.lower().startswith("that ")
    ):
        return False
    kind = cue_kind(cue[verb.i - cue.start :].text, content)
    if _REPORTED_CLAUSE.match(content):
        return kind in ("say", "report", "other")
    return kind == "other" and head(words.of(each.content[0])).pos_ in ("NOUN", "PROPN", "PRON")


def _has_no_teller(words: Words, cue: Span, verb: Token, each: Attribution) -> bool:
    """Does a cue without a source only ask, call upon the reader, tell an act, or what something is done for?"""
    if verb.tag_ in ("VBG", "VB") and not any(token.tag_ in _FINITE for token in cue):
        is_imperative = verb.tag_ == "VB" and cue[0].tag_ != "TO"
        return not is_passive(verb) and (is_imperative or not _tells_a_clause(words, each))
    if is_passive(head(cue)) and head(cue).lower_ in acts():
        return True
    if _asks_for_words(head(cue)):
        return True
    raised = any("raising" in entry.takes for entry in entries_of(head(cue).text, "verb"))
    return raised and len(each.content) > 1 and words.of(each.content[-1])[0].dep_ == "prep"


def _asks_for_words(verb: Token) -> bool:
    return any(entry.kind == "ask" for entry in entries_of(verb.text, "verb"))
