"""How much may come in: bodies of a size, of a kind, in time, and so many questions a minute."""

from __future__ import annotations

import asyncio
import time
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bots.settings import Settings
from bots.web import problems

_WITH_BODY = frozenset({"POST", "PUT", "PATCH"})
_RATED = ("/api/", "/ask")


class Limits:
    """Refuses what is too large, too slow, too often or of the wrong kind before anything reads it."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app = app
        self.size, self.seconds, self.hops = settings.body_limit, settings.body_seconds, settings.trusted_hops
        self.rate = _Rate(settings.rate_per_minute) if settings.rate_per_minute else None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Lets the request through, or answers with a problem."""
        if scope["type"] != "http" or scope["method"] not in _WITH_BODY:
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
        if self.rate and scope["path"].startswith(_RATED):
            wait = self.rate.wait(self._client(scope, headers))
            if wait:
                return 429, f"提问太快了，请{wait}秒后再试。", {"Retry-After": str(wait)}
        return None

    def _client(self, scope: Scope, headers: dict[bytes, bytes]) -> str:
        """Who asks: the address that the nearest trusted proxy saw; anything a client wrote itself is not believed."""
        seen = [part.strip() for part in headers.get(b"x-forwarded-for", b"").decode("latin-1").split(",")]
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


class _Rate:
    """So many requests a minute and client, counted over a sliding window."""

    def __init__(self, per_minute: int) -> None:
        from limits import RateLimitItemPerMinute  # noqa: PLC0415 - only who wants a limit needs the library
        from limits.storage import MemoryStorage  # noqa: PLC0415
        from limits.strategies import MovingWindowRateLimiter  # noqa: PLC0415

        self.item = RateLimitItemPerMinute(per_minute)
        self.window = MovingWindowRateLimiter(MemoryStorage())

    def wait(self, client: str) -> int:
        """Seconds until the next request is welcome; 0 for now."""
        if self.window.hit(self.item, client):
            return 0
        return max(1, round(self.window.get_window_stats(self.item, client).reset_time - time.time()))
