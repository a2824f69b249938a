"""A claim put into plain words, for the sentence that says why two of them conflict."""

from __future__ import annotations

from sayso.records import Claim, Demand, Limit, Movement, Permission, Presence, Strength, Talks

_PERMISSION = {"granted": "gave", "refused": "refused", "requested": "asked for", "revoked": "took back"}
_GO = {"actual": "went", "planned": "are to go", "possible": "may go"}
_NOT_GO = {"actual": "did not go", "planned": "are not to go", "possible": "may not go"}
_LEAVE = {"actual": "left", "planned": "are to leave", "possible": "may leave"}
_NOT_LEAVE = {"actual": "did not leave", "planned": "are not to leave", "possible": "may not leave"}
_BE = {"actual": "are or were", "planned": "are to be", "possible": "may be"}
_MEET = {"actual": "meet", "planned": "are to meet", "possible": "may meet"}


def why(one: Claim, other: Claim, reason: str) -> str:
    """One sentence: what both claims tell, and the reason why they cannot both stand."""
    first = tell(one)
    return f"{first[0].upper()}{first[1:]}; {tell(other)}: {reason}."


def tell(claim: Claim) -> str:
    """The claim with its voice ("according to a ministry, 900 to 1,100 FRA forces are or were in Chad")."""
    return f"according to {claim.by or 'the report itself'}, {proposition(claim)}"


def proposition(claim: Claim) -> str:
    """The proposition alone, as a clause."""
    when = f" ({claim.when.text})" if claim.when else ""
    return _clause(claim) + when


def _clause(claim: Claim) -> str:
    match claim:
        case Movement():
            force = _forces(claim.force, claim.strength)
            origin = claim.origin_name or claim.origin
            if not claim.destination:
                return f"{force} {(_NOT_LEAVE if claim.negated else _LEAVE)[claim.status]} {origin}"
            way = f" from {origin}" if origin else ""
            verb = (_NOT_GO if claim.negated else _GO)[claim.status]
            return f"{force} {verb}{way} to {claim.destination_name or claim.destination}"
        case Presence():
            verb = _BE[claim.status] if not claim.negated else _not(_BE[claim.status])
            return f"{_forces(claim.force, claim.strength)} {verb} in {claim.place_name or claim.place}"
        case Permission():
            return f"{claim.authority} {_PERMISSION[claim.status]} leave for {claim.force} forces in {claim.place}"
        case Limit():
            cap = f"{claim.value:,}" if claim.value is not None else "an agreed number"
            stands = "" if claim.relation == "unknown" else f" and are {claim.relation.replace('-', ' ')} it"
            return f"{claim.force} forces in {claim.place} are limited to {cap}{stands}"
        case Demand():
            return f"{claim.force} forces must {claim.act} ({claim.place_name or claim.place})"
        case Talks():
            verb = _MEET[claim.status] if not claim.negated else _not(_MEET[claim.status])
            return f"{' and '.join(claim.parties)} {verb}"


def _not(verb: str) -> str:
    if verb == "meet":
        return "do not meet"
    first, _, rest = verb.partition(" ")
    return "are or were not" if verb == "are or were" else f"{first} not {rest}"


def _forces(code: str | None, strength: Strength | None) -> str:
    return f"{_amount(strength)}{code or 'unnamed'} forces"


def _amount(strength: Strength | None) -> str:
    if strength is None:
        return ""
    low, high = strength
    if high is None:
        return f"{low:,} or more "
    if low == high:
        return f"{low:,} "
    return f"up to {high:,} " if low == 0 else f"{low:,} to {high:,} "
