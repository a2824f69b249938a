"""From a Doc and its statements to actors with all their mentions."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from sayso.reading.actors.context import Context
from sayso.reading.actors.figures import Figure
from sayso.reading.actors.linking import Linker
from sayso.records import Actor, Place, Span, Statement


def find_actors(
    doc: Doc, statements: Sequence[Statement], places: Sequence[Place] = ()
) -> tuple[list[Actor], list[Statement]]:
    """The actors of a report, and the statements with `actor` and `actor_name` filled in.

    Actors are all who speak, the persons named, and the organisations, states and their people ("French
    soldiers") that act (stand as a subject), with ids a1, a2 ... in the order of their first mention. A
    source that takes up nobody keeps its own words as its name. Needs no annotation of the Doc, but finds
    the more, the more of it there is (sentences, tags, syntax, names); `places` tell whose "the governor of
    Anbar" is.
    """
    context = Context(doc, places)
    linker = Linker(context, statements)
    linker.run()
    kept = [figure for figure in linker.cast.figures if figure.mentions and _is_actor(figure)]
    kept.sort(key=lambda figure: min(mention.tokens for mention in figure.mentions))
    ids = {id(figure): f"a{number}" for number, figure in enumerate(kept, 1)}
    actors = [_actor(figure, ids[id(figure)], context) for figure in kept]
    spoken = [
        statement.model_copy(update={"actor": ids[id(figure)], "actor_name": linker.own_names.get(index, figure.name)})
        if (figure := linker.speakers.get(index))
        else statement
        for index, statement in enumerate(statements)
    ]
    return actors, spoken


def _is_actor(figure: Figure) -> bool:
    known = figure.named or (figure.code is not None and figure.sector is not None)
    if figure.speaks or (known and figure.acts):
        return True
    # A person who is only spoken of: the entity recogniser's word alone is not enough.
    return figure.named and figure.kind == "person" and bool(figure.titles or figure.gender)


def _actor(figure: Figure, identity: str, context: Context) -> Actor:
    spans = []
    for start, end in sorted({mention.tokens for mention in figure.mentions}):
        words = context.doc[start:end]
        spans.append(Span(start=words.start_char, end=words.end_char, text=words.text))
    return Actor(
        id=identity,
        name=figure.name,
        kind=figure.kind,
        code=figure.code,
        sector=figure.sector or ("MED" if figure.kind == "organisation" and figure.is_media else None),
        mentions=spans,
    )
