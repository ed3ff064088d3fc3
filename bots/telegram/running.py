"""The bot from start to stop: put together, made known to Telegram, and stopped without losing a message."""

from __future__ import annotations

import asyncio
import logging
import os
import sqlite3
from collections.abc import Awaitable, Callable

from telegram import BotCommand
from telegram.error import BadRequest, InvalidToken, NetworkError, RetryAfter
from telegram.ext import ApplicationBuilder

from assistant.service import Service
from bots.settings import Settings
from bots.telegram import texts
from bots.telegram.catalog import Catalog
from bots.telegram.chats import Chats
from bots.telegram.desk import Desk
from bots.telegram.inbox import Inbox
from bots.telegram.keys import Keys
from bots.telegram.lanes import Lanes
from bots.telegram.limiter import PatientLimiter, backoff
from bots.telegram.manners import Manners
from bots.telegram.office import Office
from bots.telegram.polling import Poller
from bots.telegram.requests import QuietRequest, UpdatesRequest
from bots.telegram.settings import TelegramSettings
from bots.telegram.store import open_store
from bots.telegram.switchboard import ALLOWED_UPDATES, App, connect
from bots.telegram.webhook import Webhook

_CONNECTIONS = 64

_log = logging.getLogger(__name__)


class Running:
    """One bot over one service: `start`, then either polling or a webhook, then `stop`."""

    def __init__(self, service: Service, settings: Settings, own: TelegramSettings) -> None:
        token = settings.telegram_token.get_secret_value().strip()
        keys = Keys(own.telegram_secret.get_secret_value() or token)
        self._own = own
        self._store: sqlite3.Connection = open_store(settings.data_dir)
        self._inbox = Inbox(self._store)
        self._desk = Desk(service)
        self._lanes = Lanes(self._inbox)
        self._app = _application(token, settings.telegram_api_base, own, self._inbox, self._lanes)
        manners = Manners(own.telegram_rate_per_minute)
        office = Office(self._desk, Chats(self._store), keys, Catalog(self._desk, keys), manners, own)
        connect(self._app, office, self._inbox)
        self._poller = Poller(self._app.bot, self._inbox, own.telegram_poll_seconds, own.telegram_retry_seconds)
        self._secret = own.telegram_webhook_secret.get_secret_value() or keys.webhook_secret()
        self.webhook = Webhook(self._app.bot, self._inbox, self._secret)

    async def start(self) -> None:
        """Gets to know Telegram, however long it is out of reach, and takes up what was left; raises `InvalidToken`."""
        await self._until_reached(self._app.initialize)
        await self._until_reached(self._introduce)
        await self._app.start()
        self._inbox.resume(self._app.bot)

    async def poll(self) -> None:
        """Begins to fetch updates."""
        await self._until_reached(self._poller.start)

    async def listen(self, url: str) -> None:
        """Begins to take updates that Telegram sends to `url`."""
        self.webhook.open = True
        await self._until_reached(lambda: self._set_webhook(url))

    async def stop(self) -> None:
        """Takes in nothing more, waits for answers under way; what takes too long is answered after the next start."""
        self.webhook.open = False
        await self._poller.stop()
        if self._app.running:
            try:
                await asyncio.wait_for(self._app.stop(), self._own.telegram_shutdown_seconds)
            except TimeoutError:
                _log.warning("some answers are left for the next start")
                await self._lanes.abandon()
        await self._app.shutdown()
        self._desk.close()

    def close(self) -> None:
        """Releases the store; after this nothing may come in."""
        self._store.close()

    async def _introduce(self) -> None:
        await self._app.bot.set_my_commands([BotCommand(name, means) for name, means in texts.COMMANDS.items()])
        await self._app.bot.set_my_short_description(texts.SHORT_DESCRIPTION)

    async def _set_webhook(self, url: str) -> None:
        await self._app.bot.set_webhook(
            url, secret_token=self._secret, allowed_updates=ALLOWED_UPDATES, drop_pending_updates=False
        )

    async def _until_reached(self, step: Callable[[], Awaitable[object]]) -> None:
        for wait in backoff(self._own.telegram_retry_seconds):
            try:
                await step()
            except (BadRequest, InvalidToken):
                raise
            except (NetworkError, RetryAfter) as trouble:
                _log.warning("the Bot API is out of reach (%s), trying again in %.1f s", type(trouble).__name__, wait)
                await asyncio.sleep(wait)
            else:
                return


def _application(token: str, api_base: str, own: TelegramSettings, inbox: Inbox, lanes: Lanes) -> App:
    # Without this the library warns of its next version whenever Telegram asks for a pause.
    os.environ.setdefault("PTB_TIMEDELTA", "1")
    base = api_base.rstrip("/")
    return (
        ApplicationBuilder()
        .token(token)
        .base_url(f"{base}/bot")
        .base_file_url(f"{base}/file/bot")
        .request(QuietRequest(_CONNECTIONS))
        .get_updates_request(UpdatesRequest(2))
        .rate_limiter(PatientLimiter(own.telegram_retry_seconds))
        .concurrent_updates(lanes)
        .update_queue(inbox)
        .updater(None)
        .job_queue(None)
        .build()
    )
