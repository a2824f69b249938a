"""Mends what the parser gets wrong time and again in news prose, so that no later step has to know of it."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from sayso.reading.wordlists import word_lists

_ROLES = {"csubj": "nsubj", "csubjpass": "nsubjpass", "xcomp": "dobj", "ccomp": "dobj", "pcomp": "pobj"}
"""What the noun is whose name was taken for the verb of a clause."""
_NEAR = 4
"""How many tokens after a range its verb may stand."""


def repair(doc: Doc) -> Doc:
    """Mend the Doc's syntax in place.

    - "Send up to 1,500 soldiers": the parser takes "up" for the verb's particle and "to" for a preposition.
    - "Said between 80 and 90 soldiers were there": it hangs the soldiers on "between" and leaves the verb
      without a subject.
    - "Calls from lawmakers to expel them": it hangs the infinitive on the sentence's verb, not on the noun.
    - "Gave them leave to stay": it takes "leave" for the verb.
    - "X, who leads the party, alleged that …": it takes X for the sentence's root and "alleged" for a participle.
    - "ECOWAS troops will stay": it takes the capitals for a verb.
    - "Denied once more that they were there": it hangs the clause on the adverb.
    - "In February 1,200 soldiers came": it counts the month.
    - "Ruled out sending troops": it takes the gerund for a clause of its own.
    """
    if not doc.has_annotation("DEP"):
        return doc
    for token in doc:
        if token.dep_ == "prep" and token.i > 0 and (doc[token.i - 1].lower_, token.lower_) == ("up", "to"):
            _mend_bound(doc[token.i - 1], token)
        elif token.lower_ == "between" and token.dep_ == "prep":
            _mend_range(token)
        elif token.lower_ == "to" and token.tag_ == "TO" and token.i > 0:
            _mend_call(token)
        elif token.tag_ == "VBN" and token.dep_ == "acl" and token.head.dep_ == "ROOT":
            _mend_root(token)
        elif token.tag_ == "VBG" and token.dep_ == "advcl":
            _mend_gerund(token)
        elif token.dep_ == "ccomp" and token.head.pos_ == "ADV" and token.head.head.pos_ == "VERB":
            _attach(token, token.head.head, "ccomp")
        elif token.is_upper and token.pos_ == "VERB" and len(token) > 2:
            _mend_capitals(token)
        elif token.lower_ == "leave" and token.pos_ == "VERB":
            _mend_leave(token)
        elif token.dep_ == "nummod" and token.head.i == token.i - 1 and token.head.ent_type_ == "DATE":
            _mend_count(token)
    return doc


def _words(name: str) -> frozenset[str]:
    return word_lists(__package__)[name]


def _attach(token: Token, head: Token, dep: str) -> bool:
    """Hang the token on another head, unless that would close a circle."""
    if token == head or token.is_ancestor(head):
        return False
    token.head = head
    token.dep_ = dep
    return True


def _counted(prep: Token) -> Token | None:
    """The noun of a number that follows the preposition at once."""
    noun = next((c for c in prep.children if c.dep_ == "pobj"), None)
    follows = prep.i + 1 < len(prep.doc) and prep.nbor(1).like_num
    return noun if noun is not None and follows and prep.nbor(1).i <= noun.i else None


def _mend_bound(up: Token, to: Token) -> None:
    noun = _counted(to)
    verb = up.head if to.head == up else to.head
    if noun is None or verb.pos_ not in ("VERB", "AUX", "NOUN") or verb == noun:
        return
    if any(c.dep_ == "dobj" for c in verb.children):
        return
    if not _attach(noun, verb, "pobj" if verb.pos_ == "NOUN" else "dobj"):
        return
    for word in (up, to):
        _attach(word, noun.doc[to.i + 1], "quantmod")


def _mend_range(between: Token) -> None:
    noun = _counted(between)
    if noun is None:
        return
    after = noun.right_edge.i + 1
    verb = next((t for t in noun.doc[after : after + _NEAR] if t.pos_ in ("VERB", "AUX")), None)
    while verb is not None and verb.dep_ in ("aux", "auxpass"):
        verb = verb.head
    if verb is None or verb.i < after or any(c.dep_ in ("nsubj", "nsubjpass", "expl") for c in verb.children):
        return
    passive = any(c.dep_ == "auxpass" for c in verb.children)
    if _attach(noun, verb, "nsubjpass" if passive else "nsubj"):
        _attach(between, noun.doc[between.i + 1], "quantmod")


def _mend_call(to: Token) -> None:
    verb = to.head
    if verb.dep_ not in ("advcl", "xcomp") or verb.i < to.i or verb.head.i > to.i:
        return
    before = to.nbor(-1)
    for noun in (before, *before.ancestors):
        if noun == verb.head or noun.i > to.i:
            return
        if noun.pos_ == "NOUN" and noun.lemma_.lower() in _words("calls") and noun.i > verb.head.i:
            _attach(verb, noun, "acl")
            return


def _mend_leave(leave: Token) -> None:
    giver = leave.head
    has_clause = any(c.dep_ in ("xcomp", "advcl", "aux") for c in leave.children)
    if leave.tag_ == "VB" and leave.dep_ == "dobj" and not has_clause and giver.lemma_ in _words("give_leave"):
        # "Gave them leave to camp there", whose "camp" is taken for a noun.
        leave.pos_, leave.tag_ = "NOUN", "NN"
        return
    verbs = (c for c in leave.children if c.dep_ in ("xcomp", "advcl"))
    infinitive = next((c for c in verbs if any(to.tag_ == "TO" for to in c.children)), None)
    if giver.lemma_ not in _words("give_leave") or infinitive is None or leave.dep_ not in ("ccomp", "xcomp", "dobj"):
        return
    if any(c.tag_ == "TO" for c in leave.children) or leave.i > infinitive.i:
        return
    for c in giver.children:
        if c.dep_ == "dobj" and c.i < leave.i:
            c.dep_ = "dative"
    leave.pos_, leave.tag_, leave.dep_ = "NOUN", "NN", "dobj"
    infinitive.dep_ = "acl"


def _mend_count(number: Token) -> None:
    after = number.doc[number.i + 1 : number.i + 3]
    counted = next((t for t in after if t.tag_ in ("NNS", "NNPS")), None)
    if "," in number.text and counted is not None and (counted.i == number.i + 1 or after[0].pos_ == "ADJ"):
        _attach(number, counted, "nummod")


def _mend_capitals(name: Token) -> None:
    noun = name.nbor(1) if name.i + 1 < len(name.doc) else None
    role = _ROLES.get(name.dep_)
    if noun is None or role is None or noun.head != name or noun.pos_ not in ("NOUN", "PROPN"):
        return
    head, after = name.head, [c for c in name.children if c != noun]
    noun.head, noun.dep_ = head, role
    name.pos_, name.tag_ = "PROPN", "NNP"
    for c in after:
        _attach(c, head, c.dep_)
    _attach(name, noun, "compound")


def _mend_gerund(gerund: Token) -> None:
    verb = gerund.head
    between = gerund.doc[verb.i + 1 : gerund.i]
    bare = not any(c.dep_ in ("nsubj", "nsubjpass", "mark", "aux") for c in gerund.children)
    has_object = any(c.dep_ == "dobj" for c in verb.children)
    if bare and not has_object and verb.pos_ == "VERB" and verb.i < gerund.i and all(t.dep_ == "prt" for t in between):
        gerund.dep_ = "xcomp"


def _mend_root(verb: Token) -> None:
    noun = verb.head
    set_off = verb.nbor(-1).text == "," and any(c.dep_ == "relcl" and c.i < verb.i for c in noun.children)
    tells = any(c.dep_ in ("ccomp", "xcomp") for c in verb.children)
    if noun.pos_ not in ("NOUN", "PROPN") or noun.i > verb.i or not set_off or not tells:
        return
    ends = [c for c in noun.children if c.i > verb.i]
    verb.head = verb
    verb.dep_, verb.tag_ = "ROOT", "VBD"
    noun.head = verb
    noun.dep_ = "nsubj"
    for c in ends:
        c.head = verb
