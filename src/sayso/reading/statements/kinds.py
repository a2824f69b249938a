"""What kind of statement a cue makes, told from its words."""

from __future__ import annotations

import re

from sayso.reading.statements.lexicon import Cue, entries_of
from sayso.records import CueKind

_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
_NEGATIONS = frozenset({"not", "never", "no", "neither", "nor", "cannot", "hardly", "without"})
_LONGEST_PREPOSITION = 12
_INFINITIVE = re.compile(r"(?:[^\s.,;:]+\s+){0,8}?to\s", re.IGNORECASE)
_REPORTED_CLAUSE = re.compile(r"(?:that|whether|how|why|what|who|when|where|if)\b", re.IGNORECASE)


def cue_kind(cue: str | None, content: str) -> CueKind:
    """The kind of a statement with these cue and content words; `other` where no word of the cue is known.

    The first word of the lexicon decides ("refused to say" refuses), but a verb that only leads up to another
    word ("continued to warn") or carries a noun ("issued a warning") leaves it to that word. Negation counts:
    who does not deny something does not make a denial.
    """
    if not cue:
        return "say"
    words = [word.lower().replace("’", "'") for word in _WORD.findall(cue)]
    negated = any(word in _NEGATIONS or word.endswith("n't") for word in words)
    # "called in an interview" - "for a withdrawal": the preposition may have stayed with the content.
    leading = [word.lower() for word in _WORD.findall(content[:_LONGEST_PREPOSITION])[:1]]
    fallback: Cue | None = None
    for at, word in enumerate(words):
        entry = _best(word, [*words[at + 1 :], *leading], content)
        if entry is None:
            continue
        if any(entries_of(word, part) for part in ("light", "support")):
            fallback = fallback or entry
            continue
        return entry.negated if negated else entry.kind
    if fallback is not None:
        return fallback.negated if negated else fallback.kind
    return "say" if cue.strip() in (":", "-", "—", "–") else "other"


def _best(word: str, rest: list[str], content: str) -> Cue | None:
    """The entry of a word that fits what follows it in the cue and what the content looks like."""
    entries = [
        entry
        for part in ("phrase", "verb", "noun", "adjective")
        for entry in entries_of(word, part)
        if all(other in rest for other in entry.words[1:])
    ]
    if not entries:
        return None
    longest = [entry for entry in entries if len(entry.words) == len(entries[0].words)]
    frames = _frames(content)
    return next((entry for entry in longest if entry.takes & frames), longest[0])


def _frames(content: str) -> frozenset[str]:
    if _REPORTED_CLAUSE.match(content):
        return frozenset({"clause"})
    if content.lower().startswith("to "):
        return frozenset({"to", "object-to", "raising"})
    if content[:1] in "\"“«„'‘`":
        return frozenset({"quote", "clause"})
    if content[:1].islower() and _INFINITIVE.match(content):
        return frozenset({"object-to"})
    return frozenset({"clause", "object", "predicate"})
