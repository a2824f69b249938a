import json

import pytest

ENGLISH = "“We shall not leave,” the minister’s spokesman said in the café – and stayed for 30 days, at £5 a day."
RUSSIAN = "Министерство обороны сообщило во вторник, что колонны покинули базу и что переговоры продолжатся."
NO_DATE = "no date: times stay unresolved"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig"])
@pytest.mark.parametrize("text", [ENGLISH, RUSSIAN])
def test_a_byte_order_mark_tells_the_encoding(take, encoding, text):
    mark = "\ufeff" if encoding[-3:] in ("-le", "-be") else ""
    taken = take("a.txt", (mark + text).encode(encoding))
    assert taken.report.text == text
    assert [notice.text for notice in taken.notices] == [NO_DATE]


@pytest.mark.parametrize(
    ("encoding", "text", "named"),
    [
        ("windows-1252", ENGLISH, "windows-1252"),
        ("latin-1", "Café £5.", "windows-1252"),
        ("cp1251", RUSSIAN, "cp1251"),
    ],
)
def test_other_encodings_are_guessed_and_told(take, encoding, text, named):
    taken = take("a.txt", text.encode(encoding))
    assert taken.report.text == text
    assert [notice.text for notice in taken.notices] == [f"not UTF-8: read as {named}", NO_DATE]


def test_json_lines_and_tables_in_utf16_are_read(take):
    row = json.dumps({"text": ENGLISH, "date": "2021-03-09"}, ensure_ascii=False)
    assert take("a.jsonl", (row + "\n" + row).encode("utf-16")).reports[1].text == ENGLISH
    assert take("a.csv", f'date;text\n2021-03-09;"{ENGLISH}"\n'.encode("utf-16")).report.text == ENGLISH


def test_a_stray_byte_in_utf8_is_replaced_and_told(take):
    taken = take("a.txt", (ENGLISH * 3).encode() + b" \xff end")
    assert taken.report.text == ENGLISH * 3 + " \ufffd end"
    assert taken.notices[0].text == "not all UTF-8: what cannot be read became U+FFFD"


def test_a_last_character_that_is_cut_is_replaced(take):
    assert take("a.txt", ENGLISH.encode() + "é".encode()[:1]).report.text == ENGLISH + "\ufffd"
    assert take("b.txt", b"They met in a caf\xe9").report.text == "They met in a café"


@pytest.mark.parametrize("form", ["json", "table"])
def test_rows_in_another_encoding_late_in_a_file_are_read_and_told_once(take, form):
    if form == "json":
        rows = [json.dumps({"date": "2021-03-09", "text": ENGLISH}, ensure_ascii=False) for _ in range(2_000)]
    else:
        rows = ["date|text", *[f"2021-03-09|{ENGLISH}" for _ in range(2_000)]]
    data = [row.encode() for row in rows]
    data[1_500], data[1_600] = (row.decode().encode("windows-1252") for row in (data[1_500], data[1_600]))
    taken = take("a", b"\n".join(data))
    assert {report.text for report in taken.reports} == {ENGLISH}
    assert len(taken.reports) == 2_000
    assert [(notice.row, notice.text) for notice in taken.notices] == [(1_501, "not UTF-8: read as windows-1252")]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.7\n" + b"plain words " * 50, "binary, not text (PDF)"),
        (b"PK\x03\x04" + bytes(100), "binary, not text (zip)"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "binary, not text (PNG)"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "binary, not text (JPEG)"),
        (b"SQLite format 3\x00" + bytes(100), "binary, not text (SQLite)"),
        (rb"{\rtf1\ansi words}", "binary, not text (RTF)"),
        (bytes(range(256)) * 10, "binary, not text"),
        (b"words\x00" * 100, "binary, not text"),
        ("words and more words".encode("utf-16-le") * 10, "binary, not text"),
    ],
)
def test_binary_data_are_rejected(take, data, reason):
    assert take("a.txt", data).reject.reason == reason
