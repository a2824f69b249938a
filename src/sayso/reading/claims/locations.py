"""Locations: which place a noun phrase or adverb stands for, as a code and as the words that name it."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from sayso.reading.claims import lexicon, syntax
from sayso.reading.claims.owners import Owners
from sayso.reading.claims.scene import Scene
from sayso.reading.claims.voices import Voices

_THERE = {"there", "here", "home", "abroad"}
_INSIDE = {"in", "at", "of", "near", "on", "inside", "within", "around", "across", "along", "outside", "off"}
_REFERRING = {"pobj", "dobj", "nsubj", "nsubjpass", "poss", "compound", "conj", "appos", "attr", "npadvmod"}
_REACH = 8
"""How many sentences back "there" or "the country" may have been named."""
_OWN = {"its", "their", "his", "her", "our", "my"}


@dataclass(frozen=True, slots=True)
class Location:
    """A place as told: its code, the words that name it, and whether they name the state as a whole."""

    code: str
    name: str
    noun: Token


class Locations:
    """Finds the place that a noun stands for."""

    def __init__(self, scene: Scene, voices: Voices, owners: Owners) -> None:
        self._scene = scene
        self._voices = voices
        self._owners = owners

    def at(self, noun: Token | None, *, force: tuple[str, ...] = ()) -> Location | None:
        """The place of a noun phrase or place adverb; `force` are the codes that "home" and "the country" leave out."""
        if noun is None:
            return None
        if noun.lower_ in _THERE:
            return self._adverb(noun, force)
        kind = lexicon.place_kind(noun)
        named = self._named(noun, kind)
        if named is not None:
            return named
        possessor = next((c for c in noun.children if c.dep_ == "poss" and c.lower_ in _OWN), None)
        if kind is None:
            return None
        if possessor is not None:
            owner = self._owners.of(possessor, but=force)
            if owner and kind != "site":
                return Location(owner, syntax.plain_words(noun), noun)
        if kind in ("own", "site") and not any(c.dep_ == "det" for c in noun.children):
            return None
        return self._taken_up(noun, force)

    def usual(self, before: Token, force: tuple[str, ...]) -> Location | None:
        """The place named last before this token that is not the force's own land."""
        found = self._last_named(before, force, states=False)
        return Location(found[0], found[1].text, found[1]) if found else None

    def _named(self, noun: Token, kind: str | None) -> Location | None:
        """The place that the phrase itself names."""
        if kind is not None:
            for name, inner in syntax.prepositional(noun):
                if name in _INSIDE and self._country(inner):
                    return Location(self._country(inner) or "", syntax.plain_words(noun), noun)
        if self._country(noun):
            return Location(self._country(noun) or "", syntax.plain_words(noun), noun)
        if kind == "site":
            inside = [t for t in syntax.noun_phrase(noun) if t.ent_type_ in ("GPE", "LOC", "FAC")]
        elif kind is not None:
            inside = [t for t in syntax.noun_phrase(noun) if t != noun]
        else:
            inside = []
        for token in inside:
            if self._country(token):
                return Location(self._country(token) or "", syntax.plain_words(noun), noun)
        return None

    def _country(self, token: Token) -> str | None:
        place = self._scene.places.get(token.i)
        if place is not None and place.country:
            return place.country
        code = self._scene.codes.get(token.i)
        if code is not None and code.kind in ("state", "territory") and token.pos_ == "PROPN":
            return code.code
        return None

    def _adverb(self, word: Token, force: tuple[str, ...]) -> Location | None:
        if word.lower_ == "home":
            return Location(force[0], word.text, word) if len(force) == 1 else None
        if word.lower_ == "here":
            code = self._voices.at(word).code
            return Location(code, word.text, word) if code else None
        if word.lower_ == "there":
            return self._taken_up(word, force)
        return None

    def _taken_up(self, noun: Token, force: tuple[str, ...]) -> Location | None:
        """The place that "there" or "the country" takes up: the speaker's own land, else the one named last."""
        voice = self._voices.at(noun)
        own = lexicon.place_kind(noun) == "state"
        if own and voice.code and voice.code not in force and self._is_state(voice.code):
            return Location(voice.code, syntax.plain_words(noun), noun)
        found = self._last_named(noun, force, states=own)
        return Location(found[0], syntax.plain_words(noun), noun) if found else None

    def _last_named(self, before: Token, force: tuple[str, ...], *, states: bool) -> tuple[str, Token] | None:
        """The last place named before; with `states` a people's name or adjective counts too."""
        here = self._scene.sentence[before.i]
        for i in range(before.i - 1, -1, -1):
            if here - self._scene.sentence[i] > _REACH:
                return None
            token = self._scene.doc[i]
            code = self._country(token)
            if code is None or code in force or token.dep_ not in _REFERRING:
                continue
            if states or (token.pos_ != "ADJ" and token.dep_ not in ("compound", "poss")):
                return code, token
        return None

    def _is_state(self, code: str) -> bool:
        return any(c.code == code and c.kind == "state" for c in self._scene.codes.values()) or any(
            p.country == code for p in self._scene.places.values()
        )
