"""`python -m benchmarks.crawl [--size BYTES]`: memory while a web archive of that size is taken in, by tenths of it.

The archive is made up and deleted afterwards: the pages tell the stories of `benchmarks.archive`, with the
navigation and scripts that pages have; every tenth response is a picture.
"""

from __future__ import annotations

import argparse
import base64
import html
import io
import multiprocessing
import random
import resource
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import psutil
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from benchmarks.archive import make_archive
from sayso.intake import Meter, take_in
from sayso.records import Report

_STORIES = 500
_SCRIPT_BYTES = 24_000
_PAGE = """<!DOCTYPE html>
<html lang="en"><head><title>{title}</title><meta property="article:published_time" content="{date}">
<script>var state = "{noise}";</script></head><body><nav>{links}</nav><article><h1>{title}</h1>
{paragraphs}
</article><footer>{links}</footer></body></html>
"""
_LINKS = "".join(f'<a href="/section/{number}">Section {number}</a> ' for number in range(60))


@dataclass(frozen=True)
class Point:
    """How far an archive has been taken in, the memory held by then, and the most held so far, in bytes."""

    part: float
    reports: int
    held: int
    most: int


def write_crawl(path: Path, size: int) -> None:
    """Write a web archive of at least `size` bytes, packed by gzip; the same for the same size."""
    rng = random.Random(1)
    stories = make_archive(_STORIES).reports
    with path.open("wb") as out:
        writer = WARCWriter(out, gzip=True)
        for number in count():
            if out.tell() >= size:
                return
            picture = number % 10 == 9
            body = rng.randbytes(_SCRIPT_BYTES) if picture else _page(stories[number % _STORIES], number, rng)
            kind = "image/jpeg" if picture else "text/html; charset=utf-8"
            writer.write_record(
                writer.create_warc_record(
                    f"https://wire.example/{number}",
                    "response",
                    payload=io.BytesIO(body),
                    http_headers=StatusAndHeaders("200 OK", [("Content-Type", kind)], protocol="HTTP/1.1"),
                    warc_headers_dict={"WARC-Date": "2021-03-10T06:00:00Z"},
                )
            )


def measure(path: Path, points: int = 10) -> Iterator[Point]:
    """Take the archive in, and tell of this process's memory whenever so much more of it has been read."""
    meter, process = Meter(), psutil.Process()
    meter.measure([path])
    total = meter.total or 1
    reports, told = 0, 0
    for outcome in take_in([path], meter=meter):
        reports += isinstance(outcome, Report)
        if (reached := meter.done * points // total) > told:
            told = reached
            yield Point(reached / points, reports, process.memory_info().rss, _most())
    if told < points:
        yield Point(1.0, reports, process.memory_info().rss, _most())


def main() -> None:
    """Make an archive, measure, and delete it."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.crawl", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--size", type=float, default=1e9, help="bytes of the archive, packed (1e9)")
    parser.add_argument("--folder", type=Path, help="where it is put meanwhile")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=asked.folder) as folder:
        path = Path(folder) / "crawl.warc.gz"
        # In a process of its own: what it takes must not count.
        writing = multiprocessing.get_context("spawn").Process(target=write_crawl, args=(path, int(asked.size)))
        writing.start()
        writing.join()
        print(f"{path.stat().st_size / 1e6:,.0f} MB\n  part  reports  MB held  MB at most")
        for point in measure(path):
            print(f"{point.part:6.0%} {point.reports:8,} {point.held / 1e6:8.0f} {point.most / 1e6:11.0f}", flush=True)


def _page(story: Report, number: int, rng: random.Random) -> bytes:
    paragraphs = "".join(f"<p>{html.escape(line)}</p>\n" for line in story.text.splitlines() if line.strip())
    noise = base64.b64encode(rng.randbytes(_SCRIPT_BYTES)).decode()
    title = html.escape(f"{story.title} ({number})")
    page = _PAGE.format(title=title, date=story.date, noise=noise, links=_LINKS, paragraphs=paragraphs)
    return page.encode()


def _most() -> int:
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


if __name__ == "__main__":
    main()
