"""Texts with their statements marked by hand, so that speakers can be tested without the statements step.

"[1:Colonel Ana Ruiz] said {1:that the bridge was open}." holds a statement with the source "Colonel Ana Ruiz"
and its content; a mark may stand within another.
"""

import re

from sayso.records import Span, Statement

_MARK = re.compile(r"([\[{])(\d+):|([\]}])")


def read_marked(marked: str) -> tuple[str, list[Statement]]:
    """The bare text and its statements in the order of their numbers."""
    text = ""
    sources: dict[int, tuple[int, int]] = {}
    contents: dict[int, list[tuple[int, int]]] = {}
    opened: list[tuple[str, int, int]] = []
    last = 0
    for mark in _MARK.finditer(marked):
        text += marked[last : mark.start()]
        last = mark.end()
        if mark[1]:
            opened.append((mark[1], int(mark[2]), len(text)))
            continue
        bracket, number, start = opened.pop()
        if bracket == "[":
            sources[number] = (start, len(text))
        else:
            contents.setdefault(number, []).append((start, len(text)))
    text += marked[last:]

    def span(bounds: tuple[int, int]) -> Span:
        return Span(start=bounds[0], end=bounds[1], text=text[bounds[0] : bounds[1]])

    statements = [
        Statement(
            id=f"s{number}",
            source=span(sources[number]) if number in sources else None,
            cue=None,
            content=[span(bounds) for bounds in contents.get(number, [])],
        )
        for number in sorted(sources.keys() | contents.keys())
    ]
    return text, statements
