"""Locations: which place a noun phrase or adverb stands for, as a code and as the words that name it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from sayso.reading.claims import lexicon
from sayso.reading.claims.focus import Telling, in_focus
from sayso.reading.claims.lexicon import words
from sayso.reading.claims.towns import Towns, country_at, of_late
from sayso.reading.codes.lookup import term_of
from sayso.reading.propositions import phrases, syntax
from sayso.reading.propositions.owners import Owners
from sayso.reading.propositions.scene import Scene
from sayso.reading.propositions.voices import Voices

Named = tuple[str, Token]
"""The code of a place, and a token that names it."""
_REFERRING = frozenset({"pobj", "dobj", "nsubj", "nsubjpass", "poss", "compound", "conj", "appos", "attr"})
_OF_STATE = ("GOV", "MIL", "LEG")
"""PLOVER sectors of those who speak for a state."""
_STATE_LETTERS = 3
"""Codes of states and territories have three letters (ISO 3166-1 alpha-3)."""


@dataclass(frozen=True, slots=True)
class Location:
    """A place as told: its code, the words that name it, and the token that they belong to."""

    code: str
    name: str
    noun: Token


def land_of(code: str | None, token: Token, *, but: tuple[str, ...]) -> Location | None:
    """The land of a state as the place that `token` only implies; none of a body, nor of a state in `but`."""
    if code is None or len(code) != _STATE_LETTERS or code in but:
        return None
    return Location(code, code, token)


class Locations:
    """Finds the place that a noun stands for."""

    def __init__(self, scene: Scene, voices: Voices, owners: Owners) -> None:
        self._scene = scene
        self._voices = voices
        self._owners = owners
        self._towns = Towns(scene)
        self._states = {code.code for code in scene.codes.values() if code.kind == "state"}
        self._states |= {place.country for place in scene.places.values() if place.country}

    def at(self, noun: Token | None, *, force: tuple[str, ...] = ()) -> Location | None:
        """The place of a noun phrase or place adverb; `force` are the codes that "home" and "the country" leave out."""
        if noun is None:
            return None
        if noun.lower_ in words("place_adverbs"):
            return self._adverb(noun, force)
        kind = lexicon.place_kind(noun)
        named = self._named(noun, kind, force)
        if named is not None or kind is None:
            return named
        possessives = words("place_possessives")
        possessor = next((c for c in noun.children if c.dep_ == "poss" and c.lower_ in possessives), None)
        if possessor is not None and kind != "site":
            owner = self._owners.of(possessor, but=force)
            if owner is None and self._is_of_state(possessor):
                # "Our territory", said for a government that the words do not name.
                found = self._in_focus(noun, self._named_before(noun, force, states=True), force)
                owner = found[0] if found is not None else None
            if owner is not None and not self._has_own_name(noun):
                return Location(owner, phrases.plain_words(noun), noun)
        if kind in ("own", "site") and (noun.lemma_ == "side" or not any(c.dep_ == "det" for c in noun.children)):
            return None
        articles = [c.lower_ for c in noun.children if c.dep_ == "det"]
        if any(article in words("indefinite") for article in articles) or (noun.tag_ == "NNS" and not articles):
            return None
        return self._taken_up(noun, force)

    def _is_of_state(self, possessor: Token) -> bool:
        """Is it the "our" of a state's government or army?"""
        voice = self._voices.at(possessor)
        return possessor.lower_ == "our" and voice.code is None and voice.sector in _OF_STATE

    def first(self, nouns: Iterable[Token], *, force: tuple[str, ...] = ()) -> Location | None:
        """The place of the first of these nouns that has one."""
        return next((place for noun in nouns if (place := self.at(noun, force=force))), None)

    def usual(self, before: Token, force: tuple[str, ...]) -> Location | None:
        """Where the report tells of the force before this token: the land named with it most, else the only one named.

        Of several lands named of late, none is taken that no sentence names together with the force.
        """
        named = self._named_before(before, force)
        told = Counter(code for code, token in named if self._is_with_force(token, before, force))
        most = max(told.values(), default=0)
        codes = {code for code, count in told.items() if count == most} or {code for code, _ in named}
        if told and len(codes) > 1:
            among = [pair for pair in named if pair[0] in codes]
            return self._as_told(self._in_focus(before, among, force))
        if not told and len(codes) > 1:
            return None
        return self._as_told(next(((code, token) for code, token in named if code in codes), None))

    def _as_told(self, found: Named | None) -> Location | None:
        """A land that is only implied: a town that was named for something else does not tell which part is meant."""
        if found is None:
            return None
        code, noun = found
        return Location(code, noun.text if noun.i in self._scene.codes else code, noun)

    def in_focus(self, before: Token, force: tuple[str, ...]) -> Location | None:
        """The land that the report is about before this token, but for the force's own."""
        return self._as_told(self._in_focus(before, self._named_before(before, force, states=True), force))

    def last(self, before: Token, force: tuple[str, ...]) -> Location | None:
        """The place named last before this token that is not the force's own land."""
        named = self._named_before(before, force)
        return Location(named[0][0], named[0][1].text, named[0][1]) if named else None

    def _named_before(self, before: Token, force: tuple[str, ...], *, states: bool = False) -> list[Named]:
        """The places named of late, the nearest first, but for the force's own land.

        With `states` a people's name or adjective counts too.
        """
        return [
            (code, token)
            for token in of_late(self._scene, before)
            if token.dep_ in _REFERRING
            and (states or _is_place_itself(token))
            and (code := country_at(self._scene, token)) is not None
            and code not in force
        ]

    def _is_with_force(self, place: Token, before: Token, force: tuple[str, ...]) -> bool:
        """Does an earlier sentence name the place together with the force?"""
        if self._scene.sentence[place.i] == self._scene.sentence[before.i]:
            return False
        return any(t.i in self._scene.codes and self._scene.codes[t.i].code in force for t in place.sent)

    def _named(self, noun: Token, kind: str | None, force: tuple[str, ...]) -> Location | None:
        """The place that the phrase itself names."""
        inside = [noun]
        if kind is not None:
            inside = [*(t for t in phrases.nouns_after(words("inside"), noun) if _lies_in(noun, t)), noun]
            modifiers = phrases.noun_phrase(noun)
            if kind == "site":
                # The base's name says where it is; "the American base" does not.
                inside += [t for t in modifiers if t.ent_type_ in ("GPE", "LOC", "FAC")]
            else:
                inside += modifiers
        code = next((code for token in inside if (code := country_at(self._scene, token))), None)
        if code is None and noun.pos_ == "PROPN":
            code = self._towns.land_of(noun, force)
        return Location(code, _name_of(noun, kind), noun) if code else None

    def _adverb(self, word: Token, force: tuple[str, ...]) -> Location | None:
        if word.lower_ == "home":
            return Location(force[0], word.text, word) if len(force) == 1 else None
        if word.lower_ == "here":
            voice = self._voices.at(word)
            code = voice.code if voice.code not in force else None
            code = code or (self._written_from(force) if voice.by is None or voice.code else None)
            return Location(code, word.text, word) if code else None
        return self._taken_up(word, force) if word.lower_ == "there" else None

    def _written_from(self, force: tuple[str, ...]) -> str | None:
        """The land that a report is written from: of its dateline, else of the first place that it names."""
        placed = [
            (i, place.country)
            for i, place in sorted(self._scene.places.items())
            if i not in self._scene.peoples and place.country and place.country not in force
        ]
        written = (code for i, code in placed if syntax.is_dateline(self._scene.doc[i]))
        return next(written, next((code for _, code in placed), None))

    def _taken_up(self, noun: Token, force: tuple[str, ...]) -> Location | None:
        """The place that "there" or "the country" takes up: the speaker's own land, else the one named last."""
        voice = self._voices.at(noun)
        kind = lexicon.place_kind(noun)
        own = kind == "state"
        is_host = own and voice.code in self._states and voice.code not in force
        speakers = voice.code if is_host else None
        if _is_part(noun) if own else self._has_own_name(noun):
            return None
        is_small = noun.lemma_.lower() in words("small_areas")
        found = self._small_before(noun, force) if is_small else None
        if found is None and is_small and self._is_unclear(noun, force):
            return None
        if any(c.lower_ == "this" for c in noun.children) and (code := self._written_from(force)):
            return Location(code, phrases.plain_words(noun), noun)
        named = self._named_before(noun, force, states=own)
        if found is None:
            by_focus = own or kind == "site"
            found = self._in_focus(noun, named, force, speakers) if by_focus else self._nearest(noun, named)
        if found and noun.lower_ in words("compass") | words("seats"):
            return self._part_of_land(noun, force)
        if noun.lemma_.lower() in words("large_areas") and self._is_unclear(noun, force):
            return None
        return Location(found[0], phrases.plain_words(noun), noun) if found else None

    def _in_focus(
        self, noun: Token, named: Sequence[Named], force: tuple[str, ...], speakers: str | None = None
    ) -> Named | None:
        """The land that the report is about at this point; see `in_focus`."""
        sentence = self._scene.sentence
        here = sentence[noun.i]
        tellings = [
            Telling(
                code,
                token,
                here - sentence[token.i],
                token.i in self._scene.peoples,
                self._is_with_force(token, noun, force),
            )
            for code, token in named
            if not self._goes_on(token)
        ]
        code = in_focus(tellings, self._written_from(force), speakers)
        return next((pair for pair in named if pair[0] == code), (code, noun) if code is not None else None)

    def _goes_on(self, token: Token) -> bool:
        """Is it a word of a place's name before the last ("Puerto" of "Puerto Rico")?"""
        place = self._scene.places.get(token.i)
        return place is not None and self._scene.places.get(token.i + 1) is place

    def _nearest(self, word: Token, named: list[Named]) -> Named | None:
        """The place named last; for "there" that of the last sentence where something is or goes, not of who acts."""
        if word.lower_ == "there":
            named = [pair for pair in named if pair[1].head.dep_ != "agent"]
        if word.lower_ == "there" and named:
            sentence = self._scene.sentence
            near = [pair for pair in named if sentence[pair[1].i] == sentence[named[0][1].i]]
            scene = next((pair for pair in near if _is_scene(pair[1]) or pair[1].dep_ == "dobj"), None)
            if scene is not None:
                return scene
        return next(iter(named), None)

    def _small_before(self, noun: Token, force: tuple[str, ...]) -> Named | None:
        """The town or province that "the town" takes up, where one was named since: no state is one."""
        for token in of_late(self._scene, noun):
            place = self._scene.places.get(token.i)
            named = token.dep_ in _REFERRING and token.dep_ != "compound"
            if place is not None and place.country and place.country not in force and named:
                term = term_of(place.text)
                # A capital may be named for its government ("Honiara agreed").
                if term is None or (term.meaning == "capital" and _is_scene(token)):
                    return place.country, token
        return None

    def _is_unclear(self, noun: Token, force: tuple[str, ...]) -> bool:
        """Were two lands named of late, whose region "the region" may be, or the force's own?"""
        lands = {code for code, _ in self._named_before(noun, force)}
        return len(lands) > 1 or self._lies_at_home(noun, force)

    def _lies_at_home(self, noun: Token, force: tuple[str, ...]) -> bool:
        """May "the region" be one of the force's own land, since the place where something happened last is there?"""
        scenes = (
            code
            for token in of_late(self._scene, noun)
            if _is_scene(token) and (code := country_at(self._scene, token))
        )
        return next(scenes, None) in force

    def _has_own_name(self, noun: Token) -> bool:
        """Is it a place with a name of its own, which is not known ("the Asia-Pacific region")?"""
        return any(t.pos_ == "PROPN" and t != noun and t.i not in self._scene.codes for t in phrases.noun_phrase(noun))

    def _part_of_land(self, noun: Token, force: tuple[str, ...]) -> Location | None:
        """The land that "the south" is a part of: the one named most, since one named in passing may stand nearer."""
        # The first of those named as often.
        told = reversed(list(of_late(self._scene, noun)))
        named = Counter(code for token in told if (code := country_at(self._scene, token)))
        code = max(named, key=named.__getitem__, default=None)
        return Location(code, phrases.plain_words(noun), noun) if code is not None and code not in force else None


def _name_of(noun: Token, kind: str | None) -> str:
    """The name of a place: of "the Somali town of Halgan" the town's own."""
    of = phrases.nouns_after(("of",), noun) if kind == "area" else []
    own = next((inner for inner in of if inner.pos_ == "PROPN" and inner.head.head == noun), None)
    return phrases.plain_words(own if own is not None else noun)


def _is_place_itself(name: Token) -> bool:
    """Is the land itself named, and not whose something is ("Australian and New Zealand soldiers")?"""
    first = name
    while first.dep_ == "conj" and first.head != first:
        first = first.head
    return first.pos_ != "ADJ" and first.dep_ not in ("compound", "poss", "amod")


def _is_scene(place: Token) -> bool:
    """Does something happen in the place, and does it not only name who acts ("in Paris" and not "Paris said")?"""
    return place.dep_ == "pobj" and place.head.lower_ in words("at") | words("to")


def _is_part(noun: Token) -> bool:
    """Is "the eastern state" a part of a land, and not the land?"""
    return any(c.lower_.removesuffix("ern") in words("compass") for c in noun.children)


def _lies_in(place: Token, land: Token) -> bool:
    """Is the land told of the place itself ("the north of Mali"), and not of what is done there?"""
    between = [t for t in land.ancestors if t.is_ancestor(land) and place.is_ancestor(t)]
    return not any(t.pos_ == "VERB" for t in between)
