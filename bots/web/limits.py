"""How much may come in: bodies of a size, of a kind, in time, and no more questions than the rates allow."""

from __future__ import annotations

import asyncio
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bots.settings import Settings
from bots.web import problems
from bots.web.rates import Rates, Standing

_WITH_BODY = frozenset({"POST", "PUT", "PATCH"})
_RATED = ("/api/", "/ask", "/calculators/")


class Limits:
    """Refuses what is too large, too slow, too often or of the wrong kind before anything reads it."""

    def __init__(self, app: ASGIApp, settings: Settings, rates: Rates) -> None:
        self.app, self.rates = app, rates
        self.size, self.seconds, self.hops = settings.body_limit, settings.body_seconds, settings.trusted_hops

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Lets the request through, or answers with a problem."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        standing = self.rates.client(self._client(scope)) if scope["path"].startswith(_RATED) else None
        if standing:
            send = _telling(standing, send)
            if standing.refused:
                await problems.response(*standing.problem)(scope, receive, send)
                return
        if scope["method"] not in _WITH_BODY:
            await self.app(scope, receive, send)
            return
        headers: dict[bytes, bytes] = dict(scope["headers"])
        refused = self._refused_at_once(scope, headers)
        if refused:
            await problems.response(*refused)(scope, receive, send)
            return
        try:
            async with asyncio.timeout(self.seconds):
                body = await self._body(receive)
        except TimeoutError:
            await problems.response(408, headers=_CLOSE)(scope, receive, send)
            return
        if body is None:
            await problems.response(413, headers=_CLOSE)(scope, receive, send)
            return
        await self.app(scope, _replay(body, receive), send)

    def _refused_at_once(self, scope: Scope, headers: dict[bytes, bytes]) -> tuple[Any, ...] | None:
        length = headers.get(b"content-length", b"0")
        if not length.isdigit() or int(length) > self.size:
            return 413, "", _CLOSE
        if scope["path"].startswith("/api/") and not _is_json(headers.get(b"content-type", b"")):
            return 415, "", {"Accept": "application/json", **_CLOSE}
        return None

    def _client(self, scope: Scope) -> str:
        """Who asks: the address that the nearest trusted proxy saw; anything a client wrote itself is not believed."""
        said = b",".join(value for name, value in scope["headers"] if name == b"x-forwarded-for")
        seen = [part.strip() for part in said.decode("latin-1").split(",")]
        if self.hops and len(seen) >= self.hops and seen[-self.hops]:
            return seen[-self.hops]
        return scope["client"][0] if scope.get("client") else "local"

    async def _body(self, receive: Receive) -> bytes | None:
        parts, size = [], 0
        while True:
            message = await receive()
            part = message.get("body", b"")
            size += len(part)
            if size > self.size:
                return None
            parts.append(part)
            if message["type"] == "http.disconnect" or not message.get("more_body", False):
                return b"".join(parts)


_CLOSE = {"Connection": "close"}


def _is_json(content_type: bytes) -> bool:
    kind = content_type.partition(b";")[0].strip().lower()
    return kind == b"application/json" or (kind.startswith(b"application/") and kind.endswith(b"+json"))


def _replay(body: bytes, receive: Receive) -> Receive:
    told = False

    async def again() -> Message:
        nonlocal told
        if told:
            return await receive()
        told = True
        return {"type": "http.request", "body": body, "more_body": False}

    return again


def _telling(standing: Standing, send: Send) -> Send:
    """Tells with every reply how many more are welcome."""
    told = [(name.lower().encode(), value.encode()) for name, value in standing.headers.items()]

    async def telling(message: Message) -> None:
        if message["type"] == "http.response.start":
            others = [pair for pair in message.get("headers", ()) if pair[0] not in dict(told)]
            message = {**message, "headers": [*others, *told]}
        await send(message)

    return telling
