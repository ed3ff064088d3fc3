"""Log lines as JSON, one an event: no traceback, no line break from outside, no words of a conversation."""

from __future__ import annotations

import json
import logging
import sys
from datetime import UTC, datetime


class JsonLines(logging.Formatter):
    """Every record as one JSON object with `time` and `level`; of an exception only its class is told."""

    def format(self, record: logging.LogRecord) -> str:
        """The line; what is logged as an object already keeps its members."""
        told = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        head = f'{{"time": "{told}", "level": "{record.levelname.lower()}", '
        message = record.getMessage()
        if message.startswith('{"'):
            return head + message[1:]
        said = {"event": "log", "logger": record.name, "message": message.strip()}
        if record.exc_info and record.exc_info[0]:
            said["error"] = record.exc_info[0].__name__
        return head + json.dumps(said, ensure_ascii=False)[1:]


def set_up(level: str) -> None:
    """Sends all that is logged in this process to stderr in this form."""
    lines = logging.StreamHandler(sys.stderr)
    lines.setFormatter(JsonLines())
    logging.basicConfig(level=level.upper(), handlers=[lines], force=True)
    logging.getLogger("uvicorn.error").setLevel(logging.ERROR)  # what clients do wrong is counted, not written down
