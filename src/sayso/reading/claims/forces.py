"""Forces: which noun phrases stand for one, whose it is, and how many it counts."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from sayso.reading.claims import lexicon, syntax
from sayso.reading.claims.owners import Owners, _is_prefixed
from sayso.reading.claims.scene import Scene
from sayso.records import Strength

_PARTITIVE = {
    "number", "rest", "some", "most", "all", "first", "last", "many", "part", "half", "bulk", "handful", "group",
    "dozen", "hundred", "thousand", "remainder", "majority", "contingent", "force", "any", "none", "one", "third",
    "quarter", "batch", "wave", "total", "more", "few", "several", "strength", "member", "each", "both", "tens", "size",
}  # fmt: skip
_PRONOUNS = {"they", "them", "these", "those", "others"}
_COUNTED = {"more", "another", "additional", "extra", "further", "all", "most", "remaining", "last", "first"}
_NOMINALISED = ("ish", "ch", "ese", "ss")
"""Endings of a nationality's adjective that names its people after "the" ("the British", "the Dutch")."""
_MEASURES = {"strength", "number", "presence"}
"""Words that stand for a force with its owner's name ("British numbers in Cyprus")."""
_BODIES = {"alliance", "bloc", "union", "organisation", "organization", "community", "council"}
_OWNING = ("of", "from")
_STATES_OWN = {"army", "navy", "police", "soldier", "troop", "marine", "peacekeeper", "military"}
"""What rebels do not have: "the army" takes up a state's or a body's force."""
_REACH = 6
_PRONOUN_REACH = 2
"""How many sentences back a force may have been named, for a noun and for a pronoun."""
_SPEAKERS = {
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "chief",
    "commander",
    "official",
    "leader",
    "minister",
}


@dataclass(frozen=True, slots=True)
class Force:
    """A force as a noun phrase tells it: whose (one code or several), and how many."""

    noun: Token
    codes: tuple[str, ...]
    strength: Strength | None
    named: bool


class Forces:
    """Finds the force that a noun stands for."""

    def __init__(self, scene: Scene, owners: Owners) -> None:
        self._scene = scene
        self._owners = owners
        self._forces_told = {
            code for token in scene.doc if lexicon.is_force_noun(token) for code in self._own_codes(token)
        }
        self._named: list[tuple[int, str, tuple[str, ...]]] = []
        for token in scene.doc:
            codes = self._own_codes(token) if self._is_force(token) else ()
            if not codes and lexicon.takes_up_force(token) and self._is_definite(token, self._strength(token)):
                codes = self._taken_up(token)
            if codes:
                self._named.append((token.i, token.lemma_.lower(), codes))

    def at(self, noun: Token | None) -> Force | None:
        """The force that the noun phrase stands for, or `None` where it is none or nobody's."""
        if noun is None:
            return None
        inner = self._part_of(noun)
        if inner is not None:
            whole = self.at(inner)
            if whole is None:
                return None
            strength = self._strength(noun) or (whole.strength if noun.lemma_.lower() == "number" else None)
            return Force(noun, whole.codes, strength or whole.strength, whole.named)
        strength = self._strength(noun)
        if noun.pos_ == "PRON" or (noun.pos_ in ("NUM", "DET", "ADJ") and noun.i not in self._scene.codes):
            counted = noun.pos_ == "NUM" and strength is not None
            if noun.lower_ in _PRONOUNS or counted or noun.tag_ == "PRP$":
                codes = () if self._means_others(noun) else self._taken_up(noun)
                return Force(noun, codes, strength, False) if codes else None
            return None
        if noun.lemma_.lower() in _MEASURES:
            codes = self._own_codes(noun)
            return Force(noun, codes, None, True) if codes else None
        if not self._is_force(noun) and not self._is_told_again(noun):
            return None
        codes = self._own_codes(noun)
        if codes:
            return Force(noun, codes, strength if len(codes) == 1 else None, True)
        if (lexicon.takes_up_force(noun) or self._is_told_again(noun)) and self._is_definite(noun, strength):
            codes = self._taken_up(noun)
            if codes:
                return Force(noun, codes, strength, False)
        return None

    def owned(self, noun: Token | None, owner: str | None) -> Force | None:
        """The force in "sends 1,500 soldiers": the owner's where it is new, the one named before where it is "the"."""
        if noun is None or owner is None or not self._is_force(noun) or self._own_codes(noun):
            return self.at(noun)
        if any(c.lower_ in ("the", "these", "those", "that") for c in noun.children):
            return self.at(noun) or Force(noun, (owner,), self._strength(noun), True)
        return Force(noun, (owner,), self._strength(noun), True)

    def of_state(self, noun: Token | None) -> Force | None:
        """The force of a state or body that is itself said to go or come ("Ethiopia will withdraw")."""
        if noun is None or noun.i not in self._scene.codes:
            return None
        code = self._scene.codes[noun.i]
        plain = all(t == noun or t.dep_ in ("det", "compound", "poss") for t in syntax.noun_phrase(noun))
        return Force(noun, (code.code,), None, True) if plain else None

    def last(self, before: Token, within: int = _REACH) -> tuple[str, ...]:
        """The codes of the force named last before this token."""
        for i, _, codes in reversed(self._named):
            if i < before.i and self._distance(i, before) <= within:
                return codes
        return ()

    def named_in_sentence(self, token: Token) -> tuple[str, ...]:
        """The codes of the only force named in the token's sentence, if there is just one."""
        here = {codes for i, _, codes in self._named if self._distance(i, token) == 0}
        return next(iter(here)) if len(here) == 1 else ()

    def _is_force(self, token: Token) -> bool:
        if token.dep_ == "compound" and token.head.lemma_.lower() in _SPEAKERS:
            return False
        if lexicon.is_force_noun(token) or (lexicon.may_be_force(token) and self._own_codes(token)):
            return True
        code = self._scene.codes.get(token.i)
        if code is None or token.dep_ in ("compound", "amod", "poss", "nmod"):
            return False
        if code.kind == "group":
            return True
        plural = token.tag_ in ("NNPS", "NNS") or token.lower_.endswith(_NOMINALISED)
        plural_people = code.kind == "state" and plural
        return code.sector in ("MIL", "REB", "PEACE") or (plural_people and self._is_people(token))

    def _is_told_again(self, noun: Token) -> bool:
        """Is it a word that was used for a force with its owner's name ("Kenyan officers … 600 officers")?"""
        lemma = noun.lemma_.lower()
        return lexicon.may_be_force(noun) and any(i < noun.i and other == lemma for i, other, _ in self._named)

    def _is_people(self, token: Token) -> bool:
        """Is a people's name ("the Rwandans") used for a force of theirs that the report tells of?"""
        definite = any(c.lower_ in ("the", "these", "those") for c in token.children)
        return definite and self._scene.codes[token.i].code in self._forces_told

    def _own_codes(self, noun: Token) -> tuple[str, ...]:
        codes: list[str] = []
        own = self._scene.codes.get(noun.i)
        if own is not None:
            return (own.code,)
        for token in syntax.noun_phrase(noun):
            if token == noun or _is_prefixed(token):
                continue
            if token.i in self._scene.codes:
                codes.append(self._scene.codes[token.i].code)
            elif token.dep_ == "poss" and token.tag_ == "PRP$":
                owner = self._owners.of(token)
                if owner:
                    codes.append(owner)
            elif token.dep_ == "poss" and token.lemma_.lower() in _BODIES:
                codes += self._body_before(token)
            for also in token.conjuncts:
                if also.i in self._scene.codes and token.i in self._scene.codes:
                    codes.append(self._scene.codes[also.i].code)
        if not codes:
            for name, inner in syntax.prepositional(noun):
                if name not in _OWNING or (name == "from" and _is_moved(noun)):
                    continue
                if inner.i in self._scene.codes and inner.head.head == noun:
                    codes.append(self._scene.codes[inner.i].code)
        return tuple(dict.fromkeys(codes))

    def _body_before(self, noun: Token) -> list[str]:
        """The body that "the alliance" takes up."""
        before = (self._scene.codes[i] for i in range(noun.i - 1, -1, -1) if i in self._scene.codes)
        found = next((code.code for code in before if code.kind == "body"), None)
        return [found] if found else []

    def _part_of(self, noun: Token) -> Token | None:
        """The whole in "30 of its soldiers", "the number of troops", "the first of them"."""
        if noun.lemma_.lower() not in _PARTITIVE and noun.pos_ != "NUM":
            return None
        for c in noun.children:
            if c.dep_ == "poss" and c.lower_ in ("their", "its"):
                return c
            if c.dep_ == "prep" and c.lower_ == "of":
                for inner in c.children:
                    if inner.dep_ == "pobj" and (self._is_force(inner) or inner.lower_ in _PRONOUNS):
                        return inner
        return None

    def _strength(self, noun: Token) -> Strength | None:
        return self._scene.strength(
            t
            for t in syntax.noun_phrase(noun)
            if t == noun or t.like_num or t.pos_ == "NUM" or t.dep_ in ("nummod", "quantmod", "amod")
        )

    def _is_definite(self, noun: Token, strength: Strength | None) -> bool:
        modifiers = [c for c in noun.children if c.dep_ in ("amod", "compound", "nmod", "poss") and c.tag_ != "PRP$"]
        if any(not lexicon.is_plain_modifier(c) for c in modifiers):
            return False
        if strength is not None:
            return True
        marks = {c.lower_ if c.tag_ != "PRP$" else "the" for c in noun.children}
        return (
            bool(marks & ({"the", "these", "those", "that", "this", "such", "whole", "entire"} | _COUNTED))
            or noun.tag_ == "NNS"
        )

    def _taken_up(self, noun: Token) -> tuple[str, ...]:
        lemma = noun.lemma_.lower()
        reach = _PRONOUN_REACH if noun.pos_ == "PRON" else _REACH
        near = [entry for entry in self._named if entry[0] < noun.i and self._distance(entry[0], noun) <= reach]
        if lemma in _STATES_OWN:
            near = [entry for entry in near if not self._is_rebel(entry[2])]
        same = [codes for i, other, codes in near if other == lemma]
        if same:
            return same[-1]
        return near[-1][2] if near else ()

    def _means_others(self, pronoun: Token) -> bool:
        """Does a plural subject before the pronoun in its sentence, which is no force, stand nearer?"""
        if pronoun.pos_ != "PRON":
            return False
        for token in reversed(pronoun.doc[pronoun.sent.start : pronoun.i]):
            if any(i == token.i for i, _, _ in self._named):
                return False
            if token.dep_ in ("nsubj", "nsubjpass", "dobj") and token.tag_ in ("NNS", "NNPS"):
                return True
        return False

    def _is_rebel(self, codes: tuple[str, ...]) -> bool:
        rebels = {code.code for code in self._scene.codes.values() if code.sector == "REB"}
        return bool(rebels & set(codes))

    def _distance(self, index: int, token: Token) -> int:
        return abs(self._scene.sentence[token.i] - self._scene.sentence[index])


def _is_moved(noun: Token) -> bool:
    """Is the force what a verb or noun of movement moves, so that "from" tells where to move it from?"""
    return any(t.frame == "movement" for head in (noun.head, noun.head.head) for t in lexicon.triggers_at(head))
