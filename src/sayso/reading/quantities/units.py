"""The noun that an amount counts: its head, found by tags where the Doc has them and by form where not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from spacy.tokens import Doc, Token

from sayso.reading.quantities.lexicon import word_list
from sayso.reading.quantities.words import HYPHENS, Words

_REACH = 9
_PREMODIFIERS = frozenset(
    {"JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "VBN", "VBG", "HYPH", "CD", "POS", "AFX", "ADD"}
)
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})


class Noun(NamedTuple):
    """The counted noun: its word and the word that ends the phrase (half-open)."""

    head: int
    end: int


@dataclass(frozen=True, slots=True)
class Tags:
    """Fine-grained tags by the character at which a token begins; empty for a Doc without tags."""

    tags: dict[int, str]
    sentence_starts: frozenset[int]

    @classmethod
    def of(cls, doc: Doc) -> Tags:
        """Read the tags of a Doc."""
        starts = frozenset(token.idx for token in doc if token.is_sent_start)
        return cls({token.idx: _tag(token) for token in doc} if doc.has_annotation("TAG") else {}, starts)


def _tag(token: Token) -> str:
    # A unit of measure or a name may be tagged as whatever else; a date noun never is a premodifier.
    return (
        "TIME"
        if token.lower_ in word_list("days") or (token.lower_ in word_list("months") and token.text[0].isupper())
        else token.tag_
    )


def counted_noun(words: Words, position: int, tags: Tags, singular: bool = False) -> Noun | None:
    """The noun of the phrase that goes on at word `position`, behind the number.

    "US ground troops" gives troops; "of its soldiers" gives soldiers; "of them" gives nothing. `singular`
    allows a noun without a plural form where there are no tags ("one soldier").
    """
    position = _skip(words, position, word_list("additions"))
    partitive = words.at(position) == "of"
    if partitive:
        position += 1
        if words.at(position) in word_list("pronouns"):
            return None
        position = _skip(words, position, word_list("determiners"))
        position = _skip(words, position, word_list("additions"))
    noun = _by_tags(words, position, tags) if tags.tags else _by_form(words, position, singular)
    if noun is None or singular or not partitive or _is_plural(words.lower[noun.head]):
        return noun
    return None


def _skip(words: Words, position: int, some: frozenset[str]) -> int:
    while words.at(position) in some:
        position += 1
    return position


def _by_tags(words: Words, position: int, tags: Tags) -> Noun | None:
    head: int | None = None
    for place in range(position, min(position + _REACH, len(words))):
        tag = tags.tags.get(words.start[place])
        if tag is None:
            if words.touches(place - 1) and place > position:
                continue
            break
        if place > position and words.start[place] in tags.sentence_starts:
            break
        if tag == "RB" and words.at(place + 1) and tags.tags.get(words.start[place + 1], "").startswith(("JJ", "VBN")):
            continue
        if words.at(place) == "(" and words.at(place + 2) == ")":
            continue
        if tag == "CC" and _joins_adjectives(words, place, tags):
            continue
        if tag not in _PREMODIFIERS:
            break
        if head is not None and tags.tags.get(words.start[head]) == "NNS" and tag != "NNS":
            break
        if tag in ("VBG", "VBN", "JJ") and head is not None and not _touches_hyphen(words, place):
            if words.at(head - 1) not in HYPHENS:
                break
            # "short-range homemade mortars": the compound is an adjective.
            head = None
        if tag in _NOUNS and words.lower[place] not in word_list("not_nouns"):
            head = place
        if words.at(place + 1) in HYPHENS and words.at(place + 2) in word_list("dimensions"):
            return Noun(place, place + 1)
    if head is None or (tags.tags[words.start[head]] == "NNP" and not _is_plural(words.lower[head])):
        return None
    return Noun(head, head + 1)


def _is_plural(word: str) -> bool:
    return word in word_list("irregular_plurals") or (len(word) > 3 and word.endswith("s") and word[-2] not in "su'")


def _joins_adjectives(words: Words, place: int, tags: Tags) -> bool:
    sides = (tags.tags.get(words.start[i], "") for i in (place - 1, place + 1) if 0 <= i < len(words))
    return all(tag.startswith("JJ") for tag in sides)


def _touches_hyphen(words: Words, place: int) -> bool:
    return words.at(place + 1) in HYPHENS or words.at(place - 1) in HYPHENS


def _by_form(words: Words, position: int, singular: bool) -> Noun | None:
    head: int | None = None
    for place in range(position, min(position + 5, len(words))):
        word = words.lower[place]
        if word in HYPHENS and words.touches(place):
            continue
        if not word[0].isalpha() or word in word_list("function_words") or word in word_list("days"):
            break
        if _is_plural(word) and word not in word_list("not_nouns"):
            return Noun(place, place + 1)
        head = place
    return Noun(head, head + 1) if singular and head is not None else None
