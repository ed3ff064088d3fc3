"""A stand-in Bot API server over real HTTP: it keeps what bots send, refuses what Telegram refuses, and fails on demand."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from reading import NotHtmlError, parsed

JSON = dict[str, Any]
TOKEN = "123456:stand-in-token-of-thirty-five-chars"
BOT = {
    "id": 123456,
    "is_bot": True,
    "first_name": "公报助手",
    "username": "gongbao_bot",
    "supports_inline_queries": True,
}
PATIENCE = 20.0
NOTED = {"setMyCommands", "setMyShortDescription", "sendChatAction", "answerCallbackQuery", "answerInlineQuery"}


@dataclass
class Sent:
    """A message of the bot's as a user sees it."""

    chat_id: int
    message_id: int
    text: str
    raw: str
    mode: str | None
    markup: JSON | None
    params: JSON
    edits: int = 0

    @property
    def buttons(self) -> dict[str, str]:
        rows = (self.markup or {}).get("inline_keyboard", [])
        return {button["text"]: button["callback_data"] for row in rows for button in row}


class RefusedError(Exception):
    """What the Bot API answers with an error."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code, self.description, self.parameters = code, description, parameters


@dataclass
class BotApi:
    """The server; `faults[method]` holds what becomes of its next requests: a `RefusedError`, "drop", "hang" or "html"."""

    token: str = TOKEN
    calls: list[tuple[str, JSON]] = field(default_factory=list)
    sent: list[Sent] = field(default_factory=list)
    pending: list[JSON] = field(default_factory=list)
    faults: dict[str, deque[Any]] = field(default_factory=lambda: defaultdict(deque))
    webhook: JSON = field(default_factory=dict)
    confirmed: int = 0

    async def __aenter__(self) -> BotApi:
        self._changed, self._open = asyncio.Condition(), set[asyncio.Task[None]]()
        self._numbers = 1000
        self._update_numbers = 500_000
        self.released = asyncio.Event()
        self._server = await asyncio.start_server(self._connected, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *_: object) -> None:
        self._server.close()
        for task in list(self._open):
            task.cancel()
        await asyncio.gather(*self._open, return_exceptions=True)
        await self._server.wait_closed()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def until(self, seen: Callable[[], Any]) -> Any:
        """Waits until `seen` returns something true."""
        async with asyncio.timeout(PATIENCE), self._changed:
            while not (found := seen()):
                await self._changed.wait()
            return found

    async def push(self, *updates: JSON) -> None:
        """Makes updates pending, numbered unless they are already."""
        for update in updates:
            if "update_id" not in update:
                self._update_numbers += 1
                update["update_id"] = self._update_numbers
            self.pending.append(update)
        await self._tell()

    def count(self, method: str) -> int:
        return sum(1 for name, _ in self.calls if name == method)

    def of(self, method: str) -> list[JSON]:
        return [params for name, params in self.calls if name == method]

    def to(self, chat_id: int) -> list[Sent]:
        return [one for one in self.sent if one.chat_id == chat_id]

    def number(self) -> int:
        self._numbers += 1
        return self._numbers

    async def _tell(self) -> None:
        async with self._changed:
            self._changed.notify_all()

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task
        self._open.add(task)
        try:
            while await self._exchange(reader, writer):
                pass
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass
        finally:
            self._open.discard(task)
            writer.close()
            with contextlib.suppress(ConnectionError):
                await writer.wait_closed()

    async def _exchange(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in head[1:] if line)}
        body = await reader.readexactly(int(headers.get("content-length", 0)))
        path = urlsplit(head[0].split()[1]).path
        params = dict(parse_qsl(body.decode(), keep_blank_values=True))
        for name, value in params.items():
            with contextlib.suppress(ValueError):
                params[name] = (
                    json.loads(value)
                    if value[:1] in "{[" or name in {"chat_id", "message_id", "offset", "timeout"}
                    else value
                )
        token, _, method = path.removeprefix("/bot").rpartition("/")
        fault = self.faults[method].popleft() if self.faults[method] else None
        if fault == "drop":
            self.calls.append((f"{method}!", params))
            return False
        if fault == "hang":
            self.calls.append((f"{method}!", params))
            await self._tell()
            await self.released.wait()
            return False
        if fault == "html":
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\n<html>oops<")
            return True
        status, answer = await self._answer(token, method, params, fault)
        data = json.dumps(answer).encode()
        writer.write(
            f"HTTP/1.1 {status} X\r\nContent-Type: application/json\r\nContent-Length: {len(data)}\r\n\r\n".encode()
            + data
        )
        await writer.drain()
        await self._tell()
        return True

    async def _answer(self, token: str, method: str, params: JSON, fault: Any) -> tuple[int, JSON]:
        self.calls.append((method if fault is None else f"{method}!", params))
        try:
            if isinstance(fault, RefusedError):
                raise fault
            if token != self.token:
                raise RefusedError(401, "Unauthorized")
            if method in NOTED:
                return 200, {"ok": True, "result": True}
            handler = getattr(self, f"_on_{method}", None)
            if handler is None:
                raise RefusedError(404, "Not Found")
            return 200, {"ok": True, "result": await handler(params)}
        except RefusedError as refusal:
            answer = {"ok": False, "error_code": refusal.code, "description": refusal.description}
            return refusal.code, {**answer, **({"parameters": refusal.parameters} if refusal.parameters else {})}

    async def _on_getMe(self, params: JSON) -> JSON:
        return BOT

    async def _on_getUpdates(self, params: JSON) -> list[JSON]:
        if self.webhook.get("url"):
            raise RefusedError(409, "Conflict: can't use getUpdates method while webhook is active")
        offset = params.get("offset", 0)
        self.confirmed = max(self.confirmed, offset)
        self.pending = [one for one in self.pending if not _numbered(one) or one["update_id"] >= offset]
        await self._tell()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(params.get("timeout", 0)), self._changed:
                while not self.pending:
                    await self._changed.wait()
        found = self.pending[: int(params.get("limit", 100))]
        self.pending = [one for one in self.pending if _numbered(one)]  # what has no number cannot be confirmed
        return found

    async def _on_deleteWebhook(self, params: JSON) -> bool:
        self.webhook = {}
        return True

    async def _on_setWebhook(self, params: JSON) -> bool:
        self.webhook = params
        return True

    async def _on_sendMessage(self, params: JSON) -> JSON:
        message = Sent(params["chat_id"], self.number(), "", "", None, None, params)
        self._write(message, params)
        self.sent.append(message)
        return shown(message)

    async def _on_editMessageText(self, params: JSON) -> JSON:
        message = self._find(params)
        before = (message.text, message.markup)
        self._write(message, params)
        if before == (message.text, message.markup):
            raise RefusedError(400, "Bad Request: message is not modified")
        message.edits += 1
        return shown(message)

    async def _on_editMessageReplyMarkup(self, params: JSON) -> JSON:
        message = self._find(params)
        message.markup = checked(params.get("reply_markup"))
        return shown(message)

    async def _on_deleteMessage(self, params: JSON) -> bool:
        self.sent.remove(self._find(params))
        return True

    def _find(self, params: JSON) -> Sent:
        for one in self.sent:
            if (one.chat_id, one.message_id) == (params["chat_id"], params["message_id"]):
                return one
        raise RefusedError(400, "Bad Request: message to edit not found")

    def _write(self, message: Sent, params: JSON) -> None:
        mode = params.get("parse_mode")
        try:
            text = parsed(params["text"]) if mode == "HTML" else params["text"]
        except NotHtmlError as error:
            raise RefusedError(400, f"Bad Request: can't parse entities: {error}") from None
        if not text.strip():
            raise RefusedError(400, "Bad Request: message text is empty")
        if len(text.encode("utf-16-le")) // 2 > 4096:
            raise RefusedError(400, "Bad Request: message is too long")
        message.text, message.raw, message.mode = text, params["text"], mode
        message.markup = checked(params.get("reply_markup"))


def _numbered(update: JSON) -> bool:
    return isinstance(update.get("update_id"), int)


def shown(message: Sent) -> JSON:
    """The message as the Bot API shows it to the bot."""
    kind = "private" if message.chat_id > 0 else "supergroup"
    chat = {"id": message.chat_id, "type": kind, "title": "群"}
    made = {"message_id": message.message_id, "date": 0, "chat": chat, "from": BOT, "text": message.text}
    return {**made, **({"reply_markup": message.markup} if message.markup else {})}


def checked(markup: JSON | None) -> JSON | None:
    for row in (markup or {}).get("inline_keyboard", []):
        for button in row:
            if not 1 <= len(button["callback_data"].encode()) <= 64:
                raise RefusedError(400, "Bad Request: BUTTON_DATA_INVALID")
            if not button["text"].strip():
                raise RefusedError(400, "Bad Request: button text is empty")
    return markup
