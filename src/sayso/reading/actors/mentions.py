"""Where somebody is mentioned: sources of statements, names, role nouns and personal pronouns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.reading.actors.context import Context, Range, low
from sayso.reading.actors.letterhead import letterhead
from sayso.reading.actors.lexicon import anaphors, title_words, words
from sayso.reading.actors.naming import Voice, head_of, voice_of
from sayso.reading.codes.lookup import role_of
from sayso.records import Statement

_SUBJECTS = frozenset(("nsubj", "nsubjpass", "agent"))
_MAX_TITLE = 10
_MAX_SOURCE = 80


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that mention somebody.

    `subject` and `main` tell whether they are the subject of a clause and of a main clause; `quoted`, whether
    they stand in quotation marks; `statement` is the index of the statement that they are the source of.
    """

    tokens: Range
    voice: Voice
    subject: bool
    main: bool
    quoted: bool
    statement: int | None = None


def mentions_of(context: Context, statements: Sequence[Statement]) -> list[Mention]:
    """Every mention in text order; the sources of statements take precedence over names, names over nouns."""
    sources = list(_sources(context, statements))
    taken = {token for mention in sources for token in _claimed(mention.voice, mention.tokens, context)}
    found = list(sources)
    issuer = letterhead(context)
    if issuer and taken.isdisjoint(range(*issuer[0])):
        taken.update(range(*issuer[0]))
        found.append(_mention(*issuer, context))
    for layer in (_persons, _named, _nouns, _pronouns):
        for tokens in layer(context):
            voice = voice_of(tokens, context)
            by_head = layer is _nouns and voice.form == "nominal"
            claimed = {head_of(voice.core, context)} if by_head else set(range(*tokens))
            if not taken.isdisjoint(claimed):
                continue
            if layer is _named and voice.form != "name":
                continue
            taken |= claimed
            found.append(_mention(tokens, voice, context))
    return sorted(found, key=lambda mention: (mention.tokens[0], -mention.tokens[1]))


def _mention(tokens: Range, voice: Voice, context: Context, statement: int | None = None) -> Mention:
    core = context.doc[voice.core[0] : voice.core[1]]
    root = core.root
    subject = root.dep_ in _SUBJECTS or (root.dep_ == "pobj" and root.head.dep_ == "agent")
    return Mention(
        tokens,
        voice,
        subject=subject or statement is not None,
        main=subject and root.head.dep_ == "ROOT",
        quoted=context.quoted[tokens[0]],
        statement=statement,
    )


def _claimed(voice: Voice, tokens: Range, context: Context) -> set[int]:
    """The tokens of a mention within which there are no others.

    All of a name; of a noun phrase its head and what stands between it and a possessor ("Foreign Ministry" in
    "its Foreign Ministry").
    """
    if voice.form != "nominal":
        return set(range(*tokens))
    start, end = voice.core[0], head_of(voice.core, context) + 1
    owner = max((at for at in range(start, end) if context.doc[at].tag_ in ("POS", "PRP$")), default=start - 1)
    return set(range(owner + 1, end)) | ({start} if owner == start else set())


def _sources(context: Context, statements: Sequence[Statement]) -> Iterator[Mention]:
    for index, statement in enumerate(statements):
        tokens = context.range_of(statement.source.start, statement.source.end) if statement.source else None
        if tokens:
            tokens = tokens[0], min(tokens[1], tokens[0] + _MAX_SOURCE)
            yield _mention(tokens, voice_of(tokens, context), context, index)


def _persons(context: Context) -> Iterator[Range]:
    for name in context.persons:
        match = context.match_at.get(name[0])
        if not (match and match.end >= name[1]):
            yield _with_apposition(_with_origin(_with_titles(name, context), context), context)


def _with_titles(name: Range, context: Context) -> Range:
    """The name with the title before it: "US Secretary of State A B"; also "Iraq's president, A B"."""
    doc, start = context.doc, name[0]
    while start > 0 and name[0] - start < _MAX_TITLE and _in_title(start - 1, context):
        start -= 1
    if start == name[0] and start > 1 and doc[start - 1].text == ",":
        opening = _apposition_before(start - 1, context)
        if opening is not None:
            return opening, name[1]
    while start < name[0] and (doc[start].tag_ == "POS" or low(doc[start]) in ("of", "and", "the", ".", "-")):
        start += 1
    return start, name[1]


def _in_title(at: int, context: Context) -> bool:
    token = context.doc[at]
    if token.is_sent_start and low(token) not in title_words() and at not in context.match_at:
        return False
    return low(token) in title_words() or at in context.match_at or low(token) == "of" or token.tag_ == "POS"


def _apposition_before(comma: int, context: Context) -> int | None:
    doc = context.doc
    for start in range(comma - 1, max(-1, comma - 1 - _MAX_TITLE), -1):
        token = doc[start]
        if token.text in ",.;:" or token.pos_ in ("VERB", "AUX"):
            return None
        if low(token) in ("the", "a", "an", "its", "his", "her", "their") or token.is_sent_start:
            head = doc[start:comma]
            cut = next((word.i for word in head if low(word) in words("preposition")), comma)
            role = role_of(doc[start:cut].text) if start < cut else None
            return start if role and role.kind == "person" else None
    return None


def _with_origin(name: Range, context: Context) -> Range:
    """With whose it is told after it: "Defence Minister A B of Chile", "fighters of the Norland Front"."""
    doc, start = context.doc, name[1] + 1
    start += start < len(doc) and low(doc[start]) == "the"
    match = context.match_at.get(start)
    if match is None or match.start != start or doc[name[1]].text != "of":
        return name
    end = match.end
    if end + 1 < len(doc) and doc[end].tag_ == "POS" and role_of(doc[end + 1].text):
        end += 2
    return name[0], end


def _with_apposition(name: Range, context: Context) -> Range:
    """The name with the apposition after it: "A B, the chairman of the council"."""
    doc = context.doc
    if name[1] + 2 >= len(doc) or doc[name[1]].text != ",":
        return name
    for end in range(name[1] + 1, min(len(doc), name[1] + 2 + _MAX_TITLE)):
        token = doc[end]
        if token.text in ",.;" or token.is_space:
            first = doc[name[1] + 1]
            cut = next((i for i in range(name[1] + 1, end) if low(doc[i]) in words("preposition")), end)
            role = role_of(doc[name[1] + 1 : cut].text) if cut > name[1] + 1 else None
            fits = role is not None and role.kind == "person" and first.text[:1].islower()
            return (name[0], end) if fits else name
        if (token.pos_ in ("VERB", "AUX") and token.dep_ not in ("acl", "amod")) or token.lower_ == "and":
            return name
    return name


def _named(context: Context) -> Iterator[Range]:
    """Organisations by name, and states, bodies and groups that stand for themselves."""
    for tokens in context.organisations:
        start, end = tokens
        while end > start and (context.doc[end - 1].tag_ == "POS" or not context.doc[end - 1].text[:1].isalnum()):
            end -= 1
        match = context.match_at.get(start)
        if match is not None and match.start <= start and end < match.end:
            # "U.N." of "U.N. peacekeepers"
            continue
        if start < end and any(token.text[:1].isupper() for token in context.doc[start:end]):
            yield start, end
    for match in context.matches:
        if match.meaning in ("adjective", "people"):
            token = context.doc[match.end - 1]
            if token.dep_ not in _SUBJECTS:
                continue
        start = match.start
        if start and low(context.doc[start - 1]) == "the":
            start -= 1
        yield start, match.end


def _nouns(context: Context) -> Iterator[Range]:
    """Noun phrases whose head tells a role or takes up somebody; none where the Doc has no syntax."""
    doc = context.doc
    if not (doc.has_annotation("DEP") and doc.has_annotation("TAG")):
        return
    for chunk in doc.noun_chunks:
        if chunk.root.pos_ == "PRON" or chunk.root.ent_type_ == "PERSON":
            continue
        role = role_of(chunk.text)
        if role or low(chunk.root) in anaphors():
            yield _with_origin((chunk.start, chunk.end), context)


def _pronouns(context: Context) -> Iterator[Range]:
    for token in context.doc:
        if token.lower_ in words("human_pronoun"):
            yield token.i, token.i + 1
