"""Fetches updates by long polling until told to stop."""

from __future__ import annotations

import asyncio
import contextlib
import logging

from telegram import Bot, Update
from telegram.error import RetryAfter, TelegramError

from bots.telegram.inbox import Inbox
from bots.telegram.limiter import backoff
from bots.telegram.switchboard import ALLOWED_UPDATES
from bots.telegram.timing import seconds_of

_log = logging.getLogger(__name__)


class Poller:
    """Asks for updates; what arrived is in the inbox before the next request confirms it."""

    def __init__(self, bot: Bot, inbox: Inbox, seconds: int, first_wait: float) -> None:
        self._bot, self._inbox = bot, inbox
        self._seconds, self._first_wait = seconds, first_wait
        self._next: int | None = None
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Takes a webhook away, which would keep the updates from us; what is pending stays pending."""
        await self._bot.delete_webhook(drop_pending_updates=False)
        self._task = asyncio.create_task(self._poll())

    async def stop(self) -> None:
        """Stops, and confirms what has been taken in; where that fails, the inbox knows it by number."""
        if self._task is None:
            return
        self._task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await self._task
        with contextlib.suppress(TelegramError, TimeoutError):
            await asyncio.wait_for(self._confirm(), 5)

    async def _poll(self) -> None:
        waits = backoff(self._first_wait)
        while True:
            try:
                updates = await self._fetch(self._seconds)
            except TelegramError as trouble:
                wait = seconds_of(trouble) if isinstance(trouble, RetryAfter) else next(waits)
                _log.warning("getUpdates failed (%s), trying again in %.1f s", type(trouble).__name__, wait)
                await asyncio.sleep(wait)
                continue
            waits = backoff(self._first_wait)
            await self._take(updates)

    async def _take(self, updates: tuple[Update, ...]) -> None:
        for update in updates:
            await self._inbox.put(update)
            self._next = max(self._next or 0, update.update_id + 1)

    async def _fetch(self, seconds: int) -> tuple[Update, ...]:
        return await self._bot.get_updates(offset=self._next, timeout=seconds, allowed_updates=ALLOWED_UPDATES)

    async def _confirm(self) -> None:
        if self._next is not None:
            await self._bot.get_updates(offset=self._next, limit=1, timeout=0, allowed_updates=ALLOWED_UPDATES)
