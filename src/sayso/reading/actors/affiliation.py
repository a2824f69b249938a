"""Whom somebody speaks for: the code and the PLOVER sector that a source phrase tells."""

from __future__ import annotations

from sayso.reading.actors.context import Context, Range, low
from sayso.reading.actors.lexicon import words
from sayso.reading.actors.phrase import Phrase
from sayso.reading.codes.lookup import role_of
from sayso.reading.codes.matching import Match
from sayso.reading.codes.tables import Role

_NEAR = 3
_SERVES_STATE = frozenset(("GOV", "MIL", "LEG", "SPY"))


def affiliation(phrase: Phrase, name: Range | None, context: Context) -> tuple[str | None, str | None]:
    """The code and sector of the office or body that a phrase tells, `None` where it does not tell.

    `name` are the tokens of a person's name within the phrase, which tell nothing. "US envoy to Syria" is the
    USA's; a minister "in Kabul" is not thereby Afghanistan's, a farmer or the government "in Kabul" is.
    """
    role = _role(phrase, name, context)
    sector = role.sector if role else None
    found: list[tuple[int, int, Match]] = []
    for part in phrase.parts:
        for match in _matches(part, context):
            rank = None if _only_backs(match, context) else _rank(match.start, part, context)
            own_name = name is not None and name[0] <= match.start < name[1]
            if rank is not None and not own_name and not (rank == 2 and _serves_elsewhere(role)):
                found.append((rank, match.start, match))
    if not found:
        return _home(phrase, name, role, context), sector
    match = _served(sorted(found, key=lambda item: item[:2]), context)
    if match.code.sector == "REB":
        # A rebels' spokesman or commander is no state's official or soldier.
        return match.code.code, "REB"
    whole = any(part == (match.start, match.end) for part in phrase.parts)
    own = match.code.sector if match.code.sector != "IGO" or whole else None
    return match.code.code, sector or own


def _serves_elsewhere(role: Role | None) -> bool:
    """Whether somebody may well be in a state that they do not serve: a minister, not a government."""
    return role is not None and role.sector in _SERVES_STATE and role.kind != "organisation"


def _home(phrase: Phrase, name: Range | None, role: Role | None, context: Context) -> str | None:
    """The country of the place that somebody is of: "the governor of Anbar", "residents of Mosul"."""
    if role is None:
        return None
    for part in phrase.parts:
        for at in range(*part):
            country = context.country_at.get(at)
            if country is None or (name is not None and name[0] <= at < name[1]):
                continue
            rank = _rank(at, part, context)
            if rank is not None and not (rank == 2 and _serves_elsewhere(role)):
                return country
    return None


def _matches(part: Range, context: Context) -> list[Match]:
    """The codes that stand wholly within a part, in text order."""
    met = dict.fromkeys(context.match_at[at] for at in range(*part) if at in context.match_at)
    return [match for match in met if part[0] <= match.start and match.end <= part[1]]


def _served(found: list[tuple[int, int, Match]], context: Context) -> Match:
    """The best match, or the state or body behind its "of", whose it is.

    "The Congress of Colombia" is no other state's Congress, and "the Swedish head of the UN mission" the UN's.
    """
    first = found[0][2]
    for rank, start, match in found[1:]:
        behind_of = start > 0 and _is_behind_of(start, first.end, context)
        unit_of_state = first.meaning == "unit" and match.code.kind == "state" and start - first.end < _NEAR
        head_of_body = first.meaning in ("adjective", "people") and match.code.kind in ("body", "group")
        if rank == 0 and behind_of and (unit_of_state or head_of_body):
            return match
    return first


def _is_behind_of(at: int, after: int, context: Context) -> bool:
    """Whether "of" is the last preposition before token `at`, looking back to `after`."""
    before = (low(context.doc[place]) for place in range(at - 1, after - 1, -1))
    return next((word for word in before if word in words("preposition")), "") == "of"


def _only_backs(match: Match, context: Context) -> bool:
    """Whether a match tells who backs somebody or where they were born: "Iran-backed", "Pro-Russian"."""
    doc = context.doc
    behind = low(doc[match.end + 1]) if match.end + 1 < len(doc) and doc[match.end].text == "-" else ""
    before = low(doc[match.start - 2]) if match.start > 1 and doc[match.start - 1].text == "-" else ""
    return behind in words("backing") or before in words("siding")


def _rank(start: int, part: Range, context: Context) -> int | None:
    """0 for "of" or no preposition before token `start`, 1, 2 for weaker ones, `None` for one that excludes."""
    for at in range(start - 1, part[0] - 1, -1):
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


def _role(phrase: Phrase, name: Range | None, context: Context) -> Role | None:
    """The role words nearest before a name, else of a part's head, the head part first."""
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
                return _spoken_for(role, (start, stop), end, context) or role
    return None


def _spoken_for(role: Role, head: Range, end: int, context: Context) -> Role | None:
    """The role of those whom a spokesman speaks for: "an army spokesman", "a spokesman for the police"."""
    doc = context.doc
    if low(doc[head[1] - 1]) not in words("speaker_for"):
        return None
    before = role_of(doc[head[0] : head[1] - 1].text) if head[1] - 1 > head[0] else None
    behind = doc[head[1] + 1 : end] if head[1] < end and low(doc[head[1]]) in ("for", "of") else None
    served = role_of(behind.text) if behind is not None and len(behind) else None
    found = next((found for found in (before, served) if found is not None and found.kind != "person"), None)
    return Role(found.sector, role.kind) if found else None
