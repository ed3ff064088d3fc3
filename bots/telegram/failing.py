"""Why the bot does not run, in one line for whoever started it."""

from __future__ import annotations

import sqlite3

from pydantic import ValidationError
from telegram.error import InvalidToken

from bots.settings import Settings
from bots.telegram.logs import briefly

FAILED, WRONG_USE = 1, 2


class CannotRunError(Exception):
    """A reason in words, with the exit status that goes with it."""

    def __init__(self, reason: str, status: int = FAILED) -> None:
        super().__init__(reason)
        self.status = status


def reason(error: Exception, settings: Settings) -> tuple[str, int]:
    """What to say, and the exit status."""
    match error:
        case CannotRunError():
            return str(error), error.status
        case InvalidToken():
            return f"the Bot API at {settings.telegram_api_base} does not accept the token", FAILED
        case ValidationError():
            first = error.errors()[0]
            return f"GONGBAO_{first['loc'][0]}".upper() + f" is wrong: {first['msg']}", WRONG_USE
        case OSError() | sqlite3.Error():
            return f"cannot work in GONGBAO_DATA_DIR ({settings.data_dir}): {type(error).__name__}", FAILED
        case _:
            return f"the bot could not run: {briefly(error)}", FAILED
