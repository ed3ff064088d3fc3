"""How long Telegram wants us to wait, and how late a message reaches us."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from telegram import Message
from telegram.error import RetryAfter

_SLACK = 0.1
_LATE = timedelta(minutes=15)
# Telegram keeps updates for a day; what claims to be older comes from a clock that is wrong.
_KEPT = timedelta(hours=25)


def seconds_of(flood: RetryAfter) -> float:
    """The wait asked for, and a little more."""
    wait = flood.retry_after
    return (wait.total_seconds() if isinstance(wait, timedelta) else wait) + _SLACK


def is_late(message: Message) -> bool:
    """Whether a message waited while the bot was away."""
    said = message.edit_date or message.date
    return _LATE < datetime.now(UTC) - said < _KEPT
