"""Tells incidents in words of one's own: first reports, updates, denials, what another outlet reported, round-ups."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from benchmarks.archive.model import Incident, Outlet, Paragraph, Story, TrueClaim
from benchmarks.archive.tables import phrases
from benchmarks.archive.wording import Wording

_SHORTEST, _LONGEST = 50, 120
"""Words a report."""
_TRIES = 40


@dataclass
class Teller:
    """Tells one incident again and again, and hardly ever in the same sentences."""

    rng: random.Random
    incident: Incident
    told: set[str] = field(default_factory=set)

    def report(self, outlet: Outlet, day: date, strength: int, *, later: bool = False) -> Story:
        """What happened, in the outlet's own words; `later` gives a new strength for what was told before."""
        wording = Wording(self.rng, self.incident, day, strength)
        leads = self._phrases["later" if later and "later" in self._phrases else "leads"]
        paragraphs = [self._lead(wording, leads), *self._around(wording)]
        if not later and self.rng.random() < 0.15:
            paragraphs.append(self._lead(self._denying(day), self._phrases["denials"]))
        return self._story(outlet, day, wording.write(self.rng.choice(self._phrases["titles"])), paragraphs)

    def denial(self, outlet: Outlet, day: date) -> Story:
        """What the other side says, in the outlet's own words."""
        wording = self._denying(day)
        title = wording.write(self.rng.choice(self._phrases["denial_titles"]))
        return self._story(outlet, day, title, [self._lead(wording, self._phrases["denials"]), *self._around(wording)])

    def citing(self, outlet: Outlet, day: date, strength: int, cited: Outlet) -> Story:
        """What another outlet reported, told by its name and in the outlet's own words."""
        around = phrases()["around"]
        wording = Wording(self.rng, self.incident, day, strength, cited=cited)
        # Without a quotation: the outlet has spoken to nobody.
        paragraphs = [
            self._lead(wording, around["cited_then"] + around["cited_now"]),
            *self._around(wording, kinds=("process", "background", "local")),
        ]
        title = wording.write(self.rng.choice(self._phrases["titles"]))
        return self._story(outlet, day, title, paragraphs, cites=(cited,))

    def brief(self, day: date, strength: int) -> list[Paragraph]:
        """Two paragraphs on it for a round-up."""
        wording = Wording(self.rng, self.incident, day, strength)
        return [self._lead(wording, self._phrases["leads"]), self._fresh(wording, "process")]

    def frame(self, day: date) -> tuple[Paragraph, Paragraph]:
        """Head and end of a longer story; neither claims anything."""
        wording = Wording(self.rng, self.incident, day, self.incident.strength)
        return self._fresh(wording, "heads"), self._fresh(wording, "tails")

    def headline(self, day: date) -> str:
        """Another headline for the same news."""
        return Wording(self.rng, self.incident, day, self.incident.strength).write(
            self.rng.choice(self._phrases["titles"])
        )

    @property
    def _phrases(self) -> dict[str, Any]:
        kind: dict[str, Any] = phrases()["kinds"][self.incident.kind]
        return kind

    def _denying(self, day: date) -> Wording:
        return Wording(self.rng, self.incident, day, self.incident.strength, denied=True)

    def _lead(self, wording: Wording, templates: Sequence[str]) -> Paragraph:
        template, text = self._unused(wording, templates)
        return Paragraph(text, (_claim(wording, template),))

    def _around(
        self, wording: Wording, kinds: Sequence[str] = ("quotes", "process", "background", "local")
    ) -> list[Paragraph]:
        order = [*kinds, *self.rng.sample(("process", "background", "local"), 2)]
        shown = self.rng.randint(3, len(order) - 1)
        return [self._fresh(wording, kind) for kind in self.rng.sample(order, shown)]

    def _fresh(self, wording: Wording, kind: str) -> Paragraph:
        return Paragraph(self._unused(wording, phrases()["around"][kind])[1])

    def _unused(self, wording: Wording, templates: Sequence[str]) -> tuple[str, str]:
        """A template and what it gave; of many tries the first that this incident was not yet told by."""
        for _ in range(_TRIES):
            template = self.rng.choice(templates)
            text = wording.write(template)
            if text not in self.told:
                break
        self.told.add(text)
        return template, text

    def _story(
        self, outlet: Outlet, day: date, title: str, paragraphs: list[Paragraph], cites: tuple[Outlet, ...] = ()
    ) -> Story:
        wording = Wording(self.rng, self.incident, day, self.incident.strength)
        while words(paragraphs) < _SHORTEST:
            paragraphs.append(self._fresh(wording, self.rng.choice(("process", "background", "local"))))
        while words(paragraphs) > _LONGEST and not paragraphs[-1].claims:
            paragraphs.pop()
        return Story(outlet, day, title, tuple(paragraphs), cites=cites)


def words(paragraphs: Sequence[Paragraph]) -> int:
    """How many words they have together."""
    return sum(len(paragraph.text.split()) for paragraph in paragraphs)


def _claim(wording: Wording, template: str) -> TrueClaim:
    """The claim that the template makes."""
    incident, table = wording.incident, phrases()["kinds"][wording.incident.kind]
    host, sender = incident.host.code, incident.sender.code
    kind = table["kind"]
    template = template.replace("{then}", table["then"]).replace("{now}", table["now"])
    is_counted = "{n}" in template or "{N}" in template
    fields: dict[str, Any] = {"status": table.get("status"), "negated": wording.denied}
    if kind == "permission":
        fields = {"authority": host, "status": table["denial_status"] if wording.denied else table["status"]}
    if kind == "demand":
        fields |= {"by_code": host, "act": table["act"]}
    if kind == "limit" and "{x}" in template:
        fields |= {"value": wording.strength}
    if kind == "talks":
        fields |= {"parties": tuple(sorted((host, sender)))}
    else:
        fields |= {table["end"]: host}
    return TrueClaim(
        incident=incident.id,
        kind=kind,
        by=wording.cited.name if wording.cited else wording.voice,
        force=sender,
        strength=wording.bounds if is_counted else None,
        **fields,
    )
