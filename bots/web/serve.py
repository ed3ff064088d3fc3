"""`gongbao serve`: the web channel under uvicorn, with one worker or several."""

from __future__ import annotations

import logging
import os
import tempfile

import uvicorn
from fastapi import FastAPI

from assistant.service import open_service
from bots.settings import Settings
from bots.web.app import create_app
from bots.web.serving import options


def make_app() -> FastAPI:
    """The application of one worker, made from the environment."""
    settings = Settings()
    logging.basicConfig(level=settings.log_level.upper(), format="%(message)s")
    return create_app(open_service(settings.data_dir, follow=True, keep_days=settings.keep_days), settings)


def run(settings: Settings) -> None:
    """Serves until told to stop; requests under way are finished first."""
    logging.basicConfig(level=settings.log_level.upper(), format="%(message)s")
    if settings.workers == 1:
        uvicorn.run(
            create_app(open_service(settings.data_dir, follow=True, keep_days=settings.keep_days), settings),
            **options(settings),
        )
        return
    _tell_workers(settings)
    with tempfile.TemporaryDirectory(prefix="gongbao-metrics-") as figures:
        os.environ["PROMETHEUS_MULTIPROC_DIR"] = figures
        uvicorn.run("bots.web.serve:make_app", factory=True, workers=settings.workers, **options(settings))


def _tell_workers(settings: Settings) -> None:
    """Workers read their settings anew, so what the command line changed goes into the environment."""
    for name in ("data_dir", "log_level", "rate_per_minute", "trusted_hops"):
        value = getattr(settings, name)
        if value is not None:
            os.environ[f"GONGBAO_{name.upper()}"] = str(value)
