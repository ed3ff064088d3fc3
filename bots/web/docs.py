"""The description of the API as JSON and as a page of our own, without anything from other hosts."""

from __future__ import annotations

import json
from typing import Any

from fastapi import APIRouter, FastAPI, Request, Response

from bots.web.problems import DETAILS, TITLES
from bots.web.rendering import page
from bots.web.replies import encoded, kept


def router(app: FastAPI) -> APIRouter:
    """`/openapi.json` and `/docs`."""
    routes = APIRouter(include_in_schema=False)

    @routes.get("/openapi.json")
    async def described(request: Request) -> Response:
        return kept(request, encoded(app.openapi()), "application/json")

    @routes.get("/docs")
    async def docs(request: Request) -> Response:
        found = app.openapi()
        operations = [
            {"path": path, "method": method.upper(), **operation, "body": _example(operation, found)}
            for path, methods in found["paths"].items()
            for method, operation in methods.items()
        ]
        problems = [{"status": status, "title": TITLES[status], "detail": DETAILS[status]} for status in TITLES]
        return page(request, "docs.html", operations=operations, problems=problems, schemas=_schemas(found))

    return routes


def _example(operation: dict[str, Any], found: dict[str, Any]) -> str:
    """An example body of a request, or the names of its members."""
    content = operation.get("requestBody", {}).get("content", {}).get("application/json")
    if content is None:
        return ""
    schema = found["components"]["schemas"][content["schema"]["$ref"].rsplit("/", 1)[-1]]
    example = schema.get("examples", [{name: "…" for name in schema.get("properties", {})}])[0]
    return json.dumps(example, ensure_ascii=False, indent=2)


def _schemas(found: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        {"name": name, "about": schema.get("description", ""), "members": _members(schema)}
        for name, schema in sorted(found["components"]["schemas"].items())
    ]


def _members(schema: dict[str, Any]) -> list[tuple[str, str, bool]]:
    required = set(schema.get("required", ()))
    return [(name, _kind(item), name in required) for name, item in schema.get("properties", {}).items()]


def _kind(item: dict[str, Any]) -> str:
    if "anyOf" in item:
        return " | ".join(_kind(each) for each in item["anyOf"])
    if "$ref" in item:
        return str(item["$ref"]).rsplit("/", 1)[-1]
    if item.get("type") == "array":
        return f"{_kind(item.get('items', {}))}[]"
    if "enum" in item:
        return " | ".join(map(str, item["enum"]))
    return str(item.get("format") or item.get("type") or "any")
