"""A span of OpenTelemetry for every request, where it is switched on; the only place that knows OpenTelemetry.

What becomes of the spans is for its own SDK to say: `opentelemetry-instrument gongbao serve` with `OTEL_…` variables.
"""

from __future__ import annotations

from typing import Any

from opentelemetry.propagate import extract
from opentelemetry.trace import SpanKind, get_tracer
from starlette.types import ASGIApp, Message, Receive, Scope, Send


class Traces:
    """Stands right inside the outermost layer; a span tells method, route, status and request id, and no words."""

    def __init__(self, app: ASGIApp) -> None:
        self.app, self.tracer = app, get_tracer("gongbao")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request inside a span, which goes on a trace that the client has begun."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begun: dict[str, Any] = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        told: dict[str, Any] = {}

        async def listening(message: Message) -> None:
            if message["type"] == "http.response.start":
                told["http.response.status_code"] = message["status"]
            await send(message)

        with self.tracer.start_as_current_span("request", context=extract(begun), kind=SpanKind.SERVER) as span:
            await self.app(scope, receive, listening)
            route = getattr(scope.get("route"), "path", "other")
            span.update_name(f"{scope['method']} {route}")
            span.set_attributes({"http.request.method": scope["method"], "http.route": route, **told})
            span.set_attribute("gongbao.request", scope["request_id"].decode())
