"""`gongbao serve` as a process of its own: asked, looked at, killed in parts, stopped."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx
from waiting import until

GONGBAO = Path(sys.executable).with_name("gongbao")
NOTE = "暂时不能记住对话"


class Served:
    """A server on a free port, started `under` another command; its log is in a file."""

    def __init__(self, folder: Path, *more: str, under: tuple[str, ...] = (), **settings: str) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])
        kept = {name: value for name, value in os.environ.items() if not name.startswith("GONGBAO_")}
        self._log = folder / "log"
        with self._log.open("w", encoding="utf-8") as log:
            self.process = subprocess.Popen(
                [*under, GONGBAO, "serve", "--port", str(self.port), *more],
                env={**kept, "PYTHONUTF8": "1", **settings},
                cwd=folder,
                stderr=log,
            )
        self.web = httpx.Client(base_url=f"http://127.0.0.1:{self.port}", timeout=10)
        try:
            until(lambda: self.process.poll() is not None or self.answers(), 60)
            assert self.process.poll() is None, self._log.read_text(encoding="utf-8")
        except BaseException:
            self.end()
            raise

    def answers(self) -> bool:
        with contextlib.suppress(httpx.TransportError):
            return self.web.get("/readyz").status_code == 200
        return False

    def ask(self, message: str, session_id: str | None = None) -> dict[str, Any]:
        response = self.web.post("/api/chat", json={"message": message, "session_id": session_id})
        assert response.status_code == 200, response.text
        return dict(response.json())

    def ready(self) -> dict[str, Any]:
        return dict(self.web.get("/readyz").raise_for_status().json())

    def counted(self, figure: str) -> float:
        """The sum of a figure of /metrics over its labels."""
        lines = self.web.get("/metrics").text.splitlines()
        return sum(float(line.rpartition(" ")[2]) for line in lines if line.startswith((f"{figure}{{", f"{figure} ")))

    def logged(self, event: str) -> list[dict[str, Any]]:
        """The lines of the log with this event; every line must be JSON, but for the one that names the address."""
        lines = self._log.read_text(encoding="utf-8").splitlines()[1:]
        return [line for line in map(json.loads, lines) if line["event"] == event]

    def workers(self) -> list[int]:
        """The processes that answer."""
        return [int(stat.parent.name) for stat in Path("/proc").glob("[0-9]*/stat") if self._is_worker(stat)]

    def open_files(self, pid: int | None = None) -> int:
        """How many files and connections the server, or one of its workers, has open."""
        return len(list(Path(f"/proc/{pid or self.process.pid}/fd").iterdir()))

    def _is_worker(self, stat: Path) -> bool:
        with contextlib.suppress(OSError):
            parent = int(stat.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()[1])
            return parent == self.process.pid and b"spawn_main" in (stat.parent / "cmdline").read_bytes()
        return False

    def connected(self) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.port), timeout=10)

    def stop(self) -> int:
        """Tells it to stop, and gives its exit status."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(20)

    def end(self) -> None:
        """Leaves nothing running, whatever has happened."""
        self.web.close()
        if self.process.poll() is None:
            self.stop()


def request(message: str, *headers: str) -> bytes:
    """A question as it goes over the wire."""
    body = json.dumps({"message": message}).encode()
    lines = ["POST /api/chat HTTP/1.1", "Host: x", "Content-Type: application/json", *headers]
    return "\r\n".join([*lines, f"Content-Length: {len(body)}", "", ""]).encode() + body


def all_that_comes(connection: socket.socket) -> bytes:
    """What is sent until the other side closes; a reset ends it too."""
    parts = []
    with contextlib.suppress(ConnectionResetError, BrokenPipeError):
        while part := connection.recv(65536):
            parts.append(part)
    return b"".join(parts)
