"""HTML pages: text, title, date, outlet and author by trafilatura."""

from __future__ import annotations

import logging
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from types import ModuleType

from sayso.intake.charset import charset_of, guess
from sayso.intake.outcomes import Refused
from sayso.intake.reports import Settings, Told, make_report
from sayso.intake.tags import check_tags
from sayso.records import Report

LONGEST_PAGE = 1 << 25
"""Pages of more bytes than this are refused: parsing takes many times their size in memory."""

_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE
)
_CHARSET = re.compile(r"""charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE | re.ASCII)
_LANGUAGE = re.compile(r"""<html[^>]{0,500}?\slang\s*=\s*["']?([a-z]{2,3})\b""", re.IGNORECASE)
_DECLARED_WITHIN = 1 << 13
# A search beyond what the page says of itself takes copyright years and passing dates for its day; the
# fixed end keeps the outcome from changing with the day on which it is run.
_DATE_SEARCH = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}


@dataclass(frozen=True, slots=True)
class Capture:
    """What is known of a page beside its bytes: its address, its HTTP Content-Type, and further metadata."""

    url: str | None = None
    content_type: str = ""
    metadata: Mapping[str, str] = field(default_factory=dict)


def read_page(
    data: bytes, name: str | None, settings: Settings, capture: Capture | None = None
) -> tuple[Report, str | None]:
    """The report of a page, and a remark where its encoding was guessed; `name` is the report's id.

    `Report.text` is trafilatura's text, composed (NFC) as that writes it to files. What the page says of itself
    goes before what `capture` does, except
    for its encoding. Raises `Refused` for a page without a text, and for one that takes too long to parse.
    """
    capture = capture or Capture()
    if len(data) > LONGEST_PAGE:
        raise Refused(f"a page of more than {LONGEST_PAGE:,} bytes")
    page, remark = _decoded(data, capture.content_type)
    check_tags(page)
    trafilatura = _trafilatura()
    try:
        found = trafilatura.bare_extraction(
            page, url=capture.url, with_metadata=True, include_comments=False, date_extraction_params=_DATE_SEARCH
        )
    except Exception as error:  # the parser meets whatever the web holds, and one page must not end a run
        raise Refused(f"HTML that trafilatura cannot read: {type(error).__name__}: {error}") from error
    finally:
        # It would keep the lines of many pages, however long these are.
        trafilatura.utils.trim.cache_clear()
        trafilatura.utils.line_processing.cache_clear()
    text = unicodedata.normalize("NFC", found.text or "") if found else ""
    if not text.strip():
        raise Refused("HTML without a text to extract")
    language = _LANGUAGE.search(page[:_DECLARED_WITHIN])
    told = Told(
        id=name,
        date=found.date or None,
        outlet=found.sitename or found.hostname or None,
        title=found.title or None,
        url=found.url or capture.url,
        language=language[1].lower() if language else None,
        metadata={key: value for key in ("author", "description") if (value := getattr(found, key))}
        | dict(capture.metadata),
    )
    return make_report(text, told, settings, has_header=False), remark


def _decoded(data: bytes, content_type: str) -> tuple[str, str | None]:
    """By byte order mark, as UTF-8 where it is that, as HTTP or the page declares it, as guessed: in this order."""
    charset = charset_of(data, whole=True)
    if charset.notice is None:
        return data.decode(charset.name, "replace"), None
    by_http = _CHARSET.search(content_type)
    in_page = _DECLARED.search(data[:_DECLARED_WITHIN])
    for declared in (by_http and by_http[1], in_page and in_page[1].decode("ascii")):
        if declared:
            try:
                return data.decode(declared, "replace"), None
            except (LookupError, ValueError):
                pass
    return data.decode(guess(data), "replace"), charset.notice


@cache
def _trafilatura() -> ModuleType:
    """trafilatura, imported when the first page comes, its log kept quiet unless the program has set it."""
    import trafilatura

    for name in ("trafilatura", "htmldate", "courlan"):
        logger = logging.getLogger(name)
        if logger.level == logging.NOTSET:
            logger.setLevel(logging.CRITICAL)
    return trafilatura
