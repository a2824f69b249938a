"""Demands: somebody demands that a force leave, stay, come or stop."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from sayso.reading.claims import lexicon, syntax
from sayso.reading.claims.forces import Force
from sayso.reading.claims.locations import Location
from sayso.reading.claims.reader import Reader
from sayso.records import Act, Demand

_OPPOSITE: dict[Act, Act] = {"leave": "stay", "stay": "leave", "come": "stop", "stop": "come"}


def demand(
    reader: Reader, token: Token, force: Force, act: Act, place: Location | None, *, negated: bool
) -> Iterator[Demand]:
    """The demand that the proposition at `token` makes, one a force; nothing where nobody makes it."""
    by, by_code, statement = _who(reader, token)
    if by is None and by_code is None:
        return
    if place is None:
        place = _usual_place(reader, token, force, act, by_code)
    if place is None and act == "come":
        return
    for code in force.codes:
        if code == by_code and act in ("leave", "come"):
            continue
        yield Demand(
            id="",
            by=by,
            statement=statement,
            strength=force.strength,
            when=reader.scene.when(syntax.own_tokens(token)),
            evidence=reader.evidence(token),
            by_code=by_code or (place.code if place else None),
            force=code,
            act=_OPPOSITE[act] if negated else act,
            place=place.code if place else None,
            place_name=place.name if place else None,
        )


def _who(reader: Reader, token: Token) -> tuple[str | None, str | None, str | None]:
    """Who demands: the voice whose words they are, else the subject of the verb that demands."""
    voice = reader.voice(token)
    for head in token.ancestors:
        governor = lexicon.governor_at(head)
        if governor is not None and governor.effect in ("demand", "ask"):
            cued = reader.voices.cued_by([head])
            if cued is not None:
                own = reader.voices.of(cued)
                return own.by, own.code or reader.code_of(_subject(head)), cued.id
            subject = _subject(head)
            if subject is not None:
                return voice.by or syntax.plain_words(subject), reader.code_of(subject), voice.id
            break
    return voice.by, voice.code, voice.id


def _subject(head: Token) -> Token | None:
    if head.pos_ in ("VERB", "AUX"):
        return syntax.subject(head)
    for name, noun in syntax.prepositional(head):
        if name in ("from", "by", "of", "among"):
            return noun
    return syntax.child(head, "poss")


def _usual_place(reader: Reader, token: Token, force: Force, act: Act, by_code: str | None) -> Location | None:
    """Where the force is by its own phrase, else the land of the state that demands."""
    own = reader.where(force)
    if own is not None:
        return own
    host = act != "come" and by_code is not None and by_code not in force.codes and len(by_code) == 3
    if host and by_code is not None and force.named:
        return Location(by_code, by_code, token)
    return None
