"""Talks: parties meet, or will meet, about forces."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from sayso.reading.claims import lexicon, syntax
from sayso.reading.claims.reader import Reader
from sayso.records import Talks

_MATTERS = {
    "troop",
    "soldier",
    "force",
    "base",
    "peacekeeper",
    "withdrawal",
    "pullout",
    "deployment",
    "redeployment",
    "garrison",
    "contingent",
    "bases",
}


_ABOUT = {"on", "about", "over", "regarding", "concerning", "for"}
_HELD = {
    "hold",
    "have",
    "begin",
    "open",
    "start",
    "resume",
    "cancel",
    "conduct",
    "be",
    "postpone",
    "continue",
}


def read_talks(reader: Reader) -> Iterator[Talks]:
    """Talks about forces, in text order."""
    for token in reader.scene.doc:
        if any(t.frame == "talks" for t in lexicon.triggers_at(token)) and token.i not in reader.used:
            yield from _read(reader, token)


def _read(reader: Reader, token: Token) -> Iterator[Talks]:
    if token.dep_ in ("advcl", "xcomp") and any(t.frame == "talks" for t in lexicon.triggers_at(token.head)):
        return
    if token.dep_ in ("compound", "amod"):
        return
    told = reader.told(token)
    if told.mood == "unasserted":
        return
    voice = reader.voice(token)
    parties = set(_parties(reader, token))
    if len(parties) == 1 and voice.code:
        parties.add(voice.code)
    if len(parties) < 2 or not _concerns_forces(token):
        return
    yield Talks(
        id="",
        by=voice.by,
        statement=voice.id,
        status=told.settled,
        negated=told.negated,
        when=reader.scene.when(syntax.own_tokens(token)),
        evidence=reader.evidence(token),
        parties=sorted(parties),
        topic=_topic(token),
    )


def _concerns_forces(token: Token) -> bool:
    """Is a force, or what it does, what they talk about?"""
    heads = [token, token.head] if token.head.lemma_ in _HELD else [token]
    for head in heads:
        for c in head.children:
            about = c.dep_ == "prep" and c.lower_ in _ABOUT
            purpose = c.dep_ in ("advcl", "xcomp") and any(g.tag_ == "TO" for g in c.children)
            matter = c.dep_ == "dobj" and head.lemma_ in ("discuss", "negotiate")
            if (about or purpose or matter) and any(_is_matter(t) for t in c.subtree):
                return True
    return any(
        inner.dep_ == "prep" and inner.lower_ in _ABOUT and any(_is_matter(t) for t in inner.subtree)
        for c in token.children
        if c.dep_ == "prep"
        for inner in c.subtree
    )


def _is_matter(token: Token) -> bool:
    return token.lemma_.lower() in _MATTERS or token.lower_ in _MATTERS


def _parties(reader: Reader, token: Token) -> Iterator[str]:
    nouns: list[Token] = []
    verb = token if token.pos_ == "VERB" else next((a for a in token.ancestors if a.pos_ in ("VERB", "AUX")), None)
    if verb is not None:
        subject = syntax.subject(verb)
        if subject is not None:
            nouns += [subject, *subject.conjuncts]
    for name, noun in [
        *syntax.prepositional(token),
        *(syntax.prepositional(verb) if verb is not None and verb != token else []),
    ]:
        if name in ("with", "between", "to", "and", "by"):
            nouns += [noun, *noun.conjuncts]
    if token.lemma_ == "meet":
        nouns += syntax.objects(token)
    nouns += [c for c in token.children if c.dep_ in ("amod", "compound", "poss")]
    for noun in nouns:
        yield from _codes(reader, noun)


def _codes(reader: Reader, noun: Token) -> Iterator[str]:
    found = False
    for token in _with_modifiers(noun):
        code = reader.scene.codes.get(token.i)
        if code is not None:
            found = True
            yield code.code
    if not found:
        own = reader.code_of(noun)
        if own:
            yield own


def _with_modifiers(noun: Token) -> Iterable[Token]:
    for token in syntax.noun_phrase(noun):
        yield token
        yield from (c for c in token.conjuncts if c.dep_ == "conj" and c.pos_ in ("ADJ", "PROPN"))


def _topic(token: Token) -> str | None:
    for head in (token, token.head):
        for c in head.children:
            if c.dep_ == "prep" and c.lower_ in ("on", "about", "over", "regarding", "concerning") and c.i > token.i:
                words = [t for t in c.subtree if not t.is_space]
                return token.doc[words[1].i : words[-1].i + 1].text if len(words) > 1 else None
    topic = syntax.child(token, "dobj") if token.lemma_ in ("discuss", "negotiate") else None
    if topic is not None:
        words = [t for t in topic.subtree if not t.is_space]
        return token.doc[words[0].i : words[-1].i + 1].text
    return None
