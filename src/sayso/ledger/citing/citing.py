"""`Ledger.cite`: a citation pack as files."""

from __future__ import annotations

import os
from pathlib import Path

from sayso.ledger.access import Access
from sayso.ledger.citing.collecting import collect
from sayso.ledger.citing.writing import markdown, page
from sayso.ledger.export import replacing


class Citing(Access):
    """Findings with what they rest on, to send to somebody."""

    def cite(self, reference: str, out: str | os.PathLike[str]) -> list[Path]:
        """Write what a finding rests on: every quotation with outlet, date, address and hash; the files written.

        reference: "REPORT:ID" of a conflict (x1), of a claim (c1), or of an actor (a1), of whom all statements in the
            ledger are quoted.
        out: the files' name; ".md" and ".html" are set at its end, in place of either.

        The page is one file that loads nothing. Raises UsageError where the reference names nothing and where a
        file cannot be written.
        """
        path = Path(out)
        stem = path.with_suffix("") if path.suffix in (".md", ".html") else path
        with self._cursor() as cursor, self._errors("read"):
            pack = collect(cursor, reference, self.path)
        written = []
        for ending, text in ((".md", markdown(pack)), (".html", page(pack))):
            made = stem.with_name(stem.name + ending)
            with replacing(made) as stream:
                stream.write(text.encode())
            written.append(made)
        return written
