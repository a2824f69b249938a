"""Who speaks by a source phrase: A B in "Defense Secretary A B, who ...", else the phrase's own head."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from sayso.reading.actors.affiliation import affiliation
from sayso.reading.actors.context import Context, Range, low
from sayso.reading.actors.lexicon import (
    Gender,
    anaphors,
    gender_of_first_name,
    gender_of_titles,
    person_roles,
    words,
)
from sayso.reading.actors.phrase import Phrase, lead_has_preposition, name_in, proper_run, split_phrase
from sayso.reading.codes.lookup import role_of, term_of
from sayso.reading.entities.lexicon import noun_types

Kind = Literal["person", "organisation", "state", "group"]
Form = Literal["name", "nominal", "pronoun"]

_KINDS: dict[str, Kind] = {"state": "state", "territory": "state", "body": "organisation", "group": "group"}
_ARTICLES = frozenset(("the", "a", "an"))
_LONGEST_NAME = 5
_PLURAL_TAGS = frozenset(("NNS", "NNPS"))


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks by a source phrase, as the phrase alone tells it.

    `core` are the tokens of the name or head phrase, `titles` the lower-case role words that introduce it,
    `head` the lower-case head noun of a phrase without a name.
    """

    form: Form
    kind: Kind
    name: str
    core: Range
    head: str = ""
    titles: frozenset[str] = frozenset()
    gender: Gender | None = None
    plural: bool = False
    definite: bool = False
    code: str | None = None
    sector: str | None = None


def voice_of(tokens: Range, context: Context) -> Voice:
    """Read a source phrase (tokens of the Doc, not empty)."""
    if tokens[1] - tokens[0] == 1 and low(context.doc[tokens[0]]) in words("pronoun"):
        return _pronoun(tokens, context)
    phrase = split_phrase(tokens, context)
    voice = _person(phrase, context) or _organisation(phrase, context) or _nominal(phrase, context)
    named = voice.core if voice.form == "name" and voice.kind == "person" else None
    code, sector = affiliation(phrase, named, context)
    return replace(voice, code=voice.code or code, sector=voice.sector or sector)


def name_text(tokens: Range, context: Context) -> str:
    """The words of a name or head phrase, without a closing possessive and quotation marks."""
    text = context.text(tokens).rstrip()
    for ending in ("'s", "’s", "'", "’"):
        text = text.removesuffix(ending)
    return text.strip(' "“”,;:')


def _pronoun(tokens: Range, context: Context) -> Voice:
    word = low(context.doc[tokens[0]])
    plural = word in words("plural_pronoun")
    gender: Gender | None = None
    if word in ("he", "him", "his", "himself"):
        gender = "male"
    elif word in ("she", "her", "herself"):
        gender = "female"
    return Voice("pronoun", "person", "I" if word == "i" else word, tokens, head=word, gender=gender, plural=plural)


def _person(phrase: Phrase, context: Context) -> Voice | None:
    if _is_list(phrase, context):
        return None
    for part in phrase.parts:
        run = name_in(part, context) or (_apposed(part, phrase, context) if part != phrase.parts[0] else None)
        if run is None or (part != phrase.parts[0] and _has_article(part, context)):
            continue
        titles = titles_in(phrase, run, context)
        name = name_text(run, context)
        first_name = context.doc[run[0]].text if run[1] - run[0] > 1 else ""
        gender = gender_of_titles(titles) or gender_of_first_name(first_name)
        return Voice("name", "person", name, run, titles=titles, gender=gender)
    return None


def _apposed(part: Range, phrase: Phrase, context: Context) -> Range | None:
    """The name behind an office ("the leader of the Zeme party, A B,"), whatever its words are taken for."""
    run = proper_run(part, context)
    first = context.doc[phrase.parts[0][0] : phrase.parts[0][1]]
    if run != part or any(
        low(token) in words("organisation") or token.i in context.match_at for token in context.doc[slice(*part)]
    ):
        return None
    capitalised = sum(token.text[:1].isupper() for token in context.doc[slice(*run)])
    in_office = first.root.pos_ == "NOUN" and low(first.root) in person_roles()
    return run if 1 < capitalised < _LONGEST_NAME and in_office else None


def titles_in(phrase: Phrase, name: Range, context: Context) -> frozenset[str]:
    """The role words in lower case that introduce or explain a name within a phrase."""
    telling = person_roles() | words("male") | words("female")
    return frozenset(
        low(token)
        for part in phrase.parts
        for token in context.doc[part[0] : part[1]]
        if low(token) in telling and not name[0] <= token.i < name[1]
    )


def _is_list(phrase: Phrase, context: Context) -> bool:
    """Do the parts list several names ("A, B and C")?"""
    last = context.doc[phrase.parts[-1][0] : phrase.parts[-1][1]]
    return (
        len(phrase.parts) > 1
        and any(token.lower_ == "and" and token.i + 1 < last.end and token.nbor(1).text[:1].isupper() for token in last)
        and all(context.doc[part[0]].text[:1].isupper() or low(context.doc[part[0]]) == "and" for part in phrase.parts)
    )


def _has_article(part: Range, context: Context) -> bool:
    return low(context.doc[part[0]]) in _ARTICLES


def _organisation(phrase: Phrase, context: Context) -> Voice | None:
    part = phrase.parts[0]
    doc = context.doc
    text = name_text(part, context)
    term = term_of(text)
    if term and term.code:
        kind = _KINDS[term.code.kind] if term.meaning != "unit" else "organisation"
        people = term.meaning in ("people", "adjective")
        return Voice(
            "name",
            "group" if people else kind,
            _cased(part, text, context),
            part,
            head=low(doc[head_of(part, context)]),
            plural=people,
            definite=True,
            code=term.code.code,
            # Where a capital speaks or acts, the government there does.
            sector="GOV" if term.meaning == "capital" else term.code.sector,
        )
    run = _capitalised(part, context) or _outlet(part, context) or proper_run(part, context, titled=False)
    if run is None or lead_has_preposition((part[0], run[0]), context):
        return None
    if run[1] - run[0] == 1 and _is_common(run[0], part, context):
        return None
    if run[0] > part[0] + 1 and doc[run[0] - 1].text == "The":
        run = run[0] - 1, run[1]
    lead = [token for token in doc[part[0] : run[0]] if low(token) not in _ARTICLES]
    if any(token.tag_ == "POS" or low(token) in words("definite") for token in lead):
        return None
    if lead:
        role = role_of(doc[lead[0].i : run[0]].text)
        if role is None or role.kind != "organisation":
            return None
    head = low(doc[head_of(run, context)])
    return Voice("name", "organisation", name_text(run, context), run, head=head, definite=True)


def _is_common(at: int, part: Range, context: Context) -> bool:
    """Is a single capitalised word no name: "Officials", "The Ministry"?"""
    token = context.doc[at]
    if low(token) in anaphors() and _has_article(part, context):
        return True
    named = token.tag_ in ("NNP", "NNPS", "") or at in context.organisation_at
    return role_of(token.text) is not None or not named


def _outlet(part: Range, context: Context) -> Range | None:
    """The name before a description in lower case: "the Delta news agency"."""
    doc = context.doc
    start = part[0] + 1 if _has_article(part, context) else part[0]
    end = next((at for at in range(start, part[1]) if not doc[at].text[:1].isupper()), part[1])
    role = role_of(doc[end : part[1]].text) if start < end < part[1] else None
    described = role is not None and role.kind == "organisation" and role.sector == "MED"
    coded = any(at in context.match_at for at in range(start, end))
    return (start, end) if described and not coded else None


def _capitalised(part: Range, context: Context) -> Range | None:
    """The part without its article, if all its words but the smallest have capitals."""
    doc = context.doc
    start = part[0] + 1 if _has_article(part, context) else part[0]
    tokens = doc[start : part[1]]
    capitals = sum(token.text[:1].isupper() for token in tokens)
    small = all(
        token.text[:1].isupper() or token.text in ("of", "for", "and", "the", "on", "in", "-", "&") for token in tokens
    )
    return (start, part[1]) if small and capitals > 1 else None


def _nominal(phrase: Phrase, context: Context) -> Voice:
    part = phrase.parts[0]
    doc = context.doc
    head_at = head_of(part, context)
    head = low(doc[head_at])
    text = name_text(part, context) or context.text(phrase.tokens)
    role = role_of(doc[part[0] : head_at + 1].text)
    plural = doc[head_at].tag_ in _PLURAL_TAGS or low(doc[part[0]]) in (
        "two",
        "three",
        "some",
        "several",
        "many",
    )
    first = low(doc[part[0]])
    definite = first in words("definite") or any(token.tag_ == "POS" for token in doc[part[0] : head_at])
    kind: Kind = "organisation"
    is_person = role is None and noun_types().get(doc[head_at].lemma_.lower()) == "Person"
    if is_person or (role and role.kind == "person") or head in person_roles():
        kind = "group" if plural else "person"
    elif (role and role.kind == "group") or plural:
        kind = "group"
    name = _cased(part, text, context)
    is_body = role is not None or doc[head_at].text[:1].isupper()
    if is_body and kind == "organisation" and first == "the" and head_at > part[0] + 1:
        name = name.removeprefix("the ")
    titles = frozenset(low(token) for token in doc[part[0] : head_at + 1] if low(token) in person_roles())
    return Voice(
        "nominal",
        kind,
        name,
        part,
        head=head,
        titles=titles,
        gender=gender_of_titles(frozenset((head,))),
        plural=plural,
        definite=definite,
    )


def head_of(part: Range, context: Context) -> int:
    """The token of the head noun: the last before the first preposition or comma."""
    doc = context.doc
    end = next(
        (
            i
            for i in range(part[0] + 1, part[1])
            # "Based" in "the Geneva-based group" is none.
            if low(doc[i]) in words("preposition") and doc[i].text[:1].islower() and doc[i - 1].text != "-"
        ),
        part[1],
    )
    while end - 1 > part[0] and not doc[end - 1].text[:1].isalnum():
        end -= 1
    return end - 1


def _cased(part: Range, text: str, context: Context) -> str:
    """The text with its first word in lower case unless that word is a name's."""
    first = context.doc[part[0]]
    is_name = (
        first.ent_type_ in ("PERSON", "ORG", "GPE", "NORP", "LOC", "FAC")
        or first.tag_ in ("NNP", "NNPS")
        or first.i in context.match_at
        or first.text[1:2].isupper()
    )
    if low(first) in _ARTICLES or (not is_name and first.text[:1].isupper()):
        return text[:1].lower() + text[1:]
    return text
