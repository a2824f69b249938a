"""Which part of a land a claim tells of, by its words and the region that the gazetteer has them in."""

from __future__ import annotations

from collections.abc import Mapping

from sayso.ledger.incidents.spots import Spot
from sayso.records import Claim

_ENDS = {"ground": "place", "origin_ground": "origin", "destination_ground": "destination"}


def grounds(claim: Claim, spots: tuple[Spot, ...]) -> Mapping[str, list[str] | None]:
    """The words for the part of the land at each end of the claim, and the region around it, by column.

    `None` where an end is the whole of a land, or is not told.
    """
    # The rules come with the reading steps, which take a second to import.
    from sayso.reading.conflicts.extent import ground

    found: dict[str, list[str] | None] = {}
    for column, end in _ENDS.items():
        code, words = getattr(claim, end, None), getattr(claim, f"{end}_name", None)
        part = ground(words, code) if code else None
        regions = {spot.region for spot in spots if spot.land == code and spot.region and spot.region != part}
        found[column] = None if part is None else [part, *sorted(regions)]
    return found
