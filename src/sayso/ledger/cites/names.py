"""Which words name an outlet, and the one name that an outlet goes by."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

_WORD = r"[^\W\d_][\w’'&.-]*"
_NAME = r"(?!(?:An?|The)\s)(?:[A-Z0-9][\w’'&./-]*)(?:\s+(?:[A-Z0-9][\w’'&./-]*|of|and|the|della|di|du|de|le|la))*"
_AGENCY_END = re.compile(r" (?:news agency|newswire|wire service)$")
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)


def outlet_named(words: str) -> str | None:
    """The name of the outlet that the words stand for, or None where they stand for none.

    That is a known name ("AFP", "the Associated Press"), a name beside a noun for an outlet ("state news agency
    SANA", "the daily Vanguard"), or one that ends or starts as names of outlets do ("the Harbour Post"); an
    apposition may follow. People of an outlet ("a Harbour Post reporter") are no outlet.
    """
    words = " ".join(words.split()).strip(" ,;:.“”\"'")
    for part in (words, words.split(",", 1)[0]):
        found = known_outlet(part) or _by_kind(part) or _by_form(part)
        if found:
            return known_outlet(found) or found
    return None


def known_outlet(words: str) -> str | None:
    """The name that an outlet of agencies.csv or places/outlets.csv goes by; None for all others."""
    return _known().get(outlet_key(words))


def is_agency(name: str) -> bool:
    """Whether a name of agencies.csv is an agency's, or another name says so itself."""
    return name in _agencies() or bool(re.search(r"\b(?:Agency|Newswire|Wire Service|Press Service)$", name))


def outlet_key(name: str) -> str:
    """The name as it is compared: no article, case or accents."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return _ARTICLE.sub("", " ".join(plain.split())).casefold().replace("’", "'")


def canonical_key(name: str) -> str:
    """The key of the name that the outlet goes by, known or not, without "News Agency" at its end."""
    key = outlet_key(known_outlet(name) or name)
    return _AGENCY_END.sub("", key) or key


def initials(name: str) -> str | None:
    """The key of the outlet's initials ("HPA"), where it has three or more; None for shorter names."""
    letters = "".join(word[0] for word in outlet_key(name).split())
    return letters if len(letters) > 2 else None


def _by_kind(words: str) -> str | None:
    matches = (pattern.fullmatch(words) for pattern in _kind_patterns())
    return next((match["name"] for match in matches if match), None)


def _by_form(words: str) -> str | None:
    bare = _ARTICLE.sub("", words)
    _, of, employer = bare.rpartition(" of ")
    # "Mira Solvang of the Harbour Post" spoke for it.
    if of and (known_outlet(employer) or _form_pattern().fullmatch(_ARTICLE.sub("", employer))):
        return _ARTICLE.sub("", employer)
    return bare if _form_pattern().fullmatch(bare) else None


@cache
def _kind_patterns() -> tuple[re.Pattern[str], ...]:
    kinds = "|".join(re.escape(word) for word in sorted(_words("kind"), key=len, reverse=True))
    before = rf"(?:(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir)\s+)?(?:{_WORD}\s+)*?(?:{kinds})\s+(?P<name>{_NAME})"
    after = rf"(?:[Tt]he\s+)?(?P<name>{_NAME})\s+(?:{kinds})"
    beside = rf"[Aa]n?\s+(?:{_WORD}\s+)*?(?:{kinds}),\s+(?P<name>{_NAME})"
    return re.compile(before), re.compile(after), re.compile(beside)


@cache
def _form_pattern() -> re.Pattern[str]:
    ends, starts = "|".join(_words("end")), "|".join(_words("start"))
    return re.compile(rf"(?:{_NAME}\s+(?:{ends}))|(?:(?:{starts})\s+{_NAME})")


@cache
def _words(place: str) -> list[str]:
    return [row["word"] for row in _rows("sayso.ledger.cites", "outlet_words.csv") if row["place"] == place]


@cache
def _known() -> dict[str, str]:
    known = {outlet_key(row["outlet"]): row["outlet"] for row in _rows("sayso.reading.places", "outlets.csv")}
    for row in _rows("sayso.ledger.cites", "agencies.csv"):
        forms = [form for form in row["forms"].split(";") if form]
        known |= {outlet_key(form): row["name"] for form in (row["name"], *forms)}
    return known


@cache
def _agencies() -> frozenset[str]:
    return frozenset(row["name"] for row in _rows("sayso.ledger.cites", "agencies.csv") if row["agency"] == "yes")


def _rows(package: str, name: str) -> Iterator[dict[str, str]]:
    text = files(package).joinpath(name).read_text(encoding="utf-8")
    yield from csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
