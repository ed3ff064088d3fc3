"""One connection and how long it may take: uvicorn's, with limits for heads that trickle in and readers that do not read.

A client that closes its own half after asking still gets its reply.
"""

from __future__ import annotations

import asyncio
import json

from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol

from bots.web import problems

HEAD_LIMIT = 32 * 1024  # bytes of a request line and its headers


class Connection(HttpToolsProtocol):
    """Waits so many seconds for a head to arrive, and for some of a reply to be read."""

    seconds = 10.0

    _head_timer: asyncio.TimerHandle | None = None
    _reader_timer: asyncio.TimerHandle | None = None
    _head_bytes = 0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begins to wait for the first head."""
        super().connection_made(transport)
        self._await_head()

    def data_received(self, data: bytes) -> None:
        """Reads on; refuses a head that grows too large."""
        if self._head_timer is None and (self.cycle is None or self.cycle.response_complete):
            self._await_head()
        self._head_bytes += len(data)
        super().data_received(data)
        if self._head_timer and self._head_bytes > HEAD_LIMIT and not self.transport.is_closing():
            self._refuse(431)

    def on_headers_complete(self) -> None:
        """The head is there."""
        if self._head_timer:
            self._head_timer.cancel()
            self._head_timer = None
        super().on_headers_complete()

    def on_response_complete(self) -> None:
        """Looks after what is still to be sent."""
        super().on_response_complete()
        self._look_after_reader()

    def pause_writing(self) -> None:
        """More is to be sent than is read."""
        super().pause_writing()
        self._look_after_reader()

    def eof_received(self) -> bool:  # type: ignore[override]
        """Whether the connection stays open although the client sends nothing more: a whole request gets its reply."""
        owed = self.cycle is not None and not self.cycle.response_complete and not self.cycle.more_body
        if owed:
            self.cycle.keep_alive = False
        return owed

    def connection_lost(self, exc: Exception | None) -> None:
        """Waits for nothing more."""
        for timer in (self._head_timer, self._reader_timer):
            if timer:
                timer.cancel()
        self._head_timer = self._reader_timer = None
        super().connection_lost(exc)

    def send_400_response(self, msg: str) -> None:
        """What cannot be read as HTTP is a problem like others."""
        self._refuse(400)

    def _await_head(self) -> None:
        self._head_bytes = 0
        self._head_timer = self.loop.call_later(self.seconds, self.transport.abort)

    def _look_after_reader(self, before: int = 0) -> None:
        """Ends the connection once nothing of what is to be sent has been read for a while."""
        if not before and self._reader_timer:
            return
        left = self.transport.get_write_buffer_size()
        if left and left == before:
            self.transport.abort()
        self._reader_timer = self.loop.call_later(self.seconds, self._look_after_reader, left) if left else None

    def _refuse(self, status: int) -> None:
        content = json.dumps(problems.body(status), ensure_ascii=False).encode()
        head = f"content-type: {problems.MEDIA_TYPE}\r\ncontent-length: {len(content)}\r\nconnection: close\r\n\r\n"
        self.transport.write(STATUS_LINE[status] + head.encode() + content)
        self.transport.close()
