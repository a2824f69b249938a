"""Whose: the state or body behind "its", "their", "our" and the like."""

from __future__ import annotations

from spacy.tokens import Token

from sayso.reading.claims import syntax
from sayso.reading.claims.scene import Scene
from sayso.reading.claims.voices import Voices
from sayso.reading.codes import Code

_FIRST_PERSON = {"i", "me", "my", "we", "us", "our", "ours", "mine"}


def code_of_phrase(scene: Scene, noun: Token) -> Code | None:
    """The code that a noun phrase carries: of its head, else of its nearest modifier or possessor."""
    if noun.i in scene.codes:
        return scene.codes[noun.i]
    for token in reversed(syntax.noun_phrase(noun)):
        if token.i in scene.codes and not _is_prefixed(token):
            return scene.codes[token.i]
    for name, inner in syntax.prepositional(noun):
        if name in ("of", "from", "in") and inner.i in scene.codes:
            return scene.codes[inner.i]
    appositive = syntax.child(noun, "appos")
    return code_of_phrase(scene, appositive) if appositive is not None and appositive.i > noun.i else None


def _is_prefixed(token: Token) -> bool:
    """Is it the second half of a compound that turns its sense ("anti-ISIS", "pro-Russian")?"""
    return token.i > 1 and token.nbor(-1).text == "-" and token.nbor(-2).lower_ in ("anti", "pro", "non", "ex")


class Owners:
    """Resolves possessive and personal pronouns to the state or body that they stand for."""

    def __init__(self, scene: Scene, voices: Voices) -> None:
        self._scene = scene
        self._voices = voices

    def of(self, pronoun: Token, *, but: tuple[str, ...] = ()) -> str | None:
        """The code behind the pronoun: its speaker's, its clause's subject's, or the nearest before it; none of `but`."""
        voice = self._voices.at(pronoun)
        if pronoun.lower_ in _FIRST_PERSON:
            return voice.code
        for verb in pronoun.ancestors:
            if verb.pos_ not in ("VERB", "AUX"):
                continue
            subject = syntax.subject(verb)
            if subject is not None and subject.i < pronoun.i and pronoun not in subject.subtree:
                code = code_of_phrase(self._scene, subject)
                if code is not None and code.code not in but:
                    return code.code
        if voice.code is not None and voice.code not in but:
            return voice.code
        return self._before(pronoun, but)

    def _before(self, pronoun: Token, but: tuple[str, ...]) -> str | None:
        sentence = self._scene.sentence[pronoun.i]
        for i in range(pronoun.i - 1, -1, -1):
            if sentence - self._scene.sentence[i] > 1:
                return None
            if i in self._scene.codes and self._scene.codes[i].code not in but:
                return self._scene.codes[i].code
        return None
