"""`gongbao telegram`: the bot in this process until SIGTERM, by long polling or with a webhook."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import socket
import sys
from collections.abc import Iterator
from urllib.parse import urlsplit

import uvicorn

from assistant.service import Service, open_service
from bots.settings import Settings
from bots.telegram import logs
from bots.telegram.failing import WRONG_USE, CannotRunError, reason
from bots.telegram.running import Running
from bots.telegram.settings import TelegramSettings
from bots.telegram.webhook import OnlyAt

_GRACE = 5  # seconds for requests under way; each is answered at once


def run(settings: Settings, webhook: str | None = None) -> int:
    """Runs the bot; the exit status. What goes wrong is one line on stderr."""
    try:
        _run(settings, webhook)
    except Exception as error:  # whatever it is, it is one line
        said, status = reason(error, settings)
        sys.stderr.write(f"gongbao telegram: {said}\n")
        return status
    return 0


def _run(settings: Settings, webhook: str | None) -> None:
    token = settings.telegram_token.get_secret_value().strip()
    if not token:
        raise CannotRunError("GONGBAO_TELEGRAM_TOKEN is not set; @BotFather gives a token")
    if webhook is not None and (urlsplit(webhook).scheme not in {"http", "https"} or not urlsplit(webhook).netloc):
        raise CannotRunError(
            f"--webhook needs a full URL such as https://example.org/telegram, not {webhook}", WRONG_USE
        )
    logs.set_up(settings.log_level, token)
    own = TelegramSettings()
    listening = _bound(own) if webhook else None
    service = open_service(
        settings.data_dir,
        sessions=settings.sessions.get_secret_value(),
        session_seconds=settings.session_seconds,
        follow=True,
        keep_days=settings.keep_days,
    )
    try:
        asyncio.run(_serve(service, settings, own, webhook, listening))
    finally:
        service.close()


def _bound(own: TelegramSettings) -> socket.socket:
    where = (own.telegram_listen_host, own.telegram_listen_port)
    try:
        return socket.create_server(where)
    except OSError as error:
        raise CannotRunError(f"cannot listen on {where[0]}:{where[1]}: {os.strerror(error.errno or 0)}") from error


async def _serve(
    service: Service, settings: Settings, own: TelegramSettings, webhook: str | None, listening: socket.socket | None
) -> None:
    """Works until a signal says to stop, or until it cannot."""
    running, stop = Running(service, settings, own), _stop_event()
    working = asyncio.create_task(_work(running, webhook, listening))
    stopping = asyncio.create_task(stop.wait())
    try:
        await asyncio.wait({working, stopping}, return_when=asyncio.FIRST_COMPLETED)
        if working.done():
            working.result()
    finally:
        stopping.cancel()
        working.cancel()
        with contextlib.suppress(asyncio.CancelledError, Exception):
            await working
        await running.stop()
        running.close()


async def _work(running: Running, webhook: str | None, listening: socket.socket | None) -> None:
    """Runs until it is cancelled."""
    await running.start()
    if webhook is None or listening is None:
        await running.poll()
        await asyncio.Event().wait()
        return
    listener = _Listener(OnlyAt(urlsplit(webhook).path or "/", running.webhook))
    serving = asyncio.create_task(listener.serve(sockets=[listening]))
    try:
        await running.listen(webhook)
        await asyncio.wait({serving})  # which, unlike awaiting it, leaves it alone when we are cancelled
    finally:
        running.webhook.open = False
        listener.should_exit = True
        await serving


class _Listener(uvicorn.Server):
    """uvicorn without signal handlers of its own: the bot decides when to stop."""

    def __init__(self, app: OnlyAt) -> None:
        super().__init__(
            uvicorn.Config(
                app,
                log_config=None,
                access_log=False,
                lifespan="off",
                ws="none",
                server_header=False,
                timeout_graceful_shutdown=_GRACE,
            )
        )

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leaves signals alone."""
        yield


def _stop_event() -> asyncio.Event:
    stop, loop = asyncio.Event(), asyncio.get_running_loop()
    for one in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(one, stop.set)
    return stop
