"""Puts the parts of the web together; the only wiring place of this channel."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

from fastapi import FastAPI

from assistant.service import Service
from bots.settings import Settings
from bots.web import api, calculators, docs, files, health, openapi, pages, problems, reader, staff, widget_script
from bots.web.edge import Edge
from bots.web.express import Express
from bots.web.limits import Limits
from bots.web.metrics import Metrics
from bots.web.rates import Rates
from bots.web.squeeze import Squeeze


def create_app(service: Service, settings: Settings) -> FastAPI:
    """The whole web channel over one service."""
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None, redirect_slashes=False)
    app.state.settings = settings
    metrics = Metrics()
    service.tell(metrics.store_failed)
    rates = app.state.rates = Rates(settings, metrics.store_failed)
    for routes in (
        api.conversation(service, metrics),
        api.catalogue(service),
        api.calculators(service, metrics),
        health.router(service, metrics),
        docs.router(app),
        pages.router(service, metrics, rates),
        files.router(),
        calculators.router(service, metrics),
        reader.router(service),
        widget_script.router(),
    ):
        app.include_router(routes)
    staff.install(app, service, settings)
    problems.install(app)
    openapi.install(app, _version())
    app.add_middleware(Express, service=service, metrics=metrics, rates=rates)
    app.add_middleware(Limits, settings=settings, rates=rates)
    app.add_middleware(Squeeze, minimum_size=1000, compresslevel=5)
    if settings.traces:
        from bots.web.tracing import Traces  # noqa: PLC0415 - only who wants traces needs the library

        app.add_middleware(Traces)
    app.add_middleware(Edge, settings=settings, metrics=metrics)
    return app


def _version() -> str:
    try:
        return version("gongbao")
    except PackageNotFoundError:
        return "0"
