"""The bytes of a file without its gzip and zstd layers, as a stream that never raises.

Damage (a truncated archive, a failing disk, a bomb) ends the stream and is told in `ByteStream.damage`, so
that what came before it can still be read.
"""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Callable, Iterator
from typing import BinaryIO

import zstandard

_CHUNK = 1 << 16
# One zstd block of 4 bytes may hold 128 KiB, so that small pieces keep a piece's output small.
_ZSTD_CHUNK = 1 << 9
_MOST_LAYERS = 5
_ALWAYS_ALLOWED = 1 << 26
_MOST_EXPANSION = 250
_GZIP_MAGIC = b"\x1f\x8b"
_ZSTD_MAGIC = b"\x28\xb5\x2f\xfd"


class Damaged(Exception):
    """Why no more bytes come; told in `ByteStream.damage`, never raised to a reader of the stream."""


class ByteStream(io.RawIOBase):
    """Bytes from an iterator of chunks, with a look ahead.

    `damage` is why the data ended early, `None` while they did not; `taken` counts the bytes given.
    """

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self._chunks = chunks
        self._pending = bytearray()
        self.damage: str | None = None
        self.taken = 0

    def readable(self) -> bool:
        """True: the stream can only be read."""
        return True

    def peek(self, size: int) -> bytes:
        """The next `size` bytes without taking them; fewer where the data end before."""
        while len(self._pending) < size and self._fill():
            pass
        return bytes(self._pending[:size])

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill `buffer` with the next bytes and tell how many; 0 at the end."""
        if not self._pending:
            self._fill()
        count = min(len(buffer), len(self._pending))
        buffer[:count] = self._pending[:count]
        del self._pending[:count]
        self.taken += count
        return count

    def _fill(self) -> bool:
        try:
            chunk = next((chunk for chunk in self._chunks if chunk), b"")
        except Damaged as reason:
            self.damage = str(reason)
            chunk = b""
        self._pending += chunk
        return bool(chunk)


def unpack(raw: BinaryIO) -> tuple[ByteStream, int]:
    """The bytes of `raw` with all gzip and zstd layers taken off, and how many there were.

    No more than 64 MiB or 250 times the bytes taken from `raw` come out, whichever is more. `raw` stays open.
    """
    packed = stream = ByteStream(_raw_chunks(raw))
    for layers in range(_MOST_LAYERS + 1):
        opener = _opener(stream.peek(4))
        if opener is None:
            return stream, layers
        stream = ByteStream(_bounded(opener(stream), packed))
    nothing = ByteStream(iter(()))
    nothing.damage = f"more than {_MOST_LAYERS} layers of compression"
    return nothing, _MOST_LAYERS


def _opener(magic: bytes) -> Callable[[ByteStream], Iterator[bytes]] | None:
    if magic.startswith(_GZIP_MAGIC):
        return _gunzip
    return _unzstd if magic == _ZSTD_MAGIC else None


def _raw_chunks(raw: BinaryIO) -> Iterator[bytes]:
    read = getattr(raw, "read1", raw.read)
    try:
        while chunk := read(_CHUNK):
            yield chunk
    except (OSError, ValueError) as error:
        raise Damaged(f"cannot be read: {getattr(error, 'strerror', None) or error}") from error


def _gunzip(packed: ByteStream) -> Iterator[bytes]:
    try:
        with gzip.GzipFile(fileobj=packed) as unpacked:
            while chunk := unpacked.read1(_CHUNK):
                yield chunk
    except EOFError:
        raise Damaged(packed.damage or "gzip data end too early") from None
    except (OSError, zlib.error) as error:
        raise Damaged(packed.damage or f"gzip data are damaged: {error}") from error


def _unzstd(packed: ByteStream) -> Iterator[bytes]:
    while packed.peek(1):
        frame = zstandard.ZstdDecompressor().decompressobj()
        data = b""
        try:
            while not frame.eof:
                data = packed.read(_ZSTD_CHUNK) or b""
                if not data:
                    raise Damaged(packed.damage or "zstd data end too early")
                yield frame.decompress(data)
        except zstandard.ZstdError as error:
            raise Damaged(f"zstd data are damaged: {error}") from error
        packed = _pushed_back(frame.unused_data, packed)
    if packed.damage:
        raise Damaged(packed.damage)


def _pushed_back(data: bytes, stream: ByteStream) -> ByteStream:
    if not data:
        return stream

    def chunks() -> Iterator[bytes]:
        yield data
        while chunk := stream.read(_CHUNK):
            yield chunk
        if stream.damage:
            raise Damaged(stream.damage)

    return ByteStream(chunks())


def _bounded(chunks: Iterator[bytes], packed: ByteStream) -> Iterator[bytes]:
    total = 0
    for chunk in chunks:
        total += len(chunk)
        if total > max(_ALWAYS_ALLOWED, _MOST_EXPANSION * packed.taken):
            raise Damaged(f"unpacks to more than {_MOST_EXPANSION} times its size: a decompression bomb")
        yield chunk
