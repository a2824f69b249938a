"""The parts of a source phrase (head and appositions, without clauses and brackets) and the name in a part.

It works on words and capitals first and asks tags and names only where they help, so that it also reads a
phrase whose syntax was read wrongly, or not at all.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from sayso.reading.actors.context import Context, Range, low
from sayso.reading.actors.lexicon import gender_of_first_name, person_roles, title_words, words
from sayso.reading.codes.lookup import role_of

_BREAKS = frozenset((",", ";", ":", "–", "—", "--"))
_OPEN, _CLOSE = frozenset("([{"), frozenset(")]}")
_QUOTES = frozenset("“”\"'‘’«»")
_MAX_PARTS = 12


@dataclass(frozen=True, slots=True)
class Phrase:
    """A source phrase in parts (token ranges): `parts[0]` is the head, the others its appositions.

    `brackets` are the words in brackets, such as an acronym.
    """

    tokens: Range
    parts: tuple[Range, ...]
    brackets: tuple[Range, ...]


def split_phrase(tokens: Range, context: Context) -> Phrase:
    """Part a phrase (not empty) at its commas and dashes, leaving out trailing clauses and brackets."""
    doc = context.doc
    parts: list[Range] = []
    brackets: list[Range] = []
    start, at = tokens[0], tokens[0]
    while at < tokens[1] and len(parts) < _MAX_PARTS:
        if doc[at].text in _OPEN:
            close = next((i for i in range(at, tokens[1]) if doc[i].text in _CLOSE), tokens[1])
            brackets.append((at + 1, close))
            parts.append((start, at))
            start = at = min(close + 1, tokens[1])
        elif doc[at].text in _BREAKS:
            parts.append((start, at))
            start = at = at + 1
        else:
            at += 1
    parts.append((start, at))
    trimmed = [_trimmed(part, context, first=number == 0) for number, part in enumerate(parts)]
    kept = tuple(part for part in trimmed if part[0] < part[1])
    return Phrase(tokens, kept or (tokens,), tuple(brackets))


def name_in(part: Range, context: Context) -> Range | None:
    """The person's name that a part of a phrase stands for ("a letter from General A B" → A B), if any."""
    doc = context.doc
    ends = [i for i in range(part[0] + 1, part[1]) if _is_preposition(doc[i])]
    for end in (*ends[:4], part[1]):
        run = proper_run((part[0], end), context)
        if run and _leads_to_name((part[0], run[0]), context) and _is_person((part[0], run[0]), run, context):
            return run
    return None


def proper_run(part: Range, context: Context, titled: bool = True) -> Range | None:
    """The capitalised words that a part ends in; where `titled`, without titles and demonyms."""
    doc = context.doc
    start = part[1]
    while start > part[0] and _in_proper_run(start - 1, part, context, titled):
        start -= 1
    while start < part[1] and (doc[start].text in _QUOTES or doc[start].text in "-.&"):
        start += 1
    end = part[1]
    while end > start and doc[end - 1].text in _QUOTES:
        end -= 1
    if start >= end or not any(token.text[:1].isupper() for token in doc[start:end]):
        return None
    return start, end


def lead_has_preposition(lead: Range, context: Context) -> bool:
    """Does a preposition stand in the words before a name?"""
    return any(_is_preposition(token) for token in context.doc[lead[0] : lead[1]])


def _trimmed(part: Range, context: Context, first: bool) -> Range:
    doc = context.doc
    start, end = part
    while start < end and (doc[start].is_space or doc[start].text in _QUOTES):
        start += 1
    for at in range(start + 1 if first else start, end):
        token = doc[at]
        in_words = low(token) in words("clause") and not token.text[:1].isupper()
        if in_words or (at > start and token.dep_ in ("relcl", "acl") and token.text[:1].islower()):
            end = at
            break
    while end > start and (doc[end - 1].is_space or doc[end - 1].text in _QUOTES or doc[end - 1].tag_ == "POS"):
        end -= 1
    return start, end


def _is_preposition(token: Token) -> bool:
    return low(token) in words("preposition") and token.text[:1].islower()


def _in_proper_run(at: int, part: Range, context: Context, titled: bool) -> bool:
    token = context.doc[at]
    text = token.text
    inside_person = at in context.person_at and context.person_at[at][0] < at
    if token.tag_ == "POS" or token.is_space:
        return False
    if text[:1].isupper():
        if inside_person or (not titled and low(token) not in words("determiner")):
            return True
        match = context.match_at.get(at)
        is_demonym = match is not None and match.meaning in ("adjective", "people") and at + 1 < part[1]
        return not (is_demonym or low(token) in title_words() or low(token) in words("determiner"))
    if text in ("-", ".", "&") or text in _QUOTES:
        return True
    follows_hyphen = at > part[0] and context.doc[at - 1].text == "-" and at - 2 >= part[0]
    if follows_hyphen and text.isalpha() and context.doc[at - 2].text[:1].isupper():
        return low(token) not in title_words()
    return low(token) in words("particle") and at + 1 < part[1]


def _leads_to_name(lead: Range, context: Context) -> bool:
    """May the words before a name be its title, so that the phrase stands for the name, not for its head?"""
    doc = context.doc
    before = [token for token in doc[lead[0] : lead[1]] if token.text not in ".-"]
    while before and low(before[-1]) in title_words():
        before.pop()
    if before and low(before[-1]) in ("and", "or", "&"):
        return len(before) > 1 and low(before[-2]) in title_words()
    last = max((i for i in range(*lead) if _is_preposition(doc[i])), default=-1)
    if last < 0:
        return True
    between = [token for token in doc[last + 1 : lead[1]] if token.text not in ".-"]
    titles_only = all(
        low(token) in title_words() or low(token) in words("determiner") or token.i in context.match_at
        for token in between
    )
    head = [low(token) for token in doc[lead[0] : last]]
    if any(word in words("document") for word in head[-3:]) and low(doc[last]) in (
        "from",
        "by",
        "of",
        "with",
    ):
        return titles_only
    if not between:
        return False
    names_office = not any(low(token) in person_roles() for token in between)
    if titles_only and names_office:
        return low(between[-1]) in words("portfolio") or doc[lead[0]].text[:1].isupper()
    if titles_only:
        return (
            low(doc[last]) == "of" and low(doc[lead[0]]) not in words("determiner") and doc[lead[0]].text[:1].isupper()
        )
    return low(between[-1]) in person_roles()


def _is_person(lead: Range, run: Range, context: Context) -> bool:
    """Is a run of capitalised words a person's name, given the words before it?"""
    doc = context.doc
    match = context.match_at.get(run[0])
    if match and match.start <= run[0] and match.end >= run[1]:
        return False
    if any(low(token) in words("organisation") and token.text[:1].isupper() for token in doc[slice(*run)]):
        return any(token in context.person_at for token in range(*run)) and run[1] - run[0] < 4
    titles = [low(token) for token in doc[slice(*lead)] if token.text not in ".-'’"]
    if titles:
        role = role_of(titles[-1])
        if titles[-1] in person_roles():
            return True
        of_office = titles[-1] in words("portfolio") - words("determiner")
        if of_office and not person_roles().isdisjoint(titles[-4:]):
            return True
        if role and role.kind != "person":
            return False
    if any(token in context.person_at for token in range(*run)):
        return True
    if run[1] - run[0] == 1 and doc[run[0]].lower_ in context.surnames:
        return True
    if gender_of_first_name(doc[run[0]].text) and run[1] - run[0] > 1:
        return True
    if not titles and 1 < run[1] - run[0] < 5 and _is_introduced(run[1], context):
        return True
    if any(token in context.organisation_at for token in range(*run)):
        return False
    return not context.has_names and not titles and 1 < run[1] - run[0] < 5


def _is_introduced(end: int, context: Context) -> bool:
    """Is somebody's office told behind a comma: ", director of the museum", ", a farmer in"?"""
    doc = context.doc
    if end + 1 >= len(doc) or doc[end].text != ",":
        return False
    at = end + 1 + (low(doc[end + 1]) in words("determiner"))
    while at < min(len(doc), end + 5) and low(doc[at]) in title_words() and low(doc[at]) not in person_roles():
        at += 1
    return at < len(doc) and low(doc[at]) in person_roles() and doc[at].text.islower()
