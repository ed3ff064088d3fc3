"""`gongbao serve`: the web channel under uvicorn, with one worker or several."""

from __future__ import annotations

import os
import signal
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import uvicorn
from fastapi import FastAPI
from uvicorn.config import STARTUP_FAILURE
from uvicorn.supervisors import Multiprocess

from assistant.service import BadStore, Service, StoreError, check_stores, open_service
from bots.settings import Settings
from bots.web import logs
from bots.web.app import create_app
from bots.web.serving import options, prepare


class CannotServe(ValueError):
    """The server cannot start; the message is the one line that says why."""


def opened(settings: Settings) -> Service:
    """The assistant as the settings want it; raises `CannotServe`."""
    with _clearly():
        return open_service(
            settings.data_dir,
            sessions=settings.sessions.get_secret_value(),
            session_seconds=settings.session_seconds,
            follow=True,
            keep_days=settings.keep_days,
        )


@contextmanager
def _clearly() -> Iterator[None]:
    try:
        yield
    except (BadStore, StoreError) as error:
        raise CannotServe(f"GONGBAO_SESSIONS: {error}") from error


def make_app() -> FastAPI:
    """The application of one worker, made from the environment; one that cannot start says why and ends them all."""
    settings = Settings()
    logs.set_up(settings.log_level)
    prepare(settings)
    try:
        service = opened(settings)
        _close_when_told_to_stop(service)
        return create_app(service, settings)
    except Exception as error:
        print(f"gongbao: {' '.join(str(error).split()) or type(error).__name__}", file=sys.stderr, flush=True)  # noqa: T201
        sys.exit(STARTUP_FAILURE)


def run(settings: Settings) -> None:
    """Serves until told to stop; requests under way are finished first. Raises `CannotServe`."""
    logs.set_up(settings.log_level)
    if settings.workers == 1:
        prepare(settings)
        service = opened(settings)
        _close_when_told_to_stop(service)
        uvicorn.run(create_app(service, settings), **options(settings))
        return
    if settings.sessions.get_secret_value() == "memory":
        raise CannotServe("GONGBAO_SESSIONS: several workers share no memory; use sqlite or a Redis, or one worker")
    with _clearly():
        check_stores(settings.data_dir, settings.sessions.get_secret_value())
    with tempfile.TemporaryDirectory(prefix="gongbao-") as shared:
        _tell_workers(settings, Path(shared))
        _supervise(settings)


def _close_when_told_to_stop(service: Service) -> None:
    """What is to be written is written at the end: uvicorn finishes requests first and then raises the signal again."""

    def stop(number: int, frame: FrameType | None) -> None:
        service.close()
        sys.exit(0)

    for one in (signal.SIGTERM, signal.SIGINT):
        signal.signal(one, stop)


def _supervise(settings: Settings) -> None:
    given = {**options(settings), "workers": settings.workers, "loop": "bots.web.accepting:FairLoop"}
    config = uvicorn.Config("bots.web.serve:make_app", factory=True, **given)
    workers = Multiprocess(config, sockets=[config.bind_socket()])
    workers.run()
    if any(worker.exitcode == STARTUP_FAILURE for worker in workers.processes):
        raise CannotServe("a worker could not start; its own line says why")


def _tell_workers(settings: Settings, shared: Path) -> None:
    """Workers read their settings anew; what they share as long as they run is below `shared`."""
    figures = shared / "figures"
    figures.mkdir()
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(figures)
    if not settings.sessions.get_secret_value() and settings.data_dir is None:
        os.environ["GONGBAO_SESSIONS"] = f"sqlite://{shared / 'sessions.sqlite3'}"
