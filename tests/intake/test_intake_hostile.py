"""Input made to hurt: nesting, long runs of one thing, numbers and characters that nobody writes, damaged archives."""

import io
from time import process_time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.intake import Reject, take_in
from sayso.records import Report

from .archives import Response, archive
from .test_intake_pages import META, page

STARTS = {
    "text": "Some report.\n",
    "page": "<html><body><p>A minister said on Monday that soldiers had left.</p>",
    "json": '{"text": "',
    "table": 'id,date,text\n1,2021-01-01,"',
    "unquoted table": "id,date,text\n1,2021-01-01,",
}
RUNS = ["a", " ", "\n", "\r", "\t\n", "(", '"', "-", "1,", ".", "<", "<!--", "<div>", "<b>", "[", '{"', "&amp", "A, B "]
RUNS += [
    "Date: ",
    "date 2021-",
    "<meta ",
    "<html a ",
    "<?xml ",
    "é",
    "\u202e",
    "a,b\n",
    "a b\x00c d e f g h i j k l m n ",
]
NESTED = {
    "divisions": b"<html><body>" + b"<div>" * 200_000 + b"<p>He said so.</p>",
    "bold": b"<html><body><p>" + b"<b>" * 100_000 + b"He said so.",
    "tables": b"<html><body>" + b"<table><tr><td>" * 20_000 + b"He said so.",
    "lists": b"<html><body>" + b"<ul><li>" * 50_000 + b"He said so.",
    "arrays": b'{"text": ' + b"[" * 300_000,
    "objects": b'{"text": "x", "more": ' + b'{"a":' * 100_000 + b"1" + b"}" * 100_000 + b"}",
}
NUMBERS = [b"9" * 200_000, b'"' + b"9" * 200_000 + b'"', b"1e999999", b"-1e999999", b'"99999-12-31"', b'"0000-00-00"']
WHOLE = archive(Response(page(head=META)), Response(page(head=META)), packed=False)


def seconds(data: bytes) -> float:
    started = process_time()
    outcomes = list(take_in(stdin=io.BytesIO(data), max_chars=100_000_000))
    assert outcomes
    return process_time() - started


@pytest.mark.slow
@pytest.mark.parametrize("start", STARTS)
@pytest.mark.parametrize("run", RUNS, ids=repr)
def test_time_a_character_does_not_grow_with_the_length(start, run):
    few, many = ((STARTS[start] + run * (size // len(run))).encode() for size in (50_000, 1_000_000))
    # Below a tenth of a second what is measured is the start of the measuring.
    assert seconds(many) < 4 * 20 * max(seconds(few), 0.1)


@pytest.mark.parametrize("name", NESTED)
def test_deep_nesting_is_read_or_refused_and_raises_nothing(name):
    (outcome,) = [each for each in take_in(stdin=io.BytesIO(NESTED[name])) if isinstance(each, (Report, Reject))]
    assert len(str(outcome)) < 500


@pytest.mark.parametrize("number", NUMBERS, ids=lambda number: number[:12].decode())
def test_a_number_or_day_beyond_all_bounds_is_rejected_in_one_short_line(number):
    (reject,) = take_in(stdin=io.BytesIO(b'{"text": "He said so.", "date": ' + number + b"}\n"))
    assert isinstance(reject, Reject)
    assert len(str(reject)) < 250
    assert "\n" not in str(reject)


def test_controls_of_direction_and_lone_surrogates_stay_text_and_leave_no_reason_unreadable():
    rows = '{"text": "He said \u202eso\u2066.", "date": "2021-03-01"}\n{"text": "x", "date": "\u202eevil\\ud800"}\n'
    report, reject = (each for each in take_in(stdin=io.BytesIO(rows.encode())) if isinstance(each, (Report, Reject)))
    assert report.text == "He said \u202eso\u2066."
    assert str(reject).isprintable()


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.binary(max_size=12)), max_size=6), st.integers(0, 3000))
def test_no_damage_to_an_archive_makes_it_raise(changes, cut):
    data = bytearray(WHOLE[: len(WHOLE) - cut])
    for at, put in changes:
        data[at : at + len(put)] = put
    outcomes = list(take_in(stdin=io.BytesIO(bytes(data) or b"\n")))
    assert all("\n" not in str(outcome) for outcome in outcomes if not isinstance(outcome, Report))
