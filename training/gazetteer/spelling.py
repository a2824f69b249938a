"""Which of a place's alternate names English text may use, and in which forms."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

from sayso.reading.places.names import normalise

_LISTS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
ARABIC_ARTICLE = frozenset(_LISTS["arabic_article"])
ENGLISH_SPEAKING = frozenset(_LISTS["english_speaking"])
_GENERIC = frozenset(_LISTS["generic"])
_LATIN = re.compile(r"[a-z ]{3,}")
_ARTICLE = re.compile(r"(?:al|ar|as|ash|at|ad|an|az|el)[ -](?=\S{4})", re.IGNORECASE)


def usable(alternates: Iterable[str]) -> Iterator[str]:
    """Alternates in Latin letters that begin with a capital and are no airport code.

    GeoNames' dump has no language tags, and writes transliterations from other scripts in small letters.
    """
    for name in alternates:
        if not name or name[0].islower() or (name.isupper() and len(name) <= 4):
            continue
        if _LATIN.fullmatch(normalise(name)):
            yield name


def without_article(name: str) -> str:
    """The name without its Arabic article: "Ar Raqqah" → "Raqqah"."""
    return _ARTICLE.sub("", name, count=1) if _ARTICLE.match(name) else name


def without_kind(name: str) -> str:
    """The name without its generic word: "Anbar Governorate", "Province of Aceh" → "Anbar", "Aceh"."""
    return " ".join(word for word in name.split() if normalise(word) not in _GENERIC) or name
