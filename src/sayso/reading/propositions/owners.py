"""Whose: the state or body behind a noun phrase, also behind "its", "their", "our" and the like."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from spacy.tokens import Token

from sayso.reading.propositions import phrases, syntax
from sayso.reading.propositions.lexicon import words
from sayso.reading.propositions.scene import Scene
from sayso.reading.propositions.voices import Voice, Voices
from sayso.reading.wordlists import table_rows

_COMMANDING = ("GOV", "MIL")
"""PLOVER sectors of those whose "we" may be a force."""


def is_prefixed(token: Token) -> bool:
    """Is it the second half of a compound that turns its sense ("anti-rebel", "pro-Russian")?"""
    return token.i > 1 and token.nbor(-1).text == "-" and token.nbor(-2).lower_ in words("turning_prefixes")


def _is_fronted(pronoun: Token, verb: Token) -> bool:
    """Does the pronoun stand in an "of" phrase before the subject that it means ("of its 900 soldiers Belgium …")?"""
    return any(c.lower_ == "of" and c.dep_ == "prep" and c.is_ancestor(pronoun) and c.i < verb.i for c in verb.children)


def _is_in_clause(inner: Token, noun: Token) -> bool:
    """Does it stand in a clause on the noun, which tells of others ("the alliance, which took over from the UN")?"""
    return any(t.dep_ in ("relcl", "acl") and noun.is_ancestor(t) for t in inner.ancestors)


@cache
def _bodies() -> Mapping[str, frozenset[str]]:
    return {row["noun"]: frozenset(row["codes"].split(";")) for row in table_rows(__package__, "bodies.csv")}


class Owners:
    """Resolves noun phrases and pronouns to the code of the state or body that they stand for."""

    def __init__(self, scene: Scene, voices: Voices) -> None:
        self._scene = scene
        self._voices = voices

    def code_of(self, noun: Token | None) -> str | None:
        """The code of whoever a noun phrase stands for: by its own words, else by its actor's or pronoun's."""
        if noun is None:
            return None
        code = self._named(noun)
        if code is not None:
            return code
        actor = self._scene.actor_at.get(noun.i)
        if actor is not None and actor.code is not None:
            return actor.code
        body = self.body_before(noun)
        if body is not None:
            return body
        if noun.pos_ == "PRON":
            return None if actor is not None else self.of(noun)
        possessor = next((t for t in phrases.noun_phrase(noun) if t.tag_ in ("PRP$", "WP$")), None)
        if possessor is not None and possessor.tag_ == "WP$":
            clause = next((a for a in noun.ancestors if a.dep_ == "relcl"), None)
            return self.code_of(clause.head) if clause is not None else None
        return self.of(possessor) if possessor is not None else None

    def body_before(self, noun: Token) -> str | None:
        """The code of the international body that "the alliance" takes up: the last one named of that kind."""
        codes = _bodies().get(noun.lemma_.lower())
        if codes is None or not any(c.lower_ == "the" for c in noun.children):
            return None
        at = self._scene.codes
        return next((at[i].code for i in range(noun.i - 1, -1, -1) if i in at and at[i].code in codes), None)

    def of_commander(self, pronoun: Token) -> str | None:
        """The code behind a soldier's or minister's "we"; of others' "we" nobody's."""
        voice = self._voices.at(pronoun)
        return voice.code if voice.sector in _COMMANDING else None

    def is_soldiers(self, pronoun: Token) -> bool:
        """Is it a soldier who speaks of himself?"""
        return self._voices.at(pronoun).sector == "MIL"

    def of(self, pronoun: Token, *, but: tuple[str, ...] = ()) -> str | None:
        """The code behind a pronoun: its speaker's, its clause's subject's, or the nearest before; none of `but`."""
        voice = self._voices.at(pronoun)
        if pronoun.lower_ in words("first_person"):
            return voice.code
        for verb in filter(syntax.is_verb, pronoun.ancestors):
            subject = syntax.subject(verb)
            if pronoun.lower_ == "his" and voice.code is not None and not self._is_person(subject):
                # "His country" is the speaker's and not the state's that his words are about.
                continue
            if (
                subject is not None
                and (subject.i < pronoun.i or _is_fronted(pronoun, verb))
                and pronoun not in subject.subtree
            ):
                code = self._named(subject)
                if code is not None and code not in but:
                    return code
        if voice.code is not None and voice.code not in but and not self._means_others(pronoun, voice):
            return voice.code
        return self._before(pronoun, but)

    def _is_person(self, noun: Token | None) -> bool:
        actor = self._scene.actor_at.get(noun.i) if noun is not None else None
        return actor is not None and actor.kind == "person"

    def _means_others(self, pronoun: Token, voice: Voice) -> bool:
        """Is it the "their" that a single speaker says, of others than himself?"""
        actor = self._scene.actors.get(voice.statement.actor or "") if voice.statement is not None else None
        return pronoun.lower_ == "their" and actor is not None and actor.kind == "person"

    def _named(self, noun: Token | None) -> str | None:
        """The code that a noun phrase carries: of its head, else of its nearest modifier, possessor or apposition."""
        codes = self._scene.codes
        while noun is not None:
            if noun.i in codes:
                return codes[noun.i].code
            inner = [t for t in reversed(phrases.noun_phrase(noun)) if not is_prefixed(t)]
            inner += [of for of in phrases.nouns_after(("of", "from", "in"), noun) if not _is_in_clause(of, noun)]
            found = next((t for t in inner if t.i in codes), None)
            if found is not None:
                return codes[found.i].code
            appositive = syntax.child(noun, "appos")
            noun = appositive if appositive is not None and appositive.i > noun.i else None
        return None

    def _before(self, pronoun: Token, but: tuple[str, ...]) -> str | None:
        """The code named last in the pronoun's sentence or the one before."""
        sentence = self._scene.sentence[pronoun.i]
        for i in range(pronoun.i - 1, -1, -1):
            if sentence - self._scene.sentence[i] > 1:
                return None
            if i in self._scene.codes and self._scene.codes[i].code not in but:
                return self._scene.codes[i].code
        return None
