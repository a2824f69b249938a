"""Questions that readers ask of a verb's parse: who does it, and to whom."""

from __future__ import annotations

from spacy.tokens import Token

SUBJECT = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
OBJECT = frozenset({"dobj", "obj", "dative"})
_SHARING = frozenset({"conj", "advcl", "aux", "auxpass", "ccomp", "pcomp", "prep", "pobj", "dep", "dobj"})
"""Relations of a word without a subject of its own to the word whose subject it shares."""
_RELATIVE = frozenset({"that", "which", "who", "whom"})
_CONTROLLING = frozenset({"of", "from", "into"})
"""Prepositions whose gerund is done by the verb's object ("accused them of leaving", "kept them from leaving")."""
_ADVERBIAL = frozenset({"whose", "where", "when"})
_PRESENT = frozenset({"VBP", "VBZ"})
"""Tags of verbs in the present: a clause with one has a subject of its own, if the parser found it or not."""
_TIME = frozenset({"time", "hour", "day", "week", "month", "year", "deadline"})
_SETS_OFF = frozenset({",", "—", "–", "("})
_SHORTEST_DATELINE = 4
"""How many letters a town's name in capitals has; "US" and "UAE" are none."""
_LONGEST_DATELINE = 6
_DASHES = frozenset({"—", "–", "-", "--"})
_LONGEST_WAY = 8
"""How many heads away the subject that a word shares may be."""


def child(token: Token, *deps: str) -> Token | None:
    """The first child with one of these relations."""
    return next((c for c in token.children if c.dep_ in deps), None)


def is_verb(token: Token) -> bool:
    """Is the word a verb or an auxiliary?"""
    return token.pos_ in ("VERB", "AUX")


def verb_above(token: Token) -> Token | None:
    """The nearest verb that governs the word."""
    return next((a for a in token.ancestors if is_verb(a)), None)


def has_to(verb: Token) -> bool:
    """Is the verb an infinitive with "to"?"""
    return any(c.tag_ == "TO" for c in verb.children)


def is_imperative(verb: Token) -> bool:
    """Is it an order to nobody that is named ("let them fight")?"""
    bare = verb.tag_ == "VB" and child(verb, "aux", "auxpass", "mark", *SUBJECT) is None
    return bare and verb.dep_ in ("ROOT", "ccomp", "conj", "parataxis")


def has_auxiliary(verb: Token, *names: str) -> bool:
    """Does one of these auxiliaries stand with the verb?"""
    return any(c.dep_ == "aux" and c.lower_ in names for c in verb.children)


def is_existential(verb: Token) -> bool:
    """Is it the verb of "there are"?"""
    return child(verb, "expl") is not None


def is_passive(token: Token) -> bool:
    """Is the verb passive ("were sent") or a passive participle ("troops sent to")?"""
    if child(token, "auxpass", "nsubjpass") is not None:
        return True
    return token.dep_ == "acl" and token.tag_ == "VBN"


def subject(verb: Token) -> Token | None:
    """The noun that is the verb's grammatical subject, also where the syntax shares or controls it."""
    token = verb
    for _ in range(_LONGEST_WAY):
        own = child(token, *SUBJECT)
        if own is not None:
            return _antecedent(own, token)
        head = token.head
        if head == token:
            return None
        if is_given_time(token):
            return child(head.head, "dative")
        if token.dep_ == "relcl" or (token.dep_ == "acl" and token.tag_ in ("VBG", "VBN")):
            return head
        if token.dep_ == "acl":
            token = _carrier(head)
        elif token.dep_ == "xcomp":
            controlled = child(head, *OBJECT) or _called_on(head)
            if controlled is not None and head.lemma_ not in ("promise", "vow"):
                return controlled
            token = head
        elif (controlled := _kept_or_accused(token)) is not None:
            return controlled
        elif token.dep_ in _SHARING and not (token.dep_ == "ccomp" and token.tag_ in _PRESENT):
            token = head
        else:
            return None
        if not is_verb(token) and child(token, *SUBJECT) is None:
            token = _carrier(token)
            if not is_verb(token):
                return None
    return None


def is_given_time(verb: Token) -> bool:
    """Is it what somebody is given time for ("gave them 30 days to leave")?"""
    giver = verb.head.head
    return verb.head.lemma_ in _TIME and giver.lemma_ == "give" and has_to(verb) and child(giver, "dative") is not None


def direct_object(verb: Token) -> Token | None:
    """The verb's direct object; a "that" which only introduces the clause is none."""
    found = child(verb, "dobj", "obj")
    return None if found is not None and found.lower_ in _RELATIVE else found


def objects(verb: Token) -> list[Token]:
    """Direct objects with their conjuncts; of a passive verb its subject."""
    if is_passive(verb):
        found = subject(verb)
        return [found] if found is not None else []
    found = direct_object(verb)
    if found is None and verb.dep_ == "relcl":
        own = child(verb, *SUBJECT)
        if own is not None and own.lower_ not in _RELATIVE:
            found = verb.head
    # The parser gives "denied the aircraft the right" two direct objects.
    further = [c for c in verb.children if c.dep_ == "dobj" and c != found and c.lower_ not in _RELATIVE]
    return [found, *found.conjuncts, *further] if found is not None else []


def doers(verb: Token) -> list[Token]:
    """Who does it: the verb's subject, or of a passive verb the nouns of its "by" phrase."""
    if is_passive(verb):
        return [noun for c in verb.children if c.dep_ == "agent" for noun in c.children if noun.dep_ == "pobj"]
    found = subject(verb)
    return [found] if found is not None else []


def is_dateline(place: Token) -> bool:
    """Does the place say where a report was written: in capitals, or before a dash ("KIGALI.", "Poti, Georgia —")?"""
    if place.is_upper and len(place) >= _SHORTEST_DATELINE:
        return True
    after = place.doc[place.i + 1 : place.i + _LONGEST_DATELINE]
    dash = next((t.i for t in after if t.text in _DASHES), None)
    between = place.doc[place.i + 1 : dash] if dash is not None else after
    return dash is not None and all(t.pos_ in ("PROPN", "PUNCT") for t in between)


def follows_dateline(verb: Token) -> bool:
    """Is it the main verb behind a dateline, which the parser hangs on the town ("PARIS — The force left")?"""
    head, own = verb.head, child(verb, *SUBJECT)
    if verb.dep_ not in ("acl", "relcl") or own is None or own.lower_ in _RELATIVE or head.dep_ != "ROOT":
        return False
    return head.pos_ == "PROPN" and any(t.text in _DASHES for t in verb.doc[head.i + 1 : own.left_edge.i])


def tells_apart(verb: Token) -> bool:
    """Does a clause on a noun tell something of its own: set off by a comma, or a main clause misparsed as one?"""
    if follows_dateline(verb):
        return True
    if verb.dep_ == "xcomp" and verb.head.dep_ in ("relcl", "acl"):
        return tells_apart(verb.head)
    if verb.dep_ != "relcl":
        # "A report that soldiers were there" has a clause for its content.
        return verb.dep_ not in ("acl", "amod") or (verb.dep_ == "acl" and child(verb, "mark") is not None)
    edge = verb.left_edge.i
    before = [*verb.doc[verb.head.i + 1 : edge + 1], *verb.doc[max(edge - 1, 0) : edge]]
    if any(t.text in _SETS_OFF for t in before):
        return True
    if child(verb, *SUBJECT) is None:
        return False
    if any(t.lower_ in _RELATIVE | _ADVERBIAL for t in verb.subtree if t.i < verb.i):
        return False
    return child(verb, "dobj", "nsubjpass") is not None or any(t.text == ":" for t in before)


def _antecedent(noun: Token, verb: Token) -> Token:
    """For a relative pronoun the noun that it stands for, else the noun itself."""
    if noun.lower_ in _RELATIVE:
        clause = next((a for a in (verb, *verb.ancestors) if a.dep_ == "relcl"), None)
        if clause is not None:
            return clause.head
    return noun


def _kept_or_accused(gerund: Token) -> Token | None:
    """Who does it in "accused them of leaving", "kept them from leaving"."""
    prep = gerund.head
    if gerund.dep_ != "pcomp" or prep.lower_ not in _CONTROLLING or not is_verb(prep.head):
        return None
    return child(prep.head, *OBJECT)


def _called_on(verb: Token) -> Token | None:
    """Who is asked in "called on the army to stay", "appealed to them to leave"."""
    if verb.lemma_ not in ("call", "appeal", "prevail"):
        return None
    preps = (c for c in verb.children if c.dep_ == "prep" and c.lower_ in ("on", "upon", "to"))
    return next((noun for prep in preps for noun in prep.children if noun.dep_ == "pobj"), None)


def _carrier(noun: Token) -> Token:
    """The verb that a noun hangs on ("has no plans to …": from "plans" to "has"), or the root where there is none."""
    token = noun
    while not is_verb(token) and token.head != token:
        token = token.head
    return token
