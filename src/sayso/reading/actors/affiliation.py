"""Whom somebody speaks for: the code and the PLOVER sector that a source phrase tells."""

from __future__ import annotations

from sayso.reading.actors.context import Context, Range, low
from sayso.reading.actors.lexicon import words
from sayso.reading.actors.phrase import Phrase
from sayso.reading.codes.lookup import role_of
from sayso.reading.codes.matching import Match

_SERVES_STATE = frozenset(("GOV", "MIL", "LEG", "SPY"))


def affiliation(phrase: Phrase, name: Range | None, context: Context) -> tuple[str | None, str | None]:
    """The code and sector of the office or body that a phrase tells, `None` where it does not tell.

    `name` are the tokens of a person's name within the phrase, which tell nothing. "US envoy to Syria" is the
    USA's; a minister "in Kabul" is not thereby Afghanistan's, a farmer "in Kabul" is.
    """
    sector = _sector(phrase, name, context)
    found: list[tuple[int, int, Match]] = []
    for part in phrase.parts:
        for match in _matches(part, context):
            rank = _rank(match, part, context)
            own_name = name is not None and name[0] <= match.start < name[1]
            if rank is not None and not own_name and not (rank == 2 and sector in _SERVES_STATE):
                found.append((rank, match.start, match))
    if not found:
        return None, sector
    match = min(found, key=lambda item: item[:2])[2]
    if match.code.sector == "REB":
        # A rebels' spokesman or commander is no state's official or soldier.
        return match.code.code, "REB"
    whole = any(part == (match.start, match.end) for part in phrase.parts)
    own = match.code.sector if match.code.sector != "IGO" or whole else None
    return match.code.code, sector or own


def _matches(part: Range, context: Context) -> list[Match]:
    """The codes that stand wholly within a part, in text order."""
    met = dict.fromkeys(context.match_at[at] for at in range(*part) if at in context.match_at)
    return [match for match in met if part[0] <= match.start and match.end <= part[1]]


def _rank(match: Match, part: Range, context: Context) -> int | None:
    """0 for "of" or no preposition before the match, 1, 2 for weaker ones, `None` for one that excludes."""
    for at in range(match.start - 1, part[0] - 1, -1):
        word = low(context.doc[at])
        if word in words("not_served"):
            serves = word == "to" and at > part[0] and low(context.doc[at - 1]) in words("servant")
            return 1 if serves else None
        if word in words("place_only"):
            return 2
        if word in words("weakly_served"):
            return 1
        if word in words("preposition"):
            return 0
    return 0


def _sector(phrase: Phrase, name: Range | None, context: Context) -> str | None:
    """The sector of the role words nearest before a name, else of a part's head, the head part first."""
    ends: list[Range] = []
    for part in phrase.parts:
        if name and part[0] <= name[0] < part[1]:
            ends.append((part[0], name[0]))
            ends.append((name[1], part[1]))
        else:
            ends.append(part)
    for start, end in ends:
        prepositions = words("preposition")
        cut = next((i for i in range(start + 1, end) if context.doc[i].text in prepositions), end)
        for stop in (cut, end):
            role = role_of(context.doc[start:stop].text) if start < stop else None
            if role:
                return role.sector
    return None
