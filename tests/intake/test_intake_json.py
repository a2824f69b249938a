import json

import pytest

from sayso.records import Record, Report

ROWS = [
    {"id": "a", "date": "2021-03-09", "text": "Troops left.", "outlet": "Harbour Post", "page": 3},
    {
        "id": "b",
        "date": "2021-03-10",
        "text": "Troops came\r\nback.",
        "title": "Back",
        "url": "http://x.example/b",
    },
]


def lines(*rows) -> str:
    return "".join((row if isinstance(row, str) else json.dumps(row)) + "\n" for row in rows)


def test_each_line_of_json_lines_is_a_report(take):
    first, second = take("archive.jsonl", lines(*ROWS)).reports
    assert (first.id, first.date, first.outlet, first.metadata) == (
        "a",
        "2021-03-09",
        "Harbour Post",
        {"page": 3},
    )
    assert (second.text, second.title, second.url) == ("Troops came\r\nback.", "Back", "http://x.example/b")


@pytest.mark.parametrize("name", ["a.txt", "a", "a.csv", "a.html", "a.json"])
def test_json_lines_are_told_by_their_content_not_their_name(take, name):
    assert [report.id for report in take(name, lines(*ROWS)).reports] == ["a", "b"]


@pytest.mark.parametrize(
    "data",
    [
        json.dumps(ROWS),
        json.dumps(ROWS, indent=2),
        "\n " + json.dumps(ROWS, indent=1) + "\n",
        "\n\n".join(json.dumps(row, indent=2) for row in ROWS),
        "".join(json.dumps(row) for row in ROWS),
        "\r\n".join(json.dumps(row) for row in ROWS),
        "\n\n" + lines(ROWS[0]) + "\n  \n" + lines(ROWS[1]),
    ],
)
def test_arrays_and_objects_over_several_lines_are_read_too(take, data):
    taken = take("a.json", data)
    assert [report.id for report in taken.reports] == ["a", "b"]
    assert taken.rejects == []


def test_an_array_larger_than_any_buffer_is_read_to_its_end(take):
    rows = [{"id": str(at), "date": "2021-03-09", "text": "So it was said. " * (at * 10 + 1)} for at in range(200)]
    taken = take("a.json", json.dumps(rows, ensure_ascii=False))
    assert [(report.id, report.text) for report in taken.reports] == [(row["id"], row["text"]) for row in rows]


def test_one_object_is_one_report_with_its_nested_metadata(take):
    row = {**ROWS[0], "metadata": {"desk": {"name": "foreign", "rank": 1}}}
    report = take("one.json", json.dumps(row, indent=4)).report
    assert report.metadata == {"desk": {"name": "foreign", "rank": 1}, "page": 3}


def test_a_record_as_sayso_prints_it_gives_its_report_back(take):
    report = Report(id="a", date="2021-03-09", text="Troops left.", language="fr", metadata={"page": 3})
    assert take("records.jsonl", Record(report=report).to_json() + "\n").report == report


def test_a_malformed_line_is_rejected_and_the_rest_goes_on(take):
    taken = take("a.jsonl", lines(ROWS[0], '{"text": "cut', ROWS[1], "nonsense", '{"text": "x"} y', "[1, 2]", "7"))
    assert [report.id for report in taken.reports] == ["a", "b"]
    assert [reject.row for reject in taken.rejects] == [2, 4, 5, 6, 7]
    assert taken.rejects[0].reason.startswith("malformed JSON: ")
    assert taken.rejects[3].reason == "'[1, 2]' is no JSON object"
    assert str(taken.rejects[4]).endswith("a.jsonl:7: '7' is no JSON object")


def test_prose_that_quotes_some_json_is_prose(take):
    text = 'They sent this:\n{"a": 1}\nand then that:\n{"a": 2}\nand said no more.\n'
    assert take("a.txt", text).report.text == text


def test_a_malformed_first_line_costs_only_itself(take):
    taken = take("a.txt", lines('{"text": "cut', *ROWS))
    assert [report.id for report in taken.reports] == ["a", "b"]
    assert [reject.row for reject in taken.rejects] == [1]
    assert [reject.row for reject in take("a.jsonl", lines("oops", *ROWS)).rejects] == [1]


def test_a_malformed_object_over_several_lines_costs_only_itself(take):
    broken = '{\n  "text": "x",\n  oops\n}\n'
    taken = take("a.json", broken + json.dumps(ROWS[0], indent=2) + "\n" + broken)
    assert [report.id for report in taken.reports] == ["a"]
    assert [reject.row for reject in taken.rejects] == [1, 12]


def test_a_malformed_array_gives_what_comes_before(take):
    taken = take("a.json", json.dumps(ROWS)[:-1] + ", oops]")
    assert [report.id for report in taken.reports] == ["a", "b"]
    (reject,) = taken.rejects
    assert reject.row == 3
    assert "the rest of the array is not read" in reject.reason


@pytest.mark.parametrize("empty", ["[]", " [ ] \n"])
def test_an_empty_array_is_rejected(take, empty):
    assert take("a.json", empty).reject.reason == "empty: the array holds nothing"


def test_columns_under_other_names_are_read_and_told_once_a_file(take):
    rows = [
        {
            "GUID": 7,
            "Body": "Troops left.",
            "publishedAt": "Tue, 09 Mar 2021 18:00:00 GMT",
            "Headline": "Out",
        },
        {"GUID": 8, "Body": "Troops came.", "publishedAt": "2021-03-10T23:59:00-08:00", "Headline": None},
    ]
    taken = take("a.jsonl", lines(*rows))
    assert [(report.id, report.date, report.title) for report in taken.reports] == [
        ("7", "2021-03-09", "Out"),
        ("8", "2021-03-10", None),
    ]
    (notice,) = taken.notices
    assert "column 'Body' read as 'text'" in notice.text
    assert "column 'publishedAt' read as 'date'" in notice.text


def test_a_fields_own_name_goes_before_another(take):
    row = {
        "body": "Long.",
        "text": "Right.",
        "date": "2021-03-09",
        "source": {"id": None, "name": "Harbour Post"},
    }
    report = take("a.json", json.dumps(row)).report
    assert (report.text, report.outlet, report.metadata) == ("Right.", "Harbour Post", {"body": "Long."})


def test_a_file_without_a_text_column_is_rejected_once_with_its_columns(take):
    reject = take("a.jsonl", lines({"id": 1, "summary": "x"}, {"id": 2, "summary": "y"})).reject
    assert (reject.row, reject.reason) == (None, "no text column; the columns are 'id', 'summary'")


def test_a_single_row_without_a_text_column_is_rejected_alone(take):
    taken = take("a.jsonl", lines({"id": 1}, *ROWS, {"id": 2}))
    assert len(taken.reports) == 2
    assert [reject.row for reject in taken.rejects] == [1, 4]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ({"text": ""}, "empty: the row has no text"),
        ({"text": " \n"}, "empty: the row has no text"),
        ({"text": None}, "empty: the row has no text"),
        ({"text": float("nan")}, "empty: the row has no text"),
        ({"text": 5}, "text: '5' is not a string"),
        ({"text": ["a"]}, "text: '['a']' is not a string"),
        ({"text": "Troops left.", "date": "2019-13-45"}, "date: '2019-13-45' is no date"),
        ({"text": "Troops left.", "date": {"y": 2019}}, "date: '{'y': 2019}' is no date"),
        ({"text": "x" * 101}, "101 characters, more than the limit of 100"),
    ],
)
def test_a_row_that_gives_no_report_is_rejected_with_the_reason(take, row, reason):
    taken = take("a.jsonl", lines(ROWS[0], row), max_chars=100)
    assert len(taken.reports) == 1
    (reject,) = taken.rejects
    assert (reject.row, reject.reason) == (2, reason)


def test_a_row_without_an_id_is_named_by_its_hash_and_double_ids_are_kept(take):
    unnamed, first, second = take("a.jsonl", lines({"text": "Troops left."}, ROWS[0], ROWS[0])).reports
    assert unnamed.id == unnamed.sha256[:16]
    assert first == second


def test_lone_surrogates_become_replacement_characters(take):
    report = take("a.json", r'{"id": "\udfff", "text": "a\ud800b\ud83d\ude00", "k\ud800": ["\udc80"]}').report
    assert (report.id, report.text, report.metadata) == (
        "\ufffd",
        "a\ufffdb\U0001f600",
        {"k\ufffd": ["\ufffd"]},
    )
    report.model_dump_json().encode("utf-8")


def test_metadata_hold_only_what_json_can_hold(take):
    taken = take("a.jsonl", '{"text": "Troops left.", "score": NaN, "top": [Infinity, 1.5], "flag": true}\n')
    assert taken.report.metadata == {"score": None, "top": [None, 1.5], "flag": True}
    json.dumps(taken.report.metadata, allow_nan=False)


@pytest.mark.parametrize(
    "deep", ["[" * 100_000, '{"text": ' + "[" * 5_000, '{"text": "x", "a": ' + "[" * 60 + "]" * 60 + "}"]
)
def test_deep_nesting_is_rejected(take, deep):
    assert take("a.json", deep).reports == []


def test_reports_without_a_date_are_counted_in_one_notice(take):
    taken = take("a.jsonl", lines(ROWS[0], {"text": "x."}, {"text": "y.", "date": None}))
    assert [notice.text for notice in taken.notices] == ["no date in 2 of 3 reports: times stay unresolved"]


def test_a_date_header_inside_a_row_is_cut_off(take):
    report = take("a.json", '{"text": " date 2021-03-09 Troops left."}').report
    assert (report.text, report.date) == ("Troops left.", "2021-03-09")
