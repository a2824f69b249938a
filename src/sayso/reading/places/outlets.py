"""Where a report's outlet is at home: from a table of well-known ones, else from the place names in its name."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from sayso.reading.codes import state_of
from sayso.reading.places.gazetteer import Gazetteer
from sayso.reading.places.lexicon import lexicon
from sayso.reading.places.mentions import Mention
from sayso.reading.places.names import normalise

_LONGEST_NAME, _MOST_WORDS = 4, 12
_KNOWN = 15_000
_WORD = re.compile(r"[^\W\d_](?:[\w'’.-]*\w)?")


def home_of(outlet: str | None, gazetteer: Gazetteer) -> list[Mention]:
    """The places of an outlet's home, as mentions that stand nowhere in the text (tokens 0 to 0).

    "The Lima News" is at home in Ohio, as the table knows; the "Ohio Courier" says it itself. Empty where
    nothing is known, and for outlets that write for the whole world.
    """
    known = _table().get(normalise(outlet or ""))
    if known is not None:
        country, region, place = known
        return [Mention(0, 0, place, within=(country, region)) if place else Mention(0, 0, country, country=country)]
    return list(_named(outlet or "", gazetteer))


@cache
def _table() -> dict[str, tuple[str, str | None, str]]:
    lines = files(__package__).joinpath("outlets.csv").read_text("utf-8").splitlines()
    rows = csv.DictReader(line for line in lines if not line.startswith("#"))
    return {normalise(row["outlet"]): (row["country"], row["admin1"] or None, row["place"]) for row in rows}


def _named(outlet: str, gazetteer: Gazetteer) -> Iterator[Mention]:
    """The longest names of states and of well-known places among the words of an outlet's name."""
    words = [match.group() for match in _WORD.finditer(outlet)][:_MOST_WORDS]
    start = 0
    while start < len(words):
        for end in range(min(len(words), start + _LONGEST_NAME), start, -1):
            name = " ".join(words[start:end])
            state = state_of(name)
            if state is not None or _is_place(name, gazetteer):
                yield Mention(0, 0, name, country=state)
                start = end - 1
                break
        start += 1


def _is_place(name: str, gazetteer: Gazetteer) -> bool:
    key = normalise(name)
    if key in lexicon().not_places or key in lexicon().directions or key in lexicon().outlet_words:
        return False
    return any(
        match.users or (match.own and (match.entry.population >= _KNOWN or match.entry.kind == "region"))
        for match in gazetteer.look_up(name)
    )
