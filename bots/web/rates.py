"""How often somebody may ask: so many times a minute and client, and a minute and conversation; the only place that knows limits.

Counted in the Redis of the conversations where there is one, otherwise by each worker for itself.
"""

from __future__ import annotations

import ipaddress
import time
from typing import Any, NamedTuple

from assistant.service import Breaker
from bots.settings import Settings

_TLS = ("rediss", "valkeys")
_PATIENCE = 0.25  # seconds that a question waits for the count


class Standing(NamedTuple):
    """Where somebody stands: how many a minute there are, how many are left, and seconds until there are more."""

    most: int
    left: int
    seconds: int
    refused: bool

    @property
    def headers(self) -> dict[str, str]:
        """What a client is told."""
        told = {"RateLimit-Limit": self.most, "RateLimit-Remaining": self.left, "RateLimit-Reset": self.seconds}
        if self.refused:
            told["Retry-After"] = self.seconds
        return {name: str(value) for name, value in told.items()}

    @property
    def problem(self) -> tuple[int, str, dict[str, str]]:
        """What a client is told that has to wait: status, detail, headers."""
        return 429, f"提问太快了，请{self.seconds}秒后再试。", self.headers


class Rates:
    """Counts clients and conversations; None of either where no limit is set."""

    def __init__(self, settings: Settings, told: Any = None) -> None:
        address = settings.sessions.get_secret_value()
        self._counts = _Counts(address if "://" in address and not address.startswith("sqlite") else "")
        self._of_client, self._of_session = settings.rate_per_minute, settings.session_rate_per_minute
        if told:
            self._counts.breaker.told = told

    def client(self, address: str) -> Standing | None:
        """Counts one request of a client; one with a whole IPv6 network counts as one client."""
        return self._counts.hit(self._of_client, "client", _network(address)) if self._of_client else None

    def session(self, session_id: str | None) -> Standing | None:
        """Counts one message of a conversation; the first has no id yet."""
        return self._counts.hit(self._of_session, "session", session_id) if self._of_session and session_id else None

    def close(self) -> None:
        """Closes the connections to the Redis."""
        self._counts.close()


def _network(address: str) -> str:
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address[:64]
    if parsed.version == 4:
        return str(parsed)
    return str(parsed.ipv4_mapped or ipaddress.ip_network((parsed, 64), strict=False))


class _Counts:
    """Moving windows of a minute, shared where there is an address; while that does not answer, this process counts alone."""

    def __init__(self, address: str) -> None:
        self._address, self._shared, self._own = address, None, None
        self.breaker = Breaker("limits")

    def hit(self, most: int, *names: str) -> Standing:
        together = self._together(most, names) if self._address and self.breaker.lets_through() else None
        if together:
            return together
        self._own = self._own or _window("memory://")
        return _standing(self._own, most, names)

    def close(self) -> None:
        """Closes what is shared."""
        if self._shared:
            self._shared.storage.storage.close()
            self._shared = None

    def _together(self, most: int, names: tuple[str, ...]) -> Standing | None:
        """Counted with all others; None where the Redis does not answer."""
        from limits.errors import StorageError  # noqa: PLC0415 - only who wants a limit needs the library
        from redis.exceptions import RedisClusterException, RedisError  # noqa: PLC0415

        try:
            self._shared = self._shared or _window(_address(self._address), tls=self._address.startswith(_TLS))
            standing = _standing(self._shared, most, names)
        except (StorageError, RedisError, RedisClusterException) as error:
            self.breaker.failed(error)
            return None
        self.breaker.worked()
        return standing


def _address(said: str) -> str:
    """The address of a Redis as limits reads it."""
    scheme, _, rest = said.replace("valkeys", "rediss", 1).replace("valkey", "redis", 1).partition("://")
    scheme = {"unix": "redis+unix", "rediss+cluster": "redis+cluster"}.get(scheme, scheme)
    return f"{scheme}://{rest}"


def _window(address: str, *, tls: bool = False) -> Any:
    from limits.storage import storage_from_string  # noqa: PLC0415
    from limits.strategies import MovingWindowRateLimiter  # noqa: PLC0415

    options: dict[str, Any] = {}
    if address.startswith("redis"):
        from redis.backoff import NoBackoff  # noqa: PLC0415
        from redis.retry import Retry  # noqa: PLC0415

        options = {
            "socket_timeout": _PATIENCE,
            "socket_connect_timeout": _PATIENCE,
            "retry": Retry(NoBackoff(), 0),
            "key_prefix": "gongbao:limit",
        }
        if tls and address.startswith("redis+cluster"):
            options["ssl"] = True
    return MovingWindowRateLimiter(storage_from_string(address, wrap_exceptions=True, **options))


def _standing(window: Any, most: int, names: tuple[str, ...]) -> Standing:
    from limits import RateLimitItemPerMinute  # noqa: PLC0415

    item = RateLimitItemPerMinute(most)
    welcome = window.hit(item, *names)
    reset, left = window.get_window_stats(item, *names)
    seconds = round(reset - time.time())
    if seconds > item.get_expiry() + 1:  # the clock has been put back: nobody waits for the day that was
        window.clear(item, *names)
        return Standing(most, most - 1, int(item.get_expiry()), refused=not window.hit(item, *names))
    return Standing(most, left, max(1, seconds), refused=not welcome)
