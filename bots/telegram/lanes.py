"""Updates of different chats run beside each other, those of one chat one after the other."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Coroutine
from typing import Any

from telegram import Update
from telegram.ext import BaseUpdateProcessor

from bots.telegram.inbox import Inbox

# Waiting in a lane costs nearly nothing, so the limit is only there to bound memory.
_MOST = 10_000


class Lanes(BaseUpdateProcessor):
    """One lane per chat (per user where there is no chat); tells the inbox what is done."""

    def __init__(self, inbox: Inbox) -> None:
        super().__init__(max_concurrent_updates=_MOST)
        self._inbox = inbox
        self._lanes: dict[int, tuple[asyncio.Lock, int]] = {}
        self._under_way: set[asyncio.Task[Any]] = set()

    async def abandon(self) -> None:
        """Breaks off what is under way; the inbox still has it."""
        for task in self._under_way:
            task.cancel()
        await asyncio.gather(*self._under_way, return_exceptions=True)

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Awaits its turn in the lane."""
        if not isinstance(update, Update):
            await coroutine
            return
        lane = _lane_of(update)
        lock, waiting = self._lanes.get(lane, (asyncio.Lock(), 0))
        self._lanes[lane] = (lock, waiting + 1)
        started, task = False, asyncio.current_task()
        if task:
            self._under_way.add(task)
        try:
            async with lock:
                started = True
                await coroutine
                self._inbox.done(update.update_id)
        finally:
            if not started and isinstance(coroutine, Coroutine):
                coroutine.close()
            self._leave(lane)
            if task:
                self._under_way.discard(task)

    def _leave(self, lane: int) -> None:
        lock, waiting = self._lanes[lane]
        if waiting == 1:
            del self._lanes[lane]
        else:
            self._lanes[lane] = (lock, waiting - 1)

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to release."""


def _lane_of(update: Update) -> int:
    if update.effective_chat:
        return update.effective_chat.id
    return update.effective_user.id if update.effective_user else 0
