"""The description of the API: our errors instead of the framework's, and nothing from other hosts."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from bots.web.problems import MEDIA_TYPE, TITLES, body

ABOUT = "回答政府公报中各项通知的内容，并指明依据的条款。所有错误均为RFC 9457 problem+json。"

PROBLEM: dict[str, Any] = {
    "title": "Problem",
    "description": "RFC 9457",
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string", "format": "uri-reference"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["pointer", "detail"],
                "properties": {"pointer": {"type": "string"}, "detail": {"type": "string"}},
            },
        },
    },
}


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The errors that a route may answer with, for its description."""
    return {status: _problem(status) for status in statuses}


def _problem(status: int) -> dict[str, Any]:
    found: dict[str, Any] = {
        "description": TITLES[status],
        "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}, "example": body(status)}},
    }
    if status in (429, 503):
        found["headers"] = {"Retry-After": {"schema": {"type": "integer"}, "description": "秒"}}
    return found


def install(app: FastAPI, version: str) -> None:
    """Gives `app` its description, made once."""

    def described() -> dict[str, Any]:
        if app.openapi_schema is None:
            found = get_openapi(title="gongbao 公报问答", version=version, description=ABOUT, routes=app.routes)
            schemas = found.setdefault("components", {}).setdefault("schemas", {})
            schemas["Problem"] = PROBLEM
            for unused in ("HTTPValidationError", "ValidationError"):
                schemas.pop(unused, None)
            _without_framework_errors(found)
            app.openapi_schema = found
        return app.openapi_schema

    app.openapi = described  # type: ignore[method-assign]


def _without_framework_errors(found: dict[str, Any]) -> None:
    """The framework adds its own 422 wherever a route takes a parameter, though ours is always a problem."""
    for methods in found["paths"].values():
        for operation in methods.values():
            said = operation["responses"].get("422", {}).get("content", {})
            if "application/json" in said:
                del operation["responses"]["422"]
