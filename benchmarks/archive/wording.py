"""Words a sentence: chooses among a template's alternatives and fills its slots."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field
from datetime import date, timedelta

from benchmarks.archive.model import Incident, Outlet
from benchmarks.archive.tables import phrases, states
from sayso.records import Strength

_CHOICE = re.compile(r"\[([^\[\]]*)\]")
_SLOT = re.compile(r"\{(\w+)\}")
_ABOUT = ("about", "some", "around", "roughly")


@dataclass
class Wording:
    """How one story words one incident: who speaks, how many it says they are, on which day it is told.

    denied: whether the other side speaks.
    cited: the outlet that it has its news from.
    """

    rng: random.Random
    incident: Incident
    day: date
    strength: int
    denied: bool = False
    cited: Outlet | None = None
    voice: str = field(init=False)
    short: str = field(init=False)
    count: str = field(init=False)

    def __post_init__(self) -> None:
        voices = phrases()["voices"]
        long, short = self.rng.choice(voices[self.side])
        name = self.rng.choice(voices["names"])
        states = self._states()
        self.voice = _fill(long, {**states, "name": name})
        self.short = _fill(short, {"surname": name.split(" ", 1)[1]})
        less = self.strength - (50 if self.strength > 500 else 10)
        count = self.rng.choice(voices["counts"])
        self.count = _fill(count, {"n": f"{self.strength:,}", "less": f"{less:,}"})

    @property
    def side(self) -> str:
        """Who speaks: `sender` or `host`."""
        if not self.denied:
            return self.incident.speaker
        return "host" if self.incident.speaker == "sender" else "sender"

    @property
    def bounds(self) -> Strength:
        """The strength as told, as record.md counts it."""
        number = int(re.sub(r"\D", "", self.count))
        first = self.count.split()[0]
        if first in _ABOUT:
            return round(0.9 * number), round(1.1 * number)
        return (number + 1, None) if first == "more" else (number, None) if first == "at" else (number, number)

    def write(self, template: str) -> str:
        """A sentence after the template."""
        chosen = _CHOICE.sub(lambda match: self.rng.choice(match[1].split("|")), template)
        # Twice, since what fills a slot may have slots of its own.
        written = _fill(_fill(chosen, self._slots()), self._slots())
        return written[0].upper() + written[1:]

    def _slots(self) -> dict[str, str]:
        incident, rng, voices = self.incident, self.rng, phrases()["voices"]
        kind = phrases()["kinds"][incident.kind]
        target = incident.target
        how = self.cited.how if self.cited else ""
        years = rng.sample(range(self.day.year - 14, self.day.year - 1), 3)
        return {
            **self._states(),
            "place": rng.choice((incident.town, incident.host.name)) if incident.town else incident.host.name,
            "town": incident.town or incident.host.towns[0],
            "third": rng.choice([s for s in states() if s not in (incident.sender, incident.host)]).name,
            "Of": (incident.sender if self.side == "sender" else incident.host).name,
            "n": self.count,
            "N": _capital(self.count),
            "x": f"{self.strength:,}",
            "soldiers": rng.choice(voices["forces"]),
            "when": self._when(),
            "day": rng.choice((f"{target:%B} {target.day}", f"{target.day} {target:%B}")),
            "voice": self.voice,
            "Voice": _capital(self.voice),
            "other": self.voice,
            "Other": _capital(self.voice),
            "voice_short": self.short,
            "said": rng.choice(voices["cues"]),
            "how": how,
            "How": _capital(how),
            "then": kind["then"],
            "now": kind["now"],
            "money": str(rng.randrange(12, 95)),
            **{f"year{number}": str(year) for number, year in enumerate(sorted(years), start=1)},
        }

    def _states(self) -> dict[str, str]:
        sender, host = self.incident.sender, self.incident.host
        return {
            "F": sender.name,
            "f": sender.adjective,
            "Fcap": sender.capital,
            "H": host.name,
            "h": host.adjective,
            "Hcap": host.capital,
        }

    def _when(self) -> str:
        told = self.day - timedelta(days=self.rng.randint(0, 1))
        return f"on {told:%A}"


def _fill(template: str, slots: dict[str, str]) -> str:
    return _SLOT.sub(lambda match: slots.get(match[1], match[0]), template)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
