"""A real server on a free port over the stand-in service, a foreign page, and a real browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest
from redis_server import RedisServer
from web_fakes import FakeService
from web_live import Foreign, Live

from bots.settings import Settings
from bots.web.app import create_app

PATIENCE = 8000


@pytest.fixture(scope="session")
def redis_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RedisServer]:
    server = RedisServer(tmp_path_factory.mktemp("redis"))
    yield server
    server.stop()


@pytest.fixture(scope="session")
def foreign_page() -> Foreign:
    return Foreign()


@pytest.fixture(scope="session")
def foreign(foreign_page: Foreign) -> Iterator[Live]:
    live = Live(foreign_page)
    yield live
    live.stop()


@pytest.fixture(scope="session")
def service() -> FakeService:
    return FakeService()


@pytest.fixture(scope="session")
def settings(foreign: Live) -> Settings:
    return Settings(_env_file=None, allowed_origins=(foreign.url,), log_level="error")


@pytest.fixture(scope="session")
def live(service: FakeService, settings: Settings, foreign_page: Foreign) -> Iterator[Live]:
    live = Live(create_app(service, settings))
    foreign_page.widget_host = live.url
    yield live
    live.stop()


@pytest.fixture
def api(live: Live) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=live.url, timeout=10) as client:
        yield client


@pytest.fixture
def served() -> Iterator[Callable[..., Live]]:
    """Serves one more application, for a test that needs other settings or another service."""
    started: list[Live] = []

    def serve(service: FakeService, **settings: Any) -> Live:
        started.append(Live(create_app(service, Settings(_env_file=None, log_level="error", **settings))))
        return started[-1]

    yield serve
    for each in started:
        each.stop()
        each.app.state.rates.close()


@pytest.fixture
def open_page(browser: Any, live: Live) -> Iterator[Callable[..., Any]]:
    """Opens a page of ours, or of anybody's; errors in its console fail the test."""
    contexts, complaints = [], []

    def opened(path: str = "/", *, expect_errors: bool = False, **options: Any) -> Any:
        context = browser.new_context(**{"locale": "zh-CN", "reduced_motion": "reduce", **options})
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        if not expect_errors:
            page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(path if path.startswith("http") else live.url + path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []
