"""What the generated archive is made of: states, outlets, incidents, stories, and the truth about each report."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from sayso.records import Report, Strength

CopyKind = Literal["exact", "near", "partial"]


@dataclass(frozen=True)
class State:
    """A state: ISO 3166-1 alpha-3 code, names, and towns."""

    code: str
    name: str
    adjective: str
    capital: str
    towns: tuple[str, ...]


@dataclass(frozen=True)
class Outlet:
    """A made-up outlet; `sign` is how copies credit an agency, `how` what other outlets call it."""

    name: str
    is_agency: bool
    sign: str
    how: str


@dataclass(frozen=True)
class Incident:
    """One thing that happened, or is to happen, to one force.

    kind: a table of phrases.toml.
    town: where the host's state alone is not told; None where it is.
    day: when it happened or was announced.
    target: the day to come that a plan names.
    strength: how many; grows with each update.
    speaker: which side tells it; the other one denies.
    """

    id: str
    kind: str
    sender: State
    host: State
    town: str | None
    day: date
    target: date
    strength: int
    speaker: Literal["sender", "host"]


@dataclass(frozen=True)
class TrueClaim:
    """A main claim as the archive's maker meant it; the fields are named and filled as in a record's claims.

    `by` is the voice as the text names it, or the outlet that is cited. `start` and `end` are the paragraph's in the
    report's text.
    """

    incident: str
    kind: str
    by: str
    force: str
    status: str | None = None
    negated: bool = False
    act: str | None = None
    by_code: str | None = None
    authority: str | None = None
    place: str | None = None
    origin: str | None = None
    destination: str | None = None
    parties: tuple[str, ...] | None = None
    strength: Strength | None = None
    value: int | None = None
    start: int = 0
    end: int = 0


@dataclass(frozen=True)
class Paragraph:
    """A paragraph and the claims that it makes."""

    text: str
    claims: tuple[TrueClaim, ...] = ()


@dataclass(frozen=True)
class Story:
    """A report before it has an id.

    copied: the stories that its words are from, none for one's own words; `copy` says how.
    cites: outlets that it names as its source or credits.
    """

    outlet: Outlet
    day: date
    title: str
    paragraphs: tuple[Paragraph, ...]
    copy: CopyKind | None = None
    copied: tuple[Story, ...] = ()
    cites: tuple[Outlet, ...] = ()


@dataclass(frozen=True)
class Truth:
    """What is true of one report.

    claims: its main claims, each with its incident.
    groups: the repetition groups that it belongs to: one for a story and its copies, none where nobody copied, two
        for a partial reprint from two stories.
    copy: how it repeats; None for an original.
    originals: ids of the reports that its words were first in; its own for an original.
    cites: names of the outlets that it names as its source or credits.
    """

    report: str
    claims: tuple[TrueClaim, ...]
    groups: tuple[str, ...]
    copy: CopyKind | None
    originals: tuple[str, ...]
    cites: tuple[str, ...]


@dataclass(frozen=True)
class Archive:
    """Reports by date and id, the truth about each in the same order, and the incidents that they tell."""

    reports: tuple[Report, ...]
    truth: tuple[Truth, ...]
    incidents: tuple[Incident, ...]
