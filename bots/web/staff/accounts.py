"""Accounts of staff and their passwords; the only place that knows argon2."""

from __future__ import annotations

from collections.abc import Mapping

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

LEAST = 10  # characters of a password

_hasher = PasswordHasher()
_NOBODY = _hasher.hash("nobody has this password")


class AccountError(ValueError):
    """A password that cannot be used; the message says why."""


def accounts(told: str) -> dict[str, str]:
    """Hashes by name, of accounts written NAME:HASH with blanks between them."""
    parted = (one.partition(":") for one in told.split())
    return {name: hashed for name, _, hashed in parted}


def hashed_password(password: str) -> str:
    """What is kept of a password; raises `AccountError` for a short one."""
    if len(password) < LEAST:
        raise AccountError(f"a password has at least {LEAST} characters")
    return _hasher.hash(password)


def is_password_of(name: str, password: str, known: Mapping[str, str]) -> bool:
    """Whether this is the account's password; takes as long for a name that nobody has."""
    try:
        _hasher.verify(known.get(name, _NOBODY), password)
    except (VerificationError, InvalidHashError):
        return False
    return name in known
