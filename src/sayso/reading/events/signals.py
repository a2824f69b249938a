"""Signals: the verbs, adjectives and nouns of a report that tell an event, with the row of the tables that says so."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc, Token

from sayso.reading.events import lexicon
from sayso.reading.events.lexicon import ANY, BARE, OTHERS, SAID, TO_DO, Row, words
from sayso.reading.propositions import phrases, syntax

_MODIFIERS = ("compound", "amod", "nmod", "poss")
_MARKS = frozenset({BARE, OTHERS, SAID, ANY, TO_DO})
_LONGEST_PARTICLE = 4
"""Letters of the longest particle; longer words ("arms" in "lay down arms") may stand anywhere in the clause."""
_QUOTED = frozenset({",", "”", '"', "''"})
_QUOTE_ENDS = 4
"""How many words before a cue's own phrase the words that it cites may end."""
_PARTICLES = frozenset({"ADP", "ADV", "PART", "ADJ", "SCONJ", "INTJ"})
_OF_NOUN = ("acl", "relcl")
_NAMED_BY = ("of", "for")
"""Prepositions after which a noun says what its head is ("a state of emergency")."""


@dataclass(frozen=True, slots=True)
class Signal:
    """A word that tells an event.

    Attributes:
        token: The word itself.
        head: The verb that tells whether and when it happens; the word itself where it has none.
        row: What the tables say of it.
    """

    token: Token
    head: Token
    row: Row

    @property
    def is_nominal(self) -> bool:
        """Is it a noun that tells the event?"""
        return self.token.pos_ not in ("VERB", "AUX", "ADJ")

    @property
    def is_bare(self) -> bool:
        """Is it a noun that no verb carries, and no headline?"""
        return self.is_nominal and self.head == self.token and self.token.dep_ != "ROOT"


def find_signals(doc: Doc, cues: Container[int] = ()) -> Iterator[Signal]:
    """Every word that tells an event, in text order, whether or not it is told as so.

    Args:
        doc: A Doc with tags and syntax.
        cues: The indices of words that cite somebody: these tell an event whatever the parser makes of them.
    """
    for token in doc:
        if token.pos_ in ("VERB", "AUX", "ADJ"):
            rows = lexicon.rows_of(token)
            row = _first_that_fits(rows, token) if rows and (token.i in cues or _tells(token)) else None
            if row is not None:
                yield Signal(token, _predicate(token), row)
        elif token.pos_ in ("NOUN", "PROPN"):
            row = _noun_row(token)
            head = _carrier(token) if row is not None else None
            if row is not None and head is not None:
                yield Signal(token, head, row)


def object_forms(verb: Token) -> frozenset[str]:
    """The forms of a verb's objects and of what these consist of ("25,000 tons of food", "a state of emergency")."""
    found: set[str] = set()
    for noun in syntax.objects(verb):
        found.update(lexicon.forms(noun))
        for c in noun.children:
            if c.dep_ in _MODIFIERS:
                found.add(c.lemma_.lower())
            elif c.dep_ == "prep" and c.lower_ in _NAMED_BY:
                found.update(form for inner in c.children if inner.dep_ == "pobj" for form in lexicon.forms(inner))
    return frozenset(found)


def _tells(token: Token) -> bool:
    """Does the word tell something, and is no modifier ("the elected president", "the stolen goods")?"""
    if token.pos_ == "ADJ":
        return token.dep_ in ("acomp", "ROOT", "conj", "oprd")
    if token.dep_ == "acl" and token.tag_ != "VBG" and token.head.dep_ == "ROOT" and not syntax.is_verb(token.head):
        # A sentence whose verb the parser took for a participle: "A delegation left for talks".
        return True
    if token.dep_ in ("amod", "compound") or (token.lemma_ == "go" and syntax.child(token, "xcomp") is not None):
        return False
    return syntax.tells_apart(token) or _is_told_by_noun(token)


def _is_told_by_noun(clause: Token) -> bool:
    """Is it a clause on a noun that is itself an event ("a raid that killed ten", "a raid killing ten")?"""
    return clause.head.pos_ == "NOUN" and _noun_row(clause.head) is not None and clause.dep_ in ("relcl", "acl")


def _predicate(token: Token) -> Token:
    return token.head if token.pos_ == "ADJ" and syntax.is_verb(token.head) else token


def _first_that_fits(rows: tuple[Row, ...], token: Token) -> Row | None:
    beside = _Beside(token)
    return next((row for row in rows if _fits(row, token, beside)), None)


def _fits(row: Row, token: Token, beside: _Beside) -> bool:
    if row.further_words and not _has_particles(row, token, beside):
        return False
    if row.not_object and not beside.heads.isdisjoint(row.not_object):
        return False
    if (row.beside and row.beside.isdisjoint(beside.words)) or (
        row.not_beside and not row.not_beside.isdisjoint(beside.words)
    ):
        return False
    if BARE in row.object and (beside.objects or syntax.child(token, "ccomp") is not None):
        return False
    if OTHERS in row.object and not _has_others_do(token):
        return False
    if row.type == "COERCE" and OTHERS in row.object and syntax.is_passive(token):
        # "Was forced to land": by nobody.
        return False
    if SAID in row.object and not _says(token):
        return False
    if TO_DO in row.object and not _says_what_to_do(token):
        return False
    if ANY in row.object and not beside.objects and syntax.child(token, "xcomp", "ccomp") is None:
        return False
    named = row.object and not row.object & _MARKS
    if named and row.object.isdisjoint(beside.objects) and row.object.isdisjoint(_after_particles(row, token)):
        return False
    return row.type != "ASSAULT" or (beside.words - beside.objects).isdisjoint(words("accidents"))


class _Beside:
    """What stands beside a word that may tell an event, gathered where a row asks for it."""

    def __init__(self, token: Token) -> None:
        self._token = token

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of its clause."""
        return _words_beside(self._token)

    @cached_property
    def objects(self) -> frozenset[str]:
        """The forms of its objects and of what these consist of; a verb's alone."""
        return object_forms(self._token) if syntax.is_verb(self._token) else frozenset()

    @cached_property
    def heads(self) -> frozenset[str]:
        """The forms of its objects."""
        nouns = syntax.objects(self._token) if self.objects else ()
        return frozenset(form for noun in nouns for form in lexicon.forms(noun))


def _has_particles(row: Row, token: Token, own: _Beside) -> bool:
    """Do the further words of the row's verb stand with it: particles and prepositions at the verb itself?"""
    # "Called for them to leave": the parser takes "for" for a mark of the clause.
    marks = [mark for c in token.children if c.dep_ == "advcl" for mark in c.children if mark.dep_ == "mark"]
    beside = {c.lower_ for c in (*token.children, *marks) if c.pos_ in _PARTICLES}
    return all(word in beside or (len(word) > _LONGEST_PARTICLE and word in own.words) for word in row.further_words)


def _after_particles(row: Row, token: Token) -> frozenset[str]:
    """The forms of what stands after the row's own preposition ("voted against the bill")."""
    near = [*token.children, *(c for noun in token.children if noun.dep_ == "dobj" for c in noun.children)]
    preps = (c for c in near if c.dep_ == "prep" and c.lower_ in row.further_words)
    return frozenset(form for prep in preps for t in prep.children if t.dep_ == "pobj" for form in lexicon.forms(t))


def _words_beside(token: Token) -> frozenset[str]:
    """The words of the clause, of its infinitives, and of the subject that it shares with another clause."""
    predicate = _predicate(token)
    tokens = list(phrases.own_tokens(predicate))
    under = [c for c in (*predicate.children, *token.children) if c.dep_ == "xcomp" or _is_small_clause(c)]
    under += [c for clause in under for c in clause.children if c.dep_ == "xcomp"]
    under += [c for noun in syntax.objects(token) for c in noun.children if c.dep_ in _OF_NOUN and syntax.has_to(c)]
    tokens += [t for c in under for t in phrases.own_tokens(c)]
    subject = syntax.subject(predicate)
    if subject is not None:
        tokens += phrases.noun_phrase(subject)
        tokens += (t for c in subject.children if c.lower_ == "of" for t in c.children)
    return frozenset(form for t in tokens if t != token for form in (t.lower_, t.lemma_.lower()))


def _is_small_clause(token: Token) -> bool:
    """Is it a clause without a verb ("found the man guilty")?"""
    return token.dep_ == "ccomp" and token.pos_ == "ADJ"


def _says(verb: Token) -> bool:
    """Is the verb a cue with words that are said around it?"""
    if syntax.child(verb, "ccomp") is not None:
        return True
    before = verb.doc[max(verb.left_edge.i - _QUOTE_ENDS, 0) : verb.i]
    return verb.dep_ in ("parataxis", "acl") and any(t.text in _QUOTED for t in before)


def _has_others_do(verb: Token) -> bool:
    """Is somebody else than the verb's subject to do what the clause under it says?"""
    for clause in verb.children:
        if clause.dep_ in ("xcomp", "ccomp") and syntax.has_to(clause):
            own = syntax.child(clause, *syntax.SUBJECT)
            if own is not None or syntax.direct_object(verb) is not None or syntax.is_passive(verb):
                return True
    return False


def _says_what_to_do(verb: Token) -> bool:
    """Is the clause under the verb one of what is to be done ("insisted that they leave")?"""
    clauses = (c for c in verb.children if c.dep_ == "ccomp")
    return any(c.tag_ == "VB" or any(aux.lower_ in words("must") for aux in c.children) for c in clauses)


def _noun_row(noun: Token) -> Row | None:
    table = lexicon.nouns()
    if noun.pos_ == "PROPN" and noun.ent_type_ in ("PERSON", "GPE", "ORG"):
        return None
    row = next((table[form][0] for form in lexicon.forms(noun) if form in table), None)
    if row is None or any(c.lower_ in row.not_beside or c.lemma_.lower() in row.not_beside for c in noun.children):
        return None
    return row


def _carrier(noun: Token) -> Token | None:
    """The verb that carries the noun's event or tells that it happens; the noun itself where it names its parties."""
    if noun.dep_ in ("compound", "amod", "nmod", "poss"):
        return None
    node = noun
    while node.dep_ == "conj" and node.head.pos_ in ("NOUN", "PROPN"):
        node = node.head
    head = node.head
    if node.dep_ == "pobj" and head.lower_ == "on" and head.head.lemma_ == "be" and syntax.is_verb(head.head):
        return head.head
    if node.dep_ == "pobj" and head.head.pos_ == "VERB" and head.head.lemma_ in words("carrying"):
        return head.head if head.lower_ in ("in", "out", "to", "on") else noun
    if syntax.is_verb(head):
        lemma = head.lemma_.lower()
        if node.dep_ in ("dobj", "obj", "nsubjpass") and lemma in words("carrying"):
            return head
        if node.dep_ in ("nsubj", "nsubjpass") and lemma in words("happening"):
            return head
        if node.dep_ == "attr" and syntax.is_existential(head):
            return head
    return noun
