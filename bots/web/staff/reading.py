"""What staff look at: the overview, questions asked in vain, answers that did not help, and the history."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse
from starlette.concurrency import run_in_threadpool

from assistant.staff import KINDS as EXPECTED
from assistant.staff import Desk
from bots.web.problems import Problem
from bots.web.rendering import private_page
from bots.web.staff import plots
from bots.web.staff.guard import Guard

SPANS = (7, 30, 90)
_SHOWN = 200


def span(request: Request) -> int:
    """The days that are looked back on."""
    asked = request.query_params.get("days", "")
    return int(asked) if asked in map(str, SPANS) else 30


def router(guard: Guard, desk: Desk) -> APIRouter:
    """The pages that change nothing, and undoing."""
    routes = APIRouter(include_in_schema=False, prefix="/staff")

    def page(request: Request, template: str, **context: Any) -> Response:
        seen = guard.signed_in(request)
        return private_page(
            request, template, staff=seen, days=span(request), spans=SPANS, names=plots.KINDS, **context
        )

    @routes.get("")
    async def overview(request: Request) -> Response:
        guard.signed_in(request)
        counts = desk.counts(span(request))
        unhelpful = desk.unhelpful(span(request))
        return page(
            request, "staff_overview.html", counts=counts, plot=plots.by_day(counts["days"]), unhelpful=len(unhelpful)
        )

    @routes.get("/unanswered")
    async def unanswered(request: Request) -> Response:
        guard.signed_in(request)
        groups = await run_in_threadpool(desk.unanswered, span(request))
        return page(request, "staff_unanswered.html", groups=groups[:_SHOWN], more=max(0, len(groups) - _SHOWN))

    @routes.get("/unhelpful")
    async def unhelpful(request: Request) -> Response:
        guard.signed_in(request)
        return page(request, "staff_unhelpful.html", found=desk.unhelpful(span(request))[:_SHOWN])

    _history(routes, page, guard, desk)
    return routes


def _history(routes: APIRouter, page: Callable[..., Response], guard: Guard, desk: Desk) -> None:
    """What staff have done, and undoing it."""

    @routes.get("/history")
    async def history(request: Request) -> Response:
        guard.signed_in(request)
        done = request.query_params.get("done", "")
        return page(request, "staff_history.html", entries=desk.history(), done=done, expected=EXPECTED)

    @routes.post("/history/{number}/undo")
    async def undo(request: Request, number: str) -> Response:
        seen, _ = await guard.sent(request)
        if not (number.isascii() and number.isdigit() and len(number) < 10):
            raise Problem(404)
        await run_in_threadpool(desk.undo, seen.name, int(number))
        return RedirectResponse("/staff/history?done=undone", 303, {"Cache-Control": "no-store"})
