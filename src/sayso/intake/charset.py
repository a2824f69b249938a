"""Text from bytes: UTF-8, UTF-16 and UTF-32 by byte order mark, else a guess that is told."""

from __future__ import annotations

import codecs
import io
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from sayso.intake.unpack import ByteStream

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE_BYTES = 1 << 14
# In the old encodings text in Latin letters has under 10 % other bytes, all other scripts over 40 %.
_MOST_HIGH_BYTES_IN_LATIN = 0.3
_UNDECODED = re.compile("[\udc80-\udcff]")


@dataclass(frozen=True, slots=True)
class Charset:
    """A codec's name, what it does with bytes that it cannot read, and a remark where it is a guess."""

    name: str
    errors: str
    notice: str | None = None


def charset_of(head: bytes, *, whole: bool) -> Charset:
    """The encoding of data that begin with `head`, or are no more than that."""
    for mark, name in _BYTE_ORDER_MARKS:
        if head.startswith(mark):
            return Charset(name, "surrogateescape" if name == "utf-8-sig" else "replace")
    if _mostly_utf8(head, whole=whole):
        return Charset("utf-8", "surrogateescape")
    name = guess(head)
    return Charset(name, "replace", f"not UTF-8: read as {name}")


def guess(data: bytes) -> str:
    """The likeliest encoding of `data` that are not UTF-8, from a sample about their first other byte."""
    first = next((at for at, byte in enumerate(data) if byte > 0x7F), 0)
    sample = data[max(0, first - 256) : first + _SAMPLE_BYTES]
    high = sum(byte > 0x7F for byte in sample)
    if high <= _MOST_HIGH_BYTES_IN_LATIN * len(sample):
        return "windows-1252"
    best = from_bytes(sample).best()
    return best.encoding if best else "windows-1252"


def open_text(stream: ByteStream, charset: Charset, newline: str = "") -> io.TextIOWrapper:
    """`stream` as text without its byte order mark; `newline` as in `open`, by default nothing is normalised.

    Bytes that are not UTF-8 come as lone surrogates, for `repaired` to decode.
    """
    return io.TextIOWrapper(io.BufferedReader(stream), encoding=charset.name, errors=charset.errors, newline=newline)


def repaired(text: str) -> tuple[str, str | None]:
    """`text` from `open_text` with undecoded bytes decoded after all, and a remark where there were any."""
    if not _UNDECODED.search(text):
        return text, None
    data = text.encode("utf-8", "surrogateescape")
    if _mostly_utf8(data, whole=True):
        return data.decode("utf-8", "replace"), "not all UTF-8: what cannot be read became U+FFFD"
    name = guess(data)
    return data.decode(name, "replace"), f"not UTF-8: read as {name}"


def _mostly_utf8(data: bytes, *, whole: bool) -> bool:
    """Whether `data` are UTF-8, but for a few stray bytes among true characters."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(data, final=whole)
    except UnicodeDecodeError:
        text = data.decode("utf-8", "surrogateescape")
        stray = len(_UNDECODED.findall(text))
        return sum(char > "\x7f" for char in text) - stray > stray
    return True
