"""Finding what new reports say against what others said: the rules of conflicts over neighbouring sayings."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

import duckdb

from sayso.ledger.incidents.likeness import WINDOW
from sayso.ledger.incidents.spots import Spot, meet
from sayso.ledger.incidents.stretches import merged
from sayso.ledger.inserting import Row, insert, registered
from sayso.ledger.sayings.grounds import grounds
from sayso.ledger.sayings.sayings import Saying, claim_of, sayings
from sayso.ledger.sayings.voices import same_voice
from sayso.records import Record

_ONE_NOW = timedelta(3)
"""The present of two reports is the same time where they are dated no further apart."""
_FIRST = """
UPDATE store.sayings AS s SET sha256 = i.sha256, report_no = i.report_no, claim = i.claim FROM incoming AS i
WHERE i.id = s.id AND (i.sha256, i.claim) < (s.sha256, s.claim)
"""
_FORGET = """
DELETE FROM store.said WHERE report_no IN (SELECT unnest($numbers));
CREATE OR REPLACE TEMP TABLE left_alone AS SELECT id FROM store.sayings ANTI JOIN store.said ON saying = id;
DELETE FROM store.sayings WHERE id IN (FROM left_alone);
DELETE FROM store.disagreements WHERE saying_1 IN (FROM left_alone) OR saying_2 IN (FROM left_alone);
UPDATE store.sayings AS s SET sha256 = b.least.sha256, report_no = b.least.no, claim = b.least.claim
FROM (
    SELECT saying, min({'sha256': r.sha256, 'claim': d.claim, 'no': r.no}) AS least
    FROM store.said AS d JOIN store.reports AS r ON r.no = d.report_no GROUP BY saying
) AS b
WHERE b.saying = s.id AND s.report_no IN (SELECT unnest($numbers));
DROP TABLE left_alone
"""
_NEAR = """
SELECT s.id, s.block, s.day, s.spots, s.date, s.voice_code, s.said, s.told
FROM store.sayings AS s JOIN incoming AS i ON i.block = s.block AND s.day BETWEEN i.since AND i.until
"""


def contradict(connection: duckdb.DuckDBPyConnection, records: Mapping[int, Record]) -> None:
    """Store what new records say, by their numbers in the ledger, and what of it disagrees with what others say.

    Sayings are neighbours where they are told of one force or the same talks, of days no further apart than the
    window of incidents, and of places that can be one. Whether two disagree depends on the two alone.
    """
    found = [(no, claim, saying) for no, record in records.items() for claim, saying in sayings(record)]
    said = {saying.id: saying for _, _, saying in found}
    near = _near(connection, said.values())
    new = {id: saying for id, saying in said.items() if id not in near}
    insert(connection, "store.said", [{"report_no": no, "claim": claim, "saying": one.id} for no, claim, one in found])
    bearers = _bearers(found, records)
    insert(connection, "store.sayings", [_row(new[id], bearer) for id, bearer in bearers.items() if id in new])
    again = [{"id": id, **bearer} for id, bearer in bearers.items() if id not in new]
    if again:
        with registered(connection, again):
            connection.execute(_FIRST)
    insert(connection, "store.disagreements", list(_disagreements(new, near)))


def forget(connection: duckdb.DuckDBPyConnection, numbers: Sequence[int]) -> None:
    """Take out what the reports with these numbers say, as if they had never come."""
    for statement in _FORGET.split(";"):
        connection.execute(statement, {"numbers": list(numbers)} if "$numbers" in statement else None)


def _bearers(found: Iterable[tuple[int, str, Saying]], records: Mapping[int, Record]) -> dict[str, Row]:
    """The claim that stands for each saying among these: that of the least hash of a report."""
    bearers: dict[str, Row] = {}
    for no, claim, saying in found:
        bearer = {"sha256": records[no].report.sha256, "report_no": no, "claim": claim}
        first = bearers.setdefault(saying.id, bearer)
        if (bearer["sha256"], claim) < (first["sha256"], first["claim"]):
            bearers[saying.id] = bearer
    return bearers


def _near(connection: duckdb.DuckDBPyConnection, said: Iterable[Saying]) -> dict[str, Saying]:
    """The stored sayings that are near some of these in block and days, by id."""
    days = defaultdict(list)
    for saying in said:
        days[saying.block].append(saying.day)
    if not days:
        return {}
    spans = [
        {"block": block, "since": since, "until": until}
        for block, of in days.items()
        for since, until in merged((day - WINDOW, day + WINDOW) for day in of)
    ]
    with registered(connection, spans):
        found = connection.execute(_NEAR).fetchall()
    return {
        id: Saying(
            block=block,
            day=day,
            spots=tuple(Spot(*one) for one in json.loads(spots)),
            date=date,
            voice_code=code,
            said=tuple(said) if said else None,
            claim=claim_of(claim),
        )
        for id, block, day, spots, date, code, said, claim in found
    }


def _disagreements(new: Mapping[str, Saying], near: Mapping[str, Saying]) -> Iterator[Row]:
    # The rules come with the reading steps, which take a second to import.
    from sayso.reading.conflicts import Told, disagreements

    everything = {**new, **near}
    for first, second in _pairs(everything, new):
        one, other = everything[first], everything[second]
        days = [saying.date for saying in (one, other) if saying.date is not None]
        now = max(days) if days and max(days) - min(days) <= _ONE_NOW else None
        told = [Told(saying.claim, _read_on(saying, now), saying.said) for saying in (one, other)]
        for kind, why in disagreements(*told):
            yield {"kind": kind, "saying_1": first, "saying_2": second, "why": why}


def _read_on(saying: Saying, now: date | None) -> str | None:
    """The day against which the saying is read: what is told of the present is told of the other's present too."""
    day = now if now is not None and saying.claim.when is None else saying.date
    return None if day is None else day.isoformat()


def _pairs(everything: Mapping[str, Saying], new: Container[str]) -> Iterator[tuple[str, str]]:
    """The ids of neighbours that can disagree and of which at least one is new, the earlier first."""
    # The rules come with the reading steps, which take a second to import.
    from sayso.reading.conflicts import Meeting

    ids = list(everything)
    sayings = everything.values()
    meeting = Meeting([saying.claim for saying in sayings], [saying.site for saying in sayings])
    for place, a in enumerate(ids):
        if a not in new:
            continue
        one = everything[a]
        for b in (ids[other] for other in meeting.of(place)):
            other = everything[b]
            # A pair of two new ones comes up from both ends.
            if one.block != other.block or (b in new and b < a):
                continue
            if abs(one.day - other.day) <= WINDOW and meet(one.spots, other.spots) and not same_voice(one, other):
                yield (a, b) if (one.day, a) < (other.day, b) else (b, a)


def _row(saying: Saying, bearer: Row) -> Row:
    return {
        "id": saying.id,
        "block": saying.block,
        "day": saying.day,
        "date": saying.date,
        "voice": saying.voice,
        "voice_code": saying.voice_code,
        "said": saying.said,
        "subject": saying.subject,
        "spots": json.dumps(saying.spots, ensure_ascii=False),
        "told": saying.claim_json,
        **grounds(saying.claim, saying.spots),
        **bearer,
    }
