"""Names of states that are also names of people or of other places."""

from __future__ import annotations

from functools import cached_property

from spacy.tokens import Doc, Token

from sayso.reading.codes.keys import words_of
from sayso.reading.codes.tables import Code, Term, namesakes, terms


class Ambiguity:
    """What a Doc tells about spellings that may mean somebody or something else."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._persons = {token.i: ent for ent in doc.ents if ent.label_ == "PERSON" for token in ent}

    def meant(self, start: int, end: int, term: Term, before: Code | None) -> Code | None:
        """Who the spelling over tokens `start` to `end` means here; `None` where it means nobody.

        `before` is the code of the words right before it, if any: "Spanish Foreign Legion" is not France's.
        """
        if term.code is None or (term.meaning == "unit" and before and before.code != term.code.code):
            return None
        if end - start != 1:
            return term.code
        token = self._doc[start]
        if token.text == "Georgia" and self._tells("georgia_us", "georgia"):
            return None
        if token.text == "Congo" and self._tells("congo_brazzaville", "congo_kinshasa"):
            other = terms()["Republic", "of", "the", "Congo"]
            return other.code
        if token.text in namesakes()["name"] and self._is_person(token, term):
            return None
        return term.code

    def _tells(self, kind: str, other: str) -> bool:
        """Has the Doc words of one kind and none of the other?"""
        return bool(self._words & namesakes()[kind]) and not self._words & namesakes()[other]

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(token.text.rstrip(".") for token in self._doc)

    @cached_property
    def _surnames(self) -> frozenset[str]:
        """Namesakes that stand as the surname of a full name somewhere in the Doc."""
        return frozenset(
            token.text for token in self._doc if token.text in namesakes()["name"] and self._follows_first_name(token)
        )

    def _is_person(self, token: Token, term: Term) -> bool:
        if self._follows_first_name(token):
            return True
        if term.meaning in ("adjective", "people"):
            return False
        if self._precedes_surname(token):
            return True
        return token.text in self._surnames and not self._is_place_here(token)

    def _is_place_here(self, token: Token) -> bool:
        before = token.nbor(-1).lower_ if token.i else ""
        return before in namesakes()["locative"]

    def _longer_person(self, token: Token) -> bool:
        return token.i in self._persons and len(self._persons[token.i]) > 1

    def _follows_first_name(self, token: Token) -> bool:
        if not self._longer_person(token) or token.i == self._persons[token.i].start:
            return False
        before = token.nbor(-1)
        return (
            before.text[:1].isupper()
            and before.lower_ not in namesakes()["direction"]
            and words_of(before.text) not in terms()
        )

    def _precedes_surname(self, token: Token) -> bool:
        if not self._longer_person(token):
            return False
        person = self._persons[token.i]
        return token.i == person.start and person[1].text[:1].isupper() and person[1].tag_ != "POS"
