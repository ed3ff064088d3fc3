"""`gongbao staff password`: what to configure for somebody who is to sign in at /staff."""

from __future__ import annotations

import getpass
import re
import sys

from bots.console_speech import CommandError, UsageError, say
from bots.web.staff.accounts import AccountError, hashed_password


def password(name: str) -> int:
    """Asks for a password (or reads a line of it) and prints the account with its hash."""
    if not re.fullmatch(r"[^\s:]{1,64}", name):
        raise UsageError("a name has neither blanks nor colons")
    try:
        hashed = hashed_password(_typed() if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n"))
    except AccountError as error:
        raise CommandError(str(error)) from error
    print("Add this line to GONGBAO_STAFF_ACCOUNTS (several with blanks between them):", file=sys.stderr)
    say(f"{name}:{hashed}")
    return 0


def _typed() -> str:
    first = getpass.getpass("Password: ")
    if getpass.getpass("Again: ") != first:
        raise CommandError("the two are not the same")
    return first
