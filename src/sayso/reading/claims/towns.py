"""Towns: the land of a place by its name, also of one that no gazetteer knows, by what the report says of it."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from sayso.reading.claims import lexicon
from sayso.reading.claims.lexicon import words
from sayso.reading.propositions import phrases, syntax
from sayso.reading.propositions.scene import Scene

_REACH = 8
"""How many sentences back a place may have been named."""


def country_at(scene: Scene, token: Token) -> str | None:
    """The code of the land that the token names, or in which the place lies that it names."""
    place = scene.places.get(token.i)
    code = scene.codes.get(token.i)
    if code is not None and code.kind == "body":
        return None
    if place is not None and place.country:
        return place.country
    if code is not None and code.kind in ("state", "territory") and token.pos_ == "PROPN":
        return code.code
    return None


def of_late(scene: Scene, before: Token) -> Iterator[Token]:
    """The tokens before this one and not too many sentences back, the nearest first."""
    here = scene.sentence[before.i]
    for token in reversed(scene.doc[: before.i]):
        if here - scene.sentence[token.i] > _REACH:
            return
        yield token


class Towns:
    """Finds the land of towns that are not known."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene

    def land_of(self, name: Token, force: tuple[str, ...]) -> str | None:
        """The land of a town that is not known, and that is not in the land of the `force` which is there."""
        told = self._beside(name) or self._by_apposition(name) or self._as_told_before(name)
        return told or self._only_land(name, force)

    def _beside(self, name: Token) -> str | None:
        """The land told after the name ("Torrejón in Spain")."""
        after = name.doc[name.i + 1 : name.i + 2]
        prep = next((t for t in after if t.lower_ in words("inside") and t.lower_ != "of"), None)
        land = syntax.child(prep, "pobj") if prep is not None else None
        return country_at(self._scene, land) if land is not None else None

    def _by_apposition(self, name: Token) -> str | None:
        """The land that an apposition places it in ("Lombrum, an old base on the island of Manus")."""
        place = syntax.child(name, "appos")
        if place is None or lexicon.place_kind(place) is None:
            return None
        inside = (t for t in phrases.nouns_after(words("inside"), place) if t.pos_ == "PROPN")
        return next((code for t in inside if (code := country_at(self._scene, t))), None)

    def _as_told_before(self, name: Token) -> str | None:
        """The land that was told with the name before ("the Somali town of Halgan")."""
        for token in of_late(self._scene, name) if name.i not in self._scene.codes else ():
            if token.text == name.text and token.pos_ == "PROPN":
                code = self._by_kind(token) or self._beside(token) or self._by_apposition(token)
                if code is not None:
                    return code
        return None

    def _by_kind(self, name: Token) -> str | None:
        """The land of "the Somali town of Halgan"."""
        kind = name.head.head if name.dep_ == "pobj" and name.head.lower_ == "of" else None
        if kind is None or lexicon.place_kind(kind) is None:
            return None
        codes = self._scene.codes
        return next((codes[t.i].code for t in phrases.noun_phrase(kind) if t.i in codes), None)

    def _only_land(self, name: Token, force: tuple[str, ...]) -> str | None:
        """The only land besides the force's own of which places are told."""
        if name.ent_type_ not in ("GPE", "LOC", "FAC") or name.i in self._scene.codes or not force:
            return None
        near = (t for t in of_late(self._scene, name) if t.pos_ == "PROPN" and t.i not in self._scene.peoples)
        lands = {code for t in near if (code := country_at(self._scene, t))} - {*force}
        return lands.pop() if len(lands) == 1 else None
