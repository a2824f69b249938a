"""What a cue's place in the parse tells: its verb chain, its subject, and the words that belong to it.

Dependency labels are those of spaCy's English pipelines (ClearNLP style).
"""

from __future__ import annotations

from spacy.tokens import Token

from sayso.reading.statements.lexicon import entries_of

Range = tuple[int, int]
"""Half-open range of tokens."""

_CUE_MODIFIERS = frozenset({"aux", "auxpass", "neg", "advmod"})
_MEDIA = frozenset({"statement", "interview", "email", "e-mail"})
_MOST_CHILDREN = 100
"""No sound sentence has more; where the parse goes astray, to look through all for each would cost much."""
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ"})


def children(token: Token, *labels: str) -> list[Token]:
    """Children with one of these dependency labels, in text order."""
    if token.n_lefts + token.n_rights > _MOST_CHILDREN:
        return []
    return [child for child in token.children if child.dep_ in labels]


def whole(token: Token) -> Range:
    """The token range of a token's whole phrase."""
    return token.left_edge.i, token.right_edge.i + 1


def is_verb(token: Token) -> bool:
    """Is the token tagged as a verb (Penn tags)?"""
    return token.tag_.startswith("VB")


def has_to(token: Token) -> bool:
    """Is the verb an infinitive with "to"?"""
    return any(child.tag_ == "TO" for child in token.children)


def is_passive(token: Token) -> bool:
    """Is the verb in the passive, or a bare participle after a noun ("a plan announced by …")?"""
    if any(child.dep_ in ("auxpass", "nsubjpass", "agent") for child in token.children):
        return True
    return token.tag_ == "VBN" and token.dep_ in ("acl", "advcl") and not children(token, "aux", "nsubj")


def leading_verbs(verb: Token) -> list[Token]:
    """The verbs and adjectives that lead up to this one, nearest first: of "continues to" - "warn", the
    first.
    """
    chain: list[Token] = []
    current = verb
    for _ in range(4):
        above = current.head
        if above == current or above.i > current.i or current.i - above.i > 6:
            break
        direct = current.dep_ == "xcomp" and not children(current, "nsubj")
        led = direct and (is_verb(above) or above.dep_ == "acomp") and not children(above, "dobj", "prep", "agent")
        purpose = current.dep_ == "advcl" and has_to(current) and bool(entries_of(above.text, "light"))
        if not (led or purpose):
            break
        chain.append(above)
        current = above
    return chain


def chain_head(verb: Token) -> Token:
    """The first verb of the chain that leads up to this one, or the verb itself."""
    return next((above for above in reversed(leading_verbs(verb)) if is_verb(above) or above.pos_ == "AUX"), verb)


def subject(verb: Token) -> Token | None:
    """The subject of a verb, or of the verb that it is coordinated with, depends on or leads on from."""
    current = verb
    for _ in range(6):
        found = children(current, "nsubj", "nsubjpass")
        if found:
            # "Nonsense, says the ministry": what stands before the comma is what is said.
            inverted = len(found) > 1 and current.i > 0 and current.nbor(-1).text == ","
            return found[-1] if inverted else found[0]
        if current.dep_ == "xcomp" and current.head.dep_ == "acomp":
            current = current.head.head
        elif current.dep_ in ("conj", "xcomp", "advcl", "ccomp") and is_verb(current.head):
            if current.dep_ == "ccomp" and current.tag_ != "VBG":
                return None
            participle, current = current, current.head
            # "said that they had left, citing a map": who says is who cites.
            if participle.dep_ == "advcl" and participle.tag_ == "VBG" and current.dep_ == "ccomp":
                above = current.head
                if above.i < current.i and entries_of(above.text, "verb"):
                    current = above
        elif current.dep_ == "acl" and current.head.i < current.i:
            return current.head
        elif current.dep_ == "pcomp" and is_verb(current.head.head):
            quoted = current.head.lower_ == "as" and not is_passive(current.head.head)
            current = current.head.head
            if quoted and (objects := children(current, "dobj")):
                return objects[0]
        elif current.dep_ == "pcomp" and current.head.lower_ == "as" and current.head.head.pos_ in _NOMINAL:
            return current.head.head
        else:
            return None
    return None


def noun_phrase(noun: Token, without: Token | None = None) -> Range:
    """The noun's whole phrase with titles, appositions and relative clauses; short of the branch that holds
    `without`.
    """
    start, end = whole(noun)
    while start < noun.i and (noun.doc[start].dep_ in ("cc", "mark", "punct") or noun.doc[start].is_space):
        start += 1
    end = _before_date(noun, end)
    if without is None or not start <= without.i < end:
        return start, end
    for child in noun.rights:
        if child.left_edge.i <= without.i <= child.right_edge.i:
            return start, child.left_edge.i
    return start, end


def _before_date(noun: Token, end: int) -> int:
    """The end of a noun's phrase without a date behind it, which tells when: "the minister" - "on Monday"."""
    last = next((child for child in reversed(list(noun.rights)) if child.right_edge.i + 1 == end), None)
    if last is None or last.dep_ not in ("prep", "npadvmod"):
        return end
    dated = [token.ent_type_ in ("DATE", "TIME") for token in (last, *last.children)]
    return last.left_edge.i if any(dated) else end


def cue_range(first: Token, last: Token) -> Range:
    """The cue from the auxiliaries, negation and adverbs next to its first verb to its last word."""
    start = first.i
    left = {child.i: child for child in first.lefts}
    while start - 1 in left and left[start - 1].dep_ in _CUE_MODIFIERS and left[start - 1].n_lefts == 0:
        start -= 1
    return start, last.i + 1


def with_medium(last: Token) -> Token:
    """The last word of a cue that names its medium: "said in a statement"; else the word itself."""
    for child in last.rights:
        if child.lower_ == "in" and child.i == last.i + 1:
            for noun in children(child, "pobj"):
                if noun.lower_ in _MEDIA and noun.i - child.i <= 3:
                    return noun
    return last


def phrase_after(token: Token) -> Range:
    """The largest noun phrase that begins with the token."""
    top = token
    while top.head != top and top.head.left_edge.i >= token.i and top.head.pos_ in _NOMINAL:
        top = top.head
    return token.i, max(token.i, top.right_edge.i) + 1


def phrase_before(token: Token) -> Range:
    """The largest noun phrase that ends with the token."""
    top = token
    while top.head != top and top.head.right_edge.i <= token.i and top.head.pos_ in _NOMINAL:
        top = top.head
    return min(token.i, top.left_edge.i), token.i + 1
