"""The articles that are judged: drawn by seeds, a second time once the rules had seen the first draw."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from pathlib import Path

from benchmarks.shared import Shared, run_python
from sayso import Report

SEED = "open text"
AGENCY, ELECTION = 60, 40
"""How many are agency reports on world affairs, and how many articles on an election, with hardly a force in them."""
MORE = 240
"""Agency reports beyond those, since a hundred articles hold few claims."""

AGAIN_SEED = "draw of the sixth"
AGAIN = 400
"""Agency reports drawn later, that no rule was made on when they were first judged."""


def draw(shared: Shared) -> list[Report]:
    """The articles: agency reports, those on an election, more agency reports, then those of the second draw.

    Raises:
        NoDataError: a corpus is not there.
    """
    chance = random.Random(SEED)
    agency = _reports(shared, [shared.need("data/wire.jsonl")])
    election = _reports(shared, ["--polnear", shared.need("data/polnear/train")])
    drawn = chance.sample(agency, AGENCY + MORE)
    known = {report.id for report in drawn}
    others = [report for report in agency if report.id not in known]
    random.Random(AGAIN_SEED).shuffle(others)
    return [*drawn[:AGENCY], *chance.sample(election, ELECTION), *drawn[AGENCY:], *others[:AGAIN]]


def _reports(shared: Shared, reports: Sequence[str | Path]) -> list[Report]:
    lines = run_python([shared.need("eval/as_jsonl.py"), *reports]).decode().splitlines()
    return [Report.model_validate(json.loads(line)) for line in sorted(lines)]
