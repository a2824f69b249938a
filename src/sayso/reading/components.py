"""Each reading step as a spaCy component, so that any of them can be put into a user's own pipeline.

spaCy imports this module through its entry points whenever a pipeline is loaded, so the steps themselves are
imported only when they first run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import tee
from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Doc

from sayso.reading import layers
from sayso.reading.pipeline import LEMMATIZER, PARSER, RECOGNIZER, RULER

if TYPE_CHECKING:
    from sayso.reading.encoder import Encoder
    from sayso.reading.places import Gazetteer

PARAGRAPHS = "sayso_paragraphs"
"""The component that goes before the parser; all others go after it."""
PARSES = "sayso_parses"
"""The component that looks ahead for texts of like length."""
PLACES = "sayso_places"
"""The component that a `Reader` makes anew where users have places of their own."""
STEPS = (
    "sayso_encoder",
    "sayso_repairs",
    "sayso_times",
    "sayso_quantities",
    PLACES,
    "sayso_statements",
    "sayso_actors",
    "sayso_entities",
    "sayso_events",
    "sayso_claims",
    "sayso_conflicts",
)
"""The components in the order in which a `Reader` runs them."""


@Language.component(PARAGRAPHS, assigns=["token.is_sent_start"])
def sayso_paragraphs(doc: Doc) -> Doc:
    """Sentences end where paragraphs do."""
    from sayso.reading.paragraphs import start_sentences

    return start_sentences(doc)


@Language.factory(
    "sayso_word_forms",
    requires=["token.tag", "token.dep"],
    assigns=["token.pos", "token.morph", "token.lemma"],
    default_config={"ruler": RULER, "lemmatizer": LEMMATIZER},
)
def sayso_word_forms(nlp: Language, name: str, ruler: str, lemmatizer: str) -> Callable[[Doc], Doc]:
    """What the two components of those names do, which may then be disabled."""
    from sayso.reading.wordforms import WordForms

    return WordForms(nlp, nlp.get_pipe(ruler), nlp.get_pipe(lemmatizer))  # type: ignore[arg-type]


@Language.factory(
    PARSES,
    requires=["doc.tensor"],
    assigns=["token.dep", "token.head", "token.is_sent_start"],
    default_config={"parser": PARSER},
)
def sayso_parses(nlp: Language, name: str, parser: str) -> Callable[[Doc], Doc]:
    """What the dependency parser of that name does, which may then be disabled."""
    from sayso.reading.syntax import Parses

    return Parses(nlp.get_pipe(parser))


@Language.factory(
    "sayso_names",
    requires=["token.is_sent_start"],
    assigns=["doc.ents", "token.ent_iob", "token.ent_type"],
    default_config={"recognizer": RECOGNIZER},
)
def sayso_names(nlp: Language, name: str, recognizer: str) -> Callable[[Doc], Doc]:
    """What the entity recognizer of that name does, which may then be disabled."""
    from sayso.reading.syntax import Names

    return Names(nlp.get_pipe(recognizer))


class EncoderStep:
    """Runs the encoder once over a report, for all of its heads.

    Args:
        threads: How many reports are read at a time; it changes speed, never a result.
    """

    def __init__(self, threads: int = 1) -> None:
        self._threads = threads

    def __call__(self, doc: Doc) -> Doc:
        """Read one report."""
        layers.put_encoded(doc, _encoder().read(doc.text))
        return doc

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 32) -> Iterator[Doc]:
        """Read reports in their order, `batch_size` of them at a time."""
        docs, again = tee(docs)
        texts = (doc.text for doc in again)
        readings = _encoder().read_all(texts, batch_size=batch_size, threads=self._threads)
        for reading, doc in zip(readings, docs, strict=True):
            layers.put_encoded(doc, reading)
            yield doc


@cache
def _encoder() -> Encoder:
    """The shipped encoder, loaded once a process."""
    from sayso.reading.encoder import Encoder

    return Encoder.load()


@Language.factory("sayso_encoder", default_config={"threads": 1})
def sayso_encoder(nlp: Language, name: str, threads: int) -> EncoderStep:
    """The encoder, whose heads' readings the steps after it take up; needs nothing but the text."""
    return EncoderStep(threads)


@Language.component("sayso_repairs", requires=["token.dep"], assigns=["token.dep", "token.head"])
def sayso_repairs(doc: Doc) -> Doc:
    """Mends what the parser gets wrong time and again in news prose."""
    from sayso.reading.repairs import repair

    return repair(doc)


@Language.component("sayso_times", assigns=["doc._.sayso_times"])
def sayso_times(doc: Doc) -> Doc:
    """Time expressions, resolved against `doc._.sayso_date`."""
    from sayso.reading.times import find_times

    layers.put(doc, "times", find_times(doc, layers.report_date(doc)))
    return doc


@Language.component("sayso_quantities", assigns=["doc._.sayso_quantities"])
def sayso_quantities(doc: Doc) -> Doc:
    """Counts and amounts with their bounds and the noun that they count."""
    from sayso.reading.quantities import find_quantities

    layers.put(doc, "quantities", find_quantities(doc))
    return doc


class PlacesStep:
    """Resolves toponyms and demonyms.

    Args:
        gazetteer: Where names are looked up; the packed one by default, opened when the step first runs.
    """

    def __init__(self, gazetteer: Gazetteer | None = None) -> None:
        self._gazetteer = gazetteer

    def __call__(self, doc: Doc) -> Doc:
        """Read one report."""
        from sayso.reading.places import find_places

        layers.put(doc, "places", find_places(doc, self._gazetteer, layers.report_outlet(doc)))
        return doc


@Language.factory(PLACES, requires=["doc.ents"], assigns=["doc._.sayso_places"], default_config={"gazetteer": []})
def sayso_places(nlp: Language, name: str, gazetteer: list[str]) -> PlacesStep:
    """Toponyms and demonyms with coordinates and country; `gazetteer` names files of the user's own places."""
    from sayso.reading.places import with_own_places

    return PlacesStep(with_own_places(gazetteer)) if gazetteer else PlacesStep()


@Language.component("sayso_statements", requires=["token.dep"], assigns=["doc._.sayso_statements"])
def sayso_statements(doc: Doc) -> Doc:
    """Statements; `said` is resolved where `sayso_times` ran before."""
    from sayso.reading.statements import find_statements

    layers.put(doc, "statements", find_statements(doc, layers.get(doc, "times")))
    return doc


@Language.component("sayso_actors", requires=["doc.ents"], assigns=["doc._.sayso_actors"])
def sayso_actors(doc: Doc) -> Doc:
    """Actors with their mentions; names the speakers of the statements found before, and uses places found before."""
    from sayso.reading.actors import find_actors

    actors, statements = find_actors(doc, layers.get(doc, "statements"), layers.get(doc, "places"))
    layers.put(doc, "actors", actors)
    layers.put(doc, "statements", statements)
    return doc


@Language.component("sayso_entities", requires=["doc.ents"], assigns=["doc._.sayso_entities"])
def sayso_entities(doc: Doc) -> Doc:
    """Mentions, named or not, typed as in re3d; uses times, quantities and places where they are there."""
    from sayso.reading.entities import find_entities

    entities = find_entities(doc, layers.get(doc, "times"), layers.get(doc, "quantities"), layers.get(doc, "places"))
    layers.put(doc, "entities", entities)
    return doc


@Language.component("sayso_events", requires=["token.dep"], assigns=["doc._.sayso_events"])
def sayso_events(doc: Doc) -> Doc:
    """PLOVER events, told by the statements found before; uses actors, places and times where they are there."""
    from sayso.reading.events import find_events

    layers.put(doc, "events", find_events(doc))
    return doc


@Language.component("sayso_claims", requires=["token.dep"], assigns=["doc._.sayso_claims"])
def sayso_claims(doc: Doc) -> Doc:
    """Claims of the six kinds, vouched for by the statements found before."""
    from sayso.reading.claims import find_claims

    layers.put(doc, "claims", find_claims(doc))
    return doc


@Language.component("sayso_conflicts", assigns=["doc._.sayso_conflicts"])
def sayso_conflicts(doc: Doc) -> Doc:
    """Conflicts among the claims found before."""
    from sayso.reading.conflicts import find_conflicts

    claims, statements = layers.get(doc, "claims"), layers.get(doc, "statements")
    layers.put(doc, "conflicts", find_conflicts(claims, statements, layers.report_date(doc)))
    return doc
