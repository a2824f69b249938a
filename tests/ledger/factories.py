"""Records and reports made by hand, and a reader that needs no model."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sayso.records import (
    Actor,
    Conflict,
    Entity,
    Event,
    Interval,
    Limit,
    Movement,
    Permission,
    Place,
    Presence,
    Quantity,
    Record,
    Report,
    Span,
    Statement,
    Time,
)

TEXT = (
    "The Norland defence minister said on Monday that about 500 troops will move from Ostania "
    "to the Varn valley. "
    "Ostania’s army said the Norland troops have no permission to stay in Westmark."
)


@dataclass(frozen=True)
class Refusal:
    """Shaped as intake's Reject."""

    source: str
    row: int | None
    reason: str


def span(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start=start, end=start + len(words), text=words)


def make_report(id: str = "r1", **fields: Any) -> Report:
    given = {"date": "2030-05-14", "outlet": "The Harbour Post", "text": TEXT, **fields}
    return Report(id=id, **given)


def presence(id: str = "c1", *, text: str = "500 troops", **fields: Any) -> Presence:
    given = {"force": "NOR", "place": "OST", "place_name": "the Varn valley", "status": "actual", **fields}
    return Presence(id=id, evidence=fields.pop("evidence", None) or span(text), **given)


def make_record(id: str = "r1", **fields: Any) -> Record:
    """A record with one part of every sort, its report changed by `fields`."""
    when = Interval(text="on Monday", from_="2030-05-13", to="2030-05-13")
    minister, army = span("The Norland defence minister"), span("Ostania’s army")
    return Record(
        report=make_report(id, **fields),
        reader="reader 1",
        warnings=["a warning"],
        actors=[
            Actor(id="a1", name="Mira Solvang", kind="person", code="NOR", sector="GOV", mentions=[minister]),
            Actor(id="a2", name="Ostania’s army", kind="organisation", code="OST", sector="MIL", mentions=[army]),
        ],
        statements=[
            Statement(
                id="s1",
                source=minister,
                actor="a1",
                actor_name="Mira Solvang",
                cue=span("said"),
                cue_kind="say",
                content=[span("that about 500 troops"), span("will move from Ostania to the Varn valley")],
                said=when,
            ),
            Statement(
                id="s2",
                source=army,
                actor="a2",
                actor_name="Ostania’s army",
                cue=span("said the Norland"),
                cue_kind="deny",
                content=[span("the Norland troops have no permission to stay in Westmark")],
                parent=None,
            ),
        ],
        claims=[
            Movement(
                id="c1",
                by="Mira Solvang",
                statement="s1",
                status="planned",
                force="NOR",
                origin="OST",
                origin_name="Ostania",
                destination="WES",
                destination_name="the Varn valley",
                strength=(450, 550),
                when=when,
                purpose="to guard the dam",
                evidence=span("about 500 troops will move"),
            ),
            Permission(
                id="c2",
                by="Ostania’s army",
                statement="s2",
                status="refused",
                authority="OST",
                force="NOR",
                act="stay",
                place="WES",
                place_name="Westmark",
                evidence=span("no permission to stay"),
            ),
            Limit(
                id="c3",
                force="NOR",
                place="WES",
                place_name="Westmark",
                value=400,
                relation="over",
                evidence=span("500 troops"),
            ),
        ],
        events=[
            Event(
                id="e1",
                type="MOBILIZE",
                actor=minister,
                actor_code="NOR",
                recipient=army,
                recipient_code="OST",
                status="planned",
                evidence=minister,
            )
        ],
        entities=[Entity(**minister.model_dump(), type="Person")],
        places=[Place(**span("Ostania").model_dump(), name="Ostania", country="OST", latitude=1.5, longitude=-2.5)],
        times=[Time(**span("Monday").model_dump(), type="DATE", value="2030-05-13", from_="2030-05-13", to=None)],
        quantities=[Quantity(**span("about 500 troops").model_dump(), low=450, high=550, unit="troops")],
        conflicts=[
            Conflict(
                kind="permission",
                claims=["c1", "c2"],
                voices=["Mira Solvang", "Ostania’s army"],
                why="One sends troops whose stay the other refuses.",
            )
        ],
    )


class CountingReader:
    """Reads every report into `make_record`'s parts, and remembers which reports it was given."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    def __call__(self, reports: Iterable[Report]) -> Iterator[Record | Any]:
        for report in reports:
            self.seen.append(report.id)
            yield make_record().model_copy(update={"report": report})


def bare(report: Report) -> Record:
    return Record(report=report, reader="reader 1")
