"""Atom feeds (RFC 4287)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree

from sayso.ledger.cells import visible

MEDIA_TYPE = "application/atom+xml; charset=utf-8"
_ATOM = "http://www.w3.org/2005/Atom"
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)
# What XML 1.0 cannot hold, not even escaped.
_UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Entry:
    """An entry: `key` names what it tells of, whatever else changes; `path` is its page on the desk."""

    key: str
    title: str
    path: str
    updated: datetime
    summary: str


def atom(title: str, home: str, path: str, entries: Iterable[Entry]) -> str:
    """The feed at `path` of a desk whose address is `home` (without a slash at its end)."""
    told = list(entries)
    ElementTree.register_namespace("", _ATOM)
    feed = ElementTree.Element(f"{{{_ATOM}}}feed")
    _text(feed, "id", _name(f"{home}{path}"))
    _text(feed, "title", title)
    _text(feed, "updated", _time(max((entry.updated for entry in told), default=_NEVER)))
    _text(_element(feed, "author"), "name", "sayso")
    _element(feed, "link", rel="self", href=f"{home}{path}")
    for entry in told:
        made = _element(feed, "entry")
        _text(made, "id", _name(entry.key))
        _text(made, "title", entry.title)
        _text(made, "updated", _time(entry.updated))
        _element(made, "link", rel="alternate", href=f"{home}{entry.path}")
        _text(made, "summary", entry.summary)
    return ElementTree.tostring(feed, encoding="unicode", xml_declaration=True)


def _element(parent: ElementTree.Element, name: str, **attributes: str) -> ElementTree.Element:
    return ElementTree.SubElement(parent, f"{{{_ATOM}}}{name}", attributes)


def _text(parent: ElementTree.Element, name: str, text: str) -> None:
    _element(parent, name).text = _UNWRITABLE.sub("\ufffd", visible(text))


def _name(key: str) -> str:
    return uuid5(NAMESPACE_URL, key).urn


def _time(time: datetime) -> str:
    return (time if time.tzinfo else time.replace(tzinfo=UTC)).astimezone(UTC).isoformat(timespec="seconds")
