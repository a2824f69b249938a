"""Full-text search: what a query asks for, the SQL that ranks reports by it, and where the hits stand.

Ranking is Okapi BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009) over
title and text, with k1 = 1.2 and b = 0.75; a phrase counts as one word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sayso.errors import UsageError
from sayso.ledger.cursors import Key, paged
from sayso.ledger.filters import check_text
from sayso.ledger.search.words import Offsets, first_of_text, offsets, words

MOST_WORDS = 64
SNIPPET = 240
RANKING_KEYS = (
    Key("score", "real", descending=True),
    Key("date", "day", descending=True),
    Key("report_no", "number", descending=True),
)
"""The order of what is found."""
_ASKED = re.compile(r'"([^"]*)(?:"|$)|([^\s"]+)')


@dataclass(frozen=True)
class Term:
    """Words that must stand side by side; the last is a beginning of a word where `prefix`."""

    words: tuple[str, ...]
    prefix: bool


@dataclass(frozen=True)
class Hit:
    """Where a term stands, in characters of the title or of the text, half-open."""

    start: int
    end: int
    in_title: bool


def parse(query: object) -> list[Term]:
    """The terms of a query, all of which a report must hold.

    query: words; between quotation marks a phrase; `word*` any word that so begins. What holds punctuation
        ("U.S.") is a phrase of its parts.

    Raises UsageError where there is no word in it, or more than `MOST_WORDS`.
    """
    text = check_text("what to search for", query)
    terms = []
    for phrase, bare in _ASKED.findall(text):
        asked = phrase or bare
        if found := words(asked):
            terms.append(Term(tuple(found), asked.rstrip().endswith("*")))
    if not terms:
        raise UsageError("what to search for must hold a word")
    if sum(len(term.words) for term in terms) > MOST_WORDS:
        raise UsageError(f"a search takes at most {MOST_WORDS} words")
    return list(dict.fromkeys(terms))


def ranking(terms: Sequence[Term], reports: str | None, after: object, limit: int | None) -> tuple[str, dict[str, Any]]:
    """SQL that gives `report_no`, `score`, `date` and for each term n a list `p<n>` of positions, by RANKING_KEYS.

    after: the cursor of a row. reports: a query of the reports that count, with their `report_no`; all where `None`.
    """
    values: dict[str, Any] = {}
    parts = [
        f"chosen AS (SELECT report_no FROM ({reports}))"
        if reports
        else "chosen AS (SELECT no AS report_no FROM store.reports)",
        "total AS (SELECT count(*) AS n, avg(words) AS words FROM store.lengths)",
    ]
    for number, term in enumerate(terms):
        for place, word in enumerate(term.words):
            name = f"w{number}_{place}"
            values[name] = word
            last = place == len(term.words) - 1
            parts.append(f"{name} AS ({_places(name, prefix=term.prefix and last)})")
        parts.append(f"t{number} AS ({_side_by_side(number, len(term.words))})")
    score = " + ".join(_bm25(number) for number in range(len(terms)))
    shown = ", ".join(f"t{number}.positions AS p{number}" for number in range(len(terms)))
    joins = " ".join(f"JOIN t{number} USING (report_no)" for number in range(len(terms)))
    sql = (
        f"WITH {', '.join(parts)} SELECT report_no, round({score}, 4) AS score, r.date, {shown} "
        f"FROM chosen {joins} JOIN store.lengths AS l USING (report_no) CROSS JOIN total "
        f"JOIN store.reports AS r ON r.no = report_no"
    )
    page, cursor = paged(sql, RANKING_KEYS, after, limit)
    return page, {**values, **cursor}


def _places(name: str, *, prefix: bool) -> str:
    if prefix:
        return (
            f"SELECT report_no, flatten(list(positions)) AS positions FROM store.postings "
            f"WHERE starts_with(word, ${name}) GROUP BY report_no"
        )
    return f"SELECT report_no, positions FROM store.postings WHERE word = ${name}"


def _side_by_side(number: int, count: int) -> str:
    """The positions of a phrase's first word where the others follow."""
    first = f"w{number}_0"
    joined = f"{first}.positions"
    for place in range(1, count):
        moved = f"list_transform(w{number}_{place}.positions, lambda p: p - {place})"
        joined = f"list_intersect({joined}, {moved})"
    others = " ".join(f"JOIN w{number}_{place} USING (report_no)" for place in range(1, count))
    found = f"SELECT report_no, {joined} AS positions FROM {first} {others}"
    return f"SELECT * FROM ({found}) WHERE len(positions) > 0"


def _bm25(number: int) -> str:
    told = f"(SELECT count(*) FROM t{number})"
    rare = f"ln(1 + (total.n - {told} + 0.5) / ({told} + 0.5))"
    often = f"len(t{number}.positions)"
    return f"{rare} * {often} * 2.2 / ({often} + 1.2 * (0.25 + 0.75 * l.words / total.words))"


def hits(terms: Sequence[Term], found: Sequence[Sequence[int]], title: str | None, text: str) -> list[Hit]:
    """Where the terms stand in title and text, from the positions that `ranking` gives, in order."""
    head, body, begin = offsets(title or ""), offsets(text), first_of_text(title)
    places = set()
    for term, positions in zip(terms, found, strict=True):
        for position in positions:
            in_title = position < len(head)
            held, first = (head, position) if in_title else (body, position - begin)
            places.add(Hit(held[first][0], held[first + len(term.words) - 1][1], in_title))
    return sorted(places, key=lambda hit: (not hit.in_title, hit.start, hit.end))


def snippet(text: str, found: Sequence[Offsets]) -> str:
    """The stretch of a text with the most hits, each in brackets, cut at words; its beginning where there is none."""
    start, end = _stretch(text, found)
    pieces, done = [], start
    for first, last in found:
        if done <= first and last <= end:
            pieces += [text[done:first], "[", text[first:last], "]"]
            done = last
    pieces.append(text[done:end])
    told = " ".join("".join(pieces).split())
    return f"{'… ' if start > 0 else ''}{told}{' …' if end < len(text) else ''}"


def _stretch(text: str, found: Sequence[Offsets]) -> Offsets:
    most, first, last = 0, 0, 0
    right = 0
    for left, (begin, _) in enumerate(found):
        right = max(right, left)
        while right < len(found) and found[right][1] <= begin + SNIPPET:
            right += 1
        if right - left > most:
            most, first, last = right - left, begin, found[right - 1][1]
    if found and not most:
        first, last = found[0]
    room = max(0, SNIPPET - (last - first)) // 2
    start, end = max(0, first - room), min(len(text), last + room)
    # Cut between words, but never into a hit.
    start = next((n + 1 for n in range(start - 1, first) if n >= 0 and text[n].isspace()), first) if start else 0
    end = next((n for n in range(end, last, -1) if n == len(text) or text[n].isspace()), last)
    return start, end


def held(found: Iterable[Hit], spans: Iterable[tuple[int | None, int | None]]) -> bool:
    """Whether one of the hits in the text touches one of the spans."""
    wanted = [(start, end) for start, end in spans if start is not None and end is not None]
    return any(not hit.in_title and hit.start < end and hit.end > start for hit in found for start, end in wanted)
