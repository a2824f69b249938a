"""Fetching a feed, a page or a robots file: bounded in size and time, from public addresses only."""

from __future__ import annotations

import json
import time
import zlib
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

import httpx

from sayso._version import __version__
from sayso.errors import FetchError
from sayso.ledger.storage import one_line
from sayso.watching.addresses import PublicTransport

USER_AGENT = f"sayso/{__version__}"
_MOST_REDIRECTS = 5
_LONGEST_RETRY = 86_400.0


@dataclass(frozen=True)
class Bounds:
    """Most bytes of a body, unpacked; most seconds for the whole answer, and for one step of it."""

    body: int = 8_000_000
    seconds: float = 60.0
    step: float = 15.0


@dataclass(frozen=True)
class Answer:
    """What came: the status, the address that gave it after redirects, headers by lower-case name, the body."""

    status: int
    url: str
    headers: Mapping[str, str]
    body: bytes


class Fetcher:
    """Fetches over HTTP and HTTPS; without proxies, cookies or credentials.

    allowed: hosts that may have an address which is not public.
    """

    def __init__(self, *, allowed: Collection[str] = (), bounds: Bounds | None = None) -> None:
        self.bounds = bounds or Bounds()
        self._client = httpx.Client(
            transport=PublicTransport(allowed),
            headers={"User-Agent": USER_AGENT, "Accept-Encoding": "gzip"},
            timeout=self.bounds.step,
            max_redirects=_MOST_REDIRECTS,
            trust_env=False,
        )

    def close(self) -> None:
        """Close what is open."""
        self._client.close()

    def get(self, url: str, headers: Mapping[str, str] | None = None) -> Answer:
        """What the address gives, following redirects.

        Raises FetchError for what is no HTTP address or not a public one, for a body over the bounds, an answer that
        takes too long, a host that cannot be reached, and for any status but 2xx and 304.
        """
        with _errors(url), self._client.stream("GET", url, headers=headers, follow_redirects=True) as response:
            if not response.is_success and response.status_code != 304:
                raise _refused(url, response)
            body = b"".join(self._bounded(url, response))
            self._client.cookies.clear()
            return Answer(response.status_code, str(response.url), dict(response.headers), body)

    def post_json(self, url: str, told: Any) -> None:
        """Send a JSON body; FetchError unless the answer is 2xx. Redirects are not followed."""
        body = json.dumps(told, ensure_ascii=False).encode()
        headers = {"Content-Type": "application/json"}
        with _errors(url), self._client.stream("POST", url, content=body, headers=headers) as response:
            if not response.is_success:
                raise _refused(url, response)

    def _bounded(self, url: str, response: httpx.Response) -> Iterator[bytes]:
        end = time.monotonic() + self.bounds.seconds
        left = self.bounds.body
        unpack = _unpacker(url, response.headers.get("content-encoding", ""))
        for packed in response.iter_raw():
            # One byte over the bound is enough to know.
            chunk = unpack(packed, left + 1)
            left -= len(chunk)
            if left < 0:
                raise FetchError(f"{url} has more than {self.bounds.body:,} bytes", lasting=True)
            if time.monotonic() > end:
                raise FetchError(f"{url} takes more than {self.bounds.seconds:g} seconds")
            yield chunk


def _unpacker(url: str, encoding: str) -> Any:
    """What unpacks a chunk to at most so many bytes."""
    if encoding.lower() in ("", "identity"):
        return lambda chunk, most: chunk[:most]
    if encoding.lower() in ("gzip", "x-gzip"):
        return zlib.decompressobj(16 + zlib.MAX_WBITS).decompress
    raise FetchError(f"{url} is packed by {one_line(encoding)[:40]}, which was not asked for", lasting=True)


def _refused(url: str, response: httpx.Response) -> FetchError:
    status = response.status_code
    return FetchError(
        f"{url} answers {status} {response.reason_phrase}".rstrip(),
        lasting=400 <= status < 500 and status not in (408, 425, 429),
        not_arrived=True,
        status=status,
        retry_after=_seconds(response.headers.get("retry-after", "")),
    )


def _seconds(header: str) -> float | None:
    """What Retry-After says, as seconds from now: it is a number of them or a date."""
    try:
        if header.isascii() and header.isdigit():
            return min(float(header[:9]), _LONGEST_RETRY)
        left = (parsedate_to_datetime(header) - datetime.now(UTC)).total_seconds()
    except (ValueError, TypeError):
        return None
    return min(max(left, 0.0), _LONGEST_RETRY)


@contextmanager
def _errors(url: str) -> Iterator[None]:
    try:
        yield
    except (httpx.InvalidURL, httpx.UnsupportedProtocol, httpx.TooManyRedirects) as error:
        raise FetchError(f"{one_line(url)}: {one_line(error)}", lasting=True) from error
    except (httpx.HTTPError, zlib.error) as error:
        told = one_line(error) or type(error).__name__
        unmade = isinstance(error, httpx.ConnectError | httpx.ConnectTimeout)
        raise FetchError(f"{one_line(url)} cannot be fetched: {told}", not_arrived=unmade) from error
