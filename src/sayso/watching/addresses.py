"""Which addresses may be fetched: those of the public internet, checked where the connection is made."""

from __future__ import annotations

import socket
from collections.abc import Collection, Iterable
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

import httpx

from sayso.errors import FetchError

Address = IPv4Address | IPv6Address
_NAT64 = IPv6Network("64:ff9b::/96")


def is_public(address: Address) -> bool:
    """Whether an address is of the public internet; one that wraps another counts as that."""
    if isinstance(address, IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
        if address in _NAT64:
            inner = IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
    return address.is_global and not address.is_multicast and not address.is_reserved


class PublicTransport(httpx.BaseTransport):
    """Connects to public addresses only.

    The name is looked up once and the connection made to the address that was checked, so that a name cannot show
    another one later (DNS rebinding); redirects come through here too. Certificates are checked for the name.

    allowed: hosts that the user names, which may have any address.
    """

    def __init__(self, allowed: Collection[str] = ()) -> None:
        self.allowed = {host.lower() for host in allowed}
        # No connection is kept: another name with the same address must not get this one's.
        self._inner = httpx.HTTPTransport(trust_env=False, limits=httpx.Limits(max_keepalive_connections=0))

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send the request; FetchError where its host has no public address."""
        host = request.url.host
        address = self._checked(host, request.url.port or (443 if request.url.scheme == "https" else 80))
        # A request of its own, since redirects are resolved against the address of the one given.
        sent = httpx.Request(
            request.method,
            request.url.copy_with(host=str(address)),
            headers=request.headers,
            stream=request.stream,
            extensions={**request.extensions, "sni_hostname": host},
        )
        return self._inner.handle_request(sent)

    def close(self) -> None:
        """Close what is open."""
        self._inner.close()

    def _checked(self, host: str, port: int) -> Address:
        found = list(_look_up(host, port))
        if host.lower() in self.allowed:
            return found[0]
        for address in found:
            if not is_public(address):
                raise FetchError(f"{host} has the address {address}, which is not public", lasting=True)
        return found[0]


def _look_up(host: str, port: int) -> Iterable[Address]:
    try:
        told = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError(f"{host} cannot be looked up: {error}") from error
    return [ip_address(str(end[0]).partition("%")[0]) for *_, end in told]
