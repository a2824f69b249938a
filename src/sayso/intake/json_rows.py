"""JSON Lines, a JSON array, or JSON objects one after the other, value by value."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, TextIO

from sayso.intake.charset import repaired
from sayso.intake.outcomes import Notice, Reject, quoted
from sayso.intake.rows import LONGEST_ROW, Row
from sayso.intake.unpack import ByteStream

# Raw tabs and line ends inside strings are against the standard, and common in dumps.
_DECODER = json.JSONDecoder(strict=False)
_CHUNK = 1 << 16
_BLANK = re.compile(r"\s*")
_BLANK_OR_COMMA = re.compile(r"[\s,]*")
_NEXT_OBJECT = re.compile(r"[\n\r](?=\{)")
_Numbered = Iterator[tuple[int, str]]


def read_rows(text: TextIO, source: str, stream: ByteStream) -> Iterator[Row | Reject | Notice]:
    """The objects of JSON data as rows; a malformed one is a `Reject`.

    `text` must keep its line ends ("\\n" ends a line). A row's number is its line, in an array its place.
    Where `stream` ends in damage, what is cut off at the end is left out.
    """
    lines = _lines(text)
    number, first = next(((number, line) for number, line in lines if line.strip()), (1, ""))
    if first.lstrip().startswith("["):
        yield from _array(first.lstrip(), text, source, stream)
    elif _is_whole(first) or not first.lstrip().startswith("{"):
        yield from _each_line(number, first, lines, source, stream)
    else:
        second_number, second = next(((at, line) for at, line in lines if line.strip()), (number, ""))
        if second.startswith("{") or len(first) > LONGEST_ROW:
            yield from _each_line(number, first, iter(()), source, stream)
            yield from _each_line(second_number, second, lines, source, stream)
        else:
            gap = "\n" * (second_number - number - 1)
            yield from _objects(first + gap + second + text.read(LONGEST_ROW), number, source, stream)


def _lines(text: TextIO) -> _Numbered:
    """Numbered lines; of one over the limit no more than its beginning, which is over the limit too."""
    number = 1
    while line := text.readline(LONGEST_ROW + 1):
        piece = line
        while len(piece) > LONGEST_ROW and not piece.endswith("\n"):
            piece = text.readline(LONGEST_ROW + 1)
        yield number, line
        number += 1


def _is_whole(line: str) -> bool:
    try:
        _loads(line)
    except ValueError:
        return False
    return True


def _each_line(
    number: int, line: str, lines: _Numbered, source: str, stream: ByteStream
) -> Iterator[Row | Reject | Notice]:
    told = False
    while True:
        line, remark = repaired(line)
        if remark and not told:
            told = True
            yield Notice(source, number, remark)
        if len(line) > LONGEST_ROW:
            yield Reject(source, number, f"a line of more than {LONGEST_ROW:,} characters")
        elif line.strip():
            try:
                yield _row(number, _loads(line), source)
            except ValueError as error:
                if line.endswith("\n") or not stream.damage:
                    yield _malformed(source, number, error)
        following = next(lines, None)
        if following is None:
            return
        number, line = following


def _array(buffer: str, text: TextIO, source: str, stream: ByteStream) -> Iterator[Row | Reject | Notice]:
    """The buffer doubles while an element does not fit, so that the work stays linear."""
    buffer, position, number, told = buffer[1:], 0, 1, False
    ended = False
    while True:
        position = _past(_BLANK_OR_COMMA, buffer, position)
        if buffer.startswith("]", position):
            break
        try:
            value, end = _decode(buffer, position)
            complete = ended or _past(_BLANK, buffer, end) < len(buffer)
        except ValueError as error:
            if ended or len(buffer) - position > LONGEST_ROW:
                if not stream.damage:
                    yield _malformed(source, number, error, "; the rest of the array is not read")
                return
            complete = False
        if complete:
            yield _row(number, value, source)
            position, number = end, number + 1
            continue
        piece, remark = repaired(text.read(max(_CHUNK, len(buffer) - position)))
        buffer, position, ended = buffer[position:] + piece, 0, not piece
        if remark and not told:
            told = True
            yield Notice(source, number, remark)
    if number == 1:
        yield Reject(source, None, "empty: the array holds nothing")
    elif (buffer[position + 1 :] + text.read(_CHUNK)).strip():
        yield Reject(source, None, "text after the end of the array is not read")


def _objects(text: str, number: int, source: str, stream: ByteStream) -> Iterator[Row | Reject | Notice]:
    """Objects over several lines; after a malformed one reading goes on at the next line that opens one."""
    text, remark = repaired(text)
    if remark:
        yield Notice(source, None, remark)
    counted = position = 0
    while (start := _past(_BLANK, text, position)) < len(text):
        number, counted = number + text.count("\n", counted, start), start
        try:
            value, position = _decode(text, start)
        except ValueError as error:
            following = _NEXT_OBJECT.search(text, start)
            if following is None:
                if not stream.damage:
                    yield _malformed(source, number, error)
                return
            yield _malformed(source, number, error)
            position = following.end()
        else:
            yield _row(number, value, source)


def _loads(text: str) -> Any:
    value, end = _decode(text, _past(_BLANK, text, 0))
    if text[end:].strip():
        raise ValueError(f"more text after the value: {quoted(text[end:].strip())}")
    return value


def _decode(text: str, start: int) -> tuple[Any, int]:
    try:
        return _DECODER.raw_decode(text, start)
    except RecursionError:
        raise ValueError("nested too deeply") from None


def _past(blank: re.Pattern[str], text: str, start: int) -> int:
    found = blank.match(text, start)
    return found.end() if found else start


def _row(number: int, value: Any, source: str) -> Row | Reject:
    if isinstance(value, dict):
        return Row(number, value)
    return Reject(source, number, f"{quoted(json.dumps(value))} is no JSON object")


def _malformed(source: str, number: int, error: ValueError, after: str = "") -> Reject:
    reason = f"{error.msg} (column {error.colno})" if isinstance(error, json.JSONDecodeError) else str(error)
    return Reject(source, number, f"malformed JSON: {reason}{after}")
