"""Turns templates into pages; everything a page shows is escaped here, once and for all."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

from fastapi import Request, Response
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bots.web.notice_view import marked, validity
from bots.web.replies import kept

HERE = Path(__file__).parent
TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
STATIC = {path.name: path.read_bytes() for path in sorted((HERE / "static").iterdir()) if path.suffix in TYPES}
VERSIONS = {name: hashlib.blake2b(content, digest_size=6).hexdigest() for name, content in STATIC.items()}
VIEW_COOKIE = "gongbao_view"


def asset(name: str) -> str:
    """The address of a static file, new whenever its content is."""
    return f"/static/{name}?v={VERSIONS[name]}"


def _chinese_day(day: str | None) -> str:
    year, month, date = (day or "").split("-") if day else ("", "", "")
    return f"{year}年{int(month)}月{int(date)}日" if day else ""


_templates = Environment(
    loader=FileSystemLoader(HERE / "templates"),
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
    undefined=StrictUndefined,
)
_templates.globals.update(asset=asset, marked=marked, validity=validity)
_templates.filters["day"] = _chinese_day


def text(request: Request, template: str, **context: Any) -> str:
    """The page as text."""
    settings = request.app.state.settings
    large = request.cookies.get(VIEW_COOKIE) == "large"
    here = request.url.path + (f"?{request.url.query}" if request.method == "GET" and request.url.query else "")
    return _templates.get_template(template).render(settings=settings, large=large, here=here, **context)


def page(request: Request, template: str, status: int = 200, **context: Any) -> Response:
    """A page that depends on nothing but the corpus, tagged; or one of this moment where its status is no 200."""
    content = text(request, template, **context).encode("utf-8")
    if status != 200:
        return Response(content, status, {"Cache-Control": "no-store"}, "text/html; charset=utf-8")
    response = kept(request, content, "text/html; charset=utf-8", "private, no-cache")
    response.headers["Vary"] = "Cookie"
    return response


def private_page(request: Request, template: str, status: int = 200, **context: Any) -> Response:
    """A page with somebody's own words, kept by nobody."""
    content = text(request, template, **context)
    return Response(content, status, {"Cache-Control": "no-store"}, "text/html; charset=utf-8")


async def form(request: Request) -> Mapping[str, str]:
    """What a plain HTML form sent."""
    sent = parse_qs((await request.body()).decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=100)
    return {name: values[-1] for name, values in sent.items()}
