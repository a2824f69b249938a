"""Talks: parties meet, or will meet, about forces."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from sayso.reading.claims import lexicon
from sayso.reading.claims.context import Context
from sayso.reading.claims.forces import Force
from sayso.reading.claims.lexicon import words
from sayso.reading.claims.parties import are_two_sides, host_of, parties_of
from sayso.reading.propositions import phrases, syntax
from sayso.records import Talks

_DEEPEST = 6
"""How many phrases deep in a topic a force is looked for ("the date of the end of the presence of the troops")."""
_REACH = 3
"""How many sentences back talks may have been told of that "no such talks" takes up."""


def read_talks(context: Context) -> Iterator[Talks]:
    """Talks about forces, in text order."""
    last: tuple[int, Talks] | None = None
    for token in context.scene.doc:
        if not lexicon.is_trigger(token, "talks") or token.i in context.used:
            continue
        sentence = context.scene.sentence[token.i]
        before = last[1] if last is not None and sentence - last[0] <= _REACH else None
        for talks in _read(context, token, before):
            last = sentence, talks
            yield talks


def _read(context: Context, token: Token, before: Talks | None) -> Iterator[Talks]:
    told_above = token.dep_ in ("advcl", "xcomp") and lexicon.is_trigger(token.head, "talks")
    if told_above or token.dep_ in ("compound", "amod") or (token.pos_ == "VERB" and not syntax.tells_apart(token)):
        return
    told = context.told(token)
    if told.mood == "unasserted":
        return
    force = _force_of(context, token)
    host = host_of(context, token, force) if force is not None else None
    parties = set(parties_of(context, token, host))
    speaker = context.voice(token).code
    # "No talks with the United States are planned"; but who "has talked about it" has met nobody.
    other = speaker or (host if token.pos_ == "NOUN" else None)
    if len(parties) == 1 and other is not None:
        parties.add(other)
    if before is not None and _takes_up(token, parties, before):
        parties = set(before.parties)
    else:
        sides = not parties and force is not None and host is not None and are_two_sides(token)
        if force is not None and host is not None and sides:
            parties = {*force.codes, host}
        # "The two sides were in talks", where a force was told of, were so about it.
        concerned = (sides and not _topics_of(token)) or _concerns_forces(context, token, force, parties)
        if len(parties) < 2 or not concerned:
            return
    # What they talk about is thereby not told as so.
    context.used.update(t.i for topic in _topics_of(token) for t in topic.subtree)
    yield Talks(
        **context.common_fields(token),
        status=told.settled,
        negated=told.negated,
        parties=sorted(parties),
        topic=_topic(token),
    )


def _takes_up(token: Token, parties: set[str], before: Talks) -> bool:
    """Is it "no such talks" or "the two sides will meet again", which take up talks told of before?"""
    if token.pos_ == "NOUN" and any(c.lower_ in words("taking_up") for c in token.children):
        return (len(parties) < 2 or parties == {*before.parties}) and not _topics_of(token)
    return are_two_sides(token)


def _force_of(context: Context, token: Token) -> Force | None:
    """The force that they talk about, else the one named of late."""
    heads = (t for topic in _topics_of(token) for t in topic.subtree)
    return context.forces.first(heads) or context.forces.last(token, within=_REACH)


def _concerns_forces(context: Context, token: Token, force: Force | None, parties: set[str]) -> bool:
    """Is a force, or what it does, what they talk about, and not only named on the way?

    "The lease" and "a timetable" are the one of a force named of late, where its owner takes part.
    """
    owners = force.codes if force is not None else [code for code in parties if context.forces.names_any_of(code)]
    taken_up = not parties.isdisjoint(owners)
    if any(_moves_them(context, topic) for topic in _topics_of(token)):
        return True
    themes = (noun for topic in _topics_of(token) for noun in _themes(topic))
    return any(_is_matter(noun) or (taken_up and _is_bare_matter(noun)) for noun in themes)


def _moves_them(context: Context, topic: Token) -> bool:
    """Is it "to discuss when they would go", whose verb moves a force?"""
    verbs = (t for t in topic.subtree if syntax.is_verb(t) and lexicon.tells_whereabouts(t) and t.dep_ == "ccomp")
    return any(context.forces.at(syntax.subject(verb)) is not None for verb in verbs)


def _is_bare_matter(noun: Token) -> bool:
    """Is it something that a force has or does ("an extension"), with nothing that tells of what else it is?"""
    plain = all(c.dep_ in ("det", "punct") or c.lower_ in ("new", "possible") or _is_own(c) for c in noun.children)
    return plain and noun.lemma_.lower() in words("bare_matters")


def _is_own(prep: Token) -> bool:
    """Is it the "of their own" of "a treaty of their own"?"""
    return prep.lower_ == "of" and any(c.lower_ == "own" for c in prep.children)


def _themes(topic: Token, depth: int = 0) -> Iterator[Token]:
    """The nouns that a topic's phrase or clause is about: what stands after its preposition, or is its object."""
    if depth > _DEEPEST:
        return
    within = [c for c in topic.children if c.dep_ in ("pobj", "pcomp")]
    heads = within if topic.dep_ == "prep" else [topic]
    for head in (each for first in heads for each in (first, *first.conjuncts)):
        if not syntax.is_verb(head):
            yield head
            continue
        yield from syntax.objects(head)
        yield from phrases.nouns_after(words("about") | {"of"}, head)
        for inner in head.children:
            if inner.dep_ in ("ccomp", "xcomp") or (inner.dep_ == "advcl" and syntax.has_to(inner)):
                yield from _themes(inner, depth + 1)


def _topics_of(token: Token) -> list[Token]:
    """The heads of the phrases and clauses that tell what they talk about."""
    heads = [token, token.head] if token.head.lemma_ in words("holding_talks") else [token]
    topics = [c for head in heads for c in head.children if c != token and _is_topic(c)]
    # "Talks with Chad on the base": the parser may hang "on" on the party.
    met = (c for c in token.children if c.dep_ == "prep" and c.lower_ in words("parties"))
    topics += [about for prep in met for noun in prep.children for about in _abouts(noun)]
    return topics


def _is_topic(token: Token) -> bool:
    """Does the phrase or clause tell what its head talks about or aims at?"""
    purpose = token.dep_ in ("advcl", "xcomp") and syntax.has_to(token)
    discussed = token.dep_ == "dobj" and token.head.lemma_ in words("discussing")
    return purpose or discussed or _is_about(token)


def _abouts(noun: Token) -> list[Token]:
    """The prepositions of a topic that hang on a party or on one joined with it."""
    return [c for each in (noun, *noun.conjuncts) for c in each.children if _is_about(c)]


def _is_about(token: Token) -> bool:
    return token.dep_ == "prep" and token.lower_ in words("about")


def _is_matter(noun: Token, depth: int = 0) -> bool:
    """Is the noun a force or what it does, or a side of that ("the number of troops", "its troop presence")?"""
    if noun.pos_ not in ("NOUN", "PROPN"):
        return False
    if not {noun.lemma_.lower(), noun.lower_}.isdisjoint(words("matters")) or lexicon.is_force_noun(noun):
        return True
    if noun.lemma_.lower() not in words("aspects") and not lexicon.tells_whereabouts(noun):
        return False
    modifiers = (c for c in noun.children if c.dep_ in ("compound", "amod", "nmod", "poss"))
    held = (theme for c in noun.children if c.lower_ in words("holding_matters") for theme in _themes(c, depth))
    inner = (*(each for c in modifiers for each in (c, *c.conjuncts)), *held)
    return any(t.lower_ in words("armed") or (depth < _DEEPEST and _is_matter(t, depth + 1)) for t in inner)


def _topic(token: Token) -> str | None:
    """The words of what they talk about, without the preposition."""
    for head in (token, token.head):
        for c in head.children:
            if c.dep_ == "prep" and c.lower_ in words("topics") and c.i > token.i:
                return phrases.text_of(phrases.words_under(c)[1:]) or None
    topic = syntax.child(token, "dobj") if token.lemma_ in words("discussing") else None
    return phrases.text_of(phrases.words_under(topic)) if topic is not None else None
