"""The outermost layer: request ids, security headers, foreign origins, figures, one log line, no traceback.

Plain ASGI: Starlette's function middleware would cost more than the answer itself.
"""

from __future__ import annotations

import json
import logging
import os
import re
import time
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bots.settings import Settings
from bots.web import problems
from bots.web.metrics import Metrics

log = logging.getLogger("gongbao.web")

_REQUEST_ID = re.compile(rb"[A-Za-z0-9_-]{8,64}")
_LINE = '{"event": "request", "request": "%s", "method": "%s", "route": "%s", "status": %d, "ms": %.2f}'
_EXPOSED = b"ETag, Retry-After, X-Corpus-Version, X-Request-ID"
_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
_PREFLIGHT = [
    (b"access-control-allow-methods", b"GET, POST, DELETE"),
    (b"access-control-allow-headers", b"Content-Type, X-Request-ID"),
    (b"access-control-max-age", b"600"),
]


def policy(frame_ancestors: str) -> str:
    """The content security policy of our own pages: everything from here, nothing inline."""
    return (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        f"form-action 'self'; base-uri 'none'; frame-ancestors {frame_ancestors}"
    )


class Edge:
    """Wraps the whole application."""

    def __init__(self, app: ASGIApp, settings: Settings, metrics: Metrics) -> None:
        self.app, self.metrics = app, metrics
        self.origins = frozenset(origin.encode() for origin in settings.allowed_origins)
        self.security = [
            (b"x-content-type-options", b"nosniff"),
            (b"referrer-policy", b"strict-origin-when-cross-origin"),
            (b"content-security-policy", policy(settings.frame_ancestors).encode()),
            (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
            (b"cross-origin-opener-policy", b"same-origin"),
        ]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request, whatever happens inside."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        given: dict[bytes, bytes] = dict(scope["headers"])
        call = _Call(self, scope, given, send)
        if call.is_preflight:
            await self._preflight(call)
        else:
            try:
                await self.app(call.scope, receive, call.send)
            except Exception as error:  # the only place that catches everything: a visitor never sees an exception
                await self._failed(call, scope, receive, error)
        self._note(call)

    async def _preflight(self, call: _Call) -> None:
        allowed = call.cors()
        headers = [*allowed, *_PREFLIGHT] if len(allowed) > 1 else allowed
        await call.send({"type": "http.response.start", "status": 204, "headers": headers})
        await call.send({"type": "http.response.body", "body": b""})

    async def _failed(self, call: _Call, scope: Scope, receive: Receive, error: Exception) -> None:
        name = type(error).__name__
        self.metrics.failures.labels(name).inc()
        log.error(json.dumps({"event": "failure", "error": name, "request": call.request_id.decode()}))
        if call.status == 0:
            await problems.response(500)(scope, receive, call.send)

    def _note(self, call: _Call) -> None:
        seconds = time.perf_counter() - call.began
        route = getattr(call.scope.get("route"), "path", "other")
        method = call.scope["method"] if call.scope["method"] in _METHODS else "OTHER"
        self.metrics.request(method, route, call.status, seconds)
        log.info(_LINE, call.request_id.decode(), method, route, call.status, seconds * 1000)


class _Call:
    """One request on its way: what the outermost layer must remember of it."""

    def __init__(self, edge: Edge, scope: Scope, given: dict[bytes, bytes], send: Send) -> None:
        self.began = time.perf_counter()
        self.edge, self.outside, self.status = edge, send, 0
        self.origin = given.get(b"origin", b"")
        asked = given.get(b"x-request-id", b"")
        self.request_id = asked if _REQUEST_ID.fullmatch(asked) else os.urandom(12).hex().encode()
        self.is_preflight = (
            scope["method"] == "OPTIONS" and self.origin != b"" and b"access-control-request-method" in given
        )
        self.is_head = scope["method"] == "HEAD"
        self.scope: dict[str, Any] = {**scope, "request_id": self.request_id}
        if self.is_head:
            self.scope["method"] = "GET"

    def cors(self) -> list[tuple[bytes, bytes]]:
        """The headers that let a page of another origin read the answer, where it may."""
        origins = self.edge.origins
        vary = [(b"vary", b"Origin")] if origins else []
        if not self.origin or not (b"*" in origins or self.origin in origins):
            return vary
        return [
            (b"access-control-allow-origin", self.origin),
            (b"access-control-expose-headers", _EXPOSED),
            *vary,
        ]

    async def send(self, message: Message) -> None:
        """Passes the response on with our headers; without its body where only the head was asked for."""
        if message["type"] == "http.response.start":
            self.status = message["status"]
            extra = [*self.edge.security, (b"x-request-id", self.request_id)]
            if not self.is_preflight:
                extra += self.cors()
            message = {**message, "headers": [*message.get("headers", ()), *extra]}
        elif self.is_head and message["type"] == "http.response.body":
            message = {**message, "body": b""}
        await self.outside(message)
