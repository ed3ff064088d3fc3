"""Updates between their arrival and their answer: none is lost at a stop, none is taken twice within a day."""

from __future__ import annotations

import asyncio
import json
import logging
import sqlite3
import time

from telegram import Bot, Update

from bots.telegram.store import wipe

_DAY = 86400.0
_HOUR = 3600.0
_TRIES = 3

_log = logging.getLogger(__name__)


class Inbox(asyncio.Queue[object]):
    """The application's queue; an update is stored until it is done, its number for a day longer."""

    def __init__(self, store: sqlite3.Connection) -> None:
        super().__init__()
        self._store = store
        self._kept: set[int] = set()
        self._purged = 0.0

    async def put(self, item: object) -> None:
        """Takes an update once; anything else (the library's sign to stop) goes through."""
        if not isinstance(item, Update) or self._first_time(item):
            await super().put(item)

    def resume(self, bot: Bot) -> None:
        """Takes up what was not answered before the last stop; what was tried too often is given up."""
        self._store.execute("UPDATE updates SET body = NULL WHERE tries >= ?", (_TRIES,))
        self._store.execute("UPDATE updates SET tries = tries + 1 WHERE body IS NOT NULL")
        rows = self._store.execute("SELECT body FROM updates WHERE body IS NOT NULL ORDER BY id").fetchall()
        if rows:
            _log.info("%d updates were left from before the last stop", len(rows))
        for (body,) in rows:
            self.put_nowait(Update.de_json(json.loads(body), bot))

    def keep(self, update_id: int) -> None:
        """Says that the answer could not be delivered: `done` will leave the update for the next start."""
        self._kept.add(update_id)

    def done(self, update_id: int) -> None:
        """The update is answered; only its number is remembered."""
        if update_id in self._kept:
            self._kept.discard(update_id)
            return
        self._store.execute("UPDATE updates SET body = NULL WHERE id = ?", (update_id,))

    def _first_time(self, update: Update) -> bool:
        now = time.time()
        if now - self._purged > _HOUR:
            self._store.execute("DELETE FROM updates WHERE at < ? AND body IS NULL", (now - _DAY,))
            wipe(self._store)
            self._purged = now
        row = (update.update_id, now, update.to_json())
        return self._store.execute("INSERT OR IGNORE INTO updates (id, at, body) VALUES (?, ?, ?)", row).rowcount == 1
