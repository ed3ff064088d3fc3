"""The portal page, asking without a script, and the switch for large type."""

from __future__ import annotations

from collections.abc import Mapping

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse
from pydantic import ValidationError

from assistant.service import Service
from bots.web import examples, forms
from bots.web.metrics import Metrics
from bots.web.problems import Problem
from bots.web.rates import Rates
from bots.web.rendering import VIEW_COOKIE, form, page, private_page
from bots.web.requests import ChatRequest

_YEAR = 365 * 24 * 3600


def router(service: Service, metrics: Metrics, rates: Rates) -> APIRouter:
    """The pages of the portal."""
    routes = APIRouter(include_in_schema=False)

    @routes.get("/")
    async def home(request: Request) -> Response:
        rules = [{**rule, "fields": forms.fields(rule, {}, {})} for rule in service.rules()]
        return page(
            request,
            "home.html",
            rules=rules,
            documents=service.documents(),
            citizens=examples.CITIZENS,
            staff=examples.STAFF,
        )

    @routes.get("/ask")
    async def ask_by_link(request: Request) -> Response:
        return _answered(request, request.query_params, service, metrics, rates)

    @routes.post("/ask")
    async def ask(request: Request) -> Response:
        return _answered(request, await form(request), service, metrics, rates)

    @routes.get("/view/{view}")
    async def view(request: Request, view: str) -> Response:
        """Large or standard type, kept in a cookie so that it works without a script."""
        back = request.query_params.get("back", "/")
        local = back.startswith("/") and not back.startswith(("//", "/\\")) and back.isprintable()
        response = RedirectResponse(back if local else "/", 303, {"Cache-Control": "no-store"})
        response.set_cookie(VIEW_COOKIE, "large" if view == "large" else "standard", _YEAR, samesite="lax")
        return response

    return routes


def _answered(request: Request, sent: Mapping[str, str], service: Service, metrics: Metrics, rates: Rates) -> Response:
    """The page with the answer to what a form or a link sent, or with what is wrong with it."""
    try:
        asked = ChatRequest(message=sent.get("message", ""), session_id=sent.get("session_id") or None, as_of=None)
    except ValidationError:
        problem = "请输入1到4096个字的问题。"
        return private_page(request, "ask.html", 422, question=sent.get("message", "")[:200], problem=problem)
    standing = rates.session(asked.session_id)
    if standing and standing.refused:
        raise Problem(*standing.problem)
    with metrics.answering() as note:
        reply = service.reply(asked.message, asked.session_id, asked.as_of)
        note(reply)
    return private_page(request, "ask.html", question=asked.message, reply=reply, problem="")
