"""Rows of the ledger in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter

from sayso.reading.codes import holder_of
from sayso.reading.conflicts.telling import proposition
from sayso.records import Claim

_CLAIM: TypeAdapter[Claim] = TypeAdapter(Claim)
_OWN_FIELDS = {
    "movement": "status force origin origin_name destination destination_name",
    "presence": "status force place place_name",
    "permission": "status authority force act place place_name",
    "limit": "force place place_name value relation",
    "demand": "by_code force act place place_name",
    "talks": "status parties topic",
}
_SINGLE = str.maketrans({"“": "‘", "”": "’", '"': "'"})
Row = Mapping[str, Any]


def claim_of(row: Row) -> Claim:
    """The claim that a row of the view `claims` holds."""
    low, high = row["strength_low"], row["strength_high"]
    when = {"text": row["when_text"], "from": _iso(row["when_from"]), "to": _iso(row["when_to"])}
    evidence = {"text": row["evidence"], "start": row["evidence_start"] or 0, "end": row["evidence_end"] or 0}
    fields = {name: row[name] for name in _OWN_FIELDS[row["kind"]].split()}
    return _CLAIM.validate_python(
        {
            "id": row["claim"],
            "kind": row["kind"],
            "by": row["by"],
            "statement": row["statement"],
            "negated": row["negated"],
            "strength": None if low is None else (low, high),
            "when": when if row["when_text"] else None,
            "purpose": row["purpose"],
            "evidence": evidence,
            **fields,
        }
    )


def told(row: Row) -> str:
    """What a row of the view `claims` tells, as a clause."""
    return told_claim(claim_of(row))


def told_claim(claim: Claim) -> str:
    """What a claim tells, as a clause; a place that only "there" or "the country" names has its state's name."""
    named = {}
    for role in ("place", "origin", "destination"):
        code, words = getattr(claim, role, None), getattr(claim, f"{role}_name", None)
        if code and not any(letter.isupper() for letter in words or ""):
            named[f"{role}_name"] = name_of(code)
    return proposition(claim.model_copy(update=named))


def name_of(code: str | None) -> str:
    """Who or what a code stands for: "Niger"; the code itself where the tables do not know it."""
    holder = holder_of(code) if code else None
    return (holder.name if holder else None) or code or ""


def place_of(row: Row) -> str:
    """The place of a row of posture: its name, and the report's own words where they tell more."""
    code, words = row["place"], row["place_name"]
    name = name_of(code)
    if not words or words in (name, code) or not any(letter.isupper() for letter in words):
        return name or words or ""
    return f"{words}, {name}" if name else words


def places_of(row: Row) -> list[str]:
    """The places of an incident by name: as reports name them, or else as its codes stand for."""
    names = [name for name in row["place_names"] or [] if any(letter.isupper() for letter in name or "")]
    codes = [code for code in row["places"] or [] if code]
    return [name for name in names if name not in codes] or [name_of(code) for code in codes]


def strength(low: int | None, high: int | None) -> str:
    """Bounds as a person writes them: "180–220", "100 or more", "up to 19", "4"."""
    if low is None:
        return ""
    if high is None:
        return f"{low:,} or more"
    if low == high:
        return f"{low:,}"
    return f"up to {high:,}" if low == 0 else f"{low:,}–{high:,}"


def status(row: Row) -> str:
    """Status, with "not" where it is said not to be so."""
    return f"not {row['status'] or ''}".strip() if row["negated"] else row["status"] or ""


def fact(row: Row) -> str:
    """What a row of posture tells, in two words."""
    if row["fact"] == "movement":
        return "movement in" if row["role"] == "destination" else "movement out"
    return str(row["fact"])


def amount(row: Row) -> str:
    """The number that a row tells: a strength, or what a limit allows."""
    if row.get("value") is not None:
        return f"at most {row['value']:,}"
    return strength(row["strength_low"], row["strength_high"])


def titled(what: str, filters: Mapping[str, Any]) -> str:
    """A title that names what is shown: "Claims: force USA, place NER, from 2024-01-01"."""
    told = [str(value) if name == "q" else f"{name.rstrip('_')} {value}" for name, value in filters.items()]
    return what[:1].upper() + what[1:] + (": " + ", ".join(told) if told else "")


def quoted(words: str | None) -> str:
    """Words of a report in quotation marks: half a pair of their own at an end is left out, inner pairs are single."""
    words = (words or "").strip()
    for opening, closing in ("“”", '""'):
        inner = words[1:-1]
        if words[:1] == opening and closing not in inner:
            words = words[1:]
            words = words.removesuffix(closing)
        elif words[-1:] == closing and opening not in inner:
            words = words[:-1]
    return f"“{words.translate(_SINGLE)}”"


def incident_of(row: Row) -> str:
    """Whom and where an incident is about: "USA, Niger"."""
    names = [*(name_of(actor) for actor in row["actors"] if actor), *places_of(row)]
    return ", ".join(dict.fromkeys(names))


def _iso(day: Any) -> str | None:
    return day.isoformat() if day else None
