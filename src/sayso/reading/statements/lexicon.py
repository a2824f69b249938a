"""The lexicon of cues: the words that cite, read from `cues.csv` beside this file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple, cast, get_args

from sayso.reading.wordlists import table_rows
from sayso.records import CueKind

Part = Literal["verb", "noun", "adjective", "phrase", "light", "support", "relay"]
"""A `phrase` is fixed ("according to"), `light` verbs lead up to a cue ("continues to warn"), `support` verbs
carry a noun ("issued a warning"), `relay` verbs name whom the speaker has it from ("citing two officers")."""

_VOWELS = frozenset("aeiou")
_DOUBLES = re.compile(r"[^aeiou][aeiou][bdglmnprt]$")


class Cue(NamedTuple):
    """One entry of the lexicon.

    `words` is the base form, of a verb perhaps with a particle or preposition ("call for").

    `takes` says which complements hold the content: `quote`, `clause`, `to` (infinitive), `gerund`, `object`,
    `object-to` ("urge X to"), `number` ("puts X at 500"), `joined` (an object with one of `joins`), `predicate`
    ("call X a fool"), `raising` ("X is expected to"), of nouns and adjectives also prepositions; of a phrase `relay`
    tells that it names whom the speaker has it from.

    `joins` are the prepositions that tie a further part to the object ("accuse X of Y"); `kind` holds of the
    plain cue, `negated` of the negated one.
    """

    words: tuple[str, ...]
    part: Part
    kind: CueKind
    negated: CueKind
    takes: frozenset[str]
    joins: frozenset[str]


@cache
def _entries() -> dict[tuple[str, Part], tuple[Cue, ...]]:
    """Entries by inflected form of the first word and part, those of most words first."""
    entries: dict[tuple[str, Part], list[Cue]] = {}
    for row in table_rows(__package__, "cues.csv"):
        cue = _entry(row)
        for form in _forms(cue.words[0], cue.part, row["forms"].split()):
            entries.setdefault((form, cue.part), []).append(cue)
    return {key: tuple(sorted(cues, key=lambda cue: -len(cue.words))) for key, cues in entries.items()}


def _entry(row: dict[str, str]) -> Cue:
    assert row["kind"] in get_args(CueKind) and row["part"] in get_args(Part), row
    kind = cast(CueKind, row["kind"])
    takes, joins = set(), set()
    for frame in row["takes"].split():
        name, *prepositions = frame.split("+")
        takes.add(name)
        joins.update(prepositions)
    negated = cast(CueKind, row["negated"] or kind)
    words = tuple(row["words"].split())
    return Cue(words, cast(Part, row["part"]), kind, negated, frozenset(takes), frozenset(joins))


def _forms(base: str, part: Part, irregular: list[str]) -> Iterator[str]:
    """Yield the inflected forms of a verb or noun; `irregular` past and -ing forms replace the regular
    ones.
    """
    yield base
    if part in ("adjective", "phrase"):
        return
    if base.endswith("y") and base[-2] not in _VOWELS:
        yield base[:-1] + "ies"
    else:
        yield base + ("es" if base.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
    if part == "noun":
        return
    yield from irregular
    # Where the last consonant may double ("admitted"), both spellings are kept: the wrong one is never met.
    stems = [base.removesuffix("e") if not base.endswith("ee") else base]
    if _DOUBLES.search(base):
        stems.append(base + base[-1])
    if not any(form.endswith("ing") for form in irregular):
        yield from (stem + "ing" for stem in stems)
    if all(form.endswith("ing") for form in irregular):
        if base.endswith("y") and base[-2] not in _VOWELS:
            stems = [base[:-1] + "i"]
        yield from (stem + "ed" for stem in stems)
        if base.endswith("ee"):
            yield base + "d"


def entries_of(form: str, part: Part) -> tuple[Cue, ...]:
    """Entries whose first word has this inflected form (any case), those of most words first."""
    return _entries().get((form.lower(), part), ())


@cache
def acts() -> dict[str, Literal["anyone", "bodies"]]:
    """Who does what a verb tells without saying it, by the verb's inflected forms: `acts.csv`."""
    return {
        form: cast(Literal["anyone", "bodies"], row["by"])
        for row in table_rows(__package__, "acts.csv")
        for form in _forms(row["word"], "verb", row["forms"].split())
    }


@cache
def unheard() -> dict[str, Literal["always", "asking", "alone"]]:
    """When a source that begins with a word cites nobody: `unheard.csv`."""
    rows = table_rows(__package__, "unheard.csv")
    return {row["word"]: cast(Literal["always", "asking", "alone"], row["when"]) for row in rows}


@cache
def labels() -> frozenset[str]:
    """Words that open a line with a colon and name no speaker: `labels.csv`."""
    return frozenset(row["label"] for row in table_rows(__package__, "labels.csv"))


def is_relay(cue: str) -> bool:
    """Does a cue name whom the speaker has it from: "citing", "on the word of"?"""
    first, *rest = cue.split()
    return (bool(entries_of(first, "relay")) and not rest) or any(
        set(rest) >= set(entry.words[1:]) and "relay" in entry.takes for entry in entries_of(first, "phrase")
    )


@cache
def speakers() -> frozenset[str]:
    """Nouns of those who can be cited at second hand, in the singular."""
    return frozenset(row["noun"] for row in table_rows(__package__, "speakers.csv"))
