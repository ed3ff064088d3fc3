"""How several workers share one listening socket: each takes one connection at a time, and waits longer the more it has.

Otherwise the first worker to wake takes all that wait, and the others have nothing to do. One socket for all, and
not one for each, so that a connection that waits is not lost with a worker that dies.
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable
from typing import Any

try:
    from uvloop import Loop as _Loop
except ImportError:  # Windows
    from asyncio import SelectorEventLoop as _Loop  # type: ignore[assignment]

_STEP, _LONGEST = 0.0001, 0.001  # seconds that a worker waits for each connection that it has, and at most
_NO_ROOM = 1.0  # seconds after which a connection that could not be opened is tried again


class FairLoop(_Loop):
    """An event loop whose servers take turns with those of other processes at a socket they are given."""

    async def create_server(self, factory: Callable[[], Any], *where: Any, **options: Any) -> Any:  # type: ignore[override]
        """See `asyncio.loop.create_server`."""
        if options.get("sock") is None:
            return await super().create_server(factory, *where, **options)
        return _Turns(self, options["sock"], factory, options.get("backlog", 2048))


class _Turns:
    """A server as `create_server` gives it: listens until it is closed."""

    def __init__(self, loop: FairLoop, sock: socket.socket, factory: Callable[[], Any], backlog: int) -> None:
        self._loop, self._socket, self._factory = loop, sock, factory
        sock.setblocking(False)
        sock.listen(backlog)
        self.sockets = (sock,)
        self._accepting = loop.create_task(self._accept())

    async def _accept(self) -> None:
        while True:
            try:
                connection, _ = await self._loop.sock_accept(self._socket)
                _, protocol = await self._loop.connect_accepted_socket(self._factory, connection)
            except OSError:  # no more files may be open, or the client has gone
                await asyncio.sleep(_NO_ROOM)
                continue
            await asyncio.sleep(min(len(protocol.connections) * _STEP, _LONGEST))

    def close(self) -> None:
        """Takes no more connections."""
        self._accepting.cancel()

    async def wait_closed(self) -> None:
        """Returns once none is taken any more."""
        await asyncio.wait({self._accepting})
