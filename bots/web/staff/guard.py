"""Who is signed in, and whether a form was sent from our own page."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from fastapi import Request, Response
from fastapi.responses import RedirectResponse

from assistant.staff import SECONDS, Admissions
from bots.settings import Settings
from bots.web.problems import Problem
from bots.web.rendering import form

COOKIE = "gongbao_staff"
SIGN_IN = "/staff/sign-in"


class SignInNeeded(Exception):
    """Nobody is signed in."""


@dataclass(frozen=True)
class SignedIn:
    """Somebody of the staff, and what their forms carry to show that they come from our pages."""

    name: str
    csrf: str


def to_sign_in() -> Response:
    """Leads to the page for signing in."""
    return RedirectResponse(SIGN_IN, 303, {"Cache-Control": "no-store"})


class Guard:
    """Lets staff in."""

    def __init__(self, settings: Settings, admissions: Admissions, names: frozenset[str]) -> None:
        self.admissions = admissions
        self._names, self._hops = names, settings.trusted_hops

    def signed_in(self, request: Request) -> SignedIn:
        """Who asks; raises `SignInNeeded`."""
        token = request.cookies.get(COOKIE, "")
        name = self.admissions.who(token) if token else None
        if name is None or name not in self._names:
            raise SignInNeeded
        return SignedIn(name, hmac.new(token.encode(), b"form", hashlib.sha256).hexdigest())

    async def sent(self, request: Request) -> tuple[SignedIn, Mapping[str, str]]:
        """Who sent a form, and what; raises `SignInNeeded`, or `Problem` for a form of another site."""
        seen = self.signed_in(request)
        self.check_origin(request)
        fields = await form(request)
        if not hmac.compare_digest(fields.get("csrf", "").encode(), seen.csrf.encode()):
            raise Problem(403, "这个表单不是从本站页面提交的，或者已经过期。请回到页面重新提交。")
        return seen, fields

    def check_origin(self, request: Request) -> None:
        """Raises `Problem` where a browser says that a form comes from another site."""
        origin = request.headers.get("origin")
        foreign = origin is not None and urlsplit(origin).netloc != request.headers.get("host", "")
        if foreign or request.headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"}:
            raise Problem(403, "这个表单不是从本站页面提交的。")

    def admit(self, request: Request, name: str) -> Response:
        """Signs somebody in and leads on."""
        response = RedirectResponse("/staff", 303, {"Cache-Control": "no-store"})
        token = self.admissions.admit(name)
        response.set_cookie(
            COOKIE, token, SECONDS, path="/staff", secure=self._encrypted(request), httponly=True, samesite="strict"
        )
        return response

    def leave(self, request: Request) -> Response:
        """Signs out."""
        self.admissions.leave(request.cookies.get(COOKIE, ""))
        response = to_sign_in()
        response.delete_cookie(COOKIE, path="/staff", httponly=True, samesite="strict")
        return response

    def address(self, request: Request) -> str:
        """Where somebody asks from, as the nearest trusted proxy saw it."""
        seen = [part.strip() for part in ",".join(request.headers.getlist("x-forwarded-for")).split(",")]
        if self._hops and len(seen) >= self._hops and seen[-self._hops]:
            return seen[-self._hops]
        return request.client.host if request.client else "local"

    def _encrypted(self, request: Request) -> bool:
        told = request.headers.get("x-forwarded-proto", "") if self._hops else ""
        return request.url.scheme == "https" or told == "https"
