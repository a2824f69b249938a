"""From attributions to statements: form, kind of cue, parent, time of saying, and ids in text order."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from sayso.reading.statements.attribution import Attribution, Offsets
from sayso.reading.statements.kinds import cue_kind
from sayso.reading.statements.lexicon import is_relay
from sayso.reading.statements.quotations import Quotation, find_quotations
from sayso.records import Interval, Span, Statement, StatementForm, Time

_SENTENCE_BREAK = re.compile(r"[.!?…][\"”’'»)\]]*\s|[\n\r]")
_SAID_WITHIN = 120
"""Characters between a cue and the time expression that modifies it, at most."""
_NAME_EDGES = " \t\n\r\u00a0,;:.\"“”„«»'’‘()[]–—-"


def assemble(text: str, attributions: Sequence[Attribution], times: Sequence[Time]) -> list[Statement]:
    """Make the statements of a report from its attributions, however these were found.

    Attributions may come in any order; one without content is left out, one told twice is kept once.
    `times` are the report's time expressions, in text order.
    """
    ordered = sorted({_ordered(each) for each in attributions if each.content}, key=_place)
    ids = [f"s{number}" for number in range(1, len(ordered) + 1)]
    parents = _parents(text, ordered)
    quotations = find_quotations(text)
    saids = _times_of_saying(text, ordered, times)
    statements = []
    for number, attribution in enumerate(ordered):
        content = [_span(text, piece) for piece in attribution.content]
        source = _span(text, attribution.source) if attribution.source else None
        cue = _span(text, attribution.cue) if attribution.cue else None
        parent = parents[number]
        statements.append(
            Statement(
                id=ids[number],
                source=source,
                actor_name=_tidied(source.text) if source else None,
                cue=cue,
                cue_kind=cue_kind(cue.text if cue else None, content[0].text),
                content=content,
                form=_form(text, attribution.content, quotations),
                parent=ids[parent] if parent is not None else None,
                said=saids[number],
            )
        )
    return statements


def _ordered(attribution: Attribution) -> Attribution:
    return attribution._replace(content=tuple(sorted(set(attribution.content))))


def _spans(attribution: Attribution) -> list[Offsets]:
    """All spans of an attribution: source, cue and content."""
    return [span for span in (attribution.source, attribution.cue, *attribution.content) if span is not None]


def _place(attribution: Attribution) -> tuple[Offsets, Offsets, tuple[Offsets, ...]]:
    spans = _spans(attribution)
    return min(spans), attribution.cue or attribution.content[0], attribution.content


def _span(text: str, offsets: Offsets) -> Span:
    start, end = offsets
    return Span(start=start, end=end, text=text[start:end])


def _tidied(name: str) -> str | None:
    return " ".join(name.split()).strip(_NAME_EDGES) or None


def _form(text: str, content: Sequence[Offsets], quotations: Sequence[Quotation]) -> StatementForm:
    """Whether all, some or none of the content's words stand in quotation marks."""
    inside = outside = False
    for start, end in content:
        at = start
        first = bisect_left(quotations, start, key=lambda quotation: quotation.end)
        for quotation in quotations[first:]:
            if quotation.start >= end:
                break
            outside = outside or _has_word(text, at, quotation.start)
            inside = inside or _has_word(text, max(at, quotation.start), min(end, quotation.end))
            at = max(at, quotation.end)
        outside = outside or _has_word(text, at, end)
    if not inside:
        return "indirect"
    return "mixed" if outside else "direct"


def _has_word(text: str, start: int, end: int) -> bool:
    return any(character.isalnum() for character in text[start:end])


def _parents(text: str, attributions: Sequence[Attribution]) -> list[int | None]:
    """For each attribution the one whose content holds all of it; of several the one with the shortest
    content.
    """
    anchors = sorted((min(_spans(each)), number) for number, each in enumerate(attributions))
    pieces = sorted((piece, number) for number, each in enumerate(attributions) for piece in each.content)
    parents: list[int | None] = [None] * len(attributions)
    open_pieces: list[tuple[Offsets, int]] = []
    upcoming = 0
    for anchor, number in anchors:
        while upcoming < len(pieces) and pieces[upcoming][0][0] <= anchor[0]:
            open_pieces.append(pieces[upcoming])
            upcoming += 1
        open_pieces = [(piece, owner) for piece, owner in open_pieces if piece[1] > anchor[0]]
        holders = [
            owner
            for _, owner in open_pieces
            if _holds(attributions[owner].content, attributions[number]) and not _is_within(parents, owner, number)
        ]
        if holders:
            parents[number] = min(holders, key=lambda owner: (_length(attributions[owner].content), owner))
    # Who is cited at second hand says no less than who cites: the same content, and the teller is its parent.
    relays = [each.cue is not None and is_relay(text[slice(*each.cue)]) for each in attributions]
    tellers = {each.content: number for number, each in enumerate(attributions) if not relays[number]}
    for number, each in enumerate(attributions):
        teller = tellers.get(each.content)
        if parents[number] is None and relays[number] and not _is_within(parents, teller, number):
            parents[number] = teller
    return parents


def _is_within(parents: Sequence[int | None], inner: int | None, outer: int) -> bool:
    """Is the first attribution the second one, or within it by the parents found so far?"""
    while inner is not None and inner != outer:
        inner = parents[inner]
    return inner is not None


def _length(content: Sequence[Offsets]) -> int:
    return sum(end - start for start, end in content)


def _holds(content: Sequence[Offsets], attribution: Attribution) -> bool:
    """Does the content hold every span of the attribution, and more than its content alone?"""
    if attribution.cue is None and attribution.source is None:
        return False
    return all(any(a <= start and end <= b for a, b in content) for start, end in _spans(attribution))


def _times_of_saying(text: str, attributions: Sequence[Attribution], times: Sequence[Time]) -> list[Interval | None]:
    ordered = sorted(times, key=lambda time: time.start)
    starts = [time.start for time in ordered]
    return [_time_of_saying(text, each, ordered, starts) for each in attributions]


def _time_of_saying(
    text: str, attribution: Attribution, times: Sequence[Time], starts: Sequence[int]
) -> Interval | None:
    """The nearest time expression that stands with the cue: in it, or beside it with nothing else between."""
    if attribution.cue is None:
        return None
    start, end = attribution.cue
    best: tuple[int, Time] | None = None
    at = bisect_left(starts, start - _SAID_WITHIN)
    while at < len(times) and times[at].start <= end + _SAID_WITHIN:
        time = times[at]
        at += 1
        gap = (time.end, start) if time.end <= start else (end, time.start)
        distance = max(0, gap[1] - gap[0])
        if time.type in ("DATE", "TIME") and _stands_with(text, attribution, time, gap):
            # On equal terms the later words win: "said on Tuesday".
            best = (distance, time) if best is None or distance <= best[0] else best
    if best is None:
        return None
    return Interval.model_validate({"text": best[1].text, "from": best[1].from_, "to": best[1].to})


def _stands_with(text: str, attribution: Attribution, time: Time, gap: Offsets) -> bool:
    held = [*attribution.content, *([attribution.source] if attribution.source else [])]
    if any(start < time.end and time.start < end for start, end in held):
        return False
    low, high = gap
    if any(low < end and start < high and start >= low for start, end in attribution.content):
        return False
    return not (low < high and _SENTENCE_BREAK.search(text, low, high))
