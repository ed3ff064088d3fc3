"""Questions answered ahead of the framework.

FastAPI's routing and dependency injection take longer than finding the answer does. The route stands in the API
like any other (see `api`); what it does is done here, before the request gets that far.
"""

from __future__ import annotations

from types import SimpleNamespace

from fastapi import Response
from pydantic import ValidationError
from starlette.types import ASGIApp, Receive, Scope, Send

from assistant.service import Service
from bots.web import problems
from bots.web.metrics import Metrics
from bots.web.rates import Rates
from bots.web.replies import fresh
from bots.web.requests import ChatRequest

CHAT = "/api/chat"

_ROUTE = SimpleNamespace(path=CHAT)


def chat_response(service: Service, metrics: Metrics, asked: ChatRequest) -> Response:
    """The reply to one message, ready to send."""
    if not metrics.loaded(service):
        return problems.response(503, headers={"Retry-After": "2"})
    with metrics.answering() as note:
        reply = service.reply(asked.message, asked.session_id, asked.as_of)
        note(reply)
    return fresh(reply)


class Express:
    """Answers `POST /api/chat` itself and leaves the rest to the framework; expects the body in one piece."""

    def __init__(self, app: ASGIApp, service: Service, metrics: Metrics, rates: Rates) -> None:
        self.app, self.service, self.metrics, self.rates = app, service, metrics, rates

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers or passes on."""
        if scope["type"] != "http" or scope["path"] != CHAT or scope["method"] != "POST":
            await self.app(scope, receive, send)
            return
        scope["route"] = _ROUTE
        body = (await receive()).get("body", b"")
        await self._answer(body)(scope, receive, send)

    def _answer(self, body: bytes) -> Response:
        try:
            asked = ChatRequest.model_validate_json(body)
        except ValidationError as wrong:
            return problems.invalid([{**error, "loc": ("body", *error["loc"])} for error in wrong.errors()])
        standing = self.rates.session(asked.session_id)
        if standing and standing.refused:
            return problems.response(*standing.problem)
        return chat_response(self.service, self.metrics, asked)
