"""Log lines without the token, without tracebacks and without file paths."""

from __future__ import annotations

import logging
import sys
import traceback
from types import TracebackType
from typing import TypeAlias

_CHATTY = (
    "httpx",
    "httpcore",
    "telegram.ext.AIORateLimiter",
    "telegram.Bot",
    "telegram.ext.ExtBot",
    "telegram.ext.Application",
    "telegram.request.BaseRequest",
)
_NoError: TypeAlias = tuple[None, None, None]
_Error: TypeAlias = tuple[type[BaseException], BaseException, TracebackType | None]


def briefly(error: BaseException | None) -> str:
    """An error as its kind and place; its words could be somebody's."""
    if error is None:
        return "unknown trouble"
    frames = list(traceback.walk_tb(error.__traceback__))
    place = f" in {frames[-1][0].f_globals.get('__name__', '?')}:{frames[-1][1]}" if frames else ""
    return f"{type(error).__name__}{place}"


class DiscreetFormatter(logging.Formatter):
    """Says an error in a few words, and dots instead of the token wherever it turns up."""

    def __init__(self, token: str) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")
        self._token = token

    def format(self, record: logging.LogRecord) -> str:
        """See the class."""
        said = super().format(record)
        return said.replace(self._token, "…") if self._token else said

    def formatException(self, ei: _Error | _NoError) -> str:  # noqa: N802 (the library's name)
        """See the class."""
        return briefly(ei[1])

    def formatStack(self, stack_info: str) -> str:  # noqa: N802 (the library's name)
        """A stack is paths."""
        return ""


def keep_discreet(token: str) -> None:
    """Makes every handler of this process discreet; httpx, which logs the token with each URL, only warns."""
    for handler in logging.getLogger().handlers:
        handler.setFormatter(DiscreetFormatter(token))
    for name in _CHATTY:
        logging.getLogger(name).setLevel(logging.CRITICAL if name.startswith("telegram") else logging.WARNING)


def set_up(level: str, token: str) -> None:
    """Logs to stderr, discreetly."""
    logging.basicConfig(level=level.upper(), stream=sys.stderr)
    keep_discreet(token)
