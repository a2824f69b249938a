"""The index leaves out no pair of claims that a rule finds in conflict."""

from __future__ import annotations

import random
from collections import Counter
from itertools import combinations
from typing import Any

from sayso.reading.conflicts import Meeting, Told, disagreements
from sayso.records import Claim, Interval, Limit, Movement, Permission, Presence, Span, Strength, Talks

WORDS = ("all 500 soldiers", "no soldiers", "the last soldiers", "another 50", "soldiers")
PLACES = ("the country", "Norland", "the Varn valley", "Varn", "there", "post 3", "OST", None)


def claim(rng: random.Random, id: str) -> Claim:
    words = rng.choice(WORDS)
    told: dict[str, Any] = {
        "id": id,
        "by": rng.choice((None, "A", "B", "C")),
        "force": rng.choice(("NOR", "NOR", "WES", None)),
        "evidence": Span(start=0, end=len(words), text=words),
        "when": days(rng),
    }
    state = {"status": rng.choice(("actual", "planned", "possible")), "negated": rng.random() < 0.3}
    at = {"place": land(rng), "place_name": rng.choice(PLACES)}
    match rng.randrange(6):
        case 0:
            return Presence(**told, **state, **at, strength=strength(rng))
        case 1:
            status = rng.choice(("granted", "refused", "revoked"))
            return Permission(**told, **at, status=status, authority=rng.choice(("OST", None)), act="stay")
        case 2:
            value = rng.choice((None, 0, 64, 100))
            return Limit(**told, **at, value=value, relation=rng.choice(("over", "unknown", "at")))
        case 3:
            del told["force"]
            return Talks(**told, **state, parties=sorted(rng.sample(("NOR", "WES", "OST"), 2)))
    ends = {"origin": land(rng), "origin_name": rng.choice(PLACES)}
    ends |= {"destination": land(rng), "destination_name": rng.choice(PLACES)}
    return Movement(**told, **state, **ends, strength=strength(rng))


def land(rng: random.Random) -> str | None:
    return rng.choice(("OST", "OST", "WES", None))


def strength(rng: random.Random) -> Strength | None:
    low = rng.choice((0, 1, 5, 63, 64, 100, 127, 128, 500))
    high = None if rng.random() < 0.2 else low + rng.choice((0, 1, 50, 600))
    return None if rng.random() < 0.3 else (low, high)


def days(rng: random.Random) -> Interval | None:
    first = rng.randint(1, 20)
    ends = [f"2030-05-{day:02}" if rng.random() < 0.9 else None for day in (first, first + rng.randint(0, 5))]
    return Interval(text="then", from_=ends[0], to=ends[1]) if rng.random() < 0.5 else None


def test_every_pair_that_a_rule_finds_is_met() -> None:
    rng = random.Random(1)
    found: Counter[str] = Counter()
    met = pairs = 0
    for _ in range(30):
        told = [Told(claim(rng, f"c{n}"), "2030-05-10") for n in range(100)]
        meeting = Meeting([one.claim for one in told])
        of = [meeting.of(n) for n in range(len(told))]
        for a, b in combinations(range(len(told)), 2):
            kinds = [kind for kind, _ in disagreements(told[a], told[b])]
            found.update(kinds)
            assert not kinds or (b in of[a] and a in of[b]), (told[a], told[b])
            met, pairs = met + (b in of[a]), pairs + 1
    assert set(found) == {"permission", "limit", "strength", "negation", "time"}
    assert met < 0.3 * pairs


def test_claims_of_other_forces_places_and_parties_do_not_meet() -> None:
    words = Span(start=0, end=1, text="x")
    given: dict[str, Any] = {"status": "actual", "strength": (5, 5), "evidence": words}
    claims = [
        Presence(id="c1", force="NOR", place="OST", place_name="the Varn valley", **given),
        Presence(id="c2", force="NOR", place="OST", place_name="post 3", **given),
        Presence(id="c3", force="NOR", place="WES", **given),
        Presence(id="c4", force="WES", place="OST", place_name="the Varn valley", **given),
        Talks(id="c5", parties=["NOR", "OST"], status="actual", negated=True, evidence=words),
        Talks(id="c6", parties=["NOR", "WES"], status="actual", evidence=words),
    ]
    assert all(not Meeting(claims).of(n) for n in range(len(claims)))


def test_claims_of_two_sites_do_not_meet_and_one_of_no_site_meets_all() -> None:
    given: dict[str, Any] = {"status": "actual", "strength": (5, 5), "evidence": Span(start=0, end=1, text="x")}
    claims = [Presence(id=f"c{n}", force="NOR", place="OST", place_name="Camp", **given) for n in range(4)]
    meeting = Meeting(claims, ["Camp Alder", "Camp Birch", None, "Camp Alder"])
    assert [meeting.of(n) for n in range(4)] == [{2, 3}, {2}, {0, 1, 3}, {0, 2}]
