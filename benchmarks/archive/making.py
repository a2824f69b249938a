"""Puts an archive together: who reports an incident when, who copies whom, and the truth about each report."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from benchmarks.archive.copying import exact_copy, near_copy, partial_reprint, with_dateline
from benchmarks.archive.incidents import draw_incidents
from benchmarks.archive.model import Archive, Incident, Outlet, Paragraph, Story, TrueClaim, Truth
from benchmarks.archive.stories import Teller
from benchmarks.archive.tables import outlets
from sayso.records import Report

_SAME_DAYS = timedelta(days=10)
_GROWTH = (1.2, 1.5, 2.0)
"""By how much an update's strength exceeds the first one."""


def make_archive(reports: int = 5000, seed: int = 1) -> Archive:
    """About 16 reports an incident, `reports` of them in all; the same for the same numbers.

    Stories are of 50 to 120 words; partial reprints are longer.
    """
    rng = random.Random(seed)
    stories: list[Story] = []
    incidents: list[Incident] = []
    told: list[tuple[Teller, Story]] = []
    drawn = draw_incidents(rng)
    while len(stories) < reports:
        incident = next(drawn)
        incidents.append(incident)
        teller = Teller(rng, incident)
        wave = list(_wave(rng, teller, _same_days(told, incident)))
        told.append((teller, wave[0]))
        # The last incident's reports are cut off at their end: a copy comes after its original.
        stories += wave[: reports - len(stories)]
    return _numbered(stories, incidents)


def _same_days(told: Sequence[tuple[Teller, Story]], incident: Incident) -> tuple[Teller, Story] | None:
    """The incident told before that is nearest in time, with its first report; None where none is near."""
    near = [one for one in told if abs(one[0].incident.day - incident.day) <= _SAME_DAYS]
    return min(near, key=lambda one: abs(one[0].incident.day - incident.day), default=None)


def _wave(rng: random.Random, teller: Teller, other: tuple[Teller, Story] | None) -> Iterator[Story]:
    """The reports of one incident, each after those that it repeats; `other` is another incident of those days."""
    incident = teller.incident
    free = _Outlets(rng)
    agencies = [_sent(rng, teller, free.agency(), incident.day) for _ in range(rng.randint(1, 2))]
    yield from agencies
    own = [
        teller.report(free.paper(), _after(rng, incident.day, 1), incident.strength) for _ in range(rng.randint(2, 4))
    ]
    yield from own
    for story in agencies:
        yield from _copies(rng, teller, story, free, rng.randint(1, 4))
    yield from _copies(rng, teller, own[0], free, rng.randint(0, 1))
    for cited in (rng.choice(own), *rng.sample(agencies, rng.randint(0, 1))):
        yield teller.citing(free.paper(), _after(rng, cited.day, 2), incident.strength, cited.outlet)
    yield from _update(rng, teller, free)
    yield from _denials(rng, teller, free)
    if rng.random() < 0.7:
        yield _reprint(rng, teller, [rng.choice([*agencies, own[0]])], free)
    if other is not None and rng.random() < 0.3:
        yield _reprint(rng, teller, [agencies[0], other[1]], free)
    if other is not None and rng.random() < 0.3:
        yield _roundup(rng, teller, other[0], free)


def _sent(rng: random.Random, teller: Teller, agency: Outlet, day: date, *, later: bool = False) -> Story:
    """An agency's report, often with a dateline."""
    incident = teller.incident
    strength = int(round(incident.strength * rng.choice(_GROWTH), -1)) if later else incident.strength
    story = teller.report(agency, day, strength, later=later)
    place = incident.sender.capital if incident.speaker == "sender" else incident.host.capital
    return with_dateline(rng, story, place) if rng.random() < 0.6 else story


def _copies(rng: random.Random, teller: Teller, story: Story, free: _Outlets, count: int) -> Iterator[Story]:
    for _ in range(count):
        copy = rng.choice((exact_copy, near_copy, near_copy))
        day = _after(rng, story.day, 2)
        yield copy(rng, story, free.paper(), day, teller.headline(day))


def _update(rng: random.Random, teller: Teller, free: _Outlets) -> Iterator[Story]:
    """On a later day, with a new strength where the kind has one, by an agency and those who copy it."""
    day = _after(rng, teller.incident.day + timedelta(days=1), 3)
    update = _sent(rng, teller, free.agency(), day, later=True)
    yield update
    yield from _copies(rng, teller, update, free, rng.randint(1, 2))


def _denials(rng: random.Random, teller: Teller, free: _Outlets) -> Iterator[Story]:
    """The other side's account, copied once or not at all, and once more in other words."""
    denial = teller.denial(free.paper(), _after(rng, teller.incident.day, 3))
    yield denial
    yield from _copies(rng, teller, denial, free, rng.randint(0, 1))
    if rng.random() < 0.5:
        yield teller.denial(free.paper(), _after(rng, teller.incident.day, 4))


def _reprint(rng: random.Random, teller: Teller, stories: Sequence[Story], free: _Outlets) -> Story:
    day = _after(rng, max(story.day for story in stories), 3)
    return partial_reprint(rng, stories, free.paper(), day, teller.headline(day), teller.frame(day))


def _roundup(rng: random.Random, teller: Teller, other: Teller, free: _Outlets) -> Story:
    """Two incidents in one report, both in its own words."""
    day = max(teller.incident.day, other.incident.day) + timedelta(days=2)
    paragraphs: list[Paragraph] = []
    for told in (teller, other):
        paragraphs += told.brief(day, told.incident.strength)
    return Story(free.paper(), day, f"In brief: {teller.headline(day)}", tuple(paragraphs))


def _after(rng: random.Random, day: date, most: int) -> date:
    return day + timedelta(days=rng.randint(0, most))


class _Outlets:
    """The outlets in an order of chance, each taken once a round."""

    def __init__(self, rng: random.Random) -> None:
        self._agencies = [outlet for outlet in outlets() if outlet.is_agency]
        self._papers = [outlet for outlet in outlets() if not outlet.is_agency]
        rng.shuffle(self._agencies)
        rng.shuffle(self._papers)

    def agency(self) -> Outlet:
        self._agencies.append(self._agencies.pop(0))
        return self._agencies[-1]

    def paper(self) -> Outlet:
        self._papers.append(self._papers.pop(0))
        return self._papers[-1]


def _numbered(stories: Sequence[Story], incidents: Sequence[Incident]) -> Archive:
    """Ids by day; copies of one story are a group, named for the story's report."""
    order = sorted(range(len(stories)), key=lambda place: stories[place].day)
    ids = {id(stories[place]): f"r{number:05}" for number, place in enumerate(order, start=1)}
    repeated = {id(original) for story in stories for original in story.copied}
    reports, truth = [], []
    for story in (stories[place] for place in order):
        text, claims = _laid_out(story.paragraphs)
        originals = tuple(ids[id(original)] for original in story.copied or (story,))
        reports.append(
            Report(
                id=ids[id(story)],
                date=story.day.isoformat(),
                outlet=story.outlet.name,
                title=story.title,
                text=text,
            )
        )
        truth.append(
            Truth(
                report=ids[id(story)],
                claims=claims,
                groups=originals if story.copied or id(story) in repeated else (),
                copy=story.copy,
                originals=originals,
                cites=tuple(outlet.name for outlet in story.cites),
            )
        )
    return Archive(tuple(reports), tuple(truth), tuple(incidents))


def _laid_out(paragraphs: Sequence[Paragraph]) -> tuple[str, tuple[TrueClaim, ...]]:
    """The text, and the claims with where their paragraphs stand in it."""
    claims: list[TrueClaim] = []
    start = 0
    for paragraph in paragraphs:
        end = start + len(paragraph.text)
        claims += [replace(claim, start=start, end=end) for claim in paragraph.claims]
        start = end + 2
    return "\n\n".join(paragraph.text for paragraph in paragraphs), tuple(claims)
