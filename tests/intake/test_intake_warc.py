import gzip
import subprocess
import sys

import pytest
import zstandard

from sayso.intake import languages

from .archives import ADDRESS, Response, archive, write_archive
from .test_intake_pages import META, PARAGRAPHS, page

GERMAN = (
    "Das Verteidigungsministerium teilte am Dienstag mit, dass die letzten dreihundert Soldaten den Stützpunkt im "
    "Norden verlassen haben. Der Minister sagte vor Journalisten, die Gespräche würden fortgesetzt werden."
)
FRENCH = (
    "Le ministère de la Défense a annoncé mardi que ses trois cents derniers soldats avaient quitté la base du nord. "
    "Le ministre a déclaré aux journalistes que les discussions se poursuivraient dans les prochaines semaines."
)


def foreign(text: str) -> bytes:
    return f"<html lang='en'><body><article><p>{text}</p><p>{text}</p></article></body></html>".encode()


@pytest.mark.parametrize("name", ["crawl.warc.gz", "crawl.warc", "crawl"])
def test_an_archive_gives_the_reports_of_its_pages(take, name):
    report = take(name, archive(Response(page(head=META)), packed=name.endswith("gz"))).report
    assert all(paragraph in report.text for paragraph in PARAGRAPHS)
    assert "Home" not in report.text
    assert (report.date, report.outlet, report.url) == ("2021-03-09", "Harbour Post", "https://post.example/soldiers")
    assert report.metadata["captured"] == "2021-03-10T06:00:00Z"
    assert report.metadata["warc_record"].startswith("<urn:uuid:")
    assert report.id == report.sha256[:16]


def test_a_page_that_does_not_name_its_address_has_that_of_its_capture(take):
    assert take("crawl.warc", archive(Response(page()), packed=False)).report.url == ADDRESS


def test_only_pages_that_were_found_are_read_and_other_answers_are_counted(take):
    others = [
        Response(b"{}", "application/json"),
        Response(b"\x89PNG\r\n", "image/png"),
        Response(page(), status="404 Not Found"),
        Response(page(), "", url="https://wire.example/untyped"),
    ]
    taken = take("crawl.warc.gz", archive(*others, Response(page(head=META), "application/xhtml+xml")))
    assert taken.report.date == "2021-03-09"
    assert [notice.text for notice in taken.notices] == ["passed over 4 responses that are no HTML page"]


def test_pages_in_other_languages_are_passed_over_and_counted_whatever_they_declare(take):
    pages = [Response(foreign(GERMAN)), Response(page(head=META)), Response(foreign(FRENCH)), Response(foreign(GERMAN))]
    taken = take("crawl.warc.gz", archive(*pages))
    assert taken.report.language == "en"
    told = "passed over 3 pages in other languages than English (de 2, fr 1)"
    assert [notice.text for notice in taken.notices] == [told]


def test_the_language_is_that_of_the_text():
    assert [languages.language_of(text) for text in (GERMAN, FRENCH, " ".join(PARAGRAPHS))] == ["de", "fr", "en"]


@pytest.mark.parametrize(
    ("encoding", "content_type", "head"),
    [
        ("iso-8859-2", "text/html; charset=ISO-8859-2", '<meta charset="utf-8">'),
        ("windows-1250", 'text/html; Charset="windows-1250"', ""),
        ("iso-8859-2", "text/html", '<meta charset="iso-8859-2">'),
        ("iso-8859-2", "text/html; charset=no-such", '<meta charset="iso-8859-2">'),
        ("utf-8", "text/html; charset=ISO-8859-1", ""),
    ],
)
def test_the_encoding_is_what_the_server_or_else_the_page_declares(take, encoding, content_type, head):
    body = "<p>The commander, Colonel Jiří Dvořák, said that nobody would leave before Thursday.</p>"
    made = page(head=META + head, body=body).decode().replace("“", '"').replace("”", '"').replace("’", "'")
    report = take("crawl.warc.gz", archive(Response(made.encode(encoding), content_type))).report
    assert "Colonel Jiří Dvořák" in report.text


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_packed_pages_are_unpacked(take, encoding):
    import zlib

    pack = {"gzip": gzip.compress, "deflate": zlib.compress}[encoding]
    response = Response(pack(page(head=META)), encoding=encoding)
    assert take("crawl.warc.gz", archive(response)).report.date == "2021-03-09"


def test_an_archive_that_is_packed_as_a_whole_is_read(take):
    plain = archive(Response(page(head=META)), Response(page(head=META, body="<p>More was said.</p>")), packed=False)
    assert len(take("crawl.warc.gz", gzip.compress(plain)).reports) == 2
    assert len(take("crawl.warc.zst", zstandard.compress(plain)).reports) == 2


def test_an_archive_without_a_response_is_rejected_with_that_reason(take):
    taken = take("crawl.warc", archive(packed=False))
    assert [reject.reason for reject in taken.rejects] == ["empty: the archive holds no response of a server"]


def test_a_cut_archive_gives_what_comes_before_the_cut(take):
    data = archive(*[Response(page(head=META, body=f"<p>Part {n}.</p>")) for n in range(4)])
    taken = take("crawl.warc.gz", data[: len(data) - 150])
    assert len(taken.reports) == 3
    reasons = [reject.reason for reject in taken.rejects]
    assert reasons == ["no WARC record from here on: the archive ends within it", "gzip data end too early"]


def test_what_is_no_record_is_rejected_after_what_came_before(take, capsys):
    data = archive(Response(page(head=META)), packed=False) + b"WARC/1.0 and then something else\r\n" * 3
    taken = take("crawl.warc", data)
    assert len(taken.reports) == 1
    assert all("no WARC record" in str(reject) for reject in taken.rejects)
    assert capsys.readouterr().err == ""


def test_a_page_without_a_text_names_its_record(take):
    taken = take("crawl.warc.gz", archive(Response(b"<html><body></body></html>"), Response(page(head=META))))
    assert len(taken.reports) == 1
    (reject,) = taken.rejects
    assert (reject.row, reject.reason) == (3, "HTML without a text to extract")


READ = """
import psutil, sys
from sayso.intake import take_in
for outcome in take_in([sys.argv[1]]):
    pass
print(psutil.Process().memory_info().rss)
"""


@pytest.mark.slow
def test_memory_does_not_grow_with_the_archive(tmp_path):
    held = []
    for count in (60, 600):
        path = tmp_path / f"{count}.warc.gz"
        rest = "<p>" + "The talks went on, the mayor said. " * 600 + "</p>"
        with path.open("wb") as out:
            write_archive(out, (Response(page(head=META, body=f"<p>Part {n}.</p>{rest}")) for n in range(count)))
        done = subprocess.run([sys.executable, "-c", READ, path], capture_output=True, check=True)
        held.append(int(done.stdout))
    assert held[1] < 1.15 * held[0]
