"""Claims in one line each, so that a table of sentences can be read at a glance.

    movement FORCE ORIGIN>DESTINATION [not] STATUS [STRENGTH]
    presence FORCE PLACE [not] STATUS [STRENGTH]
    permission AUTHORITY FORCE PLACE STATUS [STRENGTH]
    limit FORCE PLACE VALUE RELATION
    demand BY_CODE FORCE ACT PLACE
    talks PARTY+PARTY [not] STATUS

"-" is null. What a source says begins with its name and a colon: "minister: presence FRA DJI actual 0..499". Names
are compared without their article and in small letters, since how actors are named is tested elsewhere.
"""

from collections.abc import Iterable

from sayso.records import Claim, Demand, Limit, Movement, Permission, Presence, Strength

_ARTICLES = ("the ", "a ", "an ")


def shorthand(claims: Iterable[Claim]) -> list[str]:
    """The claims' short forms in alphabetical order."""
    return sorted(f"{_voice(claim.by)}{_proposition(claim)}" for claim in claims)


def _voice(by: str | None) -> str:
    if by is None:
        return ""
    name = by.lower()
    return next((name.removeprefix(a) for a in _ARTICLES if name.startswith(a)), name) + ": "


def _proposition(claim: Claim) -> str:
    status = f"not {claim.status}" if claim.negated else claim.status
    match claim:
        case Movement():
            words = [claim.force, f"{claim.origin or '-'}>{claim.destination or '-'}", status, _count(claim.strength)]
        case Presence():
            words = [claim.force, claim.place, status, _count(claim.strength)]
        case Permission():
            words = [claim.authority, claim.force, claim.place, status, _count(claim.strength)]
        case Limit():
            value = None if claim.value is None else str(claim.value)
            words = [claim.force, claim.place, value, claim.relation]
        case Demand():
            words = [claim.by_code, claim.force, claim.act, claim.place]
        case _:
            words = ["+".join(claim.parties), status]
    return " ".join([claim.kind, *(word or "-" for word in words if word != "")])


def _count(strength: Strength | None) -> str:
    if strength is None:
        return ""
    low, high = strength
    return str(low) if low == high else f"{low}..{'' if high is None else high}"
