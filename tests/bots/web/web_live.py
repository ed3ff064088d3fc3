"""An application served by a thread, and somebody else's page that embeds the widget."""

from __future__ import annotations

import threading
from typing import Any

import uvicorn

from bots.settings import Settings
from bots.web.serving import options


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
