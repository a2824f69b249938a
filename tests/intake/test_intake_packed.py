import gzip
import io
import json
import random
import tracemalloc

import pytest
import zstandard

from sayso.intake import Reject, take_in
from sayso.records import Report

TEXT = "The defence minister said on Monday that 300 soldiers would leave the base."


def lines(count: int) -> bytes:
    noise = random.Random(1)
    rows = ({"id": str(at), "date": "2021-03-09", "text": f"{TEXT} {noise.random()}"} for at in range(count))
    return "".join(json.dumps(row) + "\n" for row in rows).encode()


@pytest.mark.parametrize("pack", [gzip.compress, zstandard.compress])
@pytest.mark.parametrize("name", ["story.txt.gz", "story.txt.zst", "story.txt", "story"])
def test_packed_files_are_told_by_their_content(take, pack, name):
    report = take(name, pack(TEXT.encode())).report
    assert (report.id, report.text) == ("story", TEXT)


def test_several_layers_are_taken_off(take):
    data = gzip.compress(zstandard.compress(gzip.compress(TEXT.encode())))
    assert take("story.txt.gz.zst.gz", data).report.id == "story"


def test_too_many_layers_are_rejected(take):
    data = TEXT.encode()
    for _ in range(9):
        data = gzip.compress(data)
    assert take("a.gz", data).reject.reason == "more than 5 layers of compression"


@pytest.mark.parametrize("pack", [gzip.compress, zstandard.compress])
def test_members_and_frames_one_after_the_other_are_one_text(take, pack):
    data = b"".join(pack(line) for line in lines(50).splitlines(keepends=True))
    taken = take("a.jsonl.gz", data)
    assert [report.id for report in taken.reports] == [str(at) for at in range(50)]
    assert taken.rejects == []


@pytest.mark.parametrize("pack", [gzip.compress, zstandard.compress])
def test_of_a_truncated_archive_the_complete_rows_are_given(take, pack):
    data = pack(lines(20_000))
    taken = take("a.jsonl.gz", data[: len(data) // 2])
    assert 1_000 < len(taken.reports) < 20_000
    assert [report.id for report in taken.reports] == [str(at) for at in range(len(taken.reports))]
    (reject,) = taken.rejects
    assert reject.row is None
    assert reject.reason.endswith("data end too early")


def test_of_a_truncated_table_the_last_row_is_left_out_since_it_may_be_cut(take):
    table = b"id,text\n" + b"".join(b"%d,%s\n" % (at, TEXT.encode()) for at in range(50))
    data = gzip.compress(table, compresslevel=0)
    taken = take("a.csv.gz", data[:-40])
    assert {report.text for report in taken.reports} == {TEXT}
    assert [reject.reason for reject in taken.rejects] == ["gzip data end too early"]


@pytest.mark.parametrize("text", [TEXT * 100, f"<html><body><article><p>{TEXT * 100}</p></article></body></html>"])
@pytest.mark.parametrize("pack", [gzip.compress, zstandard.compress])
def test_a_truncated_single_report_is_rejected(take, pack, text):
    reject = take("a.gz", pack(text.encode())[:-9]).reject
    assert "data end too early" in reject.reason


def test_damaged_data_are_rejected(take):
    data = bytearray(gzip.compress(lines(2_000)))
    data[5_000:5_100] = bytes(100)
    assert "damaged" in take("a.jsonl.gz", bytes(data)).rejects[-1].reason
    (reject,) = take("b.gz", gzip.compress(TEXT.encode()) + b"trailing garbage").rejects
    assert "damaged" in reject.reason


@pytest.mark.parametrize("row", [b"0" * 1_000 + b"\n", b" " * 1_000])
def test_a_decompression_bomb_is_stopped_early(tmp_path, row):
    bomb = tmp_path / "bomb.zst"
    with bomb.open("wb") as file, zstandard.ZstdCompressor(level=3).stream_writer(file) as packer:
        for _ in range(300):
            packer.write(row * 1_000)
    assert bomb.stat().st_size < 100_000
    tracemalloc.start()
    (reject,) = take_in([bomb])
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert isinstance(reject, Reject)
    assert reject.reason.endswith("a decompression bomb")
    assert peak < 50_000_000


def test_a_packed_stream_is_read_from_standard_input():
    outcomes = list(take_in(stdin=io.BytesIO(gzip.compress(lines(3)))))
    assert [outcome.id for outcome in outcomes if isinstance(outcome, Report)] == ["0", "1", "2"]


def test_rows_of_a_long_stream_come_in_little_memory():
    class Endless(io.RawIOBase):
        taken = 0

        def readable(self) -> bool:
            return True

        def readinto(self, buffer) -> int:
            line = (b'{"date": "2021-03-09", "text": "' + TEXT.encode() + b'"}\n') * 100
            buffer[: len(line)] = line
            self.taken += len(line)
            return len(line)

    endless = Endless()
    outcomes = take_in(stdin=endless)
    tracemalloc.start()
    for _ in range(10_000):
        assert next(outcomes).text == TEXT
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 5_000_000
    assert endless.taken < 10_000 * 120 + 200_000
