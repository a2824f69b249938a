"""Questions that the claim readers ask of the parse: who does it, to what, and by which prepositions."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

SUBJECT = {"nsubj", "nsubjpass", "csubj", "csubjpass"}
OBJECT = {"dobj", "obj", "dative"}
_CLAUSE = {"relcl", "ccomp", "advcl", "csubj", "csubjpass", "parataxis"}
_RELATIVE = {"that", "which", "who", "whom"}


def child(token: Token, *deps: str) -> Token | None:
    """The first child with one of these relations."""
    return next((c for c in token.children if c.dep_ in deps), None)


def direct_object(verb: Token) -> Token | None:
    """The verb's direct object; a "that" which only introduces the clause is none."""
    found = child(verb, "dobj", "obj")
    return None if found is not None and found.lower_ in _RELATIVE else found


def is_passive(token: Token) -> bool:
    """Is the verb passive ("were sent") or a passive participle ("troops sent to")?"""
    if any(c.dep_ in ("auxpass", "nsubjpass") for c in token.children):
        return True
    return token.dep_ == "acl" and token.tag_ == "VBN"


def _antecedent(subject: Token, verb: Token) -> Token:
    """For a relative pronoun the noun that it stands for, else the subject itself."""
    if subject.lower_ in _RELATIVE:
        clause = next((a for a in (verb, *verb.ancestors) if a.dep_ == "relcl"), None)
        if clause is not None:
            return clause.head
    return subject


def subject(verb: Token) -> Token | None:
    """The noun that is the verb's grammatical subject, also where the syntax shares or controls it."""
    token = verb
    for _ in range(8):
        own = child(token, *SUBJECT)
        if own is not None:
            return _antecedent(own, token)
        head = token.head
        if head == token:
            return None
        if token.dep_ == "relcl":
            return head
        if token.dep_ == "acl":
            if token.tag_ in ("VBG", "VBN"):
                return head
            token = _carrier(head)
        elif token.dep_ == "xcomp":
            controlled = child(head, *OBJECT) or _called_on(head)
            if controlled is not None and head.lemma_ not in ("promise", "vow"):
                return controlled
            token = head
        elif token.dep_ in (
            "conj",
            "advcl",
            "aux",
            "auxpass",
            "ccomp",
            "pcomp",
            "prep",
            "pobj",
            "dep",
            "dobj",
        ):
            token = head
        else:
            return None
        if token.pos_ not in ("VERB", "AUX") and child(token, *SUBJECT) is None:
            token = _carrier(token)
            if token.pos_ not in ("VERB", "AUX"):
                return None
    return None


def _called_on(verb: Token) -> Token | None:
    """Who is asked in "called on the army to stay", "appealed to them to leave"."""
    if verb.lemma_ not in ("call", "appeal", "prevail"):
        return None
    preps = (c for c in verb.children if c.dep_ == "prep" and c.lower_ in ("on", "upon", "to"))
    return next((noun for prep in preps for noun in prep.children if noun.dep_ == "pobj"), None)


def _carrier(noun: Token) -> Token:
    """The verb that a noun hangs on ("has no plans to …": from "plans" to "has")."""
    token = noun
    while token.pos_ not in ("VERB", "AUX") and token.head != token:
        token = token.head
    return token


def objects(verb: Token) -> list[Token]:
    """Direct objects with their conjuncts; of a passive verb its subject."""
    if is_passive(verb):
        found = subject(verb)
    else:
        found = direct_object(verb)
        if found is None and verb.dep_ == "relcl" and child(verb, *SUBJECT) is not None:
            relative = child(verb, *SUBJECT)
            if relative is not None and relative.lower_ not in _RELATIVE:
                found = verb.head
    if found is None:
        return []
    return [found, *found.conjuncts] if not is_passive(verb) else [found]


def agents(verb: Token) -> list[Token]:
    """Nouns of a passive verb's "by" phrase."""
    return [noun for c in verb.children if c.dep_ == "agent" for noun in c.children if noun.dep_ == "pobj"]


def tells_apart(verb: Token) -> bool:
    """Does a relative clause tell something of its own: set off by a comma, or a main clause misparsed as one?"""
    if verb.dep_ != "relcl":
        return verb.dep_ not in ("acl", "amod")
    if any(t.text in (",", "—", "–", "(") for t in verb.doc[verb.head.i + 1 : verb.left_edge.i + 1]):
        return True
    edge = verb.left_edge.i
    if edge > 0 and verb.doc[edge - 1].text in (",", "—", "–", "("):
        return True
    subject = child(verb, *SUBJECT)
    relative = any(t.lower_ in _RELATIVE | {"whose", "where", "when"} for t in verb.subtree if t.i < verb.i)
    colon = any(t.text == ":" for t in verb.doc[verb.head.i + 1 : edge + 1]) or (
        edge > 0 and verb.doc[edge - 1].text == ":"
    )
    full = child(verb, "dobj", "nsubjpass") is not None or colon
    return subject is not None and not relative and full


def own_tokens(head: Token, *, stop: frozenset[str] = frozenset()) -> Iterator[Token]:
    """The tokens of the head's own clause: its subtree without other clauses and without the `stop` relations."""
    stack = [head]
    while stack:
        token = stack.pop()
        yield token
        for c in token.children:
            if c.dep_ in _CLAUSE or c.dep_ in stop:
                continue
            if c.dep_ == "conj" and token == head and c.pos_ in ("VERB", "AUX"):
                continue
            if c.dep_ in ("acl", "xcomp") and c.pos_ == "VERB":
                continue
            stack.append(c)


def preposition_objects(prep: Token) -> Iterator[tuple[str, Token]]:
    """(preposition, noun) pairs of a prepositional phrase; "out of" is one preposition."""
    for c in prep.children:
        if c.dep_ in ("pobj", "pcomp") and c.pos_ not in ("VERB", "AUX"):
            name = prep.lower_
            if name == "of" and prep.i > 0 and prep.nbor(-1).lower_ in ("out", "inside", "outside"):
                name = f"{prep.nbor(-1).lower_} of"
            elif name in ("from", "to") and prep.i > 0 and prep.nbor(-1).lower_ == "away":
                name = "from"
            yield name, c
            for also in c.conjuncts:
                if also.i > c.i:
                    yield name, also


def prepositional(head: Token, *, stop: frozenset[str] = frozenset()) -> list[tuple[str, Token]]:
    """All (preposition, noun) pairs of the head's own clause, in text order."""
    pairs = [
        pair
        for token in own_tokens(head, stop=stop)
        if token.pos_ in ("ADP", "SCONJ", "PART", "ADV") or token.dep_ == "prep"
        for pair in preposition_objects(token)
    ]
    return sorted(pairs, key=lambda pair: pair[1].i)


def noun_phrase(noun: Token) -> list[Token]:
    """The noun with its own modifiers, without prepositional phrases and clauses."""
    keep = {
        "det",
        "neg",
        "amod",
        "compound",
        "nummod",
        "poss",
        "case",
        "quantmod",
        "nmod",
        "advmod",
        "predet",
    }
    found = [noun]
    stack = [noun]
    while stack:
        token = stack.pop()
        for c in token.children:
            if c.dep_ in keep:
                found.append(c)
                stack.append(c)
    return sorted(found, key=lambda t: t.i)


def plain_words(noun: Token) -> str:
    """The noun phrase's own words, with "the" or "a" at its start left out."""
    tokens = noun_phrase(noun)
    while len(tokens) > 1 and tokens[0].dep_ == "det":
        tokens = tokens[1:]
    return noun.doc[tokens[0].i : tokens[-1].i + 1].text
