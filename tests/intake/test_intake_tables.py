import csv
import io

import pytest

ROWS = [
    ["id", "date", "text", "outlet", "desk"],
    ["a", "2021-03-09", 'The minister said, "We leave; now",\nand left.', "Harbour Post", "foreign"],
    ["b", "2021-03-10", "They came | back\tat once; all of them.", "", "home"],
    ["c", "2021-03-11", "Nobody, it said, stays.", "Coast Radio", ""],
]


def table(rows=ROWS, **options) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, **options).writerows(rows)
    return out.getvalue()


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
@pytest.mark.parametrize("quoting", [csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
@pytest.mark.parametrize("name", ["a.csv", "a.txt", "a"])
def test_tables_are_read_whatever_parts_and_quotes_their_cells(take, delimiter, quoting, name):
    taken = take(name, table(delimiter=delimiter, quoting=quoting))
    assert taken.rejects == []
    assert [[report.id, report.date, report.text] for report in taken.reports] == [row[:3] for row in ROWS[1:]]
    assert [report.outlet for report in taken.reports] == ["Harbour Post", None, "Coast Radio"]
    assert [report.metadata for report in taken.reports] == [
        {"desk": "foreign"},
        {"desk": "home"},
        {"desk": ""},
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_and_byte_order_mark_do_not_matter(take, end):
    data = b"\xef\xbb\xbf" + table(lineterminator=end).encode()
    assert [report.id for report in take("a.csv", data).reports] == ["a", "b", "c"]


def test_line_ends_inside_a_cell_are_kept(take):
    data = table([["id", "text"], ["a", "One.\r\nTwo.\nThree.\rFour."]])
    assert take("a.csv", data).report.text == "One.\r\nTwo.\nThree.\rFour."


def test_quotes_escaped_by_a_backslash_are_read(take):
    data = 'id,text\na,"He said \\"no\\", twice."\nb,"Then, yes."\n'
    assert [report.text for report in take("a.csv", data).reports] == ['He said "no", twice.', "Then, yes."]


def test_blanks_after_the_commas_are_no_text(take):
    data = 'id, date, text\na, 2021-03-09, "Out, they said."\n'
    assert take("a.csv", data).report.text == "Out, they said."


def test_a_tab_separated_file_without_quoting_keeps_its_quotation_marks(take):
    data = 'id\ttext\na\t"No" was the answer.\nb\t"We stay," she said.\nc\tHe left.\n'
    taken = take("a.tsv", data)
    assert [report.text for report in taken.reports] == [
        '"No" was the answer.',
        '"We stay," she said.',
        "He left.",
    ]


def test_a_huge_cell_is_read(take):
    text = "It was said again. " * 40_000
    assert take("a.csv", table([["id", "text"], ["a", text]])).report.text == text


def test_column_names_are_read_in_any_case_and_other_words(take):
    data = table([["GUID", "Pub Date", "Article_Body", "Headline"], ["a", "9 Mar 2021", "Out.", "Leaving"]])
    taken = take("a.csv", data)
    assert (taken.report.id, taken.report.date, taken.report.title) == ("a", "2021-03-09", "Leaving")
    assert [notice.text for notice in taken.notices] == [
        "column 'GUID' read as 'id', column 'Pub Date' read as 'date', "
        "column 'Article_Body' read as 'text', column 'Headline' read as 'title'"
    ]


def test_bad_rows_are_rejected_by_number_and_the_rest_goes_on(take):
    data = (
        "id,date,text\n"
        "a,2021-03-09,Out.\n"
        "b,2021-13-45,Out.\n"
        "c,2021-03-09,\n"
        "\n"
        "d,2021-03-09,Out,and,more\n"
        'e,2021-03-09,"Out" again\n'
        "f,2021-03-09,In.\n"
        "g\n"
    )
    taken = take("a.csv", data)
    assert [report.id for report in taken.reports] == ["a", "f"]
    assert [(reject.row, reject.reason.split(":")[0]) for reject in taken.rejects] == [
        (3, "date"),
        (4, "empty"),
        (6, "5 cells under a header of 3"),
        (7, "malformed record"),
        (9, "empty"),
    ]


def test_an_unclosed_quote_does_not_swallow_rows_unseen(take):
    taken = take("a.csv", 'id,text\na,Out.\nb,"Never closed\nc,In.\n')
    assert [report.id for report in taken.reports] == ["a"]
    assert len(taken.rejects) == 1
    assert "malformed record" in taken.rejects[0].reason


def test_a_table_without_a_text_column_is_rejected_once_with_its_columns(take):
    rows = [["id", "when", "summary"], ["a", "x", "y"], ["b", "x", "y"], ["c", "x", "y"]]
    for name in ("a.csv", "a.txt"):
        reject = take(name, table(rows)).reject
        assert reject.reason == "no text column; the columns are 'id', 'when', 'summary'"


def test_a_table_without_rows_is_rejected_as_empty(take):
    assert take("a.csv", "id,text\n").reject.reason == "empty: the table has no rows"


def test_prose_with_commas_is_no_table(take):
    prose = "Text, content and body of the accord, it said, were kept secret.\nThe source, an aide, left.\n"
    assert take("a.txt", prose).report.text == prose
