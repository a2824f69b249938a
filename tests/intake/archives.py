"""Web archives made for a test."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass
from typing import BinaryIO

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

ADDRESS = "https://wire.example/soldiers"


@dataclass(frozen=True)
class Response:
    """An answer of a server, as it is kept in an archive."""

    body: bytes
    content_type: str = "text/html; charset=utf-8"
    url: str = ADDRESS
    status: str = "200 OK"
    encoding: str | None = None


def write_archive(out: BinaryIO, responses: Iterable[Response], *, packed: bool = True) -> None:
    """Write the responses, each after its request, as a crawler does."""
    writer = WARCWriter(out, gzip=packed)
    writer.write_record(writer.create_warcinfo_record("crawl.warc.gz", {"software": "test"}))
    for response in responses:
        asked = StatusAndHeaders("GET / HTTP/1.1", [("Host", "wire.example")], is_http_request=True)
        writer.write_record(writer.create_warc_record(response.url, "request", http_headers=asked))
        headers = [("Content-Type", response.content_type)]
        headers += [("Content-Encoding", response.encoding)] if response.encoding else []
        writer.write_record(
            writer.create_warc_record(
                response.url,
                "response",
                payload=io.BytesIO(response.body),
                http_headers=StatusAndHeaders(response.status, headers, protocol="HTTP/1.1"),
                warc_headers_dict={"WARC-Date": "2021-03-10T06:00:00Z"},
            )
        )


def archive(*responses: Response, packed: bool = True) -> bytes:
    """The bytes of an archive of the responses."""
    out = io.BytesIO()
    write_archive(out, responses, packed=packed)
    return out.getvalue()
