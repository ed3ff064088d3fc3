"""The pages for staff below /staff: what people ask, where we fail them, and what is made of it.

`install` puts them into an application; without an account they are not there.
"""

from __future__ import annotations

from fastapi import FastAPI, Request, Response

from assistant.service import Service
from assistant.staff import STORE, Admissions, Desk
from bots.settings import Settings
from bots.web.staff import exporting, handling, reading, signing
from bots.web.staff.accounts import accounts
from bots.web.staff.guard import Guard, SignInNeeded, to_sign_in


def install(app: FastAPI, service: Service, settings: Settings) -> None:
    """The staff's pages over one service, where accounts and a data directory are set."""
    known = accounts(settings.staff_accounts.get_secret_value())
    if not known or settings.data_dir is None:
        return
    desk = Desk(service, settings.data_dir)
    guard = Guard(settings, Admissions(settings.data_dir / STORE), frozenset(known))
    for routes in (
        signing.router(guard, known),
        reading.router(guard, desk),
        handling.router(guard, desk, service),
        exporting.router(guard, desk),
    ):
        app.include_router(routes)

    async def on_stranger(request: Request, error: Exception) -> Response:
        return to_sign_in()

    app.add_exception_handler(SignInNeeded, on_stranger)
