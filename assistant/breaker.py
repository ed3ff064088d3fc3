"""Keeps a store that does not answer from holding up every question, and says once that it is away or back."""

from __future__ import annotations

import json
import logging
import threading
import time
from collections.abc import Callable

_FIRST_PAUSE, _LONGEST_PAUSE = 0.5, 5.0  # seconds


class StoreError(Exception):
    """A store did not do what it was asked to; the only error of a store that is seen outside."""


_log = logging.getLogger("gongbao.store")


class Breaker:
    """After a failure the store is left alone for a pause, which doubles from try to try.

    `told` hears of every failure: the store's name and what went wrong.
    """

    def __init__(self, name: str, clock: Callable[[], float] = time.monotonic) -> None:
        self.name = name
        self.told: Callable[[str, str], None] = _nobody
        self._clock, self._lock = clock, threading.Lock()
        self._pause, self._next_try = 0.0, 0.0

    @property
    def down(self) -> bool:
        """Whether the last try failed."""
        return self._pause > 0

    def lets_through(self) -> bool:
        """Whether the store may be asked now; during a pause it is not, and after it once."""
        if not self._pause:
            return True
        with self._lock:
            if self._clock() < self._next_try:
                return False
            self._next_try = self._clock() + self._pause
            return True

    def failed(self, error: Exception) -> None:
        """Notes a failure."""
        with self._lock:
            first, self._pause = not self._pause, min(self._pause * 2 or _FIRST_PAUSE, _LONGEST_PAUSE)
            self._next_try = self._clock() + self._pause
        if first:
            _log.error(json.dumps({"event": "store fails", "store": self.name, "error": str(error)}))
        self.told(self.name, type(error).__name__)

    def worked(self) -> None:
        """Notes that the store answered."""
        if self._pause:
            with self._lock:
                self._pause = 0.0
            _log.warning(json.dumps({"event": "store works again", "store": self.name}))


def _nobody(store: str, error: str) -> None:
    """Nobody has asked to be told."""
