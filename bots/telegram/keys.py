"""Hashes and signatures: who somebody is without saying it, and whether a button is one of ours."""

from __future__ import annotations

import base64
import hashlib
import hmac

_SIGNATURE = 12


class Keys:
    """Everything that is derived from the one secret."""

    def __init__(self, secret: str) -> None:
        self._key = hashlib.sha256(f"gongbao telegram {secret}".encode()).digest()

    def owner(self, chat_id: int, user_id: int) -> str:
        """Names a user in a chat; the ids cannot be read back without the secret."""
        return self._digest("owner", str(chat_id), str(user_id)).hex()[:32]

    def sign(self, *parts: str) -> str:
        """A short signature over `parts`, safe in callback data."""
        return base64.urlsafe_b64encode(self._digest("sign", *parts)).decode()[:_SIGNATURE]

    def same(self, given: str, expected: str) -> bool:
        """Compares in constant time."""
        return hmac.compare_digest(given.encode(), expected.encode())

    def webhook_secret(self) -> str:
        """The secret token of the webhook where none is set."""
        return self._digest("webhook").hex()

    def _digest(self, *parts: str) -> bytes:
        return hmac.digest(self._key, "\x1f".join(parts).encode(), "sha256")
