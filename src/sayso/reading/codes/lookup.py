"""The code of an exact phrase."""

from __future__ import annotations

from sayso.reading.codes.keys import words_of
from sayso.reading.codes.tables import Code, Key, Role, Term, holders, roles, terms

_MAX_WORDS = 16


def term_of(words: str) -> Term | None:
    """The table entry of an exact phrase, with "the", a possessive and a plural "s" put aside."""
    if len(words) > 200:
        return None
    key = words_of(words)
    if len(key) > _MAX_WORDS:
        return None
    for trial in _trials(key):
        found = terms().get(trial)
        if found is not None:
            return found
    return None


def code_of(words: str) -> Code | None:
    """Who an exact phrase stands for: a state, demonym, capital, seat, force, body or armed group.

    Case tells: "US" is a state, "us" is not. A leading "the", a possessive and a plural "s" do not matter.
    Returns `None` for words that stand for nobody in the tables.
    """
    term = term_of(words)
    return term.code if term else None


def holder_of(code: str) -> Code | None:
    """Who a code stands for, with its name and, of an armed group, its home; `None` for an unknown one."""
    return holders().get(code)


def state_of(words: str) -> str | None:
    """ISO 3166-1 alpha-3 code of the state or dependent territory that an exact phrase stands for."""
    code = code_of(words)
    return code.code if code and code.kind in ("state", "territory") else None


def role_of(words: str) -> Role | None:
    """What the role words that a phrase ends in tell ("a senior French officer"); the longest ending wins."""
    key = tuple(word.lower() for word in words_of(words[-200:]))
    if key and key[-1] == "s":
        key = key[:-1]
    for start in range(max(0, len(key) - 5), len(key)):
        found = roles().get(key[start:])
        if found:
            return found
    return None


def sector_of(words: str) -> str | None:
    """PLOVER sector of the role words that a phrase ends in: "Iraqi lawmakers" → LEG, "the army" → MIL."""
    role = role_of(words)
    return role.sector if role else None


def _trials(key: Key) -> list[Key]:
    """The phrase as it stands, then without article, possessive and plural."""
    if not key:
        return []
    trials = [key]
    if key[0] in ("the", "The", "THE") and len(key) > 1:
        key = key[1:]
        trials.append(key)
    if key[-1] == "s" and len(key) > 1:
        key = key[:-1]
        trials.append(key)
    if len(key[-1]) > 4 and key[-1].endswith("s"):
        trials.append((*key[:-1], key[-1][:-1]))
    return trials
