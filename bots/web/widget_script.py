"""The widget as one script: its sources joined as they are, no build step, so what is served is what is read."""

from __future__ import annotations

import json
from pathlib import Path

from fastapi import APIRouter, Request, Response

from bots.web import examples
from bots.web.replies import kept

SOURCES = Path(__file__).parent / "widget"

PARTS = ("origin", "texts", "look", "dom", "memory", "client", "reply", "printing", "conversation", "element", "define")
"""The sources in the order in which they stand in the script."""


def script() -> bytes:
    """The script that `/widget.js` serves: one function, nothing global."""
    questions = {"citizens": examples.CITIZENS, "staff": examples.STAFF, "english": examples.ENGLISH}
    constants = [
        f"const STYLES = {json.dumps(_read('styles.css'), ensure_ascii=False)};",
        f"const QUESTIONS = {json.dumps(questions, ensure_ascii=False)};",
    ]
    parts = [_read(f"{name}.js") for name in PARTS]
    return "\n".join(["(() => {", '"use strict";', *constants, *parts, "})();", ""]).encode("utf-8")


def _read(name: str) -> str:
    return (SOURCES / name).read_text("utf-8")


def router() -> APIRouter:
    """`/widget.js`, for our pages and everybody's."""
    routes, content = APIRouter(include_in_schema=False), script()

    @routes.get("/widget.js")
    async def widget(request: Request) -> Response:
        response = kept(request, content, "text/javascript; charset=utf-8", "public, max-age=300")
        response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        return response

    return routes
