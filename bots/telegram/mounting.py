"""The bot inside another ASGI application, which mounts it, starts it with itself and stops it with itself."""

from __future__ import annotations

import asyncio
import contextlib
import logging

from telegram.error import TelegramError

from assistant.service import Service
from bots.settings import Settings
from bots.telegram import logs
from bots.telegram.running import Running
from bots.telegram.settings import TelegramSettings
from bots.telegram.webhook import Receive, Scope, Send

_log = logging.getLogger(__name__)


class MountedBot:
    """An ASGI application that takes Telegram's updates; one process only, since it keeps the order of a chat.

    `app.mount("/telegram", bot)`, `await bot.start()` when the server starts, `await bot.stop()` when it stops.
    """

    def __init__(self, service: Service, settings: Settings, url: str, own: TelegramSettings | None = None) -> None:
        self._url = url
        self._running = Running(service, settings, own or TelegramSettings())
        self._token = settings.telegram_token.get_secret_value().strip()
        self._starting: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Begins to start; until Telegram is reached the server serves everything else."""
        logs.keep_discreet(self._token)
        self._starting = asyncio.create_task(self._start())

    async def stop(self) -> None:
        """Finishes the answers under way."""
        if self._starting:
            self._starting.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._starting
        await self._running.stop()
        self._running.close()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request of Telegram's."""
        await self._running.webhook(scope, receive, send)

    async def _start(self) -> None:
        try:
            await self._running.start()
            await self._running.listen(self._url)
        except TelegramError as error:
            _log.error("the Telegram bot does not run: %s", logs.briefly(error))
