"""Anaphora: which force named before "they", "the troops" or "600 soldiers" takes up."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from sayso.reading.claims import lexicon
from sayso.reading.claims.counts import strength_of
from sayso.reading.claims.lexicon import words
from sayso.reading.claims.naming import Naming
from sayso.reading.propositions import phrases, syntax
from sayso.reading.propositions.scene import Scene
from sayso.records import Strength

_NOUN_REACH = 10
_PRONOUN_REACH = 2
"""How many sentences back a force may have been named, for a noun and for a pronoun."""


_BODY_OF_MEN = 50
"""How many men are taken for soldiers, and not for some of those whom any report may tell of."""
_BARE = frozenset({"det", "predet", "advmod", "punct", "case", "quantmod"})


@dataclass(frozen=True, slots=True)
class _Mention:
    index: int
    lemma: str
    codes: tuple[str, ...]


def is_definite(noun: Token, strength: Strength | None) -> bool:
    """Can the phrase mean a force named before: definite, counted or a bare plural, and told apart by no modifier?"""
    modifiers = [c for c in noun.children if c.dep_ in ("amod", "compound", "nmod", "poss") and c.tag_ != "PRP$"]
    if not all(lexicon.is_plain_modifier(c) for c in modifiers) or _is_sent_anew(noun):
        return False
    if strength is not None or noun.tag_ == "NNS":
        return True
    return any(c.tag_ == "PRP$" or c.lower_ in words("definite") for c in noun.children)


def _is_sent_anew(noun: Token) -> bool:
    """Is it "the deployment of four battalions", which were not told of before?"""
    is_sent = noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_ in words("sending")
    counted = any(c.dep_ == "nummod" for c in noun.children)
    return is_sent and counted and not any(c.lower_ in words("definite") or c.tag_ == "PRP$" for c in noun.children)


def _has_article(noun: Token) -> bool:
    """Does "the" or "these" pick it out? "More forces" are hardly those of the rebels named before."""
    return any(c.lower_ in words("articles") or c.tag_ == "PRP$" for c in noun.children)


def _is_of_several(noun: Token) -> bool:
    """Is it "the multinational force", which is nobody's alone, and whom "the force" then takes up?"""
    return lexicon.takes_up_force(noun) and any(c.lower_ in words("of_several") for c in noun.children)


def _own_subject(noun: Token) -> range:
    """The tokens of its clause's subject, whom an object pronoun cannot mean ("the rebels' envoy put them at 900")."""
    if noun.pos_ != "PRON" or noun.dep_ not in ("dobj", "pobj", "dative"):
        return range(0)
    subjects = (syntax.child(verb, *syntax.SUBJECT) for verb in noun.ancestors if syntax.is_verb(verb))
    subject = next((found for found in subjects if found is not None), None)
    return range(subject.left_edge.i, subject.right_edge.i + 1) if subject is not None else range(0)


def _speaker(noun: Token) -> range:
    """The tokens of who says the clause that a pronoun stands in; "1,000 of them" are hardly the speaker's own."""
    may_be_others = noun.pos_ in ("PRON", "NUM")
    clause = next((t for t in noun.ancestors if t.dep_ == "ccomp"), None) if may_be_others else None
    subject = syntax.child(clause.head, *syntax.SUBJECT) if clause is not None else None
    return range(subject.left_edge.i, subject.right_edge.i + 1) if subject is not None else range(0)


def _is_counted(noun: Token) -> bool:
    """Is it a noun that a part may be taken of: counted, or a plural that does something?"""
    if noun.pos_ not in ("NOUN", "PROPN") or noun.tag_ not in ("NNS", "NNPS"):
        return False
    return noun.dep_ in syntax.SUBJECT or (any(c.dep_ == "nummod" for c in noun.children) and noun.dep_ != "npadvmod")


class Antecedents:
    """The forces named in a report, in text order, for the words that take them up."""

    def __init__(self, scene: Scene, naming: Naming) -> None:
        self._scene = scene
        self._rebels = {code.code for code in scene.codes.values() if code.sector == "REB"}
        self._mentions: list[_Mention] = []
        self._indices: list[int] = []
        self._first_of: dict[str, int] = {}
        for token in scene.doc:
            codes = (naming.codes(token) or naming.sender(token)) if naming.is_force(token) else ()
            if not codes and lexicon.takes_up_force(token) and is_definite(token, strength_of(scene, token)):
                # A force that is taken up can be taken up again, so the chain of mentions reaches far.
                codes = self.of(token)
            elif token.lower_ in ("them", "they") and not self.means_others(token):
                codes = self.of(token)
            if codes or _is_of_several(token):
                self._add(_Mention(token.i, "" if token.pos_ == "PRON" else token.lemma_.lower(), codes))

    def of(self, noun: Token) -> tuple[str, ...]:
        """The codes of the force that a noun or pronoun takes up: named by the same word, else the last one named."""
        lemma = noun.lemma_.lower()
        subject = _own_subject(noun)
        doers = {
            self._scene.codes[i].code for i in subject if i in self._scene.codes and noun.doc[i].dep_ in syntax.SUBJECT
        }
        no_rebels = lemma in words("states_own") or (lemma == "force" and not _has_article(noun))
        no_states = lemma in words("irregulars")
        speaker = _speaker(noun)
        last: tuple[str, ...] | None = None
        nearest: _Mention | None = None
        for mention in self._before(noun, _PRONOUN_REACH if noun.pos_ == "PRON" else _NOUN_REACH):
            if no_rebels and not self._rebels.isdisjoint(mention.codes):
                continue
            if (
                mention.index in subject
                or not doers.isdisjoint(mention.codes)
                or (no_states and self._rebels.isdisjoint(mention.codes))
            ):
                continue
            if mention.index in speaker and (noun.dep_ == "pobj" or noun.pos_ == "NUM"):
                continue
            if mention.lemma == lemma:
                return mention.codes
            if last is not None and (nearest is None or not self._stands_out(mention, nearest)):
                continue
            last, nearest = mention.codes, mention if noun.dep_ in syntax.SUBJECT else None
        return last or ()

    def _stands_out(self, mention: _Mention, nearer: _Mention) -> bool:
        """Is it the subject of the sentence in whose relative clause the nearer one stands?"""
        doc, sentence = self._scene.doc, self._scene.sentence
        if sentence[mention.index] != sentence[nearer.index]:
            return False
        clause = next((t for t in doc[nearer.index].ancestors if t.dep_ in ("relcl", "acl")), None)
        return clause is not None and doc[mention.index].is_ancestor(clause)

    def of_bare_part(self, word: Token) -> tuple[str, ...]:
        """The codes of the force whose rest or half the word alone means; none where others are counted in between."""
        if any(c.dep_ not in _BARE for c in word.children) or (word.lower_ == "all" and _is_one(word)):
            return ()
        mention = next(self._before(word, 1), None)
        if mention is None or any(_is_counted(t) for t in word.doc[mention.index + 1 : word.i]):
            return ()
        return mention.codes

    def of_tally(self, noun: Token) -> tuple[str, ...]:
        """The codes of the force that "the figure" counts, by the sentence before."""
        definite = any(c.lower_ in ("the", "this", "that") for c in noun.children)
        if noun.lemma_.lower() not in words("tallies") or not definite or len(list(noun.children)) > 1:
            return ()
        return self.last(noun, 1)

    def is_body_of_men(self, noun: Token) -> bool:
        """Is it "26,000 men" shortly after a force was named, who are its soldiers?"""
        if noun.lemma_.lower() != "man" or any(c.dep_ in ("amod", "poss", "compound") for c in noun.children):
            return False
        strength = strength_of(self._scene, noun)
        return strength is not None and strength[0] >= _BODY_OF_MEN and bool(self.last(noun, _PRONOUN_REACH))

    def name(self, code: str) -> bool:
        """Is a force with this code named?"""
        return any(code in mention.codes for mention in self._mentions)

    def last(self, before: Token, within: int) -> tuple[str, ...]:
        """The codes of the force named last before this token, at most so many sentences back."""
        return next((mention.codes for mention in self._before(before, within)), ())

    def only(self, before: Token, within: int) -> tuple[str, ...]:
        """The codes of the one force that is named so near before this token; none where several are."""
        found = {mention.codes for mention in self._before(before, within)}
        return found.pop() if len(found) == 1 else ()

    def is_told_again(self, noun: Token) -> bool:
        """Is it a word that was used for a force with its owner's name ("Kenyan officers … 600 officers")?"""
        return lexicon.may_be_force(noun) and self._first_of.get(noun.lemma_.lower(), noun.i) < noun.i

    def is_just_named(self, noun: Token) -> bool:
        """Is it "the ships" or "the division" shortly after a force was named by another word?"""
        if not lexicon.may_take_up_force(noun) or not self.last(noun, _PRONOUN_REACH):
            return False
        before = [c for c in noun.children if c.i < noun.i]
        counted = len(before) == 2 and before[1].dep_ == "nummod"
        return (len(before) == 1 or counted) and before[0].lower_ in words("articles")

    def means_others(self, pronoun: Token) -> bool:
        """Does a plural subject before the pronoun in its sentence, which is no force, stand nearer?"""
        if pronoun.pos_ != "PRON":
            return False
        last = next((mention.index for mention in self._before(pronoun, 0)), -1)
        between = pronoun.doc[max(pronoun.sent.start, last + 1) : pronoun.i]
        own = _own_subject(pronoun)
        if pronoun.head.dep_ == "acl" and any(t.tag_ == "NNS" for t in phrases.noun_phrase(pronoun.head.head)):
            # "Leaflets on rebel positions warning them to leave"
            return True
        # "They fled when the soldiers came; they went home": those of whom it was said before.
        if any(
            t.lower_ == pronoun.lower_ and t.dep_ == "nsubj" for t in pronoun.doc[pronoun.sent.start : max(last, 0)]
        ):
            return True
        return any(t.dep_ in ("nsubj", "nsubjpass") and t.tag_ in ("NNS", "NNPS") and t.i not in own for t in between)

    def _add(self, mention: _Mention) -> None:
        self._mentions.append(mention)
        self._indices.append(mention.index)
        self._first_of.setdefault(mention.lemma, mention.index)

    def _before(self, token: Token, reach: int) -> Iterator[_Mention]:
        """The mentions before a token, the nearest first, at most `reach` sentences back."""
        sentence = self._scene.sentence
        for n in range(bisect_left(self._indices, token.i) - 1, -1, -1):
            if sentence[token.i] - sentence[self._indices[n]] > reach:
                return
            yield self._mentions[n]


def _is_one(subject: Token) -> bool:
    """Does its verb tell of one thing ("all was calm")?"""
    verb = subject.head
    finite = syntax.child(verb, "aux", "auxpass") or verb
    return subject.dep_ in syntax.SUBJECT and (finite.tag_ == "VBZ" or finite.lower_ == "was")
