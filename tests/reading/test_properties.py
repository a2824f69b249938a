"""What holds for the record of any text whatever."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from sayso.intake import report_from_text
from sayso.reading import Reader
from sayso.records import Record, Report, json_schema

any_case = settings(deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow])

WHO = [
    "Colonel Aud Brekke",
    "the defence ministry",
    "a spokesman for the army",
    "She",
    "Norway",
    "the Chadian president",
    "two officials, who asked not to be named,",
    "NATO",
    "Radio Lac",
    "the U.N.",
    "Dr. Ilse van der Meer-Okafor",
    "“the council”",
]
CUES = [
    "said",
    "did not deny that",
    "told Radio Lac",
    "asked",
    "warned",
    "is considering",
    "has refused",
    "demanded",
    "according to",
    "reported, citing",
    "'s claim that",
    "has revoked the permission of",
    "agreed to let",
    ":",
]
FORCES = [
    "1,200 French troops",
    "up to 700 U.S. soldiers",
    "dozens of Wagner fighters",
    "the last battalion",
    "fewer than 3 million men",
    "between 40 and 20 tanks",
    "F-16s",
    "the 3rd Brigade",
    "no troops",
    "half of the force",
]
ACTS = [
    "will leave",
    "were not allowed to stay in",
    "arrived in",
    "remain at",
    "are capped at 500 in",
    "must go home from",
    "may be moved from Mali to",
    "had been stationed near",
    "to",
]
WHERE = ["Chad", "Iraq’s Anbar province", "Guam", "the region", "Paris, Texas", "Al-Asad air base", "it"]
WHEN = [
    "on Tuesday",
    "last week",
    "by 31 February 2021",
    "since 1996-13-40",
    "from May to March",
    "in 99999 days",
    "at 25:61",
    "every other Sunday",
    "in the 1990s",
    "two years ago",
]
MARKS = ["“", "”", '"', "'", "‘", "’", "«", "»", ".", ",", ";", "—", "(", ")", "\n", "\n\n", "…", "?", "-"]

fragments = st.lists(st.sampled_from(WHO + CUES + FORCES + ACTS + WHERE + WHEN + MARKS), max_size=60).map(" ".join)
sentences = st.lists(
    st.tuples(*map(st.sampled_from, (WHO, CUES, FORCES, ACTS, WHERE, WHEN, (".", "”", ".”\n\n", ";", "")))),
    min_size=1,
    max_size=6,
).map(lambda parts: " ".join(" ".join(part) for part in parts))
odd = st.one_of(
    st.text(max_size=300),
    st.text(alphabet=st.characters(), max_size=80),
    st.text(alphabet="\x00\x07\x1b[31m\r\u200b\u202e\ud800\udfff\ufeff\U0010ffff a", max_size=60),
    st.text(alphabet="“”\"'‘’«»", max_size=60),
    st.text(alphabet="\n\r\u2028 a.", max_size=200),
    st.integers(1, 3000).map(lambda n: "x" * n),
    st.integers(1, 2000).map(lambda n: "\n" * n + "said"),
)
dates = st.sampled_from([None, "2021-03-04", "2020-02-29", "0001-01-01", "9999-12-31"])


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.fixture(scope="module")
def schema() -> Draft202012Validator:
    return Draft202012Validator(json_schema())


def parts(value: Any) -> Iterator[dict[str, Any]]:
    """Every object in a record's JSON."""
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from parts(item)


def check(record: Record, schema: Draft202012Validator) -> None:
    """The record fits its schema, its spans quote its text, and what it refers to is there."""
    line = record.to_json()
    read = json.loads(line)
    schema.validate(read)
    assert Record.model_validate_json(line).to_json() == line
    text = read["report"]["text"]
    for part in parts(read):
        if {"start", "end", "text"} <= part.keys():
            assert 0 <= part["start"] < part["end"] <= len(text)
            assert part["text"] == text[part["start"] : part["end"]]
    ids = {layer: [part["id"] for part in read[layer]] for layer in ("actors", "statements", "claims", "events")}
    assert all(len(set(given)) == len(given) for given in ids.values())
    for statement in read["statements"]:
        assert statement["actor"] in [None, *ids["actors"]]
        assert statement["parent"] in [None, *ids["statements"]]
        assert statement["parent"] != statement["id"]
    for told in read["claims"] + read["events"]:
        assert told["statement"] in [None, *ids["statements"]]
    for conflict in read["conflicts"]:
        assert len(conflict["claims"]) == len(conflict["voices"]) == 2
        assert set(conflict["claims"]) <= set(ids["claims"])
    for claim in read["claims"]:
        if claim["strength"] is not None and claim["strength"][1] is not None:
            assert claim["strength"][0] <= claim["strength"][1]
    for interval in parts(read):
        if interval.get("from") and interval.get("to"):
            assert interval["from"] <= interval["to"]


@settings(any_case, max_examples=120)
@given(odd, dates)
def test_any_text_gives_a_whole_record(
    reader: Reader, schema: Draft202012Validator, text: str, date: str | None
) -> None:
    record = reader.read(text, date=date)
    check(record, schema)
    assert reader.read(text, date=date).to_json() == record.to_json()


@settings(any_case, max_examples=150)
@given(st.one_of(fragments, sentences), dates)
def test_any_jumble_of_news_gives_a_whole_record(
    reader: Reader, schema: Draft202012Validator, text: str, date: str | None
) -> None:
    record = reader.read(text, date=date)
    check(record, schema)
    assert reader.read(text, date=date).to_json() == record.to_json()


@settings(any_case, max_examples=20)
@given(st.lists(st.one_of(fragments, sentences, odd), min_size=2, max_size=9), st.randoms(use_true_random=False))
def test_a_record_depends_neither_on_the_batch_nor_on_the_order(reader: Reader, texts: list[str], random: Any) -> None:
    reports = [reader.read(text, date="2021-03-04").report for text in texts]
    alone = {report.model_dump_json(): reader.read_report(report).to_json() for report in reports}
    shuffled: list[Report] = random.sample(reports, len(reports))
    expected = [alone[report.model_dump_json()] for report in shuffled]
    for batch_size in (1, 7):
        assert [record.to_json() for record in reader.pipe(shuffled, batch_size=batch_size)] == expected


@settings(any_case, max_examples=25)
@given(st.text(max_size=12))
def test_a_report_whose_date_is_none_is_read_as_if_undated(
    reader: Reader, schema: Draft202012Validator, date: str
) -> None:
    report = report_from_text("Radio Lac said on Tuesday that 300 Chadian troops left Niger last week.")
    dated = report.model_copy(update={"date": date.encode("utf-8", "replace").decode()})
    check(reader.read_report(dated), schema)
