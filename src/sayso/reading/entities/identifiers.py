"""Mentions that their spelling alone gives away: addresses, numbers to call, radio frequencies, sums."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.records import Entity, EntityType

# Each pattern has bounded repeats, so that no text makes the search slow.
_PATTERNS: tuple[tuple[EntityType, re.Pattern[str]], ...] = (
    ("Url", re.compile(r"(?:https?://|\bwww\.)[^\s<>\"“”]{3,300}(?<![.,;:!?)\]'’])")),
    ("CommsIdentifier", re.compile(r"\b[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}\b")),
    ("CommsIdentifier", re.compile(r"(?<![\w@])@[A-Za-z_]\w{1,30}\b")),
    (
        "CommsIdentifier",
        re.compile(r"(?<![\w.])(?:\+\d{1,3}[ .-]?)?(?:\(\d{2,4}\)[ .-]?|\d{3}[.-])\d{3,4}[ .-]\d{3,4}\b"),
    ),
    ("CommsIdentifier", re.compile(r"\+\d{1,3}(?:[ .-]?\d{2,4}){2,5}\b")),
    ("Frequency", re.compile(r"\b\d{1,6}(?:[.,]\d{1,6})?\s?(?:[kKmMgG][hH][zZ])\b")),
    (
        "Money",
        re.compile(
            r"(?:US|A|C|NZ|HK)?[$£€¥₽₪]\s?\d[\d,.]{0,20}(?<![.,])"
            r"(?:\s?(?:bn|m|k|mn|tn)\b|[\s-](?:thousand|million|billion|trillion)\b)?"
        ),
    ),
    (
        "DocumentReference",
        re.compile(
            r"\b(?:(?:U\.?N\.? )?Security Council )?(?:Resolution|Decree|Directive|Article|Section|Chapter) "
            r"\d{1,5}(?:\.\d{1,3})?\b"
        ),
    ),
)


def find_identifiers(text: str) -> Iterator[Entity]:
    """Entities that a pattern finds in `text`, first pattern first; those of two patterns may overlap."""
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            yield Entity(start=match.start(), end=match.end(), text=match[0], type=kind)
