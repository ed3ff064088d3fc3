"""Conversations in Redis or Valkey, one server or a cluster, shared by many machines; the only place that knows redis.

A conversation is one hash under one key, so that a cluster keeps it in one place; it is compared and written in one script.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from redis import Redis, RedisError
from redis.backoff import NoBackoff
from redis.cluster import RedisCluster
from redis.exceptions import RedisClusterException
from redis.retry import Retry

from assistant.breaker import StoreError
from assistant.conversations import Conversation
from assistant.sessions.store import LIFETIME, PATIENCE, can_be_an_id, written

_PREFIX = "gongbao:session:"
_PUT = """
if (redis.call('HGET', KEYS[1], 'revision') or '0') ~= ARGV[1] then return 0 end
redis.call('HSET', KEYS[1], 'revision', ARGV[1] + 1, 'state', ARGV[2])
redis.call('PEXPIRE', KEYS[1], ARGV[3])
return 1
"""


class RedisSessions:
    """Conversations in the Redis of `url`, which forgets them after a time in seconds.

    A server that is away is no reason not to start: it is looked for when it is needed.
    """

    def __init__(self, url: str, seconds: float = LIFETIME) -> None:
        self._url, self._milliseconds = url, max(1, int(seconds * 1000))
        self._lock = threading.Lock()
        self._opened: tuple[Any, Any] | None = None

    def get(self, session_id: str) -> tuple[Conversation, int] | None:
        """See `Sessions.get`."""
        if not can_be_an_id(session_id):
            return None
        with _said_as_ours():
            state, revision = self._client[0].hmget(_PREFIX + session_id, ("state", "revision"))
            if state is None or revision is None:
                return None
            return Conversation.from_json(state.decode()), int(revision)

    def put(self, session_id: str, conversation: Conversation, revision: int) -> bool:
        """See `Sessions.put`."""
        arguments = (revision, written(conversation), self._milliseconds)
        with _said_as_ours():
            return bool(self._client[1](keys=(_PREFIX + session_id,), args=arguments) == 1)

    def remove(self, session_id: str) -> bool:
        """See `Sessions.remove`."""
        if not can_be_an_id(session_id):
            return False
        with _said_as_ours():
            return bool(self._client[0].delete(_PREFIX + session_id) == 1)

    def close(self) -> None:
        """Closes the connections."""
        if self._opened:
            with _said_as_ours():
                client = self._opened[0]
                if isinstance(client, RedisCluster):
                    client.disconnect_connection_pools()  # type: ignore[no-untyped-call]  # its own close leaves the connections of its nodes open
                client.close()

    @property
    def _client(self) -> tuple[Any, Any]:
        """The client, and the script that puts; a cluster is asked for its nodes the first time."""
        with self._lock:
            if self._opened is None:
                client = _connect(self._url)
                self._opened = client, client.register_script(_PUT)
            return self._opened


def _connect(url: str) -> Any:
    """A client that gives up soon and repeats nothing: what was cut off may have been written."""
    never = Retry(NoBackoff(), 0)
    patience: dict[str, Any] = {"socket_timeout": PATIENCE, "socket_connect_timeout": PATIENCE, "retry": never}
    scheme, _, rest = url.partition("://")
    if not scheme.endswith("+cluster"):
        return Redis.from_url(url, **patience)
    # Any one node tells of the others, so the first that answers of those named is enough.
    rest, _, more = rest.partition("/")
    user, at, named = rest.rpartition("@")
    scheme = scheme.removesuffix("+cluster")
    addresses = [f"{scheme}://{user}{at}{node}{'/' + more if more else ''}" for node in named.split(",")]
    for address in addresses[:-1]:
        with suppress(RedisError, RedisClusterException, OSError):
            return RedisCluster.from_url(address, **patience)
    return RedisCluster.from_url(addresses[-1], **patience)


@contextmanager
def _said_as_ours() -> Iterator[None]:
    try:
        yield
    except (RedisError, RedisClusterException, OSError, ValueError) as error:
        raise StoreError(f"Redis: {type(error).__name__}") from error
