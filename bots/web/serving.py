"""How uvicorn is run: what it listens on, what it tells of itself, how long it waits."""

from __future__ import annotations

from typing import Any

from bots.settings import Settings
from bots.web.connection import Connection

try:
    import resource
except ImportError:  # Windows has no such limits
    resource = None  # type: ignore[assignment]


def options(settings: Settings) -> dict[str, Any]:
    """The arguments of `uvicorn.run` or `uvicorn.Config`; who the client is behind proxies is for `limits` to say."""
    return {
        "host": settings.host,
        "port": settings.port,
        "http": "bots.web.connection:Connection",
        "log_config": None,
        "access_log": False,
        "lifespan": "off",
        "ws": "none",
        "server_header": False,
        "proxy_headers": False,
        "timeout_keep_alive": settings.keep_alive_seconds,
        "timeout_graceful_shutdown": settings.shutdown_seconds,
    }


def prepare(settings: Settings) -> None:
    """Makes this process ready to serve: how long its connections wait, and as many of them as the system allows."""
    Connection.seconds = settings.head_seconds
    if resource:
        _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
