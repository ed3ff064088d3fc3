"""`gongbao telegram`: the bot in this process until SIGTERM, by long polling or with a webhook."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import socket
import sqlite3
import sys
from collections.abc import Iterator
from urllib.parse import urlsplit

import uvicorn
from telegram.error import InvalidToken, TelegramError

from assistant.service import Service, open_service
from bots.settings import Settings
from bots.telegram import logs
from bots.telegram.running import Running
from bots.telegram.settings import TelegramSettings
from bots.telegram.webhook import Receive, Scope, Send, Webhook

_FAILED, _WRONG_USE = 1, 2


def run(settings: Settings, webhook: str | None = None) -> int:
    """Runs the bot; the exit status. What goes wrong is one line on stderr."""
    token = settings.telegram_token.get_secret_value().strip()
    if not token:
        return _fail("GONGBAO_TELEGRAM_TOKEN is not set; @BotFather gives a token")
    if webhook is not None and (urlsplit(webhook).scheme not in {"http", "https"} or not urlsplit(webhook).netloc):
        return _fail(f"--webhook needs a full URL such as https://example.org/telegram, not {webhook}", _WRONG_USE)
    logs.set_up(settings.log_level, token)
    own = TelegramSettings()
    try:
        listening = _listening(own) if webhook else None
    except OSError as error:
        return _fail(f"cannot listen on {own.telegram_listen_host}:{own.telegram_listen_port}: {error.strerror}")
    service = open_service(settings.data_dir)
    try:
        asyncio.run(_serve(service, settings, own, webhook, listening))
    except InvalidToken:
        return _fail(f"the Bot API at {settings.telegram_api_base} does not accept the token")
    except (TelegramError, OSError, sqlite3.Error) as error:
        return _fail(f"the bot could not run: {logs.briefly(error)}")
    finally:
        service.close()
    return 0


async def _serve(
    service: Service, settings: Settings, own: TelegramSettings, webhook: str | None, listening: socket.socket | None
) -> None:
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
    listener = _Listener(_Only(urlsplit(webhook).path or "/", running.webhook))
    serving = asyncio.create_task(listener.serve(sockets=[listening]))
    try:
        await running.listen(webhook)
        await asyncio.wait({serving})  # which, unlike awaiting it, leaves it alone when we are cancelled
    finally:
        running.webhook.open = False
        listener.should_exit = True
        await serving


class _Only:
    """The webhook at its own path, nothing anywhere else."""

    def __init__(self, path: str, webhook: Webhook) -> None:
        self._path, self._webhook = path, webhook

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["path"] == self._path:
            await self._webhook(scope, receive, send)
        elif scope["type"] == "http":
            await send({"type": "http.response.start", "status": 404, "headers": [(b"content-length", b"0")]})
            await send({"type": "http.response.body", "body": b""})


class _Listener(uvicorn.Server):
    """uvicorn without signal handlers of its own: the bot decides when to stop."""

    def __init__(self, app: _Only) -> None:
        super().__init__(
            uvicorn.Config(
                app,
                log_config=None,
                access_log=False,
                lifespan="off",
                ws="none",
                server_header=False,
                timeout_graceful_shutdown=5,
            )
        )

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leaves signals alone."""
        yield


def _listening(own: TelegramSettings) -> socket.socket:
    return socket.create_server((own.telegram_listen_host, own.telegram_listen_port))


def _stop_event() -> asyncio.Event:
    stop, loop = asyncio.Event(), asyncio.get_running_loop()
    for one in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(one, stop.set)
    return stop


def _fail(reason: str, status: int = _FAILED) -> int:
    sys.stderr.write(f"gongbao telegram: {reason}\n")
    return status
