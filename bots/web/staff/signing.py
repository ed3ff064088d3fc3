"""Signing in and out; attempts are few, and each takes its time."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse
from starlette.concurrency import run_in_threadpool

from bots.web.rendering import form, private_page
from bots.web.staff.accounts import is_password_of
from bots.web.staff.guard import SIGN_IN, Guard, SignInNeeded

_AT_ONCE = 2  # passwords that are looked at at the same time; each takes 64 MiB


def router(guard: Guard, known: Mapping[str, str]) -> APIRouter:
    """The page for signing in, and the way out."""
    routes = APIRouter(include_in_schema=False)
    turns = asyncio.Semaphore(_AT_ONCE)

    def refused(request: Request, status: int, problem: str, name: str = "") -> Response:
        return private_page(request, "staff_sign_in.html", status, problem=problem, name=name)

    @routes.get(SIGN_IN)
    async def sign_in(request: Request) -> Response:
        try:
            guard.signed_in(request)
        except SignInNeeded:
            return refused(request, 200, "")
        return RedirectResponse("/staff", 303, {"Cache-Control": "no-store"})

    @routes.post(SIGN_IN)
    async def signing_in(request: Request) -> Response:
        guard.check_origin(request)
        sent = await form(request)
        name, password, address = sent.get("name", "").strip(), sent.get("password", ""), guard.address(request)
        wait = guard.admissions.wait(name, address)
        if wait:
            response = refused(request, 429, f"输错的次数太多，请{-(-wait // 60)}分钟后再试。", name)
            response.headers["Retry-After"] = str(wait)
            return response
        async with turns:
            right = await run_in_threadpool(is_password_of, name, password[:1024], known)
        if not right:
            guard.admissions.missed(name, address)
            return refused(request, 422, "账号或密码不对。", name)
        return guard.admit(request, name)

    @routes.post("/staff/sign-out")
    async def sign_out(request: Request) -> Response:
        await guard.sent(request)
        return guard.leave(request)

    return routes
