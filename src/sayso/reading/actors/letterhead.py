"""The issuer of a press release, from the line in capitals that it begins with."""

from __future__ import annotations

from sayso.reading.actors.context import Context, Range
from sayso.reading.actors.naming import Voice
from sayso.reading.codes.lookup import role_of

_SMALL = frozenset(("OF", "AND", "FOR", "THE", "&"))
_REACH = 60


def letterhead(context: Context) -> tuple[Range, Voice] | None:
    """The issuer named in capitals before a city: "MINISTRY OF HEALTH, ROME" is Italy's Ministry of Health.

    Returns the tokens and who they name, or `None` where the first words of the Doc are no such line.
    """
    doc = context.doc
    at = 0
    while at < min(_REACH, len(doc)):
        end = at
        while end < len(doc) and _is_capitals(doc[end].text):
            end += 1
        if end > at and end + 1 < len(doc) and doc[end].text == ",":
            words = [token.text for token in doc[at:end]]
            head = role_of(words[0]) or role_of(words[-1])
            match = context.match_at.get(end + 1)
            if head and head.kind == "organisation" and match and match.code.kind == "state":
                words = [word.lower() if word in _SMALL else word.capitalize() for word in words]
                owner = match.code.name
                name = f"{owner}{context.apostrophe}s {' '.join(words)}"
                noun = words[0].lower() if role_of(words[0]) else words[-1].lower()
                voice = Voice(
                    "name",
                    "organisation",
                    name,
                    (at, end),
                    head=noun,
                    definite=True,
                    code=match.code.code,
                    sector=head.sector,
                )
                return (at, end), voice
        at = max(end, at + 1)
    return None


def _is_capitals(word: str) -> bool:
    return (word.isupper() and word.isalpha()) or word in _SMALL
