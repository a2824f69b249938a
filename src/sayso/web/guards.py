"""What stands before every page: who may ask, how much, how long, and what a browser may do with the answer.

Plain ASGI, so that no answer is held in memory.
"""

from __future__ import annotations

import asyncio
import base64
import binascii
import hmac
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sayso.ledger.storage import one_line
from sayso.web.problems import problem_response

HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    # Not "no-referrer", with which browsers hide even from the desk itself where a form comes from.
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
LONGEST_ADDRESS = 8_000


@dataclass(frozen=True)
class Limits:
    """Most bytes of a request's body, and most seconds until an answer begins."""

    body: int = 2_000_000
    seconds: float = 30.0


def is_loopback(host: str) -> bool:
    """Whether a name or address is of this machine alone."""
    if host.lower() == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


class Guards:
    """Checks each request and adds the security headers to each answer.

    token: who does not give it, as a bearer token or as the password of HTTP's basic scheme, is refused.
    Without one only requests whose `Host` is this machine's are answered: another site's page that has its name
    point here (DNS rebinding) would name its own.
    """

    def __init__(self, app: ASGIApp, *, token: str | None, limits: Limits) -> None:
        self.app = app
        self.token = token
        self.limits = limits

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        guarded = _Answer(send, bare=scope["method"] == "HEAD")
        if scope["method"] == "HEAD":
            # Answered as GET is, without the body (RFC 9110, 9.3.2).
            scope = {**scope, "method": "GET"}
        refusal = self._refusal(scope)
        if refusal is not None:
            await problem_response(scope, *refusal)(scope, receive, guarded)
            return
        try:
            await self._answer(scope, _Body(receive, self.limits.body), guarded)
        except _TooLarge:
            if guarded.begun:
                raise
            detail = f"the body has more than {self.limits.body:,} bytes"
            await problem_response(scope, 413, detail)(scope, receive, guarded)
        except Exception:
            logging.getLogger(__name__).exception("cannot answer %s", one_line(scope["path"]))
            if not guarded.begun:
                detail = "the desk failed to answer; its log says more"
                await problem_response(scope, 500, detail)(scope, receive, guarded)

    async def _answer(self, scope: Scope, receive: Receive, guarded: _Answer) -> None:
        answering = asyncio.ensure_future(self.app(scope, receive, guarded))
        begun = asyncio.ensure_future(guarded.beginning.wait())
        try:
            await asyncio.wait((answering, begun), timeout=self.limits.seconds, return_when=asyncio.FIRST_COMPLETED)
            if answering.done() or guarded.begun:
                await answering
                return
            guarded.closed = True
            detail = f"no answer within {self.limits.seconds:g} seconds; ask for less"
            await problem_response(scope, 503, detail)(scope, receive, guarded.reopened())
        finally:
            begun.cancel()
            answering.cancel()

    def _refusal(self, scope: Scope) -> tuple[int, str, Mapping[str, str]] | None:
        headers = Headers(scope=scope)
        if len(scope.get("raw_path", b"")) + len(scope["query_string"]) > LONGEST_ADDRESS:
            return 414, f"the address is longer than {LONGEST_ADDRESS:,} bytes", {}
        length = headers.get("content-length", "0")
        if not length.isascii() or not length.isdigit() or int(length[:20]) > self.limits.body:
            return 413, f"the body has more than {self.limits.body:,} bytes", {}
        if self.token is None:
            if not _is_own_host(headers.get("host", "")):
                return 421, "this desk answers only to the names of its own machine, as localhost", {}
        elif not hmac.compare_digest(_given_token(headers.get("authorization", "")), self.token.encode()):
            return 401, "this desk needs its token", {"WWW-Authenticate": 'Basic realm="sayso", charset="UTF-8"'}
        return None


def _is_own_host(header: str) -> bool:
    try:
        return is_loopback(urlsplit(f"//{header}").hostname or "")
    except ValueError:
        return False


def _given_token(header: str) -> bytes:
    scheme, _, given = header.partition(" ")
    if scheme.lower() == "bearer":
        return given.strip().encode("utf-8", "replace")
    if scheme.lower() == "basic":
        try:
            return base64.b64decode(given, validate=True).partition(b":")[2]
        except binascii.Error:
            return b""
    return b""


class _TooLarge(Exception):
    pass


class _Body:
    """The request's body, cut off where it is too long (its length need not have been told)."""

    def __init__(self, receive: Receive, most: int) -> None:
        self._receive = receive
        self._left = most

    async def __call__(self) -> Message:
        message = await self._receive()
        self._left -= len(message.get("body", b""))
        if self._left < 0:
            raise _TooLarge
        return message


class _Answer:
    """Sends the answer, with the security headers; nothing of a request that was given up, no body where `bare`."""

    def __init__(self, send: Send, *, bare: bool = False) -> None:
        self._send = send
        self._bare = bare
        self.begun = False
        self.closed = False
        self.beginning = asyncio.Event()

    def reopened(self) -> _Answer:
        return _Answer(self._send, bare=self._bare)

    async def __call__(self, message: Message) -> None:
        if self.closed:
            return
        if message["type"] == "http.response.start":
            self.begun = True
            self.beginning.set()
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers[name] = value
        elif self._bare:
            message = {**message, "body": b""}
        await self._send(message)
