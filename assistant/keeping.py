"""What is kept for staff of conversations: what people say of answers, what they ask in vain, and how often they ask what."""

from __future__ import annotations

import contextlib
import sqlite3
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from assistant.breaker import Breaker, StoreError
from assistant.conversations import Conversation
from assistant.feedback import Feedback, Opinion
from assistant.noting import notes_of
from assistant.records import Records
from assistant.shapes import JSON

_FEEDBACK, _RECORDS = "feedback.sqlite3", "records.sqlite3"  # files of a data directory


class Keeping:
    """Both stores as one; `records` is None where nothing of what is asked is kept."""

    def __init__(self, feedback: Feedback, records: Records | None = None) -> None:
        self.records = records
        self._feedback, self._breaker = feedback, Breaker("feedback")

    def note(self, session_id: str, message: str, made: JSON, before: Conversation, after: Conversation) -> None:
        """Notes a reply; never fails and never waits."""
        if self.records:
            for note in notes_of(session_id, message, made, before, after):
                self.records.note(note)

    def judge(self, session_id: str, turn: int, helpful: bool, comment: str, found: Conversation) -> None:
        """Keeps whether a turn of the conversation `found` helped; raises `StoreError`."""
        said = tuple(one for one in found.said if one.turn <= turn)
        last = said[-1] if said and said[-1].turn == turn else None
        cited = found.last.citations if found.last and turn == found.turns - 1 else ()
        question, kind = (last.question, last.kind) if last else ("", "")
        opinion = Opinion(time.time(), session_id, turn, helpful, comment, question, kind, ",".join(cited), said)
        with self._guarded():
            self._feedback.add(opinion)

    def opinions(self) -> list[Opinion]:
        """What people said of answers, oldest first; raises `StoreError`."""
        with self._guarded():
            return self._feedback.all()

    def forget(self, session_id: str) -> None:
        """Removes what was kept of a conversation; raises `StoreError`."""
        with self._guarded():
            if self.records:
                self.records.forget(session_id)
            self._feedback.forget(session_id)

    def tell(self, told: Callable[[str, str], None]) -> None:
        """Calls `told` with the store's name and the error's whenever one fails."""
        self._breaker.told = told
        if self.records:
            self.records.breaker.told = told

    def close(self) -> None:
        """Writes what waits, and releases the files."""
        if self.records:
            self.records.close()
        with contextlib.suppress(sqlite3.Error):
            self._feedback.close()

    @contextlib.contextmanager
    def _guarded(self) -> Iterator[None]:
        """What a file raises, as our error, counted and said once."""
        try:
            yield
        except (OSError, sqlite3.Error) as error:
            self._breaker.failed(error)
            raise StoreError(f"the files kept for staff: {error}") from error
        self._breaker.worked()


def open_keeping(data_dir: Path | None, days: int) -> Keeping:
    """What is kept below a data directory for some days; with 0 nothing is, and what was kept before is removed."""
    if data_dir is None:
        return Keeping(Feedback())
    if days:
        return Keeping(Feedback(data_dir / _FEEDBACK, days), Records(data_dir / _RECORDS, days))
    for name in (_FEEDBACK, _RECORDS):
        for rest in ("", "-wal", "-shm"):
            (data_dir / f"{name}{rest}").unlink(missing_ok=True)
    return Keeping(Feedback(days=0))
