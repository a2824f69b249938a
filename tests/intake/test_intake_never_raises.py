import gzip
import io
import json

import zstandard
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.intake import Notice, Reject, report_from_text, take_in
from sayso.records import Report

STARTS = st.sampled_from(
    [
        b"",
        b"PAR1",
        b"\x1f\x8b",
        b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03",
        b"\x28\xb5\x2f\xfd",
        b"\xff\xfe",
        b"\xfe\xff",
        b"\xff\xfe\x00\x00",
        b"\xef\xbb\xbf",
        b"<html><body><p>",
        b"<?xml version='1.0' encoding='x'?><html>",
        b'{"text": "',
        b'{"text": "x", "date": ',
        b'[{"text": "',
        b"[",
        b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99\r\n\r\nHTTP/1.1 200 OK\r\n\r\n",
        b"WARC/1.0\r\nWARC-Type: response\r\n",
        b"id,date,text\n",
        b'id\tdate\ttext\na\t"',
        b"date 2021-",
        b"Date: ",
        b"PORT ALBA, March 9, 2021 ",
    ]
)
BYTES = st.binary(max_size=400) | st.text(max_size=300).map(lambda text: text.encode("utf-8", "replace"))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
NAMES = st.sampled_from(["id", "text", "Body", "date", "published_at", "source", "title", "url", "lang", "metadata"])
ROWS = st.lists(st.dictionaries(NAMES | st.text(max_size=5), VALUES, max_size=6), max_size=4)


def check(data: bytes) -> list[Report]:
    outcomes = list(take_in(stdin=io.BytesIO(data), max_chars=10_000))
    assert outcomes
    for outcome in outcomes:
        assert isinstance(outcome, (Report, Reject, Notice))
        if isinstance(outcome, Report):
            outcome.model_dump_json().encode("utf-8")
            assert outcome.text.strip()
            assert outcome.id
        else:
            assert "\n" not in str(outcome)
    return [outcome for outcome in outcomes if isinstance(outcome, Report)]


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(STARTS, BYTES)
def test_no_bytes_make_it_raise(start, rest):
    check(start + rest)


@settings(max_examples=60, deadline=None)
@given(BYTES, st.integers(0, 60), st.sampled_from([gzip.compress, zstandard.compress]))
def test_no_packed_bytes_make_it_raise(data, cut, pack):
    packed = pack(data)
    check(packed[: len(packed) - cut] or b"\n")


@settings(max_examples=150, deadline=None)
@given(ROWS)
def test_no_json_rows_make_it_raise(rows):
    check("".join(json.dumps(row) + "\n" for row in rows).encode() or b"\n")
    check(json.dumps(rows, indent=1).encode())


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=()), max_size=200))
def test_a_report_from_any_text_keeps_its_end(text):
    report = report_from_text(text)
    assert text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").endswith(report.text)
