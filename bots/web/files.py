"""The files that pages are made of beside their words: styles, scripts, pictures."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from bots.web.problems import Problem
from bots.web.rendering import STATIC, TYPES
from bots.web.replies import kept


def router() -> APIRouter:
    """Every file of `static/`; its address changes with its content, so that it is kept for ever."""
    routes = APIRouter(include_in_schema=False)

    @routes.get("/static/{name}")
    async def static(request: Request, name: str) -> Response:
        if name not in STATIC:
            raise Problem(404)
        kind = TYPES[name[name.rindex(".") :]]
        return kept(request, STATIC[name], f"{kind}; charset=utf-8", "public, max-age=31536000, immutable")

    @routes.get("/favicon.ico")
    async def favicon(request: Request) -> Response:
        return kept(request, STATIC["seal.svg"], TYPES[".svg"], "public, max-age=86400")

    return routes
