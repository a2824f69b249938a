from __future__ import annotations

import string
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.errors import UsageError
from sayso.ledger import Ledger
from sayso.records import (
    Actor,
    Conflict,
    Entity,
    Event,
    Place,
    Quantity,
    Record,
    Report,
    Span,
    Statement,
    Time,
)
from sayso.records import Claim as AnyClaim

from .factories import make_record

words = st.text(max_size=20)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | words,
    lambda children: st.lists(children, max_size=3) | st.dictionaries(words, children, max_size=3),
    max_leaves=5,
)
reports = st.builds(
    Report,
    id=words,
    date=st.none() | st.dates().map(str) | words,
    outlet=st.none() | words,
    title=st.none() | words,
    url=st.none() | words,
    language=words,
    text=words,
    metadata=st.dictionaries(words, json_values, max_size=3),
)
few = {"max_size": 2}
actors = st.builds(Actor, mentions=st.lists(st.from_type(Span), **few))
records = st.builds(
    Record,
    report=reports,
    actors=st.lists(actors, **few),
    statements=st.lists(st.from_type(Statement), **few),
    claims=st.lists(st.from_type(AnyClaim), **few),
    events=st.lists(st.from_type(Event), **few),
    entities=st.lists(st.from_type(Entity), **few),
    places=st.lists(st.from_type(Place), **few),
    times=st.lists(st.from_type(Time), **few),
    quantities=st.lists(st.from_type(Quantity), **few),
    conflicts=st.lists(st.from_type(Conflict), **few),
    warnings=st.lists(words, **few),
    reader=words,
)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("records") / "shared.duckdb"


@pytest.fixture(scope="module")
def roomy(shared: Path) -> Ledger:
    return Ledger(shared)


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(record=records)
def test_every_record_comes_back_byte_for_byte(roomy: Ledger, record: Record) -> None:
    if not roomy.add(record):
        return
    assert roomy.record(record.report.sha256).to_json() == record.to_json()
    query = f"SELECT statements, claims, conflicts FROM reports WHERE sha256 = '{record.report.sha256}'"
    (counts,) = roomy.sql(query).to_pylist()
    assert list(counts.values()) == [len(record.statements), len(record.claims), len(record.conflicts)]


def test_a_record_is_found_by_id_and_by_the_start_of_its_hash(ledger: Ledger) -> None:
    record = make_record("https://example.org/a")
    ledger.add(record)
    sha256 = record.report.sha256
    for id in ("https://example.org/a", sha256, sha256[:6], sha256[:8].upper()):
        assert ledger.record(id).to_json() == record.to_json()


def test_an_id_goes_before_a_hash(ledger: Ledger) -> None:
    one = make_record("one", text="One.")
    other = make_record(one.report.sha256[:4], text="Other.")
    ledger.add(one)
    ledger.add(other)
    assert ledger.record(one.report.sha256[:4]).report.text == "Other."


def test_a_record_that_is_not_there_is_a_clear_error(ledger: Ledger, path: Path) -> None:
    ledger.add(make_record("r1"))
    for id in ("r2", "ffffffffffff", "r%"):
        with pytest.raises(UsageError, match=f"^no report '{id}' in {path}$"):
            ledger.record(id)


def test_an_ambiguous_name_lists_the_hashes_to_choose_from(ledger: Ledger) -> None:
    made = [make_record("same", text=f"Text {n}.") for n in range(20)]
    for record in made[:2]:
        ledger.add(record)
    with pytest.raises(UsageError) as caught:
        ledger.record("same")
    hashes = [record.report.sha256[:12] for record in made[:2]]
    assert str(caught.value) == f"'same' is 2 reports; name one by its hash: {', '.join(hashes)}"
    assert ledger.record(hashes[1]).report.text == "Text 1."
    for record in made[2:]:
        ledger.add(record)
    shared = next(
        digit for digit in string.hexdigits if sum(record.report.sha256.startswith(digit) for record in made) > 1
    )
    with pytest.raises(UsageError, match="name one by its hash"):
        ledger.record(shared)
