"""`gongbao serve` and `gongbao telegram`: starts the channels that run until they are told to stop."""

from __future__ import annotations

import socket
import sys
from contextlib import closing

from bots.console_speech import CommandError
from bots.settings import Settings


def serve(settings: Settings) -> int:
    """Serves the web channel; Ctrl-C ends it after the requests under way."""
    settings = settings.model_copy(update={"port": free_port(settings.host, settings.port)})
    shown = f"[{settings.host}]" if ":" in settings.host else settings.host
    print(f"gongbao: http://{shown}:{settings.port} (Ctrl-C stops)", file=sys.stderr, flush=True)
    from bots.web.serve import run  # noqa: PLC0415 - a taken port is told at once, not after loading

    try:
        run(settings)
    except KeyboardInterrupt:
        print("gongbao: stopped", file=sys.stderr)
    return 0


def free_port(host: str, port: int) -> int:
    """The port, or any free one for 0; fails where it cannot be listened on."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        with closing(socket.socket(family, kind, protocol)) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
            return int(probe.getsockname()[1])
    except OSError as error:
        raise CommandError(f"cannot listen on {host}, port {port}: {error.strerror or error}") from error


def telegram(settings: Settings, webhook: str | None) -> int:
    """Runs the Telegram bot."""
    if not settings.telegram_token.get_secret_value():
        raise CommandError("GONGBAO_TELEGRAM_TOKEN is not set; @BotFather on Telegram gives a token")
    from bots.telegram.app import run  # noqa: PLC0415 - a missing token is told at once, not after loading

    run(settings, webhook)
    return 0
