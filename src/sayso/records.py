"""The record: what is read from one report, as types.

The field names are a public contract (docs/record.md). Every offset is half-open and counts characters
(Unicode code points) of `report.text`; `report.text[start:end]` is the quoted `text`.
"""

from __future__ import annotations

import hashlib
import json
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, computed_field

StatementForm = Literal["direct", "indirect", "mixed"]
CueKind = Literal[
    "say",
    "claim",
    "deny",
    "plan",
    "promise",
    "ask",
    "demand",
    "warn",
    "suggest",
    "believe",
    "report",
    "other",
]
Status = Literal["actual", "planned", "possible"]
PermissionStatus = Literal["granted", "refused", "requested", "revoked"]
LimitRelation = Literal["under", "at", "at-or-over", "over", "unknown"]
Act = Literal["leave", "stay", "come", "stop"]
ConflictKind = Literal["permission", "limit", "strength", "negation", "time"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
EntityType = Literal[
    "Person",
    "Organisation",
    "Location",
    "Nationality",
    "MilitaryPlatform",
    "Weapon",
    "Vehicle",
    "Quantity",
    "Money",
    "Temporal",
    "DocumentReference",
    "CommsIdentifier",
    "Frequency",
    "Url",
]
PloverType = Literal[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]
QuadClass = Literal[1, 2, 3, 4]
"""Verbal cooperation, material cooperation, verbal conflict, material conflict."""
_QUAD_CLASSES: tuple[tuple[QuadClass, frozenset[PloverType]], ...] = (
    (1, frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE"})),
    (2, frozenset({"COOPERATE", "AID", "RETREAT"})),
    (3, frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN"})),
    (4, frozenset({"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})),
)
Strength = tuple[int, int | None]
"""Lowest and highest count, both included; an open upper end is `None`."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, validate_by_name=True, validate_by_alias=True, serialize_by_alias=True)


class Span(_Part):
    """Words of the report: `report.text[start:end] == text`."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    text: str


class Interval(_Part):
    """A time as told and the days it covers, both ends included, as ISO 8601 dates."""

    text: str
    from_: str | None = Field(default=None, alias="from")
    to: str | None = None


class Report(_Part):
    """One report as it was taken in; `date` is an ISO 8601 date."""

    id: str
    date: str | None = None
    outlet: str | None = None
    title: str | None = None
    url: str | None = None
    language: str = "en"
    text: str
    metadata: dict[str, Any] = Field(default_factory=dict)

    @computed_field  # type: ignore[prop-decorator]
    @property
    def sha256(self) -> str:
        """Hash of the content (text, date and outlet) by which a ledger knows the report."""
        content = json.dumps([self.text, self.date, self.outlet], ensure_ascii=True)
        return hashlib.sha256(content.encode("ascii")).hexdigest()


class Actor(_Part):
    """Somebody who speaks or acts: a person, body, state or group, with all its mentions."""

    id: str
    name: str
    kind: Literal["person", "organisation", "state", "group"]
    code: str | None = None
    sector: str | None = None
    mentions: list[Span] = Field(default_factory=list)


class Statement(_Part):
    """An attribution: who is cited (source), by which words (cue), for what (content)."""

    id: str
    source: Span | None
    actor: str | None = None
    actor_name: str | None = None
    cue: Span | None
    cue_kind: CueKind = "other"
    content: list[Span]
    form: StatementForm = "indirect"
    parent: str | None = None
    said: Interval | None = None


class _Claim(_Part):
    id: str
    by: str | None = None
    statement: str | None = None
    negated: bool = False
    strength: Strength | None = None
    when: Interval | None = None
    purpose: str | None = None
    evidence: Span


class Movement(_Claim):
    """A force goes from one place to another."""

    kind: Literal["movement"] = "movement"
    status: Status
    force: str | None
    origin: str | None = None
    origin_name: str | None = None
    destination: str | None = None
    destination_name: str | None = None


class Presence(_Claim):
    """A force is, was, stays or will be somewhere."""

    kind: Literal["presence"] = "presence"
    status: Status
    force: str | None
    place: str | None = None
    place_name: str | None = None


class Permission(_Claim):
    """An authority grants, refuses, asks for or takes back leave for a force to be or act somewhere."""

    kind: Literal["permission"] = "permission"
    status: PermissionStatus
    authority: str | None = None
    force: str | None
    act: str | None = None
    place: str | None = None
    place_name: str | None = None


class Limit(_Claim):
    """How many of a force there may be somewhere, and how the present strength stands to it."""

    kind: Literal["limit"] = "limit"
    status: None = None
    force: str | None
    place: str | None = None
    place_name: str | None = None
    value: int | None = None
    relation: LimitRelation = "unknown"


class Demand(_Claim):
    """Somebody demands that a force leave, stay, come or stop."""

    kind: Literal["demand"] = "demand"
    status: None = None
    by_code: str | None = None
    force: str | None
    act: Act
    place: str | None = None
    place_name: str | None = None


class Talks(_Claim):
    """Parties meet or will meet about forces; `parties` are sorted codes."""

    kind: Literal["talks"] = "talks"
    status: Status
    parties: list[str]
    topic: str | None = None


Claim = Annotated[Movement | Presence | Permission | Limit | Demand | Talks, Field(discriminator="kind")]


class Event(_Part):
    """A PLOVER event: who (actor) does what to whom (recipient); `place` is in the words of the report."""

    id: str
    type: PloverType
    mode: str | None = None
    actor: Span | None = None
    actor_code: str | None = None
    actor_sector: str | None = None
    recipient: Span | None = None
    recipient_code: str | None = None
    recipient_sector: str | None = None
    place: str | None = None
    place_code: str | None = None
    when: Interval | None = None
    status: Status = "actual"
    negated: bool = False
    statement: str | None = None
    evidence: Span

    @computed_field  # type: ignore[prop-decorator]
    @property
    def quad_class(self) -> QuadClass:
        """1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict."""
        return next(quad for quad, types in _QUAD_CLASSES if self.type in types)


class Entity(Span):
    """A mention, named or not, typed as in re3d."""

    type: EntityType


class Place(Span):
    """A toponym or demonym and the place it stands for; degrees in WGS 84, `country` ISO 3166-1 alpha-3.

    `admin1` is the name of the first-order region (province, governorate, state) that it is or lies in.
    """

    name: str | None = None
    country: str | None = None
    admin1: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geonames_id: int | None = None


class Time(Span):
    """A time expression with its TIMEX3 type and value, and the days that it covers, both included."""

    type: TimeType
    value: str | None = None
    from_: str | None = Field(default=None, alias="from")
    to: str | None = None


class Quantity(Span):
    """A count or amount with its bounds, both included, and the noun that it counts."""

    low: float | int | None = None
    high: float | int | None = None
    unit: str | None = None


class Conflict(_Part):
    """Two claims that cannot both stand as told; `why` is one plain sentence."""

    kind: ConflictKind
    claims: list[str]
    voices: list[str]
    why: str


class Record(_Part):
    """All that is read from one report; `reader` is what read it, `model` the SHA-256 of its encoder's files."""

    report: Report
    actors: list[Actor] = Field(default_factory=list)
    statements: list[Statement] = Field(default_factory=list)
    claims: list[Claim] = Field(default_factory=list)
    events: list[Event] = Field(default_factory=list)
    entities: list[Entity] = Field(default_factory=list)
    places: list[Place] = Field(default_factory=list)
    times: list[Time] = Field(default_factory=list)
    quantities: list[Quantity] = Field(default_factory=list)
    conflicts: list[Conflict] = Field(default_factory=list)
    warnings: list[str] = Field(default_factory=list)
    reader: str = ""
    model: str | None = None

    def to_json(self) -> str:
        """One line of JSON, UTF-8 kept as it is: a line of JSON Lines."""
        return self.model_dump_json()


def json_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of a record as it is written."""
    return TypeAdapter(Record).json_schema(mode="serialization")
