"""How the Bot API is spoken to over HTTP; an update that nobody could read never stops those after it."""

from __future__ import annotations

import json
import logging
import ssl
from functools import cache
from typing import Any

import httpx
from telegram import Update
from telegram.error import NetworkError
from telegram.request import HTTPXRequest

JSON = dict[str, Any]

_log = logging.getLogger(__name__)


def readable(raw: Any) -> JSON | None:
    """An update as it came; its bare number where its content is malformed; None where it has not even that."""
    if not isinstance(raw, dict) or type(raw.get("update_id")) is not int:
        _log.warning("an update without a number was left out")
        return None
    try:
        Update.de_json(raw, None).to_json()
    except Exception as error:  # what the library raises for nonsense is not settled
        _log.warning("update %d is malformed (%s) and was left out", raw["update_id"], type(error).__name__)
        return {"update_id": raw["update_id"]}
    return raw


class QuietRequest(HTTPXRequest):
    """The library's HTTP client, which would log a body that it cannot read, with patience for slow lines."""

    def __init__(self, connections: int) -> None:
        super().__init__(
            connection_pool_size=connections,
            connect_timeout=10.0,
            read_timeout=20.0,
            write_timeout=20.0,
            pool_timeout=60.0,
            httpx_kwargs={"verify": _trusted()},
        )

    @staticmethod
    def parse_json_payload(payload: bytes) -> JSON:
        """The body as JSON."""
        try:
            body = json.loads(payload.decode("utf-8", "replace"))
        except ValueError:
            body = None
        if not isinstance(body, dict):
            raise NetworkError("Invalid server response")
        return body


class UpdatesRequest(QuietRequest):
    """The client of `getUpdates`."""

    @staticmethod
    def parse_json_payload(payload: bytes) -> JSON:
        """The body with what is malformed reduced to its number."""
        body = QuietRequest.parse_json_payload(payload)
        updates = body.get("result")
        if isinstance(updates, list):
            body["result"] = [update for update in map(readable, updates) if update]
        return body


@cache
def _trusted() -> ssl.SSLContext:
    """Whom we trust; reading the certificates takes longer than most answers, so they are read once."""
    return httpx.create_ssl_context()
