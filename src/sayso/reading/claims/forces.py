"""Forces: which force a noun phrase stands for, whose it is, and how many it counts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from spacy.tokens import Token

from sayso.reading.claims import lexicon
from sayso.reading.claims.anaphora import Antecedents, is_definite
from sayso.reading.claims.counts import strength_of
from sayso.reading.claims.lexicon import words
from sayso.reading.claims.naming import Naming
from sayso.reading.propositions import phrases, syntax
from sayso.reading.propositions.owners import Owners
from sayso.reading.propositions.scene import Scene
from sayso.records import Strength


@dataclass(frozen=True, slots=True)
class Force:
    """A force as a noun phrase tells it.

    Attributes:
        noun: The phrase's head; where no phrase names the force, the word that implies it.
        codes: Whose it is; several where they are told of together ("French and German troops").
        strength: How many of it are told of.
        named: Does the phrase itself say whose it is, and not take up a force named before?
        is_state: Is a state or body itself said to move, its forces unnamed?
    """

    noun: Token
    codes: tuple[str, ...]
    strength: Strength | None = None
    named: bool = True
    is_state: bool = False


def _is_foreign(noun: Token) -> bool:
    """Is it "foreign troops", which are not those of whoever has or refuses them?"""
    return any(c.lower_ in words("of_several") for c in noun.children)


class Forces:
    """Finds the force that a noun stands for."""

    def __init__(self, scene: Scene, owners: Owners) -> None:
        self._scene = scene
        self._owners = owners
        self._naming = Naming(scene, owners)
        self._antecedents = Antecedents(scene, self._naming)

    @property
    def are_told_of(self) -> bool:
        """Does the report name a force anywhere? Where none is, a state that "withdraws" may be a team."""
        return self._naming.tells_of_forces

    def at(self, noun: Token | None) -> Force | None:
        """The force that the noun phrase stands for, or `None` where it is none or nobody's."""
        if noun is None:
            return None
        whole = self._naming.whole_of(noun)
        if whole is not None:
            named = syntax.child(noun, "appos")
            if whole.pos_ == "PRON" and named is not None and (codes := self._naming.codes(named)):
                # "The last of them, the French frigate Orne"
                return Force(noun, codes)
            return self._part(noun, self.at(whole) or self._of_owner(whole))
        if noun.lower_ in words("bare_parts"):
            return self._bare_part(noun)
        if noun.pos_ == "PRON" or (noun.pos_ in ("NUM", "DET", "ADJ") and noun.i not in self._scene.codes):
            return self._pronoun(noun)
        if noun.lemma_.lower() in words("measures") | words("tallies"):
            codes = self._naming.codes(noun) or self._antecedents.of_tally(noun)
            return Force(noun, codes) if codes else None
        if self._naming.is_owner_in_list(noun):
            return Force(noun, (self._scene.codes[noun.i].code,), strength_of(self._scene, noun))
        if self._antecedents.is_body_of_men(noun) or (self._naming.is_men_of(noun) and not self._naming.codes(noun)):
            return self._taken_up(noun, strength_of(self._scene, noun))
        told_again = self._antecedents.is_told_again(noun) or self._antecedents.is_just_named(noun)
        if not told_again and not self._naming.is_force(noun):
            return None
        codes = self._naming.codes(noun)
        strength = strength_of(self._scene, noun)
        if codes:
            strength = strength or self._strength_of_members(noun)
            return Force(noun, codes, strength if len(codes) == 1 else None)
        if (told_again or lexicon.takes_up_force(noun)) and is_definite(noun, strength):
            return self._taken_up(noun, strength) or self._speakers(noun, strength)
        return None

    def _speakers(self, noun: Token, strength: Strength | None) -> Force | None:
        """The force of a state's minister or officer who tells of "1,200 soldiers" and names nobody whose they are."""
        plain = all(c.dep_ in ("nummod", "quantmod", "det", "advmod", "amod", "prep") for c in noun.children)
        code = self._owners.of_commander(noun) if plain and noun.lemma_.lower() in words("states_own") else None
        return Force(noun, (code,), strength, named=False) if code is not None else None

    def _strength_of_members(self, noun: Token) -> Strength | None:
        """How many "a battalion of 850 peacekeepers" is."""
        if noun.lemma_.lower() not in words("units") or any(c.dep_ == "nummod" for c in noun.children):
            return None
        return next((s for t in self._members(noun) if (s := strength_of(self._scene, t))), None)

    def whole_of(self, force: Force) -> Force | None:
        """The force that this one is told as a part of ("300 of the soldiers in Gabon")."""
        whole = self._naming.whole_of(force.noun)
        return self.at(whole) if whole is not None else None

    def joined(self, force: Force) -> list[Force]:
        """The force, and those joined with it by their own names ("300 French and 120 German soldiers")."""
        others = (self.at(noun) for noun in force.noun.conjuncts if noun.i > force.noun.i and noun.pos_ != "NUM")
        return [force, *(other for other in others if other is not None and other.named and other.codes != force.codes)]

    def counted_elsewhere(self, force: Force) -> list[Force]:
        """The further parts of "300 soldiers in Gabon, 1,500 in Djibouti", each by its number."""
        verb = force.noun.head
        numbers = [noun for noun in force.noun.conjuncts if noun.pos_ == "NUM"]
        numbers += [c for c in verb.children if c.pos_ == "NUM" and c.dep_ == force.noun.dep_]
        numbers += [noun for number in numbers for noun in number.conjuncts if noun.pos_ == "NUM"]
        parts = {noun.i: strength_of(self._scene, noun) for noun in numbers if noun.i > force.noun.i}
        return [Force(self._scene.doc[i], force.codes, strength) for i, strength in parts.items() if strength]

    def first(self, nouns: Iterable[Token | None]) -> Force | None:
        """The first force that one of these nouns stands for."""
        return next((force for noun in nouns if (force := self.at(noun))), None)

    def within(self, noun: Token) -> Force | None:
        """The first force told of within the noun's phrase, the noun itself left aside."""
        return self.first(t for t in noun.subtree if t != noun)

    def owned(self, noun: Token | None, owner: str | None) -> Force | None:
        """The force in "sends 1,500 soldiers": the owner's where it is new, the one named before where it is "the"."""
        if noun is not None and owner is not None and noun.pos_ == "NUM" and not noun.n_rights:
            # "It was sending 1,000": its own, whoever else's were named before.
            before = self.at(noun)
            return before if before is None or before.codes == (owner,) else replace(before, codes=(owner,), named=True)
        if (
            noun is None
            or owner is None
            or not self._may_be_owned(noun)
            or self._naming.codes(noun)
            or _is_foreign(noun)
        ):
            return self.at(noun)
        strength = strength_of(self._scene, noun)
        if strength is None and noun.lemma_.lower() not in words("fractions"):
            strength = next((s for t in self._members(noun) if (s := strength_of(self._scene, t))), None)
        own = Force(noun, (owner,), strength)
        if any(c.lower_ in ("the", "these", "those", "that") for c in noun.children):
            return self.at(noun) or own
        return own

    def owned_by(self, noun: Token, owner: str) -> Force:
        """The force of "its own soldiers", whose owner is known by other means."""
        return Force(noun, (owner,), strength_of(self._scene, noun))

    def _may_be_owned(self, noun: Token) -> bool:
        """Is it a force once its owner is known, as "1,000 men" and "a military presence" are?"""
        if self._naming.is_force(noun):
            return True
        if noun.lemma_.lower() in words("men"):
            return strength_of(self._scene, noun) is not None
        military = any(c.lower_ in words("armed") for c in noun.children)
        return military and noun.lemma_.lower() in words("measures")

    def _members(self, noun: Token) -> list[Token]:
        """What a unit is made of ("a force of 300 soldiers")."""
        return [c for prep in noun.children if prep.lower_ == "of" for c in prep.children if c.dep_ == "pobj"]

    def of_state(self, noun: Token | None, *, or_people: bool = False) -> Force | None:
        """The force of a state, body or people that is itself said to go or come ("Ethiopia will withdraw")."""
        if noun is None or noun.i not in self._scene.codes or (noun.i in self._scene.peoples and not or_people):
            return None
        plain = all(t == noun or t.dep_ in ("det", "compound", "poss") for t in phrases.noun_phrase(noun))
        return Force(noun, (self._scene.codes[noun.i].code,), is_state=True) if plain else None

    def at_or_of_state(self, noun: Token | None) -> Force | None:
        """The force that the noun stands for, else that of the state or body which it names."""
        return self.at(noun) or self.of_state(noun, or_people=True)

    def names_any_of(self, code: str) -> bool:
        """Does the report name a force of this state or body?"""
        return self._antecedents.name(code)

    def may_be_civil(self, force: Force) -> bool:
        """Is it told of by a noun that means a force only in reports of military matters ("a Greek aircraft")?"""
        return self._naming.may_be_civil(force.noun)

    def is_group(self, force: Force) -> bool:
        """Is it an armed group's, whom nobody gives leave as to a state's force?"""
        groups = {code.code for code in self._scene.codes.values() if code.kind == "group"}
        return groups.issuperset(force.codes)

    def last(self, before: Token, *, within: int) -> Force | None:
        """The force named last before this token, at most so many sentences back, as implied by the token."""
        codes = self._antecedents.last(before, within)
        return Force(before, codes, named=False) if codes else None

    def only(self, before: Token, *, within: int) -> Force | None:
        """The one force that is named so near before this token; `None` where several are."""
        codes = self._antecedents.only(before, within)
        return Force(before, codes, named=False) if codes else None

    def _of_owner(self, possessive: Token) -> Force | None:
        """The force of "its strength in Gabon", whose owner is known by the pronoun alone."""
        code = self._owners.of(possessive) if possessive.tag_ == "PRP$" else None
        return Force(possessive, (code,)) if code else None

    def _part(self, noun: Token, whole: Force | None) -> Force | None:
        """The force of "30 of its soldiers", whose "its soldiers" is the whole."""
        if whole is None:
            return None
        strength = strength_of(self._scene, noun)
        if strength is None and noun.lemma_.lower() not in words("fractions"):
            strength = whole.strength
        if whole.noun.lemma_.lower() in words("units") and noun.pos_ == "NUM":
            # "Two of their battalions" counts no soldiers.
            strength = None
        return Force(noun, whole.codes, strength, whole.named)

    def _pronoun(self, word: Token) -> Force | None:
        """The force of "they", "its" or a bare number."""
        if word.lower_ in words("speakers_force"):
            if word.head.lemma_ in words("anybodys_moves") and not self._owners.is_soldiers(word):
                return None
            code = self._owners.of_commander(word)
            if code is None and self._owners.is_soldiers(word):
                return self._taken_up(word, None)
            return Force(word, (code,)) if code is not None else None
        strength = strength_of(self._scene, word)
        # The head of "fewer than a thousand are there" is its adjective.
        counted = word.pos_ in ("NUM", "ADJ") and strength is not None and word.lower_ not in words("too_many")
        if word.lower_ == "one":
            # Another of the battalions or frigates of the same sentence or the one before.
            return self._bare_part(word) if word.dep_ in syntax.SUBJECT else None
        if word.lower_ not in words("force_pronouns") and not counted and word.tag_ != "PRP$":
            return None
        return None if self._antecedents.means_others(word) else self._taken_up(word, strength)

    def _bare_part(self, word: Token) -> Force | None:
        """The force of "the rest" or "half", which take up the one of the sentence before."""
        codes = self._antecedents.of_bare_part(word)
        return Force(word, codes, named=False) if codes else None

    def _taken_up(self, noun: Token, strength: Strength | None) -> Force | None:
        codes = self._antecedents.of(noun)
        return Force(noun, codes, strength, named=False) if codes else None
