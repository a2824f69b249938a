"""What format data are in, told from their first bytes; the file's name only decides where these do not."""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib.resources import files
from typing import Literal

from sayso.intake.charset import charset_of
from sayso.intake.tables import looks_like_table

Format = Literal["parquet", "warc", "html", "json", "table", "text"]
HEAD_BYTES = 1 << 16

_JSON_START = re.compile(r'\s*(?:\{\s*["}]|\[\s*[\]{])')
_JSON_LINE = re.compile(r'^\{\s*"', re.MULTILINE)
_LINE = re.compile(r"^.*\S", re.MULTILINE)
_HTML_START = re.compile(
    r"\s*(?:<!--.{0,2000}?-->\s*|<\?xml[^>]{0,200}>\s*){0,5}"
    r"<(?:!doctype\s+html|(?:html|head|body|title|meta|article|section|main|div|p|h1|span|table)[\s>/])",
    re.IGNORECASE | re.DOTALL,
)
_HTML_ROOT = re.compile(r"<(?:!doctype\s+)?html[\s>]", re.IGNORECASE)
_ANY_HTML_TAG = re.compile(r"<(?:html|head|body|title|meta|article|div|p|h1)[\s>]", re.IGNORECASE)
_XML_START = re.compile(r"\s*<(?:\?xml|rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)
_SUFFIXES: dict[str, Format] = {
    ".json": "json",
    ".jsonl": "json",
    ".ndjson": "json",
    ".csv": "table",
    ".tsv": "table",
    ".tab": "table",
}
_PAGE_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
_CONTROLS = dict.fromkeys((*range(0x09), *range(0x0E, 0x1B), *range(0x1C, 0x20), *range(0x7F, 0xA0), 0xFFFD))
_MOST_CONTROLS_IN_UTF8 = 0.05
_MOST_CONTROLS_IN_A_GUESS = 0.01


class NotText(Exception):
    """Why data are in no format that can be read."""


def sniff(head: bytes, suffix: str = "") -> Format:
    """The format of data that begin with `head` (HEAD_BYTES, or all of them) in a file named with `suffix`.

    Raises `NotText` for binary data other than Parquet and for XML other than XHTML.
    """
    if head.startswith(b"PAR1"):
        return "parquet"
    if head.startswith(b"WARC/"):
        return "warc"
    name = next((name for signature, name in _signatures() if head.startswith(signature)), None)
    if name:
        raise NotText(f"binary, not text ({name})")
    charset = charset_of(head, whole=len(head) < HEAD_BYTES)
    text = head.decode(charset.name, "ignore" if charset.name == "utf-8" else "replace")
    _refuse_controls(text, guessed=charset.notice is not None)
    if _XML_START.match(text) and not _HTML_ROOT.search(text):
        raise NotText("XML other than HTML is not read")
    if _HTML_START.match(text) or (suffix in _PAGE_SUFFIXES and _ANY_HTML_TAG.search(text)):
        return "html"
    if _JSON_START.match(text) or len(_JSON_LINE.findall(text)) * 2 > len(_LINE.findall(text)) > 1:
        return "json"
    if suffix in _SUFFIXES:
        return _SUFFIXES[suffix]
    return "table" if looks_like_table(text, whole=len(head) < HEAD_BYTES) else "text"


def _refuse_controls(text: str, *, guessed: bool) -> None:
    controls = len(text) - len(text.translate(_CONTROLS))
    if controls > len(text) * (_MOST_CONTROLS_IN_A_GUESS if guessed else _MOST_CONTROLS_IN_UTF8):
        raise NotText("binary, not text")


@cache
def _signatures() -> tuple[tuple[bytes, str], ...]:
    lines = files(__package__).joinpath("signatures.csv").read_text(encoding="utf-8").splitlines()[1:]
    return tuple((bytes.fromhex(row["bytes"]), row["name"]) for row in csv.DictReader(lines))
