"""How uvicorn is to behave: what it trusts, what it says, how long it waits."""

from __future__ import annotations

from typing import Any

from bots.settings import Settings


def options(settings: Settings) -> dict[str, Any]:
    """The arguments of `uvicorn.run` or `uvicorn.Config`; who the client is behind proxies is for `limits` to say."""
    return {
        "host": settings.host,
        "port": settings.port,
        "log_level": "warning",
        "access_log": False,
        "lifespan": "off",
        "ws": "none",
        "server_header": False,
        "proxy_headers": False,
        "timeout_keep_alive": settings.keep_alive_seconds,
        "timeout_graceful_shutdown": settings.shutdown_seconds,
        "h11_max_incomplete_event_size": 32 * 1024,
    }
