"""PolNeAR's articles and attributions, read from brat standoff files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

CharSpan = tuple[int, int]

_PUNCTUATION = re.compile(r"""(?<!\d)[.,]|[.,](?!\d)|[;:!?"“”()\[\]—–…]|(?<!\w)['‘’]|['’](?!\w)""")
_MARK = re.compile(r"(T\d+)\t(\w+) ([\d; ]+)(\t|$)")


@dataclass(frozen=True)
class Attribution:
    """Who is cited, by which words, for what: half-open spans in characters of the article's text."""

    source: tuple[CharSpan, ...]
    cue: tuple[CharSpan, ...]
    content: tuple[CharSpan, ...]


@dataclass(frozen=True)
class Article:
    """One article as one annotator marked it."""

    name: str
    annotator: str
    text: str
    attributions: tuple[Attribution, ...]


def read_articles(folder: Path) -> Iterator[Article]:
    """Read `text/NAME.txt` with `attributions/NAME_ANNOTATOR.ann`, once an annotator, by name."""
    for path in sorted((folder / "attributions").glob("*.ann")):
        name, annotator = path.stem.rsplit("_", 1)
        text_path = folder / "text" / f"{name}.txt"
        if not text_path.exists():
            continue
        # Offsets count every character, carriage returns too.
        with text_path.open(encoding="utf-8", newline="") as file:
            text = file.read()
        yield Article(name, annotator, text, tuple(_read_attributions(path.read_text(encoding="utf-8"))))


def without_punctuation(article: Article) -> Article:
    """The article as a careless machine would write it down: no marks but those within words and numbers."""
    gone = [match.span() for match in _PUNCTUATION.finditer(article.text)]
    before = [0] * (len(article.text) + 1)
    for start, end in gone:
        for place in range(start, end):
            before[place + 1] = 1
    before = list(accumulate(before))

    def moved(spans: tuple[CharSpan, ...]) -> tuple[CharSpan, ...]:
        places = ((start - before[start], end - before[end]) for start, end in spans)
        return tuple((start, end) for start, end in places if start < end)

    told = (Attribution(moved(each.source), moved(each.cue), moved(each.content)) for each in article.attributions)
    text = _PUNCTUATION.sub("", article.text)
    return Article(article.name, article.annotator, text, tuple(each for each in told if each.cue and each.content))


def _read_attributions(standoff: str) -> Iterator[Attribution]:
    lines = standoff.splitlines()
    marks: dict[str, tuple[CharSpan, ...]] = {}
    for line in lines:
        if match := _MARK.match(line):
            pieces = (piece.split() for piece in match[3].split(";"))
            marks[match[1]] = tuple((int(start), int(end)) for start, end in pieces)
    for line in lines:
        if not line.startswith("E"):
            continue
        spans: dict[str, list[CharSpan]] = {"Source": [], "Cue": [], "Content": []}
        for part in line.split("\t", 1)[1].split()[1:]:
            role, mark = part.split(":")
            spans.get(role.rstrip("0123456789"), []).extend(marks.get(mark, ()))
        if spans["Content"]:
            yield Attribution(*(tuple(sorted(spans[role])) for role in ("Source", "Cue", "Content")))
