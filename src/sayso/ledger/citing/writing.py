"""A pack as Markdown and as one HTML page that needs nothing else; whatever a report says is mere text in both."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from importlib.resources import files
from urllib.parse import quote as percent

from sayso.ledger.cells import visible
from sayso.ledger.citing.pack import Origin, Pack, Quote

_SPECIAL = re.compile(
    r"""(?P<always>[\\`*_\[\]~|@$])   # emphasis, code, links, tables, addresses, formulas
    |(?P<address>(?<=www)\.|:(?=//))   # what would become a link of itself
    |(?P<first>\A[#+\-=]|(?<=\A\d)[.)]|(?<=\A\d\d)[.)])   # headings and lists
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""What Markdown (CommonMark, and GitHub's) takes for a sign of its own."""
_BLANK = re.compile(r"\{\{(title|body)\}\}")
Escape = Callable[[str], str]


def markdown(pack: Pack) -> str:
    """The pack as CommonMark."""
    lines = [f"# {_plain(pack.title)}", "", _plain(pack.summary), ""]
    lines += [f"- {_plain(review)}" for review in pack.reviews]
    for number, quote in enumerate(pack.quotes, start=1):
        words = "".join(_marked(piece, marked) for piece, marked in quote.pieces)
        lines += ["", f"## {number}. {_plain(quote.voice)}", "", f"> {words or '…'}", ""]
        lines += [f"- {name}: {value}" for name, value in _facts(quote, _plain, _plain_link)]
    lines += ["", "## Reports", ""]
    for origin in pack.origins():
        (_, report), *facts = _source(origin, _plain, _plain_link)
        lines += [f"- {report}", *(f"  - {name}: {value}" for name, value in facts)]
    return "\n".join(lines) + "\n"


def page(pack: Pack) -> str:
    """The pack as one HTML page without scripts, images or anything from elsewhere."""
    body = [f"<h1>{_html(pack.title)}</h1>", f"<p>{_html(pack.summary)}</p>", _list(map(_html, pack.reviews))]
    for number, quote in enumerate(pack.quotes, start=1):
        words = "".join(f"<mark>{_html(p)}</mark>" if marked else _html(p) for p, marked in quote.pieces)
        body += [f"<section><h2>{number}. {_html(quote.voice)}</h2>", f"<blockquote>{words or '…'}</blockquote>"]
        body += [_table(_facts(quote, _html, _html_link)), "</section>"]
    body += ["<h2>Reports</h2>", *(_table(_source(origin, _html, _html_link)) for origin in pack.origins())]
    frame = files(__package__).joinpath("page.html").read_text(encoding="utf-8")
    filled = {"title": _html(pack.title), "body": "\n".join(part for part in body if part)}
    # In one pass: a report may hold the marks of the frame.
    return _BLANK.sub(lambda blank: filled[blank[1]], frame)


def _facts(quote: Quote, escape: Escape, link: Escape) -> Iterator[tuple[str, str]]:
    report = quote.origin.report
    told = (
        ("Outlet", report.outlet),
        ("Date", report.date),
        ("Title", report.title),
        ("Cited by the words", quote.cue),
        ("Read as", quote.told),
        ("Place in the text", f"characters {quote.start} to {quote.end}"),
        ("Reference", quote.reference),
    )
    yield from ((name, escape(value)) for name, value in told if value)
    if report.url:
        yield "Address", link(report.url)
    yield from (("Review", escape(review)) for review in quote.reviews)


def _source(origin: Origin, escape: Escape, link: Escape) -> Iterator[tuple[str, str]]:
    report = origin.report
    told = (
        ("Report", report.id),
        ("Outlet", report.outlet),
        ("Date", report.date),
        ("SHA-256 of text, date and outlet", report.sha256),
        ("Read by", origin.reader),
        ("Model", origin.model),
        ("Read at", f"{origin.read_at.isoformat(sep=' ', timespec='seconds')} UTC"),
    )
    yield from ((name, escape(value)) for name, value in told if value)
    if report.url:
        yield "Address", link(report.url)


def _marked(piece: str, marked: bool) -> str:
    """Bold, with the spaces at its ends outside, where Markdown would not take it for bold."""
    told = _spaced(piece, _plain)
    inner = told.strip()
    return told.replace(inner, f"**{inner}**", 1) if marked and inner else told


def _plain(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", html.escape(visible(text), quote=False))


def _plain_link(url: str) -> str:
    return f"[{_plain(url)}](<{_address(url)}>)" if _is_web(url) else _plain(url)


def _html(text: str) -> str:
    return _spaced(text, lambda told: html.escape(visible(told)))


def _html_link(url: str) -> str:
    if not _is_web(url):
        return _html(url)
    return f'<a href="{html.escape(_address(url))}" rel="noreferrer noopener">{_html(url)}</a>'


def _spaced(text: str, escape: Escape) -> str:
    """The escaped text with one space where there was white space at its ends: pieces follow one another."""
    before, after = text[:1].isspace(), text[-1:].isspace()
    return f"{' ' if before else ''}{escape(text)}{' ' if after and text.strip() else ''}"


def _is_web(url: str) -> bool:
    return re.match(r"https?://[^\s/]", url, re.IGNORECASE) is not None


def _address(url: str) -> str:
    return percent(url, safe="%/:=&?~#+!$,;@-._[]")


def _table(rows: Iterator[tuple[str, str]]) -> str:
    told = "".join(f"<tr><th>{name}</th><td>{value}</td></tr>" for name, value in rows)
    return f"<table>{told}</table>"


def _list(items: Iterator[str]) -> str:
    told = "".join(f"<li>{item}</li>" for item in items)
    return f"<ul>{told}</ul>" if told else ""
