"""Takes updates that Telegram sends us: an ASGI application of one address, for our own listener or mounted elsewhere."""

from __future__ import annotations

import hmac
import json
import logging
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any, TypeAlias

from telegram import Bot, Update

from bots.telegram.inbox import Inbox
from bots.telegram.requests import readable

Scope: TypeAlias = MutableMapping[str, Any]
Receive: TypeAlias = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send: TypeAlias = Callable[[MutableMapping[str, Any]], Awaitable[None]]

_HEADER = b"x-telegram-bot-api-secret-token"
_LARGEST = 1024 * 1024

_log = logging.getLogger(__name__)


class Webhook:
    """Answers as soon as an update is stored; who does not know the secret gets nothing in."""

    def __init__(self, bot: Bot, inbox: Inbox, secret: str) -> None:
        self._bot, self._inbox, self._secret = bot, inbox, secret.encode()
        self.open = False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] == "http":
            await _answer(send, await self._take(scope, receive))

    async def _take(self, scope: Scope, receive: Receive) -> int:
        """The status that the request deserves; with 503 Telegram comes again."""
        if scope["method"] != "POST":
            return 405
        if not hmac.compare_digest(dict(scope["headers"]).get(_HEADER, b""), self._secret):
            return 403
        if not self.open:
            return 503
        body = await _body(receive)
        if body is None:
            return 413
        try:
            raw = json.loads(body)
        except ValueError:
            return 400
        # Telegram would send what we refuse again and again, so a malformed update is taken and left aside.
        if update := readable(raw):
            await self._inbox.put(Update.de_json(update, self._bot))
        return 200


class OnlyAt:
    """The webhook at its path, nothing anywhere else."""

    def __init__(self, path: str, webhook: Webhook) -> None:
        self._path, self._webhook = path, webhook

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] == "http" and scope["path"] == self._path:
            await self._webhook(scope, receive, send)
        elif scope["type"] == "http":
            await _answer(send, 404)


async def _body(receive: Receive) -> bytes | None:
    """The whole body, None where it is too large."""
    body: bytes = b""
    while len(body) <= _LARGEST:
        message = await receive()
        body += message.get("body", b"")
        if message["type"] == "http.disconnect" or not message.get("more_body"):
            return body
    return None


async def _answer(send: Send, status: int) -> None:
    await send({"type": "http.response.start", "status": status, "headers": [(b"content-length", b"0")]})
    await send({"type": "http.response.body", "body": b""})
