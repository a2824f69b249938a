"""The API's reference at `/docs`, made of its OpenAPI description: nothing is fetched, no script is needed."""

from __future__ import annotations

import json
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from sayso.web.pages import render
from sayso.web.replies import unchanged_or

router = APIRouter(include_in_schema=False)


@router.get("/docs")
def reference(request: Request) -> Response:
    """The page."""
    described = request.app.openapi()
    calls = [
        {"path": path, "method": method.upper(), "bodies": _bodies(call), **call}
        for path, methods in described["paths"].items()
        for method, call in methods.items()
    ]
    return unchanged_or(request, render("docs.html", title="API", calls=calls, asked={}, twin={}), "html")


def _bodies(call: dict[str, Any]) -> list[tuple[str, str]]:
    content = call.get("requestBody", {}).get("content", {})
    return [
        (kind, example if isinstance(example, str) else json.dumps(example, ensure_ascii=False))
        for kind, told in content.items()
        if (example := told.get("example"))
    ]
