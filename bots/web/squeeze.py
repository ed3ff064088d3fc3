"""Compression for who asks for it; who does not pays nothing."""

from __future__ import annotations

from starlette.middleware.gzip import GZipMiddleware
from starlette.types import Message, Receive, Scope, Send


class Squeeze(GZipMiddleware):
    """Starlette's compression, passed by where the client does not take it."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Compresses the response, or says that it might have been."""
        if scope["type"] != "http" or any(k == b"accept-encoding" and b"gzip" in v for k, v in scope["headers"]):
            await super().__call__(scope, receive, send)
            return

        async def plain(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"].append((b"vary", b"Accept-Encoding"))
            await send(message)

        await self.app(scope, receive, plain)
