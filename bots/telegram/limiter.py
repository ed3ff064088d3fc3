"""Keeps to Telegram's limits and outlasts its troubles: flood control, gateways that fail, lines that drop."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Coroutine, Iterator
from typing import Any

from telegram.error import BadRequest, NetworkError, RetryAfter
from telegram.ext import AIORateLimiter

from bots.telegram.timing import seconds_of

_LONGEST = 30.0
_ATTEMPTS = 40
# Polling has a loop of its own, and a typing sign is not worth waiting or trying again for.
_AT_ONCE = {"getUpdates", "sendChatAction"}

_log = logging.getLogger(__name__)
_Callback = Callable[..., Coroutine[Any, Any, Any]]


def backoff(first: float) -> Iterator[float]:
    """Waits that double up to half a minute, without end."""
    wait = first
    while True:
        yield wait
        wait = min(_LONGEST, wait * 2)


class PatientLimiter(AIORateLimiter):
    """The library's limiter, where a flood in one chat holds up that chat alone, and failures are tried again.

    A second chat told to wait while a first one still waits means that the whole bot is meant: then all wait.
    A request whose answer was lost is sent again: a message twice is better than none.
    """

    def __init__(self, first_wait: float = 0.5, attempts: int = _ATTEMPTS) -> None:
        super().__init__(max_retries=0)
        self._first_wait, self._attempts = first_wait, attempts
        self._held: dict[object, float] = {}
        self._all_held = 0.0

    async def process_request(
        self,
        callback: _Callback,
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: int | None,
    ) -> Any:
        """Sends, and sends again where that helps."""
        if endpoint in _AT_ONCE:
            return await callback(*args, **kwargs)
        chat, waits = data.get("chat_id"), backoff(self._first_wait)
        for left in reversed(range(self._attempts)):
            await self._until_free(chat)
            try:
                return await super().process_request(callback, args, kwargs, endpoint, data, rate_limit_args)
            except RetryAfter as flood:
                if not left:
                    raise
                self._hold(chat, seconds_of(flood))
            except BadRequest:
                raise
            except NetworkError as trouble:
                if not left:
                    raise
                _log.info("%s failed (%s), trying again", endpoint, type(trouble).__name__)
                await asyncio.sleep(next(waits))
        raise AssertionError("the last attempt returns or raises")

    def _hold(self, chat: object, seconds: float) -> None:
        now = time.monotonic()
        self._held = {one: until for one, until in self._held.items() if until > now}
        if any(one != chat for one in self._held):
            self._all_held = max(self._all_held, now + seconds)
        self._held[chat] = now + seconds
        _log.info("flood control: waiting %.1f s", seconds)

    async def _until_free(self, chat: object) -> None:
        while (wait := max(self._all_held, self._held.get(chat, 0.0)) - time.monotonic()) > 0:
            await asyncio.sleep(wait)
