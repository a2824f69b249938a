"""A claim put into plain words, for the sentence that says why two of them conflict."""

from __future__ import annotations

from sayso.records import Claim, Demand, Limit, Movement, Permission, Presence, Strength, Talks

_PERMISSION = {"granted": "gave", "refused": "refused", "requested": "asked for", "revoked": "took back"}


def tell(claim: Claim) -> str:
    """ "Mark Esper says that USA forces are to go from SYR to IRQ"."""
    voice = f"{claim.by} says" if claim.by else "the report says"
    return f"{voice} that {proposition(claim)}"


def proposition(claim: Claim) -> str:
    """The proposition alone, as a clause."""
    when = f" ({claim.when.text})" if claim.when else ""
    match claim:
        case Movement():
            origin = f" from {claim.origin_name or claim.origin}" if claim.origin else ""
            destination = f" to {claim.destination_name or claim.destination}" if claim.destination else ""
            verb = {"actual": "went", "planned": "are to go", "possible": "may go"}[claim.status]
            if claim.negated:
                verb = {"actual": "did not go", "planned": "are not to go", "possible": "may not go"}[claim.status]
            if not claim.destination:
                verb = verb.replace("went", "left").replace("go", "leave")
                origin = f" {claim.origin_name or claim.origin}"
            return f"{_force(claim.force, claim.strength)} {verb}{origin}{destination}{when}"
        case Presence():
            verb = {"actual": "are or were", "planned": "are to be", "possible": "may be"}[claim.status]
            no = "not " if claim.negated else ""
            return f"{_force(claim.force, claim.strength)} {verb} {no}in {claim.place_name or claim.place}{when}"
        case Permission():
            return f"{claim.authority} {_PERMISSION[claim.status]} leave for {claim.force} forces in {claim.place}{when}"
        case Limit():
            cap = f"{claim.value:,}" if claim.value is not None else "an agreed number"
            stands = "" if claim.relation == "unknown" else f", and they are {claim.relation.replace('-', ' ')} it"
            return f"{claim.force} forces in {claim.place} are limited to {cap}{stands}{when}"
        case Demand():
            return f"{claim.force} forces must {claim.act} in or from {claim.place}{when}"
        case Talks():
            verb = {"actual": "meet", "planned": "will meet", "possible": "may meet"}[claim.status]
            no = " not" if claim.negated else ""
            return f"{' and '.join(claim.parties)} {verb}{no}{when}"


def _force(code: str | None, strength: Strength | None) -> str:
    return f"{amount(strength)}{code or 'unnamed'} forces"


def amount(strength: Strength | None) -> str:
    """ "701 or more ", "200 to 999 ", "2,500 " or nothing."""
    if strength is None:
        return ""
    low, high = strength
    if high is None:
        return f"{low:,} or more "
    if low == high:
        return f"{low:,} "
    return f"up to {high:,} " if low == 0 else f"{low:,} to {high:,} "
