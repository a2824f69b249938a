"""Input made to hurt: nesting, long runs of one thing, numbers and characters that nobody writes, damaged archives."""

import io
import json
from collections.abc import Callable
from time import process_time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.intake import Reject, take_in
from sayso.intake.tags import MOST_TAGS
from sayso.records import Report

from .archives import Response, archive
from .test_intake_pages import META, page

STARTS = {
    "text": "Some report.\n",
    "page": "<html><body><p>A minister said on Monday that soldiers had left.</p>",
    "json": '{"text": "',
    "table": 'id,date,text\n1,2021-01-01,"',
    "unquoted table": "id,date,text\n1,2021-01-01,",
    "archive": "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99999999\r\n\r\n"
    "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>",
    "headers of an archive": "WARC/1.0\r\nWARC-Type: response\r\n",
}
RUNS = [
    "a",
    "7",
    " ",
    "\n",
    "\r",
    "\t\n",
    "(",
    '"',
    "“",
    "-",
    "1,",
    ".",
    "said ",
    "<",
    "<!--",
    "<div>",
    "<b>",
    "<p>",
    "<p>said</p>",
]
RUNS += [
    "[",
    '{"',
    "&amp",
    "A, B ",
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
PROSE = "The minister said on Monday that 1,200 soldiers had left the town, as the agreement provides. "
ENDLESS = [b"a", b"(", b"7", b"said ", b'"']
GROWING: dict[str, Callable[[int], bytes]] = {
    "text": lambda size: prose(size),
    "page": lambda size: page(body=paragraphs(size)),
    "JSON Lines": lambda size: json_lines(2000) * (size // 2000),
    "one line of JSON": lambda size: json_lines(size),
    "table": lambda size: b"id,date,text\n" + (b'1,2021-03-01,"' + prose(2000) + b'"\n') * (size // 2000),
    "archive": lambda size: archive(*[Response(page(body=paragraphs(20_000)))] * (size // 20_000), packed=False),
    "archive of one page": lambda size: archive(Response(page(body=paragraphs(size)))),
    "nested page": lambda size: b"<div>" * (size // 11) + prose(1000) + b"</div>" * (size // 11),
    "long attribute": lambda size: b'<p title="' + prose(size) + b'">' + prose(1000) + b"</p>",
    "many attributes": lambda size: b"<p " + b"".join(b"a%d=1 " % n for n in range(size // 10)) + b">" + prose(1000),
    "many comments": lambda size: b"<p>" + prose(1000) + b"<!-- said -->" * (size // 13),
    **{f"line of {run}": lambda size, run=run: b"A report.\n" + run * (size // len(run)) for run in ENDLESS},
    **{f"JSON of {run}": lambda size, run=run: b'{"text": "x' + run * (size // len(run)) for run in ENDLESS},
    **{f"page of {run}": lambda size, run=run: b"<html><p>x" + run * (size // len(run)) for run in ENDLESS},
    "many links": lambda size: b"<p>" + b"<a href='/2021/03/01/x'>" + prose(100) + b"</a>" * (size // 130),
}
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


def prose(size: int) -> bytes:
    """Ordinary words on one line."""
    return (PROSE * (size // len(PROSE) + 1))[:size].encode()


def paragraphs(size: int) -> str:
    """Ordinary paragraphs of a page, no two alike."""
    return "".join(f"<p>{PROSE * 3} {number}</p>" for number in range(size // (3 * len(PROSE)) + 1))


def json_lines(size: int) -> bytes:
    """One report as a line."""
    return json.dumps({"id": "a", "date": "2021-03-01", "text": prose(size).decode()}).encode() + b"\n"


def seconds(data: bytes) -> float:
    started = process_time()
    outcomes = list(take_in(stdin=io.BytesIO(data), max_chars=100_000_000))
    assert outcomes
    return process_time() - started


def grows_with_the_length(make: Callable[[int], bytes], longest: int) -> None:
    """Twenty times the size takes no more than eighty times the time."""
    few, many = (seconds(make(size)) for size in (longest // 20, longest))
    # Below a tenth of a second what is measured is the start of the measuring.
    assert many < 4 * 20 * max(few, 0.1)


@pytest.mark.slow
@pytest.mark.parametrize("start", STARTS)
@pytest.mark.parametrize("run", RUNS, ids=repr)
def test_time_a_character_does_not_grow_with_the_length_of_a_run(start, run):
    grows_with_the_length(lambda size: (STARTS[start] + run * (size // len(run))).encode(), 1_000_000)


@pytest.mark.slow
@pytest.mark.parametrize("name", GROWING)
def test_time_a_character_does_not_grow_with_the_length_of_an_input(name):
    grows_with_the_length(GROWING[name], 10_000_000)


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        (b"<html><body>" + b"<p>x" * (MOST_TAGS + 1), "a page of more than 300,000 tags"),
        (b"<p " + b"".join(b'a%d=">" ' % n for n in range(1001)) + b">", "a tag of more than 1,000 attributes"),
        (b"<p><script>a<b</script><p " + b"a/" * 1001, "a tag of more than 1,000 attributes"),
        (b"<p><!--><p " + b"a='<'" * 1001, "a tag of more than 1,000 attributes"),
    ],
)
def test_a_page_that_no_parser_reads_in_time_is_refused(page, reason):
    (reject,) = take_in(stdin=io.BytesIO(b"<html><body>" + page))
    assert reject.reason == reason


@pytest.mark.parametrize(
    "harmless",
    [
        b"<p title='" + b"a b " * 5000 + b"'>",
        b"<!-- <p " + b"a " * 5000 + b"> -->",
        b"<script>if (a<b && " + b"a / b " * 5000 + b") {}</script>",
        b"<img src='data:image/png;base64," + b"A/" * 5000 + b"'>",
        b"a <b" + b" " * 5000 + b">x</b>",
    ],
)
def test_a_long_tag_of_few_attributes_and_what_only_looks_like_a_tag_are_read(harmless):
    (report, *_) = take_in(stdin=io.BytesIO(page(head=META, body=harmless.decode())))
    assert "soldiers" in report.text


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
