"""The API's reference at `/docs`, made of its OpenAPI description: nothing is fetched, no script is needed."""

from __future__ import annotations

import json
from typing import Any

from fastapi import APIRouter, Request
from markupsafe import Markup, escape
from starlette.responses import Response

from sayso.web.pages import render
from sayso.web.replies import unchanged_or

router = APIRouter(include_in_schema=False)

_FORMS = (".jsonl", ".json", ".csv", ".parquet")


@router.get("/docs")
def reference(request: Request) -> Response:
    """The page."""
    described = request.app.openapi()
    groups: dict[str, dict[str, Any]] = {}
    for path, methods in described["paths"].items():
        for method, call in methods.items():
            # The forms of one page stand together.
            stem = path.removesuffix(next((form for form in _FORMS if path.endswith(form)), ""))
            group = groups.setdefault(f"{method} {stem}", {"path": stem, "calls": [], "parameters": {}, "bodies": []})
            told = call.get("description") or call.get("summary", "")
            group["calls"].append({"method": method.upper(), "path": path, "told": _marked(told)})
            group["parameters"] |= {each["name"]: _parameter(each) for each in call.get("parameters", [])}
            group["bodies"] += _bodies(call)
    text = render("docs.html", title="API", groups=list(groups.values()), asked={}, twin={})
    return unchanged_or(request, text, "html")


def _parameter(told: dict[str, Any]) -> dict[str, Any]:
    examples = told["schema"].get("examples") or [""]
    return {"name": told["name"], "told": _marked(told.get("description", "")), "example": examples[0]}


def _marked(text: str) -> Markup:
    """The text, with what stands in backticks as code."""
    pieces = [
        Markup("<code>{}</code>").format(piece) if number % 2 else escape(piece)
        for number, piece in enumerate(text.split("`"))
    ]
    return Markup("").join(pieces)


def _bodies(call: dict[str, Any]) -> list[tuple[str, str]]:
    content = call.get("requestBody", {}).get("content", {})
    return [
        (kind, example if isinstance(example, str) else json.dumps(example, ensure_ascii=False))
        for kind, told in content.items()
        if (example := told.get("example"))
    ]
