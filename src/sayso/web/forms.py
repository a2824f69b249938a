"""Forms that change the ledger: taken only from this desk's own pages, and only where it was started for editing."""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from urllib.parse import parse_qsl, urlsplit

from fastapi import Request
from starlette.exceptions import HTTPException

_FORM = "application/x-www-form-urlencoded"
_MOST_FIELDS = 100


async def read_form(request: Request) -> Mapping[str, str]:
    """The fields of a form that this desk's own page has sent.

    Another site's page can have a browser send a form here, but neither read this desk's pages, which hold the
    form's secret, nor name this desk as its origin. Raises HTTPException: 403 for such a form and where the desk is
    for reading only, 415 or 422 for what is no form.
    """
    if not request.app.state.edit:
        raise HTTPException(403, "this desk is for reading only; `sayso serve --edit` takes reviews")
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != _FORM:
        raise HTTPException(415, f"send {_FORM}")
    try:
        text = (await request.body()).decode()
        fields = dict(parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=_MOST_FIELDS))
    except ValueError as error:
        raise HTTPException(422, "the body is no form that can be read") from error
    secret: str = request.app.state.form_secret
    if not (_is_own(request) and hmac.compare_digest(fields.get("secret", "").encode(), secret.encode())):
        raise HTTPException(403, "the form was not sent from a page of this desk; load the page again")
    return {name: value.replace("\r\n", "\n") for name, value in fields.items() if name != "secret"}


def _is_own(request: Request) -> bool:
    """Whether the browser, as far as it tells, sends the form from a page of this desk."""
    if request.headers.get("sec-fetch-site", "same-origin") != "same-origin":
        return False
    origin = request.headers.get("origin")
    try:
        return origin is None or urlsplit(origin).netloc == request.headers.get("host")
    except ValueError:
        return False
