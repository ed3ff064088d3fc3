"""A real server on a free port over the stand-in service, a foreign page, and a real browser."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest
import uvicorn
from web_fakes import FakeService

from bots.settings import Settings
from bots.web.app import create_app
from bots.web.serving import options

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE = 8000


class _Server(uvicorn.Server):
    """Tells when it serves."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.serving = threading.Event()

    async def startup(self, sockets: Any = None) -> None:
        await super().startup(sockets)
        self.serving.set()


class Live:
    """An application served by a thread; it can be stopped and come back on the same port."""

    def __init__(self, app: Any) -> None:
        self.app, self.port = app, 0
        self.start()

    def start(self) -> None:
        settings = Settings(_env_file=None, port=self.port)
        config = uvicorn.Config(self.app, **{**options(settings), "log_level": "error"})
        self._server = _Server(config)
        self._thread = threading.Thread(target=self._server.run, daemon=True)
        self._thread.start()
        assert self._server.serving.wait(10), "the server does not start"
        self.port = self._server.servers[0].sockets[0].getsockname()[1]

    def stop(self) -> None:
        self._server.force_exit = self._server.should_exit = True
        self._thread.join(10)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"


class Foreign:
    """Somebody else's page that embeds the widget under the strictest policy that allows it."""

    def __init__(self) -> None:
        self.widget_host, self.body, self.attributes = "", "", ""

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        host = self.widget_host
        policy = f"default-src 'none'; script-src {host}/widget.js; connect-src {host}; base-uri 'none'"
        page = f"""<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>某局门户</title>
            <body><main><h1>某局门户</h1><p>页面内容</p><input aria-label="本站搜索">{self.body}</main>
            <script src="{host}/widget.js" {self.attributes} defer></script></body></html>"""
        headers = [(b"content-type", b"text/html; charset=utf-8"), (b"content-security-policy", policy.encode())]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": page.encode()})


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


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api", reason="pip install playwright")
    if not shutil.which(CHROMIUM):
        pytest.skip("no Chromium: apt install chromium")
    with playwright.sync_playwright() as started:
        launched = started.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield launched
        launched.close()


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
