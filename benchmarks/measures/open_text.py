"""How many of the claims and conflicts made of real articles are right, by kept verdicts of people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain

from benchmarks.open_text.readings import Reading, readings
from benchmarks.open_text.sample import AGAIN, AGENCY, ELECTION, MORE, draw
from benchmarks.open_text.verdicts import RIGHT, load
from benchmarks.results import Result, Score
from benchmarks.shared import Shared
from sayso import Reader


def measure(shared: Shared, with_peers: bool) -> Result:
    """Read the drawn articles and look each reading up; what nobody judged is counted apart. No peer is measured."""
    return judge([list(readings(record)) for record in Reader().pipe(draw(shared))], load())


def judge(made: Sequence[Sequence[Reading]], known: Mapping[Reading, str]) -> Result:
    """The share of the judged readings that is right, in all articles and in the second draw; notes tell of the first.

    Args:
        made: The readings of each article, in the order of the draw.
        known: The verdicts.
    """
    scores, notes = [], []
    for name, is_conflict in (("claims", False), ("conflicts", True)):
        found = [[reading for reading in each if reading.kind.startswith("conflict:") is is_conflict] for each in made]
        first, every = (list(chain.from_iterable(part)) for part in (found[: AGENCY + ELECTION], found))
        right, judged = _count(every, known)
        if judged:
            scores.append(Score(f"{name} right, %", 100 * right / judged))
        right_first, judged_first = _count(first, known)
        again = list(chain.from_iterable(found[AGENCY + ELECTION + MORE :]))
        right_again, judged_again = _count(again, known)
        if judged_again:
            scores.append(Score(f"{name} right in the second draw, %", 100 * right_again / judged_again))
        notes.append(
            f"{name}: {right} of {judged} right, {len(every) - judged} not judged; "
            f"in the first {AGENCY + ELECTION} articles {right_first} of {judged_first}"
        )
    text = (
        f"{AGENCY} agency reports, {ELECTION} articles on an election, {MORE} more agency reports; "
        f"in a second draw {AGAIN} agency reports"
    )
    return Result("open text", text, tuple(scores), tuple(notes))


def _count(made: Sequence[Reading], known: Mapping[Reading, str]) -> tuple[int, int]:
    """How many are right, and how many are judged."""
    judged = [known[reading] for reading in made if reading in known]
    return judged.count(RIGHT), len(judged)
